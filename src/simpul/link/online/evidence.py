# SPDX-License-Identifier: Apache-2.0
"""The evidence of one pair, kind by kind: ``birth.sql``, ``evidence.sql`` and ``score.sql`` for a single pair.

Formulas and constants are those of the statements named; a property test holds both to the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log2
from operator import itemgetter
from typing import Final

from simpul.link.cluster import YEARS_APART
from simpul.link.match import IDENTITY_KINDS
from simpul.link.names.compare import name_bits
from simpul.link.online.facts import Born, Facts
from simpul.link.online.key import Key
from simpul.link.online.keys import country_key, day_key, identifier_key, month_key, place_key, year_key
from simpul.link.online.round import MILLI, thousandths
from simpul.link.online.view import View
from simpul.link.weights import KIN, Level, Weights
from simpul.normalise.names import name_forms

_FURTHEST_HALVING: Final = 20


@dataclass(frozen=True, slots=True)
class BirthTerm:
    """The best-agreeing dates of a pair, and how many records share what they share."""

    level: str
    left: str
    right: str
    holders: int
    millibits: int


@dataclass(frozen=True, slots=True)
class ValueTerm:
    """An identifying value that a pair shares."""

    kind: str
    value: str
    degree: int
    millibits: int
    exclusive: bool
    identity: bool


@dataclass(frozen=True, slots=True)
class WordsTerm:
    """A shared or different country, or places in one role; ``left`` and ``right`` None where there is none to tell."""

    role: str
    left: str | None
    right: str | None
    holders: int
    millibits: int
    code: str


@dataclass(frozen=True, slots=True)
class NameTerm:
    """The best-agreeing spellings of a pair.

    Attributes:
        worth: what a bit of a name is worth, already counted in ``millibits``.
    """

    left: str
    right: str
    millibits: int
    worth: float


def birth_term(view: View, weights: Weights, left: Facts, right: Facts) -> BirthTerm | None:
    """Return the evidence of birth dates; None where a record has none."""
    terms = [_dates_compared(view, weights, a, b) for a in left.born for b in right.born]
    if not terms:
        return None
    best = max(bits for bits, _ in terms)
    return min((term for bits, term in terms if bits == best), key=lambda term: (term.left, term.right))


def _dates_compared(view: View, weights: Weights, a: Born, b: Born) -> tuple[float, BirthTerm]:
    level = birth_level(a, b)
    holders = max(view.count(_shared_key(level, one)) for one in (a, b))
    bits = _birth_bits(level, weights.birth_date[level], dated=view.total("dated"), holders=holders)
    return bits, BirthTerm(level, a.text, b.text, holders, thousandths(bits))


def _shared_key(level: str, born: Born) -> Key:
    """Return the key of what a level of agreement counts: the day, the month, else the year."""
    if level == "equal":
        return day_key(born.text)
    return month_key(born.year, born.month) if level == "same_month" else year_key(born.year)


def birth_level(a: Born, b: Born) -> str:
    """Return how two dates agree."""
    for level, holds in (
        ("equal", a.text == b.text and a.day is not None),
        ("swapped", a.year == b.year and None not in (a.month, a.day) and (a.month, a.day) == (b.day, b.month)),
        ("one_digit", _one_digit_apart(a, b)),
        ("same_month", a.year == b.year and a.month is not None and a.month == b.month and None in (a.day, b.day)),
        ("same_year", a.year == b.year and None in (a.month, b.month)),
        ("other_day", a.year == b.year),
        ("near_year", abs(a.year - b.year) <= YEARS_APART and (a.month, a.day) == (b.month, b.day)),
        ("doubtful_year", abs(a.year - b.year) <= YEARS_APART),
    ):
        if holds:
            return level
    return "conflict"


def _one_digit_apart(a: Born, b: Born) -> bool:
    if a.day is None or b.day is None or abs(a.year - b.year) > YEARS_APART:
        return False
    return sum(one != other for one, other in zip(a.text, b.text, strict=True)) == 1


PSEUDO_DATES: Final = {"equal": (20000, 1.1), "same_month": (2000, 2.8), "same_year": (200, 3.3)}
"""What stands for the people in no holding: dated records, and those that share a day, a month or a year."""


def _birth_bits(level: str, weight: Level, *, dated: int, holders: int) -> float:
    if weight.m == 0:
        return weight.bits
    if level not in PSEUDO_DATES:
        return weight.cap
    more, of = PSEUDO_DATES[level]
    return min(weight.cap, log2(weight.m * (dated + more) / (holders + of)))


def value_terms(view: View, weights: Weights, left: Facts, right: Facts) -> list[ValueTerm]:
    """Return the evidence of each identifying value that both hold, strongest of its kind first."""
    shared = sorted(set(left.identifiers) & set(right.identifiers))
    terms = [
        _value_term(view, weights, left.shape, kind, value) for kind, value in shared if kind in weights.identifiers
    ]
    terms.sort(key=lambda term: (term.kind, -term.millibits, term.value))
    halved: list[ValueTerm] = []
    for at, term in enumerate(terms):
        before = sum(other.kind == term.kind for other in terms[:at])
        millibits = round(term.millibits / 2 ** min(before, _FURTHEST_HALVING))
        halved.append(ValueTerm(term.kind, term.value, term.degree, millibits, term.exclusive, term.identity))
    return halved


def _value_term(view: View, weights: Weights, shape: str | None, kind: str, value: str) -> ValueTerm:
    weight = weights.identifiers[kind]
    degree = view.degree(identifier_key(kind, value))
    identity = (shape, kind) in IDENTITY_KINDS
    if identity:
        millibits = thousandths(weights.candidates["identity"])
    elif degree > weight.hub:
        millibits = 0
    else:
        population = max(2, view.total("records")) + weights.candidates["identifier_pseudo"]
        bits = min(weight.cap, log2(weight.m * population / 2)) - 1.5 * log2(degree / 2)
        millibits = max(0, thousandths(bits))
    return ValueTerm(kind, value, degree, millibits, weight.exclusive, identity)


def document_conflict(left: Facts, right: Facts) -> bool:
    """Return whether both carry documents of one issuer and kind, and none is the same."""
    ours, theirs = ({value for kind, value in of.identifiers if kind == "document"} for of in (left, right))
    if ours & theirs:
        return False
    issuers = ({value[: value.rfind(":") + 1] for value in of} - {""} for of in (ours, theirs))
    return bool(set.intersection(*issuers))


def country_term(view: View, weights: Weights, left: Facts, right: Facts) -> WordsTerm | None:
    """Return the evidence of countries; None where a record has none."""
    if not left.countries or not right.countries:
        return None
    shared = [(view.count(country_key(country)), country) for country in set(left.countries) & set(right.countries)]
    if not shared:
        millibits = thousandths(weights.country["disagree"].bits)
        return WordsTerm("country", left.countries[0], right.countries[0], 0, millibits, _outcome(millibits))
    holders, country = min(shared)
    agree = weights.country["agree"]
    located = max(1, view.total("located"))
    bits = max(0.3, min(agree.cap, log2(agree.m * (located + 40) / (holders + 1))))
    return WordsTerm("country", country, country, holders, thousandths(bits), "shared")


def _outcome(millibits: float) -> str:
    return "differs" if millibits < 0 else "shared"


def place_terms(view: View, weights: Weights, left: Facts, right: Facts) -> list[WordsTerm]:
    """Return the evidence of places of birth, addresses and relatives, each where both records have some."""
    roles = {role for role, _ in left.words} & {role for role, _ in right.words}
    return [_place_term(view, weights, role, set(left.words) & set(right.words)) for role in sorted(roles)]


def _place_term(view: View, weights: Weights, role: str, both: set[tuple[str, str]]) -> WordsTerm:
    shared = [(view.count(place_key(role, word)), word) for of, word in both if of == role]
    weight = weights.of_words(role)["shared"]
    if not shared:
        millibits = thousandths(weights.of_words(role)["disagree"].bits)
        return WordsTerm(role, None, None, 0, millibits, _outcome(millibits))
    placed = max(1, view.total("related" if role in KIN else "placed"))
    each = [
        max(0, thousandths(min(weight.cap, log2(weight.m * (placed + 500) / (holders + 1))))) for holders, _ in shared
    ]
    holders, word = min(shared)
    return WordsTerm(role, word, word, holders, round(min(MILLI * weight.most, sum(each))), "shared")


def gender_term(weights: Weights, left: Facts, right: Facts) -> WordsTerm | None:
    """Return the evidence of genders; None where a record says none, or two."""
    if left.gender is None or right.gender is None:
        return None
    same = left.gender == right.gender
    millibits = thousandths(weights.gender["agree" if same else "disagree"].bits)
    return WordsTerm("gender", left.gender, right.gender, 0, millibits, "differs" if millibits < 0 else "same")


def name_term(view: View, weights: Weights, left: Facts, right: Facts) -> NameTerm | None:
    """Return the evidence of the best-agreeing spellings; None where a record bears no name."""
    terms = []
    worth = weights.candidates["name_worth"]
    for one in left.names:
        for other in right.names:
            forms = (
                name_forms(one.spelling, organisation=left.organisation),
                name_forms(other.spelling, organisation=right.organisation),
            )
            millibits = floor(round(MILLI * name_bits(*forms, rarity=view.rarity)) * worth)
            if (one.weak or other.weak) and millibits > 0:
                millibits //= 2
            terms.append((millibits, left.organisation, one.spelling, right.organisation, other.spelling))
    if not terms:
        return None
    best = max(terms, key=itemgetter(0, 1, 2, 3, 4))
    return NameTerm(best[2], best[4], best[0], worth)
