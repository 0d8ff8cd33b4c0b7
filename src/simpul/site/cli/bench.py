# SPDX-License-Identifier: Apache-2.0
"""``simpul bench``: measurements as JSON on standard output."""

from __future__ import annotations

import typer

app = typer.Typer(help="Measure; JSON on standard output.", no_args_is_help=True)


@app.command("link")
def link(small: bool = typer.Option(False, "--small")) -> None:
    """Measure linking."""
