# SPDX-License-Identifier: Apache-2.0
"""How far each element of a charge is shown against each suspect.

Source: the investigator states evidence for each element; the five states are ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from simpul.model.charges import Element
from simpul.model.ids import RecordId
from simpul.readiness.case_file import ChargeFile, ExhibitFile, SupportFile
from simpul.readiness.checks import ExhibitStanding
from simpul.readiness.rules import Rules

COUNTRY_PREFIX: Final = re.compile(r"([A-Z]{2})[-:/]")


class State(IntEnum):
    """How well an element is shown; each state includes those below it."""

    EMPTY = 0
    ASSERTED = 1
    """Something speaks for it, on no reliable exhibit."""
    SUPPORTED = 2
    """At least one reliable exhibit."""
    CORROBORATED = 3
    """A reliable exhibit, and reliable support of independent origins."""
    ACCEPTED = 4
    """A prosecutor of the forum accepted it on an exhibit."""


@dataclass(frozen=True, slots=True)
class ElementStanding:
    """One element against one suspect.

    Attributes:
        needed: True where the charge cannot stand without it (a child as victim drops some).
        inherited: True where everything that speaks for it speaks of the group.
        exhibits: the reliable exhibits it stands on, in the order of the file.
        doubted: exhibits it names whose reliability nobody has affirmed.
        origins: independent origins of the reliable support, in order of name.
    """

    element: Element
    state: State
    needed: bool
    inherited: bool = False
    contested: bool = False
    defence_notes: tuple[str, ...] = ()
    exhibits: tuple[ExhibitStanding, ...] = ()
    doubted: tuple[ExhibitStanding, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """What elements are weighed with: the day, the rules and every exhibit's standing in the forum."""

    at: date
    rules: Rules
    child: bool
    exhibits: dict[RecordId, ExhibitStanding]


def element_standings(charge: ChargeFile, suspect: RecordId | None, bench: Bench) -> tuple[ElementStanding, ...]:
    """Return how every element of the charge stands against the suspect, in the template's order.

    Support that names no suspect speaks of the group: every suspect inherits it for the elements that are the
    group's, and none for those that must be shown of the person. Without a suspect, only the group's count.
    """
    needed = charge.template.mandatory(child=bench.child)
    return tuple(
        _standing(element, _supports(charge, element, suspect), charge, bench, needed=element in needed)
        for element in charge.template.elements
    )


def _supports(charge: ChargeFile, element: Element, suspect: RecordId | None) -> tuple[SupportFile, ...]:
    return tuple(
        one
        for one in charge.supports
        if one.element == element.code
        and ((one.suspect is None and element.group) or (one.suspect is not None and one.suspect == suspect))
    )


def _standing(
    element: Element, supports: tuple[SupportFile, ...], charge: ChargeFile, bench: Bench, *, needed: bool
) -> ElementStanding:
    relied = [one for one in supports if one.reliable or _accepted(one, charge, bench)]
    origins = {origin for one in relied if (origin := _origin(one, bench.exhibits))}
    exhibits = _exhibits(relied, bench)
    return ElementStanding(
        element=element,
        state=_state(supports, exhibits, len(origins), charge, bench),
        needed=needed,
        inherited=bool(supports) and all(one.suspect is None for one in supports),
        contested=any(one.contested for one in supports),
        defence_notes=tuple(one.defence_note for one in supports if one.defence_note),
        exhibits=exhibits,
        doubted=tuple(e for e in _exhibits(supports, bench) if e not in exhibits),
        origins=tuple(sorted(origins)),
    )


def _state(
    supports: tuple[SupportFile, ...],
    exhibits: tuple[ExhibitStanding, ...],
    origins: int,
    charge: ChargeFile,
    bench: Bench,
) -> State:
    if any(_accepted(one, charge, bench) for one in supports):
        return State.ACCEPTED
    if exhibits and origins >= bench.rules.sources_to_corroborate:
        return State.CORROBORATED
    if exhibits:
        return State.SUPPORTED
    return State.ASSERTED if supports else State.EMPTY


def _exhibits(supports: tuple[SupportFile, ...] | list[SupportFile], bench: Bench) -> tuple[ExhibitStanding, ...]:
    named = dict.fromkeys(one.exhibit for one in supports)
    return tuple(bench.exhibits[name] for name in named if name in bench.exhibits)


def _origin(support: SupportFile, exhibits: dict[RecordId, ExhibitStanding]) -> str | None:
    """Return where support comes from; what comes from an unknown place is independent of nothing."""
    exhibit: ExhibitFile | None = None
    if support.exhibit is not None and support.exhibit in exhibits:
        exhibit = exhibits[support.exhibit].exhibit
    said = support.origin or (exhibit.origin if exhibit else None)
    return " ".join(said.casefold().split()) if said else None


def _accepted(support: SupportFile, charge: ChargeFile, bench: Bench) -> bool:
    """True where a prosecutor accepted it by today; one whose name begins with another state's code does not count."""
    if not support.accepted_by or support.accepted_at is None or support.accepted_at > bench.at:
        return False
    country = COUNTRY_PREFIX.match(support.accepted_by)
    return support.exhibit in bench.exhibits and (country is None or country[1] == charge.forum)
