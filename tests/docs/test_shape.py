# SPDX-License-Identifier: Apache-2.0
"""The house keeps its shape: every folder has a floor and a line of its own, no module is a lumber room."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import ModuleType

LUMBER = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager|handler|service|processor)s?(_|$)", re.IGNORECASE)
LONGEST_MODULE = 400
LEAST_MODULES = 200
"""There are more; fewer means that the test looked in the wrong place."""


def _packages(root: Path) -> list[str]:
    """Return every package below src/simpul as its path, ``link/names``."""
    house = root / "src" / "simpul"
    return sorted(
        path.parent.relative_to(house).as_posix() for path in house.rglob("__init__.py") if path.parent != house
    )


def _floors(root: Path) -> set[str]:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {name.strip() for layer in layers for name in layer.split("|")}


def test_all_modules_can_be_imported_and_are_many(modules: dict[str, ModuleType]) -> None:
    assert len(modules) >= LEAST_MODULES


def test_every_package_has_its_line_on_the_architecture_page(root: Path) -> None:
    page = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `([a-z_/]+)/` \|", page, flags=re.MULTILINE))
    assert described == set(_packages(root))


def test_the_architecture_page_can_be_read_at_one_sitting(root: Path) -> None:
    assert len((root / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 200


def test_every_folder_of_the_house_has_a_floor(root: Path) -> None:
    assert {name for name in _packages(root) if "/" not in name} == _floors(root)


def test_every_module_lies_in_a_package(root: Path, modules: dict[str, ModuleType]) -> None:
    files = {
        path.relative_to(root / "src") for path in (root / "src" / "simpul").rglob("*.py") if path.stem != "__main__"
    }
    imported = {Path(str(module.__file__)).relative_to(root / "src") for module in modules.values()}
    assert {path for path in files - imported if path.parent.as_posix() != "simpul/link/engines/spark"} == set()
    assert imported - files == set()


def test_no_module_is_named_after_a_lumber_room(root: Path, modules: dict[str, ModuleType]) -> None:
    names = {part for name in modules for part in name.split(".")}
    names |= {path.stem for folder in ("tests", "tools") for path in (root / folder).rglob("*.py")}
    assert sorted(name for name in names if LUMBER.search(name)) == []


def test_lumber_rooms_are_recognised_by_any_of_their_names() -> None:
    assert all(
        LUMBER.search(name) for name in ("utils", "date_utils", "helper", "misc", "entity_service", "common_words")
    )
    assert not any(LUMBER.search(name) for name in ("commonness", "handle", "processing", "serve", "manage"))


def test_no_module_is_too_long_to_be_one_idea(root: Path) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (root / "src").rglob("*.py")}
    longest = sorted(((lines, path.name) for path, lines in lengths.items()), reverse=True)[:20]
    print(*(f"{lines:4} {name}" for lines, name in longest), sep="\n")  # noqa: T201  # shown with `pytest -s` and on failure
    assert [name for lines, name in longest if lines > LONGEST_MODULE] == []


def test_names_of_test_files_are_unique(root: Path) -> None:
    names = [path.name for path in (root / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
