# SPDX-License-Identifier: Apache-2.0
"""Groups that hold together as a whole: no weak bridge, no poor record in the middle, support from several."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.link.cohesion import Ties, cohesive

LIKELY: Final = 3170
STRONG: Final = 6630
"""Odds of 0.90 and of 0.99, in thousandths of a bit."""

Scored = tuple[int, int, int]


def grouped(
    size: int, scored: Iterable[Scored], *, apart: frozenset[frozenset[int]] = frozenset()
) -> set[frozenset[int]]:
    rows = np.asarray(list(scored), dtype=np.int64).reshape(-1, 3)
    odds = rows[:, 2]
    ties = Ties(rows[:, 0], rows[:, 1], odds, odds, np.ones_like(odds), (odds >= 0).astype(np.int64), odds >= LIKELY)
    members: dict[int, set[int]] = {no: {no} for no in range(size)}

    def barred(one: int, other: int) -> bool:
        return any(frozenset(pair) in apart for pair in product(members[one], members[other]))

    def joined(one: int, other: int) -> None:
        members[one] |= members.pop(other)

    labels = cohesive(ties, np.arange(size), barred=barred, joined=joined)
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


def clique(members: Iterable[int], odds: int) -> list[Scored]:
    return [(a, b, odds) for a, b in combinations(sorted(members), 2)]


ONE: Final = clique(range(5), STRONG)
OTHER: Final = clique(range(5, 10), STRONG)


def test_two_dense_parts_that_one_weak_hit_bridges_stay_two() -> None:
    assert grouped(10, [*ONE, *OTHER, (4, 5, LIKELY)]) == {frozenset(range(5)), frozenset(range(5, 10))}


def test_a_poor_record_that_is_like_both_parts_does_not_tie_them() -> None:
    poor = [(min(no, 10), 10, LIKELY) for no in range(10)]
    across = [(a, b, -5000) for a, b in product(range(5), range(5, 10))]
    found = grouped(11, [*ONE, *OTHER, *poor, *across])
    assert len(found) == 2
    assert {group - {10} for group in found} == {frozenset(range(5)), frozenset(range(5, 10))}


def test_a_chain_of_likely_hits_whose_ends_differ_is_cut() -> None:
    chain = [(no, no + 1, LIKELY) for no in range(7)]
    ends = [(a, b, -5000) for a, b in combinations(range(8), 2) if b - a > 1]
    assert max(len(group) for group in grouped(8, [*chain, *ends])) < 4


def test_several_possible_hits_join_what_no_single_one_would() -> None:
    trio = clique(range(3), STRONG)
    assert grouped(4, [*trio, (0, 3, 800)]) == {frozenset(range(3)), frozenset({3})}
    assert grouped(4, [*trio, (0, 3, 800), (1, 3, 800), (2, 3, 800)]) == {frozenset(range(4))}


def test_several_possible_hits_join_nothing_where_all_pairs_together_do_not_speak_for_it() -> None:
    trio = clique(range(3), STRONG)
    assert grouped(4, [*trio, (0, 3, 800), (1, 3, 800), (2, 3, -5000)]) == {frozenset(range(3)), frozenset({3})}
    assert grouped(4, [*trio, (0, 3, 400), (1, 3, 400), (2, 3, 400)]) == {frozenset(range(3)), frozenset({3})}


def test_one_possible_hit_makes_no_group() -> None:
    assert grouped(2, [(0, 1, LIKELY - 1)]) == {frozenset({0}), frozenset({1})}


def test_what_is_kept_apart_is_never_in_one_group_whatever_ties_it() -> None:
    apart = frozenset({frozenset({0, 3})})
    found = grouped(4, clique(range(4), STRONG), apart=apart)
    assert not any({0, 3} <= group for group in found)


pairs = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda ends: ends[0] < ends[1]),
    st.integers(-6000, 9000),
    max_size=30,
)


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_pairs_has_no_effect(scored: dict[tuple[int, int], int], chance: object) -> None:
    rows = [(a, b, odds) for (a, b), odds in scored.items()]
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert grouped(9, rows) == grouped(9, shuffled)


@given(pairs)
def test_every_group_is_tied_by_hits(scored: dict[tuple[int, int], int]) -> None:
    hits = {ends for ends, odds in scored.items() if odds >= 0}
    for group in grouped(9, [(a, b, odds) for (a, b), odds in scored.items()]):
        reached = {min(group)}
        while more := {b for a, b in hits | {(b, a) for a, b in hits} if a in reached and b in group} - reached:
            reached |= more
        assert reached == group


@pytest.mark.parametrize("size", [2, 3, 12])
def test_a_clique_of_strong_hits_is_one_group(size: int) -> None:
    assert grouped(size, clique(range(size), STRONG)) == {frozenset(range(size))}
