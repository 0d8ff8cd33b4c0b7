# SPDX-License-Identifier: Apache-2.0
"""What refuses to let someone see an item: the rules before every act.

Not refused by its own review date, caveat or purpose is the originator itself; by role, compartment
and need to know its officers are bound like all others.
"""

from __future__ import annotations

from typing import Final

from simpul.model.marking import VICTIMS
from simpul.policy.actor import Role
from simpul.policy.item import NO_PURPOSE, acknowledged_lines, conditions, members, names_only_officers
from simpul.policy.question import Question, Rules


def not_in_audience(question: Question) -> bool:
    """True where neither the actor's agency nor the officer by name is meant; no audience = originator only."""
    return not question.is_own and not members(question.marking) & question.actor.addresses


def no_need_to_know(question: Question) -> bool:
    """True where the actor is restricted to cases and the item belongs to none of them."""
    cases = question.actor.cases
    return cases is not None and not cases & question.item.cases


def review_passed(question: Question) -> bool:
    """True from the day after ``review_by``."""
    review_by = question.marking.review_by
    return review_by is not None and question.at > review_by


def not_acknowledged(question: Question) -> bool:
    """True where a caveat behind H3 is not among those the actor acknowledged."""
    return not conditions(question.marking) <= acknowledged_lines(question.actor.acknowledged)


def outside_purpose(question: Question) -> bool:
    """True where the item is bound to purposes and the actor works for none of them."""
    bound = question.marking.purpose
    return bool(bound) and not bound & (question.actor.purposes - {NO_PURPOSE})


def named_officers_only(question: Question) -> bool:
    """True where the audience is one of persons, none of whom is the convener."""
    return names_only_officers(question.marking)


def outside_compartment(question: Question) -> bool:
    """True where the item lies in the victims' compartment and the actor has not the role that enters it."""
    return question.marking.compartment == VICTIMS and Role.VICTIM not in question.actor.roles


READING: Final[Rules] = (
    ("read.no-agency", lambda q: not q.actor.is_known),
    ("read.role-reads-nothing", lambda q: not q.actor.may_read_at_all),
    ("read.unknown-compartment", lambda q: q.marking.compartment not in (None, VICTIMS)),
    ("read.not-in-audience", not_in_audience),
    ("read.victims-only", outside_compartment),
    ("read.no-need-to-know", no_need_to_know),
    ("read.review-date-passed", lambda q: not q.is_own and review_passed(q)),
    ("read.caveat-not-acknowledged", lambda q: not q.is_own and not_acknowledged(q)),
    ("read.outside-purpose", lambda q: not q.is_own and outside_purpose(q)),
)
"""Refusals of an officer or a desk."""

COMPILING: Final[Rules] = (
    ("compile.role-reads-nothing", lambda q: not q.actor.may_read_at_all),
    ("compile.compartment", lambda q: q.marking.compartment is not None),
    ("compile.named-officers-only", named_officers_only),
    ("compile.no-need-to-know", no_need_to_know),
    ("compile.review-date-passed", review_passed),
)
"""Refusals of the convener, to whom originators handed their folders."""

BREAKING_GLASS: Final[Rules] = (
    ("break-glass.no-life-at-risk", lambda q: not q.circumstances.life_at_risk),
    ("break-glass.no-named-officer", lambda q: not (q.actor.is_known and q.actor.officer)),
    ("break-glass.role-reads-nothing", lambda q: not q.actor.may_read_at_all),
)
"""Refusals of opening for a life in danger: audience, compartment and need to know do not count here."""
