# SPDX-License-Identifier: Apache-2.0
"""Learn what it costs to write one sound as another, from names known to be the same.

usage: learn_spelling_costs.py PAIRS.csv [LATIN.csv] [--all]

PAIRS has columns native, latin, same, group (several spellings joined by ``|``); only rows with same=1
count, and only even groups unless --all, so that the odd ones stay for measuring. LATIN has columns
a, b: two Latin spellings of one word. Words are paired by the present costs, each pair is aligned sound
by sound along the cheapest path, the steps are counted, and the counts become the next costs; five
rounds. Writes ``src/simpul/link/names/data/spelling_costs.tsv``.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from math import log2
from pathlib import Path

from simpul.link.names.spelling import GENERAL, NOTHING, START, SpellingCosts, path_cost
from simpul.normalise.names import NameForms, Token, name_forms
from simpul.normalise.names.forms import joined
from simpul.normalise.names.sound import phones

TARGET = Path(__file__).parent.parent / "src/simpul/link/names/data/spelling_costs.tsv"
HEAD = """\
# Bits of writing one sound as another, made by tools/learn_spelling_costs.py from names known to be the same.
# script, w(rite) or i(nsert after), sound, what is written and its bits
"""
SIGNS = "abcdefghijklmnopqrstuvwxyzSCZKGTDN"
ROUNDS = 5
POOLED_WEIGHT = 12.0
PRIOR_WEIGHT = 8.0
CEILING = 9.0
NEAR = 2.6
FAR = 5.0
Steps = dict[str, Counter[tuple[str, str, str]]]


def prior() -> SpellingCosts:
    """Return hand-set costs to start from: vowels cheap, consonants of one class cheaper than others."""
    classes = ("pbfvw", "kgqKGxhc", "tdTD", "szSjcCZx", "lr", "nmN", "iyj", "uwov", "aeiouy")
    vowels = set("aeiouy")

    def write(left: str, right: str) -> float:
        if left == right:
            return 0.3
        return 3.0 if any(left in group and right in group for group in classes) else 8.0

    table = {left: {right: write(left, right) for right in SIGNS} for left in SIGNS}
    for sound, row in table.items():
        row[NOTHING] = 3.0 if sound in vowels or sound in "hwyj" else 6.0
    put = {right: 4.0 if right in vowels else 5.0 if right in "hwy" else 7.5 for right in SIGNS}
    return SpellingCosts(table, {left: dict(put) for left in SIGNS + START}, CEILING)


def _options(
    native: str, latin: str, at: tuple[int, int], costs: SpellingCosts
) -> list[tuple[float, tuple[int, int], tuple[str, str, str]]]:
    """Return the ways into a place of the alignment: (cost, place before, step)."""
    i, j = at
    before = native[i - 1] if i else START
    options = []
    if i and j:
        sign = latin[j - 1]
        options.append((costs.write[before].get(sign, CEILING), (i - 1, j - 1), ("w", before, sign)))
    if i:
        options.append((costs.write[before].get(NOTHING, CEILING), (i - 1, j), ("w", before, NOTHING)))
    if j:
        sign = latin[j - 1]
        options.append((costs.insert[before].get(sign, CEILING), (i, j - 1), ("i", before, sign)))
    return options


def steps(native: str, latin: str, costs: SpellingCosts) -> list[tuple[str, str, str]]:
    """Return the cheapest path's steps: (w or i, sound, what is written)."""
    rows = len(native)
    best: list[list[tuple[float, tuple[int, int], tuple[str, str, str] | None]]] = [[(0.0, (0, 0), None)]]
    for i in range(rows + 1):
        if i:
            best.append([])
        for j in range(len(latin) + 1):
            if i or j:
                options = _options(native, latin, (i, j), costs)
                best[i].append(
                    min(
                        ((best[came[0]][came[1]][0] + cost, came, step) for cost, came, step in options),
                        key=lambda option: option[0],
                    )
                )
    path, at = [], (rows, len(latin))
    while at != (0, 0):
        _, came, step = best[at[0]][at[1]]
        path.append(step)
        at = came
    return [step for step in path if step is not None]


def cheapest(native: Token, latin: Token, costs: SpellingCosts) -> tuple[float, str, str]:
    """Return the cheapest pair of spellings of two words and its cost a sound."""
    found = (
        (path_cost(phones(a), phones(b), costs), phones(a), phones(b))
        for a in native.spellings
        for b in latin.spellings[:1]
    )
    cost, a, b = min(found)
    return cost / max(len(a), len(b), 1), a, b


