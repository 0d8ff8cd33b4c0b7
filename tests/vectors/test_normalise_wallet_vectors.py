# SPDX-License-Identifier: Apache-2.0
"""Published addresses and digests, each with its source."""

from __future__ import annotations

import pytest

from simpul.normalise.codec.base58 import base58_decode, base58_encode
from simpul.normalise.codec.bech32 import bech32_decode, witness_program
from simpul.normalise.codec.keccak import keccak_256
from simpul.normalise.wallet import canonical_wallet, checksum_case

# BIP-173, "Test vectors": valid Bech32 strings.
BECH32 = [
    "A12UEL5L",
    "a12uel5l",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
    "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
    "?1ezyfcl",
]
# BIP-350, "Test vectors for Bech32m": valid strings.
BECH32M = [
    "A1LQFN3A",
    "a1lqfn3a",
    "an83characterlonghumanreadablepartthatcontainsthetheexcludedcharactersbioandnumber11sg7hg6",
    "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
    "split1checkupstagehandshakeupstreamerranterredcaperredlc445v",
    "?1v759aa",
]
# BIP-173 and BIP-350: strings that must be refused.
NOT_BECH32 = [
    "pzry9x0s0muk",
    "1pzry9x0s0muk",
    "x1b4n0q5v",
    "li1dgmt3",
    "A1G7SGD8",
    "10a06t8",
    "1qzzfhee",
    "qyrz8wqd2c9m",
]
# BIP-350, "Test vectors for v0-v16 native segregated witness addresses": main-net address, scriptPubKey.
SEGWIT = [
    ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "0014751e76e8199196d454941c45d1b3a323f1433bd6"),
    (
        "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
        "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
    ),
    ("BC1SW50QGDZ25J", "6002751e"),
    ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "5210751e76e8199196d454941c45d1b3a323"),
    (
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
    ),
]
# BIP-350, same section: addresses that must be refused.
NOT_SEGWIT = [
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
    "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
    "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
    "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
    "bc1pw5dgrnzv",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
    "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf",
    "bc1gmk9yu",
]
# EIP-55, "Test Cases".
EIP_55 = [
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
    "0xde709f2102306220921060314715629080e2fb77",
    "0x27b1fdb04752bbc536007a920d24acb045561c26",
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
]
# draft-msporny-base58-03, section 5.
BASE58 = [
    (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
    (b"The quick brown fox jumps over the lazy dog.", "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"),
    (bytes.fromhex("0000287fb4cd"), "11233QC4"),
]
# TON documentation, "Smart contract addresses" and TEP-2: one account, its forms.
TON = [
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
    "0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E",
    "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
    "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
    "kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP",
    "0QDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPleK",
]


@pytest.mark.parametrize("text", BECH32)
def test_bip_173_strings_are_bech32(text: str) -> None:
    decoded = bech32_decode(text)
    assert decoded is not None
    assert decoded[2] == "bech32"


@pytest.mark.parametrize("text", BECH32M)
def test_bip_350_strings_are_bech32m(text: str) -> None:
    decoded = bech32_decode(text)
    assert decoded is not None
    assert decoded[2] == "bech32m"


@pytest.mark.parametrize("text", NOT_BECH32)
def test_broken_strings_of_bip_173_and_350_are_refused(text: str) -> None:
    assert bech32_decode(text) is None


@pytest.mark.parametrize(("address", "script"), SEGWIT)
def test_bip_350_addresses_hold_the_published_program(address: str, script: str) -> None:
    found = witness_program(address, prefix="bc")

    assert found is not None
    version, program = found
    assert bytes([version + 0x50 if version else 0, len(program)]) + program == bytes.fromhex(script)
    assert canonical_wallet(address).value == f"btc:{address.lower()}"


@pytest.mark.parametrize("address", NOT_SEGWIT)
def test_broken_addresses_of_bip_350_are_refused(address: str) -> None:
    assert witness_program(address, prefix="bc") is None
    assert canonical_wallet(address).value is None


@pytest.mark.parametrize("address", EIP_55)
def test_eip_55_addresses_have_the_right_case(address: str) -> None:
    assert f"0x{checksum_case(address[2:].lower())}" == address
    assert canonical_wallet(address).value == f"evm:{address.lower()}"


def test_eip_55_refuses_a_changed_case() -> None:
    assert canonical_wallet("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed").reason == "wallet.checksum"


@pytest.mark.parametrize(("data", "text"), BASE58)
def test_base58_is_that_of_the_draft(data: bytes, text: str) -> None:
    assert base58_encode(data) == text
    assert base58_decode(text) == data


def test_keccak_256_is_that_of_the_reference() -> None:
    # Keccak team, known-answer tests for Keccak[c=512], lengths 0 and 8 bits; "abc" as Ethereum documents it.
    assert keccak_256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    assert keccak_256(b"\xcc").hex() == "eead6dbfc7340a56caedc044696a168870549a6a7f6f56961e84a54bd9970b8a"
    assert keccak_256(b"abc").hex() == "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"


@pytest.mark.parametrize("address", TON)
def test_all_forms_of_a_ton_account_are_one(address: str) -> None:
    assert canonical_wallet(address).value == f"ton:{TON[0]}"


def test_a_ton_address_with_a_changed_letter_fails_its_crc() -> None:
    assert canonical_wallet(TON[2][:-1] + "G").reason == "wallet.checksum"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        # Bitcoin block 0, coinbase output; a script hash that many tools quote.
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("3P14159f73E4gFr7JterCCQh9QjiTjiZrG", "btc:3P14159f73E4gFr7JterCCQh9QjiTjiZrG"),
        # TRON documentation, USDT contract in base58 and hex.
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        ("41a614f803b6fd780986a42c78ec9c7f77e6ded13c", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        # Solana documentation, token mint of USDC.
        ("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "sol:EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
        # XRP Ledger documentation, "Addresses" and the X-address format.
        ("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "xrp:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),
        # Dogecoin and Litecoin have no published vectors: two addresses on chain whose checksums hold.
        ("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", "doge:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"),
        ("LaMT348PWRnrqeeWArpwQPbuanpXDZGEUz", "ltc:LaMT348PWRnrqeeWArpwQPbuanpXDZGEUz"),
    ],
)
def test_known_addresses_are_read(address: str, canonical: str) -> None:
    assert canonical_wallet(address).value == canonical
