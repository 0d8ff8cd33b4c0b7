# SPDX-License-Identifier: Apache-2.0
"""The three READMEs name only what exists, and say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simpul.site.cli import load_commands

PAGES = ("README.md", "README.ko.md", "README.id.md")
LETTERS_OF_KOREAN = re.compile(r"[가-힣]")
WORDS_OF_INDONESIAN = ("dan", "yang", "untuk", "tidak")

app = load_commands()


def _page(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def _blocks(text: str) -> list[str]:
    """Return the code blocks without their comments, which are translated."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [re.sub(r"[ \t]*#.*", "", block) for block in blocks]


def _calls(text: str) -> list[list[str]]:
    """Return every call of the command line, in code blocks or in running text, as words after ``simpul``."""
    inline = re.findall(r"`(simpul [^`]+)`", text)
    lines = [line.strip() for block in _blocks(text) for line in block.replace("\\\n", " ").splitlines()]
    commands = [re.sub(r"^\S*bin/simpul", "simpul", line) for line in lines]
    return [call.split()[1:] for call in [*inline, *commands] if call.startswith("simpul ")]


def _rows(text: str) -> list[tuple[list[str], list[str]]]:
    """Return the rows of the table of needs as (places, tests), each the paths in code marks."""
    rows = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and "`" in cells[1] and "`" in cells[2]:
            rows.append((re.findall(r"`([^`]+)`", cells[1]), re.findall(r"`([^`]+)`", cells[2])))
    return rows


def _help(*command: str) -> str:
    shown = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"})
    assert shown.exit_code == 0, (command, shown.output)
    return shown.output


def _commands() -> set[str]:
    return {str(one.name) for one in app.registered_commands} | {str(group.name) for group in app.registered_groups}


@pytest.mark.parametrize("page", PAGES)
def test_every_place_and_test_in_the_table_exists(root: Path, page: str) -> None:
    rows = _rows(_page(root, page))
    assert len(rows) >= 10
    named = [path for places, tests in rows for path in (*places, *tests)]
    assert [path for path in named if not (root / path).exists()] == []
    assert all(any(path.startswith("tests/") for path in tests) for _, tests in rows)


def test_every_engine_and_face_has_a_row(root: Path) -> None:
    places = {path for found, _ in _rows(_page(root, "README.md")) for path in found}
    house = root / "src" / "simpul"
    folders = [path.parent.name for path in house.glob("*/__init__.py")]
    assert folders
    assert [name for name in folders if not any(f"src/simpul/{name}" in place for place in places)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(root: Path, page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", _page(root, page))
    assert links
    assert [link for link in links if "://" not in link and not (root / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_named_is_known_with_its_options(root: Path, page: str) -> None:
    calls = _calls(_page(root, page))
    assert calls
    for words in calls:
        if words[0].startswith("--"):
            assert words[0] in _help(), words
            continue
        path = words[:2] if words[0] == "bench" and len(words) > 1 and not words[1].startswith("-") else words[:1]
        shown = _help(*path)
        for option in (word.split("=")[0].strip("[]…") for word in words if word.strip("[").startswith("--")):
            assert re.search(rf"{re.escape(option)}\b", shown), (words, option)


def test_every_command_there_is_is_named(root: Path) -> None:
    named = {words[0] for words in _calls(_page(root, "README.md"))}
    assert _commands() - named == set()


def test_every_option_there_is_is_named(root: Path) -> None:
    page = _page(root, "README.md")
    benches = [
        ("bench", str(one.name))
        for group in app.registered_groups
        for one in (group.typer_instance or app).registered_commands
    ]
    assert benches
    for command in [*((name,) for name in sorted(_commands() - {"bench"})), *benches]:
        options = set(re.findall(r"--[a-z][a-z-]+", _help(*command))) - {"--help"}
        calls = [words for words in _calls(page) if tuple(words[: len(command)]) == command]
        assert calls, command
        named = {word.strip("[]") for words in calls for word in words}
        assert options - named == set(), command


def test_every_make_target_named_exists(root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"(?m)(?:`|^)make ([a-z-]+)", _page(root, page))}
    assert {"demo", "test"} <= named <= targets


@pytest.mark.parametrize("page", PAGES[1:])
def test_translations_have_the_same_commands_rows_and_links(root: Path, page: str) -> None:
    original, translated = _page(root, "README.md"), _page(root, page)
    assert _blocks(translated) == _blocks(original)
    assert _rows(translated) == _rows(original)
    assert sorted(map(" ".join, _calls(translated))) == sorted(map(" ".join, _calls(original)))
    assert len(re.findall(r"^## ", translated, re.MULTILINE)) == len(re.findall(r"^## ", original, re.MULTILINE))


def test_translations_are_in_their_language(root: Path) -> None:
    korean, indonesian = _page(root, "README.ko.md"), _page(root, "README.id.md")
    assert len(LETTERS_OF_KOREAN.findall(korean)) > 800
    assert all(len(re.findall(rf"\b{word}\b", indonesian)) >= 5 for word in WORDS_OF_INDONESIAN)


def test_the_picture_is_there_and_light(root: Path) -> None:
    picture = root / "docs" / "pictures" / "brief.png"
    assert all("docs/pictures/brief.png" in _page(root, page) for page in PAGES)
    assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.stat().st_size < 300_000


def test_the_readme_opens_with_the_work_it_serves(root: Path) -> None:
    opening = _page(root, "README.md").split("## ", 1)[0]
    assert "joint operation" in opening
    assert len([line for line in opening.splitlines() if line.strip()]) <= 12
