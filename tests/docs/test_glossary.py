# SPDX-License-Identifier: Apache-2.0
"""The words of the glossary are the code's, and its pages for people lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from simpul.model.schema import record_types

FILES = {"entities.csv", "pack.simpul.jsonl"}


def _rows(root: Path) -> list[list[str]]:
    lines = (root / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if row[0] != "word"]


def _names_in(cell: str) -> list[str]:
    return [part for code in re.findall(r"`([^`]+)`", cell) for part in re.findall(r"[A-Za-z_]\w+", code)]


def test_every_code_name_of_the_glossary_is_in_the_code(root: Path) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "src").rglob("*.py")))
    known = {*re.findall(r"\w+", source), *record_types()}
    rows = _rows(root)
    named = [name for row in rows if not FILES & set(re.findall(r"`([^`]+)`", row[2])) for name in _names_in(row[2])]
    assert len(rows) > 40
    assert len(named) > 40
    assert [name for name in named if name not in known and name != "romance_baiting"] == []


def test_every_type_that_the_glossary_names_is_one(root: Path) -> None:
    named = {name for row in _rows(root) if row[2].startswith("type") for name in re.findall(r"`(\w+)`", row[2])}
    assert len(named) >= 6
    assert named <= set(record_types())


def test_no_word_is_explained_twice(root: Path) -> None:
    words = [row[0] for row in _rows(root)]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_every_link_in_the_documents_leads_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    assert len(pages) > 20
    dead = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert dead == []


def test_every_place_in_the_recipes_exists(root: Path) -> None:
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = [
        place for place in re.findall(r"`((?:src|tests|docs|tools)/[^`\s]*)`", page) if not set("<*") & set(place)
    ]
    assert len(places) > 20
    assert [place for place in places if not (root / place).exists()] == []
