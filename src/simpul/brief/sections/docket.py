# SPDX-License-Identifier: Apache-2.0
"""The records of the meeting in order: found by id and type, each under the cases it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from simpul.brief.sections.shield import protected
from simpul.link.result import Hit
from simpul.model.ids import AgencyId, RecordId, record_id
from simpul.model.record import Record
from simpul.policy.item import record_item

_CASE_THINGS = ("suspect", "group", "site", "who", "person")
"""Properties by which a record of the file ties a thing to its case."""


@dataclass(frozen=True, slots=True)
class Docket:
    """What the picture is made from: open records only, and how linking grouped them.

    Attributes:
        records: by id; nothing of a compartment is among them.
        at: the day of the meeting.
        entities: record to the entity it belongs to.
        members: case to the records that belong to it, the case itself among them.
        cases: record to the cases it belongs to.
        protected: people shown by pseudonym, with every record that linking holds to be the same person.
    """

    records: Mapping[RecordId, Record]
    at: date
    entities: Mapping[RecordId, str]
    members: Mapping[RecordId, frozenset[RecordId]]
    cases: Mapping[RecordId, frozenset[RecordId]]
    protected: frozenset[RecordId]
    by_type: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def of_type(self, name: str) -> tuple[Record, ...]:
        """Return the records of that type, by id."""
        return self.by_type.get(name, ())

    def referred(self, record: Record, prop: str) -> Record | None:
        """Return the record that the property refers to, or None where it is not among those shown."""
        return next((found for value in record.values(prop) if (found := self.find(record.agency, value))), None)

    def find(self, agency: AgencyId, value: str) -> Record | None:
        """Return the record of that operation-wide id, or of that id inside the agency."""
        return self.records.get(RecordId(value)) or self.records.get(record_id(agency, value))

    def agencies(self) -> tuple[AgencyId, ...]:
        """Return the agencies that bring at least one record, by id."""
        return tuple(sorted({record.agency for record in self.records.values()}))

    def entity(self, record: RecordId) -> str:
        """Return the entity of a record; a record alone is its own."""
        return self.entities.get(record, record)


def open_docket(
    records: Iterable[Record],
    *,
    entities: Mapping[RecordId, str],
    at: date,
    hits: Iterable[Hit] = (),
    screened: Iterable[RecordId] = (),
) -> Docket:
    """Return the docket of the records, without anything that lies in a compartment.

    Args:
        records: what the reader may see.
        entities: record to the entity it belongs to.
        at: the day of the meeting.
        hits: what linking found; protection spreads over them.
        screened: suspects whom readiness wants screened first.
    """
    found = {record.id: record for record in sorted(_outside_compartments(records), key=lambda one: one.id)}
    cases = _cases_by_record(found)
    members: dict[RecordId, set[RecordId]] = defaultdict(set)
    for record, belongs in cases.items():
        for case in belongs:
            members[case].add(record)
    by_type: dict[str, list[Record]] = defaultdict(list)
    for one in found.values():
        by_type[one.type].append(one)
    return Docket(
        records=found,
        at=at,
        entities=entities,
        members={case: frozenset(of) for case, of in members.items()},
        cases=cases,
        protected=protected(found, entities=entities, hits=hits, screened=screened),
        by_type={name: tuple(of) for name, of in by_type.items()},
    )


def _outside_compartments(records: Iterable[Record]) -> Iterator[Record]:
    """Yield what no compartment holds: the last wall, whatever the caller let through."""
    for record in records:
        if record.marking.compartment is not None:
            continue
        hidden = [one for one in record.statements if one.marking and one.marking.compartment is not None]
        yield record.with_statements(one for one in record.statements if one not in hidden) if hidden else record


def _cases_by_record(records: Mapping[RecordId, Record]) -> dict[RecordId, frozenset[RecordId]]:
    belongs: dict[RecordId, set[RecordId]] = defaultdict(set)
    for record in records.values():
        named = {RecordId(case) for case in record_item(record).cases if RecordId(case) in records}
        belongs[record.id] |= {case for case in named if records[case].type == "Case"}
    for record in records.values():
        for thing in _things(record, records):
            belongs[thing] |= belongs[record.id]
    return {record: frozenset(cases) for record, cases in belongs.items() if cases}


def _things(record: Record, records: Mapping[RecordId, Record]) -> Iterator[RecordId]:
    for value in record.values(*_CASE_THINGS):
        for one in (RecordId(value), record_id(record.agency, value)):
            if one in records and records[one].type != "Case":
                yield one
