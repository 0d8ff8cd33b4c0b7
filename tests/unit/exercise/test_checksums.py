# SPDX-License-Identifier: Apache-2.0
"""Published values of the checksums that invented identifiers carry."""

from __future__ import annotations

from simpul.exercise.people.checksum import base58check, iban, luhn_digit, segwit_address


def test_iban_check_digits_are_those_of_the_registry_example() -> None:
    # SWIFT IBAN Registry, United Kingdom and United Arab Emirates
    assert iban("GB", "NWBK60161331926819") == "GB29NWBK60161331926819"
    assert iban("AE", "0331234567890123456") == "AE070331234567890123456"


def test_luhn_digit_is_that_of_the_imei_example() -> None:
    # 3GPP TS 23.003 Annex B: IMEI 49015420323751, check digit 8
    assert luhn_digit("49015420323751") == "8"


def test_segwit_address_is_that_of_bip_173() -> None:
    program = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
    assert segwit_address(program) == "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def test_base58check_is_that_of_the_first_bitcoin_block() -> None:
    payload = bytes.fromhex("0062e907b15cbf27d5425399ebf6f0fb50ebb88f18")
    assert base58check(payload) == "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
