# SPDX-License-Identifier: Apache-2.0
"""Whether a probability means what it says: of the hits that are said to be true with some probability, how many are.

Hits below the weakest grade are not written, so the lowest bins are partly empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from simpul.bench.desk import Judge
from simpul.bench.desk_sets import DRAW, SEED, operation_holding, people_holding
from simpul.bench.invented_people import make_people
from simpul.bench.lists import DAY, draw_files, pair_of, read_truth
from simpul.exercise.write import write_exercise
from simpul.formats.intake import take_in
from simpul.link.run import Options, find
from simpul.link.tables import open_tables

EDGES: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Ends of the bins; the last holds 1."""
_NORMAL_95: Final = 1.96

Said = tuple[float, bool]
"""Probability said, and whether the pair is true."""


def bench_reliability(lists: Path | None, *, people: int, maker: Path) -> dict[str, Any]:
    """Return reliability on the lists, on invented people and on the invented operation.

    Args:
        lists: folder of the lists and their truth; None leaves them and the operation out.
        people: how many records of invented people.
        maker: the script that invents them.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = make_people(maker, people, folder / "people.parquet")
        measured = {"people": reliability(said_of([file], people_holding(file).judge, within=True))}
        if lists is not None:
            truth = read_truth(lists)

            def judge(left: tuple[str, str], right: tuple[str, str]) -> tuple[bool, str] | None:
                counted = truth.counts(pair_of(left[1], right[1]))
                return (counted[1], counted[0]) if counted else None

            measured["lists"] = reliability(said_of(draw_files(lists / DRAW), judge, within=False))
            write_exercise(folder / "exercise", seed=SEED)
            holdings = sorted((folder / "exercise" / "holdings").iterdir())
            operation = operation_holding(folder / "exercise" / "truth")
            measured["operation"] = reliability(said_of(holdings, operation.judge, within=False))
        return measured


def said_of(sources: Sequence[Path], judge: Judge, *, within: bool) -> list[Said]:
    """Link sources and return what was said of every hit that counts, beside the truth."""
    with open_tables() as tables:
        take_in(tables, sources, audience=None, at=DAY)
        find(tables, Options(within=within))
        rows = tables.run("hit_rows").fetchall()
    judged = ((float(p), judge((la, li), (ra, ri))) for la, li, ra, ri, _, _, p, *_ in rows)
    return [(probability, of[0]) for probability, of in judged if of is not None]


def reliability(said: Iterable[Said]) -> dict[str, Any]:
    """Return the bins of a reliability plot, and two figures of all.

    Returns:
        ``bins``: from, to, pairs, mean probability said, share true with its 95 % interval (Wilson 1927);
        ``error``: mean distance of said and true over the bins, weighed by pairs (expected calibration error);
        ``brier``: mean square of what was said less what is true (Brier 1950), 0 is best.
    """
    pairs = list(said)
    ends = list(pairwise(EDGES))
    bins = [
        _bin(low, high, [one for one in pairs if low <= one[0] < high or (high == one[0] == 1.0)]) for low, high in ends
    ]
    filled = [one for one in bins if one["pairs"]]
    number = max(1, len(pairs))
    return {
        "bins": filled,
        "error": round(sum(one["pairs"] * abs(one["said"] - one["true"]) for one in filled) / number, 4),
        "brier": round(sum((probability - true) ** 2 for probability, true in pairs) / number, 4),
    }


def _bin(low: float, high: float, pairs: Sequence[Said]) -> dict[str, Any]:
    number, true = len(pairs), sum(is_true for _, is_true in pairs)
    if not number:
        return {"pairs": 0}
    return {
        "from": low,
        "to": high,
        "pairs": number,
        "said": round(sum(probability for probability, _ in pairs) / number, 4),
        "true": round(true / number, 4),
        "interval": wilson(true, number),
    }


def wilson(true: int, number: int) -> list[float]:
    """Return the 95 % interval of a share. Source: Wilson (1927), "Probable Inference, the Law of Succession"."""
    share, square = true / number, _NORMAL_95**2
    middle = (share + square / (2 * number)) / (1 + square / number)
    half = _NORMAL_95 / (1 + square / number) * sqrt(share * (1 - share) / number + square / (4 * number * number))
    return [round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)]
