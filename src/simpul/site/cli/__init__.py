# SPDX-License-Identifier: Apache-2.0
"""The command line. Each command reads its options, calls the engines, prints; errors become one sentence."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

import typer
from rich.console import Console

from simpul import __version__
from simpul.model.errors import SimpulError

EXIT_WRONG: Final = 2
EXIT_STOPPED: Final = 130

COMMANDS: Final = {
    "link": ("simpul.site.cli.link", "link"),
    "explain": ("simpul.site.cli.explain", "explain"),
    "index": ("simpul.site.cli.index", "index"),
    "lookup": ("simpul.site.cli.lookup", "lookup"),
    "compare-names": ("simpul.site.cli.names", "compare_names"),
    "exercise": ("simpul.site.cli.exercise", "exercise"),
    "brief": ("simpul.site.cli.brief", "brief"),
}
"""Command to where it lives; only the one that is called is loaded, so that each starts quickly."""

BENCH: Final = "bench"

app = typer.Typer(
    name="simpul",
    help="Cooperative investigation and information exchange between police agencies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def load_commands(wanted: str | None = None) -> typer.Typer:
    """Return the command line with the wanted command, or with all where none of that name exists."""
    known = wanted in COMMANDS or wanted == BENCH
    for name, (module, function) in COMMANDS.items():
        if not known or name == wanted:
            app.command(name)(getattr(import_module(module), function))
    if not known or wanted == BENCH:
        app.add_typer(import_module("simpul.site.cli.bench").app, name=BENCH)
    return app


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
        load_commands(next((word for word in sys.argv[1:] if not word.startswith("-")), None))()
    except SimpulError as error:
        Console(stderr=True, soft_wrap=True).print(
            f"simpul: {error.sentence} [{error.code}]", markup=False, highlight=False
        )
        sys.exit(EXIT_WRONG)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        Console(stderr=True).print("simpul: stopped; what was not finished is not written. [cli.stopped]", markup=False)
        sys.exit(EXIT_STOPPED)
