# SPDX-License-Identifier: Apache-2.0
"""The fast way in for large, plain Parquet files: whole columns instead of rows.

Each distinct value is normalised once. The result is that of the way by rows, which a property test
holds it to; a file that is not plain takes the way by rows.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from simpul.formats.compose import normalised_value
from simpul.formats.entry import Entry, RawValue, Reading
from simpul.formats.holding import Origin
from simpul.formats.mapping import Column, SheetMapping
from simpul.formats.parquet import literal_path
from simpul.formats.report import FileTally
from simpul.link.tables import Tables, shape_of
from simpul.model.schema import Family, Kind, Property, record_type
from simpul.normalise.quick import SURE, Quick, quick_reading, sure_hosts, words_of_nobody

ROW_BOUND: Final = frozenset(
    {Kind.ACCOUNT, Kind.DOCUMENT, Kind.PLATE, Kind.WALLET, Kind.MONEY, Kind.REFERENCE, Kind.HANDLE}
)
"""Kinds whose reading may depend on other cells of the row (the bank beside an account number)."""

ROW: Final = "file_row_number"
FIRST_ROW: Final = 2
"""Number of the first row of values: the names of the columns are row 1."""
NOTHING_MAPPED: Final = "row.nothing-mapped"

LONGEST_CELL: Final = 10_000
"""Longer cells take the way by rows, which knows what to do with them."""

ROW_SPEAKS: Final = frozenset({"country", "nationality", "jurisdiction", "flag"})
"""Properties that change how the row's numbers are read."""


def is_plain(mapping: SheetMapping) -> bool:
    """Return whether a sheet's columns can be read each by itself, so that the fast way gives the same."""
    of_type = record_type(mapping.type)
    plain = all(_is_plain(column) for column in mapping.columns.values())
    named = {column.property for column in mapping.columns.values() if column.property}
    bound = any(of_type.property(name).kind in ROW_BOUND for name in named)
    return of_type.family is Family.THING and mapping.id is not None and plain and not bound and not named & ROW_SPEAKS


def _is_plain(column: Column) -> bool:
    return column.property is not None and not column.split


def take_columns(tables: Tables, path: Path, mapping: SheetMapping, origin: Origin, tally: FileTally) -> bool:
    """Fill a run's tables from a plain Parquet file; False where it is not plain after all, and nothing is taken.

    The records are numbered in the order of their ids, after those already there.
    """
    id_column = _quoted(mapping.id or "")
    literal = literal_path(path)
    source = tables.con.read_parquet(literal)
    types = dict(zip(source.columns, source.types, strict=True))
    if any(str(types[name]) != "VARCHAR" for name in (*mapping.columns, mapping.id) if name in types):
        return False
    tables.con.execute(
        "CREATE TEMP TABLE source AS SELECT * FROM read_parquet(?, file_row_number = true)"  # noqa: S608  # quoted
        f" ORDER BY {id_column}",
        [literal],
    )
    try:
        return _ColumnTaker(tables, mapping, origin, tally).take_all()
    finally:
        tables.con.execute("DROP TABLE source")


