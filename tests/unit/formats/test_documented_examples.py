# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.headers import header_languages
from simpul.formats.holding import origin_of
from simpul.formats.mapping import CONTEXT, MARKING_COLUMNS, load_mapping
from simpul.formats.read import read_source
from simpul.formats.sources import SourceKind, kind_of_source

Write = Callable[..., Path]
DOCS = Path(__file__).parents[3] / "docs" / "formats"


def _example(page: str, name: str) -> str:
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.search(rf"```\w+ {name}\n(.*?)```", text, re.DOTALL)
    assert found, f"{page} has no example called {name}"
    return found[1]


def test_the_holding_note_in_the_page_is_understood(write_file: Write, tmp_path: Path) -> None:
    write_file("KR-KNPA/holding.yaml", _example("holdings.md", "holding"))
    origin = origin_of(tmp_path / "KR-KNPA")
    assert (origin.agency, origin.country, origin.operation) == ("KR-KNPA", "KR", "Open Gate")
    assert origin.marking_for({}).audience == {"KR-KNPA", "KH-CNP", "TH-RTP", "INTERPOL"}


def test_the_mapping_in_the_page_is_understood(write_file: Write) -> None:
    (sheet,) = load_mapping(write_file("대상자.xlsx.mapping.yaml", _example("mapping.md", "mapping"))).sheets
    assert (sheet.type, sheet.header_row, sheet.sequence, sheet.leave_out) == ("Person", 3, "연번", ("종교",))
    assert sheet.columns["연락처"].split == ";"


def test_the_mapping_page_names_all_markings_and_languages() -> None:
    text = (DOCS / "mapping.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (*MARKING_COLUMNS, *CONTEXT))
    assert len(header_languages()) == 13


def test_the_pack_in_the_page_is_read_whole(write_file: Write) -> None:
    holding = read_source(write_file("KR-KNPA.simpul.jsonl", _example("native.md", "native")))
    (record,) = holding.records
    assert record.values("name") == ["김철수"]
    assert record.marking.audience == {"KH-CNP"}
    assert holding.report.total("refused") == 0


@pytest.mark.parametrize("suffix", re.findall(r"`(\.[a-z.]+)`", (DOCS / "holdings.md").read_text(encoding="utf-8")))
def test_every_ending_in_the_page_is_read(write_file: Write, suffix: str) -> None:
    assert isinstance(kind_of_source(write_file(f"x{suffix}", "")), SourceKind)
