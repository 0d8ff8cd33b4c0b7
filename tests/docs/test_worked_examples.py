# SPDX-License-Identifier: Apache-2.0
"""The page of worked examples is what the engine says today, in eight scripts and more."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

AGAIN = "run .venv/bin/python tools/worked_examples.py and read what has changed"
LEAST_SCRIPTS = 8


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "worked-examples.md").read_text(encoding="utf-8")


def _grades(page: str, title: str) -> list[str]:
    return re.findall(rf"^### {title}: .*\n\n\*\*([a-z ]+):", page, flags=re.MULTILINE)


def test_the_page_is_what_the_engine_writes(root: Path, page: str) -> None:
    assert page == runpy.run_path(str(root / "tools" / "worked_examples.py"))["page"](), AGAIN


def test_who_is_the_same_is_found_and_who_only_looks_so_is_not(page: str) -> None:
    matches, nearly, unknown = (_grades(page, title) for title in ("Matches", "Nearly", "Cannot know"))
    assert len(matches) == len(nearly) == len(unknown) >= LEAST_SCRIPTS
    assert set(matches) <= {"strong", "likely"}
    assert not {"strong", "likely"} & {*nearly, *unknown}


def test_every_sum_on_the_page_adds_up(page: str) -> None:
    sums = 0
    for example in page.split("### ")[1:]:
        outcome = re.search(r"\*\*[a-z ]+: ([+-]\d+\.\d{3}) bits", example)
        assert outcome
        cells = re.findall(r"\| ([+-]\d+\.\d{3}) \| ([+-]\d+\.\d{3}) \|$", example, flags=re.MULTILINE)
        total = 0
        for bits, after in cells:
            total += round(1000 * float(bits))
            assert total == round(1000 * float(after))
        assert total == round(1000 * float(outcome[1]))
        sums += len(cells)
    assert sums
