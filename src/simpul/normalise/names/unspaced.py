# SPDX-License-Identifier: Apache-2.0
"""Surname and given name of Korean, Chinese and Japanese names, which are written without a space."""

from __future__ import annotations

from typing import Final

from simpul.normalise.names.romanise.han import han_surname_of
from simpul.normalise.names.romanise.hangul import surname_of
from simpul.normalise.names.script import script_of

_LONGEST_CHINESE: Final = 3
_LONGEST_JAPANESE: Final = 4
_LONGEST_KOREAN: Final = 4


def surname_and_given(word: str, *, lang: str | None = None) -> tuple[str, ...]:
    """Return surname and given name of a name without space, or the word alone where it cannot be told.

    Args:
        word: one word in any script.
        lang: ISO 639-1 code where known: ``ja`` takes two characters for the surname.
    """
    scripts = {script_of(character) for character in word}
    if scripts == {"Hang"}:
        surname = surname_of(word) if len(word) <= _LONGEST_KOREAN else ""
    elif scripts == {"Hani"}:
        surname = _han_surname(word, lang)
    else:
        surname = _before_kana(word) if scripts == {"Hani", "Hira"} else ""
    return (surname, word[len(surname) :]) if 0 < len(surname) < len(word) else (word,)


def _han_surname(word: str, lang: str | None) -> str:
    surname = han_surname_of(word) if lang != "ja" else ""
    if surname and len(word) - len(surname) < _LONGEST_CHINESE:
        return surname
    if lang == "zh" or len(word) > _LONGEST_JAPANESE or len(word) == 1:
        return ""
    return word[:2] if len(word) >= _LONGEST_CHINESE else word[:1]


def _before_kana(word: str) -> str:
    """Return the Han characters a Japanese name with a given name in hiragana begins with."""
    return word[: next(at for at, character in enumerate(word) if script_of(character) == "Hira")]