def word_pairs(native: NameForms, latin: NameForms, costs: SpellingCosts) -> list[tuple[str, str]]:
    """Return the sounds of words that stand for each other in two spellings of a name."""
    mine = list(native.tokens)
    theirs: list[Token] = list(latin.tokens)
    theirs += [joined(latin.tokens[at : at + 2]) for at in range(len(latin.tokens) - 1)]
    if len(mine) > 1:
        mine += [joined(native.tokens[at : at + 2]) for at in range(len(native.tokens) - 1)]
    options = []
    for token in mine:
        for other in theirs:
            cost, a, b = cheapest(token, other, costs)
            if cost < NEAR:
                options.append((cost, a, b))
    chosen: list[tuple[str, str]] = []
    left, right = Counter[str](), Counter[str]()
    for _, a, b in sorted(options):
        if not left[a] and not right[b]:
            chosen.append((a, b))
            left[a] += 1
            right[b] += 1
    return chosen + left_over(native, latin, left, right, costs)


def left_over(
    native: NameForms, latin: NameForms, left: Counter[str], right: Counter[str], costs: SpellingCosts
) -> list[tuple[str, str]]:
    """Return the one word left on each side, if all others of a name with two or more found their partner."""
    if not left or len(native.tokens) != len(latin.tokens):
        return []
    mine = [token for token in native.tokens if not any(left[phones(spelling)] for spelling in token.spellings)]
    theirs = [token for token in latin.tokens if not right[phones(token.spellings[0])]]
    if len(mine) != 1 or len(theirs) != 1:
        return []
    cost, a, b = cheapest(mine[0], theirs[0], costs)
    return [(a, b)] if cost < FAR else []


def table_of(counts: Counter[tuple[str, str, str]], base: SpellingCosts, weight: float) -> SpellingCosts:
    """Return costs from counted steps, smoothed towards other costs."""
    write: dict[str, dict[str, float]] = {}
    insert: dict[str, dict[str, float]] = {}
    for sound in SIGNS + START:
        written = sum(n for (kind, before, _), n in counts.items() if kind == "w" and before == sound)
        places = written if sound != START else sum(n for (kind, b, _), n in counts.items() if b == START) * 20 + 1
        if sound != START:
            write[sound] = {
                sign: -log2((counts["w", sound, sign] + weight * 2.0 ** -base.write[sound][sign]) / (written + weight))
                for sign in SIGNS + NOTHING
            }
        insert[sound] = {
            sign: -log2((counts["i", sound, sign] + weight * 2.0 ** -base.insert[sound][sign]) / (places + weight))
            for sign in SIGNS
        }
    return SpellingCosts(write, insert, CEILING)


def count(rows: list[tuple[str, NameForms, NameForms]], tables: dict[str, SpellingCosts]) -> Steps:
    """Return the steps of all rows, script by script."""
    found: Steps = defaultdict(Counter)
    for script, native, latin in rows:
        costs = tables.get(script) or tables[GENERAL]
        for a, b in word_pairs(native, latin, costs):
            found[script].update(steps(a, b, costs))
            if script == "Latn":
                found[script].update(steps(b, a, costs))
    return found


def read(pairs: Path, latin: Path | None, *, everything: bool) -> list[tuple[str, NameForms, NameForms]]:
    """Return the rows to learn from: script, native form, Latin form."""
    rows = []
    with pairs.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["same"] == "1" and (everything or int(row["group"]) % 2 == 0):
                native = name_forms(row["native"])
                rows += [(native.script, native, name_forms(spelled)) for spelled in row["latin"].split("|")[:1]]
    if latin:
        with latin.open(encoding="utf-8") as lines:
            rows += [("Latn", name_forms(row["a"]), name_forms(row["b"])) for row in csv.DictReader(lines)]
    return [row for row in rows if row[1].tokens and row[2].tokens]


def main(pairs: Path, latin: Path | None, *, everything: bool) -> None:
    """Learn and write."""
    rows = read(pairs, latin, everything=everything)
    tables = {GENERAL: prior()}
    counts: Steps = {}
    for _ in range(ROUNDS):
        counts = count(rows, tables)
        pooled = table_of(sum(counts.values(), Counter()), prior(), PRIOR_WEIGHT)
        tables = {script: table_of(found, pooled, POOLED_WEIGHT) for script, found in counts.items()}
        tables[GENERAL] = pooled
    lines = []
    for script, table in sorted(tables.items()):
        for kind, part in (("w", table.write), ("i", table.insert)):
            for sound, row in part.items():
                cheap = [f"{sign}{bits:.1f}" for sign, bits in row.items() if bits < CEILING]
                lines += ["\t".join((script, kind, sound, " ".join(cheap)))] if cheap else []
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows), "names,", {script: sum(found.values()) for script, found in counts.items()})


if __name__ == "__main__":
    files = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    main(files[0], files[1] if files[1:] else None, everything="--all" in sys.argv)
