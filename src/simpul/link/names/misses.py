# SPDX-License-Identifier: Apache-2.0
"""How often a true pair of names is missed, measured script by script, so that a no-hit says what it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_LATIN: Final = "Latn"
_PERSON: Final = "Person"
_COMPANY: Final = "Company"
_TYPES: Final = {"Person": _PERSON, "Company": _COMPANY, "Organization": _COMPANY, "Group": _COMPANY, "Body": _COMPANY}
_FEWEST: Final = 20
"""True pairs from which a share is said at all."""
MEASURED, NOT_MEASURED = "miss-rate.measured", "miss-rate.not-measured"


@dataclass(frozen=True, slots=True)
class MissRate:
    """The share of true pairs of names that linking would not find by the name.

    Attributes:
        script: script of the one spelling, ISO 15924; the one that is not Latin where one is not.
        other: script of the other spelling.
        type: ``Person`` or ``Company``.
        n: true pairs measured.
        share: of them missed: no key in common, or too little evidence; 0 to 1.
        low: lower end of the 95 % interval of the share.
        high: its upper end.
    """

    script: str
    other: str
    type: str
    n: int
    share: float
    low: float
    high: float


@cache
def _table() -> dict[tuple[str, str, str], MissRate]:
    text = (files("simpul.link.names") / "data" / "miss_rates.tsv").read_text(encoding="utf-8")
    rates = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            script, other, kind, number, share, low, high = line.split("\t")
            rates.append(MissRate(script, other, kind, int(number), float(share), float(low), float(high)))
    return {(rate.script, rate.other, rate.type): rate for rate in rates}


def measured_rates() -> tuple[MissRate, ...]:
    """Return all shares shipped, sorted."""
    return tuple(rate for _, rate in sorted(_table().items()))


def miss_rate(script: str, type_name: str, *, other: str = _LATIN) -> MissRate | None:
    """Return how often names of a type are missed between two scripts; None where that was not measured, never 0.

    Args:
        script: ISO 15924 code of the one spelling.
        type_name: record type, such as ``Person`` or ``Company``.
        other: ISO 15924 code of the other spelling.
    """
    one, two = sorted((script, other), key=lambda code: (code == _LATIN, code))
    rate = _table().get((one, two, _TYPES.get(type_name, type_name)))
    return rate if rate is not None and rate.n >= _FEWEST else None


def no_hit_notes(scripts: Iterable[str], type_name: str) -> list[dict[str, Any]]:
    """Return for each script what a no-hit against Latin spellings is worth, as codes and values, sorted.

    Each has ``code`` (``miss-rate.measured`` or ``miss-rate.not-measured``), ``script``, ``other`` and ``type``;
    the measured ones ``n``, ``share``, ``low`` and ``high`` as well.
    """
    return [_note(script, type_name) for script in sorted(set(scripts))]


def _note(script: str, type_name: str) -> dict[str, Any]:
    rate = miss_rate(script, type_name)
    about = {"script": script, "other": _LATIN, "type": type_name}
    if rate is None:
        return {"code": NOT_MEASURED, **about}
    return {"code": MEASURED, **about, "n": rate.n, "share": rate.share, "low": rate.low, "high": rate.high}


def no_hit_sentence(note: dict[str, Any]) -> str:
    """Return one note of ``no_hit_notes`` as an English sentence."""
    what = f"{note['type']} names in {note['script']} against {note['other']}"
    if note["code"] == NOT_MEASURED:
        return f"How many {what} are missed was not measured; a no-hit clears nobody."
    return (
        f"Of {note['n']} true pairs of {what}, {note['share']:.1%} were missed by the name "
        f"(95 % interval {note['low']:.1%} to {note['high']:.1%}); a no-hit clears nobody."
    )


def no_hit_summary(notes: Iterable[dict[str, Any]]) -> str:
    """Return all notes of a run's persons and companies as one English sentence or two; empty where there are none."""
    asked = [note for note in notes if note["type"] in _TYPES]
    known = [note for note in asked if note["code"] == MEASURED]
    unknown = sorted({f"{note['type']} {note['script']}" for note in asked if note["code"] == NOT_MEASURED})
    shares = ", ".join(f"{note['type']} {note['script']} {note['share']:.0%} of {note['n']}" for note in known)
    sentences = [f"True pairs missed by the name, against Latin spellings: {shares}."] if known else []
    sentences += [f"Not measured: {', '.join(unknown)}."] if unknown else []
    return " ".join(sentences)
