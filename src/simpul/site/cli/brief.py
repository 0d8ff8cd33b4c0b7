# SPDX-License-Identifier: Apache-2.0
"""``simpul brief``: the operation's picture for the meeting, or one agency's pack."""

from __future__ import annotations

from pathlib import Path

import typer


def brief(folder: Path, out: Path = typer.Option(..., "--out")) -> None:
    """Make the operation's picture for the meeting."""
