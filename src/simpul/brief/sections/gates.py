# SPDX-License-Identifier: Apache-2.0
"""How ready a case is, as the meeting reads it: gates, elements in parts, blockers with owner and day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from simpul.brief.sections.cards import Card, card, card_key
from simpul.brief.sections.docket import Docket
from simpul.model.ids import RecordId
from simpul.readiness.assess import CaseReadiness
from simpul.readiness.elements import ElementStanding, State
from simpul.readiness.gates import Blocker, Gate
from simpul.readiness.requirements import Line

GATES: Final = ("act_secured", "act", "try")
"""To act with secured exhibits only; to act with secured or securable ones; to try."""


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element of a charge.

    Attributes:
        mandatory: True where the charge cannot stand without it in this case.
        state: 0 empty, 1 asserted, 2 supported, 3 corroborated, 4 accepted by the forum's prosecutor.
        security: ``secured``, ``securable``, ``no``, or ``none`` where no exhibit speaks for it.
    """

    code: str
    name: str
    mandatory: bool
    state: int
    security: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """A charge with its elements, against one suspect or nobody yet."""

    template: str
    name: str
    forum: str | None
    suspect: Card | None
    elements: tuple[ElementLine, ...]


@dataclass(frozen=True, slots=True)
class GateLine:
    """A gate and whether it is open."""

    code: str
    passed: bool


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """What stands in the way of a gate, who can move it, until when, and what would.

    Attributes:
        number: of the case.
        gate: the first gate that it keeps shut.
        why: codes of the facts behind it.
        change: code of what would change it.
        overdue: True where the day has passed.
    """

    case: str
    number: str
    gate: str
    code: str
    suspect: Card | None
    element: str | None
    exhibit: str | None
    check: str | None
    why: tuple[str, ...]
    owner: str
    due: date | None
    change: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class ReadinessSheet:
    """Everything that readiness says of one case.

    Attributes:
        supported: mandatory elements at state 2 or more, of the charge and suspect that are furthest.
        mandatory: mandatory elements of that charge.
        may_be_victims: keys of the cards of suspects whom readiness wants screened first.
    """

    case: str
    gates: tuple[GateLine, ...]
    supported: int
    mandatory: int
    charges: tuple[ChargeLine, ...]
    blockers: tuple[BlockerLine, ...]
    may_be_victims: tuple[str, ...] = ()

    def passes(self, gate: str) -> bool:
        """Return whether a gate is open."""
        return any(line.passed for line in self.gates if line.code == gate)


def readiness_sheet(docket: Docket, case: CaseReadiness) -> ReadinessSheet:
    """Return what readiness says of a case, with names as the brief may show them."""
    nearest = _nearest(case)
    needed = nearest.needed if nearest else ()
    return ReadinessSheet(
        case=case.id,
        gates=tuple(GateLine(name, gate.ready) for name, gate in _gates(case)),
        supported=sum(one.state >= State.SUPPORTED for one in needed),
        mandatory=len(needed),
        charges=tuple(_charge(docket, line) for line in sorted(case.lines, key=lambda line: line is not nearest)),
        blockers=tuple(_blockers(docket, case)),
        may_be_victims=tuple(card_key(one) for one in case.presumed_victims),
    )


def _gates(case: CaseReadiness) -> tuple[tuple[str, Gate], ...]:
    return tuple(zip(GATES, (case.act_secured, case.act, case.try_), strict=True))


def _nearest(case: CaseReadiness) -> Line | None:
    path = case.act_secured.nearest
    for line in case.lines:
        if line.charge.id == path.charge and (line.suspect.id if line.suspect else None) == path.suspect:
            return line
    return None


def _charge(docket: Docket, line: Line) -> ChargeLine:
    return ChargeLine(
        template=line.charge.template.code,
        name=line.charge.template.name,
        forum=line.charge.forum,
        suspect=_card(docket, line.suspect.id) if line.suspect else None,
        elements=tuple(_element(standing) for standing in line.elements),
    )


def _element(standing: ElementStanding) -> ElementLine:
    return ElementLine(
        code=standing.element.code,
        name=standing.element.name,
        mandatory=standing.needed,
        state=int(standing.state),
        security=_security(standing),
        contested=standing.contested,
    )


def _security(standing: ElementStanding) -> str:
    if any(exhibit.secured for exhibit in standing.exhibits):
        return "secured"
    if any(exhibit.securable for exhibit in standing.exhibits):
        return "securable"
    return "no" if standing.exhibits else "none"


def _blockers(docket: Docket, case: CaseReadiness) -> Iterator[BlockerLine]:
    """Yield each blocker once, under the most modest gate that it keeps shut."""
    told: set[tuple[str, ...]] = set()
    shut = {"act": case.act, "act_secured": case.act_secured, "try": case.try_}
    for name, gate in shut.items():
        for blocker in gate.blockers:
            if blocker.order not in told:
                told.add(blocker.order)
                yield _blocker(docket, blocker, name)


def _blocker(docket: Docket, blocker: Blocker, gate: str) -> BlockerLine:
    exhibit = _card(docket, blocker.exhibit) if blocker.exhibit else None
    return BlockerLine(
        case=blocker.case,
        number=_number(docket, blocker.case),
        gate=gate,
        code=blocker.code,
        suspect=_card(docket, blocker.suspect) if blocker.suspect else None,
        element=blocker.element,
        exhibit=exhibit.name.text if exhibit else None,
        check=blocker.check,
        why=blocker.why,
        owner=blocker.owner,
        due=blocker.due,
        change=blocker.change,
        overdue=blocker.due is not None and blocker.due < docket.at,
    )


def _card(docket: Docket, record: RecordId) -> Card | None:
    found = docket.records.get(record)
    return card(docket, found) if found else None


def _number(docket: Docket, case: RecordId) -> str:
    record = docket.records.get(case)
    return next(iter(record.originals("caseNumber")), record.local_id) if record else str(case)
