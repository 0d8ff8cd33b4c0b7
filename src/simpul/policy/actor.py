# SPDX-License-Identifier: Apache-2.0
"""Who asks: an officer of an agency, an agency's desk, or the convener of the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from simpul.model.ids import AgencyId

JOINT: Final = AgencyId("JOINT")
"""Stands as originator of what was derived from several agencies' items and produced by none; nobody is it."""


class Role(StrEnum):
    """What an officer is entrusted with."""

    ANALYST = "analyst"
    LIAISON = "liaison"
    EVIDENCE = "evidence"
    VICTIM = "victim"
    """The only role that enters the victims' compartment."""
    COMMANDER = "commander"
    PROSECUTOR = "prosecutor"
    APPROVER = "approver"
    REGISTRAR = "registrar"
    INSPECTOR = "inspector"
    """Reads who saw what and under which rule; reads no item."""
    ADMINISTRATOR = "administrator"
    """Runs the installation; reads no item."""


READS_NOTHING: Final = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks for a decision.

    Attributes:
        agency: the agency acted for; None = the convener, who compiles the meeting's picture from the
            folders that their originators handed over.
        officer: the officer's name inside the agency, as it stands after the colon in an audience; None =
            the agency's desk as a whole, which gets what is addressed to the agency.
        roles: what the officer is entrusted with. An officer without a role reads nothing; a desk needs none.
            Whoever inspects or administers reads nothing, whatever other roles they hold besides.
        cases: operation-wide ids of the cases the actor needs to know; None = not restricted.
        acknowledged: caveats (texts behind H3) that the actor has acknowledged.
        purposes: operation and offences that the actor works for now.
    """

    agency: AgencyId | None
    officer: str | None = None
    roles: frozenset[Role] = frozenset()
    cases: frozenset[str] | None = None
    acknowledged: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()

    @property
    def is_convener(self) -> bool:
        """True for the convener of the meeting, who is of no agency."""
        return self.agency is None

    @property
    def is_known(self) -> bool:
        """True where the agency's name can be one: not empty, not ``JOINT``, not shaped like an officer's."""
        return bool(self.agency) and self.agency != JOINT and ":" not in str(self.agency)

    @property
    def may_read_at_all(self) -> bool:
        """True where the roles do not bar all reading."""
        return not self.roles & READS_NOTHING and (self.officer is None or bool(self.roles))

    @property
    def addresses(self) -> frozenset[str]:
        """The entries of an audience that mean this actor."""
        if not self.is_known:
            return frozenset()
        named = {f"{self.agency}:{self.officer}"} if self.officer else set()
        return frozenset({str(self.agency), *named})


CONVENER: Final = Actor(agency=None)
"""The convener of the meeting."""


def desk(agency: str, *, purposes: frozenset[str] = frozenset()) -> Actor:
    """Return an agency's desk: what a pack made for the whole agency may hold."""
    return Actor(agency=AgencyId(agency), purposes=purposes)
