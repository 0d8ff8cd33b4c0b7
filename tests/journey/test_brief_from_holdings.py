# SPDX-License-Identifier: Apache-2.0
"""From holdings to the brief: what a reader may not see changes nothing that the reader gets."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simpul.brief.compose import compose
from simpul.brief.paper.data import picture_fields
from simpul.brief.write import write_brief
from simpul.formats.holding import Holding
from simpul.formats.native import native_records
from simpul.formats.report import FileTally, ImportReport
from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Marking
from simpul.model.record import Record, make_record

KR, TH = AgencyId("KR-KNPA"), AgencyId("TH-RTP")
DAY = date(2026, 3, 2)


def shared(agency: AgencyId) -> Marking:
    return Marking(originator=agency, audience=frozenset({KR, TH}))


def person(agency: AgencyId, local: str, marking: Marking, **more: str) -> Record:
    about = {"name": "Kim Do-hyeon", "birthDate": "1987-04-11", "phone": "+85512345678", **more}
    return make_record(agency, local, "Person", about, marking=marking)


def korea(*more: Record) -> Holding:
    case = make_record(KR, "c1", "Case", {"title": "투자리딩", "caseKind": "investment_fraud"}, marking=shared(KR))
    part = {"case": "KR-KNPA/c1", "who": "KR-KNPA/p1", "role": "suspect"}
    involved = make_record(KR, "i1", "Involvement", part, marking=shared(KR))
    return Holding(KR, (case, person(KR, "p1", shared(KR)), involved, *more), ImportReport(), operation="Clear Water")


def thailand(*more: Record) -> Holding:
    return Holding(TH, (person(TH, "p1", shared(TH)), *more), ImportReport())


def hidden() -> tuple[Record, ...]:
    """Return records that Korea may not see although each touches what it may."""
    own = Marking(originator=TH)
    closed = replace(shared(TH), compartment=VICTIMS)
    return (
        person(TH, "p2", own),
        person(TH, "v1", closed, mark="scar"),
        make_record(TH, "c9", "Case", {"title": "ลับ", "lifeAtRisk": "true", "heldCount": "50"}, marking=own),
        make_record(TH, "i9", "Involvement", {"case": "KR-KNPA/c1", "who": "KR-KNPA/p1", "role": "held"}, marking=own),
    )


def test_two_agencies_with_one_suspect_get_a_hit_and_a_network() -> None:
    picture = compose((korea(), thailand()), audience=None, at=DAY)

    (hit,) = picture.hits
    assert {hit.left.agency, hit.right.agency} == {"KR-KNPA", "TH-RTP"}
    assert picture.operation == "Clear Water"
    assert picture.cases[0].contributions[0].agency == "TH-RTP"
    assert len(picture.networks) == 1


def test_hidden_records_change_nothing_in_an_agencys_pack(tmp_path: Path) -> None:
    write_brief(compose((korea(), thailand()), audience=KR, at=DAY), tmp_path / "without")
    write_brief(compose((korea(), thailand(*hidden())), audience=KR, at=DAY), tmp_path / "with")

    names = [path.name for path in (tmp_path / "without").iterdir()]
    assert "pack.simpul.jsonl" in names
    for name in names:
        assert (tmp_path / "without" / name).read_bytes() == (tmp_path / "with" / name).read_bytes(), name


def test_the_agency_whose_records_they_are_sees_what_is_its_own() -> None:
    picture = compose((korea(), thailand(*hidden())), audience=TH, at=DAY)

    assert {case.number for case in picture.cases} == {"c1", "c9"}
    assert not any("scar" in str(record) for record in picture.pack)


def test_the_convener_is_told_how_much_was_withheld_and_an_agency_is_not() -> None:
    holdings = (korea(), thailand(*hidden()))

    assert [line.rule for line in compose(holdings, audience=None, at=DAY).withheld] == ["compile.compartment"]
    assert compose(holdings, audience=KR, at=DAY).withheld == ()


def test_no_compartment_in_anybodys_picture() -> None:
    for audience in (None, KR, TH):
        picture = compose((korea(), thailand(*hidden())), audience=audience, at=DAY)
        assert "scar" not in json.dumps(picture_fields(picture))


def test_a_pack_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    picture = compose((korea(), thailand()), audience=KR, at=DAY)
    write_brief(picture, tmp_path)

    read = tuple(record for _, record in native_records(tmp_path / "pack.simpul.jsonl", FileTally("pack")))
    assert {record.id: record.marking for record in read} == {record.id: record.marking for record in picture.pack}


@pytest.mark.parametrize("audience", [None, KR])
def test_nothing_at_all_is_still_a_brief(tmp_path: Path, audience: AgencyId | None) -> None:
    write_brief(compose((), audience=audience, at=DAY), tmp_path)

    assert "A no-hit clears nobody." in (tmp_path / "brief.html").read_text("utf-8")
