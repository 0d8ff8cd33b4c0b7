# SPDX-License-Identifier: Apache-2.0
"""A decision as a small tree over a marking's columns, so that a database can filter before it counts.

Values are two-valued: a test on an empty column is false, and ``Not`` of it true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from simpul.model.marking import Marking
from simpul.policy.item import Item, conditions, members, names_only_officers


class Column(StrEnum):
    """The columns a table of items must have; names as in ``Marking`` where they mean the same."""

    ORIGINATOR = "originator"
    """Text."""
    MEMBERS = "members"
    """List of text: the audience, with the originator where the item is not derived."""
    DERIVED_FROM = "derived_from"
    """List of text."""
    COMPARTMENT = "compartment"
    """Text or null."""
    CONDITIONS = "conditions"
    """List of text: the caveats to be acknowledged, single ones."""
    PURPOSE = "purpose"
    """List of text."""
    REVIEW_BY = "review_by"
    """Date or null."""
    MATCH_MODE = "match_mode"
    """Text."""
    NAMED_ONLY = "named_only"
    """Truth: the audience is one of named officers only."""
    CASES = "cases"
    """List of text: operation-wide ids of cases."""


Value: TypeAlias = str | bool | date | tuple[str, ...] | None
Columns: TypeAlias = Mapping[Column, Value]


@dataclass(frozen=True, slots=True)
class Always:
    """True or false whatever the item."""

    value: bool


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; none at all is true."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds; none at all is false."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Predicate


@dataclass(frozen=True, slots=True)
class Equals:
    """A single-valued column holds exactly this text."""

    column: Column
    value: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A column of truth is true."""

    column: Column


@dataclass(frozen=True, slots=True)
class HasAny:
    """A list column shares at least one value with these."""

    column: Column
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """A list column holds nothing but these; an empty one always does."""

    column: Column
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class IsEmpty:
    """A column holds nothing: null, or a list without values."""

    column: Column


@dataclass(frozen=True, slots=True)
class Before:
    """A date column holds a day before this one."""

    column: Column
    day: date


Predicate: TypeAlias = Always | And | Or | Not | Equals | Holds | HasAny | Within | IsEmpty | Before


def columns(item: Item | Marking) -> dict[Column, Value]:
    """Return the columns of one item, as a table for ``duckdb_sql`` stores them; lists are sorted."""
    asked = Item(item) if isinstance(item, Marking) else item
    marking = asked.marking
    return {
        Column.ORIGINATOR: str(marking.originator),
        Column.MEMBERS: tuple(sorted(members(marking))),
        Column.DERIVED_FROM: tuple(sorted(marking.derived_from)),
        Column.COMPARTMENT: marking.compartment,
        Column.CONDITIONS: tuple(sorted(conditions(marking))),
        Column.PURPOSE: tuple(sorted(marking.purpose)),
        Column.REVIEW_BY: marking.review_by,
        Column.MATCH_MODE: marking.match_mode.value,
        Column.NAMED_ONLY: names_only_officers(marking),
        Column.CASES: tuple(sorted(asked.cases)),
    }


def evaluate(tree: Predicate, of: Item | Marking | Columns) -> bool:
    """Return whether the tree holds for an item, its marking alone, or its columns."""
    return _holds(tree, of if isinstance(of, Mapping) else columns(of))


def _holds(tree: Predicate, row: Columns) -> bool:
    match tree:
        case Always(value):
            return value
        case And(parts):
            return all(_holds(part, row) for part in parts)
        case Or(parts):
            return any(_holds(part, row) for part in parts)
        case Not(part):
            return not _holds(part, row)
        case _:
            return _column_holds(tree, row)


def _column_holds(
    leaf: Equals | Holds | HasAny | Within | IsEmpty | Before,
    row: Columns,
) -> bool:
    value = row[leaf.column]
    match leaf:
        case Equals(_, wanted):
            return value == wanted
        case Holds():
            return value is True
        case HasAny(_, wanted):
            return bool(wanted & _listed(value))
        case Within(_, wanted):
            return _listed(value) <= wanted
        case IsEmpty():
            return value in (None, ())
        case Before(_, day):
            return isinstance(value, date) and value < day


def _listed(value: Value) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset()
