# SPDX-License-Identifier: Apache-2.0
"""The contracts on imports hold, and each of them bites when it is broken on purpose."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"
RUFF = Path(sys.executable).parent / "ruff"
FACES = {"site", "bench"}
"""Folders above the engines: they may start servers and read the clock."""


def _contracts(root: Path) -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def _floors(root: Path) -> list[list[str]]:
    """Return the floors from the top down, each with the folders that stand side by side on it."""
    return [[name.strip() for name in layer.split("|")] for layer in _contracts(root)["floors"]["layers"]]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the house's modules and settings, free to be broken."""
    shutil.copytree(
        root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.js", "*.json", "*.tsv")
    )
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def _lint(house: Path) -> tuple[int, str]:
    """Run the contracts on a house and return the exit status and what was said, on one line."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(house / "src"), "COLUMNS": "300", "NO_COLOR": "1"}
    run = subprocess.run(  # noqa: S603  # our own tool on our own copy
        [str(LINT_IMPORTS), "--no-cache", "--config", "pyproject.toml"],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, " ".join((run.stdout + run.stderr).split())


def _plant(house: Path, folder: str, *imports: str) -> None:
    """Append a module with imports to a folder."""
    lines = "".join(f"import {name}\n" for name in imports)
    (house / "src" / "simpul" / folder / "planted.py").write_text(lines, encoding="utf-8")


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    status, said = _lint(copy)
    assert status == 0, said
    assert "0 broken" in said


def test_every_import_upwards_or_sideways_is_refused(root: Path, copy: Path) -> None:
    floors = _floors(root)
    forbidden: dict[str, list[str]] = {}
    for number, floor in enumerate(floors):
        above = [name for higher in floors[:number] for name in higher]
        for folder in floor:
            forbidden[folder] = [*above, *(other for other in floor if other != folder)]
            _plant(copy, folder, *(f"simpul.{name}.planted" for name in forbidden[folder]))
    status, said = _lint(copy)
    assert status == 1
    expected = [(folder, name) for folder, names in forbidden.items() for name in names]
    assert len(expected) > len(floors)
    caught = {(low, high) for low, high in re.findall(r"simpul\.(\w+)\.planted -> simpul\.(\w+)\.planted", said)}
    assert sorted(set(expected) - caught) == []


def test_a_folder_without_a_floor_is_refused(copy: Path) -> None:
    (copy / "src" / "simpul" / "nowhere").mkdir()
    (copy / "src" / "simpul" / "nowhere" / "__init__.py").write_text("", encoding="utf-8")
    status, said = _lint(copy)
    assert status == 1
    assert "nowhere" in said


def test_every_engine_that_reaches_for_what_is_forbidden_is_caught(root: Path, copy: Path) -> None:
    contracts = [contract for contract in _contracts(root).values() if contract["type"] == "forbidden"]
    assert contracts
    planted: dict[str, set[str]] = {}
    for contract in contracts:
        for source in contract["source_modules"]:
            planted.setdefault(source, set()).update(contract["forbidden_modules"])
    for source, names in planted.items():
        _plant(copy, source.removeprefix("simpul."), *sorted(names))
    status, said = _lint(copy)
    assert status == 1
    missed = [
        (contract["name"], source, name)
        for contract in contracts
        for source in contract["source_modules"]
        for name in contract["forbidden_modules"]
        if f"{source}.planted -> {name}" not in said
    ]
    assert missed == []
    assert all(f"{contract['name']} BROKEN" in said for contract in contracts)


def test_the_contract_on_the_network_covers_every_engine(root: Path) -> None:
    engines = {f"simpul.{name}" for floor in _floors(root) for name in floor if name not in FACES}
    assert set(_contracts(root)["engines-know-no-network"]["source_modules"]) == engines


def test_nothing_is_taken_off_the_lists_of_what_is_forbidden(root: Path) -> None:
    contracts = _contracts(root)
    network = {"django", "httpx", "requests", "socket", "urllib", "http"}
    assert network <= set(contracts["engines-know-no-network"]["forbidden_modules"])
    assert {"duckdb", "sqlite3"} <= set(contracts["databases-at-the-edge"]["forbidden_modules"])


@pytest.mark.parametrize("contract", ["floors", "engines-know-no-network", "databases-at-the-edge"])
def test_no_contract_is_dropped(root: Path, contract: str) -> None:
    assert contract in _contracts(root)


@pytest.mark.parametrize(
    "line",
    [
        "from datetime import datetime\n\nWHEN = datetime.now()\n",
        "from datetime import date\n\nDAY = date.today()\n",
        "import time\n\nWHEN = time.time()\n",
        "import random\n\nCHANCE = random.random()\n",
        "from uuid import uuid4\n\nNEW = uuid4()\n",
        "import os\n\nHOME = os.environ\n",
        "import pickle\n",
    ],
)
def test_an_engine_that_takes_the_clock_chance_or_environment_is_refused(root: Path, line: str) -> None:
    run = subprocess.run(  # noqa: S603  # our own tool on a text of ours
        [str(RUFF), "check", "--no-cache", "--select", "TID251", "--stdin-filename", "src/simpul/link/planted.py", "-"],
        input=line,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert "TID251" in run.stdout
