# SPDX-License-Identifier: Apache-2.0
"""Hits as people judge them: both records, every reason with its bits, nothing decided beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simpul.brief.sections.cards import Card, Spelling, card, language_tag
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.handling import Handling, handling_of
from simpul.link.result import Grade, Hit, Linked, Reason
from simpul.model.ids import AgencyId, StatementId, digest
from simpul.model.record import Record

GRADES: Final = (Grade.STRONG, Grade.LIKELY, Grade.POSSIBLE, Grade.WEAK)


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason of a hit.

    Attributes:
        bits: positive speaks for, negative against.
        start: where the waterfall stands before this reason, in bits.
        left, right: both values in their own spelling; None where a victim's identity is kept back.
        count: in how many records the shared value occurs; 0 where that has no meaning.
    """

    code: str
    bits: float
    start: float
    left: Spelling | None
    right: Spelling | None
    count: int
    left_statement: str | None
    right_statement: str | None


@dataclass(frozen=True, slots=True)
class HitSheet:
    """A hit with its waterfall.

    Attributes:
        judgement: ``same``, ``not_same``, ``unsure``, or None: a lead that nobody has judged.
        cases: ids of the cases that either record belongs to.
        handling: of the hit, combined from both records.
    """

    key: str
    left: Card
    right: Card
    type: str
    bits: float
    probability: float
    grade: str
    judgement: str | None
    reasons: tuple[ReasonLine, ...]
    cases: tuple[str, ...]
    handling: Handling

    @property
    def judged(self) -> bool:
        """True where a person has judged it."""
        return self.judgement is not None


def hit_sheets(docket: Docket, linked: Linked, *, audience: AgencyId | None) -> tuple[HitSheet, ...]:
    """Return the hits between shown records, the strongest first.

    A hit between a protected and an open record is left out: the open one would tell who the other is.
    """
    shown = [hit for hit in linked.hits if _may_show(docket, hit)]
    ordered = sorted(shown, key=lambda hit: (GRADES.index(hit.grade), -hit.bits, hit.left, hit.right))
    return tuple(_sheet(docket, hit, audience) for hit in ordered)


def _may_show(docket: Docket, hit: Hit) -> bool:
    if hit.left not in docket.records or hit.right not in docket.records:
        return False
    return (hit.left in docket.protected) == (hit.right in docket.protected)


def _sheet(docket: Docket, hit: Hit, audience: AgencyId | None) -> HitSheet:
    left, right = docket.records[hit.left], docket.records[hit.right]
    cards = card(docket, left), card(docket, right)
    protected = cards[0].protected or cards[1].protected
    cases = docket.cases.get(hit.left, frozenset()) | docket.cases.get(hit.right, frozenset())
    return HitSheet(
        key="h-" + digest(hit.left, hit.right)[:12],
        left=cards[0],
        right=cards[1],
        type=hit.type,
        bits=hit.bits,
        probability=hit.probability,
        grade=hit.grade.value,
        judgement=hit.judgement,
        reasons=_waterfall(hit, left, right, protected=protected),
        cases=tuple(sorted(cases)),
        handling=handling_of((left.marking, right.marking), audience=audience),
    )


def _waterfall(hit: Hit, left: Record, right: Record, *, protected: bool) -> tuple[ReasonLine, ...]:
    lines, start = [], 0.0
    for reason in sorted(hit.reasons, key=lambda one: -one.bits):
        hidden = protected or not (_is_shown(left, reason.left_statement) and _is_shown(right, reason.right_statement))
        lines.append(_line(reason, left, right, start=start) if not hidden else _bare_line(reason, start=start))
        start += reason.bits
    return tuple(lines)


def _is_shown(record: Record, statement: StatementId | None) -> bool:
    return statement is None or any(said.id == statement for said in record.statements)


def _line(reason: Reason, left: Record, right: Record, *, start: float) -> ReasonLine:
    return ReasonLine(
        code=reason.code,
        bits=reason.bits,
        start=start,
        left=_spelt(left, reason.left, reason.left_statement),
        right=_spelt(right, reason.right, reason.right_statement),
        count=reason.count,
        left_statement=reason.left_statement,
        right_statement=reason.right_statement,
    )


def _bare_line(reason: Reason, *, start: float) -> ReasonLine:
    return ReasonLine(reason.code, reason.bits, start, None, None, reason.count, None, None)


def _spelt(record: Record, text: str, statement: StatementId | None) -> Spelling:
    lang = next((said.lang for said in record.statements if said.id == statement), None)
    return Spelling(text, language_tag(lang))
