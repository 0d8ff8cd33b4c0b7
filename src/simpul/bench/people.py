# SPDX-License-Identifier: Apache-2.0
"""Invented people with known duplicates, linked by this engine and by Splink in turn.

Each run is a cold process, from the file to scored pairs, training included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

import duckdb

SPLINK: Final = Path("bench/splink")
"""Where the yardstick's own locked environment and script lie, from the repository's folder."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, processor seconds, peak megabytes."""

    wall: float
    cpu: float
    peak_mb: int


def bench_people(count: int, *, runs: int, maker: Path) -> dict[str, Any]:
    """Return seconds, memory and F1 of both engines on one file of ``count`` records, run in turn.

    Args:
        count: records to make.
        runs: how often each engine runs; medians are told.
        maker: the script that writes the file (``make_people.py N OUT``).
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        people = folder / "people.parquet"
        subprocess.run([sys.executable, str(maker), str(count), str(people)], check=True, capture_output=True)
        ours: list[Run] = []
        theirs: list[Run] = []
        peer = SPLINK / ".venv" / "bin" / "python"
        for _ in range(runs):
            ours.append(
                _timed(
                    [
                        sys.executable,
                        "-m",
                        "simpul.site.cli",
                        "link",
                        str(people),
                        "--within",
                        "--out",
                        str(folder / "o"),
                    ]
                )
            )
            if peer.exists():
                theirs.append(
                    _timed([str(peer), str(SPLINK / "people.py"), str(people), str(folder / "splink.parquet")])
                )
        return {
            "records": count,
            "runs": runs,
            "simpul": _medians(ours) | _quality(people, folder / "o" / "hits.csv"),
            "splink": _medians(theirs) | _quality(people, folder / "splink.parquet")
            if theirs
            else "absent: make bench-peers",
        }


def _timed(command: Sequence[str]) -> Run:
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def _medians(runs: Sequence[Run]) -> dict[str, Any]:
    return {
        "wall_seconds": round(median(run.wall for run in runs), 2),
        "cpu_seconds": round(median(run.cpu for run in runs), 2),
        "peak_mb": round(median(run.peak_mb for run in runs)),
        "all_wall_seconds": [round(run.wall, 2) for run in runs],
    }


def _quality(people: Path, pairs: Path) -> dict[str, Any]:
    """Return best F1 over thresholds, with its precision and recall, of scored pairs against the clusters made."""
    query = (files("simpul.bench") / "queries" / "people_quality.sql").read_text(encoding="utf-8")
    con = duckdb.connect(":memory:")
    con.execute("CREATE TABLE people AS SELECT unique_id, cluster FROM read_parquet(?)", [str(people)])
    reader = "read_parquet" if pairs.suffix == ".parquet" else "read_csv"
    con.execute(f"CREATE TABLE pair AS SELECT left_id, right_id, bits FROM {reader}(?)", [str(pairs)])  # noqa: S608
    threshold, precision, recall, f1 = con.execute(query).fetchall()[0]
    return {
        "f1": round(f1, 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "at_bits": round(threshold, 2),
    }


def as_json(measured: object) -> str:
    """Return measurements as indented JSON."""
    return json.dumps(measured, ensure_ascii=False, indent=1)
