# SPDX-License-Identifier: Apache-2.0
"""Many pairs of names at once: each distinct pair of words is weighed once, names are paired column by column.

What the columns cannot tell (names without spaces, neighbours that may be one word, words that vie for
one partner) goes through ``name_bits`` pair by pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simpul.link.names.absent import _INNER, _MOST_ABSENT, _MOST_CONFLICTS, _OF_A_FIXED_NUMBER, _OUTER, CONFLICT
from simpul.link.names.assign import WORTH_OF_FURTHER_WORDS
from simpul.link.names.compare import name_bits
from simpul.link.names.neighbours import Neighbours
from simpul.link.names.numbered import NumberedNames
from simpul.link.names.order import _ROTATED, _SHUFFLED
from simpul.link.names.rarity import NameRarity
from simpul.link.names.searched import searched_bits
from simpul.link.names.word_bits import WordBits
from simpul.normalise.names import NameForms

_NO_MATCH: Final = -1e9

AT_ONCE: Final = 200_000
"""Pairs of names that are compared in one go, so that a run of millions stays in memory."""

Weigh = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Bits of pairs of words, by their numbers."""

OneByOne = Callable[[int, int], float]
"""Bits of two names, by their positions."""


def compare_many(pairs: Sequence[tuple[int, int]], forms: Sequence[NameForms], *, rarity: NameRarity) -> list[float]:
    """Return the bits of each pair of positions in ``forms``, in the pairs' order.

    Equal to ``compare(...).bits`` pair by pair.
    """
    if not pairs:
        return []
    turned = [forms[left].raw > forms[right].raw for left, right in pairs]
    left, right = np.asarray(pairs, dtype=np.int64).T
    first, second = np.where(turned, right, left), np.where(turned, left, right)

    def one_by_one(one: int, other: int) -> float:
        return name_bits(forms[one], forms[other], rarity=rarity)

    bits = bits_of_pairs(NumberedNames.of_forms(forms), first, second, rarity, one_by_one)
    return [float(one) for one in bits]


