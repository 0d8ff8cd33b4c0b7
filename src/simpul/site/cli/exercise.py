# SPDX-License-Identifier: Apache-2.0
"""``simpul exercise``: an invented operation to practise with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simpul.exercise.write import write_exercise
from simpul.site.cli.stages import Stages


def exercise(
    folder: Annotated[Path, typer.Argument(help="Folder to write holdings/ and truth/ into.")],
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same operation, byte for byte.")] = 1,
    scale: Annotated[float, typer.Option("--scale", min=0.1, help="How many times the people of scale 1.")] = 1.0,
) -> None:
    """Invent an operation of 19 participants, 24 cases and 75 leads; nobody in it exists."""
    with Stages.shown() as stages:
        stages("generate")
        summary = write_exercise(folder, seed=seed, scale=scale)
    typer.echo(f"{summary} Written: {folder}")
