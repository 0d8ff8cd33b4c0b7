# SPDX-License-Identifier: Apache-2.0
"""What it costs, in bits, to hold two Latin spellings for one word, script by script.

The costs are -log2 of how often a sound of the romanisation is written as another in names known to
be the same, learnt by tools/learn_spelling_costs.py, one table a script, with one for all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from simpul.normalise.names.sound import phones

FARTHEST: Final = 40.0
"""Cost from which two spellings have nothing to do with each other, in bits."""
START: Final = "^"
"""Stands before the first sound where an insertion is looked up."""
NOTHING: Final = "-"
GENERAL: Final = "Zyyy"
"""The table of scripts that have none of their own."""


@dataclass(frozen=True, slots=True)
class SpellingCosts:
    """Costs in bits of writing one sound as another.

    Attributes:
        write: sound to what it is written as to bits; ``-`` for leaving it out.
        insert: sound before to what is put in after it to bits; ``^`` stands before the first.
        strange: bits of whatever the tables do not have.
    """

    write: dict[str, dict[str, float]]
    insert: dict[str, dict[str, float]]
    strange: float


@cache
def _tables() -> dict[str, SpellingCosts]:
    text = (files("simpul.link.names") / "data" / "spelling_costs.tsv").read_text(encoding="utf-8")
    tables: dict[str, SpellingCosts] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        script, kind, sound, rest = line.split("\t")
        table = tables.setdefault(script, SpellingCosts({}, {}, 9.0))
        row = (table.write if kind == "w" else table.insert).setdefault(sound, {})
        row.update((pair[0], float(pair[1:])) for pair in rest.split(" "))
    return tables


def costs_of(script: str) -> SpellingCosts:
    """Return the costs of a script, ISO 15924; the general ones where it has none."""
    tables = _tables()
    return tables.get(script) or tables[GENERAL]


@lru_cache(maxsize=1 << 17)
def spelling_cost(native: str, latin: str, script: str = "Latn") -> float:
    """Return the bits it costs to take two lower-case ASCII spellings for one word.

    Args:
        native: a romanisation of the word in the other script.
        latin: how the word is written in Latin letters.
        script: script the romanisation comes from; for ``Latn`` both orders cost the same.

    A weighted edit distance over sounds, digraphs counting as one.
    """
    return path_cost(phones(native), phones(latin), costs_of(script))


def path_cost(native: str, latin: str, costs: SpellingCosts) -> float:
    """Return the least cost of writing one string of sounds as another."""
    write, insert, strange = costs.write, costs.insert, costs.strange
    put = insert.get(START, {})
    above = [0.0]
    for sign in latin:
        above.append(above[-1] + put.get(sign, strange))
    for sound in native:
        row, put = write.get(sound, {}), insert.get(sound, {})
        gap = row.get(NOTHING, strange)
        diagonal = above[0]
        last = diagonal + gap
        current = [last]
        for at, sign in enumerate(latin, start=1):
            last += put.get(sign, strange)
            up = above[at]
            best = diagonal + row.get(sign, strange)
            best = min(best, up + gap)
            best = min(best, last)
            diagonal, last = up, best
            current.append(best)
        above = current
    return above[-1]
