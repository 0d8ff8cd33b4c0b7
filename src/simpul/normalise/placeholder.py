# SPDX-License-Identifier: Apache-2.0
"""Names that are nobody's: what officers and systems write where no name is known.

Two records whose name is *unknown male* or *무명* have nothing in common. Part of a longer name, the same word may be
somebody's, so only whole cells are meant, or cells made of nothing but such words.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from simpul.normalise.characters import fold
from simpul.normalise.vocabulary import vocabulary, word_list

_LONGEST: Final = 60


def is_placeholder_name(raw: str) -> bool:
    """Tell whether a name's cell holds a phrase or words that stand for nobody: ``John Doe``, ``unknown male``."""
    if len(raw) > _LONGEST:
        return False
    key = fold(raw)
    phrases, words, beside = _lists()
    if key in phrases:
        return True
    said = key.split()
    empty = [word in words for word in said]
    return any(empty) and all(of or word in beside or word.isdigit() for of, word in zip(empty, said, strict=True))


def is_placeholder_word(word: str) -> bool:
    """Tell the same of one word of lower-case ASCII letters, faster."""
    phrases, words, _ = _lists()
    return word in phrases or word in words


def placeholder_words() -> frozenset[str]:
    """Return every word and phrase for which ``is_placeholder_word`` holds."""
    phrases, words, _ = _lists()
    return phrases | words


def placeholder_version() -> int:
    """Return the version of the list of names that are nobody's."""
    return int(word_list("name_placeholders")["version"])


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    said = word_list("name_placeholders")
    phrases = frozenset(fold(phrase) for of in said["phrases"].values() for phrase in of)
    fillers = vocabulary("fillers")
    words = {fold(word) for word in said["words"]} | {word for word, of in fillers.items() if of == "filler"}
    return phrases, frozenset(words), frozenset(fold(word) for word in said["beside"])
