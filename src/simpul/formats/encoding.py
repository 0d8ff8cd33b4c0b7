# SPDX-License-Identifier: Apache-2.0
"""Which encoding a text file is in: said by its first bytes, proven by UTF-8, or judged by its letters.

An 8-bit file says nothing of its encoding, so the judgement is a proposal: a mapping file can name another.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from simpul.formats.limits import KIB, UnreadableSource

SAMPLE: Final = 256 * KIB

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LANGUAGE_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "ara": ("cp1256",),
    "jpn": ("cp932",),
    "kor": ("cp949",),
    "rus": ("cp1251",),
    "tha": ("cp874",),
    "vie": ("cp1258",),
    "zho": ("gb18030", "big5hkscs"),
}


def _between(*ranges: tuple[int, int]) -> Callable[[str], bool]:
    return lambda letter: any(low <= ord(letter) <= high for low, high in ranges)


_HAN: Final = (0x4E00, 0x9FFF)
_EXPECTED: Final[Mapping[str, Callable[[str], bool]]] = {
    "cp949": _between((0xAC00, 0xD7A3)),
    "cp932": _between((0x3040, 0x30FF), _HAN, (0x3005, 0x3005)),
    "gb18030": _between(_HAN),
    "big5hkscs": _between(_HAN),
    "cp874": _between((0x0E00, 0x0E7F)),
    "cp1256": _between((0x0600, 0x06FF)),
    "cp1251": _between((0x0400, 0x045F)),
    "cp1252": _between((0xC0, 0xFF)),
    "cp1250": _between((0xC0, 0x17F)),
    "cp1258": _between((0xC0, 0x1B0), (0x300, 0x323)),
}
"""Which letters beyond ASCII a text in that encoding is made of."""


def detect_encoding(path: Path, *, language: str | None = None) -> str:
    """Return the Python codec a text file is most likely in.

    Args:
        path: the file; its first 256 KiB are looked at.
        language: ISO 639-3 of the agency, which decides where the letters do not.

    Raises:
        UnreadableSource: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            sample = stream.read(SAMPLE)
    except OSError as error:
        message = f"The file {path.name} cannot be read ({error.strerror}); check that it exists and may be read."
        raise UnreadableSource(message) from error
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return codec
    return _wide(sample) or ("utf-8" if _decodes(sample, "utf-8") else _judged(sample, language))


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 without a mark: every other byte of its ASCII letters is zero."""
    even, odd = sample[0::2], sample[1::2]
    if not sample or max(even.count(0), odd.count(0)) * 4 < len(even):
        return None
    codec = "utf-16-le" if odd.count(0) > even.count(0) else "utf-16-be"
    return codec if _decodes(sample, codec) else None


def _decodes(sample: bytes, codec: str) -> str | None:
    """Return the sample as text; a letter cut off at its end is no fault."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(sample, final=len(sample) < SAMPLE)
    except UnicodeDecodeError:
        return None


def _judged(sample: bytes, language: str | None) -> str:
    first = _LANGUAGE_FIRST.get(language or "", ())
    order = [*first, *(codec for codec in _EXPECTED if codec not in first)]
    scored = [(_likeness(text, codec), codec) for codec in order if (text := _decodes(sample, codec))]
    if not scored:
        return "utf-8" if b"\xc3" in sample else first[0] if first else "cp1252"
    best = max(score for score, _ in scored)
    return next(codec for score, codec in scored if score >= best - _CLOSE or (codec in first and score >= _LIKELY))


_LATIN: Final = ("cp1252", "cp1250", "cp1258")
_MIXED: Final = 0.25
"""What the letters of a word count that mixes scripts as nobody does."""
_LAST_ASCII: Final = 0x7F
_WORD_ENDS: Final = re.compile(r"[\x00-\x40\x5b-\x60\x7b-\x7f\s]+")
_CLOSE: Final = 0.02
_LIKELY: Final = 0.8


def _likeness(text: str, codec: str) -> float:
    """Return how much of the text beyond ASCII looks written by people, from 0 to 1."""
    words = [word for word in _WORD_ENDS.split(text) if not word.isascii()]
    beyond = sum(_beyond(word) for word in words)
    return sum(_written(word, codec) for word in words) / beyond if beyond else 0.0


def _beyond(word: str) -> int:
    return sum(1 for letter in word if ord(letter) > _LAST_ASCII)


def _written(word: str, codec: str) -> float:
    """Return how many letters of a word people would write so.

    A wrong decoding mixes scripts inside words: one Thai or Cyrillic letter among Latin ones, or
    nothing but accented Latin letters.
    """
    beyond = [letter for letter in word if ord(letter) > _LAST_ASCII]
    latin = len(word) - len(beyond)
    natural = latin >= len(beyond) or len(word) == 1 if codec in _LATIN else not latin
    return (1.0 if natural else _MIXED) * sum(
        _weight(letter, codec) for letter in beyond if _EXPECTED[codec](letter) or _is_wide_mark(letter)
    )


def _is_wide_mark(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"F", "W"} and unicodedata.category(letter)[0] in "PZ"


def _weight(letter: str, codec: str) -> float:
    """Return 1 for the letters everybody uses, less for the rare ones that a wrong decoding yields."""
    if codec in ("gb18030", "big5hkscs", "cp932") and _HAN[0] <= ord(letter) <= _HAN[1]:
        return 1.0 if _is_common_han(letter, codec) else 0.3
    return 1.0


_FIRST_LEVEL: Final[Mapping[str, tuple[str, int, int]]] = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5hkscs": ("big5", 0xA4, 0xC6),
    "cp932": ("shift_jis", 0x88, 0x98),
}
"""Lead bytes of the first level of each set, which holds the common characters."""


def _is_common_han(letter: str, codec: str) -> bool:
    narrow, low, high = _FIRST_LEVEL[codec]
    try:
        return low <= letter.encode(narrow)[0] <= high
    except UnicodeEncodeError:
        return False
