# SPDX-License-Identifier: Apache-2.0
"""Scores against a truth: the best F1, recall at a high precision, what is shipped, and their intervals."""

from __future__ import annotations

from random import Random

import pytest

from simpul.bench.curve import Outcome, Scored, curve, intervals


def _scored(score: float, *, true: bool, accepted: bool = False, unit: str = "all") -> Scored:
    return Scored(score, true, accepted, unit)


def test_equal_scores_stand_or_fall_together() -> None:
    tied = Outcome.gathered([_scored(1, true=True), _scored(1, true=False)], {"all": 1})
    assert curve(tied).f1 == pytest.approx(2 / 3)
    parted = Outcome.gathered([_scored(2, true=True), _scored(1, true=False)], {"all": 1})
    assert curve(parted).f1 == 1.0
    assert curve(parted).at == 2


def test_true_pairs_that_nobody_scored_are_missed() -> None:
    found = curve(Outcome.gathered([_scored(3, true=True)], {"all": 4}))
    assert (found.precision, found.recall, found.true_pairs) == (1.0, 0.25, 4)


def test_recall_at_99_stops_where_precision_falls_below() -> None:
    pairs = [_scored(10, true=True), _scored(9, true=False), _scored(8, true=True)]
    assert curve(Outcome.gathered(pairs, {"all": 2})).recall_at_99 == 0.5


def test_what_is_shipped_is_measured_beside_the_best() -> None:
    pairs = [_scored(5, true=True, accepted=True), _scored(4, true=True), _scored(3, true=False, accepted=True)]
    found = curve(Outcome.gathered(pairs, {"all": 2}))
    assert (found.f1, found.shipped_f1) == (1.0, 0.5)


def test_nothing_found_is_no_error() -> None:
    found = curve(Outcome.gathered([], {"all": 3}))
    assert (found.f1, found.recall_at_99, found.shipped_f1, found.true_pairs) == (0.0, 0.0, 0.0, 3)


def test_the_interval_covers_the_truth_nineteen_times_in_twenty() -> None:
    """A finder finds each pair with probability 0.7; the interval is to hold 0.7 about 95 times in 100."""
    chance, held, times = Random(5), 0, 60  # noqa: S311  # resampling, no secret
    for seed in range(times):
        found = [_scored(1, true=True, accepted=True, unit=str(unit)) for unit in range(150) if chance.random() < 0.7]
        outcome = Outcome.gathered(found, {str(unit): 1 for unit in range(150)})
        low, high = intervals(outcome, seed=seed, draws=100)["recall_at_99"]
        held += low <= 0.7 <= high
    assert held / times >= 0.85


def test_pairs_of_one_thing_are_drawn_together() -> None:
    """A hundred pairs of ten things vary as ten, not as a hundred."""
    half = [unit for unit in range(10) if unit % 2 for _ in range(10)]
    together = Outcome.gathered([_scored(1, true=True, unit=str(u)) for u in half], {str(u): 10 for u in range(10)})
    each = [(u, at) for u in range(10) for at in range(10)]
    apart = Outcome.gathered(
        [_scored(1, true=True, unit=f"{u} {at}") for u, at in each if u % 2], {f"{u} {at}": 1 for u, at in each}
    )
    wide, narrow = (intervals(one)["recall_at_99"] for one in (together, apart))
    assert wide[1] - wide[0] > 2 * (narrow[1] - narrow[0])
