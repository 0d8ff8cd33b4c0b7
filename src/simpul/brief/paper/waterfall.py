# SPDX-License-Identifier: Apache-2.0
"""A hit's reasons as bars that start where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass

from simpul.brief.sections.hits import HitSheet, ReasonLine

WIDTH = 200.0


@dataclass(frozen=True, slots=True)
class Row:
    """A reason with the place of its bar, in units of a drawing ``WIDTH`` wide."""

    line: ReasonLine
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The rows, where nought lies, and the bar of the sum."""

    rows: tuple[Row, ...]
    zero: float
    sum_x: float
    sum_width: float


def waterfall(hit: HitSheet) -> Waterfall:
    """Return the bars of a hit; the widest reach of them fills the drawing."""
    ends = [0.0, hit.bits, *(edge for line in hit.reasons for edge in (line.start, line.start + line.bits))]
    low, high = min(ends), max(ends)
    scale = WIDTH / max(high - low, 1e-9)
    zero = -low * scale

    def bar(start: float, bits: float) -> tuple[float, float]:
        return round((min(start, start + bits) - low) * scale, 1), max(round(abs(bits) * scale, 1), 1.0)

    rows = tuple(Row(line, *bar(line.start, line.bits)) for line in hit.reasons)
    return Waterfall(rows, round(zero, 1), *bar(0.0, hit.bits))
