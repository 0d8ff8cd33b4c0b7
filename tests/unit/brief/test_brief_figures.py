# SPDX-License-Identifier: Apache-2.0
"""Numbers of people: small ones are not shown, and no sum gives them away."""

from __future__ import annotations

from itertools import product

import pytest

from simpul.brief.sections.figures import Count, of_people, total_of_people


@pytest.mark.parametrize("number", [1, 2])
def test_one_and_two_people_are_fewer_than_three(number: int) -> None:
    assert of_people(number) == Count(3, "fewer_than")


@pytest.mark.parametrize("number", [0, 3, 40])
def test_nobody_and_three_or_more_are_shown(number: int) -> None:
    assert of_people(number) == Count(number)


def test_a_sum_over_large_cells_is_exact() -> None:
    assert total_of_people([5, 0, 7]) == Count(12)


def test_no_sum_gives_a_small_cell_away() -> None:
    for cells in product(range(5), repeat=3):
        for other in product(range(5), repeat=3):
            if [of_people(cell) for cell in cells] == [of_people(cell) for cell in other]:
                assert total_of_people(cells) == total_of_people(other)
