# SPDX-License-Identifier: Apache-2.0
"""A question put to policy, and the shape of a rule that may refuse it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from simpul.model.marking import Marking
from simpul.policy.act import Act, Circumstances
from simpul.policy.actor import Actor
from simpul.policy.item import Item, roots


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks about which item, on which day, in which circumstances."""

    actor: Actor
    item: Item
    at: date
    circumstances: Circumstances

    @property
    def marking(self) -> Marking:
        """The item's marking."""
        return self.item.marking

    @property
    def is_own(self) -> bool:
        """True where the item is the actor's agency's alone."""
        known = self.actor.is_known and not self.marking.derived_from
        return known and self.actor.agency == self.marking.originator

    @property
    def is_one_of_ours(self) -> bool:
        """True where the actor's agency is the originator, or one of those a derived item was made from."""
        return self.actor.is_known and self.actor.agency in roots(self.marking)

    def permitted(self, act: Act) -> bool:
        """Return whether every agency whose item it is, but the actor's own, gave leave."""
        others = roots(self.marking) - {self.actor.agency}
        return all(self.circumstances.permitted(act, by=by, to=self.actor.agency, at=self.at) for by in others)


Test: TypeAlias = Callable[[Question], bool]
Rules: TypeAlias = tuple[tuple[str, Test], ...]
"""Codes with the tests that make them apply, in the order in which they are asked."""


def first_rule(rules: Rules, question: Question) -> str | None:
    """Return the code of the first rule that applies, or None."""
    return next((code for code, applies in rules if applies(question)), None)
