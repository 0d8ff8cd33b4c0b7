# SPDX-License-Identifier: Apache-2.0
"""Identifiers: readable where an agency gave one, a digest of the content where it gave none.

The same input always yields the same identifier, so that importing twice changes nothing.
"""

from __future__ import annotations

import hashlib
from typing import NewType

from simpul.model.canonical import canonical_json

AgencyId = NewType("AgencyId", str)
RecordId = NewType("RecordId", str)
StatementId = NewType("StatementId", str)

DIGEST_LENGTH = 16


def digest(*parts: object) -> str:
    """Return the first 16 hexadecimal digits (64 bits) of the SHA-256 of the parts' canonical JSON."""
    return hashlib.sha256(canonical_json(list(parts))).hexdigest()[:DIGEST_LENGTH]


def record_id(agency: str, local_id: str) -> RecordId:
    """Return the operation-wide id of the record that ``agency`` calls ``local_id``: ``AGENCY/local``."""
    return RecordId(f"{agency}/{local_id}")


def statement_id(record: str, prop: str, original: str, *context: str | None) -> StatementId:
    """Return the stable id of a statement: same record, property, spelling and context, same id.

    Row numbers and file names stay out of it, so a sheet that was sorted anew changes no id.
    """
    return StatementId("s-" + digest(record, prop, original, *context))
