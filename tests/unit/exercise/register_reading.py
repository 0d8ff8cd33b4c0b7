# SPDX-License-Identifier: Apache-2.0
"""Registers read back with openpyxl alone, so that tests do not lean on the reader under test elsewhere."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from openpyxl import load_workbook

Row = dict[str, list[str]]


def read_registers(holdings: Path) -> dict[str, dict[str, Row]]:
    """Return all rows of all registers: type, then ``AGENCY/local``, then values by column."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for path in sorted(holdings.glob("*/operation-register.xlsx")):
        for sheet in load_workbook(path).worksheets:
            rows = list(sheet.iter_rows(values_only=True))
            headers, row = [str(cell) for cell in rows[0]], Row()
            for cells in rows[1:]:
                said = {name: str(cell) for name, cell in zip(headers, cells, strict=True) if cell is not None}
                if "id" in said:
                    row = {name: [text] for name, text in said.items()}
                    found[sheet.title][f"{path.parent.name}/{said['id']}"] = row
                else:
                    for name, text in said.items():
                        row.setdefault(name, []).append(text)
    return found


def whole(agency: str, reference: str) -> str:
    """Return the operation-wide id that a reference of an agency means."""
    return reference if "/" in reference else f"{agency}/{reference}"
