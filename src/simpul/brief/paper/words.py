# SPDX-License-Identifier: Apache-2.0
"""The texts of the brief in the languages people read it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from simpul.brief.sections.figures import Count
from simpul.model.definition import read_definition
from simpul.model.errors import SimpulError

LANGUAGES: Final = ("en", "ko", "id")


class UnknownLanguage(SimpulError):
    """A language was asked for that the brief has no texts in."""

    code = "brief.unknown-language"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language; English where one is missing.

    Attributes:
        tag: BCP 47.
        direction: ``ltr`` or ``rtl``.
    """

    tag: str
    direction: str
    texts: Mapping[str, str]

    def say(self, code: str, **gaps: object) -> str:
        """Return the text of that code with its gaps filled; the code itself where no language has it."""
        text = self.texts.get(code)
        return code.rpartition(".")[2] if text is None else text.format(**gaps)

    def has(self, code: str) -> bool:
        """Return whether there is a text of that code."""
        return code in self.texts

    def count(self, count: Count) -> str:
        """Return a number as it may be shown."""
        return str(count.value) if count.kind == "exact" else self.say(f"count.{count.kind}", n=count.value)

    def day(self, day: date | None, *, otherwise: str = "") -> str:
        """Return a day as ISO 8601 writes it, which every language at the table reads alike."""
        return day.isoformat() if day else otherwise


@cache
def words_in(tag: str) -> Words:
    """Return the texts of a language.

    Raises:
        UnknownLanguage: the brief has none in it.
    """
    if tag not in LANGUAGES:
        message = f"The brief has no texts in {tag!r}; it has {', '.join(LANGUAGES)}."
        raise UnknownLanguage(message)
    own = _texts(tag)
    texts = {**_texts("en"), **own}
    return Words(tag=tag, direction=texts["direction"], texts=MappingProxyType(texts))


def _texts(tag: str) -> dict[str, str]:
    said = read_definition((files("simpul.brief") / "words" / f"{tag}.yaml").read_text(encoding="utf-8"))
    return {str(code): str(text) for code, text in said.items()}
