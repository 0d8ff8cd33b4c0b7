# SPDX-License-Identifier: Apache-2.0
"""What a run's records say of the work itself: involvements, stays, payments, memberships, cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from simpul.link.tables import Tables

PROTECTED_PARTS: Final = frozenset({"presumed_victim", "held", "defrauded", "testifier"})
"""Parts in a case, or states of a suspect, of whose bearers nothing is ever suggested."""
SUSPECT_PARTS: Final = frozenset({"suspect", "member", "operator"})


@dataclass(slots=True)
class Paper:
    """One record of the work: its values, and the numbers of the records it points to."""

    no: int
    type: str
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def first(self, prop: str) -> str:
        """Return the first value of a property, or nothing."""
        return next(iter(self.values.get(prop, ())), "")


@dataclass(frozen=True, slots=True)
class Casework:
    """The papers of a run by type, and who is one thing.

    Attributes:
        first: record to the first record of its entity; records alone in theirs are left out.
        people: numbers of the records that are of a person.
    """

    papers: Mapping[str, tuple[Paper, ...]]
    first: Mapping[int, int]
    people: frozenset[int]
    groups: frozenset[int] = frozenset()
    """Numbers of the records that are of a group."""

    def of(self, type_name: str) -> tuple[Paper, ...]:
        """Return the papers of one type, in the order of their numbers."""
        return self.papers.get(type_name, ())

    def entity(self, no: int) -> int:
        """Return the first record of the entity that a record belongs to."""
        return self.first.get(no, no)

    def protected(self) -> frozenset[int]:
        """Return the entities of people who are held, defrauded, witnesses, or may be victims.

        A suspect for whom an indicator of trafficking is noted may be a victim; so may anybody who is noted as held.
        """
        return frozenset(self.entity(no) for no in self._shielded())

    def _shielded(self) -> Iterator[int]:
        for paper in self.of("HeldPerson"):
            yield from paper.targets["person"]
        for paper in self.of("Involvement"):
            parts = {*paper.values["role"], *paper.values["status"]}
            if parts & PROTECTED_PARTS or paper.values["indicator"]:
                yield from paper.targets["who"]


def casework_of(tables: Tables) -> Casework:
    """Return what the records of a run say of the work, after its entities were made."""
    papers: dict[int, Paper] = {}
    for no, type_name, prop, value, target in tables.run("casework").fetchall():
        paper = papers.setdefault(no, Paper(no, type_name))
        if target is None:
            paper.values[prop].append(value)
        else:
            paper.targets[prop].append(target)
    by_type: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers.values():
        by_type[paper.type].append(paper)
    pointed = sorted({no for paper in papers.values() for targets in paper.targets.values() for no in targets})
    kinds = tables.con.execute(
        "SELECT no, type FROM record WHERE type IN ('Person', 'Group') AND no IN (SELECT unnest(?::INTEGER[]))",
        [pointed],
    ).fetchall()
    return Casework(
        {name: tuple(found) for name, found in by_type.items()},
        dict(tables.con.execute("SELECT no, first FROM entity_of").fetchall()) if papers else {},
        frozenset(no for no, type_name in kinds if type_name == "Person"),
        frozenset(no for no, type_name in kinds if type_name == "Group"),
    )
