# SPDX-License-Identifier: Apache-2.0
"""The numbers that an operation may set for readiness; they come in, nothing reads them from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rules:
    """What "enough" and "recent" mean.

    Attributes:
        integrity_days: an exhibit's hash must have been verified at most this many days ago (S2).
        sources_to_corroborate: independent origins that make an element corroborated.
    """

    integrity_days: int = 90
    sources_to_corroborate: int = 2


DEFAULT: Final = Rules()
"""Ninety days and two sources: our choice, where no public text gives a number."""
