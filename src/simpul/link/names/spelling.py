# SPDX-License-Identifier: Apache-2.0
"""What it costs, in bits, to hold two Latin spellings for one word, script by script."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from simpul.normalise.names.sound import phones

FARTHEST: Final = 30.0
"""Cost from which two spellings have nothing to do with each other, in bits."""
_VOWELS: Final = frozenset("aeiouy")
_CLASSES: Final = ("pbfvw", "kgqKGxhc", "tdTD", "szSjcCZx", "lr", "nmN", "iyj", "uwov", "aeiouy")
_KIN: Final = 1.5
_STRANGE: Final = 6.0


def _substitution(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if any(left in group and right in group for group in _CLASSES):
        return _KIN
    return _STRANGE


def _gap(sign: str) -> float:
    if sign in _VOWELS:
        return 1.2
    return 1.5 if sign in "hw" else 4.0


_SIGNS: Final = "abcdefghijklmnopqrstuvwxyzSCZKGTDN0123456789"
_SUBSTITUTION: Final = {left: {right: _substitution(left, right) for right in _SIGNS} for left in _SIGNS}
_GAP: Final = {sign: _gap(sign) for sign in _SIGNS}


@lru_cache(maxsize=1 << 18)
def spelling_cost(left: str, right: str, script: str = "Latn") -> float:
    """Return the bits it costs to take two lower-case ASCII spellings for one word; 0 for equal sounds.

    A weighted edit distance over sounds (digraphs count as one): vowels are cheap, consonants of one
    class cost little, others much.
    """
    a, b = phones(left), phones(right)
    if a == b:
        return 0.0
    above = [0.0]
    for sign in b:
        above.append(above[-1] + _GAP[sign])
    for sign in a:
        gap, row = _GAP[sign], _SUBSTITUTION[sign]
        diagonal, last = above[0], above[0] + gap
        current = [last]
        for at, other in enumerate(b, start=1):
            best = diagonal + row[other]
            up = above[at] + gap
            last += _GAP[other]
            if up < best:
                best = up
            if last < best:
                best = last
            diagonal, last = above[at], best
            current.append(best)
        above = current
    return above[-1]
