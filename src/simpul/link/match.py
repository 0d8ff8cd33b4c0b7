# SPDX-License-Identifier: Apache-2.0
"""From records to scored pairs: features, keys, candidates, evidence.

Everything is a step in the run's database but one: spellings are compared in ``link/names``, each
distinct pair of them once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np

from simpul.link.cluster import YEARS_APART
from simpul.link.names import NameRarity
from simpul.link.names.batch import bits_of_pairs
from simpul.link.names.compare import name_bits
from simpul.link.names.key_codes import key_codes
from simpul.link.names.numbered import NumberedNames
from simpul.link.relatives import relatives_into
from simpul.link.spellings import Spellings, numbered_names
from simpul.link.tables import Tables, query
from simpul.link.weights import ROLES, Weights

Progress = Callable[[str, float], None]
"""Called with a stage's code and how much of it is done, from 0 to 1."""

IDENTITY_KINDS: Final = (
    ("Phone", "phone"),
    ("Device", "imei"),
    ("Device", "sim"),
    ("Account", "account"),
    ("Wallet", "wallet"),
    ("Handle", "handle"),
    ("Email", "email"),
    ("Domain", "domain"),
    ("App", "app"),
    ("App", "hash"),
    ("Document", "document"),
    ("Vehicle", "plate"),
)
"""What a record of such a type is about: two records that share it describe one thing."""

REACH: Final = 7.5
"""Bits below the prior that a pair's cheap evidence may lie and still be compared in full."""

LEAST_PRIOR: Final = -8.0
"""Prior of a handful of records: their people could be anybody, so a few records are no small world."""

RECORDS_AT_ONCE: Final = 100_000
"""Records whose pairs are made in one go, so that a run of millions stays in memory."""

MOST_TWINS: Final = 0.02
"""Share of records with a twin in their own source up to which the source counts as deduplicated."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The spellings of a run and how rare their words are, as the name scores were made with.

    Attributes:
        forms: spelling number less one to its forms.
    """

    forms: Spellings
    rarity: NameRarity

    def bearers(self, word: str) -> int:
        """Return in how many spellings a word occurs; 0 where it was joined or never counted."""
        return self.rarity.spellings.get(word, 0)


@dataclass(frozen=True, slots=True)
class Matched:
    """How many pairs each stage left.

    Attributes:
        prior_bits: log2 of the odds that a pair is the same before its evidence.
        capped: how many keys had too full a bucket and went on as conjunctions, and their records.
    """

    records: int
    prior_bits: float
    found: int
    likely: int
    spelling_pairs: int
    capped: Mapping[str, int]
    compared: Compared


def match(tables: Tables, weights: Weights, *, within: bool, progress: Progress) -> Matched:
    """Fill the run's ``scored`` table with every pair worth scoring and return the counts.

    Args:
        tables: the run, with its records.
        weights: what agreement is worth.
        within: also compare records of one agency with each other.
        progress: told of each stage.
    """
    _weights_into(tables, weights)
    prior = prior_bits(tables, within=within)
    progress("features", 0.0)
    for step in ("placeholders", "identifiers", "names"):
        tables.run(step)
    relatives_into(tables)
    tables.run("particulars")
    _roles_into(tables, weights)
    names = numbered_names(tables)
    progress("keys", 0.0)
    _name_keys(tables, names)
    parameters = {"records": max(2, tables.records), "within": within, **_candidate_caps(weights)}
    _run_with(tables, "candidate_keys", parameters)
    tables.con.execute("DROP TABLE name_key")
    least = -prior - REACH
    found = _find_pairs(tables, {**parameters, **_most_bits_of_dates(weights), "least": least})
    progress("evidence", 0.0)
    _run_with(tables, "evidence", {**parameters, **_evidence_parameters(tables, weights)})
    compared = Compared(Spellings(tables), names.rarity())
    spellings = _compare_names(tables, names, compared, progress)
    _run_with(tables, "score", _scoring(weights))
    _run_with(tables, "rivals", {"twins": MOST_TWINS, "most": round(1000 * weights.candidates["rival_most"])})
    before = weights.before_evidence(prior)
    _run_with(tables, "graded", _grading(weights, before))
    return Matched(
        records=tables.records,
        prior_bits=before,
        found=found,
        likely=_count(tables, "SELECT count(*) FROM likely_pair"),
        spelling_pairs=spellings,
        compared=compared,
        capped=_capped(tables, weights),
    )


