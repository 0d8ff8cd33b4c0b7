# SPDX-License-Identifier: Apache-2.0
"""Every weight of ``weights.yaml`` moves a hit: one row a weight, on pairs of invented records with little else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, Final, NamedTuple

import pytest

from simpul.link.result import Grade, Hit
from simpul.link.run import Options, link_records
from simpul.link.weights import Weights, parse_weights
from simpul.model.definition import read_definition
from simpul.model.record import Record, make_record

Path = tuple[str, ...]
Properties = Mapping[str, str]

SHIPPED: Final = read_definition((files("simpul.link") / "weights.yaml").read_text(encoding="utf-8"))

EXEMPT: Final[Mapping[Path, str]] = {
    ("version",): "no weight",
    ("candidates", "bucket"): "has tests of its own, with the keys",
    ("candidates", "whole_bucket"): "has tests of its own, with the keys",
    ("candidates", "identifier_bucket"): "has tests of its own, with the keys",
    **{
        ("identifiers", "hash", field): "among things only an app holds a hash, and to an app it is identity"
        for field in ("m", "cap", "exclusive", "hub")
    },
}
"""Weights without a row, and why."""

HOLDS: Final = {
    "document": ("Person", "passportNumber", "KR:passport:M70144321"),
    "imei": ("Person", "imei", "356938035643809"),
    "sim": ("Person", "sim", "8982012345678901234"),
    "phone": ("Person", "phone", "+821055501234"),
    "email": ("Person", "email", "quiet@post.example"),
    "handle": ("Person", "handle", "telegram:quietpost"),
    "account": ("Person", "account", "KR:KB:44556677"),
    "wallet": ("Person", "wallet", "TQuietPostWallet"),
    "plate": ("Person", "vehicle", "KH:2A1234"),
    "url": ("Person", "website", "https://quiet.example/post"),
    "domain": ("Company", "domain", "quiet.example"),
    "app": ("Group", "app", "example.quiet.post"),
}
"""Kind of identifier to a type that holds it beside its own identity, the property and a value."""

DATES: Final = {
    "equal": ("1990-03-04", "1990-03-04"),
    "swapped": ("1981-03-04", "1981-04-03"),
    "one_digit": ("1972-05-16", "1972-05-18"),
    "same_month": ("1963-06", "1963-06-21"),
    "same_year": ("1954", "1954-11-02"),
    "other_day": ("1945-01-11", "1945-09-27"),
    "near_year": ("1999-07-08", "2000-07-08"),
    "doubtful_year": ("1988-02-13", "1989-10-25"),
    "conflict": ("1950-12-30", "1976-04-19"),
}
"""Level of agreement to two dates of birth that agree so."""

PARTICULARS: Final[Mapping[str, tuple[Properties, Properties]]] = {
    "documents differ": ({"passportNumber": "TH:passport:AA1"}, {"passportNumber": "TH:passport:BB2"}),
    "one country": ({"nationality": "mm"}, {"nationality": "mm"}),
    "two countries": ({"nationality": "vn"}, {"nationality": "lk"}),
    "one place": ({"birthPlace": "Mandalay"}, {"birthPlace": "Mandalay"}),
    "three words of an address": ({"address": "Larkspur Juniper Tamarind"}, {"address": "Larkspur Juniper Tamarind"}),
    "one father": ({"fatherName": "Tanaporn Rukdee"}, {"fatherName": "Tanaporn"}),
    "one mother's long name": ({"motherName": "Ramona Tuquib Delsol"}, {"motherName": "Ramona Tuquib Delsol"}),
    "two fathers": ({"fatherName": "Osman Karub"}, {"fatherName": "Peder Vink"}),
    "two places": ({"birthPlace": "Jaffna"}, {"birthPlace": "Haiphong"}),
    "one gender": ({"gender": "male"}, {"gender": "male"}),
    "two genders": ({"gender": "male"}, {"gender": "female"}),
    "name alone": ({}, {}),
    "strong": (
        {"birthDate": "1969-08-09", "phone": "+66815550001"},
        {"birthDate": "1969-08-09", "phone": "+66815550001"},
    ),
    "likely": ({"birthDate": "1958", "nationality": "br"}, {"birthDate": "1958-08-17", "nationality": "pk"}),
    "possible": ({"birthDate": "1947-03-11"}, {"birthDate": "1948-12-25"}),
    "weak": (
        {"birthDate": "1941-04-22", "nationality": "pk"},
        {"birthDate": "1979-10-03", "nationality": "br"},
    ),
}
"""Pairs that differ from a pair of namesakes in one particular, and pairs of every grade."""


class Row(NamedTuple):
    """A weight, what it is changed to, the pair that must notice and the reason that shows it.

    ``then``: the reason's code or the hit's grade after the change; ``exact``: the reason's bits after it.
    """

    weight: Path
    value: float | bool
    pair: str
    code: str = ""
    then: str | None = None
    exact: float | None = None


def caps() -> Iterator[Row]:
    for at, kind in enumerate(HOLDS):
        yield Row(("identifiers", kind, "cap"), 1 + at / 10, kind, f"{kind}.equal", exact=1 + at / 10)
    yield Row(("birth_date", "equal", "cap"), 2.5, "equal", "birthDate.equal", exact=2.5)
    yield Row(("birth_date", "same_month", "cap"), 2.6, "same_month", "birthDate.same_month", exact=2.6)
    yield Row(("birth_date", "same_year", "cap"), 2.7, "same_year", "birthDate.same_year", exact=2.7)
    yield Row(("country", "agree", "cap"), 0.9, "one country", "country.shared", exact=0.9)
    yield Row(("place", "shared", "cap"), 1.7, "one place", "birth.shared", exact=1.7)
    yield Row(("relative", "shared", "cap"), 1.7, "one father", "father.shared", exact=1.7)


def shares() -> Iterator[Row]:
    for at, kind in enumerate(HOLDS):
        yield Row(("identifiers", kind, "m"), 0.0002 * (1 + at), kind, f"{kind}.equal")
    for level in ("equal", "same_month", "same_year"):
        yield Row(("birth_date", level, "m"), 0.02, level, f"birthDate.{level}")
    yield Row(("country", "agree", "m"), 0.1, "one country", "country.shared")
    yield Row(("place", "shared", "m"), 0.03, "one place", "birth.shared")
    yield Row(("relative", "shared", "m"), 0.03, "one father", "father.shared")


def fixed_bits() -> Iterator[Row]:
    levels = ("swapped", "one_digit", "other_day", "near_year", "doubtful_year", "conflict")
    for at, level in enumerate(levels):
        yield Row(("birth_date", level, "bits"), at / 8, level, f"birthDate.{level}", exact=at / 8)
    yield Row(("identifiers", "document", "disagree"), -0.5, "documents differ", "document.conflict", exact=-0.5)
    yield Row(("country", "disagree", "bits"), -0.4, "two countries", "country.differs", exact=-0.4)
    yield Row(("gender", "agree", "bits"), 0.25, "one gender", "gender.same", exact=0.25)
    yield Row(("gender", "disagree", "bits"), -0.6, "two genders", "gender.differs", exact=-0.6)
    yield Row(("place", "disagree", "bits"), -0.3, "two places", "birth.differs", exact=-0.3)
    yield Row(("place", "shared", "most"), 3.5, "three words of an address", "address.shared", exact=3.5)
    yield Row(("relative", "shared", "most"), 3.5, "one mother's long name", "mother.shared", exact=3.5)
    yield Row(("relative", "disagree", "bits"), -0.3, "two fathers", "father.differs", exact=-0.3)
    yield Row(("candidates", "identity"), 15.5, "one number", "phone.equal", exact=15.5)
    yield Row(("candidates", "rival_most"), 1.5, "brother", "source.better_counterpart", exact=-1.5)


def hubs() -> Iterator[Row]:
    for kind in HOLDS:
        yield Row(("identifiers", kind, "hub"), 1, kind, f"{kind}.equal", then=f"{kind}.hub", exact=0)


def holders_by_nature() -> Iterator[Row]:
    for kind in HOLDS:
        yield Row(("identifiers", kind, "exclusive"), kind != "document", kind)


def thresholds() -> Iterator[Row]:
    yield Row(("grades", "strong"), 1.01, "strong", then="likely")
    yield Row(("grades", "likely"), 1.01, "likely", then="possible")
    yield Row(("grades", "possible"), 1.01, "possible", then="weak")
    yield Row(("grades", "weak"), 0.5, "weak", then="no hit")


BITS: Final = (tuple(caps()), tuple(shares()), tuple(fixed_bits()), tuple(hubs()))
"""Rows whose weight moves one reason of one pair; those of a group are changed together, each to a value of its own."""

POPULATION: Final = Row(("candidates", "identifier_pseudo"), 900, "email", "email.equal")
SLOPE: Final = Row(("candidates", "slope"), 0.2, "name alone")
LEAST_PLACE: Final = Row(("candidates", "least_place"), 99.0, "one place")
NAME_WORTH: Final = Row(("candidates", "name_worth"), 0.25, "name alone")
PRIOR: Final = Row(("candidates", "prior"), -5.0, "name alone")
PRIOR_SHARE: Final = Row(("candidates", "prior_share"), 0.5, "name alone")
GRADES: Final = tuple(thresholds())
EXCLUSIVE: Final = tuple(holders_by_nature())


def paths(said: Mapping[str, Any], above: Path = ()) -> Iterator[Path]:
    for name, of in said.items():
        if isinstance(of, Mapping):
            yield from paths(of, (*above, name))
        else:
            yield (*above, name)


def changed(*rows: Row) -> Weights:
    said = deepcopy(SHIPPED)
    for row in rows:
        at: Any = said
        for name in row.weight[:-1]:
            at = at[name]
        at[row.weight[-1]] = row.value
    return parse_weights(said)


def names() -> Iterator[str]:
    """Names of two words that share no key with each other."""
    words = [f"{a}a{b}e{c}u" for a, b, c in product("kptlmnsf", repeat=3)]
    return (f"{words[37 * at % 512]} {words[37 * (at + 1) % 512]}" for at in range(0, 400, 2))


def two(pair: str, type_name: str, left: Properties, right: Properties) -> tuple[Record, Record]:
    return make_record("KH", pair, type_name, left), make_record("KR", pair, type_name, right)


@cache
def namesakes() -> tuple[Record, ...]:
    """Two records of one name a pair, which beside it hold what their pair is about."""
    name = names()
    pairs = [two(kind, of, n := {"name": next(name), prop: value}, n) for kind, (of, prop, value) in HOLDS.items()]
    dated = {level: ({"birthDate": a}, {"birthDate": b}) for level, (a, b) in DATES.items()}
    for pair, (left, right) in {**dated, **PARTICULARS}.items():
        called = {"name": next(name)}
        pairs.append(two(pair, "Person", {**called, **left}, {**called, **right}))
    pairs.append(two("one number", "Phone", {"phone": "+85512000111"}, {"phone": "+85512000111"}))
    one = {"name": "Yasir Sabawi Ibrahim Hasan", "birthDate": "1968-05-15"}
    pairs.append(two("brother", "Person", one, {"name": "Omar Sabawi Ibrahim Hasan", "birthDate": "1968-05"}))
    return (*(record for pair in pairs for record in pair), make_record("KR", "himself", "Person", one))


@cache
def strangers() -> tuple[Record, ...]:
    """Two records of different names a pair, which share one value and nothing else."""
    name = names()
    return tuple(
        record
        for kind, (of, prop, value) in HOLDS.items()
        for record in two(kind, of, {"name": next(name), prop: value}, {"name": next(name), prop: value})
    )


@cache
def hits(world: Callable[[], tuple[Record, ...]], *rows: Row) -> Mapping[str, Hit]:
    """Return the hits under changed weights by the name of their pair."""
    linked = link_records(world(), Options(weights=changed(*rows), threads=1))
    return {hit.left.split("/")[1]: hit for hit in linked.hits if hit.left[3:] == hit.right[3:]}


def bits_of(hit: Hit, code: str) -> float:
    (reason,) = (reason for reason in hit.reasons if reason.code == code)
    return reason.bits


def label(row: Row) -> str:
    return ".".join(row.weight)


SINGLE: Final = (POPULATION, SLOPE, LEAST_PLACE, NAME_WORTH, PRIOR, PRIOR_SHARE)
ALL: Final = (*(row for group in BITS for row in group), *SINGLE, *GRADES, *EXCLUSIVE)


def test_every_weight_has_a_row_that_shows_what_it_does() -> None:
    covered = [row.weight for row in ALL]
    assert len(covered) == len(set(covered))
    assert set(paths(SHIPPED)) - set(EXEMPT) - set(covered) == set()


def test_no_row_speaks_of_a_weight_that_is_gone() -> None:
    assert ({row.weight for row in ALL} | set(EXEMPT)) - set(paths(SHIPPED)) == set()


@pytest.mark.parametrize(
    ("group", "row"), [(g, row) for g in BITS for row in g], ids=lambda of: label(of) if isinstance(of, Row) else ""
)
def test_a_weight_moves_the_bits_of_its_reason(group: tuple[Row, ...], row: Row) -> None:
    before, after = hits(namesakes)[row.pair], hits(namesakes, *group)[row.pair]
    shipped, moved = bits_of(before, row.code), bits_of(after, row.then or row.code)
    assert moved != shipped
    assert moved < shipped or row.exact is not None
    assert row.exact is None or moved == pytest.approx(row.exact, abs=1e-9)
    assert sum(reason.bits for reason in after.reasons) == pytest.approx(after.bits, abs=1e-9)


def test_a_share_weighs_each_kind_of_identifier_by_itself() -> None:
    records, pseudo = len(namesakes()), SHIPPED["candidates"]["identifier_pseudo"]
    after = hits(namesakes, *BITS[1])
    for row in BITS[1][: len(HOLDS)]:
        assert 2 ** bits_of(after[row.pair], row.code) == pytest.approx(row.value * (records + pseudo) / 2, rel=1e-3)


def test_the_people_in_no_holding_make_a_shared_identifier_rarer() -> None:
    before, after = hits(namesakes)[POPULATION.pair], hits(namesakes, POPULATION)[POPULATION.pair]
    assert bits_of(after, POPULATION.code) < bits_of(before, POPULATION.code) - 4


def test_a_flatter_slope_brings_a_probability_nearer_to_one_half() -> None:
    before, after = hits(namesakes)[SLOPE.pair], hits(namesakes, SLOPE)[SLOPE.pair]
    assert after.bits == before.bits
    assert 0.5 < after.probability < before.probability - 0.05


def test_a_bit_of_a_name_is_worth_what_the_weights_say() -> None:
    before, after = hits(namesakes)["name alone"], hits(namesakes, NAME_WORTH)["name alone"]
    assert after.bits == pytest.approx(before.bits / 2, abs=0.002)
    assert sum(reason.bits for reason in after.reasons) == pytest.approx(after.bits, abs=1e-9)


@pytest.mark.parametrize("row", [PRIOR, PRIOR_SHARE], ids=label)
def test_worse_odds_before_the_evidence_leave_the_bits_and_lower_the_probability(row: Row) -> None:
    before, after = hits(namesakes)["name alone"], hits(namesakes, row)["name alone"]
    assert after.bits == before.bits
    assert after.probability < before.probability - 0.05


def test_a_place_saves_a_name_from_standing_alone_only_from_its_least_bits_on() -> None:
    before, after = hits(namesakes)["one place"], hits(namesakes, LEAST_PLACE)["one place"]
    assert before.grade is Grade.STRONG
    assert (after.bits, after.grade) == (before.bits, Grade.POSSIBLE)
    exact = hits(namesakes, LEAST_PLACE._replace(value=bits_of(before, "birth.shared")))["one place"]
    assert exact.grade is before.grade


@pytest.mark.parametrize("row", GRADES, ids=label)
def test_a_grade_begins_at_its_threshold(row: Row) -> None:
    assert hits(namesakes)[row.pair].grade is Grade(row.weight[-1])
    after = hits(namesakes, row).get(row.pair)
    assert (after.grade.value if after else "no hit") == row.then


@pytest.mark.parametrize("row", GRADES, ids=label)
def test_a_threshold_is_part_of_its_grade(row: Row) -> None:
    exact = hits(namesakes)[row.pair].probability
    assert hits(namesakes, row._replace(value=exact))[row.pair].grade is Grade(row.weight[-1])


@pytest.mark.parametrize("row", EXCLUSIVE, ids=label)
def test_only_what_belongs_to_one_holder_by_nature_speaks_for_strangers(row: Row) -> None:
    open_grades = (Row(("grades", "possible"), 1e-12, ""), Row(("grades", "weak"), 1e-15, ""))
    before, after = hits(strangers, *open_grades)[row.pair], hits(strangers, *open_grades, *EXCLUSIVE)[row.pair]
    assert before.bits == after.bits
    weak, other = (after, before) if row.value is False else (before, after)
    assert weak.grade is Grade.WEAK
    assert other.grade is not Grade.WEAK
