# SPDX-License-Identifier: Apache-2.0
"""Entities of a run: records that hits hold together, without contradictions and without weak bridges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np

from simpul.link.cluster import YEARS_APART, Groups, facts_of, groups_of
from simpul.link.cohesion import UNCOMPARED, Ties, cohesive
from simpul.link.tables import Tables

BELOW_HITS: Final = -5000
"""Odds, in thousandths of a bit, of a pair that was compared and lies below every grade."""
PAIR: Final = 2


def entities_of(tables: Tables) -> list[list[int]]:
    """Fill the run's ``entity_of`` and return groups of record numbers, each sorted, in order of their first.

    A pair that one likely hit joins is an entity. Larger groups must hold together as a whole (``cohesive``),
    and no entity holds records that contradict each other or that a person keeps apart.
    """
    edges = tables.run("entity_edges").fetchnumpy()
    if not len(edges["l"]):
        return []
    nodes, first = groups_of(edges["l"], edges["r"])
    tables.insert("component", {"no": nodes, "component": first})
    contested = {component for (component,) in tables.run("contested", years=YEARS_APART).fetchall()}
    plain = _plain_pairs(edges, contested)
    done = [no for pair in plain for no in pair]
    if done:
        tables.con.execute("DELETE FROM component WHERE no IN (SELECT unnest(?::INTEGER[]))", [done])
    entities = sorted([*plain, *_held_together(tables, contested)])
    pairs = [(no, members[0]) for members in entities for no in members]
    tables.insert("entity_of", {"no": [no for no, _ in pairs], "first": [of for _, of in pairs]})
    return entities


def _plain_pairs(edges: dict[str, np.ndarray], contested: Iterable[int]) -> list[list[int]]:
    """Return the groups of just two records that one sure hit joins and nothing contests."""
    left, right, sure = edges["l"], edges["r"], edges["sure"].astype(bool)
    nodes, degree = np.unique(np.concatenate((left, right)), return_counts=True)
    once = np.zeros(int(nodes[-1]) + 1, dtype=bool)
    once[nodes[degree == 1]] = True
    alone = once[left] & once[right] & sure & ~np.isin(left, np.fromiter(contested, dtype=np.int64))
    return [[a, b] for a, b in zip(left[alone].tolist(), right[alone].tolist(), strict=True)]


def _held_together(tables: Tables, contested: set[int]) -> list[list[int]]:
    rows = tables.run("entity_ties", below=BELOW_HITS, uncompared=UNCOMPARED).fetchnumpy()
    if not len(rows["l"]):
        return []
    nodes, at = np.unique(np.concatenate((rows["l"], rows["r"])), return_inverse=True)
    ends = at[: len(rows["l"])], at[len(rows["l"]) :]
    disputed = _disputed(tables, contested)
    judgements = _apart(tables)
    groups = Groups(apart=judgements, facts=facts_of(tables.run("cluster_facts").fetchall()) if disputed else {})
    numbers = nodes.tolist()
    given = rows["given"].astype(bool)
    _join_given(groups, rows, given)
    start = np.arange(len(nodes))
    for members in groups.all():
        where = np.searchsorted(nodes, members)
        start[where] = where[0]
    disputed |= {no for members in groups.all() if disputed.intersection(members) for no in members}

    def barred(one: int, other: int) -> bool:
        return numbers[one] in disputed and groups.may_not_join(numbers[one], numbers[other])

    def joined(one: int, other: int) -> None:
        if numbers[one] in disputed:
            groups.join(numbers[one], numbers[other])

    labels = cohesive(_ties(rows, *ends), start, barred=barred, joined=joined)
    return _grouped(nodes, labels)


def _join_given(groups: Groups, rows: dict[str, np.ndarray], given: np.ndarray) -> None:
    """Join what is one thing by nature or by judgement, judgements first."""
    order = np.lexsort((rows["r"][given], rows["l"][given], ~rows["judged"][given].astype(bool)))
    columns = (rows[name][given][order].tolist() for name in ("l", "r", "judged"))
    for left, right, judged in zip(*columns, strict=True):
        groups.join(left, right, judged=bool(judged))


def _ties(rows: dict[str, np.ndarray], left: np.ndarray, right: np.ndarray) -> Ties:
    odds, sure = rows["odds"].astype(np.int64), rows["sure"].astype(bool)
    supporting = (rows["supporting"].astype(bool) | sure).astype(np.int64)
    return Ties(left, right, odds, odds.copy(), np.ones(len(odds), dtype=np.int64), supporting, sure)


def _disputed(tables: Tables, contested: set[int]) -> set[int]:
    """Return the records of contested groups."""
    rows = tables.con.execute(
        "SELECT no FROM component WHERE component IN (SELECT unnest(?::INTEGER[]))", [sorted(contested)]
    )
    return {no for (no,) in rows.fetchall()}


def _apart(tables: Tables) -> dict[int, set[int]]:
    apart: dict[int, set[int]] = defaultdict(set)
    for left, right in tables.con.execute("SELECT l, r FROM judged WHERE judgement = 'not_same'").fetchall():
        apart[left].add(right)
        apart[right].add(left)
    return apart


def _grouped(nodes: np.ndarray, labels: np.ndarray) -> list[list[int]]:
    order = np.lexsort((nodes, labels))
    starts = np.flatnonzero(np.r_[True, np.diff(labels[order]) != 0])
    return [members.tolist() for members in np.split(nodes[order], starts[1:]) if len(members) >= PAIR]
