# SPDX-License-Identifier: Apache-2.0
"""The records of a run, found by type and by what they refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from simpul.model.ids import RecordId, record_id
from simpul.model.record import Record


class Register:
    """Holds records and answers who refers to whom.

    A reference is an operation-wide id, or the local id of the same agency's record; the former is tried first.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        """Index the records; of several with one id the last counts."""
        self._all: dict[RecordId, Record] = {record.id: record for record in records}
        self._by_type: dict[str, list[Record]] = defaultdict(list)
        self._referring: dict[tuple[str, str, RecordId], list[Record]] = defaultdict(list)
        for record in sorted(self._all.values(), key=lambda one: one.id):
            self._by_type[record.type].append(record)
            for prop in {said.prop for said in record.statements}:
                for target in self.targets(record, prop):
                    self._referring[record.type, prop, target].append(record)

    def of(self, type_name: str) -> tuple[Record, ...]:
        """Return the records of a type, in order of id."""
        return tuple(self._by_type.get(type_name, ()))

    def referring(self, type_name: str, prop: str, to: RecordId) -> tuple[Record, ...]:
        """Return the records of a type whose property refers to that record, in order of id."""
        return tuple(self._referring.get((type_name, prop, to), ()))

    def targets(self, record: Record, prop: str) -> tuple[RecordId, ...]:
        """Return the records that a property refers to and that are there, in the order said."""
        candidates = [(RecordId(value), record_id(record.agency, value)) for value in record.values(prop)]
        found = (next((one for one in pair if one in self._all), None) for pair in candidates)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def target(self, record: Record, prop: str, type_name: str) -> RecordId | None:
        """Return the first record of that type that a property refers to, or None."""
        return next((one for one in self.targets(record, prop) if self._all[one].type == type_name), None)

    def record(self, name: RecordId) -> Record:
        """Return the record of that id, which must be there."""
        return self._all[name]
