# SPDX-License-Identifier: Apache-2.0
"""What a reader hands on: one row or object of a source, its parts named, nothing normalised yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

LIST_SEPARATOR: Final = "\x1f"
"""Parts the values of one cell where the source itself holds a list (Parquet)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a raw value is to be read, as its column says.

    Attributes:
        country: ISO 3166-1 alpha-2 of numbers written without one; None = the row's or the holding's.
        order: ``dmy``, ``mdy`` or ``ymd`` of dates in figures; None = the holding's.
        lang: language of the text; None = not known.
        platform: messenger or platform of a handle.
        bank: bank or e-wallet of an account number.
    """

    country: str | None = None
    order: str | None = None
    lang: str | None = None
    platform: str | None = None
    bank: str | None = None


AS_THE_HOLDING: Final = Reading()


@dataclass(frozen=True, slots=True)
class RawValue:
    """A property and the text that is to become its value."""

    prop: str
    text: str
    reading: Reading = AS_THE_HOLDING


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or object.

    Attributes:
        row: its number in the source.
        sheet: the sheet it is in, where a workbook has several.
        local_id: the id its agency uses; None where the source gave none.
        kept: columns that no property takes, verbatim.
        marking: fields of a marking that the row itself states.
        about: ``case``, ``said_by``, ``exhibit`` and ``at`` that hold for all of the row's statements.
        given: ``country``, ``platform``, ``bank``, ``lang``, ``currency`` and ``chain`` that columns of the
            row tell about its other values.
    """

    row: int
    type: str
    local_id: str | None
    values: tuple[RawValue, ...]
    kept: Mapping[str, str] = field(default_factory=dict)
    marking: Mapping[str, object] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None

    @property
    def place(self) -> str:
        """Where in its file it is: ``12``, or ``Accounts!12`` in a workbook of several sheets."""
        return str(self.row) if self.sheet is None else f"{self.sheet}!{self.row}"
