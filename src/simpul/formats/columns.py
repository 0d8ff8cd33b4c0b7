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
from simpul.formats.report import FileTally
from simpul.link.tables import Tables, shape_of
from simpul.model.schema import Family, Kind, record_type
from simpul.normalise.quick import Quick, quick_reading

ROW_BOUND: Final = frozenset(
    {Kind.ACCOUNT, Kind.DOCUMENT, Kind.PLATE, Kind.WALLET, Kind.MONEY, Kind.REFERENCE, Kind.HANDLE}
)
"""Kinds whose reading may depend on other cells of the row (the bank beside an account number)."""

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
    con = tables.con
    quoted = {name: '"' + name.replace('"', '""') + '"' for name in (*mapping.columns, mapping.id or "")}
    id_column = quoted[mapping.id or ""]
    source = con.read_parquet(str(path))
    types = dict(zip(source.columns, source.types, strict=True))
    if any(str(types[name]) != "VARCHAR" for name in quoted if name in types):
        return False
    con.execute(f"CREATE TEMP TABLE source AS SELECT * FROM read_parquet(?) ORDER BY {id_column}", [str(path)])  # noqa: S608
    try:
        return _take(tables, mapping, origin, tally, quoted)
    finally:
        con.execute("DROP TABLE source")


def _take(tables: Tables, mapping: SheetMapping, origin: Origin, tally: FileTally, quoted: dict[str, str]) -> bool:
    con, base = tables.con, tables.records
    id_column = quoted[mapping.id or ""]
    rows, ids, bare = con.execute(
        f"SELECT count(*), count(DISTINCT {id_column}), count(*) FILTER (WHERE {id_column} IS NULL"  # noqa: S608
        f" OR {id_column} <> trim({id_column}) OR {id_column} = '') FROM source"
    ).fetchall()[0]
    if rows != ids or bare:
        return False
    con.execute(
        "INSERT INTO record SELECT rowid + ?, ?, " + id_column + ", ?, ?, 'thing' FROM source",  # noqa: S608
        [base, origin.agency, mapping.type, shape_of(mapping.type)],
    )
    for header, column in mapping.columns.items():
        _take_column(tables, mapping.type, column, origin, tally, quoted[header], base)
    kept = [name for name in con.table("source").columns if name not in mapping.columns and name != mapping.id]
    for name in kept:
        safe = '"' + name.replace('"', '""') + '"'
        tally.kept_columns[name] += con.execute(f"SELECT count({safe}) FROM source").fetchall()[0][0]  # noqa: S608
    tally.received += rows
    tally.mapped += rows
    tally.records += rows
    tables.records += rows
    return True


def _take_column(
    tables: Tables, type_name: str, column: Column, origin: Origin, tally: FileTally, quoted: str, base: int
) -> None:
    con = tables.con
    prop = record_type(type_name).property(column.property or "")
    reading = Reading(column.country, column.order, column.lang, column.platform, column.bank)
    values = con.execute(
        f"SELECT {quoted} AS raw, count(*) AS n FROM source WHERE trim({quoted}) <> '' GROUP BY raw"  # noqa: S608
    ).fetchnumpy()
    raws: list[str] = []
    canonical: list[str] = []
    without: Counter[tuple[str, str]] = Counter()
    for raw, count in zip(values["raw"].tolist(), values["n"].tolist(), strict=True):
        quick = quick_reading(prop.kind, raw)
        if quick is None:
            entry = Entry(0, type_name, None, (RawValue(prop.name, raw, reading),))
            whole = normalised_value(entry, prop, entry.values[0], origin)
            quick = Quick(whole.value, whole.reason)
        if quick.value is None:
            without[f"{type_name}.{prop.name}", quick.reason or ""] += count
        else:
            raws.append(raw)
            canonical.append(quick.value)
    tally.without_canonical.update(without)
    tables.insert("reading", {"raw": raws, "value": canonical})
    con.execute(
        "INSERT INTO statement SELECT s.rowid + ?, ?, ?, r.value, r.raw, NULL"  # noqa: S608  # the column's quoted name
        f" FROM source AS s INNER JOIN reading AS r ON r.raw = s.{quoted}",
        [base, prop.name, prop.kind.value],
    )
    con.execute("DELETE FROM reading")