class _ColumnTaker:
    """Takes the columns of the table ``source`` into a run."""

    def __init__(self, tables: Tables, mapping: SheetMapping, origin: Origin, tally: FileTally) -> None:
        self._tables, self._mapping, self._origin, self._tally = tables, mapping, origin, tally
        self._first = tables.records
        self._known: dict[str, list[str]] = {}

    def take_all(self) -> bool:
        """Take all columns where every row has an id of its own; else take nothing and say so."""
        rows = self._rows_with_own_ids()
        if rows is None:
            return False
        mapping, con = self._mapping, self._tables.con
        rows -= self._keep_bare_rows()
        con.execute(
            f"INSERT INTO record SELECT rowid + ?, ?, {_quoted(mapping.id or '')}, ?, ?, 'thing' FROM source",  # noqa: S608
            [self._first, self._origin.agency, mapping.type, shape_of(mapping.type)],
        )
        for header, column in mapping.columns.items():
            self._take(column, _quoted(header))
        for name in con.table("source").columns:
            if name not in mapping.columns and name not in {mapping.id, ROW}:
                self._tally.kept_columns[name] += self._number(f"SELECT count({_quoted(name)}) FROM source")  # noqa: S608
        self._tally.received += rows
        self._tally.mapped += rows
        self._tally.records += rows
        self._tables.records += rows
        return True

    def _rows_with_own_ids(self) -> int | None:
        column = _quoted(self._mapping.id or "")
        rows = self._number("SELECT count(*) FROM source")
        own = self._number(
            f"SELECT count(DISTINCT {column}) FROM source WHERE {column} = trim({column}) AND {column} <> ''"  # noqa: S608
            f" AND {column} <> {_text(self._mapping.id or '')}"
        )
        return rows if own == rows and not self._has_unfit_rows() else None

    def _has_unfit_rows(self) -> bool:
        """Say whether a row holds what the way by rows would refuse."""
        every = [_quoted(name) for name in self._tables.con.table("source").columns if name != ROW]
        unfit = " OR ".join(
            f"contains({name}::VARCHAR, chr(0)) OR length({name}::VARCHAR) > {LONGEST_CELL}" for name in every
        )
        return self._number(f"SELECT count(*) FROM source WHERE coalesce({unfit}, false)") > 0  # noqa: S608

    def _keep_bare_rows(self) -> int:
        """Set apart the rows of which no column is mapped, so that the others are numbered without a gap."""
        mapped = [_quoted(header) for header in self._mapping.columns]
        bare = " AND ".join(f"coalesce(trim({name}::VARCHAR), '') = ''" for name in mapped)
        con = self._tables.con
        kept = con.execute(f"SELECT {ROW} FROM source WHERE {bare} ORDER BY {ROW}").fetchall()  # noqa: S608
        for (row,) in kept:
            self._tally.keep(row + FIRST_ROW, NOTHING_MAPPED, "No cell of the row is in a column that is mapped.")
        if kept:
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE source AS SELECT * FROM source WHERE NOT ({bare})"  # noqa: S608
                f" ORDER BY {_quoted(self._mapping.id or '')}"
            )
        self._tally.received += len(kept)
        return len(kept)

    def _take(self, column: Column, quoted: str) -> None:
        prop = record_type(self._mapping.type).property(column.property or "")
        reading = Reading(column.country, column.order, column.lang, column.platform, column.bank)
        self._tables.con.execute(
            f"CREATE OR REPLACE TEMP VIEW cell AS SELECT rowid AS row, {quoted} AS raw FROM source"  # noqa: S608
        )
        sure = self._take_sure(prop)
        values = self._tables.con.execute(
            f"SELECT raw, count(*) AS n FROM cell WHERE trim(raw) <> '' AND NOT coalesce({sure}, false) GROUP BY raw",  # noqa: S608
            self._bound(sure),
        ).fetchnumpy()
        known: dict[str, str] = {}
        without: Counter[tuple[str, str]] = Counter()
        for raw, count in zip(values["raw"].tolist(), values["n"].tolist(), strict=True):
            found = quick_reading(prop.kind, raw) or self._whole_reading(prop, RawValue(prop.name, raw, reading))
            if found.value is None:
                without[f"{self._mapping.type}.{prop.name}", found.reason or ""] += count
            else:
                known[raw] = found.value
        self._tally.without_canonical.update(without)
        self._tables.insert("reading", {"raw": list(known), "value": list(known.values())})
        self._tables.con.execute(
            "INSERT INTO statement SELECT s.row + ?, ?, ?, r.value, r.raw, NULL"
            " FROM cell AS s INNER JOIN reading AS r ON r.raw = s.raw",
            [self._first, prop.name, prop.kind.value],
        )
        self._tables.con.execute("DELETE FROM reading")

    def _take_sure(self, prop: Property) -> str:
        """Take the values that are canonical as they stand; return what holds of them, as SQL."""
        if prop.kind not in SURE:
            return "false"
        sure = " AND ".join(SURE[prop.kind])
        hosts = self._tables.con.execute("SELECT DISTINCT split_part(raw, '@', 2) FROM cell").fetchall()
        self._known = {"never": words_of_nobody(), "hosts": sure_hosts(host for (host,) in hosts if host)}
        self._tables.con.execute(
            f"INSERT INTO statement SELECT row + $first, $prop, $kind, raw, raw, NULL FROM cell WHERE {sure}",  # noqa: S608
            {"first": self._first, "prop": prop.name, "kind": prop.kind.value, **(self._bound(sure) or {})},
        )
        return sure

    def _bound(self, sql: str) -> dict[str, object] | None:
        """Return the parameters that a text names."""
        return {name: value for name, value in self._known.items() if f"${name}" in sql} or None

    def _whole_reading(self, prop: Property, raw: RawValue) -> Quick:
        entry = Entry(0, self._mapping.type, None, (raw,))
        whole = normalised_value(entry, prop, raw, self._origin)
        return Quick(whole.value, whole.reason)

    def _number(self, sql: str) -> int:
        return int(self._tables.con.execute(sql).fetchall()[0][0])


def _text(value: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    """Return a column's name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
