# SPDX-License-Identifier: Apache-2.0
"""Specimens of travel documents, accounts and devices, each with its source."""

from __future__ import annotations

import pytest

from simpul.normalise.account import canonical_account
from simpul.normalise.codec.luhn import luhn_digit
from simpul.normalise.device import canonical_imei
from simpul.normalise.document import canonical_document
from simpul.normalise.mrz import check_digit, read_mrz

# ICAO Doc 9303, eighth edition: part 4 appendix B (TD3), part 5 appendix B (TD1), part 6 appendix B (TD2).
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"


@pytest.mark.parametrize(
    ("zone", "form", "kind", "number"),
    [
        (TD3, "TD3", "passport", "L898902C3"),
        (TD1, "TD1", "national_id", "D23145890"),
        (TD2, "TD2", "national_id", "D23145890"),
        (TD3.replace("\n", ""), "TD3", "passport", "L898902C3"),
        (TD1.replace("\n", " "), "TD1", "national_id", "D23145890"),
    ],
)
def test_the_specimens_of_doc_9303_are_read(zone: str, form: str, kind: str, number: str) -> None:
    read = read_mrz(zone)

    assert read is not None
    assert (read.format, read.kind, read.number, read.failed) == (form, kind, number, ())
    assert (read.surname, read.given, read.sex) == ("ERIKSSON", "ANNA MARIA", "female")
    assert (read.birth, read.expiry, read.nationality) == ("740812", "120415", "UTO")


def test_the_check_digits_of_doc_9303_are_computed() -> None:
    # Part 3, section 4.9: the examples AB2134<<< and 520727.
    assert check_digit("AB2134<<<") == "5"
    assert check_digit("520727") == "3"


@pytest.mark.parametrize(
    "zone",
    [
        "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
    ],
)
def test_a_long_document_number_goes_on_in_the_optional_field(zone: str) -> None:
    # Doc 9303 part 11, appendix D.2: D23145890734 in TD1 and TD2.
    read = read_mrz(zone)

    assert read is not None
    assert (read.number, read.surname, read.failed) == ("D23145890734", "STEVENSON", ())


def test_a_zone_with_a_changed_digit_is_refused_and_says_where() -> None:
    answer = canonical_document(TD3.replace("7408122F", "7408132F"))

    assert answer.reason == "document.mrz-check"
    assert answer.extra["failed"] == "birth all"


@pytest.mark.parametrize(
    "iban",
    # SWIFT IBAN registry, the examples of these countries.
    [
        "AE070331234567890123456",
        "GB29NWBK60161331926819",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "SA0380000000608010167519",
        "PK36SCBL0000001123456702",
    ],
)
def test_the_registry_s_ibans_are_accepted(iban: str) -> None:
    assert canonical_account(iban).value == f"IBAN:{iban}"
    assert canonical_account(f" {iban[:4]} {iban[4:8].lower()}-{iban[8:]}").value == f"IBAN:{iban}"


def test_an_iban_with_two_digits_swapped_is_refused() -> None:
    assert canonical_account("GB29NWBK60161331926891").reason == "account.iban-check"


def test_the_imei_of_3gpp_gets_its_check_digit() -> None:
    # 3GPP TS 23.003, annex B: 26053179311383 has check digit 7.
    assert luhn_digit("26053179311383") == "7"
    assert canonical_imei("26053179311383").value == "260531793113837"


def test_an_imei_of_any_length_becomes_one() -> None:
    assert canonical_imei("49015420323751").value == "490154203237518"
    assert canonical_imei("490154203237518").value == "490154203237518"
    assert canonical_imei("4901542032375105").value == "490154203237518"
    assert canonical_imei("490154203237517").reason == "imei.check-digit"


@pytest.mark.parametrize(
    ("number", "country"),
    # Published examples of the authorities, as python-stdnum cites them; GB 11643-1999 for China.
    [("11010519491231002X", "CN"), ("971013-9019902", "KR"), ("1-2345-45678-78-1", "TH")],
)
def test_national_numbers_with_a_public_rule_are_checked(number: str, country: str) -> None:
    right = canonical_document(number, country=country, kind="national_id")
    last = "1" if right.raw[-1] != "1" else "2"
    wrong = canonical_document(number[:-1] + last, country=country, kind="national_id")

    assert right.extra["check"] == "passed"
    assert wrong.extra["check"] == "failed"
    assert wrong.value is not None
