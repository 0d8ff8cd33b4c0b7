# SPDX-License-Identifier: Apache-2.0
"""A written name taken apart into words, with the words that people write apart or together made alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from simpul.normalise.names.romanise.semitic import mark_geresh
from simpul.normalise.names.script import main_script

_APOSTROPHES: Final = re.compile("['’‘ʼʻʿʾ`´\"״׳ʹʺ]")
_ASCII_BREAKS: Final = re.compile("[^a-z0-9]+")
_CHILD_OF: Final = re.compile(r"\b(?:[sd]/o|a/[lp])\b")
"""Son of, daughter of, anak lelaki, anak perempuan: how Indian names in Malaysia and Singapore are written."""
_DOTTED: Final = re.compile(r"\b(?:\w\.){2,}\w?")
_SERVANT: Final = frozenset(
    {"abd", "abdal", "abdel", "abdol", "abdoul", "abdul", "abdu", "abdur", "abdus", "abdun", "عبد", "عبدال"}
)
_SERVANT_OF: Final = re.compile("(?:abd[aeuo]u?[lrsdtnz]|عبدال)(?=....)")
_ARTICLES: Final = frozenset({"al", "el", "ul", "ur", "ar", "as", "us", "ad", "ud", "an", "at", "az", "ash", "ال"})
_OF_GOD: Final = frozenset({"allah", "ullah", "ollah", "alla", "oullah", "ulla", "الله", "اللہ"})
_FAITH_SPELLED: Final = frozenset(
    {"din", "deen", "eddin", "eddine", "uddin", "aldin", "addin", "dine", "aldeen", "الدین", "الدين"}
)


@cache
def _part_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def split_words(raw: str, *, organisation: bool = False) -> list[str]:
    """Return a name's words, NFKC and case-folded, in the order written.

    Apostrophes vanish, everything else that is neither letter, mark nor digit splits. An organisation's
    dotted abbreviations become one word (``L.L.C.`` gives ``llc``).
    """
    text = raw.lower() if raw.isascii() else unicodedata.normalize("NFKC", raw).casefold()
    text = _APOSTROPHES.sub("", mark_geresh(_CHILD_OF.sub(" bin ", text)))
    if organisation:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if text.isascii():
        return [word for word in _ASCII_BREAKS.split(text) if word]
    return "".join(character if _part_of_word(character) else " " for character in text).split()


def _faith_follows(words: list[str], at: int) -> int:
    """Return how many words of ``al-din`` stand at a place; 0 where none do."""
    if words[at] in _FAITH_SPELLED:
        return 1
    if words[at] in _ARTICLES and at + 1 < len(words) and words[at + 1] in {"din", "deen"}:
        return 2
    return 0


def join_compounds(words: list[str]) -> list[str]:
    """Return words with Arabic compounds written together: ``abd al rahman`` as ``abdulrahman``.

    So are names on ``-allah`` and ``-al-din``: they are written apart or together at random, and the
    parts by themselves say nothing.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in _SERVANT and at + 1 < len(words):
            at += 2 if words[at + 1] in _ARTICLES and at + 2 < len(words) else 1
            arabic = main_script(word) == "Arab"
            found.append("عبدال" + words[at].removeprefix("ال") if arabic else "abdul" + words[at])
        elif found and word in _OF_GOD and len(found[-1]) > 1:
            found[-1] += "الله" if main_script(word) == "Arab" else "ullah"
        elif found and (width := _faith_follows(words, at)):
            found[-1] += "الدين" if main_script(word) == "Arab" else "uddin"
            at += width - 1
        else:
            found.append(word)
        at += 1
    return found


def without_servant(word: str) -> str:
    """Return the second half of ``abdulrahman``, by which its bearer may also be called; else nothing."""
    found = _SERVANT_OF.match(word)
    return word[found.end() :] if found else ""
