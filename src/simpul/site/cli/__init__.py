# SPDX-License-Identifier: Apache-2.0
"""The command line. Each command reads its options, calls the engines, prints; errors become one sentence."""

from __future__ import annotations

import sys
from typing import Final

import typer
from rich.console import Console

from simpul import __version__
from simpul.model.errors import SimpulError
from simpul.site.cli import bench, brief, exercise, link, names

EXIT_WRONG: Final = 2

app = typer.Typer(
    name="simpul",
    help="Cooperative investigation and information exchange between police agencies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("link")(link.link)
app.command("compare-names")(names.compare_names)
app.command("exercise")(exercise.exercise)
app.command("brief")(brief.brief)
app.add_typer(bench.app, name="bench")


@app.callback(invoke_without_command=True)
def _version(
    version: bool = typer.Option(False, "--version", help="Print the version and leave."),
) -> None:
    if version:
        typer.echo(f"simpul {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; a refusal is one sentence with its code on standard error, and exit status 2."""
    try:
        app()
    except SimpulError as error:
        Console(stderr=True, soft_wrap=True).print(f"simpul: {error.sentence} [{error.code}]", markup=False, highlight=False)
        sys.exit(EXIT_WRONG)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        Console(stderr=True).print("simpul: stopped; what was not finished is not written. [cli.stopped]", markup=False)
        sys.exit(130)
