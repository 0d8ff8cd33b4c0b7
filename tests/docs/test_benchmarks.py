# SPDX-License-Identifier: Apache-2.0
"""The page of figures holds what was measured, every table of it, and nothing typed by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simpul.bench.parts import PARTS
from simpul.bench.tables import TABLES, read_figures, with_tables


def _page(root: Path) -> str:
    return (root / "docs" / "benchmarks.md").read_text(encoding="utf-8")


def test_every_table_there_is_stands_on_the_page_once(root: Path) -> None:
    assert sorted(re.findall(r"<!-- table: (\w+) -->", _page(root))) == sorted(TABLES)
    assert len(re.findall(r"<!-- end -->", _page(root))) == len(TABLES)


def test_the_page_is_what_the_figures_say(root: Path) -> None:
    folder = root / "docs" / "figures"
    if not folder.is_dir():
        pytest.skip("nothing was measured yet: make bench bench-tables")
    assert with_tables(_page(root), read_figures(folder)) == _page(root)


def test_no_figure_stands_outside_the_tables(root: Path) -> None:
    outside = re.sub(r"<!-- table: \w+ -->.*?<!-- end -->", "", _page(root), flags=re.DOTALL)
    assert re.findall(r"(?<!\+)\b0\.\d{3}\b", outside) == []


def test_make_bench_measures_every_part(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    measured = re.search(r"(?m)^PARTS := (.*)$", makefile)
    assert measured is not None
    assert sorted(measured[1].split()) == sorted(PARTS)
