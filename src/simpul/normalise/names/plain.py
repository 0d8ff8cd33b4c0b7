# SPDX-License-Identifier: Apache-2.0
"""Words that are a part of a plain name just as they stand, so that names of them need not be read one by one."""

from __future__ import annotations

from functools import cache
from typing import Final

from simpul.normalise.names.titles import _affixes, _lists
from simpul.normalise.names.words import _FAITH_SPELLED, _OF_GOD, _SERVANT

PLAIN_NAME: Final = "[ -.0-~]*[A-Za-z][ -.0-~]*"
"""What a plain name looks like: printable ASCII with a letter, and no slash, which may say whose child it is."""

_OTHER_LISTS: Final = frozenset({"legal_forms", "small_words", "vietnamese_surnames", "endings", "beginnings"})
"""Lists that by themselves decide nothing about a person's words."""


@cache
def _listed() -> frozenset[str]:
    lists = (words for kind, words in _lists().items() if kind not in _OTHER_LISTS)
    return frozenset().union(_SERVANT, _OF_GOD, _FAITH_SPELLED, *lists)


def is_plain_word(word: str) -> bool:
    """Return whether a person's name keeps a lower-case ASCII word as one token wherever it stands.

    Titles, particles and the words that Arabic compounds are made of are not plain: what becomes of them
    depends on their place and their neighbours.
    """
    return (
        word not in _listed() and not word.endswith(_affixes("endings")) and not word.startswith(_affixes("beginnings"))
    )
