# SPDX-License-Identifier: Apache-2.0
"""How near a run came to the truth of an exercise; it reads files only and knows nothing of who wrote them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Final

Key = tuple[str, str]
"""Agency and local id of a record."""
Pair = tuple[Key, Key]

GRADES: Final = ("strong", "likely", "possible", "weak")
"""From the strongest; a figure at a grade counts hits of that grade and all stronger ones."""
GATES: Final = ("ready_to_act_secured", "ready_to_act", "ready_to_try")
FOUND_FROM: Final = 0.5
"""A true network counts as found where a reported one shares at least this Jaccard share of its cases."""


@dataclass(frozen=True, slots=True)
class Known:
    """The truth about records.

    Attributes:
        entity: which thing each open record is of.
        persons: open records that are of a person.
        withheld: records that others may not see; pairs with one count neither for nor against.
    """

    entity: Mapping[Key, str]
    persons: frozenset[Key]
    withheld: frozenset[Key]


@dataclass(slots=True)
class Tally:
    """Counts of a comparison."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self) -> dict[str, float | int]:
        """Return precision, recall and F1, each 0 where it has no meaning, with the counts."""
        said, true = self.right + self.wrong, self.right + self.missed
        precision = self.right / said if said else 0.0
        recall = self.right / true if true else 0.0
        total = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / total, 4) if total else 0.0,
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
        }


@dataclass(slots=True)
class _Clustering:
    """Two groupings of the same things, by their contingency table (Hubert and Arabie 1985)."""

    cells: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, true: str, found: str) -> None:
        self.cells[true, found] += 1

    def tally(self) -> Tally:
        both = sum(comb(count, 2) for count in self.cells.values())
        true, found = self._margin(0), self._margin(1)
        return Tally(right=both, wrong=found - both, missed=true - both)

    def adjusted_rand(self) -> float:
        """Return the adjusted Rand index: 1 for equal groupings, about 0 for chance."""
        pairs = comb(sum(self.cells.values()), 2)
        both = sum(comb(count, 2) for count in self.cells.values())
        true, found = self._margin(0), self._margin(1)
        expected = true * found / pairs if pairs else 0.0
        most = (true + found) / 2
        return 1.0 if most == expected else round((both - expected) / (most - expected), 4)

    def _margin(self, side: int) -> int:
        counts: Counter[str] = Counter()
        for cell, count in self.cells.items():
            counts[cell[side]] += count
        return sum(comb(count, 2) for count in counts.values())


def score(truth: Path, out: Path) -> dict[str, object]:
    """Return how near the files in ``out`` came to the truth.

    Args:
        truth: folder with ``records.csv``, ``networks.csv``, ``relations.csv`` and ``readiness.csv``.
        out: folder with ``hits.csv``, ``entities.csv``, ``networks.csv`` and, where they were made,
            ``relations.csv`` and ``readiness.csv`` (columns of the truth's). What is missing is left out.

    Returns:
        ``pairs`` (by persons and others, by grade and stronger), ``entities``, ``networks``, ``moves``, ``hubs``,
        ``readiness``: plain JSON values.
    """
    known = _known(truth)
    measured: dict[str, object] = {}
    if (out / "hits.csv").is_file():
        measured["pairs"] = _pairs(known, out / "hits.csv")
    if (out / "entities.csv").is_file():
        found = {(row["agency"], row["id"]): row["entity"] for row in _rows(out / "entities.csv")}
        measured["entities"] = _entities(known, found)
        measured["hubs"] = _hubs(known, found, truth, out)
    if (out / "networks.csv").is_file():
        measured["networks"] = _networks(truth / "networks.csv", out / "networks.csv")
    if (out / "moves.csv").is_file() and (truth / "sites.csv").is_file():
        measured["moves"] = _moves(truth, out / "moves.csv")
    if (out / "readiness.csv").is_file():
        measured["readiness"] = _readiness(truth / "readiness.csv", out / "readiness.csv")
    return measured


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _known(truth: Path) -> Known:
    entity: dict[Key, str] = {}
    persons: set[Key] = set()
    withheld: set[Key] = set()
    for row in _rows(truth / "records.csv"):
        key = (row["agency"], row["id"])
        if row.get("withheld"):
            withheld.add(key)
            continue
        entity[key] = row["entity"]
        if row["type"] == "Person":
            persons.add(key)
    return Known(entity, frozenset(persons), frozenset(withheld))


def _pairs(known: Known, hits: Path) -> dict[str, object]:
    """Return the figures of persons and of others, at each grade and stronger."""
    counted: dict[bool, dict[str, Tally]] = {kind: {grade: Tally() for grade in GRADES} for kind in (True, False)}
    for row in _rows(hits):
        left, right = (row["left_agency"], row["left_id"]), (row["right_agency"], row["right_id"])
        if left not in known.entity or right not in known.entity:
            continue
        tally = counted[left in known.persons][row["grade"]]
        if known.entity[left] == known.entity[right]:
            tally.right += 1
        else:
            tally.wrong += 1
    true = _true_pairs(known)
    return {name: _by_grade(counted[kind], true[kind]) for name, kind in (("persons", True), ("others", False))}


def _true_pairs(known: Known) -> dict[bool, int]:
    """Return how many pairs of records of different agencies are one thing: persons (True) and others (False)."""
    sizes: Counter[str] = Counter(known.entity.values())
    at_agency: Counter[tuple[str, str]] = Counter((entity, key[0]) for key, entity in known.entity.items())
    kind = {entity: key in known.persons for key, entity in known.entity.items()}
    total = Counter[bool]()
    for entity, size in sizes.items():
        total[kind[entity]] += comb(size, 2)
    for (entity, _), size in at_agency.items():
        total[kind[entity]] -= comb(size, 2)
    return total


