# SPDX-License-Identifier: Apache-2.0
"""Exhibits with their recorded checks and custody, as records tell of them."""

from __future__ import annotations

from simpul.model.ids import RecordId
from simpul.model.record import Record
from simpul.readiness.case_file import Check, CustodyStep, ExhibitFile, RecordedCheck
from simpul.readiness.register import Register
from simpul.readiness.values import day, instant, whole_number


def exhibit_file(name: RecordId, register: Register) -> ExhibitFile:
    """Return the exhibit of that id; whoever entered it owes what it lacks, where no owner is named."""
    record = register.record(name)
    return ExhibitFile(
        id=record.id,
        owner=record.first("owner") or record.agency,
        kind=record.first("exhibitKind"),
        origin=record.first("origin"),
        original_holder=record.first("originalHolder"),
        acquired_at=day(record.first("acquiredAt")),
        hash=_hash(record, "hash"),
        power=record.first("power"),
        authorised_by=record.first("authorisedBy"),
        country=record.first("country"),
        preserved_until=day(record.first("preservedUntil")),
        language=record.first("language"),
        translated=record.first("translated"),
        due=day(record.first("dueAt")),
        checks=tuple(
            _check(one)
            for one in register.referring("ExhibitCheck", "exhibit", name)
            if one.first("check") in set(Check)
        ),
        custody=tuple(_step(one) for one in register.referring("CustodyEvent", "exhibit", name)),
    )


def _check(record: Record) -> RecordedCheck:
    return RecordedCheck(
        check=Check(str(record.first("check"))),
        answer=record.first("answer") or "unknown",
        forum=record.first("forum"),
        at=day(record.first("at")),
        officer=record.first("officer"),
        expires=day(record.first("expiresAt")),
        owner=record.first("owner"),
        due=day(record.first("dueAt")),
    )


def _step(record: Record) -> CustodyStep:
    return CustodyStep(
        id=record.id,
        sequence=whole_number(record.first("sequence")),
        act=record.first("act"),
        giver=record.first("giver"),
        receiver=record.first("receiver"),
        at=instant(record.first("at")),
        place=record.first("place"),
        purpose=record.first("purpose"),
        hash_before=_hash(record, "hashBefore"),
        hash_after=_hash(record, "hashAfter"),
    )


def _hash(record: Record, prop: str) -> str | None:
    said = record.first(prop)
    return said.strip().casefold() if said else None
