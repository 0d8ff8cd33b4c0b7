# SPDX-License-Identifier: Apache-2.0
"""Thousandths of a bit, rounded as the batch's database rounds them."""

from __future__ import annotations

from math import copysign

MILLI = 1000.0


def thousandths(bits: float) -> int:
    """Return bits in thousandths, halves away from zero."""
    return int(MILLI * bits + copysign(0.5, bits))
