# SPDX-License-Identifier: Apache-2.0
"""Plain ASCII spellings of Latin names: what a passport's machine-readable line makes of marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

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


def latin_spellings(word: str) -> tuple[str, ...]:
    """Return the ASCII spellings of a Latin word: marks dropped, and marks written out (``ü`` as ``ue``).

    Source of the written-out forms: ICAO Doc 9303 part 3, transliteration of Latin characters.
    """
    plain = plain_ascii(word)
    if word.isascii():
        return (plain,) if plain else ()
    written = plain_ascii(unicodedata.normalize("NFC", word.casefold()).translate(_WRITTEN_OUT))
    return tuple(dict.fromkeys(spelling for spelling in (plain, written) if spelling))
