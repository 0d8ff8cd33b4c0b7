# SPDX-License-Identifier: Apache-2.0
"""How rare a name's words are: sharing *Kim* says little, sharing *Triantafyllopoulos* says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import Final

from simpul.link.names.alike import Alike, alike
from simpul.link.names.spelling import FARTHEST
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.sound import phones
from simpul.normalise.names.trade import trades

_PSEUDO_NAMES: Final = 400.0
"""Weight of the shipped expectation against the counted names."""
_LEAST_BITS: Final = 3.0
_BITS_A_CONSONANT: Final = 2.6
_MOST_BITS: Final = 15.0
_TRADE_BITS: Final = 4.5
"""Bits of *trading*, *bank* and the like, without counts: every twentieth company says the same of itself."""
_VOWEL_BITS: Final = 2.3
_CONSONANT_BITS: Final = 4.0
_NOTHING_IN_COMMON: Final = (-FARTHEST, "far")
_MOST_REMEMBERED: Final = 1 << 20
"""Word pairs remembered at once; those with nothing in common, which are most, are not."""
_INITIAL_BITS: Final = 1.5
_EQUAL_BITS: Final = 1.0
"""What the very same spelling is worth beyond the word."""
_OVER: Final = 0.1
"""Share that evidence beyond a word's rarity still counts."""
_SHORT_WORD: Final = 19.0
"""Bits as letters below which one consonant more makes another name (``Mun``, ``Chun``)."""
_SHORT_WORD_COST: Final = 5.0
_SAME_SCRIPT: Final = 2.0
_ACROSS_SCRIPTS: Final = 4.0
"""Bits beyond the letters: a writer who meant another word would have had many to choose from."""
_BLUR_SAME_SCRIPT: Final = 0.3
_BLUR_ACROSS: Final = 0.35
_BLUR_OF_SYLLABLES: Final = 0.2
"""Bits lost for each bit of difference, besides the difference itself. Han characters and Hangul write syllables
that every habit spells in its own way, so that a difference there says less than between two alphabets."""
_SYLLABIC: Final = frozenset({"Hani", "Hang"})


@dataclass(frozen=True, slots=True)
class NameRarity:
    """In how many names each word occurs.

    Attributes:
        names: number of names counted.
        spellings: first Latin spelling of a word to the number of names holding it.

    Without counts every word gets the shipped expectation, which grows with its consonants.
    """

    names: int = 0
    spellings: Mapping[str, int] = field(default_factory=dict)
    _weighed: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def counted(cls, names: Iterable[NameForms]) -> NameRarity:
        """Return the rarity of words among names, each name counted as often as it is given."""
        number, spellings = 0, Counter[str]()
        for name in names:
            number += 1
            spellings.update({token.spellings[0] for token in name.tokens})
        return cls(number, spellings)

    def bits(self, token: Token) -> float:
        """Return log2(1/u) of meeting this very word by chance; more is rarer."""
        expected = min(_MOST_BITS, _LEAST_BITS + _BITS_A_CONSONANT * len(token.skeletons[0]))
        if token.spellings[0] in trades():
            expected = _TRADE_BITS
        count = self.spellings.get(token.spellings[0], 0)
        return log2((self.names + _PSEUDO_NAMES) / (count + _PSEUDO_NAMES * 2.0**-expected))

    def weigh(self, left: Token, right: Token) -> tuple[float, str]:
        """Return the bits that two words speak for one word, and how alike they are; symmetric."""
        key = (left.surface, right.surface) if left.surface <= right.surface else (right.surface, left.surface)
        found = self._weighed.get(key)
        if found is not None:
            return found
        likeness = alike(left, right)
        if likeness.cost >= FARTHEST:
            return _NOTHING_IN_COMMON
        found = _bits_of(left, right, likeness, rare=min(self.bits(left), self.bits(right))), likeness.code
        if len(self._weighed) >= _MOST_REMEMBERED:
            self._weighed.clear()
        self._weighed[key] = found
        return found


def _bits_of(left: Token, right: Token, likeness: Alike, *, rare: float) -> float:
    """Return the bits that two words so alike speak for one word.

    The evidence is what it takes to say the word at all less what the difference costs, and no more
    than the word is rare (``rare``: log2(1/u) of the more usual of both), but for a small share that
    keeps better matches ahead of worse ones.
    """
    if likeness.code == "initial":
        return _INITIAL_BITS
    if likeness.code == "equal":
        return rare + _EQUAL_BITS
    letters = min(letter_bits(left.spellings[0]), letter_bits(right.spellings[0]))
    one_script = left.script == right.script
    cost = likeness.cost
    if one_script and likeness.code == "near" and letters < _SHORT_WORD:
        cost += _SHORT_WORD_COST
    full = letters - cost + (_SAME_SCRIPT if one_script else _ACROSS_SCRIPTS)
    kept = full if full < rare else rare + _OVER * (full - rare)
    return kept - _blur(left.script, right.script) * cost


def _blur(left: str, right: str) -> float:
    """Return the bits lost for each bit of difference between words of two scripts, ISO 15924."""
    if left == right:
        return _BLUR_SAME_SCRIPT
    return _BLUR_ACROSS if _SYLLABIC.isdisjoint((left, right)) else _BLUR_OF_SYLLABLES


@lru_cache(maxsize=1 << 16)
def letter_bits(spelling: str) -> float:
    """Return the bits it takes to say a word sound by sound: how rare it is as mere letters."""
    return sum(_VOWEL_BITS if sign in "aeiouy" else _CONSONANT_BITS for sign in phones(spelling))
