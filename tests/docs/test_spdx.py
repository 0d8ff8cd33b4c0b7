# SPDX-License-Identifier: Apache-2.0
"""Every file of ours says its licence in its first line."""

from __future__ import annotations

from pathlib import Path

IDENTIFIER = "SPDX-License-Identifier: Apache-2.0"
ENDINGS = {".py", ".yaml", ".yml", ".sh", ".typ", ".css", ".js"}
NAMES = {"Makefile"}
VENDORED = "vendor"
LEAST_FILES = 250


def _ours(files: list[Path]) -> list[Path]:
    return [path for path in files if (path.suffix in ENDINGS or path.name in NAMES) and path.parent.name != VENDORED]


def test_the_first_line_of_each_file_names_the_licence(house_files: list[Path]) -> None:
    ours = _ours(house_files)
    assert len(ours) >= LEAST_FILES
    silent = []
    for path in ours:
        lines = path.read_text(encoding="utf-8").splitlines() or [""]
        first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
        if IDENTIFIER not in first:
            silent.append(path.name)
    assert silent == []


def test_every_vendored_file_is_listed_with_its_licence(root: Path, house_files: list[Path]) -> None:
    vendored = [path for path in house_files if path.parent == root / "src" / "simpul" / "brief" / "vendor"]
    listed = (root / "src" / "simpul" / "brief" / "vendor" / "VENDOR.md").read_text(encoding="utf-8")
    shipped = [path.name for path in vendored if path.suffix in {".js", ".css", ".json"}]
    assert shipped
    assert [name for name in shipped if f"| {name} |" not in listed] == []


def test_the_notice_names_every_vendored_package(root: Path) -> None:
    rows = (root / "src" / "simpul" / "brief" / "vendor" / "VENDOR.md").read_text(encoding="utf-8").splitlines()
    packages = {row.split("|")[2].strip() for row in rows if row.startswith("| ") and ".licence" not in row} - {
        "package"
    }
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    assert packages
    assert [name for name in sorted(packages) if name not in notice] == []
