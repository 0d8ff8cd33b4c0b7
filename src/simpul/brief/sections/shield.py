# SPDX-License-Identifier: Apache-2.0
"""Who is shown by pseudonym: victims and witnesses, suspects who may be victims, and every record of the same person.

A pseudonym protects nobody while another agency's record of the same person stands open beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from simpul.link.result import Grade, Hit
from simpul.model.ids import RecordId, record_id
from simpul.model.record import Record

VICTIM_ROLES: Final = frozenset({"presumed_victim", "held", "defrauded", "testifier"})
"""Parts in a case whose bearer's identity the brief never shows."""
SUSPECT_ROLES: Final = frozenset({"suspect", "member", "operator"})
TELLING: Final = frozenset({Grade.STRONG, Grade.LIKELY})
"""Hits of these grades tell a reader who somebody is, judged or not."""


def protected(
    records: Mapping[RecordId, Record],
    *,
    entities: Mapping[RecordId, str],
    hits: Iterable[Hit],
    screened: Iterable[RecordId],
) -> frozenset[RecordId]:
    """Return the records whose identity is kept back.

    Args:
        records: those shown, by id.
        entities: record to the entity it belongs to.
        hits: a strong or likely one spreads protection from either side to the other, and on from there;
            one judged as not the same does not.
        screened: suspects whom readiness wants screened first.
    """
    shielded = _in_files(records) | (frozenset(screened) & records.keys())
    roots = _same(entities, hits)
    exposed = {roots.get(one, one) for one in shielded}
    return frozenset(one for one in records if roots.get(one, one) in exposed)


def _same(entities: Mapping[RecordId, str], hits: Iterable[Hit]) -> dict[str, str]:
    """Return for each record the root of all records that entities and telling hits tie to it."""
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for record, entity in entities.items():
        above[root(record)] = root(f"entity {entity}")
    for hit in hits:
        if hit.grade in TELLING and hit.judgement != "not_same":
            above[root(hit.left)] = root(hit.right)
    return {one: root(one) for one in tuple(above)}


def _in_files(records: Mapping[RecordId, Record]) -> frozenset[RecordId]:
    found = set()
    for record in records.values():
        if _shields(record):
            found |= {thing for thing in _people(record, records) if records[thing].type == "Person"}
    return frozenset(found)


def _shields(record: Record) -> bool:
    if record.type != "Involvement":
        return record.type == "HeldPerson"
    role = record.first("role")
    if role in VICTIM_ROLES or record.first("status") == "presumed_victim":
        return True
    return role in SUSPECT_ROLES and bool(record.values("indicator"))


def _people(record: Record, records: Mapping[RecordId, Record]) -> Iterator[RecordId]:
    for value in record.values("who", "person"):
        yield from (one for one in (RecordId(value), record_id(record.agency, value)) if one in records)
