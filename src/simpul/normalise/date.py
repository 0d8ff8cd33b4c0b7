# SPDX-License-Identifier: Apache-2.0
"""Dates with the precision they have, and with their doubt: ``1985-03-04``, ``1985-03``, ``1985``.

Source: ISO 8601-1 for the canonical form; ``era`` and ``month_name`` for the calendars and words.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from simpul.normalise.context import DateOrder
from simpul.normalise.date_order import Reading, in_order
from simpul.normalise.date_text import read_date_text
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical

_ISO: Final = re.compile(
    r"(?:1[6-9]\d\d|20\d\d)-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)",
    re.ASCII,
)
_YEARS: Final = range(1600, 2200)
_EMPTY_CELLS: Final = frozenset({"1900-01-01", "1899-12-30", "1899-12-31", "1753-01-01", "1601-01-01"})
"""Zero dates of spreadsheets, databases and file systems: what an empty cell turned into."""
_EPOCH: Final = "1970-01-01"


def canonical_date(raw: str, *, order: DateOrder | None = None, country: str | None = None) -> Normalised:
    """Return a date as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Args:
        raw: as received: any order, digits, separators, month names, Buddhist, Japanese, Dangi or Minguo
            years, spreadsheet serials, a time behind it.
        order: the order its column is known to have; it settles the doubt between day and month.
        country: ISO alpha-2 of the case; chooses which reading comes first, never settles a doubt.

    Returns:
        The date with ``precision`` (``day``, ``month``, ``year``) and, where they apply, ``calendar``,
        ``time``, ``about``, ``doubt`` (``day-month``, ``century``, ``epoch``) with ``other`` = the
        second reading. Reasons: ``date.blank``, ``date.filler``, ``date.no-year``, ``date.no-such-day``,
        ``date.order-unknown``, ``date.out-of-range``, ``date.range``, ``date.lunar``, ``date.hijri``,
        ``date.no-such-era-year``, ``date.not-a-date``.
    """
    if _ISO.fullmatch(raw) and raw not in _EMPTY_CELLS and raw != _EPOCH:
        return Normalised(raw, raw, None, {"precision": "day"})
    return read_date(raw, order=order, country=country)


@lru_cache(maxsize=1 << 15)
def read_date(raw: str, *, order: DateOrder | None = None, country: str | None = None) -> Normalised:
    """Return what ``canonical_date`` returns, always by the whole reading."""
    why = filler(raw)
    if why:
        return no_canonical(raw, f"date.{why}")
    text = read_date_text(raw)
    if isinstance(text, str):
        return no_canonical(raw, f"date.{text}")
    reading = in_order(text, order=order, country=(country or "").upper())
    if isinstance(reading, str):
        return no_canonical(raw, f"date.{reading}")
    return _answer(raw, reading, dict(text.extra))


def _answer(raw: str, reading: Reading, extra: dict[str, str]) -> Normalised:
    if reading.year == 0 or (reading.year, reading.month, reading.day) in {(9999, 12, 31), (1, 1, 1)}:
        return no_canonical(raw, "date.filler")
    if reading.year not in _YEARS:
        return no_canonical(raw, "date.out-of-range")
    value = _written(reading.year, reading.month, reading.day)
    if value is None:
        return no_canonical(raw, "date.no-such-day")
    if value in _EMPTY_CELLS or (reading.year == 1900 and reading.month == 1 and not reading.day):  # noqa: PLR2004
        return no_canonical(raw, "date.filler")
    return canonical(raw, value, **extra | _learnt(reading, value))


def _learnt(reading: Reading, value: str) -> dict[str, str]:
    learnt = {"precision": {4: "year", 7: "month", 10: "day"}[len(value)]}
    if reading.calendar:
        learnt["calendar"] = reading.calendar
    other = _written(*reading.other) if reading.other else None
    if reading.doubt and other:
        learnt |= {"doubt": reading.doubt, "other": other}
    elif value == _EPOCH:
        learnt["doubt"] = "epoch"
    return learnt


def _written(year: int, month: int, day: int) -> str | None:
    """Return the ISO form with the precision given, or None where the calendar has no such day."""
    if not month:
        return f"{year:04d}" if not day else None
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"
