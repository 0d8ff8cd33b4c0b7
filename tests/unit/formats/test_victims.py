# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.holding import Holding
from simpul.formats.native import record_fields
from simpul.formats.read import read_source
from simpul.model.marking import VICTIMS, MatchMode
from simpul.model.record import Record

Read = Callable[..., Holding]
Write = Callable[..., Path]

CANARIES = (
    "Quillonda Marvessa",
    "M77120099",
    "+821055501234",
    "Vantrosse",
    "0xf3540c890c4659235fcb2a0b990789dd08b3d5c6",
)

HELD = (
    "id,pseudonym,site,status,reportedAt,indicator,name,passportNumber,phone,mother,wallet\n"
    "h1,P-17,s9,located,2026-01-02,Quillonda Marvessa wrote that she may not leave,"
    "Quillonda Marvessa,M77120099,+821055501234,Vantrosse,0xf3540c890c4659235fcb2a0b990789dd08b3d5c6\n"
)


def _halves(holding: Holding) -> tuple[Record, Record]:
    held = next(record for record in holding.records if record.type == "HeldPerson")
    person = next(record for record in holding.records if record.type == "Person")
    return held, person


def _said_in_full(record: Record) -> str:
    return json.dumps(record_fields(record), ensure_ascii=False)


def test_no_identity_value_remains_in_the_open_half(read_text: Read) -> None:
    held, person = _halves(read_text(HELD, name="KR-KNPA.victims.csv"))
    for canary in CANARIES:
        assert canary not in _said_in_full(held), canary
        assert canary in _said_in_full(person), canary


def test_the_open_half_keeps_what_a_rescue_needs(read_text: Read) -> None:
    held, person = _halves(read_text(HELD, name="KR-KNPA.victims.csv"))
    assert held.first("pseudonym") == "P-17"
    assert held.first("site") == "KR-KNPA/s9"
    assert held.first("status") == "located"
    assert held.first("person") == person.id
    assert held.kept == {}
    assert held.marking.compartment is None


def test_the_identity_is_in_the_compartment_and_in_no_matching(read_text: Read) -> None:
    _, person = _halves(read_text(HELD, name="KR-KNPA.victims.csv"))
    assert person.marking.compartment == VICTIMS
    assert person.marking.audience == frozenset()
    assert person.marking.match_mode is MatchMode.NONE


def test_the_identity_is_never_for_a_whole_operation(write_file: Write, tmp_path: Path) -> None:
    write_file("H/holding.yaml", "agency: KR-KNPA\nmembers: [KR-KNPA, KH-CNP]\nmarking: {audience: operation}\n")
    write_file("H/victims.csv", "id,pseudonym,name,audience\nh1,P-1,Mara Tolen,\nh2,P-2,Ruvi Sanla,operation KH-CNP\n")
    records = {str(record.id): record for record in read_source(tmp_path / "H").records}
    assert records["KR-KNPA/h1.identity"].marking.audience == frozenset()
    assert records["KR-KNPA/h2.identity"].marking.audience == {"KH-CNP"}
    assert records["KR-KNPA/h1"].marking.audience == {"KR-KNPA", "KH-CNP"}


def test_a_person_in_the_compartment_column_is_parted_too(read_text: Read) -> None:
    holding = read_text(
        "id,name,phone,compartment,remark of desk\n"
        "p1,Quillonda Marvessa,+821055501234,victims,mother is Vantrosse\n"
        "p2,Ruvi Sanla,,,\n",
        name="KR-KNPA.people.csv",
    )
    by_id = {str(record.id): record for record in holding.records}
    assert set(by_id) == {"KR-KNPA/p1", "KR-KNPA/p1.identity", "KR-KNPA/p2"}
    held = by_id["KR-KNPA/p1"]
    assert (held.type, held.first("person")) == ("HeldPerson", "KR-KNPA/p1.identity")
    assert not any(canary in _said_in_full(held) for canary in CANARIES)
    assert by_id["KR-KNPA/p1.identity"].marking.compartment == VICTIMS
    assert by_id["KR-KNPA/p2"].type == "Person"


@pytest.mark.parametrize("local_id", ["M77120099", "m-7712 0099", "case of Quillonda Marvessa"])
def test_an_id_that_tells_who_it_is_does_not_remain(read_text: Read, local_id: str) -> None:
    holding = read_text(
        f"id,pseudonym,name,passportNumber\n{local_id},{local_id},Quillonda Marvessa,M77120099\n",
        name="KR-KNPA.victims.csv",
    )
    held, person = _halves(holding)
    assert local_id not in _said_in_full(held)
    assert held.first("pseudonym") == held.local_id
    assert held.first("person") == person.id
    assert person.kept["id"] == local_id
    assert local_id not in person.id


def test_the_report_names_no_victim(read_text: Read) -> None:
    holding = read_text(HELD + HELD.splitlines()[1].replace("located", "reported") + "\n", name="KR-KNPA.victims.csv")
    assert holding.report.total("refused") == 1
    said = json.dumps(holding.report.as_json(), ensure_ascii=False)
    assert not any(canary in said for canary in CANARIES)


def test_both_halves_of_a_row_count_as_one_row(read_text: Read) -> None:
    (tally,) = read_text(HELD, name="KR-KNPA.victims.csv").report.files
    assert (tally.received, tally.mapped, tally.split, tally.records) == (1, 1, 1, 2)


def test_a_held_person_without_identity_stays_one_record(read_text: Read) -> None:
    holding = read_text("id,pseudonym,site,status\nh1,P-1,s1,reported\n", name="KR-KNPA.victims.csv")
    assert [record.type for record in holding.records] == ["HeldPerson"]


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("indicator", "Marvessa wrote"),
        ("indicator", "call 010-5550-1234"),
        ("status", "located (Quillonda)"),
        ("reportedBy", "uncle of QUILLONDA-MARVESSA"),
        ("caveat", "do not tell the Marvessa family"),
        ("case no", "Marvessa-2026"),
        ("site", "where Marvessa is"),
        ("reportedAt", "when Quillonda wrote"),
    ],
)
def test_no_other_cell_of_the_row_gives_the_person_away(read_text: Read, column: str, text: str) -> None:
    sheet = f"id,pseudonym,name,phone,{column}\nh1,P-1,Quillonda Marvessa,+821055501234,{text}\n"
    held, _ = _halves(read_text(sheet, name="KR-KNPA.victims.csv"))
    assert not any(secret in _said_in_full(held).casefold() for secret in ("quillonda", "marvessa", "5550-1234"))


def test_a_name_of_two_han_characters_is_found_too(read_text: Read) -> None:
    held, _ = _halves(read_text("id,pseudonym,name,indicator\nh1,P-1,王明,昨天王明来电\n", name="CN-MPS.victims.csv"))
    assert "王明" not in _said_in_full(held)


def test_a_file_named_after_the_victim_is_not_named(read_text: Read) -> None:
    name = "KR-KNPA.victims Quillonda Marvessa.csv"
    held, _ = _halves(read_text("id,pseudonym,name\nh1,P-1,Quillonda Marvessa\n", name=name))
    assert "Quillonda" not in _said_in_full(held)


def test_the_day_of_the_report_stays_although_it_is_somebodys_birthday(read_text: Read) -> None:
    sheet = "id,pseudonym,name,birthDate,reportedAt\nh1,P-1,Mara Tolen,2026-01-02,2026-01-02\n"
    held, _ = _halves(read_text(sheet, name="KR-KNPA.victims.csv"))
    assert held.values("reportedAt") == ["2026-01-02"]
