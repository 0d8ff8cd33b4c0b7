# SPDX-License-Identifier: Apache-2.0
"""How rare a name's words are: sharing *Kim* says little, sharing *Triantafyllopoulos* says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import Final

from simpul.link.names.alike import alike
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.sound import phones

_PSEUDO_NAMES: Final = 400.0
"""Weight of the shipped expectation against the counted names."""
_LEAST_BITS: Final = 3.0
_BITS_A_CONSONANT: Final = 2.6
_MOST_BITS: Final = 15.0
_VOWEL_BITS: Final = 2.3
_CONSONANT_BITS: Final = 4.0
INITIAL_BITS: Final = 1.5
EQUAL_BITS: Final = 1.0
OVER: Final = 0.1
"""Share that evidence beyond a word's rarity still counts."""
SHORT_WORD: Final = 19.0
"""Bits as letters below which one consonant more makes another name (``Mun``, ``Chun``)."""
SHORT_WORD_COST: Final = 5.0
W = {"same": (2.0, 0.3), "across": (4.0, 0.2)}


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
        count = self.spellings.get(token.spellings[0], 0)
        return log2((self.names + _PSEUDO_NAMES) / (count + _PSEUDO_NAMES * 2.0**-expected))

    def weigh(self, left: Token, right: Token) -> tuple[float, str]:
        """Return the bits that two words speak for one word, and how alike they are; symmetric."""
        key = (left.surface, right.surface)
        found = self._weighed.get(key)
        if found is None:
            found = weigh(left, right, rare=min(self.bits(left), self.bits(right)))
            self._weighed[key] = self._weighed[key[1], key[0]] = found
        return found


def weigh(left: Token, right: Token, *, rare: float) -> tuple[float, str]:
    """Return the bits that two words speak for one word, and the code of how alike they are.

    The evidence is what it takes to say the word at all less what the difference costs, and no more
    than the word is rare, but for a small share that keeps better matches ahead of worse ones.

    Args:
        left: a word.
        right: another.
        rare: log2(1/u) of the more usual of both.
    """
    likeness = alike(left, right)
    if likeness.code == "initial":
        return INITIAL_BITS, "initial"
    if likeness.code == "equal":
        return rare + EQUAL_BITS, "equal"
    letters = min(letter_bits(left.spellings[0]), letter_bits(right.spellings[0]))
    setting = W["same"] if left.script == right.script else W["across"]
    cost = likeness.cost
    if left.script == right.script and likeness.code == "near" and letters < SHORT_WORD:
        cost += SHORT_WORD_COST
    full = letters - cost + setting[0]
    return (full if full < rare else rare + OVER * (full - rare)) - setting[1] * cost, likeness.code


@lru_cache(maxsize=1 << 18)
def letter_bits(spelling: str) -> float:
    """Return the bits it takes to say a word sound by sound: how rare it is as mere letters."""
    return sum(_VOWEL_BITS if sign in "aeiouy" else _CONSONANT_BITS for sign in phones(spelling))
