# SPDX-License-Identifier: Apache-2.0
"""What it costs, in bits, when a word of one name has no partner in the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.names import NameForms
from simpul.normalise.names.romanise.chinese_surnames import CHINESE_SURNAMES
from simpul.normalise.names.romanise.hangul import SURNAMES

CONFLICT: Final = -10.0
"""Bits of a word on each side that stand for nothing on the other: two different names."""
_INNER: Final = -1.5
_OUTER: Final = -3.0
_OF_A_FIXED_NUMBER: Final = -6.0
_GIVEN_OF_A_CHAIN: Final = -8.0
_MOST_CONFLICTS: Final = 2
_MOST_ABSENT: Final = 3
_FEWEST_SYLLABLES, _MOST_SYLLABLES = 2, 4
_SYLLABLE: Final = re.compile(
    "(?:kk|ch|sh|ph|th|kh|kw|gw|hw|hy|ky|gy|my|py|by|ny|ry|ly|pp|ss|jj|ts|hs|zh|[kgnrtdmpbsjchlywzxqf])?"
    "(?:iao|uai|yae|yeo|ae|eo|eu|oe|ui|oo|ee|ou|ai|ao|ei|ia|ie|iu|uo|ua|y[aeou]|w[aeio]|[aeiou])"
    "(?:ng|[kntlmp])?h?"
)
_SURNAMES: Final = frozenset(
    spelling for table in (SURNAMES, CHINESE_SURNAMES) for spellings in table.values() for spelling in spellings
)


@lru_cache(maxsize=1 << 16)
def written_by_syllable(name: NameForms) -> bool:
    """Return whether a Latin name reads as a Korean or Chinese one, a word a syllable (``Kim Sok Chol``)."""
    words = [token.surface for token in name.tokens]
    return (
        name.script == "Latn"
        and _FEWEST_SYLLABLES <= len(words) <= _MOST_SYLLABLES
        and (words[0] in _SURNAMES or words[-1] in _SURNAMES)
        and all(_SYLLABLE.fullmatch(word) for word in words)
    )


def costs_of_absence(mine: NameForms, other: NameForms) -> tuple[float, ...]:
    """Return what each word of a name costs when the other name lacks it altogether.

    A Korean or Chinese name has its number of syllables, none of them optional. A name in Arabic letters
    is a chain of the bearer's, the father's and the grandfather's name: only the first is the bearer's.
    Elsewhere words in the middle are often left out.
    """
    number = len(mine.tokens)
    if mine.unspaced or other.unspaced or (written_by_syllable(mine) and written_by_syllable(other)):
        return (_OF_A_FIXED_NUMBER,) * number
    if "Arab" in (mine.script, other.script):
        return (_GIVEN_OF_A_CHAIN, *(_INNER,) * (number - 1))
    return plain_costs(number)


def plain_costs(number: int, *, fixed: bool = False) -> tuple[float, ...]:
    """Return what each of so many words costs; ``fixed`` where none of them is optional."""
    if fixed:
        return (_OF_A_FIXED_NUMBER,) * number
    return tuple(_OUTER if at in (0, number - 1) else _INNER for at in range(number))


def absence(left: list[float], right: list[float]) -> float:
    """Return the bits of all words without a partner, given each one's cost on both sides.

    A word on each side is a conflict; what one side has more is absent from the other. Two conflicts
    and three absences are counted: beyond them the names differ in kind (a name with its bearer's story).
    """
    conflicts = min(len(left), len(right))
    more = sorted(left)[conflicts:] + sorted(right)[conflicts:]
    return min(conflicts, _MOST_CONFLICTS) * CONFLICT + sum(more[:_MOST_ABSENT])
