# SPDX-License-Identifier: Apache-2.0
"""A mapping proposed from headers, from the names of file and sheet, and from the values themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from simpul.formats.headers import (
    column_meaning,
    means_id,
    means_left_out,
    means_sequence,
    speaks_for_any_type,
    type_meant,
)
from simpul.formats.mapping import Column, FileMapping, SheetMapping
from simpul.formats.table import Row, Sheet, named_headers
from simpul.formats.value_shapes import date_order_of, kind_of_values, separator_of
from simpul.formats.victims import properties_of_row
from simpul.model.schema import Kind, record_types

LOOKED_AT: Final = 300
"""Rows from which a sheet is understood."""
_TITLES: Final = 30
"""Rows within which the headers must come."""
_PREFERRED: Final = ("Person", "Company", "Account", "Phone", "Case", "Lead", "Exhibit")
"""Where headers fit several types equally, the first of these."""
_ONLY_HERE: Final = 0.5
"""What a header adds that means the property in sheets of this one type only."""
_SPEAKS: Final = 0.6
"""Share of a column's values that must be of one shape for the values to decide."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """The beginning of a sheet."""

    sheet: str | None
    file: str
    header_row: int
    headers: list[str]
    rows: list[tuple[str, ...]]

    def column(self, header: str) -> list[str]:
        """Return the non-empty cells of a column."""
        position = self.headers.index(header)
        return [row[position].strip() for row in self.rows if position < len(row) and row[position].strip()]


def propose_mapping(path: Path, sheets: Iterable[Sheet], *, type_name: str | None = None) -> FileMapping:
    """Return a mapping for a file's sheets; empty sheets are left out.

    Args:
        path: the file, for its name.
        sheets: its sheets.
        type_name: the record type, where it is known.
    """
    proposed = [propose_sheet(sheet, file=path.name, type_name=type_name) for sheet in sheets]
    return FileMapping(path.name, tuple(one for one in proposed if one is not None), proposed=True)


def propose_sheet(sheet: Sheet, *, file: str, type_name: str | None = None) -> SheetMapping | None:
    """Return a mapping for one sheet; None where it is empty."""
    beginning = [row for row in islice(sheet.rows(), LOOKED_AT) if not row.blank and row.trouble is None]
    if not beginning:
        return None
    sample = _sample(sheet.name, file, beginning)
    chosen = type_name or _type_of(sample)
    id_header = _id_of(sample, chosen)
    left_out = tuple(header for header in sample.headers if means_left_out(header))
    columns = _columns(sample, chosen, id_header)
    taken = {*columns, *left_out, id_header}
    return SheetMapping(
        sheet=sheet.name,
        header_row=sample.header_row,
        type=chosen,
        id=id_header,
        columns=columns,
        keep=tuple(header for header in sample.headers if header not in taken),
        sequence=next((header for header in sample.headers if header not in taken and _counts(sample, header)), None),
        leave_out=left_out,
    )


def _sample(sheet: str | None, file: str, rows: list[Row]) -> _Sample:
    header = _header_of(rows)
    below = [row.cells for row in rows if header is None or row.number > header.number]
    if header is None:
        width = max(len(row.cells) for row in rows)
        return _Sample(sheet, file, 0, named_headers([""] * width), below)
    return _Sample(sheet, file, header.number, named_headers(header.cells), below)


def _header_of(rows: Sequence[Row]) -> Row | None:
    """Return the row of headers: the one with most known words, else the first that is as wide as the rows below."""
    first = rows[:_TITLES]
    best = max(first, key=_known_words)
    if _known_words(best) >= min(2, sum(1 for cell in best.cells if cell.strip())):
        return best
    widest = max(_filled(row) for row in first)
    wide = next(row for row in first if _filled(row) * 10 >= widest * 7)
    return None if _looks_like_values(wide) else wide


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _known_words(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip() and len(cell) < 80 and _is_known(cell))  # noqa: PLR2004  # a longer cell is no header


