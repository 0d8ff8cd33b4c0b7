# SPDX-License-Identifier: Apache-2.0
"""The operation's picture: everything a meeting needs to see, as plain values.

Made from records that the reader may see, never from others. Pure: the day comes in, nothing is drawn by
chance, and no word of any language is in it but what the records say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from simpul.brief.sections.cases import CaseContext, CaseSheet, case_sheets
from simpul.brief.sections.docket import Docket, open_docket
from simpul.brief.sections.figures import Count, Figure, exact, total_of_people
from simpul.brief.sections.gates import BlockerLine, readiness_sheet
from simpul.brief.sections.graph import Graph, network_graph
from simpul.brief.sections.handling import Handling, handling_of
from simpul.brief.sections.held import held_in
from simpul.brief.sections.hits import HitSheet, hit_sheets
from simpul.brief.sections.intake import FileLine, WithheldLine, file_lines, withheld_lines
from simpul.brief.sections.leads import LeadLine, lead_lines
from simpul.brief.sections.moments import Moment, moments
from simpul.brief.sections.networks import NetworkSheet, network_sheets
from simpul.brief.sections.pack import pack_records
from simpul.brief.sections.places import Move, SiteMark, moves, site_marks
from simpul.brief.sections.requests import ReplyRate, RequestLine, reply_rates, request_lines
from simpul.formats.report import ImportReport
from simpul.link.result import Linked
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking
from simpul.model.record import Record
from simpul.policy.filter import Withheld
from simpul.readiness.assess import CaseReadiness


@dataclass(frozen=True, slots=True)
class Picture:
    """What the meeting sees.

    Attributes:
        operation: the operation's name as its records give it; empty where none does.
        at: the day it was made for.
        audience: the agency whose pack it is; None for the convener's copy.
        handling: combined from everything that is in it.
        agencies: who brought something that is in it.
        figures: the operation's numbers.
        links: counts that linking reports of itself.
        pack: the records an agency's pack hands over; empty in the convener's copy.
    """

    operation: str
    at: date
    audience: AgencyId | None
    handling: Handling
    agencies: tuple[str, ...]
    figures: tuple[Figure, ...]
    cases: tuple[CaseSheet, ...]
    leads: tuple[LeadLine, ...]
    networks: tuple[NetworkSheet, ...]
    graph: Graph
    hits: tuple[HitSheet, ...]
    sites: tuple[SiteMark, ...]
    moves: tuple[Move, ...]
    moments: tuple[Moment, ...]
    requests: tuple[RequestLine, ...]
    replies: tuple[ReplyRate, ...]
    blockers: tuple[BlockerLine, ...]
    files: tuple[FileLine, ...]
    withheld: tuple[WithheldLine, ...]
    links: Mapping[str, object]
    pack: tuple[Record, ...] = ()

    @property
    def at_risk(self) -> tuple[CaseSheet, ...]:
        """The cases in which a life is at risk, whatever their readiness."""
        return tuple(case for case in self.cases if case.life_at_risk)


def make_picture(  # noqa: PLR0913  # all by keyword but the three that go together
    records: Iterable[Record],
    linked: Linked,
    readiness: Iterable[CaseReadiness],
    *,
    reports: Mapping[AgencyId, ImportReport],
    withheld: Withheld,
    audience: AgencyId | None,
    at: date,
) -> Picture:
    """Return the picture.

    Args:
        records: what the reader may see; what lies in a compartment is dropped even so.
        linked: made from the same records, so that nothing hidden adds a hit, a count or a bit.
        readiness: what readiness says of the cases among them.
        reports: the account of each agency's import; an agency's pack shows its own only.
        withheld: what was kept out; shown in the convener's copy only.
        audience: the agency whose pack it is; None for the convener.
        at: the day of the meeting.
    """
    assessed = tuple(readiness)
    screened = [one for case in assessed for one in case.presumed_victims]
    docket = open_docket(records, entities=linked.entities, hits=linked.hits, screened=screened, at=at)
    sites = site_marks(docket)
    moved = moves(docket, sites)
    hits = hit_sheets(docket, linked, audience=audience)
    networks = network_sheets(docket, linked, moves=moved, audience=audience)
    sheets = {str(one.id): readiness_sheet(docket, one) for one in assessed if one.id in docket.records}
    cases = case_sheets(CaseContext(docket, hits, networks, sheets, audience))
    requests = request_lines(docket)
    picture = Picture(
        operation=_operation(docket),
        at=at,
        audience=audience,
        handling=_handling(docket, audience),
        agencies=tuple(map(str, docket.agencies())),
        figures=(),
        cases=cases,
        leads=lead_lines(docket),
        networks=networks,
        graph=network_graph(docket, networks, hits),
        hits=hits,
        sites=sites,
        moves=moved,
        moments=moments(docket, moved),
        requests=requests,
        replies=reply_rates(requests),
        blockers=_blockers(cases),
        files=file_lines(reports, audience=audience),
        withheld=withheld_lines(withheld, audience=audience),
        links=_counts_of(linked),
        pack=pack_records(docket) if audience is not None else (),
    )
    return replace(picture, figures=_figures(docket, picture))


def _handling(docket: Docket, audience: AgencyId | None) -> Handling:
    """Return the handling of the whole; a pack holds its agency's import accounts too, so it is for that agency."""
    own = [Marking(originator=audience)] if audience else []
    return handling_of((*(record.marking for record in docket.records.values()), *own), audience=audience)


def _operation(docket: Docket) -> str:
    return next((name for record in docket.of_type("Operation") for name in record.originals("name")), "")


def _blockers(cases: tuple[CaseSheet, ...]) -> tuple[BlockerLine, ...]:
    found = [blocker for case in cases if case.readiness for blocker in case.readiness.blockers]
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.due or date.max, one.owner, one.case, one.code)))


def _counts_of(linked: Linked) -> Mapping[str, object]:
    return {name: value for name, value in linked.report.items() if isinstance(value, int | float | str)}


def _figures(docket: Docket, picture: Picture) -> tuple[Figure, ...]:
    grades = Counter(hit.grade for hit in picture.hits)
    outcomes = Counter(line.outcome for line in picture.requests)
    ready = [case.readiness for case in picture.cases if case.readiness]
    return (
        Figure("cases", exact(len(picture.cases)), "agenda"),
        Figure("leads", exact(len(picture.leads)), "leads"),
        Figure("ready_secured", exact(sum(one.passes("act_secured") for one in ready)), "agenda"),
        Figure("ready_to_act", exact(sum(one.passes("act") for one in ready)), "agenda"),
        Figure("ready_to_try", exact(sum(one.passes("try") for one in ready)), "agenda"),
        Figure("held", _held(docket), "life"),
        Figure("networks", exact(len(picture.networks)), "networks"),
        *(Figure(f"hits_{grade}", exact(grades[grade]), "hits") for grade in ("strong", "likely", "possible", "weak")),
        Figure("hits_judged", exact(sum(hit.judged for hit in picture.hits)), "hits"),
        Figure("asked", exact(len(picture.requests)), "requests"),
        Figure("answered", exact(outcomes["answered"]), "requests"),
        Figure("overdue", exact(outcomes["overdue"]), "requests"),
        Figure("blockers", exact(len(picture.blockers)), "blockers"),
    )


def _held(docket: Docket) -> Count:
    return total_of_people(held_in(docket, case) for case in docket.of_type("Case"))