def _by_grade(tallies: Mapping[str, Tally], true: int) -> dict[str, object]:
    summed = Tally()
    figures: dict[str, object] = {"true_pairs": true}
    for grade in GRADES:
        summed.right += tallies[grade].right
        summed.wrong += tallies[grade].wrong
        summed.missed = true - summed.right
        figures[grade] = summed.figures()
    return figures


def _entities(known: Known, found: Mapping[Key, str]) -> dict[str, object]:
    """Return the figures of the clusters: each record alone unless the run says otherwise."""
    kinds = {"persons": _Clustering(), "others": _Clustering()}
    for key, entity in known.entity.items():
        kinds["persons" if key in known.persons else "others"].add(entity, found.get(key, f"alone {key}"))
    return {name: clustering.tally().figures() for name, clustering in kinds.items()}


def _hubs(known: Known, found: Mapping[Key, str], truth: Path, out: Path) -> dict[str, object]:
    """Return how many holders of a shared value are related, and how many strangers were made one by it."""
    holders: dict[Key, list[Key]] = defaultdict(list)
    for row in _rows(truth / "relations.csv"):
        holders[row["kind"], row["value"]].append((row["agency"], row["id"]))
    related = _related(out / "relations.csv") if (out / "relations.csv").is_file() else {}
    return {
        kind: {
            "values": sum(1 for of, _ in holders if of == kind),
            "records": sum(len(records) for (of, _), records in holders.items() if of == kind),
            "related": sum(_count_related(records, related) for (of, _), records in holders.items() if of == kind),
            "strangers_merged": sum(
                _count_merged(records, known, found) for (of, _), records in holders.items() if of == kind
            ),
        }
        for kind in sorted({of for of, _ in holders})
    }


def _related(path: Path) -> dict[Key, set[Key]]:
    related: dict[Key, set[Key]] = defaultdict(set)
    for row in _rows(path):
        left, right = (row["left_agency"], row["left_id"]), (row["right_agency"], row["right_id"])
        related[left].add(right)
        related[right].add(left)
    return related


def _count_related(records: Iterable[Key], related: Mapping[Key, set[Key]]) -> int:
    all_of = set(records)
    return sum(1 for record in all_of if related.get(record, set()) & (all_of - {record}))


def _count_merged(records: Iterable[Key], known: Known, found: Mapping[Key, str]) -> int:
    """Return how many pairs of holders, different in truth, the run holds to be one thing."""
    merged: dict[str, list[str]] = defaultdict(list)
    for record in set(records):
        if record in known.entity and record in found:
            merged[found[record]].append(known.entity[record])
    return sum(one != other for entities in merged.values() for one, other in combinations(entities, 2))


def _networks(truth: Path, out: Path) -> dict[str, object]:
    """Return how well cases and suspects are grouped, and how many networks of two or more cases were found."""
    found = {(row["agency"], row["id"]): row["network"] for row in _rows(out)}
    figures: dict[str, object] = {}
    cases: dict[str, set[Key]] = defaultdict(set)
    groupings: dict[str, _Clustering] = defaultdict(_Clustering)
    for row in _rows(truth):
        key = (row["agency"], row["id"])
        groupings[row["role"]].add(row["network"], found.get(key, f"alone {key}"))
        if row["role"] == "case":
            cases[row["network"]].add(key)
    for role, grouping in sorted(groupings.items()):
        figures[role] = grouping.tally().figures() | {"adjusted_rand": grouping.adjusted_rand()}
    several = [keys for keys in cases.values() if len(keys) > 1]
    return figures | {"true_networks": len(several), "found_networks": _count_found(several, found)}


def _moves(truth: Path, moves: Path) -> dict[str, float | int]:
    """Return how many moves from a site to the next were proposed: of those that two stays on record tell."""
    sites = {(row["agency"], row["id"]): row["entity"] for row in _rows(truth / "records.csv")}
    stays: dict[str, dict[int, str]] = defaultdict(dict)
    for row in _rows(truth / "sites.csv"):
        stays[row["group"]][int(row["sequence"])] = f"site-{row['site']}"
    true = {
        (of[number], of[number + 1])
        for of in stays.values()
        for number in of
        if of.get(number + 1, of[number]) != of[number]
    }
    said = {
        (sites.get((row["from_agency"], row["from_id"]), ""), sites.get((row["to_agency"], row["to_id"]), ""))
        for row in _rows(moves)
    }
    return Tally(right=len(true & said), wrong=len(said - true), missed=len(true - said)).figures()


def _count_found(networks: Iterable[set[Key]], found: Mapping[Key, str]) -> int:
    all_cases = {key for keys in networks for key in keys}
    reported: dict[str, set[Key]] = defaultdict(set)
    for key in all_cases & set(found):
        reported[found[key]].add(key)
    return sum(
        any(len(keys & other) / len(keys | other) >= FOUND_FROM for other in reported.values()) for keys in networks
    )


def _readiness(truth: Path, out: Path) -> dict[str, object]:
    """Return for each gate how many cases agree, how many truly pass, and which cases differ."""
    true = {(row["agency"], row["case"]): row for row in _rows(truth)}
    found = {(row["agency"], row["case"]): row for row in _rows(out)}
    return {
        gate: {
            "cases": len(true),
            "pass": sum(row[gate] == "true" for row in true.values()),
            "said_to_pass": sum(row[gate].lower() == "true" for row in found.values()),
            "agree": sum(key in found and found[key][gate].lower() == row[gate] for key, row in true.items()),
            "differ": sorted(
                f"{key[0]}/{key[1]}"
                for key, row in true.items()
                if found.get(key, {}).get(gate, "").lower() != row[gate]
            ),
        }
        for gate in GATES
    }
