# SPDX-License-Identifier: Apache-2.0
"""Decision, tree and database give one answer on thousands of markings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import duckdb
import pytest

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Action, Marking, MatchMode, UseCode
from simpul.policy.act import Act
from simpul.policy.actor import CONVENER, Actor, Role
from simpul.policy.decide import decide
from simpul.policy.duckdb_sql import COLUMN_TYPES, LISTS, duckdb_where
from simpul.policy.item import Item
from simpul.policy.predicate import Always, And, Before, Column, Equals, HasAny, IsEmpty, Not, Or, columns, evaluate
from simpul.policy.visibility import NoTreeForAct, visible_where

HOW_MANY_ITEMS = 3000
HOW_MANY_ACTORS = 40
TODAY = date(2026, 2, 5)
AGENCIES = ("KR-KNPA", "TH-RTP", "KH-CNP", "VN-MPS")
OFFICERS = tuple(f"{agency}:{officer}" for agency in AGENCIES for officer in ("kim", "o'neil"))
CASES = ("KR-KNPA/C1", "TH-RTP/C1", "KH-CNP/C7")
PURPOSES = ("fraud", "trafficking", "none")
CAVEATS = ("ask first", "never write", "ask first\nnever write")


def some(chance: Random, values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value for value in values if chance.random() < 0.4)


def an_item(chance: Random) -> Item:
    audience = some(chance, AGENCIES) if chance.random() < 0.7 else frozenset[str]()
    named = some(chance, OFFICERS) if chance.random() < 0.4 else frozenset[str]()
    sources = some(chance, AGENCIES) if chance.random() < 0.2 else frozenset[str]()
    marking = Marking(
        originator=AgencyId(chance.choice(AGENCIES)),
        audience=audience | named,
        codes=frozenset({UseCode.H0, *([UseCode.H3] if chance.random() < 0.1 else [])}),
        action=chance.choice(tuple(Action)),
        purpose=some(chance, PURPOSES) if chance.random() < 0.3 else frozenset(),
        review_by=TODAY + timedelta(chance.randint(-2, 2)) if chance.random() < 0.3 else None,
        match_mode=chance.choice(tuple(MatchMode)),
        caveat=chance.choice(CAVEATS) if chance.random() < 0.2 else None,
        compartment=chance.choice((VICTIMS, "new")) if chance.random() < 0.2 else None,
        derived_from=frozenset(AgencyId(source) for source in sources),
    )
    return Item(marking, some(chance, CASES))


def an_actor(chance: Random) -> Actor:
    return Actor(
        agency=AgencyId(chance.choice((*AGENCIES, "JOINT"))),
        officer=chance.choice((None, "kim", "o'neil")),
        roles=frozenset(chance.sample(tuple(Role), chance.randint(0, 2))),
        cases=some(chance, CASES) if chance.random() < 0.3 else None,
        acknowledged=some(chance, CAVEATS),
        purposes=some(chance, PURPOSES),
    )


ITEMS = [an_item(Random(seed)) for seed in range(HOW_MANY_ITEMS)]  # noqa: S311  # seeded, for repeatable tests
ACTORS = [CONVENER, *(an_actor(Random(seed)) for seed in range(HOW_MANY_ACTORS))]  # noqa: S311  # seeded likewise


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    rows = [columns(item) for item in ITEMS]
    names = list(COLUMN_TYPES)
    defined = ", ".join(f'"{name}" {kind}' for name, kind in COLUMN_TYPES.items())
    unpacked = ", ".join(f"unnest(?::{kind}[])" for kind in ("INTEGER", *COLUMN_TYPES.values()))
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE item (n INTEGER, {defined})")
        packed: list[Any] = [list(range(len(rows)))]
        packed += [[list(row[name] or ()) if name in LISTS else row[name] for row in rows] for name in names]  # type: ignore[arg-type]  # list columns hold tuples
        connection.execute(f"INSERT INTO item SELECT {unpacked}", packed)  # types from a closed list
        yield connection


@pytest.mark.parametrize("act", [Act.READ, Act.MATCH, Act.COMPILE])
def test_decision_tree_and_database_agree(database: duckdb.DuckDBPyConnection, act: Act) -> None:
    allowed_in_all = 0
    rows = [columns(item) for item in ITEMS]
    for actor in ACTORS:
        tree = visible_where(actor, act, at=TODAY)
        where = duckdb_where(tree)
        found = database.execute(f"SELECT n FROM item WHERE {where.sql} ORDER BY n", where.parameters).fetchall()  # noqa: S608  # columns from a closed list, values bound
        decided = [n for n, item in enumerate(ITEMS) if decide(actor, act, item, at=TODAY).allowed]
        assert [n for (n,) in found] == decided
        assert [n for n, row in enumerate(rows) if evaluate(tree, row)] == decided
        allowed_in_all += len(decided)
    assert 0 < allowed_in_all < len(ACTORS) * len(ITEMS)


@pytest.mark.parametrize(
    "tree",
    [
        And(()),
        Or(()),
        Not(Before(Column.REVIEW_BY, TODAY)),
        Not(Equals(Column.COMPARTMENT, VICTIMS)),
        And((Not(Or((IsEmpty(Column.CASES), Always(value=False)))), HasAny(Column.CASES, frozenset()))),
        Or((Not(IsEmpty(Column.COMPARTMENT)), Not(HasAny(Column.PURPOSE, frozenset({"fraud"}))))),
    ],
)
def test_trees_of_any_shape_mean_the_same_in_the_database(
    database: duckdb.DuckDBPyConnection, tree: And | Or | Not
) -> None:
    where = duckdb_where(tree)
    found = database.execute(f"SELECT n FROM item WHERE {where.sql} ORDER BY n", where.parameters).fetchall()  # noqa: S608  # columns from a closed list, values bound
    assert [n for (n,) in found] == [n for n, item in enumerate(ITEMS) if evaluate(tree, item)]


def test_values_are_bound_never_written_into_the_text() -> None:
    actor = Actor(AgencyId("TH-RTP"), "o'neil", frozenset({Role.ANALYST}), cases=frozenset({"'; DROP"}))
    where = duckdb_where(visible_where(actor, Act.READ, at=TODAY))
    assert "TH-RTP" not in where.sql
    assert "'" not in where.sql
    assert ["'; DROP"] in where.parameters


def test_an_act_that_needs_more_than_columns_has_no_tree() -> None:
    with pytest.raises(NoTreeForAct):
        visible_where(CONVENER, Act.PASS_ON, at=TODAY)
