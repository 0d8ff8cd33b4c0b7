# SPDX-License-Identifier: Apache-2.0
"""How often two spellings of one name are missed, script by script: no key in common, or too little evidence."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2, sqrt
from pathlib import Path
from typing import Final

from simpul.link.names import NameRarity, compare
from simpul.link.names.misses import MissRate
from simpul.link.weights import Weights, shipped_weights
from simpul.normalise.names import NameForms, blocking_keys, name_forms

RECORDS: Final = 100_000
"""Size of the run in which a name is asked to be found."""
YEARS: Final = 50
"""Years that the births of such a run lie in, about evenly."""
_PERSONS: Final = ("persons/", "un-list/", "wikidata-full/", "thai-given/")
_INITIALS: Final = "i:"
_NORMAL_95: Final = 1.96
_COMPANIES: Final = frozenset({"Company", "Organization", "LegalEntity"})


@dataclass(frozen=True, slots=True)
class SameName:
    """Two spellings known to be one bearer's.

    Attributes:
        left: a spelling.
        right: another one.
        organisation: whether the bearer is no person.
    """

    left: str
    right: str
    organisation: bool = False


def least_bits(weights: Weights) -> float:
    """Return the bits of a name, as names are compared, that reach *possible* beside an equal year of birth.

    Beside an equal day of birth any name that shares a key would, so that nothing of the comparison would be measured.
    """
    possible = weights.grades["possible"]
    needed = log2(possible / (1 - possible)) / weights.candidates["slope"] - weights.before_evidence(-log2(RECORDS))
    year = weights.birth_date["same_year"]
    return (needed - min(year.cap, log2(year.m * YEARS))) / weights.candidates["name_worth"]


def missed(names: Iterable[SameName]) -> list[MissRate]:
    """Return the share missed, a pair of scripts and type, sorted; a name's rarity comes from the names given."""
    forms = [
        (name_forms(name.left, organisation=name.organisation), name_forms(name.right, organisation=name.organisation))
        for name in names
    ]
    rarity = NameRarity.counted(form for pair in forms for form in pair)
    least = least_bits(shipped_weights())
    counts: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for left, right in forms:
        one, other = sorted((left.script, right.script), key=lambda script: (script == "Latn", script))
        counts[one, other, "Company" if left.organisation else "Person"].append(_is_missed(left, right, rarity, least))
    return [MissRate(*group, len(them), *share_of(sum(them), len(them))) for group, them in sorted(counts.items())]


def _is_missed(left: NameForms, right: NameForms, rarity: NameRarity, least: float) -> bool:
    keys = {key for key in blocking_keys(left) & blocking_keys(right) if not key.startswith(_INITIALS)}
    return not keys or compare(left, right, rarity=rarity).bits < least


def share_of(hits: int, number: int) -> tuple[float, float, float]:
    """Return a share and its 95 % interval, rounded to thousandths.

    Source: Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference".
    """
    share, z = hits / number, _NORMAL_95
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z / (1 + z * z / number) * sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    return round(share, 3), round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def same_names(pairs: Path, cases: Path) -> Iterator[SameName]:
    """Yield the true pairs of two files.

    Args:
        pairs: CSV with columns set, lang, native, latin, same; whole names of persons and Thai given names are taken.
        cases: CSV with columns schema, name1, name2, is_match.
    """
    for row in _rows(pairs):
        if row["same"] == "1" and f"{row['set']}/".startswith(_PERSONS):
            yield SameName(row["native"].split("|")[0], row["latin"].split("|")[0])
    for row in _rows(cases):
        if row["is_match"] == "true" and (row["schema"] == "Person" or row["schema"] in _COMPANIES):
            yield SameName(row["name1"], row["name2"], row["schema"] in _COMPANIES)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
