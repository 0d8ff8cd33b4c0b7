# SPDX-License-Identifier: Apache-2.0
"""Plain ASCII spellings of Latin names: what a passport's machine-readable line makes of marks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml
from anyascii import anyascii

_NOT_LETTERS: Final = re.compile("[^a-z0-9]+")
_WRITTEN_OUT: Final = str.maketrans(
    {"ü": "ue", "ö": "oe", "ä": "ae", "ø": "oe", "å": "aa", "ß": "ss", "þ": "th", "ñ": "ny", "ı": "i", "œ": "oe"}
)


def plain_ascii(text: str) -> str:
    """Return a text's lower-case ASCII letters and digits, marks dropped; empty where nothing is left."""
    if text.isascii():
        return _NOT_LETTERS.sub("", text.lower())
    folded = anyascii(unicodedata.normalize("NFC", text.casefold().replace("ı", "i")))
    return _NOT_LETTERS.sub("", folded.lower())


_FRENCH: Final = re.compile("eau|ault|aud$|oux$|ois|oit$|que$|ille|gne|ier$|(?<=.)et$|ert$|ard$|elle$|enne$|[çéèêœ]")
_FRENCH_SOUNDS: Final = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("e?aux?$|e?aul?[tdx]?$|(?<=.)ots?$", "o"),
        ("eau", "o"),
        ("oi[sxt]?$|oi", "ua"),
        ("ou[xst]?$|ou", "u"),
        ("sch|ch", "sh"),
        ("gn", "ny"),
        ("ill", "iy"),
        ("ques?$", "k"),
        ("qu", "k"),
        ("iere?s?$", "ier"),
        ("(?:et|er|ez)$", "e"),
        ("ai", "e"),
        ("au", "o"),
        ("c(?=[eiy])", "s"),
        ("g(?=[eiy])", "zh"),
        ("j", "zh"),
        ("e?[tdsxp]?$", ""),
    )
)


@cache
def _spoken() -> dict[str, str]:
    text = (files("simpul.normalise.names") / "data" / "spoken.yaml").read_text(encoding="utf-8")
    return {str(spelling): str(sound) for spelling, sound in yaml.safe_load(text).items()}


def spoken_spelling(word: str, plain: str) -> str:
    """Return how a Latin word sounds where its letters mislead, as other scripts write it; else nothing.

    A short list of English and French given names, and for words that look French the rules of French
    spelling (``Bussereau`` gives ``busero``, ``Dassault`` gives ``daso``).
    """
    if plain in _spoken():
        return _spoken()[plain]
    if not _FRENCH.search(word):
        return ""
    sound = plain
    for letters, instead in _FRENCH_SOUNDS:
        sound = letters.sub(instead, sound, count=1) if letters.pattern.endswith("$") else letters.sub(instead, sound)
    return sound if len(sound) > 1 else ""


_ENGLISH_SOUNDS: Final = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("^mc", "mak"),
        ("^kn", "n"),
        ("^wr", "r"),
        ("^wh", "w"),
        ("c(?=[eiy])", "s"),
        ("ck|c(?!h)", "k"),
        ("(?<=..)le$", "l"),
        ("a([bdgklmnptv])es?$", r"ei\1"),
        ("a[iy]", "ei"),
        ("igh", "ai"),
        ("(?<=[aeiou])gh(?=t|s|$)", ""),
        ("i([bdgklmnptv])es?$", r"ai\1"),
        ("([ou][bdgklmnpst])es?$", r"\1"),
        ("(?:ey|ie)$", "i"),
        ("ea|ee", "i"),
        ("oo", "u"),
        ("ow", "ou"),
        ("oe$", "o"),
        ("([^aeiou])e$", r"\1"),
        ("ue$", ""),
        ("mb$", "m"),
    )
)


@lru_cache(maxsize=1 << 15)
def heard_spelling(plain: str) -> str:
    """Return a lower-case ASCII word as one hears it who takes it for English: ``healey`` gives ``hili``.

    Writers in other scripts write names by ear. Only for comparing with those: no key is made of it.
    """
    sound = plain
    for letters, instead in _ENGLISH_SOUNDS:
        sound = letters.sub(instead, sound)
    return sound


def latin_spellings(word: str) -> tuple[str, ...]:
    """Return the ASCII spellings of a Latin word: marks dropped, written out (``ü`` as ``ue``), as spoken.

    Source of the written-out forms: ICAO Doc 9303 part 3, transliteration of Latin characters.
    """
    plain = plain_ascii(word)
    written = (
        "" if word.isascii() else plain_ascii(unicodedata.normalize("NFC", word.casefold()).translate(_WRITTEN_OUT))
    )
    spoken = spoken_spelling(word, plain)
    return tuple(dict.fromkeys(spelling for spelling in (plain, written, spoken) if spelling))
