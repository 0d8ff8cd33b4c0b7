# SPDX-License-Identifier: Apache-2.0
"""The benches from the command line to figures and from figures to tables; how fast they are is no test."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simpul.bench.parts import PARTS
from simpul.bench.tables import TABLES, read_figures, with_tables

ROOT = Path(__file__).parents[2]
DATA = ROOT / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(
    not (DATA / "lists" / "truth.csv").exists(), reason="the data to measure with is not here"
)


def _bench(*words: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "simpul.site.cli", "bench", *words]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  # our own command


def _measured(*words: str) -> dict[str, Any]:
    done = _bench(*words)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_an_invented_operation_is_measured_without_any_data_beside_the_repository() -> None:
    measured = _measured("link", "--small", "--part", "operation")
    persons = measured["operation"]["pairs"]["persons"]
    assert persons["true_pairs"] == persons["weak"]["right"] + persons["weak"]["missed"]
    assert set(measured) == {"about", "operation"}


def test_data_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = _bench("link", "--small", "--part", "lists", "--data", str(tmp_path))
    assert done.returncode == 2
    assert "[bench.no-data]" in done.stderr
    assert done.stdout == ""


@needs_data
@pytest.mark.slow
def test_every_part_is_measured_on_less_data_and_every_table_is_written_from_it(tmp_path: Path) -> None:
    (tmp_path / "link.json").write_text(json.dumps(_measured("link", "--small")), encoding="utf-8")
    (tmp_path / "names.json").write_text(json.dumps(_measured("names", "--small")), encoding="utf-8")
    figures = read_figures(tmp_path)
    assert set(figures) == {"about", "names", *PARTS}
    page = with_tables("".join(f"<!-- table: {name} -->\n<!-- end -->\n" for name in TABLES), figures)
    assert page.count("\n| --- |") == len(TABLES) - 1
    assert "| **no**, by " in page or "| yes |" in page
