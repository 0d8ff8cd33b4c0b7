# SPDX-License-Identifier: Apache-2.0
"""A name as it is compared: tokens in order, each with its Latin spellings and skeletons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from simpul.normalise.names.romanise.han import han_by_syllable, han_spellings, simplified, surname_spellings
from simpul.normalise.names.romanise.hangul import SURNAMES, hangul_by_syllable
from simpul.normalise.names.romanise.word import word_spellings
from simpul.normalise.names.script import main_script
from simpul.normalise.names.sound import skeleton
from simpul.normalise.names.titles import set_apart
from simpul.normalise.names.unspaced import surname_and_given
from simpul.normalise.names.words import join_compounds, split_words, without_servant

_JOINED_SPELLINGS: Final = 3
_MOST_SYLLABLES: Final = 3


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Attributes:
        surface: the word as written, NFKC, case-folded; Han characters simplified.
        script: ISO 15924 code.
        spellings: Latin spellings in lower ASCII, most usual first; never empty, never with ``?``.
        skeletons: consonant skeletons of the spellings, distinct, in the same order.
    """

    surface: str
    script: str
    spellings: tuple[str, ...]
    skeletons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameForms:
    """A name taken apart.

    Attributes:
        raw: the name as received.
        script: the script most of it is in, ISO 15924.
        tokens: its words in the order written; empty where the name holds no letter or digit.
        titles: honorifics set apart (``dr``, ``datuk``, ``씨``).
        particles: words that join names and are often left out (``bin``, ``al``, ``de``).
        legal_forms: an organisation's legal forms in one spelling each (``ltd``, ``llc``).
        organisation: whether the name was read as an organisation's.
        unspaced: whether surname and given name were told apart without a space between them.
    """

    raw: str
    script: str
    tokens: tuple[Token, ...]
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    organisation: bool = False
    unspaced: bool = False


@lru_cache(maxsize=1 << 16)
def token_of(word: str, *, lang: str | None = None) -> Token:
    """Return one word's token.

    Args:
        word: case-folded, with at least one letter or digit.
        lang: ISO 639-1 code; decides between readings of Han characters.
    """
    script = main_script(word)
    if script == "Hani":
        surname = surname_spellings(word) if lang not in {"ja", "ko"} else ()
        return token_from(simplified(word), script, (*surname, *han_spellings(word, lang=lang)), by_syllable(word))
    surname = SURNAMES.get(word, ()) if script == "Hang" else ()
    without = without_servant(word)
    own = word_spellings(word, script=script)
    own = (*surname, *own, *(word_spellings(without, script=script)[:1] if without else ()))
    return token_from(word, script, own, by_syllable(word) if script == "Hang" else ())


def by_syllable(word: str) -> tuple[str, ...]:
    """Return the skeletons of a short Korean or Chinese word as it is when its syllables are written apart.

    ``영남`` is *Yongnam*, ``ANM``, and *Yong-nam*, ``AN`` and ``NM``.
    """
    if not 1 < len(word) <= _MOST_SYLLABLES:
        return ()
    spoken = hangul_by_syllable(word) if main_script(word) == "Hang" else han_by_syllable(word)
    return tuple("".join(map(skeleton, syllables)) for syllables in spoken if all(syllables))


def token_from(surface: str, script: str, spellings: tuple[str, ...], more: tuple[str, ...] = ()) -> Token:
    """Return a token with given Latin spellings; letters that no table knows are spelled by number.

    Args:
        surface: the word.
        script: ISO 15924 code.
        spellings: its Latin spellings.
        more: skeletons besides those of the spellings; they come after the first.
    """
    known = tuple(dict.fromkeys(spelling for spelling in spellings if spelling))
    known = known or ("x" + "".join(f"{ord(character):x}" for character in surface[:4]),)
    first, *others = map(skeleton, known)
    return Token(surface, script, known, tuple(dict.fromkeys((first, *more, *others))))


@lru_cache(maxsize=1 << 15)
def joined(tokens: tuple[Token, ...]) -> Token:
    """Return neighbouring words as one, as ``dong`` and ``hyeon`` are also written ``donghyeon``."""
    first = tokens[0]
    surface = "".join(token.surface for token in tokens)
    if first.script in {"Hang", "Hani"}:
        whole = token_of(surface).spellings
        return token_from(surface, first.script, (*whole, *_run_together(tokens)))
    return token_from(surface, first.script, _run_together(tokens))


def _run_together(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    spellings = tokens[0].spellings[:_JOINED_SPELLINGS]
    for token in tokens[1:]:
        spellings = tuple(a + b for a in spellings[:_JOINED_SPELLINGS] for b in token.spellings[:_JOINED_SPELLINGS])
    return spellings


@lru_cache(maxsize=1 << 14)
def name_forms(raw: str, *, lang: str | None = None, organisation: bool = False) -> NameForms:
    """Return a name taken apart into tokens with Latin spellings.

    Args:
        raw: a whole name in any script; may be empty.
        lang: ISO 639-1 code of the language where the source gives it.
        organisation: read legal forms (Ltd, 주식회사) instead of personal titles.
    """
    words = split_words(raw, organisation=organisation)
    setting = set_apart(words if organisation else join_compounds(words), organisation=organisation)
    parts = setting.words
    if len(parts) == 1 and not organisation:
        parts = surname_and_given(parts[0], lang=lang)
    return NameForms(
        raw=raw,
        script=main_script(raw),
        tokens=tuple(token_of(word, lang=lang) for word in parts),
        titles=setting.titles,
        particles=setting.particles,
        legal_forms=setting.legal_forms,
        organisation=organisation,
        unspaced=len(parts) > len(setting.words),
    )
