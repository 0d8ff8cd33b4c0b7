# SPDX-License-Identifier: Apache-2.0
"""A typed cell of a workbook or database as the text a person would copy."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from simpul.formats.entry import LIST_SEPARATOR

_EXACT: Final = 2**53
"""Whole numbers below this are exact in floating point."""


def cell_text(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, days as ISO 8601, lists parted by ``LIST_SEPARATOR``."""
    if isinstance(cell, str):
        return cell
    return next((written(cell) for kind, written in _WRITTEN if isinstance(cell, kind)), str(cell))


def _moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(sep=" ")


def _number(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else repr(number)


_WRITTEN: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (type(None), lambda _: ""),
    (bool, lambda truth: "true" if truth else "false"),
    (float, _number),
    (datetime, _moment),
    (date, date.isoformat),
    (bytes, bytes.hex),
    (list, lambda parts: LIST_SEPARATOR.join(map(cell_text, parts))),
    (Mapping, lambda fields: json.dumps(fields, ensure_ascii=False, default=str)),
)
"""What is written for each kind; the first that fits counts, since a truth is a number and a moment a date."""
