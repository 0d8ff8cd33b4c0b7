# SPDX-License-Identifier: Apache-2.0
"""Rows by key on disk, so that many millions are sorted a part at a time within little memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

PILES: Final = 64
_SHIFT: Final = 58
_HALF: Final = PILES // 2

ROW: Final = np.dtype([("key", "<i8"), ("of", "<i8")])
"""A key and what it is of: a record's number, or another key."""


class Piles:
    """Rows of (key, of), parted by the keys' highest bits.

    Args:
        folder: where the piles lie until they are read.
        name: what they hold.
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Begin with empty piles."""
        self._paths = [folder / f"{name}-{number:02}" for number in range(PILES)]

    def add(self, keys: np.ndarray, of: np.ndarray) -> None:
        """Add rows; int64 both, as long as each other."""
        order = np.argsort(keys, kind="stable")
        rows = np.empty(len(keys), dtype=ROW)
        rows["key"], rows["of"] = keys[order], of[order]
        ends = np.searchsorted((rows["key"] >> _SHIFT) + _HALF, np.arange(PILES + 1))
        for number in range(PILES):
            part = rows[ends[number] : ends[number + 1]]
            if len(part):
                with self._paths[number].open("ab") as file:
                    part.tofile(file)

    def take(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        """Return a pile's keys and what they are of, sorted by both; the pile is gone then."""
        path = self._paths[number]
        if not path.exists():
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        rows = np.fromfile(path, dtype=ROW)
        path.unlink()
        order = np.lexsort((rows["of"], rows["key"]))
        return rows["key"][order], rows["of"][order]

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Take the piles one by one, in the order of their keys."""
        return (self.take(number) for number in range(PILES))
