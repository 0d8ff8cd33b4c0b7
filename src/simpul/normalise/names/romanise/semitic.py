# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of names in Arabic letters (Arabic, Persian, Pashto, Urdu, Kurdish) and in Hebrew ones.

Short vowels are not written, so these spellings are mostly consonants with the long vowels;
comparing lets vowels come in cheaply. Sources: ALA-LC and BGN/PCGN tables, ICAO Doc 9303 part 3.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_ARABIC: Final = pairs(
    "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n "
    "ه=h و=w ي=y ة=a ى=a ء= أ=a إ=i آ=a ئ= ؤ=o ٱ=a پ=p چ=ch ژ=zh گ=g ک=k ی=y ھ=h ہ=h ے=e ۀ=e ڤ=v ٹ=t ڈ=d ڑ=r "
    "ں=n ټ=t ډ=d ړ=r ږ=zh ښ=sh ڼ=n ۍ=y ې=e څ=ts ځ=dz ګ=g ۆ=o ێ=e ڕ=r ڵ=l ە=e ۇ=u ڭ=ng ڨ=g چ=ch ۋ=v"
)
_EASTERN: Final = _ARABIC | pairs("ث=s ذ=z ض=z و=v ق=gh ح=h ج=j ع=a")
_FOREIGN: Final = _ARABIC | pairs("غ=g و=u ي=i ی=i او=u أو=u اي=i إي=i ای=i تش=ch كس=x کس=x دج=j ة= ه=h ق=k ثي=ti")
_APART: Final = re.compile("([تطدضكکگسصزظ])(?=[هحھہ])")
_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0640\u200c\u200d]")
_ARTICLE: Final = re.compile("^(?:وال|ال|لل)(?=...)")
_HEBREW: Final = pairs(
    "א=a ב=b ג=g ד=d ה=h ו=o ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh "
    "ת=t וו=v יי=ay ׯ=j ױ=zh װ=ch"
)
_HEBREW_SOFT: Final = _HEBREW | pairs("ב=v ו=u י=y כ=ch פ=f ש=s ח=ch ה=a")
# A letter with geresh becomes one rare letter of the Hebrew block, so that the word stays Hebrew.
_GERESH: Final = (("ג'", "ׯ"), ("ג׳", "ׯ"), ("ז'", "ױ"), ("ז׳", "ױ"), ("צ'", "װ"), ("צ׳", "װ"), ("ץ'", "װ"))


def mark_geresh(text: str) -> str:
    """Return Hebrew text with a letter and geresh (``ג'``, a ``j``) as one sign, before apostrophes are dropped."""
    if text.isascii():
        return text
    for letters, sign in _GERESH:
        text = text.replace(letters, sign)
    return text


def _consonants_apart(word: str, table: dict[str, str]) -> str:
    """Return a word by a table, an apostrophe between letters that together would read as one (``t'h``)."""
    letters = _APART.sub("\\1\u0640", word)
    return transcribe(letters, {**table, "\u0640": "'"})


def hebrew_spellings(word: str) -> tuple[str, ...]:
    """Return a Hebrew word's Latin spellings with the stops hard, then soft; points are ignored."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if c in _HEBREW) or word
    found = (transcribe(plain, table) for table in (_HEBREW, _HEBREW_SOFT))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))


def arabic_spellings(word: str) -> tuple[str, ...]:
    """Return the Latin spellings of a word in Arabic letters, Arabic sounds, Persian ones, foreign names.

    The article is left out (``الدوري`` gives ``dwry``), as it is set apart in Latin.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFC", word))
    stem = _ARTICLE.sub("", plain)
    found = [_consonants_apart(stem, table) for table in (_ARABIC, _EASTERN, _FOREIGN)]
    if stem != plain:
        found.append(_consonants_apart(plain, _ARABIC))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
