# SPDX-License-Identifier: Apache-2.0
"""What two words speak for one word, for very many pairs of words at once: the same as ``NameRarity.weigh``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import product
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA, Levenshtein
from rapidfuzz.process import cpdist

from simpul.link.names.alike import _FURTHER_COST, _LEAST_LIKENESS, _LONG_ENOUGH, _ONE_LETTER, _SLIP_COST
from simpul.link.names.nicknames import groups_of
from simpul.link.names.rarity import (
    _BLUR_SAME_SCRIPT,
    _EQUAL_BITS,
    _INITIAL_BITS,
    _OVER,
    _SAME_SCRIPT,
    _SHORT_WORD,
    _SHORT_WORD_COST,
    NameRarity,
    letter_bits,
)
from simpul.link.names.spelling import FARTHEST
from simpul.link.names.spelling_batch import LATIN, path_costs
from simpul.normalise.names import Token
from simpul.normalise.names.sound import phones
from simpul.normalise.names.trade import trades

_SPELLINGS: Final = 2


class WordBits:
    """The bits of pairs of a run's words.

    Args:
        tokens: the words.
        counted: how rare they are.
    """

    def __init__(self, tokens: Sequence[Token], counted: NameRarity) -> None:
        """Hold the words as columns."""
        self._tokens, self._rarity = tokens, counted
        self._spelt = _column(tokens, lambda token: token.spellings[0], object)
        self._spelt_length = _column(tokens, lambda token: len(token.spellings[0]), np.int64)
        self._length = _column(tokens, lambda token: len(token.surface), np.int64)
        self._first = _column(tokens, lambda token: ord(token.surface[0]), np.int64)
        self._latin = _column(tokens, lambda token: token.script == LATIN, bool)
        self._surface = _numbers([(token.surface,) for token in tokens])[:, 0]
        self._skeletons = _numbers([token.skeletons for token in tokens])
        self._nicknames = _numbers([tuple(groups_of(token.spellings[0])) for token in tokens])
        self._rare = _rare_bits(tokens, counted)
        self._letter_bits: np.ndarray | None = None
        self._sounding: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}

    def of_pairs(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the bits of each pair of word numbers; what has nothing in common is far below a conflict."""
        bits = np.full(len(left), -FARTHEST)
        latin = self._latin[left] & self._latin[right]
        equal = latin & (self._surface[left] == self._surface[right])
        bits[equal] = np.minimum(self._rare[left[equal]], self._rare[right[equal]]) + _EQUAL_BITS
        short = latin & ~equal & (np.minimum(self._length[left], self._length[right]) == _ONE_LETTER)
        bits[short & (self._first[left] == self._first[right])] = _INITIAL_BITS
        called = latin & ~equal & ~short & _meet(self._nicknames[left], self._nicknames[right])
        spelt = np.flatnonzero(latin & ~equal & ~short & ~called)
        bits[spelt] = self._of_spellings(left[spelt], right[spelt])
        for at in np.flatnonzero(~latin | called).tolist():
            bits[at] = self._rarity.weigh(self._tokens[left[at]], self._tokens[right[at]])[0]
        return bits

    def _of_spellings(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the bits of different words in Latin letters, none of them an initial."""
        bits = np.full(len(left), -FARTHEST)
        if not len(left):
            return bits
        sound = _meet(self._skeletons[left], self._skeletons[right])
        a, b = self._spelt[left], self._spelt[right]
        likeness = cpdist(a, b, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
        kept = np.flatnonzero(sound | (likeness >= _LEAST_LIKENESS))
        if not len(kept):
            return bits
        left, right, sound = left[kept], right[kept], sound[kept]
        cost = self._slipped(self._spelling_costs(left, right), left, right)
        bits[kept] = np.where(cost < FARTHEST, self._kept(left, right, cost=cost, sound=sound), -FARTHEST)
        return bits

    def _spelling_costs(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the cost of the cheapest spellings, the second ones costing a little more."""
        cost = np.full(len(left), np.inf)
        for i, j in product(range(_SPELLINGS), repeat=2):
            mine, theirs = self._sounds(left, i), self._sounds(right, j)
            at = np.flatnonzero(mine[0] & theirs[0])
            if not len(at):
                continue
            turned = mine[1][at] > theirs[1][at]
            native = np.where(turned, theirs[2][at], mine[2][at]).tolist()
            latin = np.where(turned, mine[2][at], theirs[2][at]).tolist()
            cost[at] = np.minimum(cost[at], path_costs(native, latin) + _FURTHER_COST * (i + j))
        return cost

    def _sounds(self, words: np.ndarray, place: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return of each word whether it has a spelling at a place, that spelling, and how it sounds."""
        has, spelt, sounds = self._columns_of(place)
        return has[words], spelt[words], sounds[words]

    def _columns_of(self, place: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the same of all words, taken once."""
        if place not in self._sounding:
            self._sounding[place] = self._sounding_at(place)
        return self._sounding[place]

    def _sounding_at(self, place: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        found = [token.spellings[place] if len(token.spellings) > place else "" for token in self._tokens]
        spelt = np.asarray(found, dtype=object)
        return spelt != "", spelt, np.asarray([phones(one) if one else "" for one in found], dtype=object)

    def _slipped(self, cost: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return costs with those of long words that one slip of the pen explains put down to the slip."""
        long = np.minimum(self._spelt_length[left], self._spelt_length[right]) >= _LONG_ENOUGH
        asked = np.flatnonzero(long & (cost > _SLIP_COST))
        if len(asked):
            a, b = self._spelt[left[asked]], self._spelt[right[asked]]
            slips = cpdist(a, b, scorer=OSA.distance, score_cutoff=1, dtype=np.int32) == 1
            cost[asked[slips]] = _SLIP_COST
        return cost

    def _kept(self, left: np.ndarray, right: np.ndarray, *, cost: np.ndarray, sound: np.ndarray) -> np.ndarray:
        """Return what is left of the bits of words so alike, as ``rarity`` reckons it of one pair."""
        rare = np.minimum(self._rare[left], self._rare[right])
        letters = np.minimum(self._letters(left), self._letters(right))
        cost = np.where(~sound & (letters < _SHORT_WORD), cost + _SHORT_WORD_COST, cost)
        full = letters - cost + _SAME_SCRIPT
        kept = np.where(full < rare, full, rare + _OVER * (full - rare))
        return np.asarray(kept - _BLUR_SAME_SCRIPT * cost)

    def _letters(self, words: np.ndarray) -> np.ndarray:
        if self._letter_bits is None:
            self._letter_bits = _column(self._tokens, lambda token: letter_bits(token.spellings[0]), np.float64)
        return np.asarray(self._letter_bits[words])


def _column(tokens: Sequence[Token], of: Callable[[Token], object], dtype: type) -> np.ndarray:
    return np.fromiter(map(of, tokens), dtype=dtype, count=len(tokens))


def _numbers(said: Sequence[Sequence[Hashable]]) -> np.ndarray:
    """Return the numbers of what is said of each word, a word a row; filled up with a number that meets none."""
    number: dict[Hashable, int] = {}
    rows = np.tile(-np.arange(1, len(said) + 1), (max(map(len, said), default=1) or 1, 1)).T
    for at, each in enumerate(said):
        for place, one in enumerate(each):
            rows[at, place] = number.setdefault(one, len(number))
    return rows


def _meet(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return which rows have a number in common."""
    found = np.zeros(len(left), dtype=bool)
    for i, j in product(range(left.shape[1]), range(right.shape[1])):
        found |= left[:, i] == right[:, j]
    return found


def _rare_bits(tokens: Sequence[Token], counted: NameRarity) -> np.ndarray:
    """Return each word's rarity, reckoned once for words that are equal in all that it rests on."""
    known: dict[tuple[int, int, bool], float] = {}
    bits = []
    for token in tokens:
        spelt = token.spellings[0]
        key = (len(token.skeletons[0]), counted.spellings.get(spelt, 0), spelt in trades())
        if key not in known:
            known[key] = counted.bits(token)
        bits.append(known[key])
    return np.asarray(bits, dtype=np.float64)
