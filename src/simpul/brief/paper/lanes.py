# SPDX-License-Identifier: Apache-2.0
"""The timeline as a drawing: a lane for each sort of moment, a line for the day of the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from simpul.brief.paper.words import Words
from simpul.brief.sections.moments import LANES, Moment

LEFT: Final = 190.0
RIGHT: Final = 990.0
LANE: Final = 40.0
TOP: Final = 40.0
BACK: Final = timedelta(days=540)
AHEAD: Final = timedelta(days=120)
"""What lies further from the meeting is listed and not drawn."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane at its height."""

    code: str
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment at its place."""

    lane: str
    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and how many moments lie outside it."""

    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float
    dots: tuple[Dot, ...]
    outside: int


def drawn_timeline(moments: tuple[Moment, ...], *, at: date, words: Words) -> Timeline | None:
    """Return the drawing of the moments around the day of the meeting, or None where nothing is dated."""
    near = [one for one in moments if at - BACK <= one.day <= at + AHEAD]
    if not near:
        return None
    first = min(near[0].day, at) - timedelta(days=7)
    last = max(near[-1].day, at) + timedelta(days=7)
    reach = (last - first).days

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / reach, 1)

    shown = [lane for lane in LANES if any(one.lane == lane for one in near)]
    heights = {lane: TOP + LANE * number for number, lane in enumerate(shown)}
    stacked: Counter[tuple[str, int]] = Counter()
    dots = []
    for one in near:
        spot = (one.lane, round(x(one.day) / 6))
        lift = (stacked[spot] % 5) * 5
        stacked[spot] += 1
        title = f"{one.day} {words.say(f'moment.{one.code}')}: {one.label.text} ({one.agency})"
        dots.append(Dot(one.lane, x(one.day), heights[one.lane] - lift, title))
    return Timeline(
        height=TOP + LANE * len(shown),
        lanes=tuple(Lane(lane, heights[lane]) for lane in shown),
        ticks=tuple(_ticks(first, last, x)),
        today=x(at),
        dots=tuple(dots),
        outside=len(moments) - len(near),
    )


def _ticks(first: date, last: date, x: Callable[[date], float]) -> Iterator[Tick]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, months // 10)
    for number in range(step, months + 1, step):
        years, month = divmod(first.month - 1 + number, 12)
        day = date(first.year + years, month + 1, 1)
        if first <= day <= last:
            yield Tick(x(day), f"{day:%Y-%m}")
