# SPDX-License-Identifier: Apache-2.0
"""Pair the spellings that public lists give of one person, word by word, for learn_spelling_costs.py.

usage: pair_list_spellings.py OUT.csv LIST.ftm.json …

Writes columns a, b: two different Latin spellings of what is most likely one word, since they stand in
names of one person, neither stands in both, and half their sounds agree.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from simpul.normalise.names import Token, name_forms
from simpul.normalise.names.sound import phones

MOST_NAMES = 25
LEAST_AGREEMENT = 0.5


def persons(path: Path) -> Iterator[list[str]]:
    """Yield the names of each person of a list in FollowTheMoney JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["schema"] == "Person":
                yield (record["properties"].get("name", []) + record["properties"].get("alias", []))[:MOST_NAMES]


def latin_words(name: str) -> list[Token]:
    """Return a name's Latin words of three letters or more."""
    return [token for token in name_forms(name).tokens if token.script == "Latn" and len(token.surface) > 2]  # noqa: PLR2004  three letters


def word_pairs(one: list[Token], other: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield the words that most likely are one word spelled in two ways."""
    ours, theirs = ({token.surface for token in words} for words in (one, other))
    for a, b in product(one, other):
        if a.surface not in theirs and b.surface not in ours:
            spelled = sorted((a.spellings[0], b.spellings[0]))
            if Levenshtein.normalized_similarity(phones(spelled[0]), phones(spelled[1])) >= LEAST_AGREEMENT:
                yield spelled[0], spelled[1]


def main(out: Path, lists: list[Path]) -> None:
    """Write the pairs of all lists."""
    found: set[tuple[str, str]] = set()
    for path in lists:
        for names in persons(path):
            for one, other in combinations(map(latin_words, names), 2):
                found.update(pair for pair in word_pairs(one, other) if pair[0] != pair[1])
    with out.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows([("a", "b"), *sorted(found)])
    print(f"{len(found)} pairs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
