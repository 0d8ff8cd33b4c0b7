# SPDX-License-Identifier: Apache-2.0
"""The run's tables: records and their values as columns, in an embedded analytical database.

Trust: the database lives in this process and opens no file but its own spill folder; whoever
controls that folder can make a run fail, never change what a record says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Final, Self, TypeAlias

import duckdb
import numpy as np

from simpul.link.names import NameRarity
from simpul.model.errors import SimpulError
from simpul.model.record import Record
from simpul.model.schema import Family, Kind, record_type

BODIES: Final = ("Organization", "Company", "Group")
"""Types that name the same sort of thing: a source may call a firm an organisation."""

BATCH: Final = 50_000

Column: TypeAlias = "Sequence[object] | np.ndarray"


class RunCannotStart(SimpulError):
    """The memory or threads asked for make no sense."""

    code = "link.run-cannot-start"


class RunOutOfRoom(SimpulError):
    """Linking needed more memory, or more room to spill, than it was given; nothing is written."""

    code = "link.out-of-room"


@cache
def shape_of(type_name: str) -> str | None:
    """Return what a type is compared as; None where its records are never the same thing (events, files)."""
    if type_name in BODIES:
        return "Body"
    return type_name if record_type(type_name).family is Family.THING else None


@cache
def kind_of(type_name: str, prop: str) -> Kind:
    """Return the kind of a type's property."""
    return record_type(type_name).property(prop).kind


@dataclass
class Tables:
    """A database of one run; closes with its block.

    Attributes:
        con: the connection; only link's own modules use it.
        records: how many records came in.
    """

    con: duckdb.DuckDBPyConnection
    records: int = 0
    bound: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Step to the parameters it ran with, so that a pair can be graded again as it was."""
    _buffers: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Return itself, ready to take records."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database; its contents go with it."""
        self.con.close()

    def add_records(self, records: Iterable[Record]) -> None:
        """Take in records, in batches of fixed size."""
        stream = iter(records)
        while batch := list(islice(stream, BATCH)):
            self._add_batch(batch)

    def run(self, name: str, **parameters: object) -> duckdb.DuckDBPyConnection:
        """Run the named statement of ``queries/`` with bound parameters."""
        return self.con.execute(query(name), parameters or None)

    def compare_names(self, rarity: NameRarity) -> int | None:  # noqa: ARG002  # for tables that lie elsewhere
        """Fill ``name_score`` where the tables lie; None where that is here, and they are compared here."""
        return None

    def insert(self, table: str, columns: Mapping[str, Column]) -> None:
        """Append columns to one of the run's own tables, in the table's column order."""
        arrays = {name: _array(values) for name, values in columns.items()}
        if not arrays or not len(next(iter(arrays.values()))):
            return
        self.con.register("incoming", _relation(self.con, arrays))
        self.con.execute(f"INSERT INTO {_known(table)} SELECT * FROM incoming")  # noqa: S608  # a name of our own list
        self.con.unregister("incoming")

    def _add_batch(self, batch: Sequence[Record]) -> None:
        numbered = list(enumerate(batch, start=self.records))
        self.records += len(batch)
        self.insert("record", _transpose(_record_row(no, record) for no, record in numbered))
        rows = [(no, record.type, s) for no, record in numbered for s in record.statements]
        self.insert(
            "statement",
            _transpose(
                (no, s.prop, kind_of(type_name, s.prop).value, s.value, s.original, s.id)
                for no, type_name, s in rows
                if s.usable and kind_of(type_name, s.prop) is not Kind.REFERENCE
            ),
        )
        self.insert(
            "reference",
            _transpose(
                (no, s.prop, s.value) for no, type_name, s in rows if kind_of(type_name, s.prop) is Kind.REFERENCE
            ),
        )


TABLES: Final = frozenset(
    {"record", "statement", "reference", "name_key", "other_name", "name_score", "identifier_weight", "birth_weight"}
    | {"role_weight", "relative_word"}
    | {"identity_kind", "judged", "reading", "component", "entity_of", "tie_strength"}
)


def open_tables(*, threads: int | None = None, memory: str | None = None, spill: Path | None = None) -> Tables:
    """Open an empty database in memory that spills to ``spill`` past ``memory`` (``4GB``)."""
    config: dict[str, str | int] = {
        "preserve_insertion_order": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "temp_directory": str(spill) if spill else "",
    }
    if threads:
        config["threads"] = threads
    if memory:
        config["memory_limit"] = memory
    try:
        con = duckdb.connect(":memory:", config=config)  # type: ignore[arg-type]  # the stub knows fewer value types
    except duckdb.Error as error:
        message = f"The run cannot start with memory {memory!r} and {threads} threads; write memory as 4GB or 500MB."
        raise RunCannotStart(message) from error
    con.execute("SET enable_progress_bar = false")
    con.execute(query("tables"))
    return Tables(con)


@cache
def query(name: str) -> str:
    """Return the text of one statement of ``queries/``."""
    return (files("simpul.link") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def _record_row(no: int, record: Record) -> tuple[object, ...]:
    family = record_type(record.type).family.value
    return (no, record.agency, record.local_id, record.type, shape_of(record.type), family)


def _transpose(rows: Iterable[tuple[object, ...]]) -> dict[str, Column]:
    return {f"c{at}": column for at, column in enumerate(zip(*rows, strict=True))}


def _array(values: Column) -> np.ndarray:
    if isinstance(values, np.ndarray):
        return values
    if values and isinstance(values[0], int | float) and not isinstance(values[0], bool):
        return np.asarray(values)
    return np.asarray(values, dtype=object)


def _relation(con: duckdb.DuckDBPyConnection, arrays: Mapping[str, np.ndarray]) -> duckdb.DuckDBPyRelation:
    columns = dict(arrays)  # noqa: F841  # the database finds it by this name
    return con.sql("SELECT * FROM columns")


def _known(table: str) -> str:
    if table not in TABLES:
        message = f"{table!r} is not a table of the run"
        raise KeyError(message)
    return table


__all__ = ["BODIES", "RunCannotStart", "RunOutOfRoom", "Tables", "kind_of", "open_tables", "query", "shape_of"]
