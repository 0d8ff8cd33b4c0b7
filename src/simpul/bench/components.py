# SPDX-License-Identifier: Apache-2.0
"""Groups of records against true groups, by the pairs inside them; and groups made of pairs above a threshold."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import comb
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from simpul.bench.curve import DRAWS, f1_of, middle

THRESHOLDS: Final = 24
"""How many thresholds are tried for the best grouping."""

Labels = NDArray[np.int64]


def labels_of(records: Sequence[Hashable], group_of: Mapping[Hashable, Hashable]) -> Labels:
    """Return each record's group as a number; a record in no group is alone in one of its own."""
    groups: dict[Hashable, int] = {}
    return np.asarray(
        [
            groups.setdefault(("in", group_of[one]) if one in group_of else ("alone", one), len(groups))
            for one in records
        ],
        dtype=np.int64,
    )


def grouping(found: Labels, true: Labels) -> dict[str, float]:
    """Return F1, precision and recall over pairs of records in one group."""
    both, said, total = (_pairs(counts) for counts in (_cells(found, true), _sizes(found), _sizes(true)))
    return {
        "f1": round(f1_of(both, said - both, total), 4),
        "precision": round(both / said, 4) if said else 0.0,
        "recall": round(both / total, 4) if total else 0.0,
    }


def grouping_interval(found: Labels, true: Labels, *, seed: int = 1, draws: int = DRAWS) -> list[float]:
    """Return the 95 % interval of the F1, by bootstrap over the true groups.

    A false pair lies between two true groups; it is drawn with the group of either record, half with each.
    """
    chance = np.random.default_rng(seed)
    units = int(true.max(initial=-1)) + 1
    both = _sum_by_true_group(found, true, units)
    total = np.asarray([comb(int(size), 2) for size in np.bincount(true, minlength=units)], dtype=np.float64)
    said = np.bincount(true, weights=(_sizes(found)[found] - 1) / 2, minlength=units)
    values = []
    for _ in range(draws):
        times = np.bincount(chance.integers(units, size=units), minlength=units)
        right, all_said, there = float(times @ both), float(times @ said), float(times @ total)
        values.append(f1_of(right, all_said - right, there))
    return middle(values)


def components(size: int, left: Labels, right: Labels) -> Labels:
    """Return the connected component of each of ``size`` records that pairs join."""
    graph = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(size, size))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def best_components(true: Labels, left: Labels, right: Labels, score: NDArray[np.float64]) -> dict[str, Any]:
    """Return the figures of the threshold whose connected components come nearest the truth, read with it in hand."""
    if not len(score):
        return grouping(np.arange(len(true)), true) | {"at": None}
    best: dict[str, Any] = {"f1": -1.0}
    for at in np.unique(np.quantile(score, np.linspace(0, 1, THRESHOLDS + 1)[:-1])):
        kept = score >= at
        figures = grouping(components(len(true), left[kept], right[kept]), true)
        if figures["f1"] > best["f1"]:
            best = figures | {"at": round(float(at), 3)}
    return best


def _sizes(labels: Labels) -> Labels:
    return np.asarray(np.bincount(labels), dtype=np.int64)


def _cells(found: Labels, true: Labels) -> Labels:
    """Return how many records each pairing of a found with a true group has."""
    cells = found * (int(true.max(initial=0)) + 1) + true
    return np.asarray(np.unique(cells, return_counts=True)[1], dtype=np.int64)


def _pairs(sizes: Labels) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def _sum_by_true_group(found: Labels, true: Labels, units: int) -> NDArray[np.float64]:
    """Return the right pairs of each true group."""
    cells, counts = np.unique(found * units + true, return_counts=True)
    right = counts * (counts - 1) / 2
    return np.asarray(np.bincount(cells % units, weights=right, minlength=units), dtype=np.float64)
