# SPDX-License-Identifier: Apache-2.0
"""Sites on the map, and groups that moved from one to the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from simpul.brief.sections.cards import Card, card
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.figures import Count, of_people
from simpul.brief.sections.held import whole_number
from simpul.model.ids import RecordId
from simpul.model.record import Record


@dataclass(frozen=True, slots=True)
class SiteMark:
    """A site; where linking holds several records to be one site, one mark for all.

    Attributes:
        latitude, longitude: degrees, WGS 84; None where no record says.
    """

    key: str
    card: Card
    kind: str | None
    country: str | None
    place: str
    latitude: float | None
    longitude: float | None
    held: Count
    agencies: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A group's change from one site to the next, as its successive stays tell."""

    who: Card
    source: SiteMark
    target: SiteMark
    left: date | None
    arrived: date | None


def site_marks(docket: Docket) -> tuple[SiteMark, ...]:
    """Return the sites, one mark for each entity, by country and name."""
    grouped: dict[str, list[Record]] = defaultdict(list)
    for record in docket.of_type("Site"):
        grouped[docket.entity(record.id)].append(record)
    marks = [_mark(docket, records) for records in grouped.values()]
    return tuple(sorted(marks, key=lambda one: (one.country or "~", one.card.name.text, one.key)))


def _mark(docket: Docket, records: list[Record]) -> SiteMark:
    best = next((one for one in records if one.first("latitude") and one.first("longitude")), records[0])
    shown = card(docket, best)
    return SiteMark(
        key=shown.key,
        card=shown,
        kind=best.first("siteKind"),
        country=best.first("country"),
        place=", ".join(best.originals("city")[:1] or best.originals("address")[:1]),
        latitude=degrees(best.first("latitude"), most=90),
        longitude=degrees(best.first("longitude"), most=180),
        held=of_people(max(whole_number(one.first("heldCount")) for one in records)),
        agencies=tuple(sorted({str(one.agency) for one in records})),
        cases=tuple(sorted({case for one in records for case in docket.cases.get(one.id, ())})),
    )


def degrees(value: str | None, *, most: float) -> float | None:
    """Return a coordinate, or None where there is none or it lies beyond ±``most``."""
    try:
        found = float(value or "nan")
    except ValueError:
        return None
    return found if -most <= found <= most else None


def moves(docket: Docket, marks: tuple[SiteMark, ...]) -> tuple[Move, ...]:
    """Return the moves of groups between different sites, in time."""
    by_record = _marks_by_record(docket, marks)
    stays: dict[str, list[tuple[date | None, date | None, SiteMark, Record]]] = defaultdict(list)
    for record in docket.of_type("Stay"):
        who, site = docket.referred(record, "who"), docket.referred(record, "site")
        # People's stays are not drawn: among those who are moved are the held.
        if who is None or site is None or who.type != "Group" or site.id not in by_record:
            continue
        span = day(record.first("startDate")), day(record.first("endDate"))
        stays[docket.entity(who.id)].append((*span, by_record[site.id], who))
    return tuple(
        Move(card(docket, later[3]), earlier[2], later[2], earlier[1], later[0])
        for of_group in stays.values()
        for earlier, later in pairwise(sorted(of_group, key=lambda stay: (stay[0] or date.min, stay[2].key)))
        if earlier[2].key != later[2].key
    )


def _marks_by_record(docket: Docket, marks: tuple[SiteMark, ...]) -> dict[str, SiteMark]:
    by_entity = {docket.entity(RecordId(mark.card.id)): mark for mark in marks}
    return {record.id: by_entity[docket.entity(record.id)] for record in docket.of_type("Site")}
