# SPDX-License-Identifier: Apache-2.0
"""Sources into a run's tables, only what the audience may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from simpul.formats.columns import is_plain, take_columns
from simpul.formats.holding import Holding, Origin, origin_of
from simpul.formats.limits import DEFAULT_LIMITS
from simpul.formats.mapping import SheetMapping
from simpul.formats.read import read_source
from simpul.formats.report import ImportReport
from simpul.formats.sources import open_source
from simpul.link.tables import Tables
from simpul.model.errors import SimpulError
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking, MatchMode
from simpul.model.record import Record
from simpul.policy.act import Act
from simpul.policy.actor import Actor
from simpul.policy.combine import combine
from simpul.policy.decide import decide
from simpul.policy.filter import Visible, effective_marking, visible
from simpul.policy.item import Item
from simpul.policy.tlp import handling_lines

NOT_OPEN: Final = "match.not-open"
"""Rule under which items stay out of the convener's linking: their originator leaves them out or matches them blind."""

PROTECTED: Final = "match.protected-person"
"""Rule under which people who are held, defrauded or presumed victims stay out of linking: a hit would name them.

Source: the default of blind matching for victims, level 0: the item is in no matched set.
"""

PROTECTED_PARTS: Final = frozenset({"presumed_victim", "held", "defrauded", "testifier"})

REPEATED: Final = "source.repeated-id"
"""Rule under which a record stays out whose id an earlier source of the same agency has used already."""


class NoSuchAudience(SimpulError):
    """Linking was asked for an audience that no agency of the product's list or of the sources bears."""

    code = "formats.no-such-audience"


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """What came in from one source."""

    source: str
    agency: AgencyId
    report: ImportReport

    def as_json(self) -> dict[str, object]:
        """Return the account as plain JSON values, with the source's name."""
        return {"source": self.source, "agency": self.agency, **self.report.as_json()}


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in for a run.

    Attributes:
        accounts: of every source for the convener; of its own sources for an audience, since another's row
            counts would tell how much is hidden.
        withheld: records left out, by rule; filled for the convener only.
    """

    accounts: tuple[SourceAccount, ...]
    withheld: dict[str, int] = field(default_factory=dict)
    handling: tuple[str, ...] = ()
    """Lines to print on whatever is made of the run: the strictest handling of all that was linked."""


def take_in(tables: Tables, sources: Sequence[Path], *, audience: AgencyId | None, at: date) -> Intake:
    """Fill the run's tables and return the accounts.

    Args:
        tables: an empty run.
        sources: files or folders; see ``read_source``.
        audience: link only what this agency may see; None = what whoever holds the files may compile.
        at: the day, for review dates.

    Nothing that is withheld reaches the tables, so it can add neither hits nor counts nor bits.
    """
    actor = Actor(agency=audience)
    plain = _all_plain(sources)
    intake = _take_rows(tables, sources, actor, at) if plain is None else _take_columns(tables, plain, actor, at)
    if audience is None:
        return intake
    own = tuple(account for account in intake.accounts if account.agency == audience)
    return Intake(own, handling=intake.handling)


def matchable(records: Iterable[Record], actor: Actor, *, at: date) -> tuple[list[Record], dict[str, int]]:
    """Return the records that may be linked for an actor, and how many were withheld by rule (for the convener).

    Of each record only the statements stay that may be compared with others; a record whose originator matches
    it blind or not at all stays out altogether, and so do people whom the records themselves call victims.
    """
    passed: Visible = visible(records, actor, Act.COMPILE if actor.is_convener else Act.MATCH, at=at)
    protected = _protected(passed.records)
    unprotected = [record for record in passed.records if record.id not in protected]
    if not actor.is_convener:
        return unprotected, {}
    opened = [one for record in unprotected if (one := _open_part(record)) is not None]
    left_out = {PROTECTED: len(passed.records) - len(unprotected), NOT_OPEN: len(unprotected) - len(opened)}
    return opened, passed.withheld.by_rule() | {rule: count for rule, count in left_out.items() if count}


def _protected(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of people who are held, defrauded, presumed victims or witnesses, as far as the records say."""
    found: set[str] = set()
    for record in records:
        if record.type == "HeldPerson":
            found.update(record.values("person"))
        elif record.type == "Involvement" and PROTECTED_PARTS & set(record.values("role", "status")):
            found.update(record.values("who"))
    return frozenset(found)


