# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of names in Han characters: Mandarin, Cantonese, Hokkien, Korean, Vietnamese, Japanese."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product
from typing import Final

from icu import Transliterator

from simpul.normalise.names.romanise.chinese_surnames import CHINESE_SURNAMES, KOREAN_SURNAMES
from simpul.normalise.names.romanise.hangul import SURNAMES as HANGUL_SURNAMES
from simpul.normalise.names.romanise.hangul import hangul_by_syllable, hangul_spellings
from simpul.normalise.names.romanise.hokkien import hokkien_spellings

_EMPTY: Final[tuple[str, ...]] = ()
_LONGEST_SPOKEN: Final = 3
_MOST_JAPANESE: Final = 40
_MOST_KOREAN: Final = 5


@dataclass(frozen=True, slots=True)
class HanReadings:
    """How one character is read, each language's most usual reading first; empty where unknown."""

    mandarin: tuple[str, ...] = _EMPTY
    cantonese: tuple[str, ...] = _EMPTY
    korean: tuple[str, ...] = _EMPTY
    vietnamese: tuple[str, ...] = _EMPTY
    japanese_on: tuple[str, ...] = _EMPTY
    japanese_kun: tuple[str, ...] = _EMPTY


@cache
def _table() -> dict[str, str]:
    """Return each character's line; lines are taken apart only when asked for, to start fast."""
    text = (files("simpul.normalise.names") / "data" / "han_readings.tsv").read_text(encoding="utf-8")
    return {line[0]: line[2:] for line in text.splitlines() if not line.startswith("#")}


@cache
def han_readings(character: str) -> HanReadings:
    """Return the readings of one Han character; all empty for an unknown one.

    Source: Unicode Han database 15.0.0, table built by tools/build_han_readings.py.
    """
    line = _table().get(character, "")
    columns = (tuple(column.split("|")) if column else _EMPTY for column in line.split("\t"))
    return HanReadings(*columns)


_SIMPLIFIED: Final = Transliterator.createInstance("Traditional-Simplified")


@cache
def simplified(word: str) -> str:
    """Return a word with traditional characters made simplified, so that both spellings meet."""
    return str(_SIMPLIFIED.transliterate(word))


def han_surname_of(word: str) -> str:
    """Return the Chinese or Korean surname (one or two characters) a name without space begins with, or nothing."""
    if len(word) > len("欧阳") and simplified(word[:2]) in CHINESE_SURNAMES:
        return word[:2]
    first = simplified(word[:1])
    return word[:1] if first in CHINESE_SURNAMES or first in KOREAN_SURNAMES else ""


def surname_spellings(surname: str) -> tuple[str, ...]:
    """Return how a surname in Han characters is written in Latin letters, Mandarin first; empty where unknown."""
    one = simplified(surname)
    hangul = "".join(syllable for character in surname for syllable in han_readings(character).korean[:1])
    korean = HANGUL_SURNAMES.get(hangul, ()) if one in KOREAN_SURNAMES or one in CHINESE_SURNAMES else ()
    return (*CHINESE_SURNAMES.get(one, ()), *korean[:_MOST_KOREAN])


_HONG_KONG_INITIAL: Final = {
    "gw": ("kw",),
    "kw": ("kw",),
    "ng": ("ng",),
    "b": ("p",),
    "d": ("t",),
    "g": ("k",),
    "z": ("ch", "ts"),
    "c": ("ch", "ts"),
    "j": ("y",),
}
_HONG_KONG_FINAL: Final = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at",
    "aak": "ak", "eoi": "ui", "eon": "un", "eot": "ut", "oeng": "eung", "oek": "euk", "ou": "o", "yu": "u",
    "yun": "uen", "yut": "uet", "un": "un", "ung": "ung", "uk": "uk", "ik": "ik", "i": "i", "oi": "oi",
}  # fmt: skip
_WADE_GILES_INITIAL: Final = {
    "zh": "ch", "z": "ts", "c": "ts", "j": "ch", "q": "ch", "x": "hs", "b": "p", "d": "t", "g": "k", "r": "j",
}  # fmt: skip
_WADE_GILES_FINAL: Final = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "e": "e", "uo": "o", "you": "yu"}


