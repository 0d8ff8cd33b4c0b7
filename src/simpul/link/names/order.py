# SPDX-License-Identifier: Apache-2.0
"""What a different order of the same words costs, in bits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from simpul.link.names.assign import Match
from simpul.normalise.names import NameForms

_ROTATED: Final = -0.5
_SHUFFLED: Final = -1.5
_SON_AND_FATHER_SWAPPED: Final = -9.0
_SON_OF: Final = frozenset({"bin", "ibn", "ben", "bint", "binti", "binte", "بن", "ابن", "بنت"})


def order_bits(left: NameForms, right: NameForms, chosen: Sequence[Match]) -> float:
    """Return what the order of the paired words costs: 0 in the same order.

    Surname first or last costs little anywhere. Where both names say "son of" the order is the
    meaning: *Salman bin Muhammad* is not *Muhammad bin Salman*.
    """
    order = [match.right for match in sorted(chosen, key=lambda match: match.left)]
    if all(one < other for one, other in pairwise(order)):
        return 0.0
    if not _SON_OF.isdisjoint(left.particles) and not _SON_OF.isdisjoint(right.particles):
        return _SON_AND_FATHER_SWAPPED
    return _turned(order)


def plain_order_bits(chosen: Sequence[Match]) -> float:
    """Return what ``order_bits`` does for names that do not say whose son or daughter the bearer is."""
    order = [match.right for match in sorted(chosen, key=lambda match: match.left)]
    return 0.0 if all(one < other for one, other in pairwise(order)) else _turned(order)


def _turned(order: Sequence[int]) -> float:
    turns = sum(one > other for one, other in pairwise([*order, order[0]]))
    return _ROTATED if turns == 1 else _SHUFFLED
