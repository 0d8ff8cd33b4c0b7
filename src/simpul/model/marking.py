# SPDX-License-Identifier: Apache-2.0
"""The marking that travels with every item and every copy of it.

Source: SIENA handling and evaluation codes, TLP 2.0 (printed, never enforced), PAP (action codes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from simpul.model.errors import BadMarking
from simpul.model.ids import AgencyId


class UseCode(StrEnum):
    """What a reader may not do with an item although it may be seen."""

    H0 = "H0"
    """Only to prevent and combat crime, within the law and the operation's purpose."""
    H1 = "H1"
    """Not for judicial proceedings without the originator's permission."""
    H2 = "H2"
    """Not to be passed on outside the audience without the originator's permission."""
    H3 = "H3"
    """Another condition, in ``caveat``; acknowledged before opening."""


class Action(StrEnum):
    """Which steps may follow from an item. Order of strictness: RED, AMBER, GREEN, CLEAR."""

    RED = "RED"
    """Look only: no step that target, bank, provider or a third agency could notice."""
    AMBER = "AMBER"
    """Silent checks in one's own registers."""
    GREEN = "GREEN"
    """Overt steps after deconfliction."""
    CLEAR = "CLEAR"
    """Free."""


STRICTNESS: Final = (Action.RED, Action.AMBER, Action.GREEN, Action.CLEAR)


class MatchMode(StrEnum):
    """How far an item takes part in matching with partners. Order of strictness as written."""

    NONE = "none"
    BLIND = "blind"
    OPEN = "open"


VICTIMS: Final = "victims"
"""Name of the compartment that holds victims' identities."""

DEFAULT_CODES: Final = frozenset({UseCode.H1, UseCode.H2})
SOURCE_GRADES: Final = ("A", "B", "C", "X")
INFORMATION_GRADES: Final = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may see an item, and what a reader may do with it.

    Attributes:
        originator: the agency that first supplied the item; the only one that widens it.
        custodian: the agency that holds it now; the originator where not said.
        audience: agencies (``KR-KNPA``) or named officers of them (``KR-KNPA:kim``); empty = originator only.
        codes: restrictions on use; never fewer than the default unless the originator said so.
        action: the furthest step that may follow.
        evaluation: source grade A, B, C or X, then information grade 1 to 4, as ``B2``; None = not graded.
        purpose: operation and offences the item may be used for; empty = the operation it is in.
        review_by: after this day the item is hidden from others until the originator renews it.
        match_mode: how far it takes part in matching.
        caveat: the condition behind H3.
        released_by: the officer (or bureau) that released it to others.
        compartment: ``victims`` for identities of presumed victims; None otherwise.
        derived_from: the originators of what the item was made from (a network, a report, minutes); empty for an
            item of its own. Being ``originator`` of a derived item gives no right: only its audience does.
    """

    originator: AgencyId
    custodian: AgencyId | None = None
    audience: frozenset[str] = frozenset()
    codes: frozenset[UseCode] = DEFAULT_CODES
    action: Action = Action.AMBER
    evaluation: str | None = None
    purpose: frozenset[str] = frozenset()
    review_by: date | None = None
    match_mode: MatchMode = MatchMode.OPEN
    caveat: str | None = None
    released_by: str | None = None
    compartment: str | None = None
    derived_from: frozenset[AgencyId] = frozenset()

    def narrowed(self, **changes: object) -> Marking:
        """Return a copy with fields changed; whether that widens is for policy to say."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace checks names at run time


KNOWN_FIELDS: Final = frozenset(
    {"originator", "custodian", "audience", "codes", "action", "evaluation", "purpose", "review_by"}
    | {"match_mode", "caveat", "released_by", "compartment", "derived_from"}
)


def parse_marking(fields: Mapping[str, object], *, originator: str) -> Marking:
    """Return the marking that ``fields`` spell out; what is not said takes the strictest default.

    Args:
        fields: names of ``Marking``'s attributes; sets as lists or as text with commas or spaces.
        originator: the agency the item comes from, where ``fields`` does not say.

    Raises:
        BadMarking: a field or value is unknown; treat the item as strictest and quarantine it.
    """
    unknown = sorted(set(fields) - KNOWN_FIELDS)
    if unknown:
        message = f"The marking has a field that nobody knows: {', '.join(unknown)}. Correct it or leave it out."
        raise BadMarking(message)
    said = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    try:
        return Marking(
            originator=AgencyId(str(said.get("originator", originator))),
            custodian=AgencyId(str(said["custodian"])) if "custodian" in said else None,
            audience=frozenset(_words(said.get("audience"))),
            codes=_codes(said.get("codes")),
            action=Action(str(said.get("action", Action.AMBER)).upper().removeprefix("A-")),
            evaluation=_evaluation(said.get("evaluation")),
            purpose=frozenset(_words(said.get("purpose"))),
            review_by=date.fromisoformat(str(said["review_by"])) if "review_by" in said else None,
            match_mode=MatchMode(str(said.get("match_mode", MatchMode.OPEN)).lower()),
            caveat=_optional(said.get("caveat")),
            released_by=_optional(said.get("released_by")),
            compartment=_compartment(said.get("compartment")),
            derived_from=frozenset(AgencyId(word) for word in _words(said.get("derived_from"))),
        )
    except ValueError as error:
        message = f"The marking has a value that nobody knows ({error}). Correct it; until then the item is held back."
        raise BadMarking(message) from error


def marking_fields(marking: Marking) -> dict[str, object]:
    """Return the marking as plain JSON values, the inverse of ``parse_marking``; empty fields are left out."""
    said: dict[str, object] = {
        "originator": marking.originator,
        "custodian": marking.custodian,
        "audience": sorted(marking.audience),
        "codes": sorted(marking.codes),
        "action": marking.action.value,
        "evaluation": marking.evaluation,
        "purpose": sorted(marking.purpose),
        "review_by": marking.review_by.isoformat() if marking.review_by else None,
        "match_mode": marking.match_mode.value,
        "caveat": marking.caveat,
        "released_by": marking.released_by,
        "compartment": marking.compartment,
        "derived_from": sorted(marking.derived_from),
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _words(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return value.replace(",", " ").replace(";", " ").split()
    if isinstance(value, list | tuple | set | frozenset):
        return [str(word) for word in value]
    message = f"a list of words was expected, not {value!r}"
    raise ValueError(message)


def _codes(value: object) -> frozenset[UseCode]:
    return frozenset(UseCode(word.upper()) for word in _words(value)) or DEFAULT_CODES


def _evaluation(value: object) -> str | None:
    if value is None:
        return None
    text = str(value).strip().upper()
    if len(text) != 2 or text[0] not in SOURCE_GRADES or text[1] not in INFORMATION_GRADES:  # noqa: PLR2004
        message = f"evaluation {text!r} is not a letter A, B, C or X with a digit 1 to 4"
        raise ValueError(message)
    return text


def _compartment(value: object) -> str | None:
    if value is None:
        return None
    if str(value) != VICTIMS:
        message = f"compartment {value!r} is not known"
        raise ValueError(message)
    return VICTIMS


def _optional(value: object) -> str | None:
    return None if value is None else str(value)
