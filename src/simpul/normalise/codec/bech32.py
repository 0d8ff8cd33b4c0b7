# SPDX-License-Identifier: Apache-2.0
"""Bech32, Bech32m and segregated-witness addresses.

Source: BIP-173 and BIP-350.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

_CHARSET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CONSTANTS: Final = {1: "bech32", 0x2BC830A3: "bech32m"}
_LONGEST: Final = 90
_CHECKSUM: Final = 6
_WITNESS_VERSIONS: Final = 16
_PROGRAM_LENGTHS: Final = range(2, 41)
_VERSION_0_LENGTHS: Final = (20, 32)


def bech32_decode(text: str) -> tuple[str, list[int], str] | None:
    """Return the human-readable part, the 5-bit groups and the encoding's name, or None where invalid."""
    if text.lower() != text and text.upper() != text:
        return None
    text = text.lower()
    separator = text.rfind("1")
    if not 1 <= separator <= len(text) - _CHECKSUM - 1 or len(text) > _LONGEST:
        return None
    if any(not 33 <= ord(char) <= 126 for char in text):  # noqa: PLR2004  # BIP-173: printable US-ASCII
        return None
    prefix, groups = text[:separator], [_CHARSET.find(char) for char in text[separator + 1 :]]
    encoding = None if -1 in groups else _CONSTANTS.get(_polymod([*_expanded(prefix), *groups]))
    return (prefix, groups[:-_CHECKSUM], encoding) if encoding else None


def witness_program(address: str, *, prefix: str) -> tuple[int, bytes] | None:
    """Return the witness version and program of an address with that human-readable part, or None where invalid."""
    decoded = bech32_decode(address)
    if decoded is None or decoded[0] != prefix or not decoded[1]:
        return None
    version, program = decoded[1][0], _bytes(decoded[1][1:])
    if version > _WITNESS_VERSIONS or program is None or len(program) not in _PROGRAM_LENGTHS:
        return None
    if version == 0 and len(program) not in _VERSION_0_LENGTHS:
        return None
    return (version, program) if decoded[2] == ("bech32m" if version else "bech32") else None


def _expanded(prefix: str) -> list[int]:
    return [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]


def _polymod(values: Iterable[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(_GENERATOR):
            checksum ^= generator if top >> at & 1 else 0
    return checksum


def _bytes(groups: Sequence[int]) -> bytes | None:
    """Return 5-bit groups as bytes; at most four zero bits may be left over."""
    bits = "".join(f"{group:05b}" for group in groups)
    whole = len(bits) // 8 * 8
    if len(bits) - whole >= 5 or "1" in bits[whole:]:  # noqa: PLR2004  # a whole group left over
        return None
    return bytes(int(bits[at : at + 8], 2) for at in range(0, whole, 8))
