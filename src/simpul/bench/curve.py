# SPDX-License-Identifier: Apache-2.0
"""How well scores part true pairs from others: the best F1, and recall at a precision that a desk can bear."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

HIGH_PRECISION: Final = 0.99
SHIPPED: Final = ("strong", "likely", "possible")
"""Grades that the engine accepts: more likely one thing than two, by its own probability."""
DRAWS: Final = 200
"""Resamples behind an interval."""
_TAILS: Final = (0.025, 0.975)

Numbers = NDArray[np.float64]


class Scored(NamedTuple):
    """One pair that an engine scored, beside the truth.

    Attributes:
        score: the engine's own scale, more is likelier.
        true: whether the pair is one thing.
        accepted: whether the engine accepts it at its own grade or threshold.
        unit: what is drawn as one in resampling, such as the true thing the left record is of.
    """

    score: float
    true: bool
    accepted: bool
    unit: Hashable


@dataclass(frozen=True, slots=True)
class Outcome:
    """All scored pairs of one engine, and the true pairs there are, both by resampling unit.

    Attributes:
        score: of each pair, descending.
        true, accepted: 1 or 0 of each pair, in the order of ``score``.
        unit: number of each pair's unit.
        totals: number of true pairs of each unit, found or not.
    """

    score: Numbers
    true: Numbers
    accepted: Numbers
    unit: NDArray[np.int64]
    totals: Numbers

    @classmethod
    def gathered(cls, pairs: Iterable[Scored], totals: Mapping[Any, int]) -> Outcome:
        """Return the outcome of pairs.

        Args:
            pairs: in any order.
            totals: unit to how many true pairs it has, found or not.
        """
        rows = list(pairs)
        numbers = {unit: at for at, unit in enumerate(dict.fromkeys([*totals, *(row.unit for row in rows)]))}
        counted = np.zeros(max(1, len(numbers)))
        for unit, count in totals.items():
            counted[numbers[unit]] = count
        units = np.asarray([numbers[row.unit] for row in rows], dtype=np.int64)
        columns = [np.asarray([row[at] for row in rows], dtype=np.float64) for at in range(3)]
        return cls.of_columns(columns, units, counted)

    @classmethod
    def of_columns(cls, columns: Sequence[Numbers], unit: NDArray[np.int64], totals: Numbers) -> Outcome:
        """Return the outcome of pairs given as columns: score, true, accepted."""
        order = np.argsort(-columns[0], kind="stable")
        score, true, accepted = (column[order] for column in columns)
        return cls(score, true, accepted, unit[order], totals)


@dataclass(frozen=True, slots=True)
class Curve:
    """What one set of scored pairs is worth.

    Attributes:
        f1: best F1 over all thresholds, read with the truth in hand; ``at`` is its threshold, with its
            ``precision`` and ``recall``.
        recall_at_99: the most recall at a precision of at least 0.99.
        shipped_f1: F1 of what the engine accepts at its own grade, with its precision and recall.
    """

    f1: float
    at: float
    precision: float
    recall: float
    recall_at_99: float
    shipped_f1: float
    shipped_precision: float
    shipped_recall: float
    true_pairs: int

    def figures(self) -> dict[str, float | int]:
        """Return the figures rounded to ten-thousandths."""
        return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}


def curve(outcome: Outcome, weights: Numbers | None = None) -> Curve:
    """Return the curve of an outcome; equal scores stand or fall together.

    Args:
        outcome: the scored pairs and the truth.
        weights: how often each unit counts; None = once.
    """
    each = np.ones(len(outcome.totals)) if weights is None else weights
    worth = each[outcome.unit]
    total = max(1.0, float(each @ outcome.totals))
    ends = _ends_of_ties(outcome.score)
    right = np.cumsum(worth * outcome.true)[ends]
    said = np.cumsum(worth)[ends]
    best = _best(right, said, total, outcome.score[ends])
    bearable = right[right >= HIGH_PRECISION * said]
    accepted = worth * outcome.accepted
    shipped = _quality(float(accepted @ outcome.true), float(accepted.sum()), total)
    recall = float(bearable.max() / total) if len(bearable) else 0.0
    return Curve(*best, recall, *shipped, true_pairs=round(total) if outcome.totals.sum() else 0)


def f1_of(right: float, wrong: float, total: float) -> float:
    """Return F1 from the true and false pairs accepted and the number of true pairs there are."""
    return 2 * right / (right + wrong + total) if right else 0.0


def intervals(outcome: Outcome, *, seed: int = 1, draws: int = DRAWS) -> dict[str, list[float]]:
    """Return 95 % intervals of F1, recall at 0.99 precision and shipped F1, by bootstrap over the units.

    A unit's pairs, found or missed, are drawn together, since pairs of one thing do not err independently.

    Source: Efron (1979), "Bootstrap Methods: Another Look at the Jackknife".
    """
    chance = np.random.default_rng(seed)
    units = len(outcome.totals)
    curves = [
        curve(outcome, np.bincount(chance.integers(units, size=units), minlength=units).astype(np.float64))
        for _ in range(draws)
    ]
    return {name: middle([getattr(one, name) for one in curves]) for name in ("f1", "recall_at_99", "shipped_f1")}


def measured(outcome: Outcome, *, draws: int = DRAWS) -> dict[str, Any]:
    """Return the figures of an outcome with their intervals."""
    return curve(outcome).figures() | {"interval": intervals(outcome, draws=draws)}


def middle(values: Sequence[float]) -> list[float]:
    """Return the ends of the middle 95 % of values, rounded to thousandths."""
    low, high = np.quantile(np.asarray(values, dtype=np.float64), _TAILS)
    return [round(float(low), 3), round(float(high), 3)]


def _ends_of_ties(score: Numbers) -> NDArray[np.int64]:
    """Return the positions at which a threshold can lie: the last of each run of equal scores."""
    if not len(score):
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(np.append(score[1:] != score[:-1], [True]))


def _best(right: Numbers, said: Numbers, total: float, scores: Numbers) -> tuple[float, float, float, float]:
    """Return the best F1, its threshold, precision and recall."""
    if not len(said):
        return 0.0, 0.0, 0.0, 0.0
    at = int(np.argmax(2 * right / (said + total)))
    f1, precision, recall = _quality(float(right[at]), float(said[at]), total)
    return f1, float(scores[at]), precision, recall


def _quality(right: float, said: float, total: float) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    return f1_of(right, said - right, total), right / said if said else 0.0, right / total
