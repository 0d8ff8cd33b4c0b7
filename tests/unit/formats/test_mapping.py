# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.mapping import (
    BadMapping,
    Column,
    FileMapping,
    SheetMapping,
    load_mapping,
    mapping_path,
    save_mapping,
)
from simpul.formats.read import read_source
from simpul.model.errors import UnknownProperty, UnknownType

Write = Callable[..., Path]

MAPPING = FileMapping(
    file="KR-KNPA.csv",
    encoding="cp949",
    delimiter=";",
    sheets=(
        SheetMapping(
            sheet="대상자",
            header_row=3,
            type="Person",
            id="관리번호",
            columns={
                "No": Column(property="name"),
                "연락처": Column(property="phone", country="KR", split=";"),
                "생일": Column(property="birthDate", order="dmy"),
                "공유": Column(marking="audience"),
                "플랫폼": Column(gives="platform"),
            },
            keep=("비고",),
            sequence="연번",
        ),
    ),
)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    path = mapping_path(tmp_path / "KR-KNPA.csv")
    save_mapping(MAPPING, path)
    assert path.name == "KR-KNPA.csv.mapping.yaml"
    assert load_mapping(path) == MAPPING


def test_a_header_that_yaml_takes_for_no_stays_a_header(write_file: Write) -> None:
    path = write_file(
        "x.mapping.yaml",
        "version: 1\nsheets:\n- {sheet: null, type: Person, id: ID, "
        "columns: {No: name, 1: {property: phone, country: NO}}}\n",
    )
    (sheet,) = load_mapping(path).sheets
    assert sheet.columns == {"No": Column(property="name"), "1": Column(property="phone", country="NO")}
    assert sheet.sheet is None
    assert sheet.header_row == 1


@pytest.mark.parametrize(
    "text",
    [
        "version: 2\nsheets: [{type: Person, columns: {a: name}}]\n",
        "sheets: [{type: Person, columns: {a: name}}]\n",
        "version: 1\n",
        "version: 1\nsheets: []\n",
        "version: 1\nsheets: [Person]\n",
        "version: 1\ncolour: red\nsheets: [{type: Person, columns: {a: name}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: name}, colour: red}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {property: name, colour: red}}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {property: name, marking: audience}}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {country: KR}}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {marking: originator}}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {gives: aura}}}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: {property: birthDate, order: dym}}}]\n",
        "version: 1\nsheets: [{type: Person, header_row: two, columns: {a: name}}]\n",
        "version: 1\nsheets: [{type: Person, columns: [a]}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: name}, keep: b}]\n",
        "version: 1\nsheets: [{type: Person, columns: {a: name, a: phone}}]\n",
        "version: [\n",
        "",
    ],
)
def test_a_mapping_that_says_something_unknown_is_refused(write_file: Write, text: str) -> None:
    with pytest.raises(BadMapping) as bad:
        load_mapping(write_file("x.mapping.yaml", text))
    assert bad.value.code == "formats.bad-mapping"


def test_an_unknown_type_or_property_is_refused_by_name(write_file: Write) -> None:
    with pytest.raises(UnknownType, match="Ghost"):
        load_mapping(write_file("x.mapping.yaml", "version: 1\nsheets: [{type: Ghost, columns: {a: name}}]\n"))
    with pytest.raises(UnknownProperty, match="aura"):
        load_mapping(write_file("x.mapping.yaml", "version: 1\nsheets: [{type: Person, columns: {a: aura}}]\n"))


def test_the_mapping_beside_a_file_decides(write_file: Write) -> None:
    path = write_file("KH-CNP.csv", "a;b;c;d;e\n7;Mara | Tolen;012 355 678;03/04/1980;red\n", "cp874")
    write_file(
        "KH-CNP.csv.mapping.yaml",
        "version: 1\nfile: KH-CNP.csv\nencoding: cp874\ndelimiter: ';'\nsheets:\n"
        "- sheet: null\n  header_row: 1\n  type: Person\n  id: a\n  keep: [e]\n  columns:\n"
        "    b: {property: name, split: '|', lang: eng}\n    c: {property: phone, country: KH}\n"
        "    d: {property: birthDate, order: mdy}\n",
    )
    holding = read_source(path)
    (record,) = holding.records
    assert record.values("name") == ["Mara", "Tolen"]
    assert {s.lang for s in record.statements if s.prop == "name"} == {"eng"}
    assert record.values("phone") == ["+85512355678"]
    assert record.values("birthDate") == ["1980-03-04"]
    assert record.kept == {"e": "red"}
    assert holding.report.files[0].mapping == "file"


def test_the_row_says_bank_and_country_of_its_account(write_file: Write) -> None:
    path = write_file("UNODC.accounts.csv", "id,account,bank,country\n1,371-402-886915,ABA Bank,Cambodia\n")
    (record,) = read_source(path).records
    (account,) = [s for s in record.statements if s.prop == "account"]
    assert account.value.startswith("KH")
    assert "aba" in account.value.lower()


def test_a_column_may_tell_the_platform_and_the_case_of_its_row(write_file: Write) -> None:
    path = write_file("UNODC.handles.csv", "id,username,platform,case no\n1,mara_tolen,Telegram,C-7\n")
    (record,) = read_source(path).records
    (handle,) = record.statements
    assert handle.value.startswith("telegram:")
    assert handle.case == "C-7"
