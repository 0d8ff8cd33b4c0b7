# SPDX-License-Identifier: Apache-2.0
"""What a column's header means, in the participants' languages: ``headers/*.yaml``, one file a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from simpul.formats.mapping import MARKING_COLUMNS, Column
from simpul.formats.victims import OPEN_HALF, properties_of_row
from simpul.model.definition import read_definition
from simpul.model.schema import Kind, RecordType, record_types

_PARENTHESES: Final = re.compile(r"[(\[（【「〔]([^()\[\]（）【】「」〔〕]*)[)\]）】」〕]")
_PARTED: Final = re.compile(r"\s*[/／|\n]\s*|\s+[-–]\s+")
_CLOSING_DIGITS: Final = re.compile(r"[\s_.#-]*\d{1,2}$")
_WORD_GAPS: Final = re.compile(r"[\s_\-.()]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1 << 13)
def key_of(text: str) -> str:
    """Return a header without what people vary: case, blanks, punctuation, full width, Latin accents."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFD", plain)
    kept = [
        letter
        for letter in parted
        if unicodedata.category(letter)[0] in "LN"
        or (unicodedata.category(letter)[0] == "M" and not "\u0300" <= letter <= "\u036f")
    ]
    return unicodedata.normalize("NFC", "".join(kept)).replace("đ", "d")


@dataclass(slots=True)
class _Words:
    """All languages' words, by key."""

    ids: set[str] = field(default_factory=set)
    ids_of: set[tuple[str, str]] = field(default_factory=set)
    sequences: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    properties: dict[str, dict[str, None]] = field(default_factory=dict)
    typed: dict[tuple[str, str], str] = field(default_factory=dict)
    gives: dict[str, str] = field(default_factory=dict)
    marking: dict[str, str] = field(default_factory=dict)
    platforms: dict[str, str] = field(default_factory=dict)

    def add(self, of: Mapping[str, Any]) -> None:
        """Take in one language."""
        self.ids |= {key_of(word) for word in of.get("id", ())}
        self.ids_of |= {(name, key_of(word)) for name, words in of.get("id_of", {}).items() for word in words}
        self.sequences |= {key_of(word) for word in of.get("sequence", ())}
        self.left_out |= {key_of(word) for word in of.get("left_out", ())}
        for meanings, section in ((self.types, "types"), (self.gives, "gives"), (self.marking, "marking")):
            _add_each(meanings, of.get(section, {}))
        _add_each(self.platforms, of.get("platforms", {}))
        for prop, words in of.get("properties", {}).items():
            for word in words:
                self.properties.setdefault(key_of(word), {})[prop] = None
        for type_name, props in of.get("typed", {}).items():
            for prop, words in props.items():
                self.typed |= {(type_name, key_of(word)): prop for word in words}


def _add_each(meanings: dict[str, str], of: Mapping[str, list[str]]) -> None:
    for meaning, words in of.items():
        for word in words:
            meanings.setdefault(key_of(word), meaning)


@cache
def _words() -> _Words:
    words = _Words()
    paths = sorted((files("simpul.formats") / "headers").iterdir(), key=lambda path: path.name)
    for path in paths:
        if path.name.endswith(".yaml"):
            words.add(read_definition(path.read_text(encoding="utf-8")))
    return words


