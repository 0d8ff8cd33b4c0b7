# SPDX-License-Identifier: Apache-2.0
"""The cases as the meeting takes them up: in parts, in an order that says its reasons, decided by nobody yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from simpul.brief.sections.cards import Card, Spelling, card, card_key
from simpul.brief.sections.contributions import Contribution, contributions
from simpul.brief.sections.criteria import Criterion, criteria
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.figures import Count, of_people
from simpul.brief.sections.gates import ReadinessSheet
from simpul.brief.sections.handling import Handling, handling_of
from simpul.brief.sections.held import held_in, is_life_at_risk, may_be_victims
from simpul.brief.sections.hits import HitSheet
from simpul.brief.sections.networks import NetworkSheet
from simpul.brief.sections.shield import SUSPECT_ROLES
from simpul.model.ids import AgencyId, RecordId, digest
from simpul.model.record import Record

DIRECTIONS: Final = ("arrest", "rescue", "freeze", "more_evidence", "merge", "decline")
"""What the meeting may choose from, always in this order; the brief chooses none."""


@dataclass(frozen=True, slots=True)
class SuspectLine:
    """A suspect of a case.

    Attributes:
        may_be_victim: codes of why the suspect may be a victim: to be screened before any arrest or return.
    """

    card: Card
    group_role: str | None
    status: str | None
    ground: str | None
    may_be_victim: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One agenda item.

    Attributes:
        position: place on the agenda, from 1.
        presenter: the lead agency, which presents it.
        proposal: what the lead agency itself proposes; a wish, not a decision.
        life_at_risk: True where a life is at risk; then nothing here holds a rescue up.
        networks: labels of the networks it is part of.
        shares_with: numbers of other cases in these networks.
    """

    position: int
    key: str
    id: str
    number: str
    title: Spelling
    kind: str | None
    presenter: str
    contributing: tuple[str, ...]
    hosting_state: str | None
    forum: str | None
    opened: date | None
    proposal: str | None
    held: Count
    life_at_risk: bool
    readiness: ReadinessSheet | None
    criteria: tuple[Criterion, ...]
    suspects: tuple[SuspectLine, ...]
    contributions: tuple[Contribution, ...]
    networks: tuple[str, ...]
    shares_with: tuple[str, ...]
    hits: int
    handling: Handling


@dataclass(frozen=True, slots=True)
class CaseContext:
    """What a case sheet is made from besides the case itself."""

    docket: Docket
    hits: tuple[HitSheet, ...]
    networks: tuple[NetworkSheet, ...]
    readiness: Mapping[str, ReadinessSheet]
    audience: AgencyId | None


def case_sheets(context: CaseContext) -> tuple[CaseSheet, ...]:
    """Return all cases in the order of the agenda.

    Order: ready to try, ready to act, share of mandatory elements supported, cases it shares a network with,
    hits across agencies, number. Life at risk does not change the order: it stands outside it, first on the page.
    """
    sheets = [_sheet(context, case) for case in context.docket.of_type("Case")]
    ordered = sorted(sheets, key=_precedence)
    return tuple(_placed(sheet, position) for position, sheet in enumerate(ordered, start=1))


def _precedence(sheet: CaseSheet) -> tuple[bool | float | str, ...]:
    ready = sheet.readiness
    share = ready.supported / ready.mandatory if ready and ready.mandatory else 0.0
    shut = [not (ready and ready.passes(gate)) for gate in ("try", "act_secured", "act")]
    return *shut, -share, -len(sheet.shares_with), -sheet.hits, sheet.id


def _placed(sheet: CaseSheet, position: int) -> CaseSheet:
    return replace(sheet, position=position)


def _sheet(context: CaseContext, case: Record) -> CaseSheet:
    docket = context.docket
    members = docket.members.get(case.id, frozenset({case.id}))
    hits = tuple(hit for hit in context.hits if case.id in hit.cases)
    networks = tuple(one for one in context.networks if case.id in one.case_ids)
    shares = {number for one in networks for key, number in one.case_numbers if key != case.id}
    readiness = context.readiness.get(case.id)
    return CaseSheet(
        position=0,
        key="c-" + digest(case.id)[:12],
        id=case.id,
        number=case_number(case),
        title=case_title(docket, case),
        kind=case.first("caseKind"),
        presenter=case.first("leadAgency") or case.agency,
        contributing=tuple(case.values("contributingAgency")),
        hosting_state=case.first("hostingState"),
        forum=case.first("forum"),
        opened=day(case.first("openedAt")),
        proposal=case.first("proposal"),
        held=of_people(held_in(docket, case)),
        life_at_risk=is_life_at_risk(docket, case),
        readiness=readiness,
        criteria=criteria(docket, case, hits=hits, networks=networks, readiness=readiness),
        suspects=_suspects(docket, case, readiness),
        contributions=contributions(docket, case, hits=hits),
        networks=tuple(one.label for one in networks),
        shares_with=tuple(sorted(shares)),
        hits=len(hits),
        handling=handling_of((docket.records[one].marking for one in sorted(members)), audience=context.audience),
    )


def case_number(case: Record) -> str:
    """Return the number an agency gave its case, or its id inside the agency."""
    return next(iter(case.originals("caseNumber")), case.local_id)


def case_title(docket: Docket, case: Record) -> Spelling:
    """Return the case's title in its own spelling, or its number."""
    found = card(docket, case).name
    return found if case.originals("title") else Spelling(case_number(case))


def _suspects(docket: Docket, case: Record, readiness: ReadinessSheet | None) -> tuple[SuspectLine, ...]:
    found: dict[RecordId, SuspectLine] = {}
    reasons = may_be_victims(docket)
    screened = frozenset(readiness.may_be_victims if readiness else ())
    for record in docket.of_type("Involvement"):
        who = docket.referred(record, "who")
        of_case = docket.referred(record, "case")
        if who is None or of_case is None or of_case.id != case.id or who.type != "Person":
            continue
        if record.first("role") not in SUSPECT_ROLES:
            continue
        found[who.id] = SuspectLine(
            card=card(docket, who),
            group_role=record.first("groupRole"),
            status=record.first("status"),
            ground=record.first("ground"),
            may_be_victim=reasons.get(who.id, ()) or (("readiness",) if card_key(who.id) in screened else ()),
        )
    return tuple(sorted(found.values(), key=lambda one: (not one.may_be_victim, one.card.id)))
