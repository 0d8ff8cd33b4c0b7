# SPDX-License-Identifier: Apache-2.0
"""What stands in a cell where nothing is known: blanks, dashes, words for unknown, runs of one digit.

One such value shared by thousands of rows ties strangers together, so none becomes canonical.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from simpul.normalise.characters import fold, plain
from simpul.normalise.vocabulary import vocabulary

_LONGEST: Final = 40
_WITH_A_MARK: Final = 2
_SHORTEST_RUN: Final = 5
_NOUGHTS: Final = "0" * 7
_COUNTING: Final = ("01234567890123456789", "98765432109876543210")


@lru_cache(maxsize=1 << 13)
def filler(raw: str) -> str | None:
    """Return why the text says nothing, or None where it says something.

    Returns:
        ``blank`` (nothing, or marks only), ``filler`` (a word for unknown in one of the languages,
        zeros, x or stars), ``one-letter`` (a single letter or digit; a single Han or Hangul
        character is a word).
    """
    text = plain(raw)
    if len(text) > _LONGEST:
        return None
    key = fold(text)
    if not key:
        return "filler" if "*" in text else "blank"
    if len(key) == 1 and len(text) <= _WITH_A_MARK:
        return None if _is_syllable(key) else "one-letter"
    return "filler" if key in vocabulary("fillers") or _is_run_of(key, "0x ") else None


def is_filler_number(digits: str) -> bool:
    """Tell whether an identifier is a run of one digit, counting up or down, or a few digits and then noughts only.

    ``0000000``, ``123456789``, ``1000000000`` (010-0000-0000 without its trunk nought).
    """
    if len(digits) < _SHORTEST_RUN:
        return False
    return len(set(digits)) == 1 or digits.endswith(_NOUGHTS) or any(digits in line for line in _COUNTING)


def _is_run_of(key: str, chars: str) -> bool:
    return len(key) > 1 and not set(key) - set(chars)


def _is_syllable(char: str) -> bool:
    """Han from U+3400, Hangul syllables from U+AC00: one character is a word there."""
    return "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or char >= "\U00020000"
