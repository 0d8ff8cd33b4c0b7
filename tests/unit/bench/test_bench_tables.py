# SPDX-License-Identifier: Apache-2.0
"""Tables are written from measured figures, and goals say by how much they are short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simpul.bench.goals import Goal, goals
from simpul.bench.tables import read_figures, with_tables

CURVE: dict[str, Any] = {
    "points": [{"records": 10_000, "wall_seconds": 1.5, "cpu_seconds": 2.0, "peak_mb": 1234}],
    "slope": {"cpu_seconds": 0.9, "peak_mb": 0.4},
}
PAGE = "# Page\n\n<!-- table: curve -->\nold\n<!-- end -->\n\n<!-- table: febrl4 -->\nkept\n<!-- end -->\n"


def _measured(folder: Path) -> Path:
    said = {"about": {"day": "2026-01-01"}, "curve": CURVE}
    (folder / "curve.json").write_text(json.dumps(said), encoding="utf-8")
    return folder


def test_a_table_is_written_from_its_figures_and_the_rest_of_the_page_stays(tmp_path: Path) -> None:
    page = with_tables(PAGE, read_figures(_measured(tmp_path)))
    assert "| 10,000 | 1.5 | 2.0 | 1,234 |" in page
    assert "| slope in log-log |  | 0.9 | 0.4 |" in page
    assert "old" not in page
    assert page.startswith("# Page\n")


def test_what_was_not_measured_stays_as_it_is(tmp_path: Path) -> None:
    assert "kept" in with_tables(PAGE, read_figures(_measured(tmp_path)))


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    figures = read_figures(_measured(tmp_path))
    once = with_tables(PAGE, figures)
    assert with_tables(once, figures) == once


def test_a_goal_says_by_how_much_it_is_short() -> None:
    short = Goal("F1", 0.8, 0.75)
    assert (short.reached, short.asked, short.short) == (False, "≥ 0.8", ", by 0.05")
    most = Goal("MB", 1500, 1499, least=False)
    assert (most.reached, most.asked, most.short) == (True, "≤ 1,500", "")


def test_goals_of_parts_that_were_not_measured_are_not_told() -> None:
    assert goals({"curve": CURVE}) == []
    lookup = {"records": 10, "cold": {"p99_ms": 80.0}, "warm": {"p99_ms": 51.0}}
    assert [goal.reached for goal in goals({"lookup": lookup})] == [False]
