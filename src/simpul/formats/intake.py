# SPDX-License-Identifier: Apache-2.0
"""Sources into a run's tables, only what the audience may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from simpul.formats.columns import is_plain, take_columns
from simpul.formats.holding import Origin, origin_of
from simpul.formats.limits import DEFAULT_LIMITS
from simpul.formats.mapping import SheetMapping
from simpul.formats.read import read_source
from simpul.formats.report import ImportReport
from simpul.formats.sources import open_source
from simpul.link.tables import Tables
from simpul.model.ids import AgencyId
from simpul.model.marking import MatchMode
from simpul.model.record import Record
from simpul.policy.act import Act
from simpul.policy.actor import Actor
from simpul.policy.decide import decide
from simpul.policy.filter import Visible, visible
from simpul.policy.item import Item

NOT_OPEN: Final = "match.not-open"
"""Rule under which items stay out of the convener's linking: their originator leaves them out or matches them blind."""


def take_in(tables: Tables, sources: Sequence[Path], *, audience: str | None, at: date) -> dict[str, object]:
    """Fill the run's tables and return the account of every source.

    Args:
        tables: an empty run.
        sources: files or folders; see ``read_source``.
        audience: link only what this agency may see; None = what whoever holds the files may compile.
        at: the day, for review dates.

    Nothing that is withheld reaches the tables, so it can add neither hits nor counts nor bits; how much
    was withheld is told to the holder of all the files only.
    """
    actor = Actor(agency=AgencyId(audience) if audience else None)
    plain = _all_plain(sources)
    if plain is not None:
        return _take_columns(tables, plain, actor, at)
    holdings = [(path, read_source(path)) for path in sources]
    passed, withheld = matchable((record for _, holding in holdings for record in holding.records), actor, at=at)
    tables.add_records(sorted(passed, key=lambda record: record.id))
    account: dict[str, object] = {path.name: holding.report.as_json() for path, holding in holdings}
    return account | ({"withheld": withheld} if audience is None else {})


def matchable(records: Iterable[Record], actor: Actor, *, at: date) -> tuple[list[Record], dict[str, int]]:
    """Return the records that may be linked for an actor, and how many were withheld by rule (for the convener)."""
    passed: Visible = visible(records, actor, Act.COMPILE if actor.is_convener else Act.MATCH, at=at)
    matched = [
        record for record in passed.records if record.marking.match_mode is MatchMode.OPEN or not actor.is_convener
    ]
    never = len(passed.records) - len(matched)
    return matched, passed.withheld.by_rule() | ({NOT_OPEN: never} if never else {})


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


def _take_columns(
    tables: Tables, plain: Sequence[tuple[Path, Origin, SheetMapping]], actor: Actor, at: date
) -> dict[str, object]:
    account: dict[str, object] = {}
    withheld: dict[str, int] = {}
    for path, origin, mapping in plain:
        report = ImportReport()
        tally = report.open_file(path.name)
        marking = origin.marking_for({})
        decision = decide(actor, Act.COMPILE if actor.is_convener else Act.MATCH, Item(marking), at=at)
        open_to_all = not actor.is_convener or marking.match_mode is MatchMode.OPEN
        if not (decision.allowed and open_to_all):
            held = read_source(path)
            withheld[decision.rule if not decision.allowed else NOT_OPEN] = len(held.records)
            report = held.report
        elif not take_columns(tables, path, mapping, origin, tally):
            holding = read_source(path)
            tables.add_records(sorted(holding.records, key=lambda record: record.id))
            report = holding.report
        account[path.name] = report.as_json()
    return account | ({"withheld": withheld} if actor.is_convener else {})
