# SPDX-License-Identifier: Apache-2.0
"""Base58 and Base58Check.

Source: Bitcoin's base58 alphabet and double SHA-256 checksum (draft-msporny-base58-03); Ripple's alphabet
(XRP Ledger documentation, "base58 Encodings").
"""

from __future__ import annotations

import hashlib
from typing import Final

BITCOIN: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE: Final = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_LONGEST: Final = 120
_CHECKSUM: Final = 4


def base58_decode(text: str, *, alphabet: str = BITCOIN) -> bytes | None:
    """Return the bytes, or None where the text has other characters or is longer than any address."""
    if not text or len(text) > _LONGEST:
        return None
    number = 0
    for char in text:
        digit = alphabet.find(char)
        if digit < 0:
            return None
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base58_encode(data: bytes, *, alphabet: str = BITCOIN) -> str:
    """Return the text of the bytes; leading zero bytes are kept."""
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = alphabet[digit] + digits
    return alphabet[0] * (len(data) - len(data.lstrip(b"\0"))) + digits


def base58check_decode(text: str, *, alphabet: str = BITCOIN) -> bytes | None:
    """Return version and payload without the checksum, or None where the checksum is wrong."""
    data = base58_decode(text, alphabet=alphabet)
    if data is None or len(data) <= _CHECKSUM:
        return None
    body, checksum = data[:-_CHECKSUM], data[-_CHECKSUM:]
    return body if _double_sha256(body)[:_CHECKSUM] == checksum else None


def base58check_encode(body: bytes, *, alphabet: str = BITCOIN) -> str:
    """Return version and payload as text with its checksum."""
    return base58_encode(body + _double_sha256(body)[:_CHECKSUM], alphabet=alphabet)


def _double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()
