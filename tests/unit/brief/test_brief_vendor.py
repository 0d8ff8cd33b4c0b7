# SPDX-License-Identifier: Apache-2.0
"""Front-end files are the ones that VENDOR.md lists, each with its licence."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest

FOLDER = files("simpul.brief") / "vendor"
LISTED = re.findall(
    r"^\| (\S+) \| (\S+) \| (\S+) \| (\S+) \| ([0-9a-f]{64}) \|$",
    (FOLDER / "VENDOR.md").read_text("utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("name", "package", "version", "licence", "digest"), LISTED)
def test_a_vendored_file_is_unchanged_and_licensed(
    name: str, package: str, version: str, licence: str, digest: str
) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
    assert (FOLDER / f"{package.rsplit('/', 1)[-1]}.licence.txt").is_file()
    assert version
    assert licence in {"MIT", "ISC", "BSD-2-Clause"}


def test_no_file_lies_there_unlisted() -> None:
    there = {path.name for path in FOLDER.iterdir() if path.name.endswith((".js", ".css", ".json"))}

    assert there == {name for name, *_ in LISTED}
