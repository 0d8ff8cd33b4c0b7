# SPDX-License-Identifier: Apache-2.0
"""Engines in turn, each run a cold process from the file to scored pairs, training included."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from simpul.model.errors import SimpulError

PEERS: Final = Path("bench")
"""Where the peers' own locked environments and scripts lie, from the repository's folder."""

ABSENT: Final = "absent: make bench-peers"
"""Stands where a peer's environment is not built."""

PATIENCE: Final = 60.0
"""Seconds by the clock after which an engine is not run again on one file; what it took so far is told."""


class EngineFailed(SimpulError):
    """An engine that is measured ended with an error; no figure stands for it."""

    code = "bench.engine-failed"


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, processor seconds, peak megabytes."""

    wall: float
    cpu: float
    peak_mb: int


def in_turn(commands: Mapping[str, Sequence[str]], *, runs: int) -> dict[str, dict[str, Any]]:
    """Run each command ``runs`` times in turn and return their medians by engine.

    An engine whose runs already took more than ``PATIENCE`` seconds together is not run again.
    """
    done: dict[str, list[Run]] = {engine: [] for engine in commands}
    for _ in range(runs):
        for engine, command in commands.items():
            if sum(run.wall for run in done[engine]) <= PATIENCE:
                done[engine].append(timed(command))
    return {engine: medians(of) for engine, of in done.items()}


def timed(command: Sequence[str]) -> Run:
    """Run a command to its end and return what it took.

    Raises:
        EngineFailed: it ended with an error.
    """
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{Path(command[0]).name} {' '.join(command[1:3])} … ended with status {process.returncode}."
        raise EngineFailed(message)
    return Run(perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def medians(runs: Sequence[Run]) -> dict[str, Any]:
    """Return the medians of runs, and every run's seconds."""
    return {
        "wall_seconds": round(median(run.wall for run in runs), 2),
        "cpu_seconds": round(median(run.cpu for run in runs), 2),
        "peak_mb": round(median(run.peak_mb for run in runs)),
        "all_wall_seconds": [round(run.wall, 2) for run in runs],
    }


def link_command(sources: Sequence[Path], out: Path, *, within: bool) -> list[str]:
    """Return the call of ``simpul link`` on sources."""
    given = [str(source) for source in sources]
    return [
        sys.executable,
        "-m",
        "simpul.site.cli",
        "link",
        *given,
        "--out",
        str(out),
        *(["--within"] if within else []),
    ]


def peer_command(peer: str, script: str, *arguments: Path) -> list[str] | None:
    """Return the call of a peer's script in its own environment; None where that is not built."""
    python, said = PEERS / peer / ".venv" / "bin" / "python", PEERS / peer / script
    return [str(python), str(said), *map(str, arguments)] if python.exists() and said.exists() else None
