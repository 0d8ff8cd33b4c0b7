# SPDX-License-Identifier: Apache-2.0
"""The keys of one record: under which it is found, and in which counts it stands.

The candidate keys are those of ``candidate_keys.sql``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from simpul.link.online.facts import PERSON, Facts
from simpul.link.online.key import Family, Key, country_number, key_of
from simpul.normalise.names import blocking_keys, name_forms

_FAMILIES: Final = {"t": Family.TOKEN, "p": Family.PAIR, "w": Family.WHOLE, "i": None}
"""What the keys of names begin with; initials are of use only together with a date of birth."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one record, each once but for ``values``, where two dates of one year count twice.

    Attributes:
        candidates: under which records are found that may be the same.
        identifiers: of its identifying values, in the order of the facts.
        names: of its spellings, in the order of the facts.
        twins: of each firm spelling with each birth date, inside its agency and shape.
        record: of its own id.
        values: of its dates, countries and words of places, which are only counted.
    """

    candidates: tuple[Key, ...]
    identifiers: tuple[Key, ...]
    names: tuple[Key, ...]
    twins: tuple[Key, ...]
    record: Key
    values: tuple[Key, ...]

    def held(self) -> Iterator[Key]:
        """Yield the keys whose holders are kept one by one."""
        return chain(self.candidates, self.identifiers, self.names, self.twins, (self.record,))


def keys_of(facts: Facts) -> Keys:
    """Return the keys of a record."""
    return Keys(
        candidates=tuple(_candidates(facts)) if facts.shape is not None else (),
        identifiers=tuple(identifier_key(kind, value) for kind, value in facts.identifiers),
        names=tuple(name_key(name.spelling, organisation=facts.organisation) for name in facts.names),
        twins=tuple(_twins(facts)),
        record=record_key(facts.id),
        values=tuple(_values(facts)),
    )


def identifier_key(kind: str, value: str) -> Key:
    """Return the key of an identifying value."""
    return key_of(Family.IDENTIFIER, kind, value)


def record_key(rid: str) -> Key:
    """Return the key of a record's id."""
    return key_of(Family.RECORD, rid)


@lru_cache(maxsize=1 << 14)
def name_key(spelling: str, *, organisation: bool) -> Key:
    """Return the key of a spelling."""
    return key_of(Family.NAME, "o" if organisation else "p", spelling)


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> Key:
    """Return the key of a word of names, by its first Latin spelling."""
    return key_of(Family.WORD, word)


def place_key(role: str, word: str) -> Key:
    """Return the key of a word of a place in its role."""
    return key_of(Family.PLACE, role, word)


def country_key(country: str) -> Key:
    """Return the key of a country's code."""
    return key_of(Family.COUNTRY, country)


def day_key(text: str) -> Key:
    """Return the key of a date as written."""
    return key_of(Family.DAY, text)


def month_key(year: int, month: int | None) -> Key:
    """Return the key of a month; of a year's dates without one where it is None."""
    return key_of(Family.MONTH, f"{year}-{month}")


def year_key(year: int) -> Key:
    """Return the key of a year."""
    return key_of(Family.YEAR, str(year))


@lru_cache(maxsize=1 << 14)
def words_of_name(spelling: str, *, organisation: bool) -> frozenset[str]:
    """Return the words that a spelling counts for, by their first Latin spellings."""
    return frozenset(token.spellings[0] for token in name_forms(spelling, organisation=organisation).tokens)


def beside_of(facts: Facts, family: Family) -> frozenset[int]:
    """Return the numbers that a full bucket's key goes on with: years of birth, and countries but for tokens."""
    if family is Family.TOKEN:
        return facts.years
    return facts.years | {country_number(country) for country in facts.countries}


def _candidates(facts: Facts) -> Iterable[Key]:
    shape = str(facts.shape)
    days = [one.text for one in facts.born if one.day is not None]
    keys: set[Key] = set()
    for name in facts.names:
        for key in blocking_keys(name_forms(name.spelling, organisation=facts.organisation)):
            family = _FAMILIES[key[0]]
            if family is not None:
                keys.add(key_of(family, shape, key))
                if family is Family.TOKEN and shape == PERSON:
                    keys.update(key_of(Family.PAIR, shape, key, role, word) for role, word in facts.words)
            else:
                keys.update(key_of(Family.BORN, shape, key, day) for day in days)
    if shape == PERSON:
        keys.update(key_of(Family.BORN_PLACE, word, day) for _, word in facts.words for day in days)
        keys.update(key_of(Family.BORN_COUNTRY, country, day) for country in facts.countries for day in days)
    return keys


def _twins(facts: Facts) -> Iterator[Key]:
    shape = str(facts.shape)
    for name in facts.names:
        if not name.weak:
            for born in [one.text for one in facts.born] or [""]:
                yield key_of(Family.TWIN, facts.agency, shape, name.spelling, born)


def _values(facts: Facts) -> Iterator[Key]:
    for born in facts.born:
        yield day_key(born.text)
        yield month_key(born.year, born.month)
        yield year_key(born.year)
    yield from map(country_key, facts.countries)
    for role, word in facts.words:
        yield place_key(role, word)
