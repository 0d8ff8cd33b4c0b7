# SPDX-License-Identifier: Apache-2.0
"""Groups that hold together as a whole, not by one bridge.

Two groups become one where hits tie them and the mean over all pairs between them does not speak against it;
the best hit and the mean together say who joins first. A cluster that one weak hit or one poor record holds
together stays two; several hits that are possible each may join what no single one would, where the mean speaks
for it. Average linkage after
Sokal and Michener (1958), "A statistical method for evaluating systematic relationships", joined by mutual best
partners.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

UNCOMPARED: Final = -2000
"""Odds, in thousandths of a bit, of two records that share no key: nothing was found that would make them the same."""
LEAST_MEAN: Final = -1500
"""Least mean over all pairs between two groups: below it, one bridge stands against many pairs that differ."""
SEVERAL: Final = 2
"""So many supporting hits between two groups join where none is likely, if all pairs together speak for it."""
SEVERAL_MEAN: Final = 500
"""Least mean over all pairs where no hit between two groups is likely: better than even."""

Barred = Callable[[int, int], bool]
"""Says whether two groups, by their first members, may not become one."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs compared, one element each; both ends are positions from 0.

    Attributes:
        odds: log2 of the odds of sameness, in thousandths; the sum over the pairs where groups were drawn together.
        best: the highest odds among them.
        pairs: how many record pairs were compared.
        supporting: how many of them are hits that may hold a group together.
        sure: whether one of them is likely or better.
    """

    left: np.ndarray
    right: np.ndarray
    odds: np.ndarray
    best: np.ndarray
    pairs: np.ndarray
    supporting: np.ndarray
    sure: np.ndarray

    def at(self, chosen: np.ndarray) -> Ties:
        """Return the elements chosen by mask or position."""
        columns = (self.left, self.right, self.odds, self.best, self.pairs, self.supporting, self.sure)
        return Ties(*(column[chosen] for column in columns))


def cohesive(ties: Ties, start: np.ndarray, *, barred: Barred, joined: Callable[[int, int], None]) -> np.ndarray:
    """Return the first member of each record's group.

    In each round every two groups that are each other's best partner become one, until no two may.

    Args:
        ties: all pairs compared among the records.
        start: first member of the group each record is in from the beginning.
        barred: see ``Barred``; asked anew after each round.
        joined: told of every union, the group that stays and the one that went into it.
    """
    group = start.copy()
    left_over = ties
    while True:
        left_over = _between(left_over, group)
        unions = _mutual_best(left_over, np.bincount(group, minlength=len(group)), barred)
        if not len(unions[0]):
            return group
        into = np.arange(len(group))
        into[unions[1]] = unions[0]
        group = into[group]
        for stays, went in zip(*(side.tolist() for side in unions), strict=True):
            joined(stays, went)


def _between(ties: Ties, group: np.ndarray) -> Ties:
    """Return one element for each two groups, the lower first, with what lies between them summed."""
    one, other = group[ties.left], group[ties.right]
    apart = one != other
    kept = ties.at(apart)
    low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    if not len(low):
        return replace(kept, left=low, right=high)
    order = np.lexsort((high, low))
    low, high, kept = low[order], high[order], kept.at(order)
    starts = np.flatnonzero(np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])])
    return Ties(
        left=low[starts],
        right=high[starts],
        odds=np.add.reduceat(kept.odds, starts),
        best=np.maximum.reduceat(kept.best, starts),
        pairs=np.add.reduceat(kept.pairs, starts),
        supporting=np.add.reduceat(kept.supporting, starts),
        sure=np.logical_or.reduceat(kept.sure, starts),
    )


def _mutual_best(ties: Ties, sizes: np.ndarray, barred: Barred) -> tuple[np.ndarray, np.ndarray]:
    """Return the unions of this round: those that stay and those that go into them."""
    every = sizes[ties.left] * sizes[ties.right]
    mean = (ties.odds + (every - ties.pairs) * UNCOMPARED) / every
    joint = (ties.best + mean) / 2
    enough = ties.sure | ((ties.supporting >= SEVERAL) & (mean >= SEVERAL_MEAN))
    open_ = np.flatnonzero(enough & (mean >= LEAST_MEAN))
    ranked = open_[np.lexsort((ties.right[open_], ties.left[open_], -ties.best[open_], -joint[open_]))]
    left, right = ties.left[ranked], ties.right[ranked]
    allowed = np.fromiter((not barred(a, b) for a, b in zip(left.tolist(), right.tolist(), strict=True)), dtype=bool)
    left, right = left[allowed], right[allowed]
    rank = np.arange(len(left))
    best = np.full(len(sizes), len(left))
    np.minimum.at(best, left, rank)
    np.minimum.at(best, right, rank)
    mutual = (best[left] == rank) & (best[right] == rank)
    return left[mutual], right[mutual]