def _open_part(record: Record) -> Record | None:
    """Return a record with the statements that its originator matches openly; None where it leaves the record out."""
    if record.marking.match_mode is not MatchMode.OPEN:
        return None
    kept = [s for s in record.statements if effective_marking(record, s).match_mode is MatchMode.OPEN]
    return record if len(kept) == len(record.statements) else record.with_statements(kept)


def _take_rows(tables: Tables, sources: Sequence[Path], actor: Actor, at: date) -> Intake:
    holdings = [(path, read_source(path)) for path in sources]
    known_audience(actor.agency, [holding for _, holding in holdings])
    once: dict[str, Record] = {}
    repeated = 0
    for _, holding in holdings:
        for record in holding.records:
            repeated += record.id in once
            once.setdefault(record.id, record)
    passed, withheld = matchable(once.values(), actor, at=at)
    tables.add_records(sorted(passed, key=lambda record: record.id))
    accounts = tuple(SourceAccount(path.name, holding.agency, holding.report) for path, holding in holdings)
    handling = _handling([record.marking for record in passed])
    return Intake(accounts, withheld | ({REPEATED: repeated} if repeated else {}), handling)


def _handling(markings: Iterable[Marking]) -> tuple[str, ...]:
    """Return the handling lines of what is made of items under these markings."""
    each = tuple(dict.fromkeys(markings))
    return handling_lines(combine(each)) if each else ()


def known_audience(audience: AgencyId | None, holdings: Iterable[Holding]) -> None:
    """Refuse an audience that brings nothing, is no member and whose name nobody knows.

    Raises:
        NoSuchAudience: see above; a misspelt agency would otherwise look like one that may see nothing.
    """
    if audience is None:
        return
    for holding in holdings:
        if holding.knows(audience):
            return
    message = f"No agency is called {audience!r} here; name the audience as the sources and the operation name it."
    raise NoSuchAudience(message)


def _all_plain(sources: Sequence[Path]) -> list[tuple[Path, Origin, SheetMapping]] | None:
    """Return the sources with their mappings where all are plain Parquet files of different agencies, else None."""
    found = []
    for path in sources:
        if not (path.is_file() and path.suffix.lower() == ".parquet"):
            return None
        origin = origin_of(path)
        mapping = open_source(path, origin, limits=DEFAULT_LIMITS).mapping.of_sheet(None)
        if mapping is None or not is_plain(mapping):
            return None
        found.append((path, origin, mapping))
    agencies = {origin.agency for _, origin, _ in found}
    return sorted(found, key=lambda one: one[1].agency + "/") if len(agencies) == len(found) else None


def _take_columns(tables: Tables, plain: Sequence[tuple[Path, Origin, SheetMapping]], actor: Actor, at: date) -> Intake:
    if actor.agency is not None and not any(origin.knows(actor.agency) for _, origin, _ in plain):
        known_audience(actor.agency, ())
    accounts: list[SourceAccount] = []
    markings: list[Marking] = []
    withheld: dict[str, int] = {}
    for path, origin, mapping in plain:
        report = ImportReport()
        marking = origin.marking_for({})
        decision = decide(actor, Act.COMPILE if actor.is_convener else Act.MATCH, Item(marking), at=at)
        rule = decision.rule if not decision.allowed else NOT_OPEN
        if not decision.allowed or (actor.is_convener and marking.match_mode is not MatchMode.OPEN):
            held = read_source(path)
            withheld[rule] = withheld.get(rule, 0) + len(held.records)
            report = held.report
        elif not take_columns(tables, path, mapping, origin, report.open_file(path.name)):
            holding = read_source(path)
            tables.add_records(sorted(holding.records, key=lambda record: record.id))
            report = holding.report
        accounts.append(SourceAccount(path.name, origin.agency, report))
        markings.append(marking)
    return Intake(tuple(accounts), withheld if actor.is_convener else {}, _handling(markings))
