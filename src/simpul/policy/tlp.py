# SPDX-License-Identifier: Apache-2.0
"""How a marking is printed for people. Our fields are enforced; TLP only says the same in known words.

Source: TLP 2.0 (FIRST, 2022); the mapping of audiences to its labels is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simpul.model.marking import VICTIMS, Action, Marking, MatchMode, UseCode
from simpul.policy.item import conditions, includes, members, names_only_officers, restrictions

OWN: Final = "ORIGINATOR ONLY"
"""Printed where nobody but the originator is meant; TLP has no label for what is not shared."""

CODE_SAYS: Final = {
    UseCode.H0: "only to prevent and combat crime, within the law and the operation's purpose",
    UseCode.H1: "not for judicial proceedings without the originator's permission",
    UseCode.H2: "not to be passed on outside the audience without the originator's permission",
    UseCode.H3: "under a condition to be acknowledged before opening",
}
ACTION_SAYS: Final = {
    Action.RED: "look only, no step that anyone could notice",
    Action.AMBER: "silent checks in own registers only",
    Action.GREEN: "overt steps after deconfliction",
    Action.CLEAR: "free",
}
MATCH_SAYS: Final = {
    MatchMode.NONE: "left out of matching",
    MatchMode.BLIND: "matched blind only",
    MatchMode.OPEN: "matched in the open",
}


def tlp(marking: Marking, *, operation: Iterable[str] = (), case_group: Iterable[str] = ()) -> str:
    """Return the label to print: ``TLP:RED`` to ``TLP:GREEN``, or ``ORIGINATOR ONLY``.

    Args:
        marking: of the item, page or file.
        operation: all member agencies; an audience that covers them prints as GREEN.
        case_group: the agencies joined to the case; an audience that covers them prints as AMBER.

    CLEAR is never printed from a marking: publication is an act that every originator allows.
    The victims' compartment never prints as more open than AMBER+STRICT.
    """
    seen_by = members(marking)
    if not marking.audience - {str(marking.originator)}:
        return OWN
    if names_only_officers(marking):
        return "TLP:RED"
    if marking.compartment is None and _covers(seen_by, operation):
        return "TLP:GREEN"
    if marking.compartment is None and _covers(seen_by, case_group):
        return "TLP:AMBER"
    return "TLP:AMBER+STRICT"


def _covers(seen_by: frozenset[str], agencies: Iterable[str]) -> bool:
    wanted = tuple(agencies)
    return bool(wanted) and all(includes(seen_by, agency) for agency in wanted)


def handling_fields(
    marking: Marking, *, operation: Iterable[str] = (), case_group: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the handling as codes and values for a face to translate, in the order to print."""
    said: tuple[tuple[str, str], ...] = (
        ("tlp", tlp(marking, operation=operation, case_group=case_group)),
        ("originator", ", ".join(sorted(marking.derived_from)) or marking.originator),
        ("audience", ", ".join(sorted(marking.audience))),
        *(("code", code.value) for code in sorted(restrictions(marking))),
        *(("caveat", line) for line in sorted(conditions(marking))),
        ("action", marking.action.value),
        ("match_mode", marking.match_mode.value),
        ("evaluation", marking.evaluation or ""),
        ("purpose", ", ".join(sorted(marking.purpose))),
        ("review_by", marking.review_by.isoformat() if marking.review_by else ""),
        ("compartment", marking.compartment or ""),
    )
    return tuple((name, value) for name, value in said if value)


def handling_lines(
    marking: Marking, *, operation: Iterable[str] = (), case_group: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the handling in English, a line each, as it is printed on every page and file."""
    fields = handling_fields(marking, operation=operation, case_group=case_group)
    return tuple(_line(name, value) for name, value in fields)


def _line(name: str, value: str) -> str:
    match name:
        case "tlp":
            return value
        case "code":
            return f"{value}: {CODE_SAYS[UseCode(value)]}"
        case "action":
            return f"Action {value}: {ACTION_SAYS[Action(value)]}"
        case "match_mode":
            return f"Matching: {MATCH_SAYS[MatchMode(value)]}"
        case "compartment" if value == VICTIMS:
            return "Compartment: victims' identities"
        case _:
            return f"{name.replace('_', ' ').capitalize()}: {value}"
