# SPDX-License-Identifier: Apache-2.0
"""Which script a character or a name is written in, as ISO 15924 codes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import Final

_RANGES: Final = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x137F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1C90, 0x1CBF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x3005, 0x3007, "Hani"),
    (0x3041, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0x20000, 0x323AF, "Hani"),
)
_STARTS: Final = tuple(start for start, _, _ in _RANGES)
UNKNOWN: Final = "Zyyy"
"""Digits, punctuation and whatever no table knows."""


@cache
def script_of(character: str) -> str:
    """Return the ISO 15924 code of one character; ``Zyyy`` for digits, signs and unknown ones."""
    if not (character.isalpha() or unicodedata.category(character).startswith("M")):
        return UNKNOWN
    at = bisect_right(_STARTS, ord(character)) - 1
    if at < 0 or ord(character) > _RANGES[at][1]:
        return UNKNOWN
    return _RANGES[at][2]


_LETTER: Final = re.compile("[A-Za-z]")
LATIN: Final = "Latn"


def main_script(text: str) -> str:
    """Return the script most characters of a text are in; the earlier one on a tie.

    Hiragana and katakana count together as ``Kana``.
    """
    if text.isascii():
        return LATIN if _LETTER.search(text) else UNKNOWN
    counts: dict[str, int] = {}
    for character in text:
        script = script_of(character)
        if script != UNKNOWN:
            script = "Kana" if script == "Hira" else script
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda script: counts[script]) if counts else UNKNOWN
