# SPDX-License-Identifier: Apache-2.0
"""From the rows of a sheet and its mapping to entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from simpul.formats.entry import LIST_SEPARATOR, Entry, RawValue, Reading
from simpul.formats.mapping import ABOUT, Column, SheetMapping
from simpul.formats.report import FileTally
from simpul.formats.table import TROUBLES, Row, Sheet, below_header, named_headers

_QUOTED: Final = re.compile(r'="([^"]*)"')
NAMELESS_COLUMNS: Final = 200
"""Columns that a sheet without headers may have; what lies beyond is kept verbatim."""


def sheet_entries(sheet: Sheet, mapping: SheetMapping, tally: FileTally) -> Iterator[Entry]:
    """Yield an entry a row; rows that cannot be read are refused in the account.

    Every row that holds anything is counted as received. Rows whose id cell is merged with the row
    above continue that row's entry.
    """
    headers = _headers(sheet, mapping)
    reader = _RowMapper(headers, mapping, tally)
    open_entry: Entry | None = None
    for row in below_header(sheet.rows(), mapping.header_row):
        tally.received += 1
        trouble = row.trouble or ("row.repeated-header" if reader.repeats_header(row) else None)
        if trouble:
            tally.refuse(row.number, trouble, TROUBLES[trouble])
            continue
        entry = reader.entry(row)
        if open_entry and reader.continues(row):
            open_entry = _joined(open_entry, entry)
            tally.mapped += 1
            tally.joined += 1
            continue
        if open_entry:
            yield open_entry
        open_entry = entry
    if open_entry:
        yield open_entry


def _headers(sheet: Sheet, mapping: SheetMapping) -> list[str]:
    if mapping.header_row == 0:
        return [f"column {position}" for position in range(1, NAMELESS_COLUMNS + 1)]
    for row in sheet.rows():
        if row.number == mapping.header_row:
            return named_headers(row.cells)
        if row.number > mapping.header_row:
            break
    return []


class _RowMapper:
    """Knows which cell of a row means what."""

    def __init__(self, headers: list[str], mapping: SheetMapping, tally: FileTally) -> None:
        self._tally = tally
        self._headers = headers
        self._mapping = mapping
        self._id = headers.index(mapping.id) if mapping.id in headers else None
        self._columns = [mapping.columns.get(header) for header in headers]
        self._readings = [_reading(column) for column in self._columns]

    def continues(self, row: Row) -> bool:
        """Return whether the row's id cell is merged with the one above."""
        return self._id is not None and self._id in row.merged

    def repeats_header(self, row: Row) -> bool:
        """Return whether the row says the headers once more, as printed sheets do on each page."""
        return named_headers(row.cells)[: len(self._headers)] == self._headers

    def entry(self, row: Row) -> Entry:
        """Return what the row says."""
        values: list[RawValue] = []
        kept: dict[str, str] = {}
        said: dict[str, dict[str, str]] = {"marking": {}, "about": {}, "given": {}}
        local_id = None
        for position, written in enumerate(row.cells):
            if not written.strip():
                continue
            if self._header(position) in self._mapping.leave_out:
                self._tally.notes[f"column.left-out: {self._header(position)}"] += 1
                continue
            cell = self._without_formula(written)
            if position == self._id:
                local_id = cell.strip()
            column = self._column(position)
            if column is None:
                if position != self._id and self._header(position) != self._mapping.sequence:
                    kept[self._header(position)] = cell
            elif column.property is not None:
                values += _values(column, cell, self._readings[position])
            else:
                _put(said, column, cell.strip())
        return Entry(row.number, self._mapping.type, local_id, tuple(values), kept, **said, sheet=self._tally.sheet)

    def _without_formula(self, cell: str) -> str:
        """Return a cell's text; ``="0812"``, which keeps a leading zero in exports, is ``0812``. Nothing is run."""
        if not cell.startswith("="):
            return cell
        self._tally.formulas += 1
        quoted = _QUOTED.fullmatch(cell)
        return quoted[1] if quoted else cell

    def _column(self, position: int) -> Column | None:
        return self._columns[position] if position < len(self._columns) else None

    def _header(self, position: int) -> str:
        return self._headers[position] if position < len(self._headers) else f"column {position + 1}"


def _reading(column: Column | None) -> Reading:
    if column is None:
        return Reading()
    return Reading(
        country=column.country,
        order=column.order,
        lang=column.lang,
        platform=column.platform,
        bank=column.bank,
    )


def _values(column: Column, cell: str, reading: Reading) -> list[RawValue]:
    parts = [cell]
    for separator in (LIST_SEPARATOR, column.split):
        if separator:
            parts = [piece.strip() for part in parts for piece in part.split(separator)] if separator in cell else parts
    return [RawValue(column.property or "", part, reading) for part in parts if part.strip()]


def _put(said: Mapping[str, dict[str, str]], column: Column, text: str) -> None:
    if column.marking is not None:
        said["marking"][column.marking] = text
    elif column.gives is not None:
        said["about" if column.gives in ABOUT else "given"][column.gives] = text


def _joined(first: Entry, more: Entry) -> Entry:
    kept = dict(first.kept)
    for header, text in more.kept.items():
        kept[header] = text if kept.get(header, text) == text else f"{kept[header]}\n{text}"
    values = {(value.prop, value.text): value for value in (*first.values, *more.values)}
    return replace(
        first,
        values=tuple(values.values()),
        kept=kept,
        marking={**more.marking, **first.marking},
        about={**more.about, **first.about},
        given={**more.given, **first.given},
    )
