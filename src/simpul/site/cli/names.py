# SPDX-License-Identifier: Apache-2.0
"""``simpul compare-names``: how much two spellings speak for one bearer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simpul.link.names.pairs import compare_file


def compare_names(
    pairs: Annotated[Path, typer.Argument(help="CSV with columns a and b; several spellings joined by |.")],
    out: Annotated[Path, typer.Option("--out", help="CSV to write: the same rows with a column bits.")],
) -> None:
    """Add to each pair of names how many bits speak for one bearer."""
    compared = compare_file(pairs, out)
    typer.echo(f"{compared.rows} pairs compared, {compared.refused} refused. Written: {out}")
