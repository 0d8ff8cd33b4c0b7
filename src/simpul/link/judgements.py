# SPDX-License-Identifier: Apache-2.0
"""People's judgements of hits. They outlive every re-run and are never overruled by weights."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simpul.model.errors import SimpulError
from simpul.model.ids import RecordId, record_id


class Verdict(StrEnum):
    """What a person said of a pair."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


class UnreadableJudgements(SimpulError):
    """The file of judgements lacks a column or holds a verdict nobody knows."""

    code = "link.unreadable-judgements"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on a pair, with the reason; ``left < right``."""

    left: RecordId
    right: RecordId
    verdict: Verdict
    by: str
    at: str
    reason: str


COLUMNS = ("left_agency", "left_id", "right_agency", "right_id", "judgement", "by", "at", "reason")


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements of a CSV file with the columns of ``COLUMNS``; the latest of a pair holds.

    Raises:
        UnreadableJudgements: a column is missing, or a verdict is none of same, not_same, unsure.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"The judgements in {path.name} cannot be read ({error}); give a CSV file in UTF-8."
        raise UnreadableJudgements(message) from error
    missing = [column for column in COLUMNS[:5] if rows and column not in rows[0]]
    if missing:
        message = f"The judgements in {path.name} lack the column {', '.join(missing)}."
        raise UnreadableJudgements(message)
    return latest(_judgement(row, path.name, number) for number, row in enumerate(rows, start=2))


def latest(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return one judgement a pair, the one given last, in order of the pairs."""
    held: dict[tuple[RecordId, RecordId], Judgement] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        if pair not in held or held[pair].at <= judgement.at:
            held[pair] = judgement
    return tuple(held[pair] for pair in sorted(held))


def _judgement(row: dict[str, str], name: str, number: int) -> Judgement:
    cells = {column: (row.get(column) or "").removeprefix("'").strip() for column in COLUMNS}
    ends = sorted(record_id(cells[f"{side}_agency"], cells[f"{side}_id"]) for side in ("left", "right"))
    if not all(cells[column] for column in COLUMNS[:4]) or ends[0] == ends[1]:
        message = f"Row {number} of {name} does not name two different records; give agency and id of both."
        raise UnreadableJudgements(message)
    try:
        verdict = Verdict(cells["judgement"].lower().replace(" ", "_"))
    except ValueError:
        message = f"Row {number} of {name} says {cells['judgement']!r}; a judgement is same, not_same or unsure."
        raise UnreadableJudgements(message) from None
    return Judgement(
        left=ends[0],
        right=ends[1],
        verdict=verdict,
        by=cells["by"],
        at=cells["at"],
        reason=cells["reason"],
    )
