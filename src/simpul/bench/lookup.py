# SPDX-License-Identifier: Apache-2.0
"""How long one record takes against an index of many invented people of nineteen agencies.

The records looked up are of the same people, held back from the index, and brought by an agency of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

import duckdb
import numpy as np

from simpul.bench.cold import Run, timed
from simpul.formats.read import read_source
from simpul.link.online import Index, open_index
from simpul.model.record import Record

AGENCIES: Final = 19
ASKERS: Final = "ZZ-ASKS"
LOOKUPS: Final = 1_000
_PERCENTILES: Final = (50, 95, 99, 100)


def bench_lookup(count: int, *, maker: Path, folder: Path | None = None, memory: str | None = None) -> dict[str, Any]:
    """Return how an index of ``count`` invented people is made, and the milliseconds of a thousand look-ups.

    Args:
        count: records to make; a thousand of them are looked up and not in the index.
        maker: the script that writes them (``make_people.py N OUT``).
        folder: where sources and index are made, and stay; None = a temporary folder.
        memory: what making the index may use before it spills, as ``8GB``.

    Returns:
        ``build`` (seconds, processor seconds, peak megabytes, megabytes of the file), ``cold`` (the file's pages
        dropped from memory first), ``warm`` (the same look-ups again), each with percentiles in milliseconds.
    """
    with TemporaryDirectory() as temporary:
        here = folder or Path(temporary)
        sources, asked = _sources(count, maker, here)
        index = here / "people.index"
        options = ["--memory", memory] if memory else []
        call = [sys.executable, "-m", "simpul.site.cli", "index", *map(str, sources), "--to", str(index), *options]
        built = timed(call)
        records = read_source(asked).records
        _drop_pages(index)
        with open_index(index) as opened:
            cold, hits = _measure(opened, records)
            warm, _ = _measure(opened, records)
        return {
            "records": count - len(records),
            "build": _build(built, index),
            "lookups": len(records),
            "with_hits": hits,
            "cold": cold,
            "warm": warm,
        }


def _sources(count: int, maker: Path, folder: Path) -> tuple[list[Path], Path]:
    """Make the people and deal them to the agencies; return the agencies' files and that of the records to look up."""
    people = folder / "people.parquet"
    if not people.exists():
        subprocess.run([sys.executable, str(maker), str(count), str(people)], check=True, capture_output=True)
    con = duckdb.connect(":memory:")
    con.execute(
        "CREATE VIEW people AS SELECT * EXCLUDE (cluster) FROM read_parquet($path)".replace("$path", f"'{people}'")
    )
    number = "substr(unique_id, 2)::BIGINT"
    sources = []
    for agency in range(AGENCIES):
        path = folder / f"A{agency:02}.parquet"
        con.execute(
            f"COPY (SELECT * FROM people WHERE {number} >= {LOOKUPS} AND {number} % {AGENCIES} = {agency}) TO '{path}'"  # noqa: S608  # numbers of our own
        )
        sources.append(path)
    asked = folder / f"{ASKERS}.parquet"
    con.execute(f"COPY (SELECT * FROM people WHERE {number} < {LOOKUPS}) TO '{asked}'")  # noqa: S608  # likewise
    con.close()
    return sources, asked


def _build(run: Run, index: Path) -> dict[str, Any]:
    return {
        "wall_seconds": round(run.wall, 1),
        "cpu_seconds": round(run.cpu, 1),
        "peak_mb": run.peak_mb,
        "file_mb": round(index.stat().st_size / 1e6),
    }


def _drop_pages(path: Path) -> None:
    """Ask the system to forget what it holds of a file, so that reading it is cold."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _measure(index: Index, records: Sequence[Record]) -> tuple[dict[str, float], int]:
    taken, hits = [], 0
    for record in records:
        began = perf_counter()
        hits += bool(index.lookup(record).hits)
        taken.append(1000 * (perf_counter() - began))
    return {f"p{p}_ms": round(float(np.percentile(taken, p)), 2) for p in _PERCENTILES}, hits
