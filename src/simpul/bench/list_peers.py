# SPDX-License-Identifier: Apache-2.0
"""What peers make of the lists: RapidFuzz over transliterated names, and nomenklatura in its own environment."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz, process

from simpul.bench.cold import peer_command, timed

LEAST: Final = 60
"""Similarity, of 100, below which a pair is not kept."""
SAID_SAME: Final = {"rapidfuzz": 90.0, "blocker": float("inf"), "logic_v2": 0.7}
"""From where each peer's score is taken to say "same". logic-v2: what the server built on it answers "match" from;
RapidFuzz names no such score, 90 is a habit; the blocker says nothing of sameness."""

Found = tuple[dict[str, list[tuple[str, str, float, bool]]], float]
"""Scored pairs by the peer's scale, and processor seconds."""


def rapidfuzz_pairs(sources: Sequence[Path]) -> Found | None:
    """Return all pairs of names of two lists by RapidFuzz's ``token_sort_ratio`` over AnyAscii's letters."""
    began = process_time()
    lists = [_names(source) for source in sources]
    pairs = []
    for at, left in enumerate(lists):
        for right in lists[at + 1 :]:
            scores = process.cdist(
                [n for _, n in left], [n for _, n in right], scorer=fuzz.token_sort_ratio, score_cutoff=LEAST
            )
            for i, j in zip(*np.nonzero(scores), strict=True):
                score = float(scores[i, j])
                pairs.append((left[i][0], right[j][0], score, score >= SAID_SAME["rapidfuzz"]))
    return {"rapidfuzz": pairs}, process_time() - began


def nomenklatura_pairs(sources: Sequence[Path]) -> Found | None:
    """Return the pairs of nomenklatura's blocker with its own score and with logic-v2's; None where it is not built."""
    with TemporaryDirectory() as name:
        out = Path(name) / "pairs.csv"
        command = peer_command("nomenklatura", "lists.py", out, *sources)
        if command is None:
            return None
        run = timed(command)
        with out.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    return {scale: [_scored(row, scale) for row in rows] for scale in ("blocker", "logic_v2")}, run.cpu


PEERS_AT: Final[Mapping[str, Callable[[Sequence[Path]], Found | None]]] = {
    "rapidfuzz": rapidfuzz_pairs,
    "nomenklatura": nomenklatura_pairs,
}


def _scored(row: Mapping[str, Any], scale: str) -> tuple[str, str, float, bool]:
    score = float(row[scale])
    return row["left_id"], row["right_id"], score, score >= SAID_SAME[scale]


def _names(source: Path) -> list[tuple[str, str]]:
    """Return each record's id and name in lower ASCII."""
    with source.open(encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [(one["id"], anyascii(name).lower()) for one in records for name in one["properties"].get("name", [])[:1]]
