# SPDX-License-Identifier: Apache-2.0
"""Bank and e-wallet accounts as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.account import canonical_account
from simpul.normalise.bank import bank_named


@pytest.mark.parametrize(
    ("raw", "bank", "country", "value"),
    [
        ("123456-04-789012", "KB국민은행", "KR", "KR:KB:12345604789012"),
        ("국민은행 123456-04-789012", None, "KR", "KR:KB:12345604789012"),
        ("123456 04 789012", "Kookmin Bank", None, "KR:KB:12345604789012"),
        ("123456-04-789012", "CZNBKRSE", "KH", "KR:KB:12345604789012"),
        ("110-234-567890 (신한)", None, "KR", "KR:SHINHAN:110234567890"),
        ("123-4-56879-0", "กสิกรไทย", "TH", "TH:KBANK:1234568790"),
        ("A/C No. 1234-5678-99", "Maybank", "MY", "MY:MAYBANK:1234567899"),
        ("9876543217", "Bank of Nowhere", "US", "US:BANKOFNOWHERE:9876543217"),
        ("GCash 09172345678", None, "PH", "PH:GCASH:+639172345678"),
        ("081-234-5979", "ทรูมันนี่", "TH", "TH:TRUEMONEY:+66812345979"),
        ("012345987", "Wing", "KH", "KH:WING:+85512345987"),
        ("010-2234-5678", "카카오페이", "KR", "KR:KAKAOPAY:+821022345678"),
    ],
)
def test_an_account_is_country_bank_and_number(raw: str, bank: str | None, country: str | None, value: str) -> None:
    assert canonical_account(raw, bank=bank, country=country).value == value


def test_an_account_without_a_bank_is_told_as_doubt() -> None:
    answer = canonical_account("9182736455", country="KR")

    assert (answer.value, answer.extra["doubt"]) == ("KR::9182736455", "bank")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("-", "account.blank"),
        ("000-000-000", "account.filler"),
        ("1234567890", "account.filler"),
        ("123456******12", "account.masked"),
        ("1.23457E+11", "account.lost-digits"),
        ("현금", "account.not-an-account"),
        ("1234", "account.too-short"),
    ],
)
def test_what_is_no_account_says_why(raw: str, reason: str) -> None:
    assert canonical_account(raw, country="KR").reason == reason


def test_marks_beside_a_number_are_no_bank() -> None:
    assert canonical_account("[9182736455]", bank="신한", country="KR").value == "KR:SHINHAN:9182736455"


def test_an_unlisted_code_is_not_read_as_another_bank_s_name() -> None:
    assert canonical_account("KR:KOOKMIN:9182736455").value == "KR:KOOKMIN:9182736455"


def test_one_name_means_another_bank_in_another_country() -> None:
    thai, korean = bank_named("KBANK", country="TH"), bank_named("KBANK", country="KR")

    assert thai is not None
    assert korean is not None
    assert (thai.country, korean.country) == ("TH", "KR")