def prior_bits(tables: Tables, *, within: bool) -> float:
    """Return log2 of the odds that two comparable records taken at random are the same thing.

    Assumes that a record has one counterpart in three among all records it may be compared with;
    the calibration of a later run replaces the assumption by what judgements say.
    """
    sizes = tables.con.execute(
        "SELECT shape, agency, count(*) FROM record WHERE shape IS NOT NULL GROUP BY ALL"
    ).fetchall()
    total: dict[str, int] = {}
    for shape, _, count in sizes:
        total[shape] = total.get(shape, 0) + count
    pairs = sum(
        count * (total[shape] - (1 if within else count)) / 2
        for shape, _, count in sizes
        if total[shape] > count or within
    )
    expected = sum(total.values()) / 3
    return min(LEAST_PRIOR, log2(max(1.0, expected) / max(1.0, pairs)))


def _find_pairs(tables: Tables, parameters: Mapping[str, object]) -> int:
    """Fill ``likely_pair`` and ``birth``, a range of records at a time; return how many pairs share anything."""
    found = 0
    dates = {"dated": _count(tables, "SELECT count(DISTINCT no) FROM born"), "years": YEARS_APART}
    for first in range(0, max(1, tables.records), RECORDS_AT_ONCE):
        _run_with(tables, "found", {**parameters, **dates, "first": first, "last": first + RECORDS_AT_ONCE})
        found += _count(tables, "SELECT count(*) FROM shared_pair")
        _run_with(tables, "birth", dates)
        _run_with(tables, "likely", parameters)
    for table in ("shared_pair", "found", "dates_of_found", "paired_key"):
        tables.con.execute(f"DROP TABLE IF EXISTS {table}")
    return found


def _most_bits_of_dates(weights: Weights) -> dict[str, int]:
    """Return the most thousandths of a bit that two dates of birth can give: equal, near each other, years apart."""
    most = {level: max(0.0, of.bits, of.cap) for level, of in weights.birth_date.items()}
    conflict = weights.birth_date["conflict"]
    return {
        "years_apart": round(1000 * (conflict.cap if conflict.m else conflict.bits)),
        "same_day": round(1000 * max(most.values())),
        "other_day": round(1000 * max(bits for level, bits in most.items() if level != "equal")),
    }


def _name_keys(tables: Tables, names: NumberedNames) -> None:
    keys = key_codes(names)
    tables.insert("name_key", {"name_no": keys.name + 1, "family": keys.family, "key": keys.key.view(np.int64)})


def _compare_names(tables: Tables, names: NumberedNames, compared: Compared, progress: Progress) -> int:
    progress("names", 0.0)
    elsewhere = tables.compare_names(compared.rarity)
    if elsewhere is not None:
        return elsewhere
    found = tables.run("name_pairs").fetchnumpy()
    left, right = found["ln"], found["rn"]

    def one_by_one(one: int, other: int) -> float:
        return name_bits(compared.forms[one], compared.forms[other], rarity=compared.rarity)

    first, second = np.minimum(left, right) - 1, np.maximum(left, right) - 1
    bits = bits_of_pairs(names, first, second, compared.rarity, one_by_one)
    millibits = np.rint(1000 * bits).astype(np.int32)
    tables.insert("name_score", {"ln": left, "rn": right, "millibits": millibits})
    return len(left)


