# SPDX-License-Identifier: Apache-2.0
"""A predicate as DuckDB reads it: text with question marks, and the values to bind in that order.

Columns come from the closed list ``Column``; every value is bound, none is written into the text.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple, TypeAlias

from simpul.policy.predicate import (
    Always,
    And,
    Before,
    Column,
    Equals,
    HasAny,
    Holds,
    IsEmpty,
    Not,
    Or,
    Predicate,
    Within,
)

Parameter: TypeAlias = str | date | list[str]

COLUMN_TYPES: Final = {
    Column.ORIGINATOR: "VARCHAR",
    Column.MEMBERS: "VARCHAR[]",
    Column.DERIVED_FROM: "VARCHAR[]",
    Column.COMPARTMENT: "VARCHAR",
    Column.CONDITIONS: "VARCHAR[]",
    Column.PURPOSE: "VARCHAR[]",
    Column.REVIEW_BY: "DATE",
    Column.MATCH_MODE: "VARCHAR",
    Column.NAMED_ONLY: "BOOLEAN",
    Column.CASES: "VARCHAR[]",
}
"""DuckDB's type of each column."""

LISTS: Final = frozenset(name for name, kind in COLUMN_TYPES.items() if kind.endswith("[]"))


class Where(NamedTuple):
    """A condition for ``WHERE``, never null, with its parameters."""

    sql: str
    parameters: tuple[Parameter, ...]


def duckdb_where(tree: Predicate) -> Where:
    """Return the tree as a condition over a table that has the columns of ``COLUMN_TYPES``."""
    match tree:
        case Always(value):
            return Where("TRUE" if value else "FALSE", ())
        case And(parts):
            return _joined(parts, word=" AND ", nothing="TRUE")
        case Or(parts):
            return _joined(parts, word=" OR ", nothing="FALSE")
        case Not(part):
            inner = duckdb_where(part)
            return Where(f"NOT {inner.sql}", inner.parameters)
        case _:
            return _leaf(tree)


def _joined(parts: tuple[Predicate, ...], *, word: str, nothing: str) -> Where:
    inner = [duckdb_where(part) for part in parts]
    if not inner:
        return Where(nothing, ())
    return Where(
        "(" + word.join(part.sql for part in inner) + ")",
        tuple(value for part in inner for value in part.parameters),
    )


def _leaf(leaf: Equals | Holds | HasAny | Within | IsEmpty | Before) -> Where:
    name = f'"{leaf.column.value}"'
    match leaf:
        case Equals(_, value):
            return Where(f"coalesce({name} = ?, FALSE)", (value,))
        case Holds():
            return Where(f"coalesce({name}, FALSE)", ())
        case HasAny(_, values):
            return Where(f"coalesce(list_has_any({name}, ?::VARCHAR[]), FALSE)", (sorted(values),))
        case Within(_, values):
            return Where(f"coalesce(list_has_all(?::VARCHAR[], {name}), TRUE)", (sorted(values),))
        case Before(_, day):
            return Where(f"coalesce({name} < ?, FALSE)", (day,))
        case IsEmpty(column):
            empty = f"coalesce(len({name}), 0) = 0" if column in LISTS else f"{name} IS NULL"
            return Where(f"({empty})", ())
