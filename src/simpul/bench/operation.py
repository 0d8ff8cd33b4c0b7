# SPDX-License-Identifier: Apache-2.0
"""The invented operation: how near a run over all agencies' holdings comes to the truth it was made with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simpul.bench.cold import link_command, timed
from simpul.bench.desk_sets import SEED
from simpul.bench.truth import score
from simpul.exercise.write import write_exercise


def bench_operation(*, scale: float = 1.0) -> dict[str, Any]:
    """Invent an operation, link its holdings in a cold process, and return how near it came: see ``truth.score``."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_exercise(folder / "exercise", seed=SEED, scale=scale)
        holdings = sorted((folder / "exercise" / "holdings").iterdir())
        took = timed(link_command(holdings, folder / "o", within=False))
        return {
            "wall_seconds": round(took.wall, 2),
            "cpu_seconds": round(took.cpu, 2),
            "peak_mb": took.peak_mb,
        } | score(folder / "exercise" / "truth", folder / "o")
