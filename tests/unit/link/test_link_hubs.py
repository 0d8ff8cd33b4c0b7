# SPDX-License-Identifier: Apache-2.0
"""Values that many hold: when they stop to speak for sameness, what they still tie, and what never takes part."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from datetime import date
from importlib.resources import files
from itertools import pairwise, product
from typing import Final

import pytest

from simpul.formats.intake import matchable
from simpul.link.network import MOST_HOLDERS
from simpul.link.result import Grade, Linked, Reason
from simpul.link.run import HUB_DRAWN_WHOLE, Options, link_records
from simpul.link.weights import parse_weights, shipped_weights
from simpul.model.definition import read_definition
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking, MatchMode
from simpul.model.record import Record, make_record, make_statement
from simpul.policy.actor import Actor

VALUES: Final = {
    "document": ("passportNumber", "KR:passport:M70144321"),
    "phone": ("phone", "+821055501234"),
    "email": ("email", "quiet@post.example"),
    "account": ("account", "KR:KB:44556677"),
    "wallet": ("wallet", "TQuietPostWallet"),
    "handle": ("handle", "telegram:quietpost"),
}
"""Kind to a property of persons and one value that all of a test's people share."""

WORDS: Final = [f"{a}a{b}e{c}u" for a, b, c in product("kptlmnsf", repeat=3)]
NAMES: Final = [f"{one} {other}" for one, other in pairwise(WORDS[at * 37 % 512] for at in range(80))][::2]
"""Names no two of which share a word."""

CONVENER: Final = Actor(agency=None)
DAY: Final = date(2026, 2, 1)


def holders(kind: str, count: int, *, agencies: int | None = None) -> list[Record]:
    """People of different names who hold one value, each of another agency unless said otherwise."""
    prop, value = VALUES[kind]
    return [
        make_record(f"A{at % (agencies or count):02d}", f"p{at:02d}", "Person", {"name": NAMES[at], prop: value})
        for at in range(count)
    ]


def reasons_of(linked: Linked, left: str, right: str) -> list[Reason]:
    return [reason for hit in linked.hits if (hit.left, hit.right) == (left, right) for reason in hit.reasons]


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("over", [0, 1], ids=["at its hub", "above its hub"])
def test_a_value_gives_bits_up_to_its_hub_and_only_relates_above(kind: str, over: int) -> None:
    prop, value = VALUES[kind]
    count = shipped_weights().identifiers[kind].hub + over
    twin = make_record("ZZ", "twin", "Person", {"name": NAMES[0], prop: value})
    linked = link_records([*holders(kind, count - 1), twin], Options(threads=1))
    (reason,) = [r for r in reasons_of(linked, "A00/p00", "ZZ/twin") if r.code.startswith(f"{kind}.")]
    assert reason.count == count
    assert reason.code == (f"{kind}.hub" if over else f"{kind}.equal")
    assert (reason.bits == 0) is bool(over)
    assert ("A00/p00", "ZZ/twin") in {(relation.left, relation.right) for relation in linked.relations}
    assert {relation.degree for relation in linked.relations} == {count}


def test_every_further_holder_makes_a_value_say_less() -> None:
    prop, value = VALUES["phone"]
    twin = make_record("ZZ", "twin", "Person", {"name": NAMES[0], prop: value})
    bits = []
    for count in (2, 4, 8):
        linked = link_records([*holders("phone", count - 1), twin], Options(threads=1))
        bits += [r.bits for r in reasons_of(linked, "A00/p00", "ZZ/twin") if r.code == "phone.equal"]
    assert [more - less for more, less in pairwise(bits)] == pytest.approx([1.5, 1.5], abs=0.01)


def two_cases(people: list[Record]) -> list[Record]:
    """The people, of whom the first two are suspects of a case each."""
    first, second = people[:2]
    return [
        *people,
        make_record(first.agency, "c1", "Case", {"title": "One"}),
        make_record(second.agency, "c2", "Case", {"title": "Two"}),
        make_record(first.agency, "i1", "Involvement", {"case": f"{first.agency}/c1", "who": first.id}),
        make_record(second.agency, "i2", "Involvement", {"case": f"{second.agency}/c2", "who": second.id}),
    ]


def tied(linked: Linked) -> bool:
    """Whether one network holds both cases."""
    return any({"A00/c1", "A01/c2"} <= set(network.members) for network in linked.networks)


def test_a_phone_ties_cases_until_too_many_hold_it() -> None:
    assert tied(link_records(two_cases(holders("phone", MOST_HOLDERS))))
    assert not tied(link_records(two_cases(holders("phone", MOST_HOLDERS + 1))))


def test_a_phone_ties_cases_through_eight_and_not_through_nine() -> None:
    assert MOST_HOLDERS == 8


def test_too_many_holders_are_counted_as_entities_and_not_as_records() -> None:
    prop, value = VALUES["phone"]
    same = {"name": NAMES[5], "birthDate": "1990-01-02", prop: value}
    people = [
        *holders("phone", MOST_HOLDERS - 1),
        *(make_record(a, "same", "Person", same) for a in ("KH", "KR", "TH")),
    ]
    linked = link_records(two_cases([p for p in people if p.local_id != "p05"]))
    assert len({linked.entities[r.id] for r in people if r.local_id == "same"}) == 1
    assert tied(linked)


