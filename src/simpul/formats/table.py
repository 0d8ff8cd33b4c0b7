# SPDX-License-Identifier: Apache-2.0
"""Rows of cells, whatever the file is, and the headers above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: as a spreadsheet shows it, from 1.
        cells: the texts from the first column on; empty where a cell is.
        trouble: code of why the row cannot be read; its cells are then empty.
        merged: columns (from 0) whose cell is merged with the cell above.
    """

    number: int
    cells: tuple[str, ...]
    trouble: str | None = None
    merged: frozenset[int] = frozenset()

    @property
    def blank(self) -> bool:
        """True where no cell holds anything."""
        return self.trouble is None and not any(cell.strip() for cell in self.cells)


class Sheet(Protocol):
    """A named sequence of rows that can be read from the start any number of times."""

    @property
    def name(self) -> str | None:
        """The sheet's name; None for files that have none."""

    def rows(self) -> Iterator[Row]:
        """Yield all rows from the first."""


TROUBLES = {
    "row.too-long": "The row is longer than any row people write; split it or raise the limit.",
    "row.nul-byte": "The row holds a NUL byte, so it is not text; export the sheet again.",
    "row.undecodable": "The row holds bytes that are no text in the file's encoding; name the encoding in the mapping.",
    "row.unclosed-quote": "A quotation mark in the row is never closed; close it or double it.",
    "row.broken-cells": "The row cannot be parted into cells; export the sheet again.",
    "row.repeated-header": "The row repeats the headers.",
}
"""Why a row could not be read, by code, as a sentence."""


def named_headers(cells: Sequence[str]) -> list[str]:
    """Return one name a column: its header, ``column 3`` where there is none, numbered where one comes twice."""
    names: list[str] = []
    for position, cell in enumerate(cells, start=1):
        wanted = " ".join(cell.split()) or f"column {position}"
        name, again = wanted, 2
        while name in names:
            name, again = f"{wanted} ({again})", again + 1
        names.append(name)
    return names


def below_header(rows: Iterable[Row], header_row: int) -> Iterator[Row]:
    """Yield the rows below the header that hold anything."""
    return (row for row in rows if row.number > header_row and not row.blank)
