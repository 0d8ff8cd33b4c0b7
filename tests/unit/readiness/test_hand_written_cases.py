# SPDX-License-Identifier: Apache-2.0
"""Two cases written by hand, with an expert's written answer: every state, check and blocker must come out so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record
from simpul.model.schema import record_type
from simpul.readiness.assess import CaseReadiness, assess
from simpul.readiness.gates import Blocker, what_if
from simpul.readiness.read import read_case_files

CASES = Path(__file__).parents[2] / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if (folder / "records.yaml").exists())


@cache
def written(name: str) -> tuple[tuple[Record, ...], date]:
    told = yaml.safe_load((CASES / name / "records.yaml").read_text(encoding="utf-8"))
    return tuple(_record(told["agency"], key, *of) for key, of in told["records"].items()), told["at"]


def _record(agency: str, key: str, type_name: str, properties: dict[str, Any]) -> Record:
    known = record_type(type_name)
    for prop in properties:
        known.property(prop)
    owner, _, local = key.rpartition("/")
    values = {p: [str(v) for v in said] if isinstance(said, list) else str(said) for p, said in properties.items()}
    return make_record(owner or agency, local, type_name, values)


def assessed(name: str) -> CaseReadiness:
    records, at = written(name)
    (one,) = assess(records, at=at)
    return one


def answer(name: str) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((CASES / name / "answer.yaml").read_text(encoding="utf-8"))
    return told


def shown(blocker: Blocker) -> list[object]:
    return [blocker.code, blocker.element or blocker.exhibit, blocker.owner, blocker.due, blocker.change]


@pytest.mark.parametrize("name", NAMES)
def test_everything_written_down_is_placed(name: str) -> None:
    assert read_case_files(written(name)[0]).loose == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_gates_answer_as_the_expert(name: str) -> None:
    case = assessed(name)
    assert case.id == answer(name)["case"]
    assert {gate.name.value: gate.ready for gate in case.gates} == answer(name)["ready"]


@pytest.mark.parametrize("name", NAMES)
def test_every_element_is_in_the_state_the_expert_gave_it(name: str) -> None:
    lines = assessed(name).lines
    states = {
        f"{line.charge.id} {line.suspect.id if line.suspect else None}": {
            one.element.code: int(one.state) for one in line.elements
        }
        for line in lines
    }
    assert states == answer(name)["elements"]
    assert sorted({one.element.code for line in lines for one in line.elements if not one.needed}) == sorted(
        answer(name)["not_needed"]
    )
    contested = [
        f"{line.charge.id} {line.suspect.id if line.suspect else None} {one.element.code}"
        for line in lines
        for one in line.elements
        if one.contested
    ]
    assert contested == answer(name)["contested"]


@pytest.mark.parametrize("name", NAMES)
def test_every_check_of_every_exhibit_comes_out_as_the_expert_found(name: str) -> None:
    exhibits = assessed(name).exhibits
    found = {one.exhibit.id: {str(r.check.value): list(r.why) for r in one.results} for one in exhibits}
    assert found == answer(name)["checks"]
    assert all(result.holds == (not result.why) for one in exhibits for result in one.results)
    assert sorted(one.exhibit.id for one in exhibits if one.secured) == answer(name)["secured"]
    assert sorted(one.exhibit.id for one in exhibits if one.securable) == answer(name)["securable"]
    assert sorted(one.exhibit.id for one in exhibits if one.secured_for_trial) == answer(name)["secured_for_trial"]


@pytest.mark.parametrize("name", NAMES)
def test_every_blocker_is_the_experts_with_owner_deadline_and_remedy(name: str) -> None:
    found = {gate.name.value: [shown(blocker) for blocker in gate.blockers] for gate in assessed(name).gates}
    assert found == answer(name)["blockers"]


@pytest.mark.parametrize("name", NAMES)
def test_no_case_ever_blocks_a_rescue(name: str) -> None:
    case = assessed(name)
    assert case.rescue_blocked is False
    assert case.file.life_at_risk == answer(name)["life_at_risk"]
    assert list(case.presumed_victims) == answer(name)["presumed_victims"]


def changed(name: str, key: str, **properties: str | None) -> CaseReadiness:
    """Assess the case with some properties of one record set, or taken away."""
    records, at = written(name)
    mended = [_with(record, properties) if record.id == key else record for record in records]
    (one,) = assess(mended, at=at)
    return one


def _with(record: Record, properties: dict[str, str | None]) -> Record:
    kept = record.with_statements(said for said in record.statements if said.prop not in properties)
    added = make_record(record.agency, record.local_id, record.type, {p: v for p, v in properties.items() if v})
    return replace(kept, statements=kept.statements + added.statements)


def without(name: str, key: str) -> CaseReadiness:
    records, at = written(name)
    (one,) = assess([record for record in records if record.id != key], at=at)
    return one


VOICE = "voice_phishing"
E2, E4 = "KR-KNPA/E-2", "TH-RTP/E-4"
BREAKING_ONE_CHECK: list[tuple[str, str, dict[str, str | None]]] = [
    # E-4 alone carries attribution, so breaking any one of its checks closes the gate to act.
    ("S1", E4, {"hash": None}),
    ("S1", f"{E4}-k1", {"answer": "unknown"}),
    ("S2", f"{E4}-k2", {"at": "2025-11-01"}),
    ("S2", f"{E4}-k2", {"officer": None}),
    ("S3", f"{E4}-c2", {"giver": "TH-RTP:someone"}),
    ("S3", f"{E4}-c3", {"purpose": None}),
    ("S3", f"{E4}-c3", {"at": "2026-01-11T09:00:00+07:00"}),
    ("S3", f"{E4}-c4", {"hashAfter": "ffff"}),
    ("S3", f"{E4}-k3", {"answer": "no"}),
    ("S4", E4, {"authorisedBy": None}),
    ("S4", f"{E4}-k4", {"answer": "no"}),
    ("S5", f"{E4}-k5", {"answer": "intel_only"}),
    ("S5", f"{E4}-k5", {"forum": "TH"}),
    ("S5", f"{E4}-k5", {"answer": "domestic"}),
]


@pytest.mark.parametrize(("check", "record", "properties"), BREAKING_ONE_CHECK)
def test_breaking_exactly_one_check_unsecures_the_exhibit_and_closes_the_gate(
    check: str, record: str, properties: dict[str, str | None]
) -> None:
    case = changed(VOICE, record, **properties)
    telephone = next(one for one in case.exhibits if one.exhibit.id == E4)

    assert {r.check.value for r in telephone.failing(requested_suffices=True)} == {check}
    assert not telephone.securable
    assert not case.ready_to_act
    assert {(blocker.exhibit, blocker.check) for blocker in case.act.blockers} == {(E4, check)}


@pytest.mark.parametrize(
    ("check", "record", "properties"),
    [
        ("S6", f"{E2}-k6", {"answer": "unknown"}),
        ("S6", E2, {"language": "tha"}),
        ("S6", E2, {"translated": "no"}),
    ],
)
def test_without_witness_or_translation_an_exhibit_is_secured_to_act_but_not_to_try(
    check: str, record: str, properties: dict[str, str | None]
) -> None:
    case = changed(VOICE, record, **properties)
    recording = next(one for one in case.exhibits if one.exhibit.id == E2)

    assert recording.secured
    assert not recording.secured_for_trial
    assert case.ready_to_act
    assert (E2, check) in {(blocker.exhibit, blocker.check) for blocker in case.try_.blockers}


@pytest.mark.parametrize("element", ["F1", "F2", "F3", "F4", "F5", "F6"])
def test_no_mandatory_element_may_be_missing(element: str) -> None:
    records, at = written(VOICE)
    (case,) = assess([r for r in records if r.first("element") != element], at=at)
    assert [(b.code, b.element) for b in case.act.blockers] == [("element.no-reliable-exhibit", element)]


@pytest.mark.parametrize(
    ("record", "properties", "code"),
    [
        ("KR-KNPA/VP-07", {"safetyPlan": "unknown"}, "case.no-safety-plan"),
        ("KR-KNPA/VP-07", {"safetyPlanAt": "2026-02-06"}, "case.no-safety-plan"),
        ("KR-KNPA/VP-07", {"deconfliction": "conflict"}, "case.not-deconflicted"),
        ("KR-KNPA/I-2", {"status": "moved"}, "suspect.not-located"),
        ("KR-KNPA/I-2", {"ground": "none"}, "suspect.no-ground"),
        ("KR-KNPA/I-2", {"groundDate": "2026-02-06"}, "suspect.no-ground"),
        ("KR-KNPA/I-2", {"role": "presumed_victim"}, "suspect.presumed-victim"),
        ("KR-KNPA/S-03", {"reliable": "unknown"}, "element.exhibit-not-reliable"),
    ],
)
def test_each_condition_alone_closes_the_gate_to_act(record: str, properties: dict[str, str | None], code: str) -> None:
    paths = changed(VOICE, record, **properties).act.paths
    through_the_ringleader = next(path for path in paths if path.suspect == "KR-KNPA/P-1")
    assert {blocker.code for blocker in through_the_ringleader.remaining()} == {code}


def test_the_answer_to_the_request_makes_the_case_ready_on_secured_exhibits() -> None:
    case = changed(VOICE, f"{E4}-k5", answer="mla_received")
    assert case.ready_to_act_secured
    assert what_if(assessed(VOICE).act_secured, assessed(VOICE).act_secured.blockers) == ()


def test_what_if_tells_what_would_still_be_missing() -> None:
    gate = assessed(VOICE).try_
    left = what_if(gate, gate.blockers[:2])
    assert list(left) == list(gate.blockers[2:])


def test_one_exhibit_would_make_the_detention_case_ready_to_act() -> None:
    case = changed("detention", "ID-POLRI/S-1", exhibit="E-1")
    assert case.ready_to_act
    assert case.ready_to_act_secured
    assert case.act.nearest.suspect == "ID-POLRI/P-1"


def test_the_case_is_not_ready_through_someone_who_may_be_a_victim() -> None:
    case = assessed("detention")
    through_her = next(path for path in case.act.paths if path.suspect == "ID-POLRI/P-2")
    assert {blocker.code for blocker in through_her.remaining()} == {"suspect.presumed-victim"}
    assert case.act.nearest.suspect == "ID-POLRI/P-1"


def test_a_longer_way_that_needs_no_victim_is_proposed_before_a_shorter_one_that_does() -> None:
    case = changed("detention", "ID-POLRI/I-1", ground="none")
    assert case.act.nearest.suspect == "ID-POLRI/P-1"
    assert {blocker.code for blocker in case.act.blockers} == {"suspect.no-ground", "element.no-reliable-exhibit"}


@pytest.mark.parametrize(
    ("status", "ready"),
    [
        ("reported", False),
        ("screened", False),
        ("identified", False),
        ("repatriated", False),
        ("not_identified", True),
    ],
)
def test_only_the_decision_that_she_is_no_victim_counts_her_as_a_suspect(status: str, *, ready: bool) -> None:
    assert changed("detention", "ID-POLRI/H-2", status=status).ready_to_act is ready


def test_without_the_child_the_means_must_be_shown() -> None:
    case = without("detention", "ID-POLRI/H-3")
    assert [(b.code, b.element) for b in case.act.blockers] == [
        ("element.no-reliable-exhibit", "T1"),
        ("element.no-reliable-exhibit", "T2"),
    ]


def test_support_that_names_no_suspect_shows_nothing_of_a_person() -> None:
    named = changed("detention", "ID-POLRI/S-8", suspect="P-1")
    (line,) = [line for line in named.lines if line.charge.id == "ID-POLRI/CH-2"]
    assert {one.element.code: int(one.state) for one in line.elements}["D3"] == 2


def test_readiness_speaks_of_the_day_it_is_asked_for() -> None:
    records, _ = written(VOICE)
    (later,) = assess(records, at=date(2026, 6, 1))
    assert {b.check for b in later.act.blockers} == {"S2"}
    (earlier,) = assess(records, at=date(2026, 1, 10))
    assert not earlier.ready_to_act


def test_ids_are_those_of_the_operation() -> None:
    assert RecordId("TH-RTP/E-4") in assessed(VOICE).file.exhibits
