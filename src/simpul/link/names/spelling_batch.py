# SPDX-License-Identifier: Apache-2.0
"""What it costs to hold two Latin spellings for one word, for very many pairs of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Self

import numpy as np

from simpul.link.names.spelling import NOTHING, START, costs_of

LATIN: Final = "Latn"


@dataclass(frozen=True, slots=True)
class CostTable:
    """The costs of one script as arrays; a sign has the same number on either side, and unknown ones share 0.

    Attributes:
        number: sign to its number.
        write: cost of writing a sound (row) as a sign (column).
        gap: cost of leaving a sound out.
        put: cost of putting a sign (column) in after a sound (row); the last row stands for the start.
    """

    number: dict[str, int]
    write: np.ndarray
    gap: np.ndarray
    put: np.ndarray

    @classmethod
    def of(cls, script: str) -> Self:
        """Return a script's table."""
        costs = costs_of(script)
        rows = (*costs.write.items(), *costs.insert.items())
        signs = {sign for sound, row in rows for sign in (sound, *row)} - {START, NOTHING}
        number = {sign: at for at, sign in enumerate(sorted(signs), start=1)}
        size = len(number) + 1
        write, gap, put = (np.full(shape, costs.strange) for shape in ((size, size), size, (size + 1, size)))
        for sound, row in costs.write.items():
            for sign, bits in row.items():
                if sign == NOTHING:
                    gap[number[sound]] = bits
                else:
                    write[number[sound], number[sign]] = bits
        for sound, row in costs.insert.items():
            at = size if sound == START else number[sound]
            for sign, bits in row.items():
                if sign != NOTHING:
                    put[at, number[sign]] = bits
        return cls(number, write, gap, put)


@cache
def cost_table(script: str) -> CostTable:
    """Return a script's costs as arrays, made once."""
    return CostTable.of(script)


def path_costs(native: Sequence[str], latin: Sequence[str], *, script: str = LATIN) -> np.ndarray:
    """Return for each pair of strings of sounds what ``path_cost`` gives for it, to the last bit.

    Pairs of one length are reckoned together, a step of the edit distance at a time.
    """
    table = cost_table(script)
    mine, my_lengths = _numbered(native, table)
    theirs, their_lengths = _numbered(latin, table)
    found = np.empty(len(native))
    for length in np.unique(my_lengths):
        chosen = np.flatnonzero(my_lengths == length)
        widest = int(their_lengths[chosen].max())
        last = _last_row(mine[chosen, :length].T, theirs[chosen, :widest].T, table)
        found[chosen] = last[their_lengths[chosen], np.arange(len(chosen))]
    return found


def _numbered(texts: Sequence[str], table: CostTable) -> tuple[np.ndarray, np.ndarray]:
    """Return the signs' numbers, a text a row, filled up with 0, and the texts' lengths."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    number = np.zeros(0x110000 if any(not text.isascii() for text in texts) else 128, dtype=np.int64)
    for sign, at in table.number.items():
        number[ord(sign)] = at
    width = max(1, int(lengths.max(initial=0)))
    points = np.asarray(texts, dtype=f"<U{width}").view(np.uint32).reshape(len(texts), width)
    return number[points], lengths


def _last_row(mine: np.ndarray, theirs: np.ndarray, table: CostTable) -> np.ndarray:
    """Return the last row of the distance of texts of one length to others; positions down, pairs across."""
    above = np.zeros((len(theirs) + 1, theirs.shape[1]))
    for at, sign in enumerate(theirs, start=1):
        above[at] = above[at - 1] + table.put[-1, sign]
    for sound in mine:
        gap = table.gap[sound]
        current = np.empty_like(above)
        current[0] = above[0] + gap
        for at, sign in enumerate(theirs, start=1):
            changed = np.minimum(above[at - 1] + table.write[sound, sign], above[at] + gap)
            current[at] = np.minimum(changed, current[at - 1] + table.put[sound, sign])
        above = current
    return above
