# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.holding import BadHolding, Holding
from simpul.formats.limits import UnreadableSource
from simpul.formats.read import iter_records, read_holdings, read_source
from simpul.formats.report import ImportReport
from simpul.formats.sources import NothingToRead
from simpul.model.marking import DEFAULT_CODES, Action, MatchMode

Read = Callable[..., Holding]
Write = Callable[..., Path]


def test_a_plain_list_becomes_people(read_text: Read) -> None:
    holding = read_text(
        "unique_id,first_name,surname,dob,city,email,phone\n"
        "7,Mara,Tolen,1980-02-29,Sihanoukville,mara@inbox.example,+85512355678\n"
    )
    (record,) = holding.records
    assert (record.id, record.type, record.local_id) == ("KR-KNPA/7", "Person", "7")
    assert record.values("firstName") == ["Mara"]
    assert record.values("lastName") == ["Tolen"]
    assert record.values("birthDate") == ["1980-02-29"]
    assert record.values("phone") == ["+85512355678"]
    assert record.originals("address") == ["Sihanoukville"]
    assert record.kept == {}


def test_each_statement_says_file_and_row_and_keeps_the_spelling(read_text: Read) -> None:
    holding = read_text("id,name,phone\n1,Mara Tolen, 012 355 678\n", name="KH-CNP.list.csv")
    phone = next(s for s in holding.records[0].statements if s.prop == "phone")
    assert phone.source == "KH-CNP.list.csv#2"
    assert phone.original == "012 355 678"
    assert phone.value == "+85512355678"


def test_the_agency_is_the_name_up_to_the_first_dot_unless_said(write_file: Write) -> None:
    path = write_file("GB-NCA.people.csv", "id,name\n1,Mara\n")
    assert read_source(path).agency == "GB-NCA"
    assert read_source(path, agency="UNODC").records[0].id == "UNODC/1"
    write_file("holding.yaml", "agency: TH-RTP\n")
    assert read_source(path).agency == "TH-RTP"


def test_a_folder_is_one_holding_and_says_what_it_did_not_read(write_file: Write, tmp_path: Path) -> None:
    write_file("KR-KNPA/holding.yaml", "agency: KR-KNPA\nmembers: [KR-KNPA, KH-CNP]\noperation: Open Gate\n")
    write_file("KR-KNPA/people.csv", "id,name\n1,Mara\n")
    write_file("KR-KNPA/more/wallets.csv", "id,wallet\nw1,0x52908400098527886E0F7030069857D2E4169EE7\n")
    write_file("KR-KNPA/photo.jpg", b"\xff\xd8")
    holding = read_source(tmp_path / "KR-KNPA")
    assert {record.id for record in holding.records} == {"KR-KNPA/1", "KR-KNPA/w1"}
    assert [tally.file for tally in holding.report.files] == ["more/wallets.csv", "people.csv"]
    assert holding.report.not_read == ["photo.jpg"]
    assert holding.members == ("KR-KNPA", "KH-CNP")
    assert holding.operation == "Open Gate"


def test_holdings_come_one_folder_an_agency_in_order(write_file: Write, tmp_path: Path) -> None:
    write_file("holdings/TH-RTP/people.csv", "id,name\n1,Mara\n")
    write_file("holdings/KR-KNPA/people.csv", "id,name\n1,Mara\n")
    assert [holding.agency for holding in read_holdings(tmp_path / "holdings")] == ["KR-KNPA", "TH-RTP"]


def test_the_operation_in_an_audience_means_its_members(write_file: Write, tmp_path: Path) -> None:
    write_file("A/holding.yaml", "agency: KR-KNPA\nmembers: [KR-KNPA, KH-CNP]\nmarking: {audience: operation}\n")
    write_file("A/people.csv", "id,name,audience\n1,Mara,\n2,Tolen,TH-RTP\n3,Ruvi,operation TH-RTP\n")
    one, two, three = read_source(tmp_path / "A").records
    assert one.marking.audience == {"KR-KNPA", "KH-CNP"}
    assert two.marking.audience == {"TH-RTP"}
    assert three.marking.audience == {"KR-KNPA", "KH-CNP", "TH-RTP"}


def test_without_any_marking_only_the_originator_sees_a_record(read_text: Read) -> None:
    marking = read_text("id,name\n1,Mara\n").records[0].marking
    assert (marking.originator, marking.audience, marking.codes) == ("KR-KNPA", frozenset(), DEFAULT_CODES)
    assert marking.action is Action.AMBER


def test_marking_columns_mark_the_row(read_text: Read) -> None:
    marking = (
        read_text(
            "id,name,audience,codes,action,evaluation,match_mode,review_by,caveat\n"
            "1,Mara,TH-RTP KH-CNP,H1 H3,RED,B2,blind,2026-12-31,ask first\n"
        )
        .records[0]
        .marking
    )
    assert marking.audience == {"TH-RTP", "KH-CNP"}
    assert marking.codes == {"H1", "H3"}
    assert (marking.action, marking.match_mode, marking.evaluation) == (Action.RED, MatchMode.BLIND, "B2")
    assert (str(marking.review_by), marking.caveat) == ("2026-12-31", "ask first")


