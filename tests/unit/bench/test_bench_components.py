# SPDX-License-Identifier: Apache-2.0
"""Groups against true groups."""

from __future__ import annotations

import numpy as np
import pytest

from simpul.bench.components import best_components, components, grouping, grouping_interval


def test_equal_groups_have_f1_of_one_whatever_their_numbers() -> None:
    assert grouping(np.array([5, 5, 2, 2, 7]), np.array([0, 0, 1, 1, 2]))["f1"] == 1.0


def test_a_group_of_two_things_costs_precision_and_a_split_one_recall() -> None:
    true = np.array([0, 0, 1, 1])
    assert grouping(np.zeros(4, dtype=np.int64), true) == {
        "f1": 0.5,
        "precision": pytest.approx(1 / 3, abs=1e-4),
        "recall": 1.0,
    }
    assert grouping(np.arange(4), true) == {"f1": 0.0, "precision": 0.0, "recall": 0.0}


def test_pairs_join_into_components() -> None:
    labels = components(5, np.array([0, 1]), np.array([1, 2]))
    assert labels[0] == labels[1] == labels[2]
    assert len(set(labels)) == 3


def test_the_best_threshold_leaves_out_the_false_bridge() -> None:
    true = np.array([0, 0, 1, 1])
    best = best_components(true, np.array([0, 2, 1]), np.array([1, 3, 2]), np.array([9.0, 8.0, 1.0]))
    assert best["f1"] == 1.0
    assert 1.0 < best["at"] <= 8.0


def test_the_interval_of_a_grouping_holds_its_figure() -> None:
    chance = np.random.default_rng(3)
    true = np.repeat(np.arange(100), 3)
    found = np.where(chance.random(300) < 0.8, true, 100 + np.arange(300))
    low, high = grouping_interval(found, true)
    assert low < grouping(found, true)["f1"] < high
