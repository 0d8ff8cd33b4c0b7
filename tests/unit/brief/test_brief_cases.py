# SPDX-License-Identifier: Apache-2.0
"""Cases on the agenda: ordered with a reason, in parts, decided by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import brief_meeting as meeting
import pytest

from simpul.brief.sections.cards import card_key
from simpul.brief.sections.cases import DIRECTIONS, CaseContext, CaseSheet, case_sheets
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import open_docket
from simpul.brief.sections.gates import GATES, GateLine, ReadinessSheet
from simpul.model.ids import RecordId


def sheet(case: str, *, passed: tuple[str, ...] = (), supported: int = 0) -> ReadinessSheet:
    gates = tuple(GateLine(gate, gate in passed) for gate in GATES)
    return ReadinessSheet(case, gates, supported, 6, charges=(), blockers=())


def cases(readiness: dict[str, ReadinessSheet]) -> tuple[CaseSheet, ...]:
    docket = open_docket(meeting.records(), entities={}, at=meeting.DAY)
    return case_sheets(CaseContext(docket, (), (), readiness, None))


def test_what_is_ready_comes_first_and_then_what_lacks_least() -> None:
    found = cases(
        {
            "TH-RTP/c3": sheet("TH-RTP/c3", passed=("act", "act_secured", "try"), supported=6),
            "AE-MOI/c4": sheet("AE-MOI/c4", passed=("act",), supported=6),
            "KR-KNPA/c1": sheet("KR-KNPA/c1", supported=4),
        }
    )

    assert [case.id for case in found] == ["TH-RTP/c3", "AE-MOI/c4", "KR-KNPA/c1", "KH-CNP/c2"]
    assert [case.position for case in found] == [1, 2, 3, 4]


def test_life_at_risk_is_said_before_the_agenda_whatever_the_place_on_it() -> None:
    picture = meeting.picture()

    assert [case.number for case in picture.at_risk] == ["KH-c2"]


def test_the_lead_agency_presents_and_the_hosting_state_is_named_as_such() -> None:
    case = next(case for case in meeting.picture().cases if case.number == "KR-c1")

    assert case.presenter == "KR-KNPA"
    assert [one.agency for one in case.contributions if one.hosting] == ["KH-CNP"]


def test_five_criteria_are_shown_in_parts_and_none_is_a_score() -> None:
    for case in meeting.picture().cases:
        assert [one.code for one in case.criteria] == [
            *("harm", "readiness", "cross_border", "actionability", "confidence"),
        ]
        assert all(one.facts for one in case.criteria)


def test_a_suspect_who_may_be_a_victim_is_flagged_with_the_reason() -> None:
    case = next(case for case in meeting.picture().cases if case.number == "KR-c1")
    flagged = {one.card.id: one.may_be_victim for one in case.suspects if one.may_be_victim}

    assert list(flagged.values()) == [("indicator", "status")]
    assert case.suspects[0].may_be_victim


def test_a_suspect_linked_to_somebody_held_is_flagged() -> None:
    held = meeting.record("KH-CNP", "p10", "Person", name="សុខ")
    part = meeting.record("KH-CNP", "i10", "Involvement", case="c2", who="p10", role="held")
    entities = {held.id: "E-9", RecordId("TH-RTP/p3"): "E-9"}
    docket = open_docket((*meeting.records(), held, part), entities=entities, at=meeting.DAY)
    found = case_sheets(CaseContext(docket, (), (), {}, None))
    suspects = next(case for case in found if case.number == "TH-c3").suspects

    assert suspects[0].may_be_victim == ("also_held",)


def test_people_that_readiness_wants_screened_are_flagged() -> None:
    asked = replace(sheet("TH-RTP/c3"), may_be_victims=(card_key(RecordId("TH-RTP/p3")),))
    case = next(case for case in cases({"TH-RTP/c3": asked}) if case.number == "TH-c3")

    assert case.suspects[0].may_be_victim == ("readiness",)


def test_few_people_held_are_not_counted_out() -> None:
    case = next(case for case in meeting.picture().cases if case.number == "KH-c2")

    assert case.held.kind == "fewer_than"


def test_every_direction_is_open() -> None:
    assert DIRECTIONS == ("arrest", "rescue", "freeze", "more_evidence", "merge", "decline")


@pytest.mark.parametrize(
    ("said", "expected"),
    [("2025-10-03", date(2025, 10, 3)), ("2025-10", date(2025, 10, 1)), ("2025", date(2025, 1, 1)), ("soon", None)],
)
def test_a_date_of_any_precision_has_a_first_day(said: str, expected: date | None) -> None:
    assert day(said) == expected
