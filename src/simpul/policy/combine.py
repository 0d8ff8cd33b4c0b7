# SPDX-License-Identifier: Apache-2.0
"""One marking for several: container and content, and everything made from more than one item.

Combining only ever narrows: audiences intersect, codes and caveats unite, the strictest action and match mode,
the earliest review date and the weakest evaluation win, a compartment sticks. It is associative, commutative
and idempotent, and nobody sees the outcome who could not see every input.

What was made from items of several originators is *derived*: it names them in ``derived_from``, is widened by
all of them together only, and gives the agency that produced it no right of its own. A producer who adds
knowledge of its own passes its own marking as one of the inputs. Where things lie is not combined: the custodian
of what comes out is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Final, TypeVar

from simpul.model.errors import SimpulError
from simpul.model.ids import AgencyId
from simpul.model.marking import (
    INFORMATION_GRADES,
    SOURCE_GRADES,
    STRICTNESS,
    VICTIMS,
    Marking,
    MatchMode,
)
from simpul.policy.actor import JOINT
from simpul.policy.item import NO_PURPOSE, conditions, includes, members, restrictions, roots

MATCH_STRICTNESS: Final = (MatchMode.NONE, MatchMode.BLIND, MatchMode.OPEN)

_T = TypeVar("_T")


class NothingToCombine(SimpulError):
    """No marking was given, so there is none that would be safe to return."""

    code = "policy.nothing-to-combine"


def combine(markings: Iterable[Marking], *, producer: AgencyId | None = None) -> Marking:
    """Return the marking of what is made from items under the given markings, in canonical form.

    Args:
        markings: one or more.
        producer: the agency that makes it, named as originator where the inputs have several;
            ``JOINT`` stands there where none is named.

    Raises:
        NothingToCombine: there is no marking.
    """
    canonical = [_canonical(one) for one in markings]
    if not canonical:
        message = "No marking was given; combine the markings of everything that went into the item."
        raise NothingToCombine(message)
    return reduce(lambda one, other: _meet(one, other, producer or JOINT), canonical)


def meet_audiences(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return who is in both audiences; an agency covers its officers, so officers of it remain as named."""
    return _shortest(
        frozenset(entry for entry in one if includes(other, entry))
        | frozenset(entry for entry in other if includes(one, entry))
    )


def meet_purposes(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the purposes of both; empty binds nothing, and nothing in common leaves a purpose nobody has."""
    if not one or not other:
        return one or other
    return (one & other) or frozenset({NO_PURPOSE})


def weakest_evaluation(one: str | None, other: str | None) -> str | None:
    """Return the weaker source grade with the weaker information grade; not graded is weakest of all."""
    if one is None or other is None:
        return None
    source = max(one[:1], other[:1], key=SOURCE_GRADES.index)
    return source + max(one[1:], other[1:], key=INFORMATION_GRADES.index)


def _canonical(marking: Marking) -> Marking:
    """Return the same marking with what it leaves unsaid spelt out, so that equal meaning is equal value."""
    conditional = conditions(marking)
    return marking.narrowed(
        custodian=None,
        audience=_addressed(marking, members(marking)),
        codes=restrictions(marking),
        purpose=marking.purpose - {NO_PURPOSE} or marking.purpose,
        caveat="\n".join(sorted(conditional)) or None,
    )


def _meet(one: Marking, other: Marking, producer: AgencyId) -> Marking:
    derived = bool(one.derived_from or other.derived_from) or one.originator != other.originator
    shell = Marking(
        originator=one.originator if one.originator == other.originator else producer,
        derived_from=roots(one) | roots(other) if derived else frozenset(),
    )
    return shell.narrowed(
        audience=_addressed(shell, meet_audiences(members(one), members(other))),
        codes=one.codes | other.codes,
        action=_stricter(one.action, other.action, STRICTNESS),
        evaluation=weakest_evaluation(one.evaluation, other.evaluation),
        purpose=meet_purposes(one.purpose, other.purpose),
        review_by=min((day for day in (one.review_by, other.review_by) if day), default=None),
        match_mode=_stricter(one.match_mode, other.match_mode, MATCH_STRICTNESS),
        caveat="\n".join(sorted(conditions(one) | conditions(other))) or None,
        released_by=one.released_by if one.released_by == other.released_by else None,
        compartment=_compartment(one.compartment, other.compartment),
    )


def _addressed(marking: Marking, seen_by: frozenset[str]) -> frozenset[str]:
    """Return the audience to write down: an own item's originator sees it unsaid, a derived one's does not."""
    unsaid = members(Marking(originator=marking.originator, derived_from=marking.derived_from))
    return _shortest(frozenset(entry for entry in seen_by if not includes(unsaid, entry)))


def _shortest(audience: frozenset[str]) -> frozenset[str]:
    """Drop officers whose agency is in the audience as a whole."""
    return frozenset(entry for entry in audience if ":" not in entry or entry.partition(":")[0] not in audience)


def _stricter(one: _T, other: _T, order: Sequence[_T]) -> _T:
    return min(one, other, key=order.index)


def _compartment(one: str | None, other: str | None) -> str | None:
    """Return the compartment that sticks; one that nobody knows outlasts the victims', for it is closed to all."""
    named = {name for name in (one, other) if name is not None}
    return min(named, key=lambda name: (name == VICTIMS, name), default=None)
