# SPDX-License-Identifier: Apache-2.0
"""Which column of a sheet is which property: a small YAML file beside the sheet, made to be edited."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final

import yaml

from simpul.formats.strict_yaml import NotPlainYaml, load_plain_yaml
from simpul.formats.victims import properties_of_row
from simpul.model.errors import SimpulError
from simpul.model.marking import KNOWN_FIELDS

VERSION: Final = 1
SUFFIX: Final = ".mapping.yaml"

CONTEXT: Final = ("platform", "country", "bank", "lang", "currency", "chain")
ABOUT: Final = ("case", "said_by", "exhibit", "at")
GIVES: Final = (*CONTEXT, *ABOUT)
"""What a column may tell about the other values of its row instead of being a value itself."""

MARKING_COLUMNS: Final = tuple(sorted(KNOWN_FIELDS - {"originator", "custodian", "derived_from"}))


class BadMapping(SimpulError):
    """A mapping file cannot be read, or says something that nobody knows."""

    code = "formats.bad-mapping"


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means. Exactly one of ``property``, ``marking`` and ``gives`` is set.

    Attributes:
        property: the property that its cells are values of.
        marking: the field of the row's marking that its cells state.
        gives: what its cells tell about the row's other values (``GIVES``).
        country: country of numbers written without one.
        order: ``dmy``, ``mdy`` or ``ymd``.
        split: text that parts several values in one cell.
        lang: language of the cells.
        platform: platform of the handles.
        bank: bank of the account numbers.
    """

    property: str | None = None
    marking: str | None = None
    gives: str | None = None
    country: str | None = None
    order: str | None = None
    split: str | None = None
    lang: str | None = None
    platform: str | None = None
    bank: str | None = None


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What one sheet holds.

    Attributes:
        sheet: its name; None for files that have no sheets.
        header_row: the row of the headers, from 1; 0 where there is none and columns are ``column 1`` …
        type: the record type of its rows.
        id: the column with the agency's own id; None where there is none.
        columns: header to meaning.
        keep: headers whose cells are kept verbatim.
        leave_out: headers whose cells do not come in at all; their number is reported.
        sequence: a column that only counts the rows; it takes no part in a row's identity.
    """

    sheet: str | None
    header_row: int
    type: str
    id: str | None
    columns: Mapping[str, Column]
    keep: tuple[str, ...] = ()
    sequence: str | None = None
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileMapping:
    """What one file holds.

    Attributes:
        encoding: a Python codec for text files; None = found from the bytes.
        delimiter: what parts the cells of a text file; None = found from the lines.
        proposed: True where it was proposed and nobody has confirmed it; not written.
    """

    file: str
    sheets: tuple[SheetMapping, ...]
    encoding: str | None = None
    delimiter: str | None = None
    proposed: bool = field(default=False, compare=False)

    def of_sheet(self, name: str | None) -> SheetMapping | None:
        """Return what is said of the sheet of that name."""
        return next((sheet for sheet in self.sheets if sheet.sheet == name), None)


def mapping_path(source: Path) -> Path:
    """Return where the mapping of a file lies: beside it, named after it."""
    return source.with_name(source.name + SUFFIX)


def save_mapping(mapping: FileMapping, path: Path) -> None:
    """Write a mapping as YAML that a person can edit; the file appears whole or not at all."""
    said: dict[str, object] = {"version": VERSION, "file": mapping.file}
    said |= {name: value for name in ("encoding", "delimiter") if (value := getattr(mapping, name)) is not None}
    said["sheets"] = [_sheet_out(sheet) for sheet in mapping.sheets]
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=120)
    draft = path.with_name(path.name + ".part")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)  # noqa: PTH105  # named for what it does: one step, no half file


def _sheet_out(sheet: SheetMapping) -> dict[str, object]:
    said: dict[str, object] = {"sheet": sheet.sheet, "header_row": sheet.header_row, "type": sheet.type, "id": sheet.id}
    said["columns"] = {header: _column_out(column) for header, column in sheet.columns.items()}
    if sheet.sequence is not None:
        said["sequence"] = sheet.sequence
    if sheet.leave_out:
        said["leave_out"] = list(sheet.leave_out)
    return {**said, "keep": list(sheet.keep)}


def _column_out(column: Column) -> object:
    said = {one.name: getattr(column, one.name) for one in fields(Column) if getattr(column, one.name) is not None}
    return column.property if said.keys() == {"property"} else said


def load_mapping(path: Path) -> FileMapping:
    """Return the mapping that a YAML file holds.

    Raises:
        BadMapping: the file cannot be read, is of another version, or names something unknown.
        UnknownType: a sheet is of a type that the model does not have.
        UnknownProperty: a column is a property that its type does not have.
    """
    try:
        said = _mapping(load_plain_yaml(path), "the file")
    except (NotPlainYaml, OSError) as error:
        message = f"The mapping {path.name} cannot be read: {error}."
        raise BadMapping(message) from error
    _only(said, {"version", "file", "encoding", "delimiter", "sheets"}, "the file")
    if said.get("version") != str(VERSION):
        message = (
            f"The mapping {path.name} is of version {said.get('version')!r}; this program reads version {VERSION}."
        )
        raise BadMapping(message)
    sheets = said.get("sheets")
    if not isinstance(sheets, list) or not sheets:
        message = f"The mapping {path.name} lists no sheets; a file without sheets has one with 'sheet: null'."
        raise BadMapping(message)
    return FileMapping(
        file=str(said.get("file", path.name.removesuffix(SUFFIX))),
        sheets=tuple(_sheet_in(_mapping(sheet, "a sheet")) for sheet in sheets),
        encoding=_optional(said, "encoding"),
        delimiter=_optional(said, "delimiter"),
    )


def _sheet_in(said: Mapping[str, object]) -> SheetMapping:
    _only(said, {"sheet", "header_row", "type", "id", "columns", "keep", "sequence", "leave_out"}, "a sheet")
    type_name = str(said.get("type", ""))
    columns = {str(name): _column_in(name, of) for name, of in _mapping(said.get("columns") or {}, "columns").items()}
    known = properties_of_row(type_name)
    for column in columns.values():
        if column.property is not None:
            known.property(column.property)
    return SheetMapping(
        sheet=_optional(said, "sheet"),
        header_row=_row_number(said.get("header_row", "1")),
        type=type_name,
        id=_optional(said, "id"),
        columns=columns,
        keep=_headers(said, "keep"),
        sequence=_optional(said, "sequence"),
        leave_out=_headers(said, "leave_out"),
    )


def _headers(said: Mapping[str, object], key: str) -> tuple[str, ...]:
    listed = said.get(key) or []
    if not isinstance(listed, list):
        message = f"In the mapping, {key} must be a list of headers."
        raise BadMapping(message)
    return tuple(str(header) for header in listed)


def _column_in(header: str, said: object) -> Column:
    if isinstance(said, str):
        return Column(property=said)
    of = _mapping(said, f"the column {header!r}")
    _only(of, {one.name for one in fields(Column)}, f"the column {header!r}")
    column = Column(**{name: str(value) for name, value in of.items() if value is not None})
    if sum(value is not None for value in (column.property, column.marking, column.gives)) != 1:
        message = f"In the mapping, the column {header!r} must have exactly one of property, marking and gives."
        raise BadMapping(message)
    _among(column.marking, MARKING_COLUMNS, f"the marking of column {header!r}")
    _among(column.gives, GIVES, f"what column {header!r} gives")
    _among(column.order, ("dmy", "mdy", "ymd"), f"the order of column {header!r}")
    return column


def _among(value: str | None, allowed: tuple[str, ...], what: str) -> None:
    if value is not None and value not in allowed:
        message = f"In the mapping, {what} is {value!r}; it must be one of {', '.join(allowed)}."
        raise BadMapping(message)


def _row_number(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or len(text) > 7:  # noqa: PLR2004  # a sheet has at most 1,048,576 rows
        message = (
            f"In the mapping, header_row is {text!r}; it must be the number of a row, or 0 where there is no header."
        )
        raise BadMapping(message)
    return int(text)


def _mapping(said: object, what: str) -> Mapping[str, object]:
    if not isinstance(said, Mapping):
        message = f"In the mapping, {what} must consist of keys with values."
        raise BadMapping(message)
    return said


def _only(said: Mapping[str, object], known: set[str], what: str) -> None:
    unknown = sorted(set(said) - known)
    if unknown:
        message = f"In the mapping, {what} has a key that nobody knows: {', '.join(unknown)}."
        raise BadMapping(message)


def _optional(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    return None if value in (None, "") else str(value)
