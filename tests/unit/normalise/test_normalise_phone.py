# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.phone import canonical_caller_id, canonical_phone


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("010-2234-5678", "KR", "+821022345678"),
        ("+8201022345678", None, "+821022345678"),
        ("821022345678", "KR", "+821022345678"),
        ("1022345678.0", "KR", "+821022345678"),
        ("0085512345987", "KR", "+85512345987"),
        ("001-855-12345987", "KR", "+85512345987"),
        ("๐๘๑-๒๓๔-๕๙๗๘", "TH", "+66812345978"),
        ("០១២ ៣៤៥ ៩៨៧", "KH", "+85512345987"),
        ("٠٥٠١٢٣٤٥٩٧", "AE", "+971501234597"),
        ("໐໒໐ ໕໕໕໕ ໙໘໗໖", "LA", "+8562055559876"),
        ("၀၉ ၇၇၇၇ ၁၂၃၄၅", "MM", "+959777712345"),
        ("０９０－１２３４－５９７８", "JP", "+819012345978"),
        ("tel: 0812-3456-7899", "ID", "+6281234567899"),
    ],
)
def test_a_number_is_e164_whatever_its_writing(raw: str, country: str | None, value: str) -> None:
    answer = canonical_phone(raw, country=country)

    assert (answer.value, answer.raw) == (value, raw)
    assert answer.extra["type"] == "mobile"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "phone.blank"),
        ("미상", "phone.filler"),
        ("000-0000-0000", "phone.filler"),
        ("+82 11111111", "phone.filler"),
        ("8.21012E+11", "phone.lost-digits"),
        ("112", "phone.too-short"),
        ("abc", "phone.not-a-number"),
        ("010-2234-5678 / 010-3345-9988", "phone.several"),
        ("+999123456789", "phone.no-country"),
    ],
)
def test_what_is_no_number_says_why(raw: str, reason: str) -> None:
    answer = canonical_phone(raw, country="KR")

    assert (answer.value, answer.reason) == (None, reason)


def test_a_local_number_without_a_country_is_not_guessed() -> None:
    assert canonical_phone("010-2234-5678").reason == "phone.no-country"


def test_a_foreign_number_without_plus_is_told_as_doubt() -> None:
    answer = canonical_phone("85512345987", country="KR")

    assert (answer.value, answer.extra["country"], answer.extra["doubt"]) == ("+85512345987", "KH", "country")


def test_a_number_that_the_plan_does_not_know_is_kept_with_doubt() -> None:
    assert canonical_phone("+855401234987").extra.get("doubt") == "unassigned"


def test_trunk_zeros_come_off_until_none_is_left() -> None:
    once = canonical_phone("001985266", country="ID").value

    assert once is not None
    assert canonical_phone(once).value == once


@pytest.mark.parametrize(
    ("raw", "value"),
    [("112", "KR:112"), ("KBBANK", "sender:KBBANK"), ("010-2234-5678", "+821022345678"), ("KR:112", "KR:112")],
)
def test_a_display_may_show_short_codes_and_names(raw: str, value: str) -> None:
    assert canonical_caller_id(raw, country="KR").value == value


def test_a_withheld_caller_id_is_a_filler() -> None:
    assert canonical_caller_id("발신번호표시제한").reason == "caller_id.filler"
