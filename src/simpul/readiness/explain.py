# SPDX-License-Identifier: Apache-2.0
"""A case's readiness as lines of codes and values, for faces to put into words in any language."""

from __future__ import annotations

from collections.abc import Iterator

from simpul.readiness.assess import CaseReadiness
from simpul.readiness.checks import ExhibitStanding
from simpul.readiness.elements import ElementStanding
from simpul.readiness.gates import Blocker, Fact, Gate
from simpul.readiness.requirements import Line


def explain(case: CaseReadiness) -> tuple[Fact, ...]:
    """Return everything that was found of a case, in the order in which a person would ask.

    First the gates, each with what holds and its blockers; then rescue; then suspects who may be victims; then
    every charge, suspect and element; then every exhibit, check by check.
    """
    return (
        *(line for gate in case.gates for line in _gate(gate)),
        _fact("rescue.never-blocked", life_at_risk=_said(case.file.life_at_risk)),
        *(_fact("suspect.may-be-victim", suspect=who) for who in case.presumed_victims),
        *(one for line in case.lines for element in line.elements for one in _element(line, element)),
        *(one for exhibit in case.exhibits for one in _exhibit(exhibit)),
    )


def blocker_fact(blocker: Blocker) -> Fact:
    """Return a blocker as a code with its values; what is not known is left out."""
    return _fact(
        blocker.code,
        charge=blocker.charge,
        suspect=blocker.suspect,
        element=blocker.element,
        exhibit=blocker.exhibit,
        check=blocker.check,
        why=" ".join(blocker.why),
        owner=blocker.owner,
        due=blocker.due.isoformat() if blocker.due else None,
        change=blocker.change,
    )


def _gate(gate: Gate) -> Iterator[Fact]:
    yield _fact(f"gate.{gate.name}", ready=_said(gate.ready), charge=gate.nearest.charge, suspect=gate.nearest.suspect)
    for fact in gate.holds:
        yield Fact(f"holds.{fact.code}", fact.values)
    for blocker in gate.blockers:
        fact = blocker_fact(blocker)
        yield Fact(f"blocked.{fact.code}", fact.values)


def _element(line: Line, element: ElementStanding) -> Iterator[Fact]:
    yield _fact(
        "element",
        charge=line.charge.id,
        suspect=line.suspect.id if line.suspect else None,
        element=element.element.code,
        state=str(element.state.value),
        needed=_said(element.needed),
        inherited=_said(element.inherited),
        contested=_said(element.contested),
        origins=" | ".join(element.origins),
        exhibits=" ".join(standing.exhibit.id for standing in element.exhibits),
    )


def _exhibit(standing: ExhibitStanding) -> Iterator[Fact]:
    yield _fact(
        "exhibit",
        exhibit=standing.exhibit.id,
        forum=standing.forum,
        secured=_said(standing.secured),
        securable=_said(standing.securable),
        secured_for_trial=_said(standing.secured_for_trial),
    )
    for result in standing.results:
        yield _fact(
            f"check.{result.check}",
            exhibit=standing.exhibit.id,
            holds=_said(result.holds),
            answer=result.answer,
            at=result.at.isoformat() if result.at else None,
            officer=result.officer,
            why=" ".join(result.why),
        )


def _fact(code: str, **values: str | None) -> Fact:
    return Fact(code, tuple((name, value) for name, value in values.items() if value))


def _said(truth: bool) -> str:  # noqa: FBT001  # the value is all there is
    return "yes" if truth else "no"
