# SPDX-License-Identifier: Apache-2.0
"""The registers as workbooks: one an agency, one sheet a type, headers as the model names its properties."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from simpul.exercise.paper.operation_register import Register, Row
from simpul.exercise.paper.workbook import SheetContent, write_workbook

FILE: Final = "operation-register.xlsx"


def write_registers(register: Register, holdings: Path) -> None:
    """Write each agency's register into its folder; several values of a cell go into rows below, the id merged."""
    for agency in sorted(register.rows):
        sheets = [_sheet(type_name, rows) for type_name, rows in sorted(register.rows[agency].items())]
        write_workbook(holdings / agency / FILE, sheets)


def _sheet(type_name: str, rows: list[Row]) -> SheetContent:
    headers = list(dict.fromkeys(name for row in rows for name in row))
    lines: list[list[str]] = []
    merges: list[str] = []
    for row in rows:
        height = max(len(values) for values in row.values())
        start = len(lines) + 2
        lines += [
            [row[name][n] if name in row and n < len(row[name]) else "" for name in headers] for n in range(height)
        ]
        if height > 1:
            merges.append(f"A{start}:A{start + height - 1}")
    return SheetContent(type_name, headers, lines, merges=merges)