def bits_of_pairs(
    names: NumberedNames, left: np.ndarray, right: np.ndarray, rarity: NameRarity, one_by_one: OneByOne
) -> np.ndarray:
    """Return the bits of each pair of names; the left one's spelling sorts before the right one's.

    Args:
        names: the names.
        left: positions of the first names.
        right: positions of the second ones.
        rarity: how rare their words are.
        one_by_one: compares two names that need more than their words.
    """
    weigh = WordBits(names.tokens, rarity).of_pairs
    words = _Words(names, weigh, names.of_a_fixed_number(), Neighbours(names, rarity))
    bits = np.zeros(len(left))
    for first in range(0, len(left), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        bits[part], alone = _by_columns(words, left[part], right[part])
        for place in (first + np.flatnonzero(alone)).tolist():
            bits[place] = one_by_one(int(left[place]), int(right[place]))
    return bits


@dataclass(frozen=True, slots=True)
class _Words:
    """What pairs of a run's names are compared by.

    Attributes:
        weigh: bits of pairs of their words.
        fixed: which names have a set number of words.
        neighbours: where words may be others read as one.
    """

    names: NumberedNames
    weigh: Weigh
    fixed: np.ndarray
    neighbours: Neighbours


def _by_columns(words: _Words, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the bits of pairs of names, and which of the pairs must be compared one by one."""
    names, fixed = words.names, words.fixed
    lengths = names.lengths
    bits = np.zeros(len(left))
    told = (lengths[left] > 0) & (lengths[right] > 0)
    alone = told & (names.single[left] | names.single[right])
    shape = np.where(told & ~alone, lengths[left] * 100 + lengths[right], 0)
    groups = [(divmod(int(one), 100), np.flatnonzero(shape == one)) for one in np.unique(shape) if one]
    named = [(left[at], right[at], size) for size, at in groups]
    told_of = zip(
        groups, _worth_of_words(names, named, words.weigh), words.neighbours.stand_for_words(named), strict=True
    )
    for (_, at), values, joins in told_of:
        set_number = fixed[left[at]] & fixed[right[at]]
        paired = _Paired(values, set_number)
        bits[at] = paired.bits
        for row in {*np.flatnonzero(paired.vying).tolist(), *joins}:
            bits[at[row]] = searched_bits(values[row], joins.get(row, []), fixed=bool(set_number[row]))
    return bits, alone


def _worth_of_words(
    names: NumberedNames,
    groups: Sequence[tuple[np.ndarray, np.ndarray, tuple[int, int]]],
    weigh: Weigh,
) -> list[np.ndarray]:
    """Return for each group of pairs of names the bits of every word of the one with every word of the other."""
    if not groups:
        return []
    size = len(names.tokens)
    codes = []
    for left, right, (m, n) in groups:
        a = names.flat[names.starts[left][:, None] + np.arange(m)][:, :, None]
        b = names.flat[names.starts[right][:, None] + np.arange(n)][:, None, :]
        codes.append((np.minimum(a, b) * size + np.maximum(a, b)).ravel())
    distinct, at = np.unique(np.concatenate(codes), return_inverse=True)
    values = weigh(distinct // size, distinct % size)[at]
    ends = np.cumsum([len(code) for code in codes])[:-1]
    return [part.reshape(-1, m, n) for part, (_, _, (m, n)) in zip(np.split(values, ends), groups, strict=True)]


class _Paired:
    """The best pairing of pairs of names of one shape, found best match first.

    Attributes:
        bits: what the pairing is worth, as ``name_bits`` sums it up.
        vying: pairs in which a match that speaks for them had to give way, so that another pairing may be better.
    """

    def __init__(self, values: np.ndarray, fixed: np.ndarray) -> None:
        """Pair the words.

        Args:
            values: the bits of each left with each right word of each pair of names.
            fixed: pairs of names none of whose words is optional.
        """
        count, m, n = values.shape
        self._values = np.where(values > CONFLICT, values, _NO_MATCH)
        self._rows = np.arange(count)
        self._partner = np.full((count, m), -1)
        self._taken = np.zeros((count, n), dtype=bool)
        self._fixed = fixed
        speaking = (self._values > 0).sum(axis=(1, 2))
        bits = self._chosen_bits()
        self.vying = speaking > self._speaking_chosen
        bits = bits + self._order()
        self.bits = bits + self._rest()

    def _chosen_bits(self) -> np.ndarray:
        """Take the best match of each pair of names again and again; return the bits that the matches keep."""
        count, m, n = self._values.shape
        left_over = self._values.copy()
        bits = np.zeros(count)
        self._speaking_chosen = np.zeros(count, dtype=np.int64)
        for worth in WORTH_OF_FURTHER_WORDS[: min(m, n)]:
            best = left_over.reshape(count, -1).argmax(axis=1)
            value = left_over.reshape(count, -1)[self._rows, best]
            found = np.flatnonzero(value > CONFLICT)
            if not len(found):
                break
            i, j = np.divmod(best[found], n)
            value = value[found]
            bits[found] += np.where(value > 0, value * worth, value)
            self._speaking_chosen[found] += value > 0
            self._partner[found, i] = j
            self._taken[found, j] = True
            left_over[found, i, :] = _NO_MATCH
            left_over[found, :, j] = _NO_MATCH
        return bits

    def _order(self) -> np.ndarray:
        """Return what a different order of the paired words costs."""
        count = len(self._rows)
        first = np.full(count, -1)
        last = np.full(count, -1)
        falls = np.zeros(count, dtype=np.int64)
        for partner in self._partner.T:
            paired = partner >= 0
            falls += paired & (last > partner)
            first = np.where(paired & (first < 0), partner, first)
            last = np.where(paired, partner, last)
        turned = np.where(falls + (last > first) == 1, _ROTATED, _SHUFFLED)
        return np.where(falls > 0, turned, 0.0)

    def _rest(self) -> np.ndarray:
        """Return the bits of words without a partner."""
        _, m, n = self._values.shape
        left = np.where(self._partner < 0, self._costs(m), np.inf)
        right = np.where(self._taken, np.inf, self._costs(n))
        left.sort(axis=1)
        right.sort(axis=1)
        conflicts = np.minimum(np.isfinite(left).sum(axis=1), np.isfinite(right).sum(axis=1))
        longer = left if m > n else right
        more = np.where(np.isfinite(longer), longer, 0.0)
        more[np.arange(longer.shape[1]) < conflicts[:, None]] = 0.0
        return np.asarray(np.minimum(conflicts, _MOST_CONFLICTS) * CONFLICT + _most_absent(more))

    def _costs(self, number: int) -> np.ndarray:
        usual = [_OUTER if at in (0, number - 1) else _INNER for at in range(number)]
        return np.where(self._fixed[:, None], _OF_A_FIXED_NUMBER, np.asarray(usual))


def _most_absent(more: np.ndarray) -> np.ndarray:
    """Return the sum of the first absences counted, each row in order of cost."""
    counted = (more < 0).cumsum(axis=1) <= _MOST_ABSENT
    return np.asarray(np.where(counted, more, 0.0).sum(axis=1))
