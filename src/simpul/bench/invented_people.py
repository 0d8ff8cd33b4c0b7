# SPDX-License-Identifier: Apache-2.0
"""Invented people with known duplicates, linked by this engine and by Splink in turn; and how cost grows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from simpul.bench.clustered import Judged, clusters_of_file
from simpul.bench.cold import ABSENT, in_turn, link_command, peer_command, timed


def make_people(maker: Path, count: int, out: Path) -> Path:
    """Write a file of ``count`` invented people with the maker (``make_people.py N OUT``) and return it."""
    subprocess.run([sys.executable, str(maker), str(count), str(out)], check=True, capture_output=True)
    return out


def bench_people(sizes: Sequence[int], *, runs: int, maker: Path) -> dict[str, Any]:
    """Return, for each number of records, seconds, memory, pair and group F1 of both engines on one file.

    Args:
        sizes: numbers of records to make.
        runs: how often each engine runs, in turn; medians are told.
        maker: the script that writes the file.
    """
    return {str(size): _at_size(size, runs, maker) for size in sizes}


def bench_growth(sizes: Sequence[int], *, maker: Path) -> dict[str, Any]:
    """Return seconds and memory at each number of records, and how steeply they grow.

    ``slope`` is that of a line through log seconds over log records: 1 is linear, 2 quadratic.
    """
    points = []
    for size in sizes:
        with TemporaryDirectory() as name:
            people = make_people(maker, size, Path(name) / "people.parquet")
            run = timed(link_command([people], Path(name) / "o", within=True))
            points.append(
                {
                    "records": size,
                    "wall_seconds": round(run.wall, 2),
                    "cpu_seconds": round(run.cpu, 2),
                    "peak_mb": run.peak_mb,
                }
            )
    return {"points": points, "slope": slopes(points)}


def slopes(points: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the slope of processor seconds and of memory in log-log, by least squares; 0 of fewer than two points."""
    if len(points) < 2:  # noqa: PLR2004  # a line needs two points
        return {"cpu_seconds": 0.0, "peak_mb": 0.0}
    records = np.log([point["records"] for point in points])
    return {
        what: round(float(np.polyfit(records, np.log([point[what] for point in points]), 1)[0]), 2)
        for what in ("cpu_seconds", "peak_mb")
    }


def _at_size(size: int, runs: int, maker: Path) -> dict[str, Any]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        people = make_people(maker, size, folder / "people.parquet")
        return beside_splink(people, "people.py", runs=runs, folder=folder)


def beside_splink(source: Path, script: str, *, runs: int, folder: Path) -> dict[str, Any]:
    """Return what both engines took on a source that holds its own truth, and how near each came.

    Args:
        source: Parquet with ``unique_id`` and ``cluster``; the engines are given all of it.
        script: Splink's settings for such a file, in ``bench/splink``.
        runs: how often each runs.
        folder: where they write.
    """
    commands = {"simpul": link_command([source], folder / "o", within=True)}
    if peer := peer_command("splink", script, source, folder / "splink.parquet"):
        commands["splink"] = peer
    took = in_turn(commands, runs=runs)
    judged = Judged(clusters_of_file(source))
    said: dict[str, Any] = {"runs": runs}
    said["simpul"] = took["simpul"] | judged.hits(folder / "o" / "hits.csv")
    said["simpul"]["entities"] = judged.entities(folder / "o" / "entities.csv")
    said["splink"] = took["splink"] | judged.pairs(folder / "splink.parquet") if peer else ABSENT
    return said
