# SPDX-License-Identifier: Apache-2.0
"""The timeline: what happened when, and which clocks run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from simpul.brief.sections.cards import Spelling, card
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.places import Move
from simpul.model.record import Record

LANES: Final = ("case", "move", "exhibit", "request", "deadline")

_DATED: Final = (
    ("Case", "openedAt", "case", "opened"),
    ("Exhibit", "acquiredAt", "exhibit", "acquired"),
    ("Exhibit", "preservedUntil", "deadline", "preserved_until"),
    ("Asset", "heldUntil", "deadline", "held_until"),
    ("Request", "sentAt", "request", "sent"),
    ("Request", "answeredAt", "request", "answered"),
    ("Measure", "dueAt", "deadline", "measure_due"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day.

    Attributes:
        lane: one of ``LANES``.
        code: what it is.
        case: key of the case it belongs to; None where to none or several.
    """

    day: date
    lane: str
    code: str
    label: Spelling
    agency: str
    case: str | None


def moments(docket: Docket, moves: tuple[Move, ...]) -> tuple[Moment, ...]:
    """Return what is dated, in time."""
    found = [*_dated(docket), *_moved(moves)]
    return tuple(sorted(found, key=lambda one: (one.day, LANES.index(one.lane), one.agency, one.label.text)))


def _dated(docket: Docket) -> Iterator[Moment]:
    for type_name, prop, lane, code in _DATED:
        for record in docket.of_type(type_name):
            when = day(record.first(prop))
            if when is not None:
                yield Moment(when, lane, code, _label(docket, record), record.agency, _case(docket, record))


def _moved(moves: tuple[Move, ...]) -> Iterator[Moment]:
    for move in moves:
        when = move.arrived or move.left
        if when is not None:
            text = f"{move.who[0].name.text}: {move.source.card.name.text} → {move.target.card.name.text}"
            yield Moment(
                when, "move", "moved", Spelling(text), ", ".join(sorted({one.agency for one in move.who})), None
            )


def _label(docket: Docket, record: Record) -> Spelling:
    described = record.originals("description")
    return Spelling(described[0]) if described else card(docket, record).name


def _case(docket: Docket, record: Record) -> str | None:
    cases = sorted(docket.cases.get(record.id, ()))
    return cases[0] if len(cases) == 1 else None
