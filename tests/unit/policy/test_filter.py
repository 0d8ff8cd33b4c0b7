# SPDX-License-Identifier: Apache-2.0
"""A reader gets the statements it may see, and no number that tells of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Marking
from simpul.model.record import Record, make_record
from simpul.policy.act import Act
from simpul.policy.actor import CONVENER, Actor, Role, desk
from simpul.policy.filter import Withheld, effective_marking, visible
from simpul.policy.item import record_item

TODAY = date(2026, 2, 5)
SHARED = Marking(originator=AgencyId("KR-KNPA"), audience=frozenset({"TH-RTP", "KH-CNP"}))
NARROW = Marking(originator=AgencyId("KR-KNPA"), audience=frozenset({"KH-CNP"}))
WIDE = Marking(originator=AgencyId("KR-KNPA"), audience=frozenset({"TH-RTP", "KH-CNP", "VN-MPS"}))


def person(marking: Marking, *statements: Marking | None) -> Record:
    values = [f"name {n}" for n in range(len(statements))]
    record = make_record("KR-KNPA", "P1", "Person", {"name": values}, marking=marking)
    marked = (replace(said, marking=own) for said, own in zip(record.statements, statements, strict=True))
    return record.with_statements(marked)


def test_a_record_loses_the_statements_that_are_not_for_the_reader() -> None:
    found = visible([person(SHARED, None, NARROW)], desk("TH-RTP"), Act.READ, at=TODAY)
    assert [record.values("name") for record in found.records] == [["name 0"]]


def test_a_wider_statement_stays_inside_its_narrower_record() -> None:
    record = person(SHARED, WIDE)
    assert effective_marking(record, record.statements[0]).audience == SHARED.audience
    assert not visible([record], desk("VN-MPS"), Act.READ, at=TODAY).records


def test_a_record_without_a_visible_statement_disappears() -> None:
    assert not visible([person(SHARED, NARROW, NARROW)], desk("TH-RTP"), Act.READ, at=TODAY).records


def test_a_record_that_says_nothing_is_judged_by_its_own_marking() -> None:
    assert visible([person(SHARED)], desk("TH-RTP"), Act.READ, at=TODAY).records


def test_an_agency_learns_no_number_of_what_was_withheld() -> None:
    records = [person(Marking(originator=AgencyId("KR-KNPA")), None), person(SHARED, None, NARROW)]
    assert visible(records, desk("TH-RTP"), Act.READ, at=TODAY).withheld == Withheld()


def test_the_convener_learns_how_much_was_withheld_by_agency_and_rule() -> None:
    victims = SHARED.narrowed(compartment=VICTIMS)
    records = [person(victims, None), person(SHARED, victims, victims), person(SHARED, None, victims)]

    found = visible(records, CONVENER, Act.COMPILE, at=TODAY)

    assert found.withheld.records == {("KR-KNPA", "compile.compartment"): 2}
    assert found.withheld.statements == {("KR-KNPA", "compile.compartment"): 1}
    assert found.withheld.by_rule() == {"compile.compartment": 2}


def test_a_statement_for_named_officers_does_not_reach_the_convener_through_a_record_of_the_originator() -> None:
    own = Marking(originator=AgencyId("KR-KNPA"))
    named = own.narrowed(audience=frozenset({"TH-RTP:anan"}))
    found = visible([person(own, None, named)], CONVENER, Act.COMPILE, at=TODAY)
    assert [record.values("name") for record in found.records] == [["name 0"]]
    assert found.withheld.statements == {("KR-KNPA", "compile.named-officers-only"): 1}


def test_nothing_withheld_leaves_the_record_as_it_was() -> None:
    record = person(SHARED, None, WIDE)
    assert visible([record], desk("TH-RTP"), Act.READ, at=TODAY).records == (record,)


def test_cases_of_a_record_are_those_it_names_is_or_was_learnt_in() -> None:
    case = make_record("KR-KNPA", "C1", "Case", {"title": "A case"})
    lead = make_record("KR-KNPA", "L1", "Lead", {"case": "C1"})
    assert "KR-KNPA/C1" in record_item(case).cases
    assert "KR-KNPA/C1" in record_item(lead).cases


def test_need_to_know_goes_down_to_the_statement() -> None:
    record = person(SHARED, None, None)
    first, second = record.statements
    learnt = record.with_statements([replace(first, case="C1"), replace(second, case="C2")])
    officer = Actor(AgencyId("TH-RTP"), "anan", frozenset({Role.ANALYST}), cases=frozenset({"KR-KNPA/C1"}))

    found = visible([learnt], officer, Act.READ, at=TODAY)

    assert [kept.values("name") for kept in found.records] == [["name 0"]]
