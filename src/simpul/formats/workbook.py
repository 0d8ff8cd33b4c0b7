# SPDX-License-Identifier: Apache-2.0
"""XLSX workbooks: several sheets, merged cells, dates, formulas whose stored value is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from simpul.formats.cell_text import cell_text
from simpul.formats.limits import DEFAULT_LIMITS, Limits, UnreadableSource
from simpul.formats.lines import damage
from simpul.formats.table import Row
from simpul.formats.workbook_guard import check_workbook


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet of a workbook; it is taken into memory while its rows are read."""

    path: Path
    name: str

    def rows(self) -> Iterator[Row]:
        """Yield all rows, numbered as the spreadsheet shows them, merged cells filled down."""
        sheet, listed = self._taken()
        top = (sheet.start or (0, 0))[0]
        merged = _merged_below(sheet)
        above: list[str] = []
        for number, cells in enumerate(listed, start=1):
            if number <= top:
                continue
            texts = [cell_text(cell) for cell in cells]
            filled = frozenset(column for column in merged.get(number, ()) if column < len(texts))
            for column in filled:
                texts[column] = above[column] if column < len(above) else ""
            above = texts
            trouble = next((found for text in texts if (found := damage(text))), None)
            yield Row(number, (), trouble) if trouble else Row(number, tuple(texts), None, filled)

    def _taken(self) -> tuple[calamine.CalamineSheet, Sequence[Sequence[object]]]:
        try:
            with calamine.CalamineWorkbook.from_path(str(self.path)) as workbook:
                sheet = workbook.get_sheet_by_name(self.name)
                return sheet, sheet.to_python(skip_empty_area=False)
        except (calamine.CalamineError, OSError) as error:
            message = f"The sheet {self.name} of {self.path.name} cannot be read ({error}); save the file anew as XLSX."
            raise UnreadableSource(message) from error


@dataclass(frozen=True, slots=True)
class Workbook:
    """An XLSX file that has been looked over.

    Attributes:
        formulas: formula cells in it.
    """

    sheets: tuple[Worksheet, ...]
    formulas: int


def open_workbook(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Return the sheets of an XLSX file that hold cells, hidden ones too.

    Raises:
        UnreadableSource: it is no workbook, or damaged.
        SourceTooLarge: it would need more memory than the limits allow.
    """
    formulas = check_workbook(path, limits)
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            kinds = {sheet.name: sheet.typ for sheet in workbook.sheets_metadata}
            names = [name for name in workbook.sheet_names if kinds.get(name) == calamine.SheetTypeEnum.WorkSheet]
    except (calamine.CalamineError, OSError) as error:
        message = f"The file {path.name} cannot be opened as a workbook ({error}); save it anew as XLSX."
        raise UnreadableSource(message) from error
    return Workbook(tuple(Worksheet(path, name) for name in names), formulas)


def _merged_below(sheet: calamine.CalamineSheet) -> dict[int, list[int]]:
    """Return the columns (from 0) by row number (from 1) whose cell is merged with the one above.

    Only the first column of a merged range is filled: across, a merged cell is a heading.
    """
    merged: dict[int, list[int]] = {}
    last = sheet.end[0] + 1 if sheet.end else 0
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 2, min(bottom + 1, last) + 1):
            merged.setdefault(row, []).append(column)
    return merged
