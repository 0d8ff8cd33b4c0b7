# SPDX-License-Identifier: Apache-2.0
"""What normalising a raw value yields: a canonical value, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

NORMALISER_VERSION: Final = "2"
"""Raised whenever any normaliser may answer otherwise than before; features are stamped with it."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A raw value and what became of it.

    Attributes:
        raw: the value as received, never changed.
        value: the canonical form; None where there is none.
        reason: code of why not (``phone.too-short``); None where there is a value.
        extra: what was learnt besides: ``country``, ``precision``, ``chain``, ``platform`` …
    """

    raw: str
    value: str | None
    reason: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an answer that has both a value and a reason, or neither."""
        if (self.value is None) == (self.reason is None):
            message = f"normalising {self.raw!r} gave neither or both of value and reason"
            raise AssertionError(message)


def canonical(raw: str, value: str, **extra: str) -> Normalised:
    """Return an answer with a canonical value."""
    return Normalised(raw=raw, value=value, extra=extra)


def no_canonical(raw: str, reason: str, **extra: str) -> Normalised:
    """Return an answer without one, and why."""
    return Normalised(raw=raw, value=None, reason=reason, extra=extra)
