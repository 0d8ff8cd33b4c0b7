# SPDX-License-Identifier: Apache-2.0
"""Why a case may deserve the meeting's time, in parts: facts a person can check, never one score.

Source of the parts: the MoRiLE shape (harm, likelihood, confidence), with readiness, cross-border value
and actionability beside it. The lead agency's capacity is said at the meeting; no record holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.figures import Count, exact, of_people
from simpul.brief.sections.gates import ReadinessSheet
from simpul.brief.sections.held import held_in, is_life_at_risk, is_true, whole_number
from simpul.brief.sections.hits import HitSheet
from simpul.brief.sections.networks import NetworkSheet
from simpul.brief.sections.shield import SUSPECT_ROLES
from simpul.model.record import Record

SOON: Final = timedelta(days=14)
"""A deadline nearer than this makes a case pressing."""

FROM_NEAR_TO_FAR: Final = ("act", "act_secured", "try")

LOCATED: Final = frozenset({"located", "warrant", "arrested", "detained"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable fact under a criterion: a count, a text, or a flag that is simply set.

    Attributes:
        tone: ``for`` (speaks for taking it up now), ``gap`` (is missing) or ``plain``.
    """

    code: str
    count: Count | None = None
    text: str | None = None
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of the score: ``harm``, ``readiness``, ``cross_border``, ``actionability`` or ``confidence``."""

    code: str
    facts: tuple[Fact, ...]


def criteria(
    docket: Docket,
    case: Record,
    *,
    hits: tuple[HitSheet, ...],
    networks: tuple[NetworkSheet, ...],
    readiness: ReadinessSheet | None,
) -> tuple[Criterion, ...]:
    """Return the five parts of a case, each with its facts."""
    return (
        Criterion("harm", _harm(docket, case)),
        Criterion("readiness", _readiness(readiness)),
        Criterion("cross_border", _cross_border(case, hits, networks)),
        Criterion("actionability", _actionability(docket, case)),
        Criterion("confidence", _confidence(docket, case, hits)),
    )


def _harm(docket: Docket, case: Record) -> tuple[Fact, ...]:
    held, defrauded = held_in(docket, case), whole_number(case.first("defraudedCount"))
    loss = " ".join(filter(None, (case.first("lossAmount"), case.first("currency"))))
    found = [
        Fact("life_at_risk", tone="for") if is_life_at_risk(docket, case) else None,
        Fact("child", tone="for") if is_true(case.first("childPresent")) else None,
        Fact("held", of_people(held), tone="for") if held else None,
        Fact("defrauded", of_people(defrauded)) if defrauded else None,
        Fact("loss", text=loss) if loss else None,
    ]
    return _said(found, "harm_unstated")


def _readiness(readiness: ReadinessSheet | None) -> tuple[Fact, ...]:
    if readiness is None:
        return (Fact("not_assessed", tone="gap"),)
    return (
        *_gates(readiness),
        Fact("elements", text=f"{readiness.supported}/{readiness.mandatory}"),
        Fact("blockers", exact(len(readiness.blockers))),
    )


def _gates(readiness: ReadinessSheet) -> Iterator[Fact]:
    """Yield the furthest gate that is open, and the next one that is shut."""
    far = [gate for gate in FROM_NEAR_TO_FAR if readiness.passes(gate)]
    if far:
        yield Fact(f"gate_{far[-1]}", tone="for")
    shut = [gate for gate in FROM_NEAR_TO_FAR if not readiness.passes(gate)]
    if shut:
        yield Fact(f"no_gate_{shut[0]}", tone="gap")


def _cross_border(case: Record, hits: tuple[HitSheet, ...], networks: tuple[NetworkSheet, ...]) -> tuple[Fact, ...]:
    partners = {agency for hit in hits for agency in (hit.left.agency, hit.right.agency)} - {case.agency}
    shared = {number for one in networks for key, number in one.case_numbers if key != case.id}
    grades = Counter(hit.grade for hit in hits)
    found = [
        Fact("agencies_hit", exact(len(partners)), tone="for" if partners else "plain"),
        Fact("strong_hits", exact(grades["strong"] + grades["likely"])),
        Fact("weak_hits", exact(grades["possible"] + grades["weak"])),
        Fact("shared_cases", exact(len(shared)), tone="for" if shared else "plain"),
        Fact("moves", exact(sum(len(one.moves) for one in networks))),
    ]
    return tuple(fact for fact in found if fact.count and fact.count.value) or (Fact("nothing_shared"),)


def _actionability(docket: Docket, case: Record) -> tuple[Fact, ...]:
    statuses = _suspect_statuses(docket, case)
    located = sum(statuses[status] for status in LOCATED)
    found = [
        Fact("located", exact(located), tone="for") if located else Fact("none_located", tone="gap"),
        Fact("hosting_state", text=case.first("hostingState")) if case.first("hostingState") else None,
        _yes_or_gap("safety_plan", case.first("safetyPlan") == "yes"),
        _yes_or_gap("deconflicted", case.first("deconfliction") == "clear"),
    ]
    soon = _deadlines(docket, case)
    return (*filter(None, found), *((Fact("deadlines", exact(soon), tone="for"),) if soon else ()))


def _yes_or_gap(code: str, yes: bool) -> Fact:  # noqa: FBT001  # the answer is the argument
    return Fact(code, tone="for") if yes else Fact(f"no_{code}", tone="gap")


def _suspect_statuses(docket: Docket, case: Record) -> Counter[str]:
    involved = [one for one in docket.of_type("Involvement") if case.id in docket.cases.get(one.id, ())]
    return Counter(one.first("status") or "unidentified" for one in involved if one.first("role") in SUSPECT_ROLES)


def _deadlines(docket: Docket, case: Record) -> int:
    found = 0
    for one in docket.members.get(case.id, ()):
        record = docket.records[one]
        days = record.values("preservedUntil", "heldUntil", "expiresAt")
        found += any(docket.at <= near <= docket.at + SOON for near in map(day, days) if near)
    return found


def _confidence(docket: Docket, case: Record, hits: tuple[HitSheet, ...]) -> tuple[Fact, ...]:
    judged = sum(hit.judged for hit in hits)
    graded = Counter(
        evaluation
        for one in docket.members.get(case.id, ())
        if (evaluation := docket.records[one].marking.evaluation) is not None
    )
    found = [
        Fact("evaluations", text=", ".join(f"{grade} × {n}" for grade, n in sorted(graded.items())))
        if graded
        else None,
        Fact("judged_hits", text=f"{judged}/{len(hits)}") if hits else None,
    ]
    return _said(found, "not_graded")


def _said(found: list[Fact | None], otherwise: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in found if fact) or (Fact(otherwise),)
