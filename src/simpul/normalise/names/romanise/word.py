# SPDX-License-Identifier: Apache-2.0
"""One word in any script to its Latin spellings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from icu import Transliterator

from simpul.normalise.names.romanise.burmese import burmese_spellings
from simpul.normalise.names.romanise.caucasian import armenian_spellings, georgian_spellings
from simpul.normalise.names.romanise.cyrillic import cyrillic_spellings
from simpul.normalise.names.romanise.greek import greek_spellings
from simpul.normalise.names.romanise.hangul import hangul_spellings
from simpul.normalise.names.romanise.kana import kana_spellings
from simpul.normalise.names.romanise.khmer import khmer_spellings
from simpul.normalise.names.romanise.lao import lao_spellings
from simpul.normalise.names.romanise.latin import latin_spellings, plain_ascii
from simpul.normalise.names.romanise.semitic import arabic_spellings, hebrew_spellings
from simpul.normalise.names.romanise.thai import thai_spellings

_NATIVE: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "Latn": latin_spellings,
    "Hang": hangul_spellings,
    "Kana": kana_spellings,
    "Hira": kana_spellings,
    "Cyrl": cyrillic_spellings,
    "Grek": greek_spellings,
    "Arab": arabic_spellings,
    "Hebr": hebrew_spellings,
    "Armn": armenian_spellings,
    "Geor": georgian_spellings,
    "Thai": thai_spellings,
    "Laoo": lao_spellings,
    "Khmr": khmer_spellings,
    "Mymr": burmese_spellings,
}
_INDIC: Final = frozenset({"Deva", "Beng", "Guru", "Gujr", "Telu", "Knda", "Mlym", "Sinh"})


@cache
def _icu() -> Transliterator:
    return Transliterator.createInstance("Any-Latin; Latin-ASCII")


def general_spellings(word: str, *, script: str) -> tuple[str, ...]:
    """Return what ICU and anyascii make of a word; at most three, never with a question mark.

    Names in Indic scripts also come without the ``a`` that ends their last consonant.
    """
    by_icu = plain_ascii(str(_icu().transliterate(word)))
    short = by_icu.removesuffix("a") if script in _INDIC else by_icu
    return tuple(dict.fromkeys(spelling for spelling in (short, by_icu, plain_ascii(word)) if spelling))


def word_spellings(word: str, *, script: str) -> tuple[str, ...]:
    """Return a word's Latin spellings in lower ASCII, most usual first.

    Args:
        word: one word, case-folded.
        script: its ISO 15924 code; Han characters have a module of their own, since they depend on the language.
    """
    romanise = _NATIVE.get(script)
    return (romanise(word) if romanise else ()) or general_spellings(word, script=script)
