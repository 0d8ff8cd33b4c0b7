# SPDX-License-Identifier: Apache-2.0
"""Names of months and weekdays in the participants' languages.

Source: Unicode CLDR through ICU, Gregorian calendar, wide and abbreviated, in and out of context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import icu

from simpul.normalise.characters import lowered

LANGUAGES: Final = (
    "en", "en_GB", "ko", "ja", "zh", "th", "km", "lo", "my", "vi", "id", "ms", "fil", "ar", "ar_SY", "ar_DZ",
    "ar_MA", "fr", "es", "pt", "ru", "uk", "de", "hi", "bn",
)  # fmt: skip
_MORE: Final = {"sept": 9, "agt": 8, "ags": 8, "pebrero": 2, "nop": 11, "peb": 2, "setyembre": 9, "dis": 12}
_WIDTHS: Final = (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED)
_CONTEXTS: Final = (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE)


@cache
def month_names() -> dict[str, int]:
    """Return folded month name to 1..12; names that contain a digit (3월, tháng 3) are left to the numbers."""
    found: dict[str, int] = {}
    for name, month in _listed("getMonths"):
        if not any(char.isdigit() for char in name) and len(name) > 1:
            found.setdefault(name, month)
    return found | _MORE


@cache
def month_in_text() -> re.Pattern[str]:
    """Return a pattern whose group 1 is a month's name, longest first."""
    return _pattern(month_names())


@cache
def weekday_in_text() -> re.Pattern[str]:
    """Return a pattern of weekday names, of two letters or more, with a comma after them."""
    return _pattern({name: day for name, day in _listed("getWeekdays") if len(name) > 1})


def month_of(name: str) -> int:
    """Return 1..12 for what ``month_in_text`` found."""
    return _undotted()[_without_dots(name)]


@cache
def _undotted() -> dict[str, int]:
    return {_without_dots(name): month for name, month in month_names().items()}


def _without_dots(name: str) -> str:
    return re.sub(r"[.\s]", "", name)


def _listed(getter: str) -> Iterator[tuple[str, int]]:
    for language in LANGUAGES:
        symbols = icu.DateFormatSymbols(icu.Locale(language))
        for context in _CONTEXTS:
            for width in _WIDTHS:
                names: list[str] = getattr(symbols, getter)(context, width)
                first = 0 if getter == "getWeekdays" else 1
                yield from ((lowered(name), at) for at, name in enumerate(names, first) if name)


def _pattern(names: dict[str, int]) -> re.Pattern[str]:
    parts = [_one(name) for name in sorted(names, key=len, reverse=True)]
    return re.compile(rf"({'|'.join(parts)})")


def _one(name: str) -> str:
    loose = r"\.?\s?".join(re.escape(part) for part in name.split(".") if part.strip())
    end = r"\.?" if name.endswith(".") else ""
    if name.isascii():
        return rf"(?<![a-z]){loose}{end}(?![a-z])"
    return loose + end
