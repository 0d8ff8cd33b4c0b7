# SPDX-License-Identifier: Apache-2.0
"""The sets on which a desk's gain is measured: public lists, invented people, an invented operation."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from math import comb
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb

from simpul.bench.desk import Holding, Key, desk_work
from simpul.bench.invented_people import make_people
from simpul.bench.lists import draw_files, list_of, pair_of, read_truth
from simpul.exercise.write import write_exercise

SEED: Final = 1
DRAW: Final = "hard-1"


def bench_desk(lists: Path | None, *, people: int, maker: Path, operation: bool = True) -> dict[str, Any]:
    """Return a desk's gain on the first draw of the lists, on invented people, and on the invented operation.

    Args:
        lists: folder of the lists and their truth; None leaves them out.
        people: how many records of invented people.
        maker: the script that invents them.
        operation: measure on the operation too.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = make_people(maker, people, folder / "people.parquet")
        measured = {"lists": desk_work(draw_files(lists / DRAW), list_holding(lists))} if lists else {}
        measured["people"] = desk_work([file], people_holding(file))
        if operation:
            measured["operation"] = _on_operation(folder / "exercise")
        return measured


def _on_operation(folder: Path) -> dict[str, Any]:
    write_exercise(folder, seed=SEED)
    return desk_work(sorted((folder / "holdings").iterdir()), operation_holding(folder / "truth"))


def list_holding(lists: Path) -> Holding:
    """Return the UN's list as what a desk brings, against the UK's; other pairs do not count."""
    truth = read_truth(lists)
    with (lists / DRAW / "un.ftm.json").open(encoding="utf-8") as file:
        ids = [line.split('"id": "', 1)[1].split('"', 1)[0] for line in file]

    def judge(left: Key, right: Key) -> tuple[bool, str] | None:
        pair = pair_of(left[1], right[1])
        counted = truth.counts(pair)
        if counted is None or counted[0] != "a":
            return None
        return counted[1], next(one for one in pair if list_of(one) == "un")

    brought = [one for one in ids if one not in truth.mask]
    return Holding(len(brought), brought, len(truth.a), judge, within=False)


def people_holding(people: Path) -> Holding:
    """Return a file of people as what a desk brings, against each other."""
    rows = (
        duckdb.connect(":memory:").execute("SELECT unique_id, cluster FROM read_parquet(?)", [str(people)]).fetchall()
    )
    of = dict(rows)
    sizes = Counter(of.values())

    def judge(left: Key, right: Key) -> tuple[bool, str] | None:
        return of[left[1]] == of[right[1]], of[left[1]]

    return Holding(len(of), list(sizes), sum(comb(size, 2) for size in sizes.values()), judge, within=True)


def operation_holding(truth: Path) -> Holding:
    """Return the people in an operation's holdings; a pair with a withheld record does not count."""
    of: dict[Key, str] = {}
    with (truth / "records.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["type"] == "Person" and not row.get("withheld"):
                of[row["agency"], row["id"]] = row["entity"]

    def judge(left: Key, right: Key) -> tuple[bool, str] | None:
        return (of[left] == of[right], of[left]) if left in of and right in of else None

    return Holding(len(of), sorted(set(of.values())), _true_links(of), judge, within=False)


def _true_links(of: Mapping[Key, str]) -> int:
    """Return how many pairs of records of different agencies are one person."""
    agencies: dict[str, Counter[str]] = defaultdict(Counter)
    for (agency, _), person in of.items():
        agencies[person][agency] += 1
    return sum(
        comb(counts.total(), 2) - sum(comb(count, 2) for count in counts.values()) for counts in agencies.values()
    )
