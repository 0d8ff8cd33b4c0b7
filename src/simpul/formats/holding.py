# SPDX-License-Identifier: Apache-2.0
"""What one agency brings: its records, the account of their import, and what ``holding.yaml`` says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from simpul.formats.report import ImportReport
from simpul.formats.strict_yaml import NotPlainYaml, load_plain_yaml
from simpul.model.agencies import agencies
from simpul.model.errors import BadMarking, SimpulError
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking, parse_marking
from simpul.model.record import Record

HOLDING_FILE: Final = "holding.yaml"
OPERATION: Final = "operation"
"""In an audience: all members of the operation."""

REMEMBERED_MARKINGS: Final = 1_000
"""Rows of one source repeat few markings; so many are kept ready."""

_KEYS: Final = frozenset({"agency", "country", "language", "operation", "members", "date_order", "marking", "as_of"})
_DATE_ORDERS: Final = ("dmy", "mdy", "ymd")


class BadHolding(SimpulError):
    """A ``holding.yaml`` says something that nobody knows."""

    code = "formats.bad-holding"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file's records come from, and what holds for all of them unless a row says otherwise.

    Attributes:
        agency: whose records they are.
        country: ISO 3166-1 alpha-2 of numbers written without one.
        language: ISO 639-3 of the sheets.
        operation: the operation's name.
        members: agencies that take part in it; what the word ``operation`` in an audience means.
        date_order: ``dmy``, ``mdy`` or ``ymd``.
        as_of: the day the holding was handed over as it stands; None = not said.
        marking: fields of ``parse_marking`` that hold by default.
    """

    agency: AgencyId
    country: str | None = None
    language: str | None = None
    operation: str | None = None
    members: tuple[str, ...] = ()
    date_order: str | None = None
    as_of: date | None = None
    marking: Mapping[str, object] = field(default_factory=dict)
    _parsed: dict[str, Marking] = field(default_factory=dict, compare=False, repr=False)

    def marking_for(self, said: Mapping[str, object]) -> Marking:
        """Return the marking of an item: what it says itself, over the holding's default, over the strictest.

        Raises:
            BadMarking: a field or value that nobody knows, or ``operation`` where no members are listed.
        """
        key = repr(sorted(said.items()))
        if key not in self._parsed:
            if len(self._parsed) >= REMEMBERED_MARKINGS:
                self._parsed.clear()
            self._parsed[key] = self._parse(said)
        return self._parsed[key]

    def _parse(self, said: Mapping[str, object]) -> Marking:
        fields = {**self.marking, **{name: value for name, value in said.items() if value not in ("", None)}}
        if "audience" in fields:
            fields["audience"] = self._agencies_in(fields["audience"])
        return parse_marking(fields, originator=self.agency)

    def _agencies_in(self, audience: object) -> list[str]:
        named = audience_words(audience)
        if OPERATION not in named:
            return named
        if not self.members:
            message = f"The audience is the whole operation, but {HOLDING_FILE} lists no members; list them there."
            raise BadMarking(message)
        return [*(name for name in named if name != OPERATION), *self.members]

    def knows(self, name: str) -> bool:
        """Return whether ``name`` is an agency: of the product's list, of the operation, or this one."""
        return name == self.agency or name in self.members or name in agencies()


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything one agency brings, read.

    Attributes:
        report: the account of every file; ``mapped + kept + refused == received``.
        members: agencies of the operation, where ``holding.yaml`` names them.
        operation: the operation's name, likewise.
        as_of: the day it was handed over as it stands, likewise.
    """

    agency: AgencyId
    records: tuple[Record, ...]
    report: ImportReport
    members: tuple[str, ...] = ()
    operation: str | None = None
    as_of: date | None = None

    def knows(self, name: str) -> bool:
        """Return whether ``name`` is an agency: of the product's list, of the operation, or this one."""
        return name == self.agency or name in self.members or name in agencies()


