# SPDX-License-Identifier: Apache-2.0
"""Places and addresses in one lower-case form, with compound, building, floor and room told apart.

``B동 3층 305호`` and ``Building B, 3rd floor, room 305`` end the same: ``building b, floor 3, room 305``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from simpul.normalise.characters import fold, lowered
from simpul.normalise.country import country_code
from simpul.normalise.filler import filler
from simpul.normalise.han_numeral import with_digits
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import word_list

_PARTS: Final = ("building", "floor", "room")
_BETWEEN: Final = re.compile(r"[,;/|\n،、，·]+|\s-\s")
_NUMBER: Final = r"(?:[a-z]{1,2}-?)?\d{1,4}(?:-\d{1,3})?[a-z]?(?![\da-z])|[a-z](?![\da-z])"
_NUMBER_WORD: Final = r"\s*(?:no\.?|number|nomor|số|so|លេខ|ເລກ|เลขที่|رقم)?[\s:#.-]*"
_SHORTEST_COUNTRY: Final = 4
_READINGS: Final = 5
"""Taking one part out may bring another to light; more rounds than this mean that the text is no address."""


@lru_cache(maxsize=1 << 13)
def canonical_place(raw: str) -> Normalised:
    """Return a place's name folded: lower case, no Latin accents, parts between commas.

    Returns:
        The name; a country at its end goes to ``country`` in ``extra``. Reasons: ``place.blank``,
        ``place.filler``, ``place.one-letter``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"place.{why}")
    chunks, extra = _without_country(_chunks(lowered(raw)))
    value = ", ".join(chunks)
    why = filler(value)
    return no_canonical(raw, f"place.{why}") if why else canonical(raw, value, **extra)


@lru_cache(maxsize=1 << 15)
def canonical_address(raw: str) -> Normalised:
    """Return an address folded, its building, floor and room at the end in English.

    Returns:
        The address with ``compound``, ``building``, ``floor``, ``room``, ``country`` in ``extra`` where
        found. Reasons: ``address.blank``, ``address.filler``, ``address.one-letter``,
        ``address.unreadable``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"address.{why}")
    value, extra = _read(raw)
    for _ in range(_READINGS):
        again, _said = _read(value)
        if again == value:
            break
        value = again
    else:
        return no_canonical(raw, "address.unreadable")
    why = filler(value)
    return no_canonical(raw, f"address.{why}") if why else canonical(raw, value, **extra)


def _read(text: str) -> tuple[str, dict[str, str]]:
    folded = " , ".join(_chunks(with_digits(lowered(_BETWEEN.sub(" , ", text)))))
    rest, parts = _without_parts(folded)
    chunks, extra = _without_country(_chunks(rest))
    compound = next((chunk for chunk in chunks if _compound().search(chunk)), None)
    extra |= {"compound": compound} if compound else {}
    return ", ".join([*chunks, *(f"{part} {number}" for part, number in parts.items())]), extra | parts


def _without_parts(text: str) -> tuple[str, dict[str, str]]:
    found: dict[str, str] = {}
    for part in _PARTS:
        match = _part(part).search(text)
        if match:
            found[part] = re.sub(r"[\s-]", "", match[1] or match[2])
            text = f"{text[: match.start()]} , {text[match.end() :]}"
    return text, found


def _chunks(text: str) -> list[str]:
    return [chunk for chunk in map(fold, _BETWEEN.split(text)) if chunk]


def _without_country(chunks: list[str]) -> tuple[list[str], dict[str, str]]:
    extra: dict[str, str] = {}
    while len(chunks) > 1 and (len(chunks[-1]) >= _SHORTEST_COUNTRY or not chunks[-1].isascii()):
        code = country_code(chunks[-1])
        if code is None or extra.get("country", code) != code:
            break
        chunks, extra = chunks[:-1], {"country": code}
    return chunks, extra


@cache
def _part(name: str) -> re.Pattern[str]:
    words = word_list("address_words")[name]
    before, behind = (_any_of(words[where]) for where in ("before", "behind"))
    ordinal = r"(?:st|nd|rd|th|-?ika)?"
    return re.compile(
        rf"(?:{before})(?:의|ที่|ទី)?{_NUMBER_WORD}({_NUMBER})"
        rf"|(?<![a-z\d\uac00-\ud7a3-])([a-z]{{0,2}}-?\d{{1,4}}[a-z]?|[a-z]){ordinal}\s?(?:{behind})(?![a-z\d])"
    )


@cache
def _compound() -> re.Pattern[str]:
    words = word_list("address_words")["compound"]
    return re.compile(rf"^(?:{_any_of(words['before'])})|(?:{_any_of(words['behind'])})$")


def _any_of(words: list[str]) -> str:
    folded = sorted({lowered(word) for word in words}, key=len, reverse=True)
    return "|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in folded)
