# SPDX-License-Identifier: Apache-2.0
"""People held, and suspects who may be among them: numbers and flags, never a name."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from simpul.brief.sections.docket import Docket
from simpul.brief.sections.shield import SUSPECT_ROLES, VICTIM_ROLES
from simpul.model.ids import RecordId
from simpul.model.record import Record

STILL_HELD: Final = frozenset({"reported", "located", "rescue_requested", "acknowledged"})
TRUE: Final = frozenset({"true", "yes", "1"})


def held_in(docket: Docket, case: Record) -> int:
    """Return how many people are reported held in a case.

    The larger of what the case file says and of the people registered as held under a pseudonym:
    one is an estimate from outside, the other what is known one by one, and neither includes the other.
    """
    registered = sum(1 for one in held_people(docket, case) if (one.first("status") or "reported") in STILL_HELD)
    return max(registered, whole_number(case.first("heldCount")))


def held_people(docket: Docket, case: Record) -> tuple[Record, ...]:
    """Return the people registered as held in a case, each under a pseudonym."""
    return tuple(one for one in docket.of_type("HeldPerson") if case.id in docket.cases.get(one.id, ()))


def is_life_at_risk(docket: Docket, case: Record) -> bool:
    """Return whether the case or anybody held in it is marked as in danger of life."""
    return is_true(case.first("lifeAtRisk")) or any(
        is_true(one.first("lifeAtRisk"))
        for one in held_people(docket, case)
        if (one.first("status") or "reported") in STILL_HELD
    )


def is_true(value: str | None) -> bool:
    """Return whether a flag is set."""
    return (value or "").casefold() in TRUE


def whole_number(value: str | None) -> int:
    """Return a number that a record states, rounded down; 0 where it states none."""
    try:
        return max(int(float(value or 0)), 0)
    except (ValueError, OverflowError):
        return 0


def may_be_victims(docket: Docket) -> dict[RecordId, tuple[str, ...]]:
    """Return the suspects who may be victims, each with the codes of why.

    Codes: ``status`` (reclassified as presumed victim), ``indicator`` (an indicator of trafficking is noted),
    ``also_held`` (the same person, or one linked as the same, is registered as held or as a victim),
    ``forced`` (forced criminality is noted).
    """
    entities = _entities_of_victims(docket)
    found: dict[RecordId, set[str]] = defaultdict(set)
    for record in docket.of_type("Involvement"):
        who = docket.referred(record, "who")
        if who is None or record.first("role") not in SUSPECT_ROLES:
            continue
        found[who.id] |= _signs(record)
        found[who.id] |= entities.get(docket.entity(who.id), set())
    return {who: tuple(sorted(signs)) for who, signs in found.items() if signs}


def _signs(record: Record) -> set[str]:
    signs = {"status"} if record.first("status") == "presumed_victim" else set()
    return signs | ({"indicator"} if record.values("indicator") else set())


def _entities_of_victims(docket: Docket) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for record in (*docket.of_type("HeldPerson"), *docket.of_type("Involvement")):
        person = docket.referred(record, "person") or docket.referred(record, "who")
        if person is None or (
            record.type == "Involvement" and record.first("role") not in VICTIM_ROLES - {"testifier"}
        ):
            continue
        entity = docket.entity(person.id)
        found[entity].add("forced" if is_true(record.first("forcedCriminality")) else "also_held")
    return found
