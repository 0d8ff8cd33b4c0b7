# SPDX-License-Identifier: Apache-2.0
"""The product's own file of records, ``*.simpul.jsonl``: every statement with its source and its marking.

The first line is the header; then one record a line, each in canonical JSON (RFC 8785). What cannot
be understood is refused; what carries a marking that nobody knows is held back.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simpul.formats.json_lines import TROUBLES, JsonLine, json_lines
from simpul.formats.limits import DEFAULT_LIMITS, Limits, UnreadableSource
from simpul.formats.report import FileTally
from simpul.model.canonical import canonical_json
from simpul.model.errors import BadMarking, SimpulError
from simpul.model.ids import AgencyId, RecordId, record_id, statement_id
from simpul.model.marking import Marking, marking_fields, parse_marking
from simpul.model.record import Record, Statement
from simpul.model.schema import record_type
from simpul.normalise.value import NORMALISER_VERSION

FORMAT: Final = "simpul.records"
VERSION: Final = 1
SUFFIX: Final = ".simpul.jsonl"

_OPTIONAL: Final = ("reason", "lang", "said_by", "case", "exhibit", "source", "at")
_STATEMENT: Final = frozenset({"id", "prop", "value", "original", "extra", "marking", *_OPTIONAL})
_RECORD: Final = frozenset({"id", "type", "agency", "local_id", "marking", "statements", "kept", "source"})


class NotNative(UnreadableSource):
    """A file does not begin with the header of the native format, or is of a version that is not known."""

    code = "formats.not-native"


class BrokenRecord(SimpulError):
    """A line of a native file is no record of the model."""

    code = "formats.broken-record"


@dataclass(frozen=True, slots=True)
class NativeHeader:
    """The first line.

    Attributes:
        originator: the agency that made the file.
        handling: what a person who opens the file must know, in words.
        normaliser: version of the rules that made the canonical values.
    """

    originator: str
    handling: str
    normaliser: str = NORMALISER_VERSION


def write_native(records: Iterable[Record], path: Path, *, originator: str, handling: str) -> int:
    """Write records, each with its marking, and return their number; the file appears whole or not at all.

    What may leave is for policy to say; this writes what it is given.

    Args:
        records: in the order to be written.
        path: usually ``….simpul.jsonl``; an existing file is replaced.
        originator: the agency that makes the file.
        handling: the handling text printed at its head.
    """
    draft = path.with_name(path.name + ".part")
    head = {"format": FORMAT, "version": VERSION, "originator": originator}
    number = 0
    try:
        with draft.open("wb") as out:
            out.write(canonical_json({**head, "handling": handling, "normaliser": NORMALISER_VERSION}) + b"\n")
            for number, record in enumerate(records, start=1):  # noqa: B007  # the count is what is returned
                out.write(canonical_json(record_fields(record)) + b"\n")
        os.replace(draft, path)  # noqa: PTH105  # one step, no half file
    finally:
        draft.unlink(missing_ok=True)
    return number


def record_fields(record: Record) -> dict[str, object]:
    """Return a record as plain JSON values, the inverse of ``parse_record``."""
    said: dict[str, object] = {
        "id": record.id,
        "type": record.type,
        "agency": record.agency,
        "local_id": record.local_id,
        "marking": marking_fields(record.marking),
        "statements": [_statement_fields(statement) for statement in record.statements],
        "kept": dict(record.kept),
        "source": record.source,
    }
    return {name: value for name, value in said.items() if value not in (None, {})}


def _statement_fields(statement: Statement) -> dict[str, object]:
    said = {name: getattr(statement, name) for name in ("id", "prop", "value", "original", *_OPTIONAL)}
    said["extra"] = dict(statement.extra) or None
    said["marking"] = marking_fields(statement.marking) if statement.marking else None
    return {name: value for name, value in said.items() if value is not None}


def read_native_header(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> NativeHeader:
    """Return what the first line says.

    Raises:
        NotNative: it is no header, or of a later version.
        UnreadableSource: the file cannot be opened.
    """
    first = next(json_lines(path, limits=limits), None)
    if first is None or not is_native_header(first):
        message = f"The file {path.name} does not begin with the header of a {FORMAT} file; was it cut or edited?"
        raise NotNative(message)
    said = first.content or {}
    if said.get("version") != VERSION:
        message = f"The file {path.name} is of version {said.get('version')!r}; this program reads version {VERSION}."
        raise NotNative(message)
    return NativeHeader(str(said.get("originator", "")), str(said.get("handling", "")), str(said.get("normaliser", "")))


def is_native_header(line: JsonLine) -> bool:
    """Return whether a line is the header of a native file."""
    return line.content is not None and line.content.get("format") == FORMAT


def native_records(path: Path, tally: FileTally, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[int, Record]]:
    """Yield row number and record of every line that is one; the others go into the account.

    Raises:
        NotNative: the header is missing or of another version.
        UnreadableSource: the file cannot be opened.
    """
    if read_native_header(path, limits=limits).normaliser != NORMALISER_VERSION:
        tally.notes["native.other-normaliser"] += 1
    lines = json_lines(path, limits=limits)
    next(lines)
    for line in lines:
        tally.received += 1
        record = _record_or_account(line, tally)
        if record is not None:
            yield line.number, record


def _record_or_account(line: JsonLine, tally: FileTally) -> Record | None:
    if line.content is None:
        trouble = line.trouble or "row.not-json"
        tally.refuse(line.number, trouble, TROUBLES[trouble])
        return None
    try:
        return parse_record(line.content)
    except BadMarking as error:
        tally.quarantine(line.number, error.sentence)
    except SimpulError as error:
        tally.refuse(line.number, error.code, error.sentence)
    return None


def parse_record(said: Mapping[str, object]) -> Record:
    """Return the record that plain JSON values spell out.

    Raises:
        BrokenRecord: a field is missing, unknown, of the wrong kind, or an id does not belong to its content.
        UnknownType: the model has no such type.
        UnknownProperty: the type has no such property.
        BadMarking: the record's or a statement's marking is not known.
    """
    _only(said, _RECORD, "record")
    agency, local_id = _text(said, "agency"), _text(said, "local_id")
    rid = record_id(agency, local_id)
    if said.get("id") != rid or not agency or "/" in agency:
        message = "The record's id is not made of its agency and local id."
        raise BrokenRecord(message)
    of_type = record_type(_text(said, "type"))
    statements = said.get("statements", [])
    if not isinstance(statements, list):
        message = "The record's statements are no list."
        raise BrokenRecord(message)
    record = Record(
        id=RecordId(rid),
        type=of_type.name,
        agency=AgencyId(agency),
        local_id=local_id,
        marking=_marking(said.get("marking", {}), agency),
        statements=tuple(_statement(one, rid, agency) for one in statements),
        kept=_texts(said.get("kept", {}), "kept"),
        source=_optional(said, "source"),
    )
    for statement in record.statements:
        of_type.property(statement.prop)
    return record


def _statement(said: object, record: str, agency: str) -> Statement:
    if not isinstance(said, Mapping):
        message = "A statement is no object."
        raise BrokenRecord(message)
    _only(said, _STATEMENT, "statement")
    prop, original = _text(said, "prop"), _text(said, "original")
    optional = {name: _optional(said, name) for name in _OPTIONAL}
    context = [optional[name] or None for name in ("lang", "said_by", "case", "exhibit")]
    if said.get("id") != statement_id(record, prop, original, *context):
        message = "A statement's id does not belong to its content; the line was altered or cut."
        raise BrokenRecord(message)
    return Statement(
        id=statement_id(record, prop, original, *context),
        prop=prop,
        value=_text(said, "value"),
        original=original,
        extra=_texts(said.get("extra", {}), "extra"),
        marking=_marking(said["marking"], agency) if "marking" in said else None,
        **optional,
    )


def _marking(said: object, agency: str) -> Marking:
    if not isinstance(said, Mapping):
        message = "A marking is no object with fields; correct it, until then the item is held back."
        raise BadMarking(message)
    return parse_marking(said, originator=agency)


def _only(said: Mapping[str, object], known: frozenset[str], what: str) -> None:
    unknown = sorted(set(said) - known)
    if unknown:
        message = f"A {what} has a field that nobody knows: {', '.join(unknown)}."
        raise BrokenRecord(message)


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        message = f"The field {name} is missing or no text."
        raise BrokenRecord(message)
    return value


def _optional(said: Mapping[str, object], name: str) -> str | None:
    return _text(said, name) if name in said else None


def _texts(said: object, name: str) -> dict[str, str]:
    if not isinstance(said, Mapping) or not all(isinstance(value, str) for value in said.values()):
        message = f"The field {name} is no object of texts."
        raise BrokenRecord(message)
    return {str(key): str(value) for key, value in said.items()}
