# SPDX-License-Identifier: Apache-2.0
"""The sheets that agencies keep: which columns, in which file, with which habits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from simpul.exercise.source import written
from simpul.model.agencies import agency

LIST_SEPARATOR: Final = "\x1f"
"""Between the values of a field that a format holds as a list."""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """The form of one sheet.

    Attributes:
        file: its file's name inside the agency's folder.
        columns: header to what it holds: a property, ``latin``, ``kana``, ``handle:PLATFORM``, ``ignored:WHAT``.
        dates: how it writes dates (``simpul.exercise.people.writing``).
        phones: ``local``, ``national`` (as North America writes foreign numbers) or ``international``.
        numbering: pattern of the agency's own ids, with ``{n}``.
        mapping: True where a mapping file arrives with it.
    """

    agency: str
    file: str
    type: str
    columns: dict[str, str]
    dates: str
    numbering: str
    phones: str = "local"
    sheet: str | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    title: str | None = None
    mapping: bool = False
    merged: str | None = None

    @property
    def country(self) -> str | None:
        """Country of the agency; None for coordinating bodies."""
        return agency(self.agency).country

    @property
    def language(self) -> str:
        """Working language of the agency."""
        return agency(self.agency).language

    @property
    def fields(self) -> frozenset[str]:
        """What the sheet's columns hold."""
        return frozenset(self.columns.values())

    @property
    def header_row(self) -> int:
        """Row of the headers, from 1: below a title and a blank row where there is a title."""
        return 3 if self.title else 1


@cache
def sheet_forms() -> tuple[SheetForm, ...]:
    """Return all sheets of all agencies."""
    return tuple(SheetForm(**said) for said in written("sheets")["sheets"])


@cache
def forms_of(type_name: str) -> dict[str, SheetForm]:
    """Return the sheets of one record type, by agency."""
    return {form.agency: form for form in sheet_forms() if form.type == type_name}