def header_languages() -> tuple[str, ...]:
    """Return the languages whose headers are known, ISO 639-3."""
    names = (path.name for path in (files("simpul.formats") / "headers").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def _spellings(header: str) -> Iterator[str]:
    """Yield the keys a header may be known by: whole, without brackets, each half of a bilingual one."""
    outside = _PARENTHESES.sub(" ", header)
    inside = [found[1] for found in _PARENTHESES.finditer(header)]
    for text in (header, outside, *_PARTED.split(header), *_PARTED.split(outside), *inside):
        yield key_of(text)
        yield key_of(_CLOSING_DIGITS.sub("", text.strip()))


@lru_cache(maxsize=1 << 12)
def _known(header: str) -> tuple[str, ...]:
    return tuple(key for key in dict.fromkeys(_spellings(header)) if key)


def means_id(header: str, type_name: str) -> bool:
    """Return whether a header says that its column holds the agency's own id of a row of that type."""
    words = _words()
    return any(key in words.ids or (type_name, key) in words.ids_of for key in _known(header))


def means_sequence(header: str) -> bool:
    """Return whether a header says that its column only counts the rows."""
    return header.strip() == "#" or any(key in _words().sequences for key in _known(header))


def means_left_out(header: str) -> bool:
    """Return whether a column must not come in: religion, ethnicity, politics, and secrets such as passwords.

    Source: Constitution of INTERPOL, Article 3 (no matters of political, military, religious or racial character).
    """
    return any(key in _words().left_out for key in _known(header))


def column_meaning(header: str, type_name: str) -> Column | None:
    """Return what a column of a sheet of that type means by its header; None where no word is known.

    The exact name of a property or of a marking's field comes first, then a word for this type alone, a
    word for any type, a marking, a platform, and what a column tells about its row.
    """
    of_type = properties_of_row(type_name)
    exact = header.strip()
    if exact in of_type.properties:
        return Column(property=exact)
    if exact in MARKING_COLUMNS and (type_name, key_of(exact)) not in _words().typed:
        return Column(marking=exact)
    for key in _known(header):
        column = _meaning_of_key(key, of_type)
        if column is not None:
            return column
    return None


def speaks_for_any_type(header: str, type_name: str) -> bool:
    """Return whether a header means a property of the type by name or by a word that holds for all types."""
    of_type = properties_of_row(type_name)
    return header.strip() in of_type.properties or any(_property(key, of_type) for key in _known(header))


def _meaning_of_key(key: str, of_type: RecordType) -> Column | None:
    words = _words()
    if prop := words.typed.get((of_type.name, key)) or _property(key, of_type):
        return Column(property=prop)
    if key in words.marking:
        return Column(marking=words.marking[key])
    if key in words.platforms and (handles := of_type.of_kind(Kind.HANDLE)):
        return Column(property=handles[0].name, platform=words.platforms[key])
    if key in words.gives:
        return Column(gives=words.gives[key])
    return None


def _property(key: str, of_type: RecordType) -> str | None:
    named = _names_by_key(of_type.name).get(key)
    meant = _words().properties.get(key, {})
    return named or next((prop for prop in meant if prop in of_type.properties), None)


@cache
def _names_by_key(type_name: str) -> Mapping[str, str]:
    """Return the type's property names by key: ``birth_date`` is ``birthDate``."""
    return {key_of(name): name for name in reversed(list(properties_of_row(type_name).properties))}


@cache
def _type_names() -> Mapping[str, str]:
    return {key_of(name): name for name in record_types()}


def type_meant(name: str) -> str | None:
    """Return the record type that the name of a file or sheet speaks of, or None.

    The longest run of its words counts, of equal ones the last: ``seized_devices`` are devices. A name that
    speaks of victims means held people whatever else it says, so that no identity is taken for a suspect's.
    """
    pieces = [piece for piece in _WORD_GAPS.split(_CAMEL.sub(" ", name)) if piece]
    runs = [
        key_of(" ".join(pieces[start : start + length]))
        for length in range(len(pieces), 0, -1)
        for start in range(len(pieces) - length, -1, -1)
    ]
    found = [meant for run in runs if (meant := _type_names().get(run) or _words().types.get(run))]
    whole = key_of(name)
    inside = [word for word in _words().types if len(word) > 1 and not word.isascii() and word in whole]
    found += [_words().types[word] for word in sorted(inside, key=len, reverse=True)]
    return OPEN_HALF if OPEN_HALF in found else next(iter(found), None)
