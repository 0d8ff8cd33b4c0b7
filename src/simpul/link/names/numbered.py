# SPDX-License-Identifier: Apache-2.0
"""The names of a run with their words as numbers, so that whole columns of them can be worked on at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

import numpy as np

from simpul.link.names.absent import _SURNAMES, _SYLLABLE
from simpul.link.names.assign import MOST_WORDS
from simpul.link.names.order import _SON_OF
from simpul.link.names.rarity import NameRarity
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.forms import token_of

LATIN: Final = "Latn"
_FEWEST_SYLLABLES, _MOST_SYLLABLES = 2, 4
NO_WORD: Final = -1


@dataclass(slots=True)
class WordList:
    """The distinct words of a run.

    Attributes:
        tokens: word number to word.
    """

    tokens: list[Token] = field(default_factory=list)
    _number: dict[object, int] = field(default_factory=dict)

    def number(self, token: Token) -> int:
        """Return a word's number; words in other letters than ASCII may be read in several ways."""
        known: object = token.surface if token.surface.isascii() else token
        found = self._number.get(known)
        if found is None:
            found = self._number[known] = len(self.tokens)
            self.tokens.append(token)
        return found

    def plain(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of words that are tokens as they stand."""
        return [self.number(token_of(word)) for word in words]


@dataclass(frozen=True, slots=True)
class NumberedNames:
    """Names as rows of word numbers.

    Attributes:
        tokens: word number to word.
        flat: the numbers of all names' words, one name after the other.
        starts: where each name's words begin in ``flat``, and at the end where the last one's end.
        latin: whether most of a name is in Latin letters.
        single: names whose comparison needs more than their words: they are compared one by one.
    """

    tokens: Sequence[Token]
    flat: np.ndarray
    starts: np.ndarray
    latin: np.ndarray
    single: np.ndarray

    @classmethod
    def of_forms(cls, forms: Sequence[NameForms]) -> Self:
        """Return names that were taken apart one by one."""
        words = WordList()
        flat = [words.number(token) for form in forms for token in form.tokens]
        lengths = [len(form.tokens) for form in forms]
        return cls(
            words.tokens,
            np.asarray(flat, dtype=np.int64),
            starts_of(np.asarray(lengths, dtype=np.int64)),
            np.asarray([form.script == LATIN for form in forms], dtype=bool),
            np.asarray([is_single(form) for form in forms], dtype=bool),
        )

    @property
    def lengths(self) -> np.ndarray:
        """Return how many words each name has."""
        return np.diff(self.starts)

    def first_words(self, count: int) -> np.ndarray:
        """Return the numbers of each name's first words as rows of ``count``, filled up with ``NO_WORD``."""
        at = self.starts[:-1, None] + np.arange(count)
        held = np.arange(count) < self.lengths[:, None]
        padded = np.append(self.flat, NO_WORD)
        return np.where(held, padded[np.minimum(at, len(self.flat))], NO_WORD)

    def of_a_fixed_number(self) -> np.ndarray:
        """Return which names read as Korean or Chinese ones, as ``written_by_syllable`` tells of one."""
        lengths = self.lengths
        surname = np.fromiter((t.surface in _SURNAMES for t in self.tokens), bool, len(self.tokens))
        syllable = np.fromiter((bool(_SYLLABLE.fullmatch(t.surface)) for t in self.tokens), bool, len(self.tokens))
        fits = self.latin & (lengths >= _FEWEST_SYLLABLES) & (lengths <= _MOST_SYLLABLES)
        rows = self.first_words(_MOST_SYLLABLES)[fits]
        last = rows[np.arange(len(rows)), lengths[fits] - 1]
        held = rows != NO_WORD
        found = np.zeros(len(lengths), dtype=bool)
        found[fits] = (surname[rows[:, 0]] | surname[last]) & (syllable[rows] | ~held).all(axis=1)
        return found

    def rarity(self) -> NameRarity:
        """Return in how many names each word occurs, as ``NameRarity.counted`` does one by one."""
        numbers: dict[str, int] = {}
        spelt = np.asarray([numbers.setdefault(t.spellings[0], len(numbers)) for t in self.tokens], dtype=np.int64)
        holder = np.repeat(np.arange(len(self.starts) - 1), self.lengths)
        each = np.unique(holder * max(1, len(numbers)) + spelt[self.flat]) if len(self.flat) else self.flat
        counts = np.bincount(each % max(1, len(numbers)), minlength=len(numbers))
        return NameRarity(len(self.starts) - 1, dict(zip(numbers, counts.tolist(), strict=True)))


def starts_of(lengths: np.ndarray) -> np.ndarray:
    """Return where runs of given lengths begin when they lie one after the other, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(lengths)))


def is_single(name: NameForms) -> bool:
    """Return whether comparing a name needs more than its words: how it was written, what joins them, too many."""
    return (
        name.unspaced
        or name.script == "Arab"
        or len(name.tokens) > MOST_WORDS
        or not _SON_OF.isdisjoint(name.particles)
    )
