# SPDX-License-Identifier: Apache-2.0
"""What each agency could bring to a case of another: what touches it, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from simpul.brief.sections.docket import Docket
from simpul.brief.sections.hits import HitSheet
from simpul.model.agencies import agencies
from simpul.model.ids import AgencyId
from simpul.model.record import Record


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one agency holds that touches a case.

    Attributes:
        hits: leads between its records and the case's.
        records: records it filed under the case itself.
        exhibits: exhibits among them or owed by it.
        hosting: True where the case is in its state, so that it alone can act there.
    """

    agency: str
    hits: int
    records: int
    exhibits: int
    hosting: bool


def contributions(docket: Docket, case: Record, *, hits: tuple[HitSheet, ...]) -> tuple[Contribution, ...]:
    """Return the agencies other than the lead that hold something touching the case, the most first."""
    lead = case.first("leadAgency") or case.agency
    members = [docket.records[one] for one in docket.members.get(case.id, ())]
    touching = Counter(agency for hit in hits for agency in {hit.left.agency, hit.right.agency})
    filed = Counter(str(one.agency) for one in members)
    exhibits = Counter(str(one.agency) for one in members if one.type == "Exhibit")
    hosts = {str(one.id) for one in agencies().values() if one.country and one.country == case.first("hostingState")}
    hosts &= {str(agency) for agency in docket.agencies()} | set(case.values("contributingAgency"))
    named = set(touching) | set(filed) | hosts | set(case.values("contributingAgency"))
    lines = [
        Contribution(
            agency=agency,
            hits=touching[agency],
            records=filed[agency],
            exhibits=exhibits[agency],
            hosting=agency in hosts,
        )
        for agency in named - {lead}
    ]
    return tuple(sorted(lines, key=lambda one: (not one.hosting, -one.hits, -one.records, one.agency)))


def lead_of(case: Record) -> AgencyId:
    """Return the agency that leads and presents a case."""
    return AgencyId(case.first("leadAgency") or case.agency)
