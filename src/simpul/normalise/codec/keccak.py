# SPDX-License-Identifier: Apache-2.0
"""Keccak-256 as Ethereum uses it: the padding of the original submission, not that of SHA3-256.

Source: The Keccak reference, version 3.0 (2011); differs from FIPS 202 only in the domain byte, 0x01.
"""

from __future__ import annotations

from typing import Final

_RATE: Final = 136
_WORD: Final = (1 << 64) - 1
_ROUNDS: Final = 24


def _round_constants() -> tuple[int, ...]:
    """Return the 24 iota constants from the reference's linear-feedback shift register."""
    register, constants = 1, []
    for _ in range(_ROUNDS):
        constant = 0
        for bit in range(7):
            constant |= (register & 1) << ((1 << bit) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return tuple(constants)


def _rotations() -> tuple[tuple[int, int, int], ...]:
    """Return (from lane, to lane, offset) of rho and pi together, in the reference's walk over the lanes."""
    moves, x, y = [(0, 0, 0)], 1, 0
    for step in range(24):
        into_x, into_y = y, (2 * x + 3 * y) % 5
        moves.append((x + 5 * y, into_x + 5 * into_y, (step + 1) * (step + 2) // 2 % 64))
        x, y = into_x, into_y
    return tuple(moves)


_CONSTANTS: Final = _round_constants()
_MOVES: Final = _rotations()


def keccak_256(data: bytes) -> bytes:
    """Return the 32-byte digest."""
    padded = bytearray(data) + b"\x01" + bytes(-(len(data) + 1) % _RATE)
    padded[-1] |= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), _RATE):
        block = padded[start : start + _RATE]
        for lane in range(_RATE // 8):
            lanes[lane] ^= int.from_bytes(block[lane * 8 : lane * 8 + 8], "little")
        lanes = _permuted(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permuted(lanes: list[int]) -> list[int]:
    for constant in _CONSTANTS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        mixed = [columns[(x + 4) % 5] ^ _turned(columns[(x + 1) % 5], 1) for x in range(5)]
        moved = [0] * 25
        for source, target, offset in _MOVES:
            moved[target] = _turned(lanes[source] ^ mixed[source % 5], offset)
        lanes = [
            moved[at] ^ (~moved[at - at % 5 + (at + 1) % 5] & moved[at - at % 5 + (at + 2) % 5]) for at in range(25)
        ]
        lanes[0] ^= constant
    return lanes


def _turned(lane: int, offset: int) -> int:
    return ((lane << offset) | (lane >> (64 - offset))) & _WORD
