# SPDX-License-Identifier: Apache-2.0
"""The handling that every page and file of a brief carries: the combined marking of all that went in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simpul.model.agencies import agencies
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking
from simpul.policy.combine import combine
from simpul.policy.item import caveat_lines, members, restrictions, roots


@dataclass(frozen=True, slots=True)
class Handling:
    """A marking as it is printed.

    Attributes:
        tlp: label derived from the audience, for people who know TLP 2.0; nothing enforces it.
        audience: who may read: agencies and named officers; empty = nobody but the meeting's convener.
        originators: whose items went in; only they widen what is theirs.
        restricted: True where it binds nobody, since nothing went in.
    """

    tlp: str
    audience: tuple[str, ...]
    codes: tuple[str, ...]
    action: str
    originators: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    review_by: date | None = None


def handling_of(markings: Iterable[Marking], *, audience: AgencyId | None) -> Handling:
    """Return the handling of whatever was made from items under these markings.

    Args:
        markings: of everything that went in; none gives the strictest.
        audience: the agency whose pack it is; None for the convener's copy.
    """
    distinct = set(markings) or {Marking(originator=audience or AgencyId("JOINT"))}
    combined = combine(sorted(distinct, key=str))
    seen_by = members(combined)
    return Handling(
        tlp=traffic_light(seen_by),
        audience=tuple(sorted(seen_by)),
        codes=tuple(sorted(code.value for code in restrictions(combined))),
        action=combined.action.value,
        originators=tuple(sorted(roots(combined))),
        caveats=tuple(sorted(caveat_lines(combined.caveat))),
        review_by=combined.review_by,
    )


def traffic_light(audience: frozenset[str]) -> str:
    """Return the TLP 2.0 label that says to people what the audience already decides.

    Source: FIRST, Traffic Light Protocol 2.0; the levels are those of ``docs`` on marking.
    """
    whole = {entry for entry in audience if ":" not in entry}
    if not whole:
        return "TLP:RED"
    return "TLP:GREEN" if set(agencies()) <= whole else "TLP:AMBER+STRICT"
