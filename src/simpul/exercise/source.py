# SPDX-License-Identifier: Apache-2.0
"""The written part of the invention: names, words, numbering, sheets and plot, read once from ``data``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from simpul.model.definition import read_definition


@cache
def written(name: str) -> dict[str, Any]:
    """Return what ``data/NAME.yaml`` says."""
    said: dict[str, Any] = read_definition(
        (files("simpul.exercise") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return said
