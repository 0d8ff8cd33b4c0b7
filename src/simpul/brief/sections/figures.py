# SPDX-License-Identifier: Apache-2.0
"""Numbers that may be shown: small cells of people are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SMALLEST_CELL: Final = 3
"""Fewer people than this could be recognised (the leak list: statistics with small cells)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it may be shown.

    Attributes:
        value: the number, or the bound that ``kind`` speaks of.
        kind: ``exact``, ``fewer_than``, ``at_least``, or ``unknown`` where nobody says (``value`` is 0 then).
    """

    value: int
    kind: str = "exact"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the operation's numbers and the section that tells more."""

    code: str
    count: Count
    section: str


def exact(value: int) -> Count:
    """Return a number that may be shown as it is."""
    return Count(value)


def of_people(value: int) -> Count:
    """Return a number of victims: nought, or three and more, as it is; one and two as "fewer than 3"."""
    return Count(SMALLEST_CELL, "fewer_than") if 0 < value < SMALLEST_CELL else Count(value)


def unknown() -> Count:
    """Return what stands where nobody says a number, which is not nought."""
    return Count(0, "unknown")


def total_of_people(cells: Iterable[int]) -> Count:
    """Return a sum of such numbers that does not give a suppressed one away by subtraction."""
    numbers = [number for number in cells if number > 0]
    small = [number for number in numbers if number < SMALLEST_CELL]
    if not small:
        return Count(sum(numbers))
    if len(numbers) == 1:
        return Count(SMALLEST_CELL, "fewer_than")
    return Count(sum(numbers) - sum(small) + len(small), "at_least")
