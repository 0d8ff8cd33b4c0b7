# SPDX-License-Identifier: Apache-2.0
"""The house as its tests see it: its root, the files that belong to it, its modules, its command line."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

import simpul

OF_EXTRAS = {"simpul.link.engines.spark.": "pyspark"}
"""Beginning of modules' names to the package they need, which only an extra brings."""
NOT_OURS = {".git", ".venv", "node_modules", "__pycache__", "demo", "build", "dist"}


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def house_files(root: Path) -> list[Path]:
    """Return every file that belongs to the house: what git tracks, or all files where there is no git."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        listed = subprocess.run([git, "ls-files", "-z"], cwd=root, capture_output=True, check=False, text=True)  # noqa: S603  # a fixed command
        if listed.returncode == 0:
            return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
    return [
        path
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part in NOT_OURS or part.endswith("_cache") for part in path.parts)
    ]


@pytest.fixture(scope="session")
def modules() -> dict[str, ModuleType]:
    """Import every module of the package and return them by name; ``__main__`` would run."""
    names = ["simpul", *(found.name for found in pkgutil.walk_packages(simpul.__path__, "simpul."))]
    return {name: importlib.import_module(name) for name in names if not name.endswith("__main__") and _at_hand(name)}


def _at_hand(name: str) -> bool:
    return all(importlib.util.find_spec(needed) or not name.startswith(start) for start, needed in OF_EXTRAS.items())
