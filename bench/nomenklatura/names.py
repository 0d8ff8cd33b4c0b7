# SPDX-License-Identifier: Apache-2.0
"""nomenklatura's logic-v2 on pairs of names, as persons of whom nothing else is known.

usage: names.py PAIRS.csv OUT.csv     (columns a and b, several spellings joined by |)
Writes column bits: the score, 0 to 1, in the order of the pairs.
"""

from __future__ import annotations

import csv
import logging
import sys
from pathlib import Path

from followthemoney import Dataset, StatementEntity
from nomenklatura.matching import ScoringConfig, get_algorithm


def person(number: int, spellings: str) -> StatementEntity:
    """Return a person of that name; each with an id of its own, since scores are remembered by id."""
    said = {"id": f"p{number}", "schema": "Person", "properties": {"name": (spellings or "").split("|")}}
    return StatementEntity.from_data(Dataset.make({"name": "pairs", "title": "Pairs"}), said, cleaned=False)


def main(pairs: str, out: str) -> None:
    """Score each pair."""
    logging.disable(logging.CRITICAL)
    logic, config = get_algorithm("logic-v2"), ScoringConfig.defaults()
    with Path(pairs).open(encoding="utf-8", newline="") as given, Path(out).open("w", encoding="utf-8") as written:
        written.write("bits\n")
        for at, row in enumerate(csv.DictReader(given)):
            left, right = person(2 * at, row["a"]), person(2 * at + 1, row["b"])
            written.write(f"{logic.compare(left, right, config).score}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
