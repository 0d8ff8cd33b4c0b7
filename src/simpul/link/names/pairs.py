# SPDX-License-Identifier: Apache-2.0
"""A file of name pairs, scored row by row: what ``simpul compare-names`` does."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final, Protocol

from simpul.link.names.compare import name_bits
from simpul.link.names.rarity import NameRarity
from simpul.model.errors import SimpulError
from simpul.normalise.names import NameForms, name_forms

_LEFT, _RIGHT, _BITS = "a", "b", "bits"
_SEPARATOR: Final = "|"
_LONGEST_FIELD: Final = 1 << 20


class UnreadablePairs(SimpulError):
    """The file of pairs cannot be opened or is no CSV in UTF-8."""

    code = "names.unreadable-pairs"


class NoNameColumns(SimpulError):
    """The file of pairs lacks the column ``a`` or ``b``."""

    code = "names.no-name-columns"


class UnwritableScores(SimpulError):
    """The scored file cannot be written."""

    code = "names.unwritable-scores"


class RowTarget(Protocol):
    """What rows are written to: a ``csv.writer``."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write one row."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows a file of pairs had.

    Attributes:
        rows: rows read and written, in their order.
        refused: rows among them without a name on one side; written with 0 bits, which says nothing.
    """

    rows: int
    refused: int


def compare_file(pairs: Path, out: Path) -> Report:
    """Write a file of name pairs with a column ``bits`` more; all columns, rows and their order stay.

    A row's spellings joined by ``|`` are all compared and the best counts. How rare a word is comes
    from the file's own names. Nothing is written unless all is.

    Args:
        pairs: CSV in UTF-8 with columns ``a`` and ``b``.
        out: the file to write.

    Raises:
        UnreadablePairs: there is no such file, or it is no CSV in UTF-8.
        NoNameColumns: the header lacks ``a`` or ``b``.
        UnwritableScores: the result cannot be written.
    """
    rarity = NameRarity.counted(name_forms(spelling) for spelling in sorted(_spellings(pairs)))
    unfinished = out.with_name(out.name + ".unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as target:
            report = _score(pairs, csv.writer(target), rarity)
        unfinished.replace(out)
    except OSError as problem:
        message = f"{out} cannot be written: {problem.strerror}. Choose another folder or free some space."
        raise UnwritableScores(message) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return report


def _rows(pairs: Path) -> Iterator[list[str]]:
    """Yield the header and every row, padded to the header's width."""
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with pairs.open(encoding="utf-8-sig", newline="") as source:
            lines = csv.reader(source)
            header = next(lines, [])
            _require_columns(pairs, header)
            yield header
            for row in lines:
                if row:
                    yield row + [""] * (len(header) - len(row))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        message = f"{pairs} cannot be read as a CSV file in UTF-8: {problem}."
        raise UnreadablePairs(message) from problem


def _require_columns(pairs: Path, header: list[str]) -> None:
    missing = [name for name in (_LEFT, _RIGHT) if name not in header]
    if missing:
        message = f"{pairs} has no column {' and '.join(missing)}; name the two columns of names a and b."
        raise NoNameColumns(message)


def _split(field: str) -> list[str]:
    return [spelling for spelling in field.split(_SEPARATOR) if spelling.strip()]


def _spellings(pairs: Path) -> set[str]:
    rows = _rows(pairs)
    header = next(rows)
    columns = (header.index(_LEFT), header.index(_RIGHT))
    return {spelling for row in rows for at in columns for spelling in _split(row[at])}


def _forms(field: str) -> list[NameForms]:
    return [forms for forms in map(name_forms, _split(field)) if forms.tokens]


def _score(pairs: Path, target: RowTarget, rarity: NameRarity) -> Report:
    rows = _rows(pairs)
    header = next(rows)
    left, right = header.index(_LEFT), header.index(_RIGHT)
    kept = [at for at, name in enumerate(header) if name != _BITS]
    target.writerow([*(header[at] for at in kept), _BITS])
    number = refused = 0
    for row in rows:
        number += 1
        bits = [name_bits(a, b, rarity=rarity) for a, b in product(_forms(row[left]), _forms(row[right]))]
        refused += not bits
        target.writerow([*(row[at] for at in kept), *row[len(header) :], f"{max(bits, default=0.0):.4f}"])
    return Report(rows=number, refused=refused)
