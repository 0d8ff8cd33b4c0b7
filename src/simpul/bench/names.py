# SPDX-License-Identifier: Apache-2.0
"""Names across scripts: for each true pair five hard negatives; the pairs lie beside the repository."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any, Final

from anyascii import anyascii
from rapidfuzz import fuzz

from simpul.bench.cold import ABSENT, peer_command, timed
from simpul.bench.curve import Outcome, Scored, curve, intervals
from simpul.link.names.pairs import compare_file

Row = Mapping[str, str]
NamesScorer = Callable[[Path, Path], "tuple[list[float], float] | None"]
"""From a file of pairs and a file to write, the score of each pair and processor seconds; None where not built."""

FEW_DRAWS: Final = 100


def bench_names(pairs: Path, *, every: int = 1, peers: bool = True) -> dict[str, Any]:
    """Return, an engine and a group, best F1, recall at 0.99 precision and how often the true one is first of six.

    Args:
        pairs: CSV with columns set, lang, native, latin, same, group.
        every: take each so-manieth group of six only.
        peers: measure the peers on the same pairs too.
    """
    rows = [row for row in rows_of(pairs) if int(row["group"]) % every == 0]
    said: dict[str, Any] = {"pairs": len(rows), "engines": {}}
    with TemporaryDirectory() as name:
        given, out = Path(name) / "pairs.csv", Path(name) / "scored.csv"
        write_pairs(rows, given)
        for engine, scorer in (SCORERS if peers else {"simpul": _ours}).items():
            found = scorer(given, out)
            said["engines"][engine] = ABSENT if found is None else _of_engine(rows, *found)
    return said


def write_pairs(rows: Iterable[Row], out: Path) -> None:
    """Write pairs as ``compare-names`` reads them."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["a", "b"])
        writer.writerows((row["native"], row["latin"]) for row in rows)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_group(rows: Sequence[Row], scores: Sequence[float]) -> dict[str, list[Scored]]:
    """Return each group's scored pairs; the six of one true pair are drawn together in resampling."""
    groups: dict[str, list[Scored]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        groups[f"{row['set']}/{row['lang']}"].append(
            Scored(score, true=row["same"] == "1", accepted=False, unit=row["group"])
        )
    return dict(sorted(groups.items()))


def outcome_of(scored: Sequence[Scored]) -> Outcome:
    """Return the outcome of one group, all of whose true pairs are in it."""
    totals: dict[Any, int] = defaultdict(int)
    for one in scored:
        totals[one.unit] += one.true
    return Outcome.gathered(scored, totals)


def ranked_first(scored: Sequence[Scored]) -> float:
    """Return the share of true pairs that score higher than their five negatives; a tie does not count."""
    sixes: dict[Any, list[Scored]] = defaultdict(list)
    for one in scored:
        sixes[one.unit].append(one)
    first = 0
    for six in sixes.values():
        best = max(six)
        first += best.true and sum(one.score == best.score for one in six) == 1
    return round(first / max(1, len(sixes)), 3)


def _of_engine(rows: Sequence[Row], scores: Sequence[float], seconds: float) -> dict[str, Any]:
    return {
        "microseconds_a_pair": round(1e6 * seconds / max(1, len(rows))),
        "groups": {name: _figures(scored) for name, scored in by_group(rows, scores).items()},
    }


def _figures(scored: Sequence[Scored]) -> dict[str, Any]:
    outcome = outcome_of(scored)
    found, between = curve(outcome), intervals(outcome, draws=FEW_DRAWS)
    return {
        "true_pairs": found.true_pairs,
        "f1": round(found.f1, 3),
        "recall_at_99": round(found.recall_at_99, 3),
        "ranked_first": ranked_first(scored),
        "interval": {name: between[name] for name in ("f1", "recall_at_99")},
    }


def _ours(given: Path, out: Path) -> tuple[list[float], float]:
    began = process_time()
    compare_file(given, out)
    return [float(row["bits"]) for row in rows_of(out)], process_time() - began


def _rapidfuzz(given: Path, _: Path) -> tuple[list[float], float]:
    """Score by RapidFuzz's ``WRatio`` over AnyAscii's letters, the best of several spellings."""
    began = process_time()
    scores = [
        max(fuzz.WRatio(one, other) for one in _latin(row["a"]) for other in _latin(row["b"])) for row in rows_of(given)
    ]
    return scores, process_time() - began


def _latin(spellings: str) -> list[str]:
    return [anyascii(spelling).lower() for spelling in spellings.split("|")]


def _nomenklatura(given: Path, out: Path) -> tuple[list[float], float] | None:
    command = peer_command("nomenklatura", "names.py", given, out)
    if command is None:
        return None
    run = timed(command)
    return [float(row["bits"]) for row in rows_of(out)], run.cpu


SCORERS: Final[Mapping[str, NamesScorer]] = {"simpul": _ours, "rapidfuzz": _rapidfuzz, "logic_v2": _nomenklatura}
