# SPDX-License-Identifier: Apache-2.0
"""Where neighbours of one name, read as one word, stand for a word of the other: very many pairs of names at once.

Lengths and ends tell at once of most neighbours that they cannot; each distinct rest is weighed once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from simpul.link.names.absent import CONFLICT
from simpul.link.names.assign import _LONGER, _SHORTER, _WIDEST, Match
from simpul.link.names.numbered import NO_WORD, NumberedNames
from simpul.link.names.rarity import NameRarity
from simpul.link.names.word_bits import WordBits
from simpul.normalise.names import Token
from simpul.normalise.names.forms import joined

Group: TypeAlias = "tuple[np.ndarray, np.ndarray, tuple[int, int]]"
"""The left and right names of pairs, by position, and how many words each left and each right one has."""
Joins: TypeAlias = dict[int, list[Match]]
"""Place of a pair in its group to the ways its neighbours may be one word."""


class _Tries(NamedTuple):
    """Pairs of a group, by place, with the neighbours and, last, the word that they may be; both also as masks."""

    rows: np.ndarray
    words: np.ndarray
    left: int
    right: int


class Neighbours:
    """The words of a run's names, by what tells that some cannot be neighbours of others read as one.

    Args:
        names: the names.
        rarity: how rare their words are.
    """

    def __init__(self, names: NumberedNames, rarity: NameRarity) -> None:
        """Hold lengths, scripts and ends of the words as columns."""
        tokens = names.tokens
        self._names, self._rarity = names, rarity
        self._length = np.fromiter((len(token.surface) for token in tokens), dtype=np.int64, count=len(tokens))
        self._script = _numbers([token.script for token in tokens])
        self._first = _numbers([token.surface[0] for token in tokens])
        self._last = _numbers([token.surface[-1] for token in tokens])

    def stand_for_words(self, groups: Sequence[Group]) -> list[Joins]:
        """Return of each group where neighbours are worth more than a conflict as a word of the shorter name."""
        found: list[Joins] = [defaultdict(list) for _ in groups]
        tried = [(at, tries) for at, group in enumerate(groups) for tries in self._tries(group) if len(tries.rows)]
        if not tried:
            return found
        distinct, which = np.unique(np.concatenate([tries.words for _, tries in tried]), axis=0, return_inverse=True)
        bits = self._weigh(distinct)[which.ravel()]
        ends = np.cumsum([len(tries.rows) for _, tries in tried])[:-1]
        for (at, tries), worth in zip(tried, np.split(bits, ends), strict=True):
            held = worth > CONFLICT
            for row, of in zip(tries.rows[held].tolist(), worth[held].tolist(), strict=True):
                found[at][row].append(Match(of, tries.left, tries.right, "joined"))
        return found

    def _tries(self, group: Group) -> Iterator[_Tries]:
        """Yield the pairs whose neighbours may be one word, for each place of neighbours and word."""
        left, right, (m, n) = group
        more, fewer, wide, narrow = (left, right, m, n) if m > n else (right, left, n, m)
        names = self._names
        long = names.flat[names.starts[more][:, None] + np.arange(wide)]
        short = names.flat[names.starts[fewer][:, None] + np.arange(narrow)]
        for width, at, to in _places(wide, narrow):
            parts, word = long[:, at : at + width], short[:, to]
            rows = np.flatnonzero(self._may_be_one_word(parts, word))
            words = np.full((len(rows), _WIDEST + 1), NO_WORD)
            words[:, :width], words[:, _WIDEST] = parts[rows], word[rows]
            masks = ((1 << width) - 1) << at, 1 << to
            yield _Tries(rows, words, *(masks if m > n else masks[::-1]))

    def _may_be_one_word(self, parts: np.ndarray, word: np.ndarray) -> np.ndarray:
        """Return what ``assign`` tells of neighbours and a word: an end in common, lengths alike, or two scripts."""
        first, last = parts[:, 0], parts[:, -1]
        together, length = self._length[parts].sum(axis=1), self._length[word]
        fits = (_SHORTER * together <= length) & (length <= _LONGER * together)
        ends = (self._first[first] == self._first[word]) | (self._last[last] == self._last[word])
        return np.asarray((self._script[first] != self._script[word]) | (fits & ends))

    def _weigh(self, words: np.ndarray) -> np.ndarray:
        """Return the bits of each row of neighbours and a word."""
        tokens: list[Token] = []
        given = self._names.tokens
        for row in words.tolist():
            tokens.append(joined(tuple(given[no] for no in row[:_WIDEST] if no != NO_WORD)))
            tokens.append(given[row[_WIDEST]])
        at = np.arange(0, len(tokens), 2)
        return WordBits(tokens, self._rarity).of_pairs(at, at + 1)


def _places(wide: int, narrow: int) -> Iterator[tuple[int, int, int]]:
    """Yield how many neighbours of the longer name, from where, may stand for which word of the shorter one."""
    for width in range(2, min(_WIDEST, 1 + wide - narrow) + 1):
        for at in range(wide - width + 1):
            for to in range(narrow):
                yield width, at, to


def _numbers(texts: Sequence[str]) -> np.ndarray:
    number: dict[str, int] = {}
    return np.asarray([number.setdefault(text, len(number)) for text in texts], dtype=np.int64)
