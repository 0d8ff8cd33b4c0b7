# SPDX-License-Identifier: Apache-2.0
"""The records that an agency's pack hands over."""

from __future__ import annotations

from dataclasses import replace

from simpul.brief.sections.docket import Docket
from simpul.model.record import Record
from simpul.model.schema import record_type


def pack_records(docket: Docket) -> tuple[Record, ...]:
    """Return the records, by id: of a protected person nothing that tells who it is."""
    return tuple(_open_half(docket, record) for record in docket.records.values())


def _open_half(docket: Docket, record: Record) -> Record:
    if record.id not in docket.protected:
        return record
    properties = record_type(record.type).properties
    kept = [one for one in record.statements if not (one.prop in properties and properties[one.prop].identity)]
    return replace(record, statements=tuple(kept), kept={})
