# SPDX-License-Identifier: Apache-2.0
"""The one decision: may this actor do this with this item today, and by which rule.

Pure and total: every actor, act and item gets an answer, and whatever is not known is refused.
Rule codes are stable; they go into the log and are translated at the face.

The convener (an actor of no agency) compiles the meeting's picture from folders that originators handed
over. Handing over is the originator's own act, so audience, caveat and purpose do not stand in the way of
*compiling*; what comes out carries the combined marking, and every agency's pack is made by ``READ``.
Three things stay out even so: the victims' compartment, what is addressed to named officers only (the
convener is none of them), and what has passed its review date (the leave to hold it has ended).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from simpul.model.marking import Marking
from simpul.policy.act import ORDINARY, Act, Circumstances
from simpul.policy.acting import GRANTS, REFUSALS
from simpul.policy.actor import Actor
from simpul.policy.item import Item
from simpul.policy.opening import BREAKING_GLASS, COMPILING, READING
from simpul.policy.question import Question, first_rule

CONVENER_ACTS: Final = frozenset({Act.COMPILE, Act.MATCH, Act.MATCH_WITHIN})


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and the rule that gave it; both go into the log."""

    allowed: bool
    rule: str


def decide(
    actor: Actor,
    act: Act,
    item: Item | Marking,
    *,
    at: date,
    circumstances: Circumstances = ORDINARY,
) -> Decision:
    """Return whether the actor may do the act with the item on the day ``at``, and the rule that says so.

    Args:
        actor: who asks.
        act: what they want to do.
        item: the item, or its marking alone where it belongs to no case.
        at: the day of the act; a review date still holds on its own day.
        circumstances: leave given for this item, second officer, clearance, danger, recipients.

    Source: SIENA handling codes (H0 to H3), PAP (action codes), INTERPOL's rules on the processing of data.
    """
    asked = Item(item) if isinstance(item, Marking) else item
    question = Question(actor, asked, at, circumstances)
    if act is Act.BREAK_GLASS:
        return _unless(first_rule(BREAKING_GLASS, question), allowed="break-glass.life-at-risk")
    opened = _opened(question, act)
    return _acted(question, act) if opened.allowed and act in REFUSALS else opened


def _opened(question: Question, act: Act) -> Decision:
    if question.actor.is_convener and act in CONVENER_ACTS:
        return _unless(first_rule(COMPILING, question), allowed="compile.handed-over")
    allowed = "read.originator" if question.is_own else "read.in-audience"
    return _unless(first_rule(READING, question), allowed=allowed)


def _acted(question: Question, act: Act) -> Decision:
    granted = first_rule(GRANTS.get(act, ()), question)
    if granted:
        return Decision(allowed=True, rule=granted)
    return _unless(first_rule(REFUSALS[act], question), allowed=f"{act}.allowed")


def _unless(refused: str | None, *, allowed: str) -> Decision:
    return Decision(allowed=refused is None, rule=refused or allowed)
