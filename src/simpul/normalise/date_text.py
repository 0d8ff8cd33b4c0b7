# SPDX-License-Identifier: Apache-2.0
"""From a date as people write it to its bare numbers, month name and era."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from simpul.normalise.characters import lowered
from simpul.normalise.era import EraYear, japanese_era
from simpul.normalise.han_numeral import with_digits
from simpul.normalise.month_name import month_in_text, month_of, weekday_in_text
from simpul.normalise.vocabulary import word_list

_LONGEST: Final = 80
_CLOCK: Final = re.compile(
    r"(?:(?<=\d)t|[\s,]+)(?:(am|pm|오전|오후|上午|下午)\s*)?(\d{1,2}[:시時时]\d{2}(?:[:분分]\d{2})?초?秒?(?:\.\d+)?)"
    r"\s*(am|pm|a\.m\.|p\.m\.|น\.)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?\s*$"
)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)(?![a-z])")
_COUNTERS: Final = str.maketrans(
    {"年": "-", "년": "-", "月": "-", "월": "-", "日": " ", "일": " ", "号": " ", "號": " "}
)
_TOKEN: Final = re.compile(r"#(\d{1,2})#|(\d+)")
_BETWEEN: Final = re.compile(r"[\s.,/\\:'’()\[\]_-]*")
_SERIAL: Final = re.compile(r"(\d{5})\.\d+")
_THAI_OR_LAO: Final = re.compile("[\u0e00-\u0eff]")
_REFUSED: Final = ("lunar", "hijri", "range")
_ERAS: Final = ("buddhist", "dangi", "minguo", "common")


@dataclass(frozen=True, slots=True)
class DateText:
    """What a date's text holds.

    Attributes:
        numbers: ASCII digit runs, in order, without the month where that has a name.
        month: 1..12 where it has a name, else 0.
        era: ``buddhist``, ``dangi``, ``minguo``, ``common`` where the text says; ``thai`` where only
            the script is Thai or Lao (a two-digit year is then Buddhist); else None.
        labelled: True where day, month and year are named, so that the order is certain.
        extra: ``about``, ``time``, ``calendar``.
    """

    numbers: tuple[str, ...]
    month: int
    era: str | None
    labelled: bool
    extra: Mapping[str, str]


def read_date_text(raw: str) -> DateText | str:
    """Return what the text holds, or the code of why it is no date."""
    text = lowered(raw)
    if len(text) > _LONGEST:
        return "not-a-date"
    text, extra = _without_clock(_SERIAL.sub(r"\1", with_digits(text)))
    era = japanese_era(text)
    if isinstance(era, str):
        return era
    if isinstance(era, EraYear):
        text, extra = era.text, extra | {"calendar": era.era}
    return _parts(text, extra)


def _parts(text: str, extra: dict[str, str]) -> DateText | str:
    months = [month_of(found[0]) for found in month_in_text().finditer(text)]
    if len(months) > 1:
        return "range"
    thai = _THAI_OR_LAO.search(text) is not None
    text = month_in_text().sub(lambda found: f" #{month_of(found[0])}# ", text)
    text, said = _without_words(weekday_in_text().sub(" ", text))
    for sort in _REFUSED:
        if sort in said:
            return sort
    text = _ORDINAL.sub("", text.translate(_COUNTERS)).strip()
    numbers = tuple(found[2] for found in _TOKEN.finditer(text) if found[2])
    if not numbers or not _BETWEEN.fullmatch(_TOKEN.sub("", text)):
        return "not-a-date"
    if "about" in said:
        extra = extra | {"about": "yes"}
    era = next((name for name in _ERAS if name in said), "thai" if thai else None)
    return DateText(numbers, months[0] if months else 0, era, "label" in said, extra)


def _without_clock(text: str) -> tuple[str, dict[str, str]]:
    found = _CLOCK.search(text)
    if found is None or not found.start():
        return text, {}
    time = " ".join(part for part in (found[2], found[1] or found[3], found[4]) if part)
    return text[: found.start()], {"time": time.upper()}


def _without_words(text: str) -> tuple[str, set[str]]:
    said = {_word_sorts()[found[0]] for found in _words().finditer(text)}
    return _words().sub(" ", text), said


@cache
def _word_sorts() -> dict[str, str]:
    return {lowered(word): sort for sort, words in word_list("date_words").items() for word in words}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_word_sorts(), key=len, reverse=True)
    return re.compile("|".join(_alone(word) for word in longest_first))


def _alone(word: str) -> str:
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
