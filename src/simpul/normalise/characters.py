# SPDX-License-Identifier: Apache-2.0
"""Characters made comparable: digits of every script, widths, dashes, invisible marks, accents."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_ASCII: Final = range(128)
_CODES: Final = [*range(0x20000), *range(0xE0000, 0xE0080)]
"""Every code point that is a digit, a format mark or a surrogate lies here; the rest are letters and unassigned."""
_CONTROL: Final = str.maketrans(
    {code: None for code in _ASCII if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()}
)
_PUNCTUATION: Final = str.maketrans({code: " " for code in _ASCII if not chr(code).isalnum()})
_LATIN_END: Final = 0x250
_LATIN_ADDITIONAL: Final = range(0x1E00, 0x1F00)
_LATIN_SPECIAL: Final = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})


@cache
def _invisible() -> dict[int, None]:
    return {code: None for code in _CODES if _is_invisible(chr(code))}


def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Cf", "Cs"} or (category == "Cc" and not char.isspace())


@cache
def _plain() -> dict[int, str | None]:
    """Return what becomes of invisible marks, digits and dashes."""
    categories = {code: unicodedata.category(chr(code)) for code in _CODES}
    digits = {code: str(unicodedata.decimal(chr(code))) for code, of in categories.items() if of == "Nd"}
    dashes = dict.fromkeys([code for code, of in categories.items() if of == "Pd"] + [0x2212], "-")
    return _invisible() | digits | dashes


def plain(text: str) -> str:
    """Return the text with compatibility forms, digits, dashes and spaces in one form.

    Full-width and half-width forms become ordinary ones, decimal digits of any script become
    ASCII, dashes become ``-``, control and formatting marks and lone surrogates go, spaces collapse.
    Applying it twice changes nothing.

    Source: Unicode Standard Annex 15 (NFKC) and the general categories Nd, Cf, Cs, Pd.
    """
    if text.isascii():
        return " ".join((text if text.isprintable() else text.translate(_CONTROL)).split())
    composed = unicodedata.normalize("NFKC", text.translate(_invisible())).translate(_plain())
    return " ".join(unicodedata.normalize("NFKC", composed).split())


def composed(text: str) -> str:
    """Return the text as written, in NFC, with spaces collapsed and invisible direction marks gone."""
    kept = "".join(c for c in text if unicodedata.category(c) not in {"Cs", "Cc"} or c.isspace())
    return " ".join(unicodedata.normalize("NFC", kept).split())


def without_accents(text: str) -> str:
    """Return the text with the accents of Latin letters gone; marks of other scripts are vowels and stay."""
    if text.isascii():
        return text
    kept: list[str] = []
    on_latin = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char) == 0:
            on_latin = ord(char) < _LATIN_END or ord(char) in _LATIN_ADDITIONAL
        elif on_latin:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LATIN_SPECIAL)


def lowered(text: str) -> str:
    """Return plain text in lower case without Latin accents, its punctuation kept."""
    if text.isascii():
        return plain(text).lower()
    return " ".join(without_accents(plain(plain(text).casefold())).split())


def fold(text: str) -> str:
    """Return a form for looking words up: plain, lower case, no Latin accents, words parted by one space."""
    if text.isascii():
        return " ".join(text.translate(_CONTROL).translate(_PUNCTUATION).lower().split())
    return lowered("".join(c if _in_word(c) else " " for c in lowered(text)))


def _in_word(char: str) -> bool:
    """Tell whether the character belongs to a word; vowel signs of Thai, Khmer, Lao and Burmese do."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def alphanumerics(text: str) -> str:
    """Return only letters, digits and the vowel signs that belong to letters, upper case, of the plain text."""
    return plain("".join(c for c in plain(plain(text).upper()) if _in_word(c)))


def digits_of(text: str) -> str:
    """Return only the ASCII digits of the plain text, in order."""
    return "".join(c for c in plain(text) if "0" <= c <= "9")
