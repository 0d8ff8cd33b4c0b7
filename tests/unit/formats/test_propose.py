# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.headers import column_meaning, header_languages, key_of, means_id, type_meant
from simpul.formats.holding import origin_of
from simpul.formats.mapping import Column, SheetMapping, load_mapping, mapping_path, save_mapping
from simpul.formats.read import read_source
from simpul.formats.sources import open_source
from simpul.model.schema import record_types

Write = Callable[..., Path]

PARTICIPANTS = ("ara", "eng", "fil", "fra", "ind", "jpn", "khm", "kor", "lao", "msa", "tha", "vie", "zho")


@pytest.fixture
def propose(write_file: Write) -> Callable[..., SheetMapping]:
    def proposed(content: str, name: str = "X.csv") -> SheetMapping:
        path = write_file(name, content)
        (sheet,) = open_source(path, origin_of(path)).mapping.sheets
        return sheet

    return proposed


def test_the_participants_languages_are_known() -> None:
    assert header_languages() == PARTICIPANTS


@pytest.mark.parametrize("type_name", list(record_types()))
def test_an_exact_property_name_always_maps(type_name: str) -> None:
    for prop in record_types()[type_name].properties:
        assert column_meaning(prop, type_name) == Column(property=prop)


@pytest.mark.parametrize(
    ("header", "prop"),
    [
        ("Full Name", "name"),
        ("date_of_birth", "birthDate"),
        ("D.O.B.", "birthDate"),
        ("First name", "firstName"),
        ("Phone 2", "phone"),
        ("성명", "name"),
        ("생년월일", "birthDate"),
        ("휴대폰 번호", "phone"),
        ("氏名(カナ)", "name"),
        ("生年月日", "birthDate"),
        ("旅券番号", "passportNumber"),
        ("出生日期", "birthDate"),
        ("護照號碼", "passportNumber"),
        ("护照号码", "passportNumber"),
        ("Họ và tên", "name"),
        ("HO VA TEN", "name"),
        ("Số điện thoại", "phone"),
        ("Tarikh Lahir", "birthDate"),
        ("No. Pasport", "passportNumber"),
        ("Tanggal Lahir", "birthDate"),
        ("Nomor HP", "phone"),
        ("วันเดือนปีเกิด", "birthDate"),
        ("นามสกุล", "lastName"),
        ("ວັນເດືອນປີເກີດ", "birthDate"),
        ("ថ្ងៃខែឆ្នាំកំណើត", "birthDate"),
        ("លេខទូរស័ព្ទ", "phone"),
        ("Petsa ng Kapanganakan", "birthDate"),
        ("تاريخ الميلاد", "birthDate"),
        ("رقم جواز السفر", "passportNumber"),
        ("Date de naissance", "birthDate"),
        ("PRENOM", "firstName"),
        ("Passport / Passeport", "passportNumber"),
        ("Name (성명)", "name"),
    ],
)
def test_headers_are_known_in_many_languages(header: str, prop: str) -> None:
    assert column_meaning(header, "Person") == Column(property=prop)


@pytest.mark.parametrize("header", ["shoe size", "", "혈액형", "x", "12"])
def test_a_header_nobody_knows_means_nothing(header: str) -> None:
    assert column_meaning(header, "Person") is None


@pytest.mark.parametrize(
    ("header", "platform"),
    [("Telegram", "telegram"), ("LINE ID", "line"), ("微信号", "wechat"), ("ไลน์", "line"), ("카카오톡", "kakaotalk")],
)
def test_a_platform_in_the_header_is_that_of_the_handles(header: str, platform: str) -> None:
    assert column_meaning(header, "Person") == Column(property="handle", platform=platform)


@pytest.mark.parametrize(
    ("name", "type_name"),
    [
        ("persons_of_interest", "Person"),
        ("대포통장", "Account"),
        ("架電記録", "Communication"),
        ("虚拟货币地址", "Wallet"),
        ("บัญชีม้า", "Account"),
        ("seizedDevices", "Device"),
        ("CustodyEvent", "CustodyEvent"),
        ("held persons 2026", "HeldPerson"),
        ("KR-KNPA", None),
    ],
)
def test_names_of_sheets_tell_the_type(name: str, type_name: str | None) -> None:
    assert type_meant(name) == type_name


def test_an_id_column_is_that_of_its_own_type() -> None:
    assert means_id("lead id", "Lead")
    assert not means_id("case id", "Lead")
    assert column_meaning("case id", "Lead") == Column(property="case")


def test_keys_forget_case_blanks_and_latin_accents_only() -> None:
    assert key_of("Date of  Birth.") == key_of("DATE_OF_BIRTH") == "dateofbirth"
    assert key_of("Prénom") == "prenom"
    assert key_of("ชื่อ") == "ชื่อ"
    assert key_of("が") != key_of("か")


@pytest.mark.parametrize(
    ("headers", "type_name"),
    [
        ("id,name,dob,nationality", "Person"),
        ("id,account number,bank,account holder", "Account"),
        ("id,wallet address,tag,custodian", "Wallet"),
        ("id,imei,model,serial number", "Device"),
        ("id,payer account,payee account,amount,date", "Payment"),
        ("id,calling number,called number,duration", "Communication"),
        ("id,pseudonym,name,passport,phone,nationality", "HeldPerson"),
        ("id,exhibit,giver,receiver,at", "CustodyEvent"),
        ("id,case,template,forum,suspect", "Charge"),
        ("id,exhibit,check,answer", "ExhibitCheck"),
        ("id,case,who,role", "Involvement"),
        ("id,company name,registration number,incorporation date", "Company"),
    ],
)
def test_headers_tell_the_type_where_no_name_does(
    propose: Callable[..., SheetMapping], headers: str, type_name: str
) -> None:
    assert propose(headers + "\n" + ",".join("x" for _ in headers.split(",")) + "\n").type == type_name


def test_values_decide_where_the_header_says_nothing(propose: Callable[..., SheetMapping]) -> None:
    sheet = propose(
        "id,name,col a,col b,col c\n"
        "1,Mara,mara@inbox.com,0x52908400098527886E0F7030069857D2E4169EE7,apples\n"
        "2,Tolen,tolen@inbox.com,0xde709f2102306220921060314715629080e2fb77,pears\n"
    )
    assert sheet.columns["col a"] == Column(property="email")
    assert sheet.columns["col b"] == Column(property="wallet")
    assert sheet.keep == ("col c",)


def test_a_column_that_counts_rows_is_no_id(propose: Callable[..., SheetMapping]) -> None:
    sheet = propose("STT,Họ và tên,Ngày sinh\n1,Nguyễn Văn An,02/01/1980\n2,Trần Thị Bình,31/01/1981\n")
    assert (sheet.id, sheet.sequence) == (None, "STT")
    assert sheet.columns["Ngày sinh"] == Column(property="birthDate", order="dmy")


def test_a_proposal_that_is_saved_reads_the_same(write_file: Write) -> None:
    path = write_file("KR-KNPA.csv", "관리번호,성명,생년월일,텔레그램 ID,비고\n1,김철수,1980-01-02,@kimcs,\n")
    before = read_source(path).records
    save_mapping(open_source(path, origin_of(path)).mapping, mapping_path(path))
    assert load_mapping(mapping_path(path)).sheets[0].type == "Person"
    assert read_source(path).records == before


def test_an_action_column_is_a_marking_but_in_custody_it_is_the_act() -> None:
    assert column_meaning("action", "Lead") == Column(marking="action")
    assert column_meaning("action", "CustodyEvent") == Column(property="act")
