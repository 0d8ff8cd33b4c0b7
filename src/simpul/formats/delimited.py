# SPDX-License-Identifier: Apache-2.0
"""CSV and its kin: rows of a text file, one row at a time, whatever stands in it."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from simpul.formats.limits import DEFAULT_LIMITS, Limits
from simpul.formats.lines import Line, damage, text_lines
from simpul.formats.table import Row

DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 40
"""Lines from which the delimiter is found."""


@dataclass(frozen=True, slots=True)
class DelimitedFile:
    """A text file of cells. It has one sheet without a name.

    Attributes:
        encoding: a Python codec.
        delimiter: what parts the cells.
    """

    path: Path
    encoding: str
    delimiter: str
    limits: Limits = DEFAULT_LIMITS

    @property
    def name(self) -> str | None:
        """None: a text file has no sheets."""
        return None

    def rows(self) -> Iterator[Row]:
        """Yield all rows, numbered as a spreadsheet would show them; unreadable ones with their trouble."""
        lines = text_lines(self.path, encoding=self.encoding, limit=self.limits.line)
        for number, record in enumerate(_records(lines, self.delimiter, self.limits), start=1):
            yield _row(number, record, self.delimiter)


@dataclass(frozen=True, slots=True)
class _Record:
    text: str
    trouble: str | None = None


def _records(lines: Iterable[Line], delimiter: str, limits: Limits) -> Iterator[_Record]:
    """Yield the text of each row: a line, or several where a quoted cell holds line ends."""
    source = iter(lines)
    waiting: deque[Line] = deque()
    while line := waiting.popleft() if waiting else next(source, None):
        if line.text is None:
            yield _Record("", "row.too-long")
            continue
        text, taken = line.text, list[Line]()
        while _is_open(text, delimiter):
            following = waiting.popleft() if waiting else next(source, None)
            if following:
                taken.append(following)
            if following is None or following.text is None or _too_much(text, taken, limits):
                waiting.extendleft(reversed(taken))
                yield _Record("", "row.unclosed-quote")
                break
            text += "\n" + following.text
        else:
            yield _Record(text)


def _too_much(text: str, taken: list[Line], limits: Limits) -> bool:
    return len(taken) > limits.quoted_lines or len(text) > limits.line


def _is_open(text: str, delimiter: str) -> bool:
    """Return whether the text ends inside a quoted cell. Only a quote at the start of a cell opens one."""
    if '"' not in text:
        return False
    start = 0
    while True:
        while text[start : start + 1] == " ":
            start += 1
        if text[start : start + 1] == '"':
            start = _closing_quote(text, start + 1)
            if start < 0:
                return True
        start = text.find(delimiter, start) + 1
        if start == 0:
            return False


def _closing_quote(text: str, start: int) -> int:
    """Return the place after the quote that closes the cell begun before ``start``; -1 where none does."""
    while (at := text.find('"', start)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at + 1
        start = at + 2
    return -1


def _row(number: int, record: _Record, delimiter: str) -> Row:
    trouble = record.trouble or damage(record.text)
    if trouble:
        return Row(number, (), trouble)
    try:
        cells = next(csv.reader([record.text], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return Row(number, (), "row.broken-cells")
    return Row(number, tuple(cells))


def detect_delimiter(path: Path, *, encoding: str) -> str:
    """Return what parts the cells: the sign that parts most lines into the same number of cells."""
    lines = text_lines(path, encoding=encoding, limit=DEFAULT_LIMITS.line)
    sample = [line.text for line in islice(lines, _LOOKED_AT) if line.text and line.text.strip()]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: list[str], delimiter: str) -> float:
    try:
        widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return 0.0
    return max((lines * (width - 1) / (1 + 0.01 * width) for width, lines in widths.items()), default=0.0)
