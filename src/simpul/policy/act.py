# SPDX-License-Identifier: Apache-2.0
"""What someone wants to do with an item, and what else is the case while they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from simpul.model.ids import AgencyId


class Act(StrEnum):
    """The acts that policy knows; each but ``COMPILE`` and ``BREAK_GLASS`` presupposes that the actor may read."""

    READ = "read"
    MATCH = "match"
    """Compare with other agencies' items."""
    MATCH_WITHIN = "match-within"
    """Compare with items of the same originator."""
    COMPILE = "compile"
    """Put into the meeting's picture."""
    EXPORT = "export"
    """Write into a file for the recipients named in the circumstances (none named: for the actor)."""
    PASS_ON = "pass-on"  # noqa: S105  # an act, no password
    """Hand or tell to the recipients named in the circumstances."""
    USE_IN_COURT = "use-in-court"
    ACT_SILENTLY = "act-silently"
    """Checks in the actor's own registers."""
    ACT_OVERTLY = "act-overtly"
    """A step that target, bank, provider or a third agency could notice."""
    COERCE = "coerce"
    """Arrest, freeze, notice."""
    PUBLISH = "publish"
    WIDEN = "widen"
    RECODE = "recode"
    NARROW = "narrow"
    """Narrow the audience or take the item back."""
    RENEW = "renew"
    """Set a later review date."""
    BREAK_GLASS = "break-glass"
    """Open what one may not read, for a life in imminent danger: minimum data, the originator told at once."""


@dataclass(frozen=True, slots=True)
class Permission:
    """An originator's leave for one item, revocable for the future only.

    Attributes:
        by: the originator that gives it.
        to: the agency that may.
        until: last day it holds; None = until revoked.
    """

    act: Act
    by: AgencyId
    to: AgencyId
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else is the case while someone acts on one item.

    Attributes:
        permissions: leave that originators gave for this very item.
        second: the officer of the actor's agency who agreed to a widening; another than the actor.
        deconflicted: True where the operation has cleared the overt step.
        life_at_risk: True where a life is in imminent danger.
        recipients: audience entries (``TH-RTP``, ``TH-RTP:anan``) that get the item by the act.
    """

    permissions: tuple[Permission, ...] = ()
    second: str | None = None
    deconflicted: bool = False
    life_at_risk: bool = False
    recipients: frozenset[str] = frozenset()

    def permitted(self, act: Act, *, by: AgencyId, to: AgencyId | None, at: date) -> bool:
        """Return whether ``by`` gave ``to`` leave for the act that holds on the day ``at``."""
        return any(
            given.act is act and given.by == by and given.to == to and (given.until is None or at <= given.until)
            for given in self.permissions
        )


ORDINARY: Final = Circumstances()
"""Nothing special: no leave, no second officer, nothing cleared, no life in danger."""
