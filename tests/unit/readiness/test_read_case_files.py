# SPDX-License-Identifier: Apache-2.0
"""Records become case files, and what fits nowhere is returned with the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from simpul.model.record import Record, make_record
from simpul.readiness.assess import assess
from simpul.readiness.case_file import VictimStanding
from simpul.readiness.explain import explain
from simpul.readiness.read import read_case_files
from simpul.readiness.values import day, instant, truth, whole_number

TODAY = date(2026, 2, 5)


def record(local: str, type_name: str, agency: str = "KR-KNPA", **properties: str | list[str]) -> Record:
    return make_record(agency, local, type_name, properties)


CASE = record("C1", "Case", forum="KR")
CHARGE = record("CH1", "Charge", case="C1", template="FRAUD")


def test_what_fits_nowhere_is_told_with_the_reason() -> None:
    files = read_case_files(
        [
            CASE,
            CHARGE,
            record("CH2", "Charge", case="C9", template="FRAUD"),
            record("CH3", "Charge", case="C1", template="WITCHCRAFT"),
            record("S1", "Support", charge="CH9", element="F1"),
            record("S2", "Support", charge="CH1", element="T1"),
            record("S3", "Support", charge="CH1", element="F1", suspect="P9"),
            record("K1", "ExhibitCheck", exhibit="E9", check="S1"),
            record("E1", "Exhibit", case="C1"),
            record("K2", "ExhibitCheck", exhibit="E1", check="S7"),
            record("V1", "CustodyEvent", exhibit="E9"),
        ]
    )
    assert {one.record.removeprefix("KR-KNPA/"): one.code for one in files.loose} == {
        "CH2": "loose.no-case",
        "CH3": "loose.unknown-template",
        "S1": "loose.no-charge",
        "S2": "loose.unknown-element",
        "S3": "loose.unknown-suspect",
        "K1": "loose.no-exhibit",
        "K2": "loose.unknown-check",
        "V1": "loose.no-exhibit",
    }
    assert files.cases[0].charges[0].supports == ()


def test_a_case_without_a_charge_lacks_exactly_that() -> None:
    (case,) = assess([CASE], at=TODAY)
    assert [blocker.code for gate in case.gates for blocker in gate.blockers] == ["case.no-charge"] * 3
    assert case.rescue_blocked is False


def test_a_charge_against_nobody_lacks_a_suspect_who_is_identified_and_located() -> None:
    (case,) = assess([CASE, CHARGE], at=TODAY)
    assert {"suspect.not-identified", "suspect.not-located", "suspect.no-ground"} <= {b.code for b in case.act.blockers}
    assert "suspect.not-identified" in {b.code for b in case.try_.blockers}


def test_a_charge_that_names_nobody_is_against_every_suspect_of_the_case() -> None:
    people = [record("P1", "Person"), record("P2", "Person")]
    notes = [record(f"I{n}", "Involvement", case="C1", who=f"P{n}", role="suspect") for n in (1, 2)]
    (case,) = assess([CASE, CHARGE, *people, *notes], at=TODAY)
    assert [line.suspect.id for line in case.lines if line.suspect] == ["KR-KNPA/P1", "KR-KNPA/P2"]


def test_a_charge_against_someone_who_is_not_among_the_records_falls_to_nobody_else() -> None:
    charge = record("CH1", "Charge", case="C1", template="FRAUD", suspect="P-hidden")
    note = record("I1", "Involvement", case="C1", who="P1", role="suspect")
    (case,) = assess([CASE, charge, record("P1", "Person"), note], at=TODAY)
    assert [line.suspect for line in case.lines] == [None]


def test_a_charge_without_forum_lacks_one() -> None:
    (case,) = assess([record("C1", "Case"), CHARGE], at=TODAY)
    assert "charge.no-forum" in {blocker.code for blocker in case.act.blockers}


def test_another_agencys_records_join_the_case_by_full_id() -> None:
    exhibit = record("E1", "Exhibit", agency="TH-RTP", origin="scene")
    support = record("S1", "Support", agency="TH-RTP", charge="KR-KNPA/CH1", element="F1", exhibit="E1", reliable="yes")
    (file,) = read_case_files([CASE, CHARGE, exhibit, support]).cases
    assert set(file.exhibits) == {"TH-RTP/E1"}
    assert file.exhibits[file.charges[0].supports[0].exhibit or exhibit.id].owner == "TH-RTP"


@pytest.mark.parametrize(
    ("notes", "standing"),
    [
        ([], VictimStanding.NONE),
        ([("HeldPerson", {"person": "P1", "status": "reported"})], VictimStanding.PRESUMED),
        ([("HeldPerson", {"person": "P1"})], VictimStanding.PRESUMED),
        ([("HeldPerson", {"person": "P1", "status": "referred"})], VictimStanding.IDENTIFIED),
        ([("HeldPerson", {"person": "P1", "status": "not_identified"})], VictimStanding.NONE),
        ([("Involvement", {"who": "P1", "case": "C1", "role": "held"})], VictimStanding.PRESUMED),
        ([("Involvement", {"who": "P1", "case": "C1", "status": "presumed_victim"})], VictimStanding.PRESUMED),
    ],
)
def test_who_may_be_a_victim_is_presumed_one_until_decided(
    notes: list[tuple[str, dict[str, str]]], standing: VictimStanding
) -> None:
    told = [record(f"N{n}", type_name, **properties) for n, (type_name, properties) in enumerate(notes)]
    suspect = record("I1", "Involvement", case="C1", who="P1", role="suspect", indicator="passport held by others")
    (file,) = read_case_files([CASE, CHARGE, record("P1", "Person"), suspect, *told]).cases
    (found,) = file.suspects.values()
    assert found.victim is standing
    assert found.indicators == ("passport held by others",)


def test_an_explanation_is_codes_and_values() -> None:
    (case,) = assess([CASE, CHARGE], at=TODAY)
    lines = explain(case)
    codes = [line.code for line in lines]
    assert codes[0] == "gate.act"
    assert "rescue.never-blocked" in codes
    assert "blocked.suspect.not-located" in codes
    assert dict(next(line for line in lines if line.code == "element").values)["state"] == "0"


def test_values_that_cannot_be_read_are_unknown() -> None:
    assert day("2026-02-05T10:00:00+09:00") == date(2026, 2, 5)
    assert day("2026-02") == date(2026, 2, 1)
    assert day("2026") == date(2026, 1, 1)
    assert day("last spring") is None
    assert instant(None) is None
    assert instant("2026-02-05") == datetime(2026, 2, 5, tzinfo=UTC)
    assert instant("noon") is None
    assert [truth(value) for value in ("yes", "True", "1", "no", "unknown", None)] == [True] * 3 + [False] * 3
    assert [whole_number(value) for value in ("3", "3.0", "three", "inf", None)] == [3, 3, None, None, None]
