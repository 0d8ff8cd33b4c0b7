# SPDX-License-Identifier: Apache-2.0
"""What a desk gains and bears: true links beyond a spreadsheet's exact match, and false hits in a day's work.

A desk looks at hits graded possible or better. A day's work is 1,000 new records against what the others hold;
the false hits of a day are those of the set, for each thousand records that the desk brings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simpul.bench.curve import DRAWS, SHIPPED, middle
from simpul.bench.lists import DAY
from simpul.formats.intake import take_in
from simpul.link.run import Options, find
from simpul.link.tables import Tables, open_tables

Key = tuple[str, str]
"""Agency and id of a record."""
Judge = Callable[[Key, Key], "tuple[bool, str] | None"]
"""Whether a pair of records is true, and its unit of resampling; None where it does not count."""

THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Holding:
    """What a desk brings, and the truth about it.

    Attributes:
        records: how many records the desk brings.
        units: everything that is drawn as one in resampling, also where nothing was found.
        true_links: how many true pairs there are.
        judge: tells of a pair whether it is true.
        within: whether records of one source are compared with each other.
    """

    records: int
    units: Sequence[str]
    true_links: int
    judge: Judge
    within: bool


@dataclass(frozen=True, slots=True)
class Way:
    """How one way of matching did, by unit: true and false links found."""

    right: NDArray[np.float64]
    wrong: NDArray[np.float64]


def desk_work(sources: Sequence[Path], holding: Holding) -> dict[str, Any]:
    """Link sources and match them exactly, and return what a desk gains and bears.

    ``exact``: name and birth date equal, or phone equal. ``exact_name``: name equal, whatever the rest.
    """
    with open_tables() as tables:
        take_in(tables, sources, audience=None, at=DAY)
        find(tables, Options(within=holding.within))
        hits = [((la, li), (ra, ri)) for la, li, ra, ri, _, _, _, grade, *_ in _hit_rows(tables) if grade in SHIPPED]
        cells = exact_pairs(tables, within=holding.within)
    ways = {
        "simpul": way(hits, holding),
        "exact": way((pair for pair, (name, birth, phone) in cells if (name and birth) or phone), holding),
        "exact_name": way((pair for pair, (name, _, _) in cells if name), holding),
    }
    return {"records": holding.records, "true_links": holding.true_links} | figures(ways, holding.records)


def exact_pairs(tables: Tables, *, within: bool) -> list[tuple[tuple[Key, Key], tuple[bool, bool, bool]]]:
    """Return pairs of records with an equal name or phone, and which of name, birth date and phone are equal."""
    query = (files("simpul.bench") / "queries" / "exact_match.sql").read_text(encoding="utf-8")
    rows = tables.con.execute(query, {"within": within}).fetchall()
    return [(((la, li), (ra, ri)), (name, birth, phone)) for la, li, ra, ri, name, birth, phone in rows]


def way(pairs: Iterable[tuple[Key, Key]], holding: Holding) -> Way:
    """Return the true and false links among pairs, by unit."""
    numbers = {unit: at for at, unit in enumerate(holding.units)}
    right, wrong = np.zeros(len(numbers)), np.zeros(len(numbers))
    for left, right_key in pairs:
        judged = holding.judge(left, right_key)
        if judged is not None:
            (right if judged[0] else wrong)[numbers[judged[1]]] += 1
    return Way(right, wrong)


def figures(ways: dict[str, Way], records: int, *, seed: int = 1, draws: int = DRAWS) -> dict[str, Any]:
    """Return counts, gains and false hits for each thousand records, with 95 % intervals by bootstrap over units."""
    chance = np.random.default_rng(seed)
    units = len(ways["simpul"].right)
    times = [np.bincount(chance.integers(units, size=units), minlength=units) for _ in range(draws)]
    each = THOUSAND / max(1, records)

    def told(by_unit: NDArray[np.float64]) -> dict[str, Any]:
        return {
            "value": round(float(by_unit.sum()) * each, 2),
            "interval": middle([float(drawn @ by_unit) * each for drawn in times]),
        }

    ours = ways["simpul"]
    return {
        "found": {name: {"right": int(of.right.sum()), "wrong": int(of.wrong.sum())} for name, of in ways.items()},
        "extra_true_per_1000": {name: told(ours.right - ways[name].right) for name in ("exact", "exact_name")},
        "false_per_1000": {name: told(of.wrong) for name, of in ways.items()},
    }


def _hit_rows(tables: Tables) -> list[tuple[Any, ...]]:
    return tables.run("hit_rows").fetchall()
