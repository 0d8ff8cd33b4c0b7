# SPDX-License-Identifier: Apache-2.0
"""A record is what one agency says of one thing: a set of statements, never a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from simpul.model.ids import AgencyId, RecordId, StatementId, record_id, statement_id
from simpul.model.marking import Marking


@dataclass(frozen=True, slots=True)
class Statement:
    """One property value of a record, with where it comes from.

    Attributes:
        prop: the property's name, FollowTheMoney's wherever it has the thing.
        value: the canonical value; the original where ``reason`` says that there is no canonical one.
        original: the spelling as received, never changed.
        reason: code of why no canonical value could be made; None where one was.
        extra: what the normaliser learnt besides (``precision`` of a date, ``country`` of a phone).
        lang: language of the original, ISO 639-3 or BCP 47, where known.
        said_by: the person whose testimony it is; None where the agency itself says so.
        case: local id of the case it was learnt in.
        exhibit: local id of the exhibit it stands on.
        source: file and row it came from, ``persons.xlsx#12``.
        at: when it was said or learnt, ISO 8601.
        marking: its own marking where it differs from its record's; None = the record's.
    """

    id: StatementId
    prop: str
    value: str
    original: str
    reason: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    lang: str | None = None
    said_by: str | None = None
    case: str | None = None
    exhibit: str | None = None
    source: str | None = None
    at: str | None = None
    marking: Marking | None = None

    @property
    def usable(self) -> bool:
        """True where the value is canonical, so that it may be compared."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Record:
    """What one agency says of one thing.

    Attributes:
        id: operation-wide, ``AGENCY/local``; stable over re-import.
        local_id: the id its agency uses.
        type: a name among ``model/types``.
        statements: in the order received.
        kept: source columns or properties that the model does not map, verbatim.
        source: file it came from.
    """

    id: RecordId
    type: str
    agency: AgencyId
    local_id: str
    marking: Marking
    statements: tuple[Statement, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None

    def values(self, *props: str) -> list[str]:
        """Return the values of the named properties, usable ones first, each once."""
        found = [s for prop in props for s in self.statements if s.prop == prop]
        ordered = sorted(found, key=lambda s: not s.usable)
        return list(dict.fromkeys(s.value for s in ordered))

    def first(self, *props: str) -> str | None:
        """Return the first value of the named properties, or None."""
        values = self.values(*props)
        return values[0] if values else None

    def originals(self, *props: str) -> list[str]:
        """Return the spellings as received, each once, in order."""
        return list(dict.fromkeys(s.original for prop in props for s in self.statements if s.prop == prop))

    def marking_of(self, statement: Statement) -> Marking:
        """Return the statement's own marking, or the record's where it has none."""
        return statement.marking or self.marking

    def with_statements(self, statements: Iterable[Statement]) -> Record:
        """Return a copy with other statements: what a reader may see, or what a source left behind."""
        return replace(self, statements=tuple(statements))


def make_statement(
    record: str,
    prop: str,
    original: str,
    *,
    value: str | None = None,
    **about: object,
) -> Statement:
    """Return a statement with its stable id; ``value`` is the original where no canonical one is given.

    Args:
        record: the operation-wide id of the record it belongs to.
        prop: the property's name.
        original: the spelling as received.
        value: its canonical form.
        about: any other attribute of ``Statement``.
    """
    context = [str(about[name]) if about.get(name) else None for name in ("lang", "said_by", "case", "exhibit")]
    return Statement(
        id=statement_id(record, prop, original, *context),
        prop=prop,
        value=original if value is None else value,
        original=original,
        **about,  # type: ignore[arg-type]  # the dataclass checks the names at run time
    )


def make_record(
    agency: str,
    local_id: str,
    type_name: str,
    properties: Mapping[str, str | Iterable[str]],
    *,
    marking: Marking | None = None,
) -> Record:
    """Return a record from plain values, marked originator-only unless said otherwise."""
    rid = record_id(agency, local_id)
    pairs = [
        (prop, value)
        for prop, values in properties.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return Record(
        id=rid,
        type=type_name,
        agency=AgencyId(agency),
        local_id=local_id,
        marking=marking or Marking(originator=AgencyId(agency)),
        statements=tuple(make_statement(rid, prop, value) for prop, value in pairs),
    )
