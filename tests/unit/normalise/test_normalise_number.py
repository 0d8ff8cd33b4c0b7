# SPDX-License-Identifier: Apache-2.0
"""Numbers and amounts as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.han_numeral import han_number
from simpul.normalise.number import canonical_money, canonical_number, currency_code


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234 567", "1234567"),
        ("12,34,567", "1234567"),
        ("１，２３４", "1234"),
        ("١٢٣", "123"),
        ("(1,000)", "-1000"),
        ("1,5", "1.5"),
        ("11.562", "11.562"),
        ("0", "0"),
        ("1E+5", "100000"),
        ("3억 5천만", "350000000"),
        ("2천5백만", "25000000"),
        ("三億五千万", "350000000"),
        ("二〇二五", "2025"),
        ("1.5 million", "1500000"),
        ("1 tỷ 500 triệu", "1500000000"),
        ("5 ล้าน", "5000000"),
        ("2 juta", "2000000"),
        ("약 20명", "20"),
        ("175cm", "175"),
    ],
)
def test_a_number_is_a_plain_decimal(raw: str, value: str) -> None:
    assert canonical_number(raw).value == value


@pytest.mark.parametrize(
    ("raw", "country", "value", "currency"),
    [
        ("3억 5천만원", "KR", "350000000", "KRW"),
        ("₩1,000,000", "KR", "1000000", "KRW"),
        ("Rp1.500.000", "ID", "1500000", "IDR"),
        ("1.500 đồng", None, "1500", "VND"),
        ("USD 12,000.50", "KH", "12000.5", "USD"),
        ("100 USDT", None, "100", "USDT"),
        ("5 ล้านบาท", "TH", "5000000", "THB"),
    ],
)
def test_an_amount_tells_its_currency(raw: str, country: str | None, value: str, currency: str) -> None:
    answer = canonical_money(raw, country=country)

    assert (answer.value, answer.extra["currency"]) == (value, currency)


def test_a_dot_before_three_digits_is_told_as_doubt() -> None:
    american = canonical_money("1.500", country="US")
    indonesian = canonical_money("1.500", country="ID")

    assert (american.value, american.extra["other"]) == ("1.5", "1500")
    assert (indonesian.value, indonesian.extra["other"]) == ("1500", "1.5")


def test_what_the_amount_says_goes_before_the_column() -> None:
    assert canonical_money("100 USDT", currency="KRW").extra["currency"] == "USDT"
    assert canonical_money("100", currency="원").extra["currency"] == "KRW"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "blank"),
        ("N/A", "filler"),
        ("abc", "not-a-number"),
        ("10-20", "several"),
        ("10 20", "several"),
        ("9" * 30, "out-of-range"),
        ("1.2.3,4,5", "not-a-number"),
    ],
)
def test_what_is_no_number_says_why(raw: str, reason: str) -> None:
    assert canonical_number(raw).reason == f"number.{reason}"


def test_han_numerals_count_in_tens_thousands_and_myriads() -> None:
    assert [han_number(text) for text in ("十", "二十一", "六十", "一百零五", "三千万", "二〇二五")] == [
        10, 21, 60, 105, 30_000_000, 2025,
    ]  # fmt: skip
    assert han_number("年") is None


def test_a_currency_is_known_by_sign_word_and_code() -> None:
    assert [currency_code(text) for text in ("₩", "원", "usd", "Baht", "XYZ")] == ["KRW", "KRW", "USD", "THB", None]
