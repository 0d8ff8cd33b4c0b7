# SPDX-License-Identifier: Apache-2.0
"""What a picture is made from: open records only, each under its cases."""

from __future__ import annotations

import brief_meeting as meeting
from brief_meeting import CANARY, DAY, record

from simpul.brief.sections.cards import card
from simpul.brief.sections.docket import Docket, open_docket
from simpul.model.ids import RecordId


def docket() -> Docket:
    return open_docket(meeting.records(), entities={}, at=DAY)


def test_a_record_of_the_compartment_is_not_on_the_docket() -> None:
    assert RecordId("KH-CNP/h1.identity") not in docket().records


def test_a_statement_of_the_compartment_leaves_its_record() -> None:
    shown = docket().records[RecordId("KR-KNPA/p8")]

    assert shown.values("name") == ["오준호"]
    assert not any(CANARY in said.original for said in shown.statements)


def test_a_thing_belongs_to_the_case_that_names_it() -> None:
    found = docket()

    assert found.cases[RecordId("KH-CNP/s1")] == {"KR-KNPA/c1", "KH-CNP/c2"}
    assert RecordId("KR-KNPA/p1") in found.members[RecordId("KR-KNPA/c1")]


def test_a_reference_that_names_nothing_shown_is_none() -> None:
    found = docket()
    held = found.records[RecordId("KH-CNP/h1")]

    assert found.referred(held, "person") is None
    assert found.referred(held, "site") is found.records[RecordId("KH-CNP/s1")]


def test_a_presumed_victim_stands_under_a_pseudonym_that_does_not_change() -> None:
    found = docket()
    shown = card(found, found.records[RecordId("KR-KNPA/p7")])

    assert shown.protected
    assert "이서연" not in repr(shown)
    assert "p7" not in shown.id
    assert shown == card(docket(), docket().records[RecordId("KR-KNPA/p7")])


def test_a_witness_is_protected_and_a_suspect_is_not() -> None:
    witness = record("KR-KNPA", "w", "Person", name="문서영")
    part = record("KR-KNPA", "i", "Involvement", case="c1", who="w", role="testifier")
    found = open_docket((*meeting.records(), witness, part), entities={}, at=DAY)

    assert witness.id in found.protected
    assert RecordId("KR-KNPA/p1") not in found.protected
