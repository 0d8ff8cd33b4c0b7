# SPDX-License-Identifier: Apache-2.0
"""A case as readiness sees it: charges, suspects, exhibits with their checks and custody, all typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from simpul.model.charges import ChargeTemplate
from simpul.model.ids import RecordId


class Check(StrEnum):
    """The six questions whose answers make an exhibit secured."""

    PRESERVED = "S1"
    INTEGRITY = "S2"
    CUSTODY = "S3"
    LAWFUL = "S4"
    USABLE = "S5"
    WITNESS = "S6"


class VictimStanding(StrEnum):
    """Whether a suspect may be a victim of trafficking."""

    NONE = "none"
    """Nothing recorded says so, or the competent authority decided that the person is none."""
    PRESUMED = "presumed"
    """Reported held or presumed a victim; not yet decided."""
    IDENTIFIED = "identified"
    """Identified as a victim by the competent authority."""


@dataclass(frozen=True, slots=True)
class RecordedCheck:
    """An officer's answer to one check.

    Attributes:
        forum: the state it is about (S5); None = the case's own forum.
    """

    check: Check
    answer: str
    forum: str | None = None
    at: date | None = None
    officer: str | None = None
    expires: date | None = None
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class CustodyStep:
    """One movement of an exhibit.

    Attributes:
        sequence: place in the order; None where the register does not number.
        at: timezone-aware; None where missing or unreadable.
    """

    id: RecordId
    sequence: int | None
    act: str | None
    giver: str | None
    receiver: str | None
    at: datetime | None
    place: str | None
    purpose: str | None
    hash_before: str | None
    hash_after: str | None


@dataclass(frozen=True, slots=True)
class ExhibitFile:
    """An exhibit with everything recorded of it; attributes as in the type ``Exhibit``."""

    id: RecordId
    owner: str
    kind: str | None = None
    origin: str | None = None
    original_holder: str | None = None
    acquired_at: date | None = None
    hash: str | None = None
    power: str | None = None
    authorised_by: str | None = None
    country: str | None = None
    preserved_until: date | None = None
    language: str | None = None
    translated: str | None = None
    due: date | None = None
    checks: tuple[RecordedCheck, ...] = ()
    custody: tuple[CustodyStep, ...] = ()

    @property
    def is_physical(self) -> bool:
        """True for a thing without bytes, which has no hash."""
        return self.kind == "physical"


@dataclass(frozen=True, slots=True)
class SupportFile:
    """What speaks for one element.

    Attributes:
        suspect: None = it speaks of the group.
        origin: where it comes from, to tell independent sources apart; the exhibit's where not said.
        reliable: True only where someone said yes.
    """

    id: RecordId
    element: str
    suspect: RecordId | None = None
    exhibit: RecordId | None = None
    origin: str | None = None
    reliable: bool = False
    contested: bool = False
    defence_note: str | None = None
    accepted_by: str | None = None
    accepted_at: date | None = None


@dataclass(frozen=True, slots=True)
class ChargeFile:
    """A charge in its forum against suspects; ``suspects`` empty = nobody yet."""

    id: RecordId
    template: ChargeTemplate
    forum: str | None
    owner: str
    due: date | None = None
    suspects: tuple[RecordId, ...] = ()
    supports: tuple[SupportFile, ...] = ()


@dataclass(frozen=True, slots=True)
class SuspectFile:
    """A suspect as the case knows them now.

    Attributes:
        status: the latest recorded one; None where nobody said.
        ground: warrant, red notice or the hosting state's own ground; None where there is none.
        indicators: recorded signs of forced criminality: a reason to screen, no finding.
    """

    id: RecordId
    status: str | None = None
    ground: str | None = None
    ground_date: date | None = None
    victim: VictimStanding = VictimStanding.NONE
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the whole case: its answer, the day of it, who owes it."""

    answer: str
    owner: str
    at: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything readiness needs of one case.

    Attributes:
        owner: the lead agency; the agency whose case it is where none is named.
        child: True where a child is among the victims, so that some elements need not be shown.
        hosting_agency: the police of the hosting state, where that state and its police are known.
    """

    id: RecordId
    owner: str
    forum: str | None
    safety_plan: Condition
    deconfliction: Condition
    child: bool = False
    life_at_risk: bool = False
    hosting_agency: str | None = None
    charges: tuple[ChargeFile, ...] = ()
    suspects: Mapping[RecordId, SuspectFile] = field(default_factory=dict)
    exhibits: Mapping[RecordId, ExhibitFile] = field(default_factory=dict)
