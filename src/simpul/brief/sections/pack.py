# SPDX-License-Identifier: Apache-2.0
"""The records that an agency's pack hands over."""

from __future__ import annotations

from dataclasses import replace

from simpul.brief.sections.docket import Docket
from simpul.model.record import Record, Statement
from simpul.model.schema import Kind, record_type


def pack_records(docket: Docket) -> tuple[Record, ...]:
    """Return the records, by id, without what tells who a protected person is and without pointers to the hidden."""
    return tuple(_shown(docket, record) for record in docket.records.values())


def _shown(docket: Docket, record: Record) -> Record:
    protected = record.id in docket.protected
    kept = [said for said in record.statements if _may_leave(docket, record, said, protected=protected)]
    return replace(record, statements=tuple(kept), kept={} if protected else record.kept)


def _may_leave(docket: Docket, record: Record, said: Statement, *, protected: bool) -> bool:
    prop = record_type(record.type).properties.get(said.prop)
    if prop is None:
        return not protected
    if prop.kind is Kind.REFERENCE:
        return docket.find(record.agency, said.value) is not None
    return not (protected and prop.identity)
