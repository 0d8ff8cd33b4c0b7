# SPDX-License-Identifier: Apache-2.0
"""The same group at one site and later at another, told by what both have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from simpul.link.casework import Casework, Paper
from simpul.link.network import MOST_HOLDERS
from simpul.link.result import MoveProposal
from simpul.link.tables import Tables
from simpul.model.ids import RecordId

LEAST_ITEMS: Final = 2
"""Different things that must have gone from the one site to the other, unless a group itself stayed at both."""
MOST_SITES: Final = 6
"""What turns up at more sites travels for many groups: a driver, a broker, a service."""
DAY: Final = 10
"""Length of a whole ISO date."""


@dataclass(frozen=True, slots=True)
class _Presence:
    """An item at a site, from when to when."""

    site: int
    begin: str
    end: str


def site_moves(tables: Tables, casework: Casework, names: Sequence[RecordId]) -> list[MoveProposal]:
    """Return the moves that a group's own stays, or two different items, tell.

    Items are entities who stayed at both sites, and values that few hold (``MOST_HOLDERS``), each counted for its
    holders' stays; each had left the one site before it came to the other. Stays without days tell nothing.
    People who are or may be victims are no items.
    """
    presences = _presences(casework)
    items = _items(tables, presences, casework, names)
    whole = {f"record {names[casework.entity(no)]}" for no in casework.groups}
    told: dict[tuple[int, int], dict[str, tuple[str, str]]] = defaultdict(dict)
    for item, found in sorted(items.items()):
        for earlier, later in _in_order(found):
            told[earlier.site, later.site].setdefault(item, (earlier.end, later.begin))
    proposals = [
        MoveProposal(
            names[source],
            names[target],
            max(left for left, _ in by_item.values()),
            min(arrived for _, arrived in by_item.values()),
            tuple(sorted(by_item)),
        )
        for (source, target), by_item in told.items()
        if len(by_item) >= LEAST_ITEMS or whole.intersection(by_item)
    ]
    return sorted(proposals, key=lambda one: (one.arrived, one.source, one.target))


def _presences(casework: Casework) -> dict[int, list[_Presence]]:
    """Return where each record was that is of nobody who may be a victim."""
    protected = casework.protected()
    found: dict[int, list[_Presence]] = defaultdict(list)
    for paper in (*casework.of("Stay"), *casework.of("Involvement")):
        for no in paper.targets["who"]:
            if casework.entity(no) not in protected:
                found[no].extend(_at_sites(paper, casework))
    return found


def _at_sites(paper: Paper, casework: Casework) -> Iterator[_Presence]:
    begin, end = paper.first("startDate"), paper.first("endDate")
    for site in paper.targets["site"]:
        yield _Presence(casework.entity(site), begin, end)


def _items(
    tables: Tables, presences: Mapping[int, list[_Presence]], casework: Casework, names: Sequence[RecordId]
) -> dict[str, list[_Presence]]:
    items: dict[str, list[_Presence]] = defaultdict(list)
    for no, where in presences.items():
        items[f"record {names[casework.entity(no)]}"].extend(where)
    if presences:
        rows = tables.run("rare_holdings", most=MOST_HOLDERS, holders=sorted(presences)).fetchall()
        by_value: dict[str, set[int]] = defaultdict(set)
        for no, kind, value in rows:
            by_value[f"{kind} {value}"].add(no)
        for item, holders in by_value.items():
            # What only one entity holds is that entity's own move, counted already.
            if len({casework.entity(no) for no in holders}) > 1:
                for no in sorted(holders):
                    items[item].extend(presences[no])
    return items


def _in_order(presences: Iterable[_Presence]) -> Iterator[tuple[_Presence, _Presence]]:
    known = sorted(set(presences), key=lambda one: (one.begin, one.end, one.site))
    if len({one.site for one in known}) > MOST_SITES:
        return
    for earlier, later in permutations(known, 2):
        if _follows(later, earlier) and not any(_follows(one, earlier) and _follows(later, one) for one in known):
            yield earlier, later


def _follows(later: _Presence, earlier: _Presence) -> bool:
    """Say whether one presence began at another site, on known days, when the other had ended."""
    days = len(earlier.end) == DAY and len(later.begin) == DAY
    return days and earlier.site != later.site and earlier.begin <= earlier.end <= later.begin