def _is_known(header: str) -> bool:
    return any(means_id(header, name) or column_meaning(header, name) for name in record_types())


def _looks_like_values(row: Row) -> bool:
    return any(kind_of_values([cell.strip()]) is not None for cell in row.cells if cell.strip())


def _type_of(sample: _Sample) -> str:
    """Return the record type: what sheet or file say where some header fits it, else what the headers fit best."""
    fits = {name: _fit(sample, name) for name in record_types()}
    for name in (sample.sheet, _told_by(sample.file)):
        meant = type_meant(name) if name else None
        if meant and fits[meant] > 0:
            return meant
    order = {name: place for place, name in enumerate(_PREFERRED)}
    return max(fits, key=lambda name: (round(fits[name], 6), -order.get(name, len(order))))


def _told_by(file: str) -> str:
    """Return the part of a file's name that may say what it holds: ``KR-KNPA.victims.csv`` says ``victims``."""
    parts = file.split(".")
    return " ".join(parts[1:-1]) or parts[0]


def _fit(sample: _Sample, type_name: str) -> float:
    """Return how well the headers fit a type: each recognised property counts more the fewer types have it.

    A sheet with a victim's pseudonym is a sheet of held people whatever else is in it.
    """
    own = record_types()[type_name].properties
    columns = {header: column_meaning(header, type_name) for header in sample.headers}
    props = {header: column.property for header, column in columns.items() if column and column.property in own}
    score = sum(_weight(header, prop, type_name) for header, prop in props.items() if prop)
    return score + (len(sample.headers) * 2 if "pseudonym" in props.values() else 0)


def _weight(header: str, prop: str, type_name: str) -> float:
    return 1 + 1 / _types_with(prop) if speaks_for_any_type(header, type_name) else _ONLY_HERE


def _types_with(prop: str) -> int:
    return sum(1 for one in record_types().values() if prop in one.properties)


def _id_of(sample: _Sample, type_name: str) -> str | None:
    """Return the header of the agency's own id: named ``id``, else called so, else ending so and never repeated."""
    called = [header for header in sample.headers if means_id(header, type_name)]
    exact = [header for header in called if header.strip().lower() == "id"]
    ending = [
        header for header in sample.headers if header.lower().endswith("id") and _is_key(sample, header, type_name)
    ]
    return next(iter([*exact, *called, *ending]), None)


def _is_key(sample: _Sample, header: str, type_name: str) -> bool:
    values = sample.column(header)
    return column_meaning(header, type_name) is None and len(values) == len(set(values)) == len(sample.rows)


def _columns(sample: _Sample, type_name: str, id_header: str | None) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for header in sample.headers:
        if header == id_header or means_left_out(header):
            continue
        column = column_meaning(header, type_name) or _by_values(sample, header, type_name)
        if column is not None and not (column.property is None and _given_already(column, columns)):
            columns[header] = _with_habits(column, sample.column(header), type_name)
    return columns


def _given_already(column: Column, columns: dict[str, Column]) -> bool:
    return any((other.marking, other.gives) == (column.marking, column.gives) for other in columns.values())


def _by_values(sample: _Sample, header: str, type_name: str) -> Column | None:
    if means_sequence(header):
        return None
    found = kind_of_values(sample.column(header), share=_SPEAKS)
    if found is None or found is Kind.DATE:
        return None
    fitting = properties_of_row(type_name).of_kind(found)
    return Column(property=fitting[0].name) if fitting else None


def _with_habits(column: Column, values: list[str], type_name: str) -> Column:
    """Return the column with the order of its dates and what parts several values in its cells."""
    if column.property is None:
        return column
    kind = properties_of_row(type_name).property(column.property).kind
    if kind is Kind.DATE:
        return replace(column, order=date_order_of(values))
    return replace(column, split=separator_of(values, kind))


def _counts(sample: _Sample, header: str) -> bool:
    """Return whether a column only counts the rows."""
    return means_sequence(header) and all(value.rstrip(".").isdigit() for value in sample.column(header))