def hong_kong(jyutping: str) -> str:
    """Return a Jyutping syllable as the Hong Kong government spells it: ``zoeng`` gives ``cheung``."""
    for initial, spellings in _HONG_KONG_INITIAL.items():
        if jyutping.startswith(initial):
            final = jyutping[len(initial) :]
            return spellings[0] + _HONG_KONG_FINAL.get(final, final)
    for at, letter in enumerate(jyutping):
        if letter in "aeiouy":
            return jyutping[:at] + _HONG_KONG_FINAL.get(jyutping[at:], jyutping[at:])
    return jyutping


def wade_giles(pinyin: str) -> str:
    """Return a Pinyin syllable in Wade-Giles without marks, as in Taiwan's passports: ``xie`` gives ``hsieh``."""
    for initial in ("zh", "z", "c", "j", "q", "x", "b", "d", "g", "r"):
        if pinyin.startswith(initial) and not pinyin.startswith(("ch", "sh")):
            final = pinyin[len(initial) :]
            return _WADE_GILES_INITIAL[initial] + _WADE_GILES_FINAL.get(final, final)
    for final in ("ong", "ian", "ie", "ue"):
        if pinyin.endswith(final):
            return pinyin[: -len(final)] + _WADE_GILES_FINAL[final]
    return pinyin


def _japanese(character: str) -> tuple[str, ...]:
    """Return what a character may sound like in a Japanese name: stems of kun readings, on readings."""
    readings = han_readings(character)
    found: list[str] = []
    for reading in readings.japanese_kun:
        found.append(reading)
        if len(reading) > len("iru") and reading.endswith(("ru", "su", "mu", "ku", "i")):
            found.append(reading[:-2] if reading.endswith("u") else reading[:-1])
    found.extend(reading.replace("ou", "o").replace("uu", "u") for reading in readings.japanese_on)
    return tuple(dict.fromkeys(found))


def han_by_syllable(word: str) -> tuple[tuple[str, ...], ...]:
    """Return a word character by character as Mandarin, Taiwan's passports, Hong Kong and Korea spell it."""
    columns = [han_readings(character) for character in word]
    mandarin = tuple((c.mandarin or ("",))[0] for c in columns)
    cantonese = tuple(hong_kong((c.cantonese or ("",))[0]) for c in columns)
    korean = hangul_by_syllable("".join(syllable for c in columns for syllable in c.korean[-1:]))
    return (mandarin, tuple(map(wade_giles, mandarin)), cantonese, *korean[:1])


def han_spellings(word: str, *, lang: str | None = None) -> tuple[str, ...]:
    """Return Latin spellings of a word in Han characters, the languages one after the other.

    Args:
        word: Han characters only; three at most are read in every language, since longer words
            are foreign names spelled out in Mandarin.
        lang: ``zh``, ``yue``, ``nan``, ``ja``, ``ko`` or ``vi`` where known: only that language's readings.
    """
    columns = [han_readings(character) for character in word]
    mandarin = [(c.mandarin or ("",))[0] for c in columns]
    cantonese = [(c.cantonese or ("",))[0] for c in columns]
    by_language: dict[str, list[str]] = {"zh": ["".join(mandarin), "".join(map(wade_giles, mandarin))]}
    by_language["yue"] = ["".join(map(hong_kong, cantonese))]
    if len(word) <= _LONGEST_SPOKEN or lang in {"ja", "ko", "vi"}:
        by_language["nan"] = list(hokkien_spellings(simplified(word), mandarin))
        hangul = "".join(syllable for c in columns for syllable in c.korean[-1:])
        by_language["ko"] = list(hangul_spellings(hangul)[:_MOST_KOREAN])
        by_language["vi"] = ["".join((c.vietnamese or ("",))[0] for c in columns)]
        japanese = product(*(_japanese(character) or ("",) for character in word))
        by_language["ja"] = ["".join(choice) for choice in islice(japanese, _MOST_JAPANESE)]
    chosen = [lang] if lang in by_language else ["zh", "yue", "nan", "ko", "vi", "ja"]
    found = [spelling for language in chosen for spelling in by_language.get(language or "", [])]
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
