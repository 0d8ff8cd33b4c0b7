# SPDX-License-Identifier: Apache-2.0
"""Real lists, hard draws: people and bodies on public lists of several governments, one spelling a record.

The data lies beside the repository: ``lists/hard-N/*.ftm.json``, ``truth.csv`` and ``mask.csv``.
A: the UN's list against the UK's, all pairs outside the mask count. B: OFAC's against both; a pair counts
only where one side's partner is known, since many true pairs lie outside the truth.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any, Final

from simpul.bench.curve import curve, interval
from simpul.formats.intake import take_in
from simpul.link.run import Options, find
from simpul.link.tables import open_tables

Pair = tuple[str, str]
DAY: Final = date(2026, 1, 1)
SHIPPED: Final = ("strong", "likely")


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
        lists = {_list_of(one) for one in pair}
        if lists == {"un", "uk"}:
            return None if self.mask & set(pair) else ("a", pair in self.a)
        if len(lists) == 1 or "ofac" not in lists:
            return None
        if pair in self.b:
            return "b", True
        mine, other = sorted(pair, key=lambda one: _list_of(one) != "ofac")
        known = _list_of(other) in self.partner.get(mine, {}) or "ofac" in self.partner.get(other, {})
        return ("b", False) if known else None


def read_truth(folder: Path) -> ListTruth:
    """Return the truth of the lists in a folder."""
    mask = frozenset(row["id"] for row in _rows(folder / "mask.csv"))
    pairs = [_pair(row["left_id"], row["right_id"]) for row in _rows(folder / "truth.csv")]
    a = frozenset(p for p in pairs if {_list_of(one) for one in p} == {"un", "uk"} and not mask & set(p))
    b = frozenset(p for p in pairs if {_list_of(one) for one in p} != {"un", "uk"})
    partner: dict[str, dict[str, str]] = {}
    for one, other in b:
        partner.setdefault(one, {})[_list_of(other)] = other
        partner.setdefault(other, {})[_list_of(one)] = one
    return ListTruth(a, b, partner, mask)


def bench_lists(folder: Path, *, draws: Iterable[str]) -> dict[str, Any]:
    """Return the figures of each draw and their means, for both strata."""
    truth = read_truth(folder)
    measured = {draw: _draw(sorted((folder / draw).glob("*.ftm.json")), truth) for draw in draws}
    means = {
        stratum: {
            name: round(mean(figures[stratum][name] for figures in measured.values()), 3)
            for name in ("f1", "recall_at_99", "shipped_f1")
        }
        for stratum in ("a", "b")
    }
    return {"draws": measured, "mean": means}


def _draw(sources: list[Path], truth: ListTruth) -> dict[str, Any]:
    with open_tables() as tables:
        take_in(tables, sources, audience=None, at=DAY)
        find(tables, Options())
        rows = tables.run("hit_rows").fetchall()
    scored: dict[str, list[tuple[float, bool]]] = {"a": [], "b": []}
    accepted: dict[str, list[bool]] = {"a": [], "b": []}
    for _, left, _, right, _, bits, _, grade, *_ in rows:
        counted = truth.counts(_pair(left, right))
        if counted:
            stratum, true = counted
            scored[stratum].append((float(bits), true))
            if grade in SHIPPED:
                accepted[stratum].append(true)
    totals = {"a": len(truth.a), "b": len(truth.b)}
    return {
        stratum: curve(scored[stratum], totals[stratum], shipped=accepted[stratum]).figures()
        | {"interval": interval(scored[stratum], totals[stratum])}
        for stratum in ("a", "b")
    }


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _list_of(record: str) -> str:
    return record.split("-", 1)[0]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
