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
W = {"over": 0.1, "extra": 0.2, "c": 4.0, "eq": 1.0, "cl": 2.0, "xl": 0.3, "wl": 1.0, "short": 5.0, "len": 14.5}


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
        key = (left.surface, right.surface) if left.surface < right.surface else (right.surface, left.surface)
        found = self._weighed.get(key)
        if found is None:
            found = self._weighed[key] = self._weigh(left, right)
        return found

    def _weigh(self, left: Token, right: Token) -> tuple[float, str]:
        likeness = alike(left, right)
        rare = min(self.bits(left), self.bits(right))
        if likeness.code == "initial":
            return 1.5, "initial"
        if likeness.code == "equal":
            return rare + W["eq"], "equal"
        letters = min(letter_bits(left.spellings[0]), letter_bits(right.spellings[0]))
        if left.script == right.script:
            cost = likeness.cost * W["wl"] + (W["short"] if likeness.code == "near" and letters < W["len"] else 0.0)
            full = letters - cost + W["cl"]
            return (full if full < rare else rare + W["over"] * (full - rare)) - W["xl"] * cost, likeness.code
        full = letters - likeness.cost + W["c"]
        return (full if full < rare else rare + W["over"] * (full - rare)) - W["extra"] * likeness.cost, likeness.code


@lru_cache(maxsize=1 << 18)
def letter_bits(spelling: str) -> float:
    """Return the bits it takes to say a word sound by sound: how rare it is as mere letters."""
    return sum(_VOWEL_BITS if sign in "aeiouy" else _CONSONANT_BITS for sign in phones(spelling))
