# SPDX-License-Identifier: Apache-2.0
"""What linking reads from one record: names, dates, identifying values, countries, gender, places.

The same that ``names.sql``, ``identifiers.sql`` and ``particulars.sql`` take from all records of a run at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from simpul.link.online.place_words import place_words
from simpul.link.relatives import RELATIVES, words_of_relative
from simpul.link.tables import kind_of, shape_of
from simpul.model.ids import RecordId, StatementId
from simpul.model.record import Record
from simpul.model.schema import Kind

IDENTIFYING: Final = frozenset(
    {"phone", "email", "account", "wallet", "handle", "domain", "url", "app", "hash"}
    | {"imei", "sim", "document", "plate", "caller_id"}
)
"""Kinds whose shared values are looked for."""

WHOLE_NAMES: Final = frozenset({"name", "alias", "weakAlias", "previousName", "holderName", "displayName"})
PARTS_OF_NAMES: Final = ("firstName", "lastName")
BIRTHS: Final = frozenset({"birthDate", "incorporationDate"})
PLACES: Final = frozenset({"place", "address"})
GENDERS: Final = frozenset({"male", "female"})
PERSON: Final = "Person"

_YEAR: Final = re.compile("[0-9]{4}")
_DAY_LENGTH: Final = 10


class Said(NamedTuple):
    """One usable statement that is no reference."""

    prop: str
    value: str
    original: str
    sid: StatementId | None


class Name(NamedTuple):
    """A spelling; weak where only a weak alias says so."""

    spelling: str
    weak: bool


class Born(NamedTuple):
    """A birth or founding date; month and day None where it has none."""

    text: str
    year: int
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What linking reads from one record; every tuple without repetition.

    Attributes:
        shape: what it is compared as; None for records that are never the same thing.
        identifiers: kind and canonical value.
        words: role (``birth``, ``address``, ``father``, ``mother``) and word of a place or of a relative's name.
    """

    id: RecordId
    agency: str
    type: str
    shape: str | None
    said: tuple[Said, ...]
    names: tuple[Name, ...]
    born: tuple[Born, ...]
    identifiers: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    gender: str | None
    words: tuple[tuple[str, str], ...]

    @property
    def organisation(self) -> bool:
        """Whether its names are read as an organisation's."""
        return self.shape != PERSON

    @property
    def local_id(self) -> str:
        """The id its agency uses."""
        return self.id[len(self.agency) + 1 :]

    @property
    def years(self) -> frozenset[int]:
        """The years of birth."""
        return frozenset(one.year for one in self.born)


DEFAULT_DAYS: Final = frozenset(
    {"1970-01-01", "1900-01-01", "1899-12-30", "1899-12-31", "1753-01-01", "1601-01-01", "0001-01-01", "9999-12-31"}
)
"""Zero days of spreadsheets, databases and file systems: nobody's day of birth. The same as in ``placeholders.sql``."""

SetAside = Mapping[tuple[str, str, str], str]
"""Agency, property and day that stands for an unknown one, to what of it is kept."""


def facts_of_record(record: Record, set_aside: SetAside) -> Facts:
    """Return what linking reads from a record: its usable statements, references and nobody's days left out."""
    said = (
        Said(s.prop, _without_placeholder(record.agency, s.prop, s.value, set_aside), s.original, s.id)
        for s in record.statements
        if s.usable and kind_of(record.type, s.prop) is not Kind.REFERENCE
    )
    kept = sorted(
        (one for one in said if one.value or one.prop not in BIRTHS),
        key=lambda one: (one.prop, one.value, one.sid or ""),
    )
    return facts_of(record.id, record.agency, record.type, kept)


def _without_placeholder(agency: str, prop: str, value: str, set_aside: SetAside) -> str:
    if prop not in BIRTHS or len(value) != _DAY_LENGTH:
        return value
    return "" if value in DEFAULT_DAYS else set_aside.get((agency, prop, value), value)


def facts_of(rid: RecordId, agency: str, type_name: str, said: Sequence[Said]) -> Facts:
    """Return what linking reads from statements of one record."""
    shape = shape_of(type_name)
    kinds = [_kind_text(type_name, one.prop) for one in said]
    return Facts(
        id=rid,
        agency=agency,
        type=type_name,
        shape=shape,
        said=tuple(said),
        names=_names(said) if shape is not None else (),
        born=tuple(dict.fromkeys(_born(s.value) for s in said if s.prop in BIRTHS and _YEAR.match(s.value))),
        identifiers=tuple(
            dict.fromkeys((kind, s.value) for kind, s in zip(kinds, said, strict=True) if kind in IDENTIFYING)
        ),
        countries=tuple(sorted({s.value for kind, s in zip(kinds, said, strict=True) if kind == Kind.COUNTRY.value})),
        gender=_gender(said),
        words=_words(said, kinds),
    )


@cache
def _kind_text(type_name: str, prop: str) -> str:
    return kind_of(type_name, prop).value


def _names(said: Sequence[Said]) -> tuple[Name, ...]:
    whole: dict[str, bool] = {}
    for one in said:
        if one.prop in WHOLE_NAMES:
            whole[one.value] = whole.get(one.value, True) and one.prop == "weakAlias"
    if whole:
        return tuple(Name(spelling, weak) for spelling, weak in whole.items())
    parts = sorted((one.prop, one.value) for one in said if one.prop in PARTS_OF_NAMES)
    return (Name(" ".join(value for _, value in parts), weak=False),) if parts else ()


def _born(text: str) -> Born:
    return Born(text, int(text[:4]), _number(text[5:7]), _number(text[8:_DAY_LENGTH]))


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _gender(said: Iterable[Said]) -> str | None:
    found = {one.value for one in said if one.prop == "gender" and one.value in GENDERS}
    return found.pop() if len(found) == 1 else None


def words_of(one: Said, kind: str) -> tuple[str, tuple[str, ...]]:
    """Return the role of a statement's words and the words; no role where its words are not compared."""
    if one.prop in RELATIVES:
        return RELATIVES[one.prop], words_of_relative(one.value)
    if kind in PLACES:
        return "birth" if one.prop == "birthPlace" else "address", place_words(one.value)
    return "", ()


def _words(said: Sequence[Said], kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found = (words_of(one, kind) for one, kind in zip(said, kinds, strict=True))
    return tuple(dict.fromkeys((role, word) for role, words in found for word in words))