def _weights_into(tables: Tables, weights: Weights) -> None:
    kinds = [*weights.identifiers.items()]
    tables.insert(
        "identifier_weight",
        {
            "kind": [kind for kind, _ in kinds],
            "m": [w.m for _, w in kinds],
            "cap": [w.cap for _, w in kinds],
            "hub": [w.hub for _, w in kinds],
            "exclusive": [w.exclusive for _, w in kinds],
        },
    )
    levels = [*weights.birth_date.items()]
    tables.insert(
        "birth_weight",
        {
            "level": [level for level, _ in levels],
            "bits": [w.bits for _, w in levels],
            "m": [w.m for _, w in levels],
            "cap": [w.cap for _, w in levels],
        },
    )
    shapes, identity = zip(*IDENTITY_KINDS, strict=True)
    tables.insert("identity_kind", {"shape": list(shapes), "kind": list(identity)})


def _roles_into(tables: Tables, weights: Weights) -> None:
    """Write what words of places and of relatives' names are worth, and how many records hold such words at all."""
    held = dict(tables.con.execute(query("roles")).fetchall())
    roles = [(role, weights.of_words(role), held.get(role, 0)) for role in ROLES]
    tables.insert(
        "role_weight",
        {
            "role": [role for role, _, _ in roles],
            "m": [of["shared"].m for _, of, _ in roles],
            "cap": [of["shared"].cap for _, of, _ in roles],
            "most": [of["shared"].most for _, of, _ in roles],
            "disagree": [of["disagree"].bits for _, of, _ in roles],
            "held": [max(1, count) for _, _, count in roles],
        },
    )


def _candidate_caps(weights: Weights) -> dict[str, int]:
    return {name: int(weights.candidates[name]) for name in ("bucket", "whole_bucket", "identifier_bucket")}


def _scoring(weights: Weights) -> dict[str, float]:
    conflict = round(1000 * weights.identifiers["document"].disagree)
    return {"document_conflict": conflict, "name_worth": weights.candidates["name_worth"]}


def _grading(weights: Weights, prior: float) -> dict[str, float]:
    least_place = round(1000 * weights.candidates["least_place"])
    return {**weights.grades, "slope": weights.candidates["slope"], "prior": prior, "least_place": least_place}


def _evidence_parameters(tables: Tables, weights: Weights) -> dict[str, float]:
    return {
        "identity": weights.candidates["identity"],
        "identifier_pseudo": weights.candidates["identifier_pseudo"],
        "country_m": weights.country["agree"].m,
        "country_cap": weights.country["agree"].cap,
        "country_disagree": weights.country["disagree"].bits,
        "located": max(1, _count(tables, "SELECT count(*) FROM belongs")),
        "gender_agree": weights.gender["agree"].bits,
        "gender_disagree": weights.gender["disagree"].bits,
    }


def _run_with(tables: Tables, step: str, parameters: Mapping[str, object]) -> None:
    """Run every statement of one step, each with those parameters that it names."""
    tables.bound[step] = parameters
    for statement in query(step).split(";\n"):
        named = {name: value for name, value in parameters.items() if f"${name}" in statement}
        if statement.strip():
            tables.con.execute(statement, named or None)


def _count(tables: Tables, sql: str) -> int:
    return int(tables.con.execute(sql).fetchall()[0][0])


def _capped(tables: Tables, weights: Weights) -> dict[str, int]:
    """Return how many keys of each family, and records under them, went on only as conjunctions or not at all."""
    caps = _candidate_caps(weights)
    rows = tables.con.execute(
        "SELECT family, count(*), sum(holders) FROM bucket"
        " WHERE holders > CASE WHEN family = 'whole' THEN ? ELSE ? END GROUP BY family ORDER BY family",
        [caps["whole_bucket"], caps["bucket"]],
    ).fetchall()
    return {f"{family}_{what}": int(n) for family, *ns in rows for what, n in zip(("keys", "records"), ns, strict=True)}
