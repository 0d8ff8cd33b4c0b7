# SPDX-License-Identifier: Apache-2.0
"""Spreadsheets whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

MADE_AT = datetime(2026, 2, 27, 9, 0, 0)  # noqa: DTZ001  # spreadsheets keep no zone
ZIP_TIME = (2026, 2, 27, 9, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


@dataclass(slots=True)
class SheetContent:
    """One sheet: an optional title above, headers, rows; a cell may be empty.

    Attributes:
        merges: ranges to merge, as ``A4:A6``.
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str | None = None
    merges: list[str] = field(default_factory=list)


def write_workbook(path: Path, sheets: Iterable[SheetContent]) -> None:
    """Write a workbook with the given sheets, all cells as text."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for content in sheets:
        _fill(book.create_sheet(content.name), content)
    book.properties.created = MADE_AT
    book.properties.creator = "office"
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(_timeless(raw))


def _fill(sheet: Worksheet, content: SheetContent) -> None:
    if content.title:
        sheet.append([content.title])
        sheet.append([])
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=max(2, len(content.headers)))
        sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.append(list(content.headers))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for row in content.rows:
        sheet.append([value or None for value in row])
    for merged in content.merges:
        sheet.merge_cells(merged)


def _timeless(raw: io.BytesIO) -> bytes:
    """Return the same archive with fixed times, members in the order written."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "docProps/core.xml":
                data = MODIFIED.sub(rb"\g<1>" + f"{MADE_AT.isoformat()}Z".encode() + rb"\g<2>", data)
            entry = zipfile.ZipInfo(member.filename, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return out.getvalue()
