# SPDX-License-Identifier: Apache-2.0
"""Fillers, countries, places, choices and the one door."""

from __future__ import annotations

import pytest

from simpul.model.schema import Kind
from simpul.normalise.address import canonical_address, canonical_place
from simpul.normalise.by_kind import Context, normalise
from simpul.normalise.choice import canonical_choice, canonical_flag
from simpul.normalise.country import canonical_country
from simpul.normalise.filler import filler, is_filler_number


@pytest.mark.parametrize(
    "raw", ["unknown", "N/A", "미상", "ไม่ทราบ", "000000", "không rõ", "tidak diketahui", "不详", "غير معروف", "***"]
)
def test_words_for_unknown_say_nothing(raw: str) -> None:
    assert filler(raw) == "filler"


def test_blanks_dashes_and_single_letters_say_nothing() -> None:
    assert [filler(raw) for raw in ("", "  ", "-", "x", "7")] == ["blank", "blank", "blank", "one-letter", "one-letter"]


def test_a_single_han_or_hangul_character_is_a_word() -> None:
    assert filler("王") is None
    assert filler("김") is None


def test_a_korean_surname_that_looks_like_a_filler_stays_a_name() -> None:
    assert normalise(Kind.NAME, "NA").value == "NA"
    assert normalise(Kind.PHONE, "NA").reason == "phone.filler"


def test_runs_and_counting_digits_are_no_identifiers() -> None:
    assert [is_filler_number(one) for one in ("1111111", "123456789", "9876543", "1231231", "1111")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("kh", "KH"),
        ("KHM", "KH"),
        ("Cambodia", "KH"),
        ("캄보디아", "KH"),
        ("柬埔寨", "KH"),
        ("កម្ពុជា", "KH"),
        ("캄보디아인", "KH"),
        ("中国籍", "CN"),
        ("คนไทย", "TH"),
        ("ປະເທດລາວ", "LA"),
        ("Việt Nam", "VN"),
        ("người Việt Nam", "VN"),
        ("Mỹ", "US"),
        ("gb-sct", "GB"),
        ("アメリカ合衆国", "US"),
        ("الإمارات العربية المتحدة", "AE"),
        ("မြန်မာ", "MM"),
        ("Pilipinas", "PH"),
        ("Côte d’Ivoire", "CI"),
        ("NA", "NA"),
    ],
)
def test_a_country_has_one_code(raw: str, code: str) -> None:
    assert canonical_country(raw).value == code


def test_a_country_that_nobody_knows_is_refused() -> None:
    assert canonical_country("Atlantis").reason == "country.unknown"
    assert canonical_country("미상").reason == "country.filler"


@pytest.mark.parametrize(
    "raw",
    [
        "Building B, 3rd floor, Room 305",
        "Room 305, 3F, Blk B",
        "B동 3층 305호",
        "B栋3楼305室",
        "B棟三階305号室",
        "อาคาร B ชั้น 3 ห้อง 305",
        "អគារ B ជាន់ទី៣ បន្ទប់ ៣០៥",
        "ອາຄານ B ຊັ້ນ 3 ຫ້ອງ 305",
        "tòa B tầng 3 phòng 305",
        "Gedung B lantai 3 kamar 305",
        "مبنى B الطابق 3 غرفة 305",
    ],
)
def test_building_floor_and_room_are_told_apart_in_every_language(raw: str) -> None:
    assert canonical_address(raw).value == "building b, floor 3, room 305"


def test_the_compound_and_country_of_an_address_are_told() -> None:
    answer = canonical_address("Building B7, Golden Park Compound, Sihanoukville, Cambodia")

    assert answer.value == "golden park compound, sihanoukville, building b7"
    assert (answer.extra["compound"], answer.extra["country"]) == ("golden park compound", "KH")


def test_a_korean_quarter_with_a_number_is_no_building() -> None:
    assert "building" not in canonical_address("서울 강남구 역삼1동").extra


def test_a_place_is_folded_and_its_country_set_apart() -> None:
    answer = canonical_place("Krŏng Preăh Sihanouk, Cambodia")

    assert (answer.value, answer.extra["country"]) == ("krong preah sihanouk", "KH")


def test_yes_and_no_in_the_participants_languages() -> None:
    assert {canonical_flag(raw).value for raw in ("예", "yes", "ใช่", "có", "ya", "是", "نعم", "✓")} == {"true"}
    assert {canonical_flag(raw).value for raw in ("아니오", "no", "ไม่ใช่", "không", "tidak", "否", "لا")} == {"false"}
    assert canonical_flag("x").reason == "flag.not-yes-or-no"


def test_a_choice_is_one_of_the_list() -> None:
    assert canonical_choice("Life-At Risk", choices=("life_at_risk",)).value == "life_at_risk"
    assert canonical_choice("s1", choices=("S1", "S2")).value == "S1"
    assert canonical_choice("예", choices=("yes", "no")).value == "yes"
    assert canonical_choice("other", choices=("yes", "no")).reason == "choice.not-listed"


def test_the_door_hands_the_context_on() -> None:
    known = Context(
        country="KR", date_order="mdy", platform="텔레그램", bank="신한", currency="원", chain="trx", document="여권"
    )

    def value(kind: Kind, raw: str) -> str | None:
        return normalise(kind, raw, context=known).value

    assert value(Kind.PHONE, "010-2234-5678") == "+821022345678"
    assert value(Kind.DATE, "03/04/1985") == "1985-03-04"
    assert value(Kind.HANDLE, "@kim_su") == "telegram:@kim_su"
    assert value(Kind.ACCOUNT, "110-234-567890") == "KR:SHINHAN:110234567890"
    assert value(Kind.DOCUMENT, "M12345678") == "KR:passport:M12345678"
    assert normalise(Kind.MONEY, "5만", context=known).extra["currency"] == "KRW"


def test_text_keeps_its_lines() -> None:
    assert normalise(Kind.TEXT, " one  two \n three ").value == "one two\nthree"
