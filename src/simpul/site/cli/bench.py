# SPDX-License-Identifier: Apache-2.0
"""``simpul bench``: measurements as JSON on standard output. Speed lives here and never in a test."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, Final

import typer

from simpul import __version__
from simpul.bench.names import bench_names
from simpul.bench.parts import PARTS, Setting, there

app = typer.Typer(help="Measure; JSON on standard output.", no_args_is_help=True)

EVERY_SO_MANIETH: Final = 10
LIBRARIES: Final = ("duckdb", "numpy", "rapidfuzz")

Part = StrEnum("Part", {name: name for name in PARTS})  # type: ignore[misc]  # the list of parts is the bench's

Small = Annotated[bool, typer.Option("--small", help="Less data; ends within a minute.")]
Data = Annotated[Path, typer.Option("--data", help="Folder with lists/, names/ and splink/, beside the repository.")]
Tools = Annotated[Path, typer.Option("--tools", help="Folder with make_people.py, kept beside the repository.")]


@app.command("link")
def link(
    small: Small = False,
    part: Annotated[list[Part] | None, typer.Option("--part", help="Measure this part only; may be repeated.")] = None,
    data: Data = Path("../shared/data"),
    tools: Tools = Path("../shared/tools"),
    runs: Annotated[int, typer.Option("--runs", min=1, help="Cold runs of each engine; medians are told.")] = 3,
    most: Annotated[
        int, typer.Option("--most", min=1, help="Most records on the curve of cost, and in the index.")
    ] = 1_000_000,
) -> None:
    """Measure linking beside its peers: lists, people, public sets, an operation, a desk's gain, cost, mechanisms."""
    setting = Setting(data, tools / "make_people.py", small=small, runs=1 if small else runs, most=most)
    measured = _measured([one.value for one in part or Part], setting)
    typer.echo(_as_json(_about(small=small) | measured))


@app.command("names")
def names(small: Small = False, data: Data = Path("../shared/data")) -> None:
    """Measure names across scripts: best F1 and recall at 0.99 precision a group, beside the peers."""
    pairs = there(data / "names" / "pairs.csv")
    measured = bench_names(pairs, every=EVERY_SO_MANIETH if small else 1, peers=not small)
    typer.echo(_as_json(_about(small=small) | {"names": measured}))


def _measured(parts: Sequence[str], setting: Setting) -> dict[str, Any]:
    measured: dict[str, Any] = {}
    for name in parts:
        began = perf_counter()
        measured[name] = PARTS[name](setting)
        typer.echo(f"{name}: {perf_counter() - began:.0f} s", err=True)
    return measured


def _about(*, small: bool) -> dict[str, Any]:
    return {
        "about": {
            "simpul": __version__,
            "day": datetime.now(tz=UTC).date().isoformat(),
            "small": small,
            "processors": cpu_count(),
            "system": platform.system(),
            "python": platform.python_version(),
            "libraries": {name: version(name) for name in LIBRARIES},
        }
    }


def _as_json(measured: object) -> str:
    return json.dumps(measured, ensure_ascii=False, indent=1)
