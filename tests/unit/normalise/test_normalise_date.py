# SPDX-License-Identifier: Apache-2.0
"""Dates as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.context import DateOrder
from simpul.normalise.date import canonical_date


@pytest.mark.parametrize(
    "raw",
    [
        "1985-03-04",
        "1985/3/4",
        "19850304",
        "31110",
        "31110.5",
        "1985년 3월 4일",
        "단기 4318년 3월 4일",
        "1985年3月4日",
        "一九八五年三月四日",
        "昭和60年3月4日",
        "昭和六十年三月四日",
        "S60.3.4",
        "Showa 60.3.4",
        "民國74年3月4日",
        "4 March 1985",
        "March 4th, 1985",
        "Monday, 4 March 1985",
        "4 Maret 1985",
        "4 Mac 1985",
        "4 Marso 1985",
        "ngày 4 tháng 3 năm 1985",
        "4 марта 1985 г.",
        "4 مارس 1985",
        "๔ มีนาคม ๒๕๒๘",
        "4 มี.ค. 2528",
        "วันที่ 4 เดือน มีนาคม พ.ศ. 2528",
        "ថ្ងៃទី៤ ខែមីនា ឆ្នាំ១៩៨៥",
        "ວັນທີ 4 ມີນາ 2528",
        "၁၉၈၅ ခုနှစ် မတ်လ ၄ ရက်",
        "1985. 3. 4. (월)",
        "1985-03-04T12:30:00Z",
    ],
)
def test_one_day_has_one_form_without_doubt(raw: str) -> None:
    answer = canonical_date(raw)

    assert answer.value == "1985-03-04"
    assert answer.extra["precision"] == "day"
    assert "doubt" not in answer.extra


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("1985", "1985", "year"),
        ("2528", "1985", "year"),
        ("昭和60年", "1985", "year"),
        ("令和元年", "2019", "year"),
        ("circa 1985", "1985", "year"),
        ("00/00/1985", "1985", "year"),
        ("1985-00-00", "1985", "year"),
        ("1985-03", "1985-03", "month"),
        ("03/1985", "1985-03", "month"),
        ("March 1985", "1985-03", "month"),
        ("198503", "1985-03", "month"),
    ],
)
def test_a_partial_date_keeps_its_precision(raw: str, value: str, precision: str) -> None:
    answer = canonical_date(raw)

    assert (answer.value, answer.extra["precision"]) == (value, precision)


def test_day_and_month_in_doubt_give_both_readings() -> None:
    answer = canonical_date("03/04/1985")

    assert (answer.value, answer.extra["doubt"], answer.extra["other"]) == ("1985-04-03", "day-month", "1985-03-04")


def test_the_country_chooses_the_first_reading_and_settles_nothing() -> None:
    answer = canonical_date("03/04/1985", country="US")

    assert (answer.value, answer.extra["other"]) == ("1985-03-04", "1985-04-03")


@pytest.mark.parametrize(("order", "value"), [("dmy", "1985-04-03"), ("mdy", "1985-03-04")])
def test_a_known_order_settles_the_doubt(order: DateOrder, value: str) -> None:
    answer = canonical_date("03/04/1985", order=order)

    assert answer.value == value
    assert "doubt" not in answer.extra


@pytest.mark.parametrize("raw", ["25/3/1985", "3/25/1985", "1985/25/03"])
def test_a_number_over_twelve_is_the_day(raw: str) -> None:
    assert canonical_date(raw).value == "1985-03-25"
    assert "doubt" not in canonical_date(raw).extra


def test_a_two_digit_year_is_told_as_doubt() -> None:
    answer = canonical_date("85.3.4", country="KR")

    assert (answer.value, answer.extra["doubt"], answer.extra["other"]) == ("1985-03-04", "century", "2085-03-04")


def test_a_two_digit_year_in_thai_is_buddhist() -> None:
    assert canonical_date("4 มี.ค. 28").value == "1985-03-04"


def test_a_time_is_kept_beside_the_day() -> None:
    assert canonical_date("1985-03-04 15:20:00").extra["time"] == "15:20:00"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "date.blank"),
        ("ไม่ทราบ", "date.filler"),
        ("1900-01-01", "date.filler"),
        ("01/01/1900", "date.filler"),
        ("0000-00-00", "date.filler"),
        ("9999-12-31", "date.filler"),
        ("1985-02-30", "date.no-such-day"),
        ("4 March", "date.no-year"),
        ("04-05-06", "date.order-unknown"),
        ("200112", "date.order-unknown"),
        ("1970-1973", "date.range"),
        ("between 1970 and 1973", "date.range"),
        ("음력 1985.1.15", "date.lunar"),
        ("15/6/1405 هـ", "date.hijri"),
        ("昭和66年1月1日", "date.no-such-era-year"),
        ("1066", "date.out-of-range"),
        ("hello", "date.not-a-date"),
    ],
)
def test_what_is_no_date_says_why(raw: str, reason: str) -> None:
    answer = canonical_date(raw)

    assert (answer.value, answer.reason) == (None, reason)


def test_the_zero_of_unix_time_is_kept_with_doubt() -> None:
    assert canonical_date("1970-01-01").extra["doubt"] == "epoch"
