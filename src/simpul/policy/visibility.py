# SPDX-License-Identifier: Apache-2.0
"""The trees that say what an actor may read, compile and match; equal to ``decide`` for every item."""

from __future__ import annotations

from datetime import date

from simpul.model.errors import SimpulError
from simpul.model.marking import VICTIMS, MatchMode
from simpul.policy.act import Act
from simpul.policy.actor import Actor, Role
from simpul.policy.item import NO_PURPOSE, acknowledged_lines
from simpul.policy.predicate import (
    Always,
    And,
    Before,
    Column,
    Equals,
    HasAny,
    Holds,
    IsEmpty,
    Not,
    Or,
    Predicate,
    Within,
)


class NoTreeForAct(SimpulError):
    """A predicate was asked for an act that depends on more than the item's columns."""

    code = "policy.no-tree-for-act"


def visible_where(actor: Actor, act: Act, *, at: date) -> Predicate:
    """Return the tree that holds for exactly the items with which ``decide`` allows the act.

    Args:
        actor: who asks.
        act: ``READ``, ``COMPILE`` or ``MATCH``.
        at: the day of the act.

    Raises:
        NoTreeForAct: the act is another one; decide it item by item.
    """
    if act not in (Act.READ, Act.COMPILE, Act.MATCH):
        message = f"The act {act.value!r} cannot be decided by columns alone; decide it item by item."
        raise NoTreeForAct(message)
    compiling = actor.is_convener and act is not Act.READ
    opened = _handed_over(actor, at) if compiling else _readable(actor, at)
    return And((opened, _matchable(actor))) if act is Act.MATCH else opened


def _readable(actor: Actor, at: date) -> Predicate:
    return And(
        (
            Always(actor.is_known and actor.may_read_at_all),
            Or((_own(actor), HasAny(Column.MEMBERS, actor.addresses))),
            _compartment(actor),
            _needed(actor),
            Or((_own(actor), _as_recipient(actor, at))),
        )
    )


def _as_recipient(actor: Actor, at: date) -> Predicate:
    purposes = actor.purposes - {NO_PURPOSE}
    return And(
        (
            Not(Before(Column.REVIEW_BY, at)),
            Within(Column.CONDITIONS, acknowledged_lines(actor.acknowledged)),
            Or((IsEmpty(Column.PURPOSE), HasAny(Column.PURPOSE, purposes))),
        )
    )


def _handed_over(actor: Actor, at: date) -> Predicate:
    return And(
        (
            Always(actor.may_read_at_all),
            IsEmpty(Column.COMPARTMENT),
            Not(Holds(Column.NAMED_ONLY)),
            _needed(actor),
            Not(Before(Column.REVIEW_BY, at)),
        )
    )


def _own(actor: Actor) -> Predicate:
    if not actor.is_known:
        return Always(value=False)
    return And((Equals(Column.ORIGINATOR, str(actor.agency)), IsEmpty(Column.DERIVED_FROM)))


def _compartment(actor: Actor) -> Predicate:
    entered = (Equals(Column.COMPARTMENT, VICTIMS),) if Role.VICTIM in actor.roles else ()
    return Or((IsEmpty(Column.COMPARTMENT), *entered))


def _needed(actor: Actor) -> Predicate:
    return Always(value=True) if actor.cases is None else HasAny(Column.CASES, actor.cases)


def _matchable(actor: Actor) -> Predicate:
    blind = And((Equals(Column.MATCH_MODE, MatchMode.BLIND.value), _own(actor)))
    return Or((Equals(Column.MATCH_MODE, MatchMode.OPEN.value), blind))