def audience_words(audience: object) -> list[str]:
    """Return the agencies and officers that an audience names, given as a list or as text with separators."""
    if isinstance(audience, str):
        return audience.replace(",", " ").replace(";", " ").split()
    if isinstance(audience, list | tuple | set | frozenset):
        return [str(word) for word in audience]
    message = "The audience is neither a list nor a text with agencies; correct it."
    raise BadMarking(message)


def origin_of(path: Path, *, agency: str | None = None) -> Origin:
    """Return where the records of a file or folder come from.

    The agency is ``agency`` where given, else what ``holding.yaml`` in (or beside) it says, else the
    name up to the first dot. Country and language come from ``holding.yaml``, else from the list of agencies.

    Raises:
        BadHolding: ``holding.yaml`` cannot be read or says something unknown.
    """
    note = path / HOLDING_FILE if path.is_dir() else path.parent / HOLDING_FILE
    said = _read_note(note) if note.is_file() else {}
    name = agency or str(said.get("agency") or path.resolve().name.split(".", 1)[0])
    if not name or "/" in name or name != name.strip():
        message = f"The agency of {path.name} would be {name!r}; give it a name without '/' or blanks around it."
        raise BadHolding(message)
    listed = agencies().get(AgencyId(name))
    origin = Origin(
        agency=AgencyId(name),
        country=_text(said, "country") or (listed.country if listed else None),
        language=_text(said, "language") or (listed.language if listed else None),
        operation=_text(said, "operation"),
        members=tuple(_list(said, "members")),
        date_order=_date_order(said),
        as_of=_day(said, "as_of"),
        marking=_marking(said),
    )
    _check_default_marking(origin)
    return origin


def _read_note(path: Path) -> Mapping[str, object]:
    try:
        said = load_plain_yaml(path)
    except (NotPlainYaml, OSError) as error:
        message = f"{HOLDING_FILE} of {path.parent.name} cannot be read: {error}."
        raise BadHolding(message) from error
    if not isinstance(said, Mapping):
        message = f"{HOLDING_FILE} of {path.parent.name} must be a list of keys with values, such as 'agency: KR-KNPA'."
        raise BadHolding(message)
    unknown = sorted(set(said) - _KEYS)
    if unknown:
        message = (
            f"{HOLDING_FILE} has a key that nobody knows: {', '.join(unknown)}. Known are {', '.join(sorted(_KEYS))}."
        )
        raise BadHolding(message)
    return said


def _text(said: Mapping[str, object], key: str) -> str | None:
    value = said.get(key)
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        message = f"In {HOLDING_FILE}, {key} must be one word or text."
        raise BadHolding(message)
    return value


def _list(said: Mapping[str, object], key: str) -> list[str]:
    value = said.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        message = f"In {HOLDING_FILE}, {key} must be a list of agencies."
        raise BadHolding(message)
    return value


def _day(said: Mapping[str, object], key: str) -> date | None:
    """Return a day, which YAML may have read as one already."""
    value = said.get(key)
    try:
        return value if isinstance(value, date) or value is None else date.fromisoformat(str(value))
    except ValueError:
        message = f"In {HOLDING_FILE}, {key} is {value!r}; write it as 2026-03-10."
        raise BadHolding(message) from None


def _date_order(said: Mapping[str, object]) -> str | None:
    order = _text(said, "date_order")
    if order is not None and order not in _DATE_ORDERS:
        message = f"In {HOLDING_FILE}, date_order is {order!r}; it must be one of {', '.join(_DATE_ORDERS)}."
        raise BadHolding(message)
    return order


def _marking(said: Mapping[str, object]) -> Mapping[str, object]:
    fields = said.get("marking") or {}
    if not isinstance(fields, Mapping):
        message = f"In {HOLDING_FILE}, marking must be fields with values, such as 'audience: operation'."
        raise BadHolding(message)
    return {str(name): value for name, value in fields.items()}


def _check_default_marking(origin: Origin) -> None:
    try:
        origin.marking_for({})
    except BadMarking as error:
        message = f"The marking in {HOLDING_FILE} of {origin.agency} is not known: {error.sentence}"
        raise BadHolding(message) from error
