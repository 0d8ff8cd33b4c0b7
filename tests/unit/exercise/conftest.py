# SPDX-License-Identifier: Apache-2.0
"""One exercise, written once and read by many tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from register_reading import Row, read_registers

from simpul.exercise.write import write_exercise


@pytest.fixture(scope="session")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exercise of seed 7."""
    folder = tmp_path_factory.mktemp("exercise")
    write_exercise(folder, seed=7)
    return folder


@pytest.fixture(scope="session")
def registers(exercise: Path) -> dict[str, dict[str, Row]]:
    """All rows of all registers of that exercise."""
    return read_registers(exercise / "holdings")
