# SPDX-License-Identifier: Apache-2.0
"""The texts of a run of linking in the languages people read it in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from simpul.brief.paper.words import LANGUAGES, UnknownLanguage, Words, words_in
from simpul.link.result import Grade
from simpul.model.definition import read_definition

FALLBACK: Final = "en"


@cache
def linkage_words(tag: str) -> Words:
    """Return the texts of a language; English where one is missing.

    Raises:
        UnknownLanguage: there are none in it.
    """
    if tag not in LANGUAGES:
        message = f"There are no texts in {tag!r}; there are in {', '.join(LANGUAGES)}."
        raise UnknownLanguage(message)
    texts = MappingProxyType({**_texts(FALLBACK), **_texts(tag)})
    return Words(tag=tag, direction=words_in(tag).direction, texts=texts)


def grade_word(words: Words, grade: Grade | None) -> str:
    """Return a grade in words; below every grade it is no hit."""
    return words.say(f"grade.{grade}" if grade else "explain.grade.none")


def kind_word(words: Words, kind: str) -> str:
    """Return a kind of value in words."""
    return words.say(f"kind.{kind}")


def part_word(words: Words, part: str) -> str:
    """Return in words a part that a record plays, or its type in small letters."""
    return words.say(f"part.{part}") if words.has(f"part.{part}") else part.replace("_", " ")


def _texts(tag: str) -> dict[str, str]:
    said = read_definition((files("simpul.brief") / "linkage" / "words" / f"{tag}.yaml").read_text(encoding="utf-8"))
    return {str(code): str(text) for code, text in said.items()}
