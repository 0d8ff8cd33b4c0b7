# SPDX-License-Identifier: Apache-2.0
"""``simpul bench``: measurements as JSON on standard output. Speed lives here and never in a test."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from simpul import __version__
from simpul.bench.lists import bench_lists
from simpul.bench.names import bench_names
from simpul.bench.people import as_json, bench_people
from simpul.model.errors import SimpulError

app = typer.Typer(help="Measure; JSON on standard output.", no_args_is_help=True)

DRAWS: Final = ("hard-1", "hard-2", "hard-3")
PEOPLE: Final = 100_000
FEW_PEOPLE: Final = 20_000
EVERY_SO_MANIETH: Final = 10

Small = Annotated[bool, typer.Option("--small", help="Less data; ends within a minute.")]
Data = Annotated[Path, typer.Option("--data", help="Folder with lists/ and names/, kept beside the repository.")]
Tools = Annotated[Path, typer.Option("--tools", help="Folder with make_people.py, kept beside the repository.")]


class NoBenchData(SimpulError):
    """The data to measure with is not where it was looked for."""

    code = "bench.no-data"


@app.command("link")
def link(
    small: Small = False,
    data: Data = Path("../shared/data"),
    tools: Tools = Path("../shared/tools"),
    runs: Annotated[int, typer.Option("--runs", min=1, help="Runs of each engine; medians are told.")] = 3,
) -> None:
    """Measure linking: real lists in hard draws, and invented people beside Splink in the same run."""
    _there(data / "lists" / "truth.csv")
    _there(tools / "make_people.py")
    lists = bench_lists(data / "lists", draws=DRAWS[:1] if small else DRAWS)
    people = bench_people(FEW_PEOPLE if small else PEOPLE, runs=1 if small else runs, maker=tools / "make_people.py")
    typer.echo(as_json(_about() | {"lists": lists, "people": people}))


@app.command("names")
def names(small: Small = False, data: Data = Path("../shared/data")) -> None:
    """Measure names across scripts: best F1 and recall at 0.99 precision a group."""
    _there(data / "names" / "pairs.csv")
    measured = bench_names(data / "names" / "pairs.csv", every=EVERY_SO_MANIETH if small else 1)
    typer.echo(as_json(_about() | {"names": measured}))


def _there(path: Path) -> None:
    if not path.is_file():
        message = f"{path.name} is not in {path.parent}; say where the data lies with --data and --tools."
        raise NoBenchData(message)


def _about() -> dict[str, Any]:
    return {
        "simpul": __version__,
        "day": datetime.now(tz=UTC).date().isoformat(),
        "machine": {"processors": cpu_count(), "system": platform.system(), "python": platform.python_version()},
    }