def test_an_unknown_marking_puts_the_row_in_quarantine(read_text: Read) -> None:
    holding = read_text("id,name,action\n1,Mara,PURPLE\n2,Tolen,RED\n")
    (tally,) = holding.report.files
    assert [record.local_id for record in holding.records] == ["2"]
    assert (tally.received, tally.mapped, tally.kept, tally.quarantined) == (2, 1, 1, 1)


def test_the_whole_operation_without_members_is_quarantined(read_text: Read) -> None:
    holding = read_text("id,name,audience\n1,Mara,operation\n")
    assert holding.records == ()
    assert holding.report.total("quarantined") == 1


def test_the_same_row_twice_is_one_record(read_text: Read) -> None:
    holding = read_text("id,name\n1,Mara\n1,Mara\n")
    assert len(holding.records) == 1
    assert (holding.report.total("mapped"), holding.report.total("repeated")) == (2, 1)


def test_the_same_id_with_other_content_is_refused(read_text: Read) -> None:
    holding = read_text("id,name\n1,Mara\n1,Tolen\n")
    (tally,) = holding.report.files
    assert [record.values("name") for record in holding.records] == [["Mara"]]
    assert tally.refusals_by_code == {"row.contradicts-id": 1}
    assert (tally.refusals[0].row, tally.adds_up) == (3, True)


def test_rows_without_id_keep_theirs_when_the_sheet_is_sorted_anew(read_text: Read) -> None:
    first = {record.id for record in read_text("No,name,phone\n1,Mara,+85512355678\n2,Tolen,\n").records}
    again = {record.id for record in read_text("No,name,phone\n1,Tolen,\n2,Mara,+85512355678\n").records}
    assert first == again
    assert len(first) == 2


def test_importing_twice_changes_nothing(read_text: Read) -> None:
    content = "id,name,dob\n1,Mara,1980-01-31\n2,Tolen,\n"
    assert read_text(content).records == read_text(content).records


def test_references_become_whole_and_foreign_ones_stay(read_text: Read) -> None:
    holding = read_text("id,case,who,role\ni1,case-1,2026/7,suspect\ni2,KH-CNP/case-9,p1,held\n", name="KR-KNPA.csv")
    one, two = holding.records
    assert one.type == "Involvement"
    assert (one.values("case"), one.values("who")) == (["KR-KNPA/case-1"], ["KR-KNPA/2026/7"])
    assert (two.values("case"), two.originals("case")) == (["KH-CNP/case-9"], ["KH-CNP/case-9"])


def test_a_column_nobody_knows_is_kept_verbatim_and_counted(read_text: Read) -> None:
    holding = read_text("id,name,shoe size\n1,Mara,38\n2,Tolen,\n")
    assert holding.records[0].kept == {"shoe size": "38"}
    assert holding.report.files[0].kept_columns == {"shoe size": 1}


def test_values_without_canonical_form_are_counted_by_reason(read_text: Read) -> None:
    holding = read_text("id,name,phone\n1,Mara,12\n")
    assert sum(holding.report.without_canonical()["Person.phone"].values()) == 1
    phone = next(s for s in holding.records[0].statements if s.prop == "phone")
    assert (phone.value, phone.usable) == ("12", False)


def test_streaming_gives_the_same_records(write_file: Write) -> None:
    path = write_file("KR-KNPA.csv", "id,name\n" + "".join(f"{n},Person {n}\n" for n in range(50)))
    report = ImportReport()
    assert tuple(iter_records(path, report=report)) == read_source(path).records
    assert report.total("records") == 50


def test_what_does_not_exist_or_is_no_source_is_said(write_file: Write, tmp_path: Path) -> None:
    with pytest.raises(NothingToRead) as missing:
        read_source(tmp_path / "nowhere.csv")
    assert missing.value.code == "formats.nothing-to-read"
    with pytest.raises(UnreadableSource) as unknown:
        read_source(write_file("scan.pdf", b"%PDF"))
    assert unknown.value.code == "formats.unreadable-source"
    with pytest.raises(NothingToRead):
        read_holdings(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "note",
    [
        "agency: KR-KNPA\ncolour: red\n",
        "agency: KR/KNPA\n",
        "date_order: dym\n",
        "members: KR-KNPA\n",
        "marking: {action: PURPLE}\n",
        "marking: {colour: red}\n",
        "marking: {audience: operation}\n",
        "agency: A\nagency: B\n",
        "- a list\n",
        "agency: [\n",
        "a: &x 1\nb: *x\n",
    ],
)
def test_a_holding_note_that_says_something_unknown_is_refused(write_file: Write, tmp_path: Path, note: str) -> None:
    write_file("H/holding.yaml", note)
    write_file("H/people.csv", "id,name\n1,Mara\n")
    with pytest.raises(BadHolding) as bad:
        read_source(tmp_path / "H")
    assert bad.value.code == "formats.bad-holding"


def test_links_to_files_elsewhere_are_not_followed(write_file: Write, tmp_path: Path) -> None:
    secret = write_file("elsewhere.csv", "id,name\n1,Mara\n")
    write_file("H/people.csv", "id,name\n2,Tolen\n")
    (tmp_path / "H" / "more.csv").symlink_to(secret)
    holding = read_source(tmp_path / "H", agency="KR-KNPA")
    assert [record.local_id for record in holding.records] == ["2"]
    assert holding.report.not_read == ["more.csv"]
