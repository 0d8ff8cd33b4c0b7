# SPDX-License-Identifier: Apache-2.0
"""A name as it is compared: tokens in order, each with its Latin spellings and skeletons."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from simpul.normalise.names.romanise.han import chinese_surname_of, surname_spellings
from simpul.normalise.names.romanise.hangul import SURNAMES, surname_of
from simpul.normalise.names.romanise.semitic import mark_geresh
from simpul.normalise.names.romanise.word import word_spellings
from simpul.normalise.names.script import main_script, script_of
from simpul.normalise.names.sound import skeleton
from simpul.normalise.names.titles import Setting, set_apart

_APOSTROPHES: Final = re.compile("['’‘ʼʻʿʾ`´\"״׳·]")
_ASCII_BREAKS: Final = re.compile("[^a-z0-9]+")
_LONGEST_UNSPACED: Final = 5


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Attributes:
        surface: the word as written, NFKC, case-folded.
        script: ISO 15924 code.
        spellings: Latin spellings in lower ASCII, most usual first; never empty, never with ``?``.
        skeletons: consonant skeletons of the spellings, distinct, in the same order.
    """

    surface: str
    script: str
    spellings: tuple[str, ...]
    skeletons: tuple[str, ...]

    def __hash__(self) -> int:
        """Hash by surface alone: tokens are looked up by the million, and it all but decides the rest."""
        return hash(self.surface)


@dataclass(frozen=True, slots=True)
class NameForms:
    """A name taken apart.

    Attributes:
        raw: the name as received.
        script: the script most of it is in, ISO 15924.
        tokens: its words in the order written; empty where the name holds no letter or digit.
        titles: honorifics set apart (``dr``, ``datuk``, ``씨``).
        particles: words that join names and are often left out (``bin``, ``al``, ``de``).
        legal_forms: an organisation's legal form in one spelling (``ltd``, ``llc``).
        organisation: whether the name was read as an organisation's.
    """

    raw: str
    script: str
    tokens: tuple[Token, ...]
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    organisation: bool = False


@lru_cache(maxsize=1 << 17)
def token_of(word: str, *, lang: str | None = None) -> Token:
    """Return one word's token; the word is case-folded and holds a letter or digit."""
    script = main_script(word)
    return _token(word, script, word_spellings(word, script=script, lang=lang))


def _token(surface: str, script: str, spellings: tuple[str, ...]) -> Token:
    spellings = spellings or ("x" + "".join(f"{ord(character):x}" for character in surface[:4]),)
    return Token(surface, script, spellings, tuple(dict.fromkeys(map(skeleton, spellings))))


@lru_cache(maxsize=1 << 16)
def joined(tokens: tuple[Token, ...]) -> Token:
    """Return neighbouring words as one, as ``dong`` and ``hyeon`` are also written ``donghyeon``."""
    spellings = tokens[0].spellings[:3]
    for token in tokens[1:]:
        spellings = tuple(a + b for a in spellings[:3] for b in token.spellings[:3])
    surface = "".join(token.surface for token in tokens)
    own = token_of(surface).spellings if tokens[0].script in {"Hang", "Hani", "Kana"} else ()
    return _token(surface, tokens[0].script, tuple(dict.fromkeys((*own, *spellings))))


def _words(raw: str) -> list[str]:
    """Return the words of a name: apostrophes dropped, everything else that is no letter splits."""
    text = unicodedata.normalize("NFKC", raw).casefold()
    if main_script(text) in {"Hani", "Kana"}:
        text = text.replace("·", " ")
    text = _APOSTROPHES.sub("", mark_geresh(text))
    if text.isascii():
        return [word for word in _ASCII_BREAKS.split(text) if word]
    return "".join(character if _part_of_word(character) else " " for character in text).split()


@cache
def _part_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _split_unspaced(word: str, lang: str | None) -> tuple[Token, ...]:
    """Return surname and given name of a Korean, Chinese or Japanese name written without space."""
    script = main_script(word)
    surname = ""
    if script == "Hang" and len(word) <= _LONGEST_UNSPACED:
        surname = surname_of(word)
        spellings = SURNAMES.get(surname, ())
    elif script == "Hani" and len(word) <= _LONGEST_UNSPACED:
        surname = _han_surname(word, lang)
        spellings = surname_spellings(surname)
    else:
        spellings = ()
    if not surname or len(surname) == len(word):
        return (token_of(word, lang=lang),)
    first = token_of(surname, lang=lang)
    first = _token(surname, script, tuple(dict.fromkeys((*spellings, *first.spellings))))
    return first, token_of(word[len(surname) :], lang=lang)


def _han_surname(word: str, lang: str | None) -> str:
    surname = chinese_surname_of(word) if lang != "ja" else ""
    if surname and len(word) <= len("王小明"):
        return surname
    if len(word) == len("山田太郎") and all(script_of(character) == "Hani" for character in word):
        return surname if len(surname) > 1 else word[:2]
    return surname if lang == "zh" or len(word) <= len("王明") else word[:1]


@lru_cache(maxsize=1 << 18)
def name_forms(raw: str, *, lang: str | None = None, organisation: bool = False) -> NameForms:
    """Return a name taken apart into tokens with Latin spellings.

    Args:
        raw: a whole name in any script; may be empty.
        lang: ISO 639-1 code of the language where the source gives it.
        organisation: read legal forms (Ltd, 주식회사) instead of personal titles.
    """
    words = _words(raw)
    setting: Setting = set_apart(words, organisation=organisation)
    alone = len(setting.words) == 1
    tokens = tuple(
        token
        for word in setting.words
        for token in (_split_unspaced(word, lang) if alone and not organisation else (token_of(word, lang=lang),))
    )
    return NameForms(
        raw=raw,
        script=main_script(raw),
        tokens=tokens,
        titles=setting.titles,
        particles=setting.particles,
        legal_forms=setting.legal_forms,
        organisation=organisation,
    )
