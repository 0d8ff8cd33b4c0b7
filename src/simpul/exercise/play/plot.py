# SPDX-License-Identifier: Apache-2.0
"""The plot: sites, groups with their moves, and 24 cases with what each is built to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from simpul.exercise.source import written
from simpul.model.agencies import agencies


class Intent(StrEnum):
    """What a case is built to show at the two gates."""

    TRY = "try"
    """Ready to act on secured exhibits, and ready to try."""
    SECURED = "secured"
    """Ready to act on secured exhibits, not ready to try."""
    SECURABLE = "securable"
    """Ready to act only if exhibits asked for are counted."""
    BLOCKED = "blocked"
    """Not ready, for the reason its blocker names."""


class Blocker(StrEnum):
    """What keeps a blocked case from being ready."""

    NO_LOCATED_SUSPECT = "no_located_suspect"
    INTEL_ONLY = "intel_only"
    POWER_UNKNOWN = "power_unknown"
    ELEMENT_EMPTY = "element_empty"
    CUSTODY_GAP = "custody_gap"
    NO_SAFETY_PLAN = "no_safety_plan"
    DECONFLICTION_UNKNOWN = "deconfliction_unknown"
    OTHER_FORUM = "other_forum"
    NO_GROUND = "no_ground"
    ASSERTED_ONLY = "asserted_only"
    NOT_PRESERVED = "not_preserved"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class SitePlan:
    """An invented site near a real town."""

    key: str
    name: str
    alias: list[str]
    kind: str
    country: str
    city: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """An invented group with its other names and its stays: site, from, until (None = still there)."""

    key: str
    name: str
    alias: list[str]
    stays: list[list[object]]

    @property
    def present_site(self) -> str:
        """Where it is now."""
        return str(self.stays[-1][0])


@dataclass(frozen=True, slots=True)
class CasePlan:
    """A case: who brings it, where it would be tried, where the group sits, and what it is built to show."""

    key: str
    network: str
    kind: str
    agency: str
    forum: str
    host: str
    intent: Intent
    title: str
    blocker: Blocker | None = None
    child: bool = False

    @property
    def host_agency(self) -> str:
        """The agency of the state where the group sits."""
        return next(name for name, one in agencies().items() if one.country == self.host)

    @property
    def gates(self) -> tuple[bool, bool, bool]:
        """Ready to act on secured exhibits only; ready to act; ready to try."""
        act = self.intent is not Intent.BLOCKED
        return act and self.intent is not Intent.SECURABLE, act, self.intent is Intent.TRY


def operation_name() -> str:
    """Return the operation's name."""
    return str(written("plot")["operation"])


def meeting_day() -> date:
    """Return the day of the operations meeting: everything is as of this day."""
    day: date = written("plot")["meeting"]
    return day


@cache
def sites() -> dict[str, SitePlan]:
    """Return all sites by key."""
    return {key: SitePlan(key=key, **said) for key, said in written("plot")["sites"].items()}


@cache
def groups() -> dict[str, GroupPlan]:
    """Return all groups by the key of their network."""
    return {key: GroupPlan(key=key, **said) for key, said in written("plot")["groups"].items()}


@cache
def cases() -> dict[str, CasePlan]:
    """Return all cases by key, in the order in which they are brought."""
    found = {}
    for key, said in written("plot")["cases"].items():
        blocker = said.get("blocker")
        intent = Intent(said["intent"])
        about = {**said, "intent": intent, "blocker": Blocker(blocker) if blocker else None}
        found[key] = CasePlan(key=key, **about)
    return found
