# SPDX-License-Identifier: Apache-2.0
"""Small sources written for one test each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from simpul.formats.holding import Holding
from simpul.formats.read import read_source

SheetRows = Mapping[str, Sequence[Sequence[object]]]


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def read_text(write_file: Callable[..., Path]) -> Callable[..., Holding]:
    def read(content: str | bytes, name: str = "KR-KNPA.csv", encoding: str = "utf-8") -> Holding:
        return read_source(write_file(name, content, encoding))

    return read


@pytest.fixture
def write_workbook(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, sheets: SheetRows, merged: Sequence[str] = ()) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for cells in merged:
                sheet.merge_cells(cells)
        path = tmp_path / name
        workbook.save(path)
        return path

    return write
