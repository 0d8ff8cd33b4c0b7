# SPDX-License-Identifier: Apache-2.0
"""Leads: clues that wait to be followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simpul.brief.sections.cards import Spelling, card
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.model.record import Record


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead, who has it, and the case it belongs to."""

    number: str
    title: Spelling
    agency: str
    state: str
    assigned: str | None
    received: date | None
    case: str | None


def lead_lines(docket: Docket) -> tuple[LeadLine, ...]:
    """Return the leads by agency and number."""
    lines = [_line(docket, record) for record in docket.of_type("Lead")]
    return tuple(sorted(lines, key=lambda one: (one.agency, one.number)))


def _line(docket: Docket, record: Record) -> LeadLine:
    case = docket.referred(record, "case")
    return LeadLine(
        number=next(iter(record.originals("leadNumber")), record.local_id),
        title=card(docket, record).name,
        agency=record.agency,
        state=record.first("state") or "new",
        assigned=record.first("assignedTo"),
        received=day(record.first("receivedAt")),
        case=case.id if case else None,
    )
