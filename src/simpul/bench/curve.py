# SPDX-License-Identifier: Apache-2.0
"""How well scores part true pairs from others: the best F1, and recall at a precision that a desk can bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from random import Random

HIGH_PRECISION = 0.99


@dataclass(frozen=True, slots=True)
class Curve:
    """What one set of scored pairs is worth.

    Attributes:
        f1: best F1 over all thresholds, read with the truth in hand; ``at`` is its threshold.
        recall_at_99: the most recall at a precision of at least 0.99.
        shipped_f1: F1 of what the engine itself grades likely or better, where it grades.
    """

    f1: float
    at: float | None
    recall_at_99: float
    true_pairs: int
    shipped_f1: float | None = None

    def figures(self) -> dict[str, float | int | None]:
        """Return the figures rounded to thousandths."""
        return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(self).items()}


def curve(scored: Iterable[tuple[float, bool]], total: int, *, shipped: Sequence[bool] | None = None) -> Curve:
    """Return the curve of scored pairs.

    Args:
        scored: (score, whether the pair is true); equal scores stand or fall together.
        total: how many true pairs there are, found or not.
        shipped: truth of the pairs that the engine accepts at its own grade.
    """
    right = wrong = 0
    best, at, recall = 0.0, None, 0.0
    for score, group in groupby(sorted(scored, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        truths = [true for _, true in group]
        right, wrong = right + sum(truths), wrong + len(truths) - sum(truths)
        if (f1 := f1_of(right, wrong, total)) > best:
            best, at = f1, score
        if right >= HIGH_PRECISION * (right + wrong):
            recall = max(recall, right / total)
    accepted = f1_of(sum(shipped), len(shipped) - sum(shipped), total) if shipped is not None else None
    return Curve(best, at, recall, total, accepted)


def f1_of(right: int, wrong: int, total: int) -> float:
    """Return F1 from the true and false pairs accepted and the number of true pairs there are."""
    return 2 * right / (right + wrong + total) if right else 0.0


def interval(
    scored: Sequence[tuple[float, bool]], total: int, *, seed: int = 1, draws: int = 200
) -> dict[str, list[float]]:
    """Return 95 % intervals of best F1 and of recall at 0.99 precision, by bootstrap over the pairs.

    Source: Efron (1979), "Bootstrap Methods: Another Look at the Jackknife".
    """
    chance = Random(seed)  # noqa: S311  # resampling, no secret
    missed = total - sum(true for _, true in scored)
    everything = [*scored, *[(float("-inf"), True)] * missed]
    curves = []
    for _ in range(draws):
        drawn = chance.choices(everything, k=len(everything))
        true = sum(truth for _, truth in drawn)
        curves.append(curve((pair for pair in drawn if pair[0] != float("-inf")), max(1, true)))
    return {"f1": _middle([c.f1 for c in curves]), "recall_at_99": _middle([c.recall_at_99 for c in curves])}


def _middle(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [round(ordered[int(len(ordered) * share)], 3) for share in (0.025, 0.975 - 1e-9)]
