# SPDX-License-Identifier: Apache-2.0
"""``report.html`` of a run of linking: one offline page without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

SHOWN: Final = 200
"""How many hits the page shows, strongest first; ``hits.csv`` has all."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """One hit as the page shows it: both records with their spellings, the bits, and the terms they add up from.

    Attributes:
        terms: (code, bits) of each reason.
    """

    left: str
    left_name: str
    right: str
    right_name: str
    type: str
    grade: str
    bits: float
    probability: float
    terms: tuple[tuple[str, float], ...]


def shown_hit(row: Mapping[str, Any]) -> ShownHit:
    """Return a hit from a row of ``link.files.strongest_hits``."""
    terms = [term.rpartition(":") for term in str(row["reasons"]).split(" ") if ":" in term]
    return ShownHit(
        left=f"{row['left_agency']}/{row['left_id']}",
        left_name=row["left_name"] or "",
        right=f"{row['right_agency']}/{row['right_id']}",
        right_name=row["right_name"] or "",
        type=row["type"],
        grade=row["grade"],
        bits=float(row["bits"]),
        probability=float(row["probability"]),
        terms=tuple((code, float(bits)) for code, _, bits in terms),
    )


def render_report(said: Mapping[str, Any], hits: Sequence[ShownHit]) -> str:
    """Return the page of a run.

    Args:
        said: what ``report.json`` holds.
        hits: the strongest hits.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = (files("simpul.brief") / "linkage" / "report.html.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        linking=said["linking"],
        sources=said["sources"],
        withheld=said["withheld"],
        handling=said["handling"],
        stages=said["stages"],
        hits=hits,
        total=sum(said["linking"]["hits"].values()),
    )
