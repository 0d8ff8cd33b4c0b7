# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from simpul.formats.limits import Limits, SourceTooLarge, UnreadableSource
from simpul.formats.read import read_source
from simpul.formats.workbook import open_workbook

WriteBook = Callable[..., Path]


def test_sheets_titles_dates_and_numbers_are_read(write_workbook: WriteBook) -> None:
    day = datetime(1980, 1, 31, tzinfo=UTC).replace(tzinfo=None)
    path = write_workbook(
        "KR-KNPA.xlsx",
        {
            "대상자": [
                ["수사대상자 명단"],
                [],
                ["관리번호", "성명", "생년월일", "휴대전화"],
                [1, "김철수", day, "010-2345-6789"],
            ],
            "계좌": [["관리번호", "계좌번호", "은행명"], ["a1", 123456789012, "남산은행"]],
            "empty": [],
        },
    )
    person, account = read_source(path).records
    assert (person.type, person.local_id, person.values("birthDate")) == ("Person", "1", ["1980-01-31"])
    assert person.values("phone") == ["+821023456789"]
    assert (account.type, account.originals("account")) == ("Account", ["123456789012"])
    assert person.statements[0].source == "KR-KNPA.xlsx#대상자!4"


def test_merged_cells_are_filled_down(write_workbook: WriteBook) -> None:
    path = write_workbook(
        "KR-KNPA.xlsx",
        {"people": [["id", "country", "name"], ["1", "KH", "Mara"], ["2", None, "Tolen"], ["3", None, "Ruvi"]]},
        merged=["B2:B3"],
    )
    assert [record.values("country") for record in read_source(path).records] == [["KH"], ["KH"], []]


def test_rows_under_a_merged_id_are_one_record(write_workbook: WriteBook) -> None:
    path = write_workbook(
        "KR-KNPA.xlsx",
        {"people": [["id", "name", "phone"], ["1", "Mara", "+85512355678"], [None, None, "+85516345677"]]},
        merged=["A2:A3"],
    )
    holding = read_source(path)
    (record,) = holding.records
    assert record.values("phone") == ["+85512355678", "+85516345677"]
    assert (holding.report.total("mapped"), holding.report.total("joined")) == (2, 1)


def test_a_formula_gives_its_stored_value_and_is_counted(write_workbook: WriteBook, tmp_path: Path) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], ["1", "Mara"], ["2", "STORED"]]})
    book = tmp_path / "with-formula.KR.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert content.count(b'<c r="B3"') == 1
                start = content.index(b'<c r="B3"')
                end = content.index(b"</c>", start) + 4
                cell = b'<c r="B3" t="str"><f>CONCATENATE("Tol","en")</f><v>Tolen</v></c>'
                content = content[:start] + cell + content[end:]
            new.writestr(name, content)
    holding = read_source(book, agency="KR-KNPA")
    assert [record.values("name") for record in holding.records] == [["Mara"], ["Tolen"]]
    assert holding.report.total("formulas") == 1


def test_a_sheet_that_nobody_mapped_is_said(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], ["1", "Mara"]], "scratch": [["x"], ["y"]]})
    path.with_name("KR-KNPA.xlsx.mapping.yaml").write_text(
        "version: 1\nsheets: [{sheet: people, type: Person, id: id, columns: {name: name}}]\n"
    )
    holding = read_source(path)
    assert len(holding.records) == 1
    assert holding.report.files[0].notes == {"sheet.not-mapped: scratch": 1}


def _with_member(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr(name, content)


def test_a_zip_bomb_is_refused_before_it_is_opened(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id"], ["1"]]})
    _with_member(path, "xl/worksheets/sheet9.xml", bytes(30 << 20))
    with pytest.raises(SourceTooLarge) as bomb:
        read_source(path)
    assert bomb.value.code == "formats.source-too-large"


def test_a_member_beyond_the_cap_is_refused(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], *([str(n), f"Person {n}"] for n in range(200))]})
    with pytest.raises(SourceTooLarge):
        open_workbook(path, limits=Limits(member=2_000))
    with pytest.raises(SourceTooLarge):
        open_workbook(path, limits=Limits(unpacked=2_000))


def test_a_directory_that_lies_about_sizes_is_refused(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], ["1", "Mara"]]})
    with zipfile.ZipFile(path) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size
    content = path.read_bytes()
    assert struct.pack("<I", size) in content
    path.write_bytes(content.replace(struct.pack("<I", size), struct.pack("<I", 10)))
    with pytest.raises(UnreadableSource):
        open_workbook(path)


def test_two_cells_in_opposite_corners_are_refused(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], ["1", "Mara"]]})
    book = load_workbook(path)
    book["people"]["XFD1048576"] = "far away"
    book.save(path)
    with pytest.raises(SourceTooLarge) as far:
        read_source(path)
    assert "too far apart" in far.value.sentence


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"id,name\n1,Mara\n"])
def test_what_is_no_workbook_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "KR-KNPA.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableSource) as unreadable:
        read_source(path)
    assert unreadable.value.code == "formats.unreadable-source"


def test_an_archive_without_a_workbook_is_said(tmp_path: Path) -> None:
    path = tmp_path / "KR-KNPA.xlsx"
    _with_member(path, "readme.txt", b"nothing here")
    with pytest.raises(UnreadableSource):
        read_source(path)


@pytest.mark.parametrize("content", [b"<worksheet><sheetData><row r='1'><c r='A1'", b"", b"\xff\xfe\x00"])
def test_a_broken_sheet_is_said(write_workbook: WriteBook, tmp_path: Path, content: bytes) -> None:
    path = write_workbook("good.xlsx", {"people": [["id", "name"], ["1", "Mara"]]})
    broken = tmp_path / "KR-KNPA.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == "xl/worksheets/sheet1.xml" else old.read(name))
    try:
        assert read_source(broken).records == ()
    except UnreadableSource as unreadable:
        assert "KR-KNPA.xlsx" in unreadable.sentence  # noqa: PT017  # either answer is sound, a crash is not


def test_a_refusal_in_a_workbook_names_its_sheet(write_workbook: WriteBook) -> None:
    path = write_workbook(
        "KR-KNPA.xlsx",
        {"people": [["id", "name"], ["1", "Mara"]], "companies": [["id", "company name"], ["c", "A"], ["c", "B"]]},
    )
    (refusal,) = read_source(path).report.files[0].refusals
    assert (refusal.sheet, refusal.row, refusal.code) == ("companies", 3, "row.contradicts-id")


def test_a_workbook_of_one_sheet_needs_no_sheet_in_its_sources(write_workbook: WriteBook) -> None:
    path = write_workbook("KR-KNPA.xlsx", {"people": [["id", "name"], ["1", "Mara"]]})
    assert read_source(path).records[0].statements[0].source == "KR-KNPA.xlsx#2"
