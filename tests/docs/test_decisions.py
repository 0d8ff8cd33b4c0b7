# SPDX-License-Identifier: Apache-2.0
"""Decisions are numbered without gaps and each says all that a later reader needs."""

from __future__ import annotations

import re
from pathlib import Path

HEADINGS = [
    "Status",
    "Context",
    "Decision",
    "Consequences",
    "Rejected alternatives",
    "How we notice that it was wrong",
]
STATUS = re.compile(r"(Accepted|Superseded by \[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\)), \d{4}-\d{2}-\d{2}\.?")
NAME = re.compile(r"(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md")
LEAST_WORDS = 8


def _decisions(root: Path) -> list[Path]:
    found = sorted((root / "docs" / "decisions").glob("*.md"))
    assert found, "there are no decisions where they are looked for"
    return found


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {heading.strip(): body.strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def test_decisions_are_numbered_from_one_without_gaps(root: Path) -> None:
    names = [NAME.fullmatch(path.name) for path in _decisions(root)]
    assert all(names)
    assert [int(name[1]) for name in names if name] == list(range(1, len(names) + 1))


def test_each_decision_bears_its_number_in_its_title(root: Path) -> None:
    for path in _decisions(root):
        assert path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} "), path.name


def test_each_decision_has_every_section_in_order_and_none_is_empty(root: Path) -> None:
    for path in _decisions(root):
        sections = _sections(path.read_text(encoding="utf-8"))
        assert list(sections) == HEADINGS, path.name
        thin = [name for name, body in sections.items() if name != "Status" and len(body.split()) < LEAST_WORDS]
        assert thin == [], path.name


def test_each_decision_says_its_status_and_day(root: Path) -> None:
    for path in _decisions(root):
        status = _sections(path.read_text(encoding="utf-8"))["Status"]
        assert STATUS.match(status), (path.name, status)


def test_the_list_of_decisions_is_complete(root: Path) -> None:
    listed = re.findall(r"decisions/(\d{4}-[a-z0-9-]+\.md)", (root / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert sorted(listed) == [path.name for path in _decisions(root)]
