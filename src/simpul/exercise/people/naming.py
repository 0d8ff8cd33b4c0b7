# SPDX-License-Identifier: Apache-2.0
"""Names of invented people: how they are written at home, and how offices spell them in Latin letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random

from simpul.exercise.chance import happens, one_of
from simpul.exercise.source import written

LATIN_AT_HOME = frozenset({"msa", "eng", "vie", "ind", "fra", "fil"})
OWN_SPELLING = 0.6
"""Share of records that spell a name as its bearer's passport does; the others spell it their own way."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest part of a name: a syllable, a character, a word."""

    native: str
    spellings: tuple[str, ...]
    kana: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A family name, a given name, a patronym … of one or more units."""

    role: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name with the spelling that stands in its bearer's passport.

    Attributes:
        language: ISO 639-3.
        parts: in the order of home.
        passport: which spelling of each unit the passport shows, part by part.
        join: what the passport puts between the units of one part.
    """

    language: str
    parts: tuple[Part, ...]
    passport: tuple[tuple[int, ...], ...]
    join: str

    def part(self, *roles: str) -> tuple[int, Part] | None:
        """Return the first part that has one of the roles, with its place."""
        return next(((place, part) for place, part in enumerate(self.parts) if part.role in roles), None)


@dataclass(frozen=True, slots=True)
class Language:
    """How names of one language are made."""

    code: str
    countries: tuple[str, ...]
    space: str
    joins: tuple[str, ...]
    family_first: bool
    shape: dict[str, list[str]]
    units: dict[str, tuple[Unit, ...]]
    nicknames: dict[str, str]
    sometimes_missing: str | None
    sometimes_short: str | None


@cache
def languages() -> dict[str, Language]:
    """Return the 13 languages of the operation's people, by code."""
    return {code: _language(code, said) for code, said in written("names")["languages"].items()}


@cache
def language_of(country: str) -> tuple[str, ...]:
    """Return the languages whose people come from a country; English where none is listed."""
    return tuple(code for code, one in languages().items() if country in one.countries) or ("eng",)


def _language(code: str, said: dict[str, object]) -> Language:
    lists: dict[str, list[str]] = said["units"]  # type: ignore[assignment]  # the file's form is ours
    with_kana = bool(said.get("kana"))
    return Language(
        code=code,
        countries=tuple(said["countries"]),  # type: ignore[arg-type]
        space=str(said["space"]),
        joins=tuple(said["joins"]),  # type: ignore[arg-type]
        family_first=bool(said["family_first"]),
        shape=said["shape"],  # type: ignore[arg-type]
        units={name: tuple(_unit(code, text, with_kana=with_kana) for text in texts) for name, texts in lists.items()},
        nicknames=dict(said.get("nicknames", {})),  # type: ignore[call-overload]
        sometimes_missing=said.get("sometimes_missing"),  # type: ignore[arg-type]
        sometimes_short=said.get("sometimes_missing_unit"),  # type: ignore[arg-type]
    )


def _unit(code: str, text: str, *, with_kana: bool) -> Unit:
    native, *rest = text.split("|")
    if with_kana:
        return Unit(native, tuple(rest[1:]), kana=rest[0])
    if code in LATIN_AT_HOME:
        return Unit(native, tuple(dict.fromkeys(plain_latin(spelling) for spelling in (native, *rest))))
    return Unit(native, tuple(rest))


