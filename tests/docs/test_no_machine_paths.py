# SPDX-License-Identifier: Apache-2.0
"""Nothing in the house knows the machine it was made on, nor fetches from an address of its own."""

from __future__ import annotations

import re
from pathlib import Path

MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(work|tmp|root|home|Users|mnt|builds)/[\w.-]+")
REGISTRY = re.compile(
    r"https?://[\w.:-]*(pypi|pythonhosted|npmjs|yarnpkg|artifactory|nexus|jfrog|registry|mirror)[\w.:-]*|--(extra-)?index-url",
    re.IGNORECASE,
)
LEAST_FILES = 300


def _texts(files: list[Path]) -> dict[Path, str]:
    texts = {}
    for path in files:
        content = path.read_bytes()
        if b"\0" not in content[:8000] and path.name != Path(__file__).name:
            texts[path] = content.decode("utf-8", errors="replace")
    assert len(texts) >= LEAST_FILES
    return texts


def _findings(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    return [f"{path.name}: {found[0]}" for path, text in _texts(files).items() if (found := pattern.search(text))]


def test_no_file_names_a_folder_of_some_machine(house_files: list[Path]) -> None:
    assert _findings(house_files, MACHINE_PATH) == []


def test_no_file_names_a_registry(house_files: list[Path]) -> None:
    assert _findings(house_files, REGISTRY) == []


def test_every_locked_package_has_its_hash(root: Path) -> None:
    locks = [root / "requirements.lock", *sorted((root / "bench").glob("*/requirements.lock"))]
    assert len(locks) >= 3
    for lock in locks:
        entries = [entry for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")) if "==" in entry]
        assert entries
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_must_not_stand_in_a_file_is_recognised() -> None:
    assert all(MACHINE_PATH.search(text) for text in ("see /work/main/x", '"/tmp/out"', "(/home/kim/a"))
    assert not any(MACHINE_PATH.search(text) for text in ("docs/work/notes.md", "https://x.example/home/page"))
    assert all(REGISTRY.search(text) for text in ("https://pypi.example.org/simple", "pip --index-url x"))
    assert not REGISTRY.search("https://www.apache.org/licenses/")
