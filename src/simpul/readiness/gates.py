# SPDX-License-Identifier: Apache-2.0
"""A gate: what must hold, what holds, and the fewest things that would open it.

A gate is a set of paths (a charge against a suspect). A path is a list of requirements. A requirement is
met, or names alternatives: sets of blockers of which any one, removed whole, meets it. The gate is open
where all requirements of one path are met.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from simpul.model.ids import RecordId

ALTERNATIVES_WEIGHED: Final = 6
"""Of one requirement's alternatives the shortest so many are weighed, so that the search stays small."""


class GateName(StrEnum):
    """The questions a meeting asks of a case."""

    ACT = "act"
    """Arrest or rescue, with exhibits that are secured or securable."""
    ACT_SECURED = "act-secured"
    """Arrest or rescue, with secured exhibits only."""
    TRY = "try"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds: a code with values by name."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that is missing, who owes it, and what would change it.

    Attributes:
        code: what is missing, stable: ``exhibit.S2``, ``element.no-reliable-exhibit``, ``case.no-safety-plan`` …
        why: codes of the facts behind it.
        owner: the agency (or officer) that must act.
        due: the day it is owed by; None where nobody set one.
        change: code of what would remove it, ``verify-hash``, ``bring-reliable-exhibit`` …
        changes: how many separate things that takes; two where two sources must be brought.
    """

    code: str
    case: RecordId
    owner: str
    change: str
    charge: RecordId | None = None
    suspect: RecordId | None = None
    element: str | None = None
    exhibit: RecordId | None = None
    check: str | None = None
    why: tuple[str, ...] = ()
    due: date | None = None
    changes: int = 1

    @property
    def order(self) -> tuple[str, ...]:
        """A total order that is the same in every run."""
        named = (self.code, self.charge, self.element, self.exhibit, self.check, self.suspect, self.owner, self.change)
        return tuple(part or "" for part in named)


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must hold.

    Attributes:
        fact: what holds once it is met.
        alternatives: sets of blockers, any one of which removed meets it; an empty set among them = met.
    """

    fact: Fact
    alternatives: tuple[frozenset[Blocker], ...]

    @property
    def is_met(self) -> bool:
        """True where nothing need change."""
        return frozenset() in self.alternatives

    def without(self, solved: frozenset[Blocker]) -> Requirement:
        """Return the requirement as it would be with these blockers gone."""
        return Requirement(self.fact, tuple(alternative - solved for alternative in self.alternatives))


def met(code: str, **values: str) -> Requirement:
    """Return a requirement that holds."""
    return Requirement(Fact(code, tuple(values.items())), (frozenset(),))


def lacking(fact: Fact, *blockers: Blocker) -> Requirement:
    """Return a requirement that needs all these blockers gone; with none it is met."""
    return Requirement(fact, (frozenset(blockers),))


@dataclass(frozen=True, slots=True)
class Path:
    """One charge against one suspect, as a way through a gate; both None where the case has no charge.

    Attributes:
        last_resort: True where the suspect may be a victim: such a path is proposed only where there is no other.
    """

    charge: RecordId | None
    suspect: RecordId | None
    requirements: tuple[Requirement, ...]
    last_resort: bool = False

    def distance(self, solved: frozenset[Blocker] = frozenset()) -> tuple[bool, int]:
        """Return how far the path is from open, to be compared with others'."""
        left = self.remaining(solved)
        return (self.last_resort and bool(left), changes_needed(left))

    def remaining(self, solved: frozenset[Blocker] = frozenset()) -> frozenset[Blocker]:
        """Return the fewest blockers whose removal meets every requirement; empty = all are met."""
        open_ones = [r.without(solved) for r in self.requirements if not r.without(solved).is_met]
        return _fewest([_shortest(requirement.alternatives) for requirement in open_ones])


@dataclass(frozen=True, slots=True)
class Gate:
    """How a case stands before one question.

    Attributes:
        paths: every charge against every suspect.
        nearest: the path that needs fewest changes.
        holds: what holds on it.
        blockers: the fewest things that would open the gate, in a fixed order; empty where it is open.
    """

    name: GateName
    paths: tuple[Path, ...]
    nearest: Path
    holds: tuple[Fact, ...]
    blockers: tuple[Blocker, ...]

    @property
    def ready(self) -> bool:
        """True where nothing stands in the way."""
        return not self.blockers


def gate(name: GateName, paths: Iterable[Path]) -> Gate:
    """Return the gate with its nearest path; of equally near ones the first."""
    ways = tuple(paths)
    nearest = min(ways, key=lambda way: way.distance())
    return Gate(
        name=name,
        paths=ways,
        nearest=nearest,
        holds=tuple(requirement.fact for requirement in nearest.requirements if requirement.is_met),
        blockers=tuple(sorted(nearest.remaining(), key=lambda blocker: blocker.order)),
    )


def what_if(question: Gate, solved: Iterable[Blocker]) -> tuple[Blocker, ...]:
    """Return the fewest blockers that would be left if these were gone; none left = the gate would open."""
    gone = frozenset(solved)
    nearest = min(question.paths, key=lambda way: way.distance(gone))
    return tuple(sorted(nearest.remaining(gone), key=lambda blocker: blocker.order))


def changes_needed(blockers: Iterable[Blocker]) -> int:
    """Return how many separate things must be done to remove the blockers."""
    return sum(blocker.changes for blocker in blockers)


def _shortest(alternatives: tuple[frozenset[Blocker], ...]) -> list[frozenset[Blocker]]:
    ordered = sorted(alternatives, key=lambda one: (changes_needed(one), sorted(blocker.order for blocker in one)))
    return ordered[:ALTERNATIVES_WEIGHED]


def _fewest(choices: list[list[frozenset[Blocker]]]) -> frozenset[Blocker]:
    """Return the smallest union that takes one alternative of each choice (branch and bound, depth first)."""
    best: frozenset[Blocker] | None = None
    pending: list[tuple[int, frozenset[Blocker]]] = [(0, frozenset())]
    while pending:
        depth, taken = pending.pop()
        if best is not None and changes_needed(taken) >= changes_needed(best):
            continue
        if depth == len(choices):
            best = taken
            continue
        pending.extend((depth + 1, taken | alternative) for alternative in reversed(choices[depth]))
    return best if best is not None else frozenset()
