# SPDX-License-Identifier: Apache-2.0
"""The keys of ``blocking_keys`` for all names of a run at once, as numbers.

Two names share a number of a family exactly where they share a key of it. A skeleton is a number, a pair
of skeletons a number of both, and what is put in order of the alphabet (the signs of a whole name, initials)
a sum of large odd numbers, one a sign (Zobrist hashing), so that the order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from random import Random
from typing import Final

import numpy as np

from simpul.link.names.numbered import NO_WORD, NumberedNames
from simpul.normalise.names.keys import (
    _LONGEST_SYLLABLE,
    _SHORTEST_TOKEN_KEY,
    _SPELLINGS,
    _SURNAME_AND_TWO_SYLLABLES,
    _TOKENS,
)

TOKEN, PAIR, WHOLE, INITIALS = "token", "pair", "whole", "initials"
FAMILIES: Final = (TOKEN, PAIR, WHOLE, INITIALS)
_HALF: Final = np.uint64(32)
_ALPHABET: Final = "AFKLMNPST"
_WORTH: Final = {sign: Random(f"signs {sign}").getrandbits(64) | 1 for sign in _ALPHABET}  # noqa: S311  # no secret: only far apart
_VOWEL: Final = np.uint64(_WORTH["A"])
_WRAP: Final = (1 << 64) - 1
_Found = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class NameKeys:
    """Keys of names.

    Attributes:
        name: position of the name.
        family: position of the key's family in ``FAMILIES``.
        key: the key's number, which means something inside its family only.
    """

    name: np.ndarray
    family: np.ndarray
    key: np.ndarray


def key_codes(names: NumberedNames) -> NameKeys:
    """Return every key of every name, some of them twice."""
    words = _Words(names)
    found: list[tuple[int, _Found]] = []
    counts = np.minimum(names.lengths, _TOKENS)
    rows = names.first_words(_TOKENS)
    for count in range(1, _TOKENS + 1):
        at = np.flatnonzero(counts == count)
        if len(at):
            columns = rows[at, :count]
            made = ((family, (at[who], key)) for family, (who, key) in _keys_of(words, columns))
            found.extend(made)
    three = np.flatnonzero(names.latin & (names.lengths == _SURNAME_AND_TWO_SYLLABLES))
    if len(three):
        found.extend((1, (three[who], key)) for who, key in _syllables_joined(words, rows[three]))
    if not found:
        empty = np.empty(0, dtype=np.int64)
        return NameKeys(empty, empty.astype(np.uint8), empty.astype(np.uint64))
    return NameKeys(
        np.concatenate([who for _, (who, _) in found]),
        np.concatenate([np.full(len(who), family, dtype=np.uint8) for family, (who, _) in found]),
        np.concatenate([key for _, (_, key) in found]),
    )


class _Words:
    """What keys are made of, by word number: skeletons, their signs' worth, initials."""

    def __init__(self, names: NumberedNames) -> None:
        self.number: dict[str, int] = {}
        self.texts: list[str] = []
        size = len(names.tokens)
        self.skeletons = np.full((size, _SPELLINGS), NO_WORD)
        self.height = np.empty(size, dtype=np.int64)
        self.short = np.empty(size, dtype=bool)
        for at, token in enumerate(names.tokens):
            skeletons = token.skeletons[:_SPELLINGS]
            self.height[at] = len(skeletons)
            self.short[at] = len(token.surface) <= _LONGEST_SYLLABLE
            for place, skeleton in enumerate(skeletons):
                self.skeletons[at, place] = self.numbered(skeleton)
        self.signs = np.asarray([_worth(text.replace("A", "")) for text in self.texts], dtype=np.uint64)
        self.vowels = np.asarray([text.count("A") for text in self.texts], dtype=np.uint64)
        self.long = np.asarray([len(text) >= _SHORTEST_TOKEN_KEY for text in self.texts], dtype=bool)
        self.initial = np.asarray([_worth(text[0]) for text in self.texts], dtype=np.uint64)

    def numbered(self, skeleton: str) -> int:
        """Return a skeleton's number."""
        found = self.number.setdefault(skeleton, len(self.texts))
        if found == len(self.texts):
            self.texts.append(skeleton)
        return found


def _worth(signs: str) -> int:
    return sum(_WORTH[sign] for sign in signs) & _WRAP


def _keys_of(words: _Words, columns: np.ndarray) -> Iterator[tuple[int, _Found]]:
    """Yield the keys of names of one length, each with its family and the names' rows."""
    everyone = np.arange(len(columns))
    skeletons = words.skeletons[columns]
    for column in range(columns.shape[1]):
        for place in range(_SPELLINGS):
            one = skeletons[:, column, place]
            who = np.flatnonzero((one != NO_WORD) & words.long[one])
            yield 0, (who, one[who].astype(np.uint64))
    for left, right in combinations(range(columns.shape[1]), 2):
        for a, b in product(range(_SPELLINGS), repeat=2):
            one, other = skeletons[:, left, a], skeletons[:, right, b]
            who = np.flatnonzero((one != NO_WORD) & (other != NO_WORD))
            yield 1, (who, _pair(one[who], other[who]))
    yield 3, (everyone, words.initial[skeletons[:, :, 0]].sum(axis=1, dtype=np.uint64))
    height = words.height[columns]
    for level in range(_SPELLINGS):
        who = np.flatnonzero(height.max(axis=1) > level)
        place = np.minimum(level, height[who] - 1)
        yield 2, (who, _whole(words, np.take_along_axis(skeletons[who], place[:, :, None], axis=2)[:, :, 0]))


def _whole(words: _Words, skeletons: np.ndarray) -> np.ndarray:
    """Return the number of all signs of the names' skeletons; vowels count only where there is nothing else."""
    signs = words.signs[skeletons].sum(axis=1, dtype=np.uint64)
    vowels = words.vowels[skeletons].sum(axis=1, dtype=np.uint64)
    return np.asarray(np.where(signs == 0, vowels * _VOWEL, signs))


def _pair(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    first, second = np.minimum(one, other).astype(np.uint64), np.maximum(one, other).astype(np.uint64)
    return np.asarray((first << _HALF) | second)


def _syllables_joined(words: _Words, rows: np.ndarray) -> Iterator[_Found]:
    """Yield the pairs of surname and given name of three short words, whichever end the surname stands at."""
    chosen = np.flatnonzero(words.short[rows[:, :_SURNAME_AND_TWO_SYLLABLES]].all(axis=1))
    first, middle, last = (words.skeletons[rows[chosen, place]] for place in range(_SURNAME_AND_TWO_SYLLABLES))
    for alone, given in ((first, _joined(words, middle, last)), (last, _joined(words, first, middle))):
        for place in range(_SPELLINGS):
            who = np.flatnonzero(alone[:, place] != NO_WORD)
            yield chosen[who], _pair(alone[who, place], given[who])


def _joined(words: _Words, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the numbers of two words' first skeletons written as one."""
    pairs, at = np.unique(np.column_stack((one[:, 0], other[:, 0])), axis=0, return_inverse=True)
    numbers = [words.numbered(words.texts[a] + words.texts[b]) for a, b in pairs.tolist()]
    return np.asarray(numbers, dtype=np.int64)[at.ravel()] if numbers else np.empty(0, dtype=np.int64)
