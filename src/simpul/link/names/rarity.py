# SPDX-License-Identifier: Apache-2.0
"""How rare a name's words are: sharing *Kim* says little, sharing *Triantafyllopoulos* says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Final

from simpul.normalise.names import NameForms, Token

_PSEUDO_NAMES: Final = 400.0
"""Weight of the shipped expectation against the counted names."""
_LEAST_BITS: Final = 3.0
_BITS_A_CONSONANT: Final = 2.6
_MOST_BITS: Final = 15.0


@dataclass(frozen=True, slots=True)
class NameRarity:
    """In how many names each word occurs.

    Attributes:
        names: number of names counted.
        spellings: first Latin spelling of a word to the number of names holding it.
        skeletons: first consonant skeleton to the number of names holding it.

    Without counts every word gets the shipped expectation, which grows with its consonants.
    """

    names: int = 0
    spellings: Mapping[str, int] = field(default_factory=dict)
    skeletons: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def counted(cls, names: Iterable[NameForms]) -> NameRarity:
        """Return the rarity of words among names, each name counted as often as it is given."""
        number, spellings, skeletons = 0, Counter[str](), Counter[str]()
        for name in names:
            number += 1
            spellings.update({token.spellings[0] for token in name.tokens})
            skeletons.update({token.skeletons[0] for token in name.tokens})
        return cls(number, spellings, skeletons)

    def bits(self, token: Token) -> float:
        """Return log2(1/u) of meeting this very word by chance; more is rarer."""
        return self._bits(self.spellings.get(token.spellings[0], 0), token)

    def skeleton_bits(self, token: Token) -> float:
        """Return log2(1/u) of meeting a word with this consonant skeleton by chance."""
        return self._bits(self.skeletons.get(token.skeletons[0], 0), token)

    def _bits(self, count: int, token: Token) -> float:
        expected = min(_MOST_BITS, _LEAST_BITS + _BITS_A_CONSONANT * len(token.skeletons[0]))
        pseudo = _PSEUDO_NAMES * 2.0**-expected
        return log2((self.names + _PSEUDO_NAMES) / (count + pseudo))