def test_a_mule_account_ties_cases_only_together_with_a_second_weak_value() -> None:
    account, wallet = (dict([VALUES[kind]]) for kind in ("account", "wallet"))

    def pair(shared: dict[str, str]) -> list[Record]:
        return [make_record(f"A0{at}", "p", "Person", {"name": NAMES[at], **shared}) for at in range(2)]

    assert not tied(link_records(two_cases(pair(account))))
    assert not tied(link_records(two_cases(pair(wallet))))
    assert tied(link_records(two_cases(pair(account | wallet))))


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind != "document"])
@pytest.mark.parametrize("named", [True, False], ids=["other names", "no names"])
def test_one_shared_value_alone_never_makes_a_likely_hit(kind: str, *, named: bool) -> None:
    prop, value = VALUES[kind]
    said = deepcopy(read_definition((files("simpul.link") / "weights.yaml").read_text(encoding="utf-8")))
    said["grades"] |= {"likely": 1e-12, "possible": 1e-13, "weak": 1e-15}
    people = [
        make_record(f"A0{at}", "p", "Person", {prop: value, "gender": "male"} | ({"name": NAMES[at]} if named else {}))
        for at in range(2)
    ]
    linked = link_records(people, Options(weights=parse_weights(said), threads=1))
    assert [hit.grade for hit in linked.hits] == [Grade.WEAK]
    assert linked.entities == {}
    assert len(linked.relations) == 1


def test_a_value_is_not_alone_beside_a_second_kind_a_name_or_a_date() -> None:
    phone, email = (dict([VALUES[kind]]) for kind in ("phone", "email"))
    for beside in (email, {"name": NAMES[0]}, {"birthDate": "1990-01-02"}):
        people = [make_record(f"A0{at}", "p", "Person", phone | beside) for at in range(2)]
        assert [hit.grade for hit in link_records(people).hits] in ([Grade.STRONG], [Grade.LIKELY])


@pytest.mark.parametrize("agencies", [30, 3, 2])
def test_a_hub_is_told_as_a_star_that_leaves_no_holder_out(agencies: int) -> None:
    people = holders("account", 30, agencies=agencies)
    linked = link_records(people)
    told = Counter(end for relation in linked.relations for end in (relation.left, relation.right))
    assert set(told) == {person.id for person in people}
    assert len(people) > HUB_DRAWN_WHOLE
    assert len(people) - 1 <= len(linked.relations) <= len(people) + 1
    assert all(relation.left.split("/")[0] != relation.right.split("/")[0] for relation in linked.relations)


def test_a_hub_that_one_agency_holds_but_for_one_leaves_none_of_its_holders_out() -> None:
    first = [make_record("A00", f"p{at:02d}", "Person", {"account": "KR:KB:44556677"}) for at in range(29)]
    for lone in ("A0", "B00"):
        people = [*first, make_record(lone, "q", "Person", {"account": "KR:KB:44556677"})]
        relations = link_records(people).relations
        assert {end for one in relations for end in (one.left, one.right)} == {person.id for person in people}
        assert len(relations) == 29


def test_up_to_its_measure_every_pair_of_a_value_is_told() -> None:
    few, many = (link_records(holders("account", HUB_DRAWN_WHOLE + more)).relations for more in (0, 1))
    assert len(few) == HUB_DRAWN_WHOLE * (HUB_DRAWN_WHOLE - 1) // 2
    assert len(many) < len(few)


def same_person(agency: str, mode: MatchMode, phone_mode: MatchMode | None = None) -> Record:
    """One person as an agency holds them, with a mode for the record and one for its phone number."""
    marking = Marking(originator=AgencyId(agency), match_mode=mode)
    record = make_record(agency, "1", "Person", {"name": NAMES[0], "birthDate": "1990-01-02"}, marking=marking)
    own = marking.narrowed(match_mode=phone_mode) if phone_mode else None
    phone = make_statement(record.id, "phone", "+821055501234", marking=own)
    return record.with_statements([*record.statements, phone])


def convened(*records: Record) -> tuple[Linked, dict[str, int]]:
    passed, withheld = matchable(records, CONVENER, at=DAY)
    return link_records(passed), withheld


def test_what_is_open_is_linked_by_the_convener() -> None:
    linked, withheld = convened(same_person("KH", MatchMode.OPEN), same_person("KR", MatchMode.OPEN))
    assert [hit.grade for hit in linked.hits] == [Grade.STRONG]
    assert len(linked.relations) == 1
    assert withheld == {}


@pytest.mark.parametrize("mode", [MatchMode.NONE, MatchMode.BLIND])
def test_a_record_that_is_left_out_or_matched_blind_is_not_linked_by_the_convener(mode: MatchMode) -> None:
    linked, withheld = convened(same_person("KH", mode), same_person("KR", MatchMode.OPEN))
    assert (linked.hits, linked.relations, linked.report["records"]) == ((), (), 1)
    assert sum(withheld.values()) == 1


@pytest.mark.parametrize("mode", [MatchMode.NONE, MatchMode.BLIND])
def test_a_statement_that_is_left_out_or_matched_blind_gives_the_convener_no_evidence(mode: MatchMode) -> None:
    linked, _ = convened(same_person("KH", MatchMode.OPEN, mode), same_person("KR", MatchMode.OPEN))
    (hit,) = linked.hits
    assert not [reason for reason in hit.reasons if reason.code.startswith("phone.")]
    assert [reason.code for reason in hit.reasons if reason.code.startswith("birthDate.")] == ["birthDate.equal"]
    assert linked.relations == ()


@pytest.mark.parametrize("mode", [MatchMode.NONE, MatchMode.BLIND])
def test_a_statement_cannot_open_a_record_that_is_left_out(mode: MatchMode) -> None:
    linked, _ = convened(same_person("KH", mode, MatchMode.OPEN), same_person("KR", MatchMode.OPEN))
    assert (linked.hits, linked.relations) == ((), ())
