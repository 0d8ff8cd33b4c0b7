# SPDX-License-Identifier: Apache-2.0
"""Sources into a run's tables, only what the audience may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from simpul.formats.read import read_source
from simpul.link.tables import Tables
from simpul.model.ids import AgencyId
from simpul.model.marking import MatchMode
from simpul.model.record import Record
from simpul.policy.act import Act
from simpul.policy.actor import Actor
from simpul.policy.filter import visible


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
    holdings = [read_source(path) for path in sources]
    records: list[Record] = [record for holding in holdings for record in holding.records]
    actor = Actor(agency=AgencyId(audience) if audience else None)
    passed = visible(records, actor, Act.MATCH if audience else Act.COMPILE, at=at)
    matchable = [record for record in passed.records if record.marking.match_mode is MatchMode.OPEN]
    tables.add_records(sorted(matchable, key=lambda record: record.id))
    account: dict[str, object] = {
        path.name: holding.report.as_json() for path, holding in zip(sources, holdings, strict=True)
    }
    if audience is None:
        never = len(passed.records) - len(matchable)
        account["withheld"] = passed.withheld.by_rule() | ({"match.not-open": never} if never else {})
    return account
