# SPDX-License-Identifier: Apache-2.0
"""Names across scripts: for each true pair five hard negatives; the pairs lie beside the repository."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from simpul.bench.curve import curve
from simpul.link.names.pairs import compare_file


def bench_names(pairs: Path, *, every: int = 1) -> dict[str, Any]:
    """Return, a group of names, best F1, recall at 0.99 precision and how often the true one is ranked first of six.

    Args:
        pairs: CSV with columns set, lang, native, latin, same, group.
        every: take each so-manieth group of six only.
    """
    rows = [row for row in _rows(pairs) if int(row["group"]) % every == 0]
    with TemporaryDirectory() as folder:
        given, scored = Path(folder) / "pairs.csv", Path(folder) / "scored.csv"
        with given.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["a", "b"])
            writer.writerows((row["native"], row["latin"]) for row in rows)
        began = perf_counter()
        compare_file(given, scored)
        seconds = perf_counter() - began
        bits = [float(row["bits"]) for row in _rows(scored)]
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    choices: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for row, score in zip(rows, bits, strict=True):
        name = f"{row['set']}/{row['lang']}"
        groups[name].append((score, row["same"] == "1"))
        choices[name, row["group"]].append((score, row["same"] == "1"))
    return {
        "pairs": len(rows),
        "microseconds_a_pair": round(1e6 * seconds / max(1, len(rows))),
        "groups": {name: _figures(name, scored_pairs, choices) for name, scored_pairs in sorted(groups.items())},
    }


def _figures(name: str, scored: list[tuple[float, bool]], choices: Any) -> dict[str, Any]:  # noqa: ANN401  # see above
    found = curve(scored, sum(true for _, true in scored)).figures()
    sixes = [six for (of, _), six in choices.items() if of == name]
    first = sum(max(six)[1] and sum(score == max(six)[0] for score, _ in six) == 1 for six in sixes)
    return {
        "true_pairs": found["true_pairs"],
        "f1": found["f1"],
        "recall_at_99": found["recall_at_99"],
        "ranked_first": round(first / len(sixes), 3),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
