# SPDX-License-Identifier: Apache-2.0
"""Documents, devices, apps, plates, hashes as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.app import canonical_app
from simpul.normalise.codec.luhn import luhn_digit
from simpul.normalise.device import canonical_imei, canonical_sim
from simpul.normalise.document import canonical_document, document_number
from simpul.normalise.file_hash import canonical_hash
from simpul.normalise.plate import canonical_plate
from simpul.normalise.wallet import canonical_wallet

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@pytest.mark.parametrize(
    ("raw", "country", "kind", "value"),
    [
        ("n 0123456", "KH", "passport", "KH:passport:N0123456"),
        ("Passport No. N0123456 (Cambodia)", None, None, "KH:passport:N0123456"),
        ("여권번호 M12345678", "KR", None, "KR:passport:M12345678"),
        ("E12345678", "CN", "护照", "CN:passport:E12345678"),
        ("N0123456", None, None, "::N0123456"),
        ("ID123456", "VN", "other", "VN:other:ID123456"),
    ],
)
def test_a_document_is_state_kind_and_number(raw: str, country: str | None, kind: str | None, value: str) -> None:
    assert canonical_document(raw, country=country, kind=kind).value == value


def test_where_no_public_rule_exists_none_is_applied() -> None:
    assert canonical_document("1", country="KH", kind="national_id").reason == "document.one-letter"
    assert canonical_document("A-1/22", country="KH", kind="national_id").extra["check"] == "none"


def test_only_the_number_of_a_document_can_be_compared() -> None:
    assert document_number("KH:passport:N0123456") == "N0123456"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("850304-1******", "document.masked"),
        ("1.23E+12", "document.lost-digits"),
        ("Kim Su Min", "document.no-digits"),
        ("000000000", "document.filler"),
        ("A12", "document.too-short"),
    ],
)
def test_what_is_no_document_number_says_why(raw: str, reason: str) -> None:
    assert canonical_document(raw).reason == reason


def test_a_spare_zero_and_a_version_lead_to_the_same_handset() -> None:
    assert canonical_imei("490154203237510").value == "490154203237518"
    assert canonical_imei("IMEI: 49-015420-323751-8").value == "490154203237518"
    assert canonical_imei("4901542032375112").extra["software"] == "12"
    assert canonical_imei("000000000000000").reason == "imei.filler"
    assert canonical_imei("4.90154E+14").reason == "imei.lost-digits"


def test_a_sim_is_a_card_or_a_subscriber() -> None:
    card = "898200001234567890"
    card += luhn_digit(card)

    assert canonical_sim(card).value == f"iccid:{card}"
    assert canonical_sim(card).extra["check"] == "passed"
    assert canonical_sim("IMSI 450051234567890").value == "imsi:450051234567890"
    assert canonical_sim("40302").reason == "sim.wrong-length"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("com.KB.stock", "com.kb.stock"),
        ("https://play.google.com/store/apps/details?id=com.fake.bank&hl=ko", "com.fake.bank"),
        ("https://apps.apple.com/kr/app/xyz/id123456789", "appstore:123456789"),
        (f"SHA256: {DIGEST.upper()}", DIGEST),
    ],
)
def test_an_app_is_its_package_number_or_digest(raw: str, value: str) -> None:
    assert canonical_app(raw).value == value


def test_a_display_or_file_name_is_no_app() -> None:
    assert canonical_app("KB Stock").reason == "app.not-a-package"
    assert canonical_app("fake.apk").reason == "app.file-name"


def test_a_digest_is_lower_case_hex() -> None:
    assert canonical_hash(DIGEST.upper()).value == DIGEST
    assert canonical_hash(f"0x{DIGEST}").value == DIGEST
    assert canonical_hash(DIGEST[:50]).reason == "hash.cut-off"
    assert canonical_hash("d41d8cd98f00b204e9800998ecf8427e").reason == "hash.of-nothing"


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [("12가 3456", "KR", "KR:12가3456"), ("กข 1234", "TH", "TH:กข1234"), ("2a-1234", "KH", "KH:2A1234")],
)
def test_a_plate_keeps_its_letters(raw: str, country: str, value: str) -> None:
    assert canonical_plate(raw, country=country).value == value


def test_a_named_chain_never_overrules_the_checksum() -> None:
    answer = canonical_wallet("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", chain="ERC20")

    assert (answer.extra["chain"], answer.extra["doubt"]) == ("tron", "chain")


def test_nobodys_address_is_refused() -> None:
    assert canonical_wallet("0x0000000000000000000000000000000000000000").reason == "wallet.null-address"
    assert canonical_wallet("1111111111111111111114oLvT2").reason == "wallet.null-address"
