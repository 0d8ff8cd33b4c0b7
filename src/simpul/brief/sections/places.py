# SPDX-License-Identifier: Apache-2.0
"""Sites on the map, and groups that moved from one to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from math import hypot
from typing import Final

from simpul.brief.sections.cards import Card, Spelling, card
from simpul.brief.sections.days import day
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.figures import Count, of_people, unknown
from simpul.brief.sections.held import STILL_HELD, whole_number
from simpul.model.ids import RecordId
from simpul.model.record import Record

NEAR: Final = 0.0015
"""Degrees, about 150 metres: agencies that name the same building place it no further apart."""


@dataclass(frozen=True, slots=True)
class SiteMark:
    """A place on the map: the records that linking holds to be one site, or that lie within 150 metres.

    Attributes:
        names: other names under which agencies know it.
        latitude, longitude: degrees, WGS 84; None where no record says.
    """

    key: str
    card: Card
    names: tuple[Spelling, ...]
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
    """A change from one site to the next, as the successive stays of a group tell.

    Attributes:
        who: the groups that agencies tell it of; whether they are one group is for people to judge.
    """

    who: tuple[Card, ...]
    source: SiteMark
    target: SiteMark
    left: date | None
    arrived: date | None


@dataclass(frozen=True, slots=True)
class _Stay:
    group: Record
    site: SiteMark
    start: date | None
    end: date | None


def site_marks(docket: Docket) -> tuple[SiteMark, ...]:
    """Return the sites, one mark for each place, by country and name."""
    grouped: dict[RecordId, list[Record]] = defaultdict(list)
    for record, place in one_place_each(docket).items():
        grouped[place].append(docket.records[record])
    held = _held_people(docket)
    marks = [_mark(docket, records, held) for records in grouped.values()]
    return tuple(sorted(marks, key=lambda one: (one.country or "~", one.card.name.text, one.key)))


def _held_people(docket: Docket) -> dict[RecordId, list[Record]]:
    """Return the people registered as held, under the record of the site that each names."""
    found: dict[RecordId, list[Record]] = defaultdict(list)
    for one in docket.of_type("HeldPerson"):
        site = docket.referred(one, "site")
        if site is not None:
            found[site.id].append(one)
    return found


def _held_at(docket: Docket, records: list[Record], held: dict[RecordId, list[Record]]) -> Count:
    """Return how many are held at one place: the larger of what is stated and who is registered there."""
    registered = [one for record in records for one in held.get(record.id, ())]
    stated = [value for record in records if (value := record.first("heldCount")) is not None]
    if not registered and not stated:
        return unknown()
    still = {docket.entity(one.id) for one in registered if (one.first("status") or "reported") in STILL_HELD}
    return of_people(max(len(still), *map(whole_number, stated), 0))


def _mark(docket: Docket, records: list[Record], held: dict[RecordId, list[Record]]) -> SiteMark:
    cards = [card(docket, one) for one in records]
    best = records[0]
    spelt = dict.fromkeys(name for one in cards for name in (one.name, *one.others))
    return SiteMark(
        key=cards[0].key,
        card=cards[0],
        names=tuple(name for name in spelt if name != cards[0].name),
        kind=next((kind for one in records if (kind := one.first("siteKind"))), None),
        country=best.first("country"),
        place=", ".join(best.originals("city")[:1] or best.originals("address")[:1]),
        latitude=degrees(best.first("latitude"), most=90),
        longitude=degrees(best.first("longitude"), most=180),
        held=_held_at(docket, records, held),
        agencies=tuple(sorted({str(one.agency) for one in records})),
        cases=tuple(sorted({case for one in records for case in docket.cases.get(one.id, ())})),
    )


def one_place_each(docket: Docket) -> dict[RecordId, RecordId]:
    """Return for each record of a site the first record of its place."""
    first: dict[RecordId, RecordId] = {}

    def root(one: RecordId) -> RecordId:
        while first.setdefault(one, one) != one:
            one = first[one]
        return one

    for one, other in _same_places(docket):
        ends = sorted((root(one), root(other)))
        first[ends[1]] = ends[0]
    return {record.id: root(record.id) for record in docket.of_type("Site")}


def _same_places(docket: Docket) -> Iterator[tuple[RecordId, RecordId]]:
    entities: dict[str, RecordId] = {}
    cells: dict[tuple[int, int], list[tuple[float, float, RecordId]]] = defaultdict(list)
    for record in docket.of_type("Site"):
        yield record.id, entities.setdefault(docket.entity(record.id), record.id)
        y, x = degrees(record.first("latitude"), most=90), degrees(record.first("longitude"), most=180)
        if x is None or y is None:
            continue
        cell = int(x // NEAR), int(y // NEAR)
        for beside in product((-1, 0, 1), repeat=2):
            for other_x, other_y, other in cells[cell[0] + beside[0], cell[1] + beside[1]]:
                if hypot(x - other_x, y - other_y) <= NEAR:
                    yield record.id, other
        cells[cell].append((x, y, record.id))


def degrees(value: str | None, *, most: float) -> float | None:
    """Return a coordinate, or None where there is none or it lies beyond ±``most``."""
    try:
        found = float(value or "nan")
    except ValueError:
        return None
    return found if -most <= found <= most else None


def moves(docket: Docket, marks: tuple[SiteMark, ...]) -> tuple[Move, ...]:
    """Return the moves of groups between different sites, in time; told once where several agencies tell it."""
    told: dict[tuple[str, str, date | None], list[tuple[_Stay, _Stay]]] = defaultdict(list)
    for stays in _stays(docket, marks).values():
        for earlier, later in pairwise(sorted(stays, key=lambda stay: (stay.start or date.min, stay.site.key))):
            if earlier.site.key != later.site.key:
                told[earlier.site.key, later.site.key, later.start].append((earlier, later))
    found = [_move(docket, pairs) for pairs in told.values()]
    return tuple(sorted(found, key=lambda one: (one.arrived or date.min, one.source.key, one.target.key)))


def _move(docket: Docket, pairs: list[tuple[_Stay, _Stay]]) -> Move:
    earlier, later = pairs[0]
    who = {card(docket, stay.group) for _, stay in pairs}
    return Move(tuple(sorted(who, key=lambda one: one.id)), earlier.site, later.site, earlier.end, later.start)


def _stays(docket: Docket, marks: tuple[SiteMark, ...]) -> dict[str, list[_Stay]]:
    places = one_place_each(docket)
    by_place = {places[RecordId(mark.card.id)]: mark for mark in marks}
    stays: dict[str, list[_Stay]] = defaultdict(list)
    for record in docket.of_type("Stay"):
        who, site = docket.referred(record, "who"), docket.referred(record, "site")
        # People's stays are not drawn: among those who are moved are the held.
        if who is None or site is None or who.type != "Group" or site.type != "Site":
            continue
        mark = by_place[places[site.id]]
        stays[docket.entity(who.id)].append(
            _Stay(who, mark, day(record.first("startDate")), day(record.first("endDate")))
        )
    return stays
