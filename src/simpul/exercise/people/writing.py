# SPDX-License-Identifier: Apache-2.0
"""How offices write dates, countries and gender in their sheets."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import icu

from simpul.exercise.chance import happens
from simpul.exercise.source import written

ERAS = ((date(2019, 5, 1), "令和", "R"), (date(1989, 1, 8), "平成", "H"), (date(1926, 12, 25), "昭和", "S"))
THAI_MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ZEROS = {"khmer_digits": "០", "arabic_digits": "٠"}
BUDDHIST = 543
SHAPES = {
    "iso": "{y}-{m:02d}-{d:02d}",
    "dmy": "{d:02d}/{m:02d}/{y}",
    "dmy_dash": "{d:02d}-{m:02d}-{y}",
    "mdy": "{m:02d}/{d:02d}/{y}",
    "ymd_slash": "{y}/{m:02d}/{d:02d}",
    "chinese": "{y}年{m}月{d}日",
    "khmer_digits": "{d:02d}/{m:02d}/{y}",
    "arabic_digits": "{d}/{m}/{y}",
}


def written_date(when: date, habit: str, rng: Random) -> str:
    """Return a full date as a sheet of that habit writes it."""
    if habit == "korean":
        shape = rng.choice(("{y}. {m}. {d}.", "{y}년 {m}월 {d}일", "{y}-{m:02d}-{d:02d}"))
        return shape.format(y=when.year, m=when.month, d=when.day)
    if habit == "japanese_era":
        return _era(when, rng)
    if habit == "buddhist":
        return _buddhist(when, rng)
    if habit == "month_name":
        return f"{when.day:02d} {ENGLISH_MONTHS[when.month - 1]} {when.year}"
    text = SHAPES[habit].format(y=when.year, m=when.month, d=when.day)
    return native_digits(text, ZEROS[habit]) if habit in ZEROS else text


def written_year(year: int, habit: str) -> str:
    """Return a bare year as a sheet of that habit writes it."""
    if habit == "buddhist":
        return str(year + BUDDHIST)
    if habit in {"korean", "chinese", "japanese_era"}:
        return f"{year}{'년' if habit == 'korean' else '年'}"
    return native_digits(str(year), ZEROS[habit]) if habit in ZEROS else str(year)


def native_digits(text: str, zero: str) -> str:
    """Return the text with its digits in the script whose zero is given."""
    return "".join(chr(ord(zero) + int(sign)) if sign.isdecimal() else sign for sign in text)


def _era(when: date, rng: Random) -> str:
    start, name, letter = next(era for era in ERAS if when >= era[0])
    year = when.year - start.year + 1
    if happens(rng, 0.4):
        return f"{letter}{year}.{when.month}.{when.day}"
    return f"{name}{'元' if year == 1 else year}年{when.month}月{when.day}日"


def _buddhist(when: date, rng: Random) -> str:
    year = when.year + BUDDHIST
    if happens(rng, 0.3):
        return f"{when.day} {THAI_MONTHS[when.month - 1]} {year}"
    return f"{when.day:02d}/{when.month:02d}/{year}"


@cache
def country_name(country: str, locale: str) -> str:
    """Return a country's name in the language of the locale."""
    return str(icu.Locale(f"und_{country}").getDisplayCountry(icu.Locale(locale)))


def words_of(language: str) -> dict[str, object]:
    """Return the words that sheets of a language use."""
    words: dict[str, object] = written("words")["words"][language]
    return words