def plain_latin(text: str) -> str:
    """Return Latin text without its diacritics."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def invent_name(rng: Random, language: str, gender: str) -> PersonName:
    """Return a name of that language; ``gender`` is ``male`` or ``female``."""
    of = languages()[language]
    parts = tuple(
        _part(rng, of, role, gender) for role in of.shape if not (role == of.sometimes_missing and happens(rng, 0.45))
    )
    passport = tuple(tuple(_habit(rng, unit) for unit in part.units) for part in parts)
    return PersonName(language, parts, passport, rng.choice(of.joins))


def _part(rng: Random, of: Language, role: str, gender: str) -> Part:
    lists = of.shape[role]
    if role == of.sometimes_short and happens(rng, 0.2):
        lists = lists[-1:]
    suffix = "_m" if gender == "male" else "_f"
    return Part(role, tuple(rng.choice(of.units.get(name + suffix) or of.units[name]) for name in lists))


def _habit(rng: Random, unit: Unit) -> int:
    """Return a spelling, the first being three times as common as each other."""
    return one_of(rng, [(place, 3.0 if place == 0 else 1.0) for place in range(len(unit.spellings))])


def native_name(name: PersonName) -> str:
    """Return the name as it is written at home."""
    space = languages()[name.language].space
    inner = " " if name.language in LATIN_AT_HOME or name.language == "ara" else ""
    return space.join(inner.join(unit.native for unit in part.units) for part in name.parts)


def native_parts(name: PersonName) -> tuple[str, str]:
    """Return given and family name as written at home; the family name is empty where there is none."""
    family = name.part("family")
    inner = " " if name.language in LATIN_AT_HOME else ""
    given = [inner.join(unit.native for unit in part.units) for part in name.parts if part.role != "family"]
    return " ".join(given), inner.join(unit.native for unit in family[1].units) if family else ""


def kana_name(name: PersonName) -> str:
    """Return the reading in katakana; empty where the language has none."""
    return " ".join("".join(unit.kana for unit in part.units) for part in name.parts).strip()


def latin_parts(name: PersonName, rng: Random) -> tuple[str, str]:
    """Return given and family name in Latin letters, as some office spells them."""
    own = happens(rng, OWN_SPELLING)
    join = name.join if own else rng.choice(languages()[name.language].joins)
    spelt = [
        _spell(part, chosen if own else tuple(_habit(rng, unit) for unit in part.units), join)
        for part, chosen in zip(name.parts, name.passport, strict=True)
    ]
    given = " ".join(text for part, text in zip(name.parts, spelt, strict=True) if part.role != "family")
    family = " ".join(text for part, text in zip(name.parts, spelt, strict=True) if part.role == "family")
    return given, family


def latin_name(name: PersonName, rng: Random) -> str:
    """Return the whole name in Latin letters, in an order that some office uses."""
    given, family = latin_parts(name, rng)
    if not family:
        return given
    home_order = languages()[name.language].family_first
    shapes = [(f"{family} {given}", 6.0 if home_order else 1.0), (f"{given} {family}", 2.5 if home_order else 7.5)]
    shapes += [(f"{family.upper()}, {given}", 1.0), (f"{family.upper()} {given}", 0.8)]
    text = one_of(rng, shapes)
    return text.upper() if happens(rng, 0.15) else text


def _spell(part: Part, chosen: tuple[int, ...], join: str) -> str:
    words = [unit.spellings[place] for unit, place in zip(part.units, chosen, strict=True)]
    words[0] = words[0][:1].upper() + words[0][1:]
    if len(words) == 1:
        return words[0]
    if join == " ":
        return " ".join(word[:1].upper() + word[1:] for word in words)
    return words[0] + join + join.join(words[1:]).lower()


def nickname(name: PersonName) -> str | None:
    """Return the short form that friends would use, where the language has one listed."""
    given = name.part("given")
    return languages()[name.language].nicknames.get(given[1].units[0].native) if given else None


def mistyped(text: str, rng: Random) -> str:
    """Return Latin text with one slip of the keyboard: swapped, dropped, doubled or wrong letter."""
    places = [place for place in range(1, len(text) - 1) if text[place].isascii() and text[place].isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    slip = rng.choice(("swap", "drop", "double", "wrong"))
    if slip == "swap":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if slip == "wrong":
        return text[:at] + rng.choice("aeinorstl") + text[at + 1 :]
    return text[:at] + (text[at] * 2 if slip == "double" else "") + text[at + 1 :]
