# SPDX-License-Identifier: Apache-2.0
"""Real lists, hard draws: people and bodies on public lists of several governments, one spelling a record.

The data lies beside the repository: ``lists/hard-N/*.ftm.json``, ``truth.csv`` and ``mask.csv``.
A: the UN's list against the UK's, all pairs outside the mask count. B: OFAC's against both; a pair counts
only where one side's partner is known, since many true pairs lie outside the truth.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any, Final

from simpul.bench.cold import ABSENT
from simpul.bench.curve import SHIPPED, Outcome, Scored, measured
from simpul.bench.list_peers import PEERS_AT
from simpul.formats.intake import take_in
from simpul.link.run import Options, find
from simpul.link.tables import Tables, open_tables

Pair = tuple[str, str]
ScoredPair = tuple[str, str, float, bool]
"""Two records, the score of the pair, and whether the engine accepts it."""

DAY: Final = date(2026, 1, 1)
STRATA: Final = ("a", "b")
MEANS: Final = ("f1", "recall_at_99", "shipped_f1", "shipped_precision", "shipped_recall")


@dataclass(frozen=True, slots=True)
class ListTruth:
    """What is known of the lists' pairs.

    Attributes:
        a: true pairs un~uk outside the mask.
        b: true pairs ofac~un/uk.
        partner: record to list to its known partner, for B.
    """

    a: frozenset[Pair]
    b: frozenset[Pair]
    partner: Mapping[str, Mapping[str, str]]
    mask: frozenset[str]

    def counts(self, pair: Pair) -> tuple[str, bool] | None:
        """Return the stratum a pair counts in and whether it is true, or None where it does not count."""
        lists = {list_of(one) for one in pair}
        if lists == {"un", "uk"}:
            return None if self.mask & set(pair) else ("a", pair in self.a)
        if len(lists) == 1 or "ofac" not in lists:
            return None
        if pair in self.b:
            return "b", True
        mine, other = sorted(pair, key=lambda one: list_of(one) != "ofac")
        known = list_of(other) in self.partner.get(mine, {}) or "ofac" in self.partner.get(other, {})
        return ("b", False) if known else None

    def outcome(self, stratum: str, pairs: Iterable[ScoredPair]) -> Outcome:
        """Return the pairs that count in a stratum; a unit of resampling is a record of the UN's list, or of OFAC's."""
        unit_list = {"a": "un", "b": "ofac"}[stratum]
        totals = Counter(_on(pair, unit_list) for pair in getattr(self, stratum))
        return Outcome.gathered(self._counted(stratum, unit_list, pairs), totals)

    def _counted(self, stratum: str, unit_list: str, pairs: Iterable[ScoredPair]) -> Iterator[Scored]:
        for left, right, score, accepted in pairs:
            pair = pair_of(left, right)
            counted = self.counts(pair)
            if counted and counted[0] == stratum:
                yield Scored(score, counted[1], accepted, _on(pair, unit_list))


def read_truth(folder: Path) -> ListTruth:
    """Return the truth of the lists in a folder."""
    mask = frozenset(row["id"] for row in _rows(folder / "mask.csv"))
    pairs = [pair_of(row["left_id"], row["right_id"]) for row in _rows(folder / "truth.csv")]
    a = frozenset(p for p in pairs if {list_of(one) for one in p} == {"un", "uk"} and not mask & set(p))
    b = frozenset(p for p in pairs if {list_of(one) for one in p} != {"un", "uk"})
    partner: dict[str, dict[str, str]] = {}
    for one, other in b:
        partner.setdefault(one, {})[list_of(other)] = other
        partner.setdefault(other, {})[list_of(one)] = one
    return ListTruth(a, b, partner, mask)


def bench_lists(folder: Path, *, draws: Sequence[str], peers: Sequence[str] = tuple(PEERS_AT)) -> dict[str, Any]:
    """Return the figures of each engine on each draw and their means, for both strata.

    Args:
        folder: where the draws and their truth lie.
        draws: names of the draws' folders.
        peers: which peers to run on the same files.
    """
    truth = read_truth(folder)
    engines: dict[str, Any] = {"simpul": _over_draws(truth, {draw: _ours(folder / draw) for draw in draws})}
    for peer in peers:
        scored = {draw: PEERS_AT[peer](draw_files(folder / draw)) for draw in draws}
        for scale in _scales(scored):
            of = {
                draw: (by_scale[scale], seconds)
                for draw, found in scored.items()
                if found
                for by_scale, seconds in [found]
            }
            engines[scale] = _over_draws(truth, of) if of else ABSENT
    return engines


def draw_files(draw: Path) -> list[Path]:
    """Return the lists of one draw."""
    return sorted(draw.glob("*.ftm.json"))


def linked_tables(tables: Tables, sources: Sequence[Path], options: Options | None = None) -> list[ScoredPair]:
    """Link sources in a run's tables and return every hit."""
    take_in(tables, sources, audience=None, at=DAY)
    find(tables, options or Options())
    rows = tables.run("hit_rows").fetchall()
    return [(left, right, float(bits), grade in SHIPPED) for _, left, _, right, _, bits, _, grade, *_ in rows]


def pair_of(one: str, other: str) -> Pair:
    """Return a pair in its one form."""
    return (one, other) if one < other else (other, one)


def list_of(record: str) -> str:
    """Return the list that a record's id names."""
    return record.split("-", 1)[0]


def _ours(draw: Path) -> tuple[list[ScoredPair], float]:
    began = process_time()
    with open_tables() as tables:
        pairs = linked_tables(tables, draw_files(draw))
    return pairs, process_time() - began


def _scales(scored: Mapping[str, tuple[Mapping[str, Any], float] | None]) -> list[str]:
    return list(dict.fromkeys(scale for found in scored.values() if found for scale in found[0]))


def _over_draws(truth: ListTruth, draws: Mapping[str, tuple[list[ScoredPair], float]]) -> dict[str, Any]:
    """Return the figures of one engine, a draw and their means."""
    of: dict[str, dict[str, Any]] = {
        draw: {stratum: measured(truth.outcome(stratum, pairs)) for stratum in STRATA}
        | {"cpu_seconds": round(seconds, 1)}
        for draw, (pairs, seconds) in draws.items()
    }
    means = {
        stratum: {name: round(mean(figures[stratum][name] for figures in of.values()), 3) for name in MEANS}
        | {"interval": _mean_interval([figures[stratum]["interval"] for figures in of.values()])}
        for stratum in STRATA
    }
    return {"draws": of, "mean": means}


def _mean_interval(intervals: Sequence[Mapping[str, Sequence[float]]]) -> dict[str, list[float]]:
    """Return the means of the ends: the draws are of the same records, so they narrow nothing."""
    return {name: [round(mean(one[name][end] for one in intervals), 3) for end in (0, 1)] for name in intervals[0]}


def _on(pair: Pair, name: str) -> str:
    return next((one for one in pair if list_of(one) == name), pair[0])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
