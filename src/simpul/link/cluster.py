# SPDX-License-Identifier: Apache-2.0
"""Records of one thing: connected by hits, split where they contradict each other.

Two full birth dates that are no slip of each other, two passports of one issuer, or a person's "not same" cannot
be in one entity: the weakest links between them go first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

BORN: Final = "born"
YEARS_APART: Final = 2
"""Years that two birth dates of one person may differ by: rounding, calendars, a slip of the pen."""


def components(size: int, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the component of each of ``size`` nodes: the number of its first node.

    Each root hangs itself under the lowest root beside it and every node under its root's root, until nothing
    changes (Shiloach and Vishkin 1982).
    """
    root = np.arange(size)
    while True:
        one, other = root[left], root[right]
        apart = one != other
        if not apart.any():
            return root
        np.minimum.at(root, np.maximum(one, other)[apart], np.minimum(one, other)[apart])
        while not np.array_equal(root, above := root[root]):
            root = above


def groups_of(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the nodes that edges touch, ascending, and the group of each: the number of its first node."""
    nodes, at = np.unique(np.concatenate((left, right)), return_inverse=True)
    labels = components(len(nodes), at[: len(left)], at[len(left) :])
    return nodes, nodes[labels]


class Groups:
    """Groups that grow by joining, each knowing what it says and whom it keeps out.

    Args:
        apart: record to records that a person judged not the same.
        facts: record to exclusive facts as ``kind=value`` (``born=1990-03-04``, ``KH:passport=N1234567``);
            groups that share no value of a kind contradict each other.
    """

    def __init__(self, *, apart: Mapping[int, Iterable[int]], facts: Mapping[int, frozenset[str]]) -> None:
        """Begin with every record alone."""
        self._apart = apart
        self._facts = facts
        self._of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._said: dict[int, dict[str, set[str]]] = {}

    def may_not_join(self, left: int, right: int) -> bool:
        """Say whether the groups of two records contradict each other or a person keeps them apart."""
        one, other = self._group(left), self._group(right)
        return self._kept_apart(one, other) or self._contradict(one, other)

    def join(self, left: int, right: int, *, judged: bool = False) -> None:
        """Make the groups of two records one, unless they contradict each other.

        Args:
            left: a record of the one group.
            right: a record of the other.
            judged: a person said that both are the same: facts give way to that, another judgement does not.
        """
        one, other = self._group(left), self._group(right)
        if one == other or self._kept_apart(one, other) or (not judged and self._contradict(one, other)):
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for member in self._members.pop(other):
            self._of[member] = one
            self._members[one].append(member)
        for kind, values in self._said.pop(other).items():
            self._said[one].setdefault(kind, set()).update(values)

    def all(self) -> list[list[int]]:
        """Return the groups of two or more, each sorted, in order of their first."""
        groups = (sorted(members) for members in self._members.values() if len(members) > 1)
        return sorted(groups)

    def _group(self, node: int) -> int:
        if node not in self._of:
            self._of[node] = node
            self._members[node] = [node]
            said: dict[str, set[str]] = defaultdict(set)
            for fact in self._facts.get(node, ()):
                kind, _, value = fact.partition("=")
                said[kind].add(value)
            self._said[node] = dict(said)
        return self._of[node]

    def _contradict(self, one: int, other: int) -> bool:
        mine, theirs = self._said[one], self._said[other]
        return any(_disagree(kind, mine[kind], theirs[kind]) for kind in mine.keys() & theirs.keys())

    def _kept_apart(self, one: int, other: int) -> bool:
        smaller, larger = sorted((one, other), key=lambda g: len(self._members[g]))
        inside = set(self._members[larger])
        return any(not inside.isdisjoint(self._apart.get(member, ())) for member in self._members[smaller])


def _disagree(kind: str, mine: set[str], theirs: set[str]) -> bool:
    """Say whether two sides' values of one kind exclude each other."""
    if kind == BORN:
        return all(far_apart(one, other) for one in mine for other in theirs)
    return mine.isdisjoint(theirs)


def far_apart(one: str, other: str) -> bool:
    """Say whether two whole birth dates, as ISO 8601 writes them, are no slip of each other.

    Years may be off by two. A single digit that differs in the whole date is a slip of the pen or of a reader,
    whichever digit it is: two people whose day and month agree by chance are one pair in 365.
    """
    years = abs(int(one[:4]) - int(other[:4]))
    return years > YEARS_APART and sum(a != b for a, b in zip(one, other, strict=True)) > 1


def facts_of(rows: Sequence[tuple[int, str]]) -> dict[int, frozenset[str]]:
    """Return each record's facts from rows of (record number, ``kind=value``)."""
    gathered: dict[int, set[str]] = defaultdict(set)
    for no, fact in rows:
        gathered[no].add(fact)
    return {no: frozenset(values) for no, values in gathered.items()}
