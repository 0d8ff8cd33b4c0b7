# SPDX-License-Identifier: Apache-2.0
"""What a run says of its input: values that say nothing, sheets that are there twice, values that very many hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from simpul.link.tables import Tables

LARGEST: Final = 5
"""How many of the values with most holders are told, by kind and number only."""

SAYS_NOTHING: Final = frozenset({"filler", "one-letter", "blank"})
"""Ends of the reasons for which a cell without a value counts as a placeholder."""


def notes_on_input(tables: Tables) -> dict[str, Any]:
    """Return what the report of a run says of its input.

    ``placeholders``: kind of placeholder to the number of records whose value was set aside. ``placeholder_days``:
    the days among them, with how many records of which agency hold them and what of them was kept. ``copied``:
    records that two agencies hold line for line alike. ``hubs_largest``: kind and number of holders.
    """
    days = tables.con.execute("SELECT agency, prop, day, records, why, kept FROM placeholder ORDER BY ALL").fetchall()
    counts: dict[str, int] = {}
    for _, prop, _, records, why, _ in days:
        counts[f"{prop}.{why}"] = counts.get(f"{prop}.{why}", 0) + records
    hubs = tables.con.execute(
        "SELECT kind, degree FROM shared_value ORDER BY degree DESC, kind, value LIMIT ?", [LARGEST]
    ).fetchall()
    return {
        "placeholders": counts,
        "placeholder_days": [
            {"agency": agency, "day": day, "records": records, "kept": kept or None}
            for agency, _, day, records, _, kept in days
        ],
        "copied": [
            {"agency": agency, "same_as": other, "records": records}
            for agency, other, records in tables.run("copied").fetchall()
        ],
        "hubs_largest": [{"kind": kind, "holders": degree} for kind, degree in hubs],
    }


def with_cells(placeholders: Mapping[str, int], without_canonical: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return the counts of placeholders with those that reading set aside already.

    Args:
        placeholders: as ``notes_on_input`` gives them.
        without_canonical: of each source's report, ``Type.property`` to reason to count.
    """
    counts = dict(placeholders)
    for of_source in without_canonical:
        for reasons in of_source.values():
            for reason, count in reasons.items():
                if reason.rpartition(".")[2] in SAYS_NOTHING:
                    counts[reason] = counts.get(reason, 0) + count
    return dict(sorted(counts.items()))
