# SPDX-License-Identifier: Apache-2.0
"""Words of a name that are not the name: titles, joining particles, legal forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from simpul.model.definition import read_definition
from simpul.normalise.names.trade import by_meaning, taken_apart


@dataclass(frozen=True, slots=True)
class Setting:
    """What was set apart from a name's words.

    Attributes:
        words: the words that make the name, in order.
        titles: honorifics as written.
        particles: joining words as written.
        legal_forms: legal forms in their one spelling.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()


@cache
def _lists() -> dict[str, dict[str, str]]:
    """Return each list of ``words.yaml`` as word to canonical word."""
    text = (files("simpul.normalise.names") / "data" / "words.yaml").read_text(encoding="utf-8")
    return {
        kind: {
            unicodedata.normalize("NFKC", str(word)).casefold(): str(one)
            for one, words in groups.items()
            for word in words
        }
        for kind, groups in read_definition(text).items()
    }


_FEWEST_LETTERS: Final = 2
FIRST, INSIDE, LAST, ONLY = 0, 1, 2, 3
"""Where a word stands in a name."""


@cache
def _affixes(kind: str) -> tuple[str, ...]:
    """Return the endings or beginnings, the longest first, in a form that ``str`` tries all at once."""
    return tuple(sorted(_lists()[kind], key=len, reverse=True))


@lru_cache(maxsize=1 << 17)
def _without_affixes(word: str) -> tuple[str, str]:
    """Return a word without a title grown onto it (``김철수씨``, ``นายสมชาย``), and that title."""
    if word.endswith(_affixes("endings")):
        for ending in _affixes("endings"):
            if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS:
                return word[: -len(ending)], ending
    if word.startswith(_affixes("beginnings")):
        for beginning in _affixes("beginnings"):
            if word.startswith(beginning) and len(word) - len(beginning) >= _FEWEST_LETTERS:
                return word[len(beginning) :], beginning
    return word, ""


@lru_cache(maxsize=1 << 18)
def _part(whole: str, place: int) -> tuple[str, str, str]:
    """Return a word without what has grown onto it, that title, and what the word is: title, particle or kept.

    Args:
        whole: the word.
        place: 0 for the first, 1 inside, 2 for the last word, 3 for the only one. The last word joins nothing:
            ``Do Jong-hwan`` and ``Ha An`` have no particle, ``Al-Masri`` has.
    """
    lists = _lists()
    word, grown = _without_affixes(whole)
    first, last = place in {FIRST, ONLY}, place in {LAST, ONLY}
    if word in lists["titles"] or (first and word in lists["leading_titles"]):
        return word, grown, "title"
    joins = not last and (word in lists["opening_particles"] or (not first and word in lists["particles"]))
    joins = joins or (not first and word in lists["closing_particles"])
    return word, grown, "particle" if joins else "kept"


_VIETNAMESE_VAN: Final = "van"


def _vietnamese(words: Sequence[str]) -> bool:
    """Return whether ``Van`` is here the Vietnamese middle name and no Dutch *of*: a Vietnamese surname at an end."""
    surnames = _lists()["vietnamese_surnames"]
    return words[0] in surnames or words[-1] in surnames


def _personal(words: Sequence[str]) -> Setting:
    titles: list[str] = []
    particles: list[str] = []
    kept: list[str] = []
    end = len(words) - 1
    for at, whole in enumerate(words):
        place = (ONLY if end == 0 else FIRST) if at == 0 else LAST if at == end else INSIDE
        word, grown, what = _part(whole, place)
        if grown:
            titles.append(grown)
        if what == "particle" and word == _VIETNAMESE_VAN and _vietnamese(words):
            what = "kept"
        (kept if what == "kept" else titles if what == "title" else particles).append(word)
    return Setting(tuple(kept), titles=tuple(titles), particles=tuple(particles))


@cache
def _form_words() -> frozenset[str]:
    return frozenset(_lists()["legal_forms"])


def _organisational(words: Sequence[str]) -> Setting:
    forms, small = _lists()["legal_forms"], _lists()["small_words"]
    words = [part for word in words for part in ((word,) if word.isascii() else taken_apart(word, _form_words()))]
    return Setting(
        by_meaning([word for word in words if word not in forms and word not in small]),
        particles=tuple(word for word in words if word in small),
        legal_forms=tuple(sorted({forms[word] for word in words if word in forms})),
    )


def set_apart(words: Sequence[str], *, organisation: bool) -> Setting:
    """Return a name's words with titles and particles, or an organisation's legal forms, set apart.

    When nothing else would remain the words stay: a person called only ``Haji`` keeps that name.
    """
    setting = _organisational(words) if organisation else _personal(words)
    if setting.words:
        return setting
    return Setting(tuple(words))
