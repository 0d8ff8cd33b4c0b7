# SPDX-License-Identifier: Apache-2.0
"""Keys as 64-bit numbers: what records share, so that a row store can find its holders."""

from __future__ import annotations

from enum import IntEnum
from hashlib import blake2b
from typing import Final, TypeAlias

import numpy as np

Key: TypeAlias = int
"""Signed 64 bits: a digest of the text, its lowest four bits the family."""

_FAMILY_BITS: Final = 4
_FAMILY_MASK: Final = (1 << _FAMILY_BITS) - 1
_ALL: Final = (1 << 64) - 1
_ODD: Final = 0x9E3779B97F4A7C15
_MIX: Final = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Constants of splitmix64. Source: Steele, Lea and Flood (2014), "Fast Splittable Pseudorandom Number Generators"."""


class Family(IntEnum):
    """What a key is made of."""

    PLACE = 0
    TOKEN = 1
    PAIR = 2
    WHOLE = 3
    BORN = 4
    BORN_PLACE = 5
    BORN_COUNTRY = 6
    IDENTIFIER = 7
    NAME = 8
    TWIN = 9
    RECORD = 10
    WORD = 11
    DAY = 12
    MONTH = 13
    YEAR = 14
    COUNTRY = 15


CANDIDATE_KEYS: Final = frozenset(
    {Family.TOKEN, Family.PAIR, Family.WHOLE, Family.BORN, Family.BORN_PLACE, Family.BORN_COUNTRY}
)
"""Families whose holders are compared with each other while their bucket is not full."""

NARROWED: Final = frozenset({Family.TOKEN, Family.PAIR, Family.WHOLE, Family.BORN})
"""Families whose full buckets go on together with a year of birth or a country."""


def key_of(family: Family, *parts: str) -> Key:
    """Return the key of a family's text; parts are kept apart."""
    whole = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(whole, "big", signed=True) & ~_FAMILY_MASK) | family


def family_of(key: Key) -> Family:
    """Return the family of a key."""
    return Family(key & _FAMILY_MASK)


def narrow_key(key: Key, beside: int) -> Key:
    """Return the key of a full bucket together with a year of birth or a country's number; see ``narrow_keys``."""
    z = (key + (beside + 1) * _ODD) & _ALL
    z = ((z ^ (z >> 30)) * _MIX[0]) & _ALL
    z = ((z ^ (z >> 27)) * _MIX[1]) & _ALL
    z ^= z >> 31
    return z - (1 << 64) if z >> 63 else z


def narrow_keys(keys: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """Return ``narrow_key`` of each key and number beside it, as int64."""
    z = keys.astype(np.int64).view(np.uint64) + (beside.astype(np.uint64) + np.uint64(1)) * np.uint64(_ODD)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(_MIX[0])
    z = (z ^ (z >> np.uint64(27))) * np.uint64(_MIX[1])
    return np.asarray((z ^ (z >> np.uint64(31))).view(np.int64))


def country_number(country: str) -> int:
    """Return a number of a country's code, above every year."""
    return 1_000_000 + int.from_bytes(country.encode("utf-8")[:4], "big")
