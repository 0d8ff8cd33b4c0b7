# SPDX-License-Identifier: Apache-2.0
"""What a desk gains over a spreadsheet's exact match, and what false hits it bears."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from simpul.bench.desk import Holding, Key, Way, desk_work, exact_pairs, figures, way
from simpul.bench.lists import DAY
from simpul.formats.intake import take_in
from simpul.link.tables import open_tables

HEAD = ("unique_id", "first_name", "surname", "dob", "phone")
ROWS = (
    ("r0", "Tomas", "Verhoeven", "1980-03-01", "+14155550101"),
    ("r1", "TOMAS", "Verhoeven ", "1980-03-01", ""),
    ("r2", "Tomas", "Verhoeven", "1991-07-09", ""),
    ("r3", "Thomas", "Verhoeven", "1980-03-01", "+14155550102"),
    ("r4", "Ilse", "Claessens", "1975-11-30", " +14155550102"),
)


def _sheet(folder: Path) -> Path:
    path = folder / "desk.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEAD, *ROWS))
    return path


def _exact(path: Path, *, within: bool) -> dict[tuple[str, str], tuple[bool, bool, bool]]:
    with open_tables() as tables:
        take_in(tables, [path], audience=None, at=DAY)
        return {(left[1], right[1]): cells for (left, right), cells in exact_pairs(tables, within=within)}


def test_a_spreadsheet_finds_equal_cells_and_nothing_else(tmp_path: Path) -> None:
    found = _exact(_sheet(tmp_path), within=True)
    assert found == {
        ("r0", "r1"): (True, True, False),
        ("r0", "r2"): (True, False, False),
        ("r1", "r2"): (True, False, False),
        ("r3", "r4"): (False, False, True),
    }


def test_a_spreadsheet_of_one_source_is_not_matched_with_itself_unless_asked(tmp_path: Path) -> None:
    assert _exact(_sheet(tmp_path), within=False) == {}


def test_links_are_counted_by_truth_and_unknown_ones_not_at_all() -> None:
    def judge(left: Key, right: Key) -> tuple[bool, str] | None:
        return None if right[1] == "unknown" else (left[1] == right[1], left[1])

    holding = Holding(4, ("a", "b"), 2, judge, within=False)
    pairs = [(("X", "a"), ("Y", "a")), (("X", "a"), ("Y", "b")), (("X", "b"), ("Y", "unknown"))]
    counted = way(pairs, holding)
    assert (counted.right.tolist(), counted.wrong.tolist()) == ([1, 0], [1, 0])


def test_gain_and_false_hits_are_told_for_a_thousand_records() -> None:
    none, some = np.zeros(50), np.ones(50)
    said = figures({"simpul": Way(some, none), "exact": Way(none, none), "exact_name": Way(none, some)}, 100)
    assert said["extra_true_per_1000"]["exact"] == {"value": 500.0, "interval": [500.0, 500.0]}
    assert said["false_per_1000"]["simpul"]["value"] == 0.0
    assert said["false_per_1000"]["exact_name"]["value"] == 500.0


def test_a_desk_is_measured_from_file_to_figures(tmp_path: Path) -> None:
    same = {"r0": "t", "r1": "t", "r3": "t", "r2": "other", "r4": "ilse"}
    holding = Holding(
        5, sorted(set(same.values())), 3, lambda a, b: (same[a[1]] == same[b[1]], same[a[1]]), within=True
    )
    said = desk_work([_sheet(tmp_path)], holding)
    assert said["found"]["exact"] == {"right": 1, "wrong": 1}
    assert said["found"]["exact_name"] == {"right": 1, "wrong": 2}
