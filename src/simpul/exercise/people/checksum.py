# SPDX-License-Identifier: Apache-2.0
"""Check digits and checksums, so that invented identifiers have the form of real ones.

Sources: ISO 7064 mod 97-10 (IBAN, ISO 13616), ISO/IEC 7812-1 annex B (Luhn), BIP 173 (bech32);
Base58Check as Bitcoin and TRON use it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def iban(country: str, bban: str) -> str:
    """Return the IBAN of a country's basic account number."""
    turned = "".join(str(int(sign, 36)) for sign in f"{bban}{country}00")
    return f"{country}{98 - int(turned) % 97:02d}{bban}"


def luhn_digit(body: str) -> str:
    """Return the check digit that makes ``body`` + digit pass Luhn."""
    doubled = [int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(body))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)  # noqa: PLR2004


def base58check(payload: bytes) -> str:
    """Return the payload with its four checksum bytes, in Base58."""
    whole = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(whole), ""
    while number:
        number, rest = divmod(number, 58)
        text = BASE58[rest] + text
    return "1" * (len(whole) - len(whole.lstrip(b"\0"))) + text


def segwit_address(program: bytes) -> str:
    """Return the bech32 address (version 0, main net) of a witness program of 20 bytes."""
    values = [0, *_five_bits(program)]
    checksum = _polymod([*_spread("bc"), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [(checksum >> 5 * (5 - place)) & 31 for place in range(6)]
    return "bc1" + "".join(BECH32[value] for value in values)


def _spread(prefix: str) -> list[int]:
    return [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]


def _five_bits(data: bytes) -> list[int]:
    number = int.from_bytes(data)
    return [(number >> 5 * place) & 31 for place in reversed(range(len(data) * 8 // 5))]


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(GENERATOR):
            check ^= generator if (top >> place) & 1 else 0
    return check
