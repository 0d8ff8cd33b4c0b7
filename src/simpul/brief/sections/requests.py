# SPDX-License-Identifier: Apache-2.0
"""Requests between agencies: asked, answered, overdue. Silence is counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.model.record import Record

ANSWERED: Final = frozenset({"answered", "closed"})
SETTLED: Final = ANSWERED | {"refused"}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request with its clock.

    Attributes:
        outcome: ``answered``, ``refused``, ``overdue`` or ``open``.
        days_late: days past due while unanswered; 0 otherwise.
    """

    key: str
    number: str
    kind: str | None
    asker: str
    asked: str
    sent: date | None
    due: date | None
    answered: date | None
    state: str
    outcome: str
    days_late: int
    case: str | None


@dataclass(frozen=True, slots=True)
class ReplyRate:
    """What one agency was asked and how it answered.

    Attributes:
        median_days: days from asked to answered, the middle one; None where no answer is dated.
    """

    agency: str
    asked: int
    answered: int
    refused: int
    overdue: int
    median_days: float | None


def request_lines(docket: Docket) -> tuple[RequestLine, ...]:
    """Return the requests that were sent: overdue first, the latest of them at the top."""
    lines = [_line(docket, record) for record in docket.of_type("Request") if record.first("state") != "draft"]
    return tuple(
        sorted(lines, key=lambda one: (-one.days_late, one.outcome != "open", one.sent or date.min, one.number))
    )


def reply_rates(lines: tuple[RequestLine, ...]) -> tuple[ReplyRate, ...]:
    """Return how each agency that was asked answered, the most overdue first."""
    asked: dict[str, list[RequestLine]] = defaultdict(list)
    for line in lines:
        asked[line.asked].append(line)
    rates = [_rate(agency, of_agency) for agency, of_agency in asked.items()]
    return tuple(sorted(rates, key=lambda one: (-one.overdue, -one.asked, one.agency)))


def _line(docket: Docket, record: Record) -> RequestLine:
    state = record.first("state") or "sent"
    due = day(record.first("dueAt"))
    late = (docket.at - due).days if due and state not in SETTLED else 0
    case = docket.referred(record, "case")
    return RequestLine(
        key=record.id,
        number=next(iter(record.originals("requestNumber")), record.local_id),
        kind=record.first("requestKind"),
        asker=record.first("from") or record.agency,
        asked=record.first("to") or "",
        sent=day(record.first("sentAt")),
        due=due,
        answered=day(record.first("answeredAt")),
        state=state,
        outcome=_outcome(state, late),
        days_late=max(late, 0),
        case=case.id if case else None,
    )


def _outcome(state: str, late: int) -> str:
    if state in ANSWERED:
        return "answered"
    if state == "refused":
        return "refused"
    return "overdue" if late > 0 else "open"


def _rate(agency: str, lines: list[RequestLine]) -> ReplyRate:
    days = [(one.answered - one.sent).days for one in lines if one.answered and one.sent and one.outcome == "answered"]
    return ReplyRate(
        agency=agency,
        asked=len(lines),
        answered=sum(one.outcome == "answered" for one in lines),
        refused=sum(one.outcome == "refused" for one in lines),
        overdue=sum(one.outcome == "overdue" for one in lines),
        median_days=float(median(days)) if days else None,
    )
