# SPDX-License-Identifier: Apache-2.0
"""Which of a date's numbers is year, month and day, and what doubt is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from simpul.normalise.context import DateOrder
from simpul.normalise.date_text import DateText
from simpul.normalise.era import common_year, with_century

_EXCEL_ZERO: Final = dt.date(1899, 12, 30)
"""Day 0 for serials after 1900-02-28 (ECMA-376 part 1, 18.17.4.1: the 1900 system has a 29 February 1900)."""
_EXCEL_SERIALS: Final = range(10_000, 73_051)
_MONTH_FIRST: Final = frozenset({"US", "PH"})
"""Where numbers come month, day, year (Unicode CLDR, short dates of en-US and en-PH)."""
_YEAR_FIRST: Final = frozenset({"KR", "JP", "CN", "TW", "KP", "HU", "MN"})
_MONTHS: Final = 12
_DAYS: Final = 31
_SHORT: Final = 2
_WHOLE: Final = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """Year, month and day as common numbers (0 = not given).

    Attributes:
        doubt: ``day-month`` or ``century``, else None.
        other: the second reading where there is doubt.
    """

    year: int
    month: int = 0
    day: int = 0
    doubt: str | None = None
    other: tuple[int, int, int] | None = None
    calendar: str | None = None


def in_order(text: DateText, *, order: DateOrder | None, country: str) -> Reading | str:
    """Return the reading of a date's numbers, or the code of why there is none.

    Args:
        text: the numbers, in the order written.
        order: the order known; settles the doubt.
        country: ISO alpha-2; chooses the first of two readings.
    """
    numbers = text.numbers
    if sum(_is_whole_year(number) for number in numbers) > 1:
        return "range"
    if text.month:
        return _around_month(text)
    if len(numbers) == 1:
        return _one(text, order)
    if len(numbers) == _SHORT:
        return _year_and_month(text)
    if len(numbers) > _SHORT + 1 or any(len(number) > _WHOLE for number in numbers):
        return "not-a-date"
    if text.labelled:
        order = "ymd" if _is_whole_year(numbers[0]) else "dmy"
    return _three(text, order, country)


def _is_whole_year(number: str) -> bool:
    return len(number) == _WHOLE


def _is_short(number: str) -> bool:
    return len(number) <= _SHORT


def _of_year(year: str, text: DateText, month: int = 0, day: int = 0) -> Reading:
    common, calendar = common_year(int(year), said=text.era)
    return Reading(common, month, day, calendar=calendar)


def _of_short_year(year: int, text: DateText, month: int, day: int) -> Reading:
    if text.era == "minguo":
        return _of_year(str(year), text, month, day)
    buddhist = text.era in ("buddhist", "thai")
    likely, other = with_century(year, buddhist=buddhist)
    calendar = "buddhist" if buddhist else None
    return Reading(likely, month, day, doubt="century", other=(other, month, day), calendar=calendar)


def _around_month(text: DateText) -> Reading | str:
    years = [number for number in text.numbers if _is_whole_year(number)]
    short = [int(number) for number in text.numbers if _is_short(number)]
    if len(years) + len(short) != len(text.numbers) or len(text.numbers) > _SHORT:
        return "not-a-date"
    if years:
        return _of_year(years[0], text, text.month, short[0] if short else 0)
    if len(short) == 1:
        return "no-year"
    first, second = short
    return (
        _of_short_year(first, text, text.month, second)
        if first > _DAYS
        else _of_short_year(second, text, text.month, first)
    )


def _one(text: DateText, order: DateOrder | None) -> Reading | str:
    number = text.numbers[0]
    if _is_whole_year(number) or text.era == "minguo":
        return _of_year(number, text)
    if len(number) == len("31110") and int(number) in _EXCEL_SERIALS:
        day = _EXCEL_ZERO + dt.timedelta(days=int(number))
        return Reading(day.year, day.month, day.day)
    if len(number) == len("19850304"):
        return _eight(number, text, order)
    return _six(number, text) if len(number) == len("850304") else "not-a-date"


def _eight(number: str, text: DateText, order: DateOrder | None) -> Reading | str:
    year_first = _of_year(number[:4], text, int(number[4:6]), int(number[6:]))
    if _is_real(year_first):
        return year_first
    parts = replace(text, numbers=(number[:2], number[2:4], number[4:]))
    year_last = _three(parts, order, "")
    return year_last if isinstance(year_last, str) or _is_real(year_last) else "not-a-date"


def _six(number: str, text: DateText) -> Reading | str:
    readings = (
        _of_year(number[:4], text, int(number[4:])),
        _of_short_year(int(number[:2]), text, int(number[2:4]), int(number[4:])),
    )
    real = [one for one in readings if one.month and _is_real(one)]
    if len(real) > 1:
        return "order-unknown"
    return real[0] if real else "not-a-date"


def _is_real(reading: Reading) -> bool:
    """Tell whether the reading is a likely day of a life: digits without separators need the check."""
    return 1850 <= reading.year <= 2100 and reading.month <= _MONTHS and reading.day <= _DAYS  # noqa: PLR2004


def _year_and_month(text: DateText) -> Reading | str:
    first, second = text.numbers
    if _is_short(first) and _is_whole_year(second):
        first, second = second, first
    if text.era == "minguo" or (_is_whole_year(first) and _is_short(second)):
        return _of_year(first, text, int(second))
    return "no-year"


def _three(text: DateText, order: DateOrder | None, country: str) -> Reading | str:
    first, second, third = text.numbers
    if _is_whole_year(first) or text.era == "minguo":
        month, day = int(second), int(third)
        return _of_year(first, text, *((day, month) if month > _MONTHS >= day else (month, day)))
    if _is_whole_year(third):
        return _day_and_month(_of_year(third, text), int(first), int(second), order=order, country=country)
    if _is_whole_year(second):
        return "not-a-date"
    return _all_short(text, order, country)


def _all_short(text: DateText, order: DateOrder | None, country: str) -> Reading | str:
    first, second, third = (int(number) for number in text.numbers)
    if order is None and country in _YEAR_FIRST:
        order = "ymd"
    if first > _DAYS >= third or (order == "ymd" and third <= _DAYS):
        return _of_short_year(first, text, second, third)
    if order in ("dmy", "mdy") or third > _DAYS:
        last = _of_short_year(third, text, 0, 0)
        reading = _day_and_month(last, first, second, order=order, country=country)
        if reading.doubt == "day-month" or last.other is None:
            return reading
        return replace(reading, doubt="century", other=(last.other[0], reading.month, reading.day))
    return "order-unknown"


def _day_and_month(of: Reading, first: int, second: int, *, order: DateOrder | None, country: str) -> Reading:
    day_first = replace(of, day=first, month=second, doubt=None, other=None)
    month_first = replace(of, day=second, month=first, doubt=None, other=None)
    if first > _MONTHS or first == second or 0 in (first, second):
        return day_first
    if second > _MONTHS or order == "mdy":
        return month_first
    if order == "dmy":
        return day_first
    likely, other = (month_first, day_first) if country in _MONTH_FIRST else (day_first, month_first)
    return replace(likely, doubt="day-month", other=(other.year, other.month, other.day))
