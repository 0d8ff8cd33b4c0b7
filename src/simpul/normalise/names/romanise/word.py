# SPDX-License-Identifier: Apache-2.0
"""One word in any script to its Latin spellings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from icu import Transliterator

from simpul.normalise.names.romanise.han import han_spellings
from simpul.normalise.names.romanise.hangul import hangul_spellings
from simpul.normalise.names.romanise.latin import latin_spellings, plain_ascii

_NATIVE: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "Latn": latin_spellings,
    "Hang": hangul_spellings,
}


@cache
def _icu() -> Transliterator:
    return Transliterator.createInstance("Any-Latin; Latin-ASCII")


def general_spellings(word: str) -> tuple[str, ...]:
    """Return what ICU and anyascii make of a word; at most two, never with a question mark."""
    by_icu = plain_ascii(str(_icu().transliterate(word)))
    return tuple(dict.fromkeys(spelling for spelling in (by_icu, plain_ascii(word)) if spelling))


def word_spellings(word: str, *, script: str, lang: str | None = None) -> tuple[str, ...]:
    """Return a word's Latin spellings in lower ASCII, most usual first.

    Args:
        word: one word, case-folded.
        script: its ISO 15924 code.
        lang: ISO 639-1 code where known; decides between readings of Han characters.
    """
    if script == "Hani":
        return han_spellings(word, lang=lang)
    romanise = _NATIVE.get(script, general_spellings)
    return romanise(word) or general_spellings(word)
