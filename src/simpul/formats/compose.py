# SPDX-License-Identifier: Apache-2.0
"""From a row to a record: every value normalised, its spelling and source kept, references made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from simpul.formats.choices import choice_meant
from simpul.formats.entry import Entry, RawValue
from simpul.formats.holding import Origin
from simpul.formats.surroundings import Surroundings
from simpul.model.ids import digest, record_id
from simpul.model.record import Record, Statement, make_statement
from simpul.model.schema import Kind, Property, record_type
from simpul.normalise.by_kind import normalise
from simpul.normalise.value import Normalised, canonical

_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL: Final = 14_611
"""1 January 1940 as a spreadsheet counts days; smaller numbers in a date column are something else."""
_LAST_SERIAL: Final = 73_050
"""31 December 2099."""
_SERIAL_EPOCH: Final = 693_594
"""Ordinal of 30 December 1899, the day 0 that makes all days after February 1900 come out right."""


def compose(entry: Entry, origin: Origin, *, file: str) -> Record:
    """Return the record that a row makes.

    Args:
        entry: the row.
        origin: whose it is, with its defaults.
        file: name of the source, kept with each statement.

    Raises:
        UnknownType: the row is of a type that the model does not have.
        UnknownProperty: a value belongs to no property of that type.
        BadMarking: the row's marking is not known.
    """
    of_type = record_type(entry.type)
    local = entry.local_id or content_id(entry)
    rid = record_id(origin.agency, local)
    reader = _RowReader(rid, entry, origin, source=f"{file}#{entry.place}")
    statements = {one.id: one for raw in entry.values for one in [reader.statement(of_type.property(raw.prop), raw)]}
    return Record(
        id=rid,
        type=of_type.name,
        agency=origin.agency,
        local_id=local,
        marking=origin.marking_for(entry.marking),
        statements=tuple(statements.values()),
        kept=dict(entry.kept),
        source=file,
    )


def content_id(entry: Entry) -> str:
    """Return an id for a row without one, from its content alone: sorting a sheet anew changes none."""
    said = sorted([value.prop, value.text] for value in entry.values)
    kept = sorted([column, text] for column, text in entry.kept.items())
    return "c-" + digest(entry.type, said, kept)


class _RowReader:
    """Makes the statements of one row, which share where they come from."""

    def __init__(self, record: str, entry: Entry, origin: Origin, *, source: str) -> None:
        self._record = record
        self._origin = origin
        self._surroundings = Surroundings(entry, origin)
        self._about = {"source": source, **entry.about}
        self._lang = entry.given.get("lang")

    def statement(self, prop: Property, raw: RawValue) -> Statement:
        normalised = _normalised(prop, raw, self._origin, self._surroundings)
        return make_statement(
            self._record,
            prop.name,
            raw.text,
            value=normalised.value,
            reason=normalised.reason,
            extra=dict(normalised.extra),
            lang=raw.reading.lang or self._lang,
            **self._about,
        )


def normalised_value(entry: Entry, prop: Property, raw: RawValue, origin: Origin) -> Normalised:
    """Return what a raw value of a row becomes, read with what the row and its source say beside it."""
    return _normalised(prop, raw, origin, Surroundings(entry, origin))


def _normalised(prop: Property, raw: RawValue, origin: Origin, surroundings: Surroundings) -> Normalised:
    text = raw.text.strip()
    if prop.kind is Kind.REFERENCE:
        return canonical(raw.text, whole_reference(text, origin))
    if prop.kind is Kind.DATE and (day := serial_day(text)):
        return canonical(raw.text, day, precision="day", read_as="spreadsheet-serial")
    if prop.kind is Kind.CHOICE and (meant := choice_meant(text, prop)):
        return canonical(raw.text, meant)
    return normalise(prop.kind, raw.text, context=surroundings.context_of(prop, raw))


def whole_reference(text: str, origin: Origin) -> str:
    """Return the operation-wide id that a reference means: the agency's own unless it names another agency."""
    agency, slash, _ = text.partition("/")
    return text if slash and origin.knows(agency) else record_id(origin.agency, text)


def serial_day(text: str) -> str | None:
    """Return the day that a spreadsheet's serial number stands for, ISO 8601; None where it is none.

    Source: ECMA-376 part 1, 18.17.4.1 (1900 date system).
    """
    found = _SERIAL.fullmatch(text) if text.isascii() else None
    if not found or not _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return None
    return date.fromordinal(_SERIAL_EPOCH + int(found[1])).isoformat()


def not_canonical(record: Record) -> Iterator[tuple[str, str]]:
    """Yield ``Type.property`` and reason of each statement of a record that has no canonical value."""
    for statement in record.statements:
        if statement.reason is not None:
            yield f"{record.type}.{statement.prop}", statement.reason
