# SPDX-License-Identifier: Apache-2.0
"""Whether probabilities mean what they say."""

from __future__ import annotations

import pytest

from simpul.bench.reliability import reliability, wilson


def test_hits_that_hold_as_often_as_said_have_no_error() -> None:
    said = reliability([(0.75, at % 4 != 0) for at in range(400)])
    assert said["error"] == 0.0
    assert said["bins"][0]["true"] == 0.75
    assert said["brier"] == pytest.approx(0.1875)


def test_hits_said_to_be_sure_that_are_false_are_seen() -> None:
    said = reliability([(1.0, False)] * 10)
    assert (said["error"], said["brier"], said["bins"][0]["to"]) == (1.0, 1.0, 1.0)


def test_every_hit_is_in_one_bin() -> None:
    said = reliability([(at / 100, True) for at in range(101)])
    assert sum(one["pairs"] for one in said["bins"]) == 101


def test_the_interval_of_a_share_is_that_of_the_literature() -> None:
    """Source: Newcombe (1998), "Two-sided confidence intervals for the single proportion", method 3."""
    assert wilson(81, 263) == [0.255, 0.366]
    assert wilson(0, 20) == [0.0, 0.161]


def test_nothing_said_is_no_error() -> None:
    assert reliability([]) == {"bins": [], "error": 0.0, "brier": 0.0}
