# SPDX-License-Identifier: Apache-2.0
"""Chance from a seed: each thing draws from a stream of its own, so that adding one changes no other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *path: object) -> Random:
    """Return the stream of chance that belongs to ``path`` under ``seed``."""
    named = "\x1f".join([str(seed), *(str(step) for step in path)])
    return Random(int.from_bytes(hashlib.sha256(named.encode()).digest()[:8]))  # noqa: S311  # invention, not secrecy


def happens(rng: Random, probability: float) -> bool:
    """Return True with the given probability."""
    return rng.random() < probability


def one_of(rng: Random, weighted: Iterable[tuple[T, float]]) -> T:
    """Return one of the things, each as likely as its weight."""
    things, weights = zip(*weighted, strict=True)
    chosen: T = rng.choices(things, weights)[0]
    return chosen


def some_of(rng: Random, things: Sequence[T], count: int) -> list[T]:
    """Return up to ``count`` different things in a drawn order."""
    return rng.sample(list(things), min(count, len(things)))


def digits(rng: Random, count: int) -> str:
    """Return ``count`` decimal digits."""
    return "".join(rng.choices("0123456789", k=count))


def filled(rng: Random, pattern: str) -> str:
    """Return the pattern with a digit drawn for each ``#``."""
    return "".join(rng.choice("0123456789") if sign == "#" else sign for sign in pattern)
