# SPDX-License-Identifier: Apache-2.0
"""Pairs graded again, as they are or with one fact changed, by the very steps that graded them first.

Nothing is estimated: the records are copied under numbers of their own, the fact is changed in the copies, and
evidence, sum, rivals and grade are worked out anew beside the run's tables, which stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from simpul.link.explain import Pair, reasons
from simpul.link.match import Compared
from simpul.link.names.compare import name_bits
from simpul.link.result import Grade, Reason
from simpul.link.tables import Tables, query

MILLI: Final = 1000.0
LIMITS: Final = ("value_alone", "name_alone", "contradicted")


@dataclass(frozen=True, slots=True)
class Ask:
    """A pair to be graded again, and the one fact to change in it.

    Attributes:
        pair: the record numbers.
        code: ``""`` = as it is; ``with`` a value that both share, ``without`` one kind, ``against``: a contradiction.
        kind: ``name``, ``birthDate``, ``phone`` …
        left: the value given to the left record, canonical.
        right: the value given to the right one.
    """

    pair: Pair
    code: str = ""
    kind: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a pair comes out.

    Attributes:
        bits: sum of the reasons.
        grade: None where it is below every grade.
        limits: why the grade is lower than the probability alone would give.
    """

    bits: float
    probability: float
    grade: Grade | None
    limits: tuple[str, ...]
    judgement: str | None
    reasons: tuple[Reason, ...]


def regraded(tables: Tables, compared: Compared, asks: Sequence[Ask]) -> list[Outcome]:
    """Return how each pair comes out, in the order asked."""
    if not asks:
        return []
    with _beside(tables):
        first = tables.records
        _take(tables, asks, first)
        for step in ("regrade/copies", "regrade/changes"):
            tables.run(step)
        _grade(tables, compared)
        why = reasons(tables, compared)
        rows = tables.run("regrade/outcome").fetchall()
    weights = tables.bound["graded"]
    return [
        Outcome(
            bits=total / MILLI,
            probability=probability,
            grade=_grade_shown(grade, probability, judgement, weights),
            limits=_limits(grade, probability, flags, weights),
            judgement=judgement,
            reasons=why.get((left, right), ()),
        )
        for left, right, total, probability, grade, *flags, judgement in rows
    ]


def neighbours(tables: Tables, pairs: Sequence[Pair], *, most: int) -> dict[Pair, list[Pair]]:
    """Return of each pair the strongest other pairs of its two records, at most so many."""
    with _beside(tables):
        _take(tables, [Ask(pair) for pair in pairs], tables.records)
        rows = tables.run("regrade/contrasts", most=most).fetchall()
    found: dict[Pair, list[Pair]] = {pair: [] for pair in pairs}
    for of_left, of_right, left, right, _ in rows:
        found[of_left, of_right].append((left, right))
    return found


def presence(tables: Tables, numbers: Sequence[int]) -> dict[int, dict[str, list[str]]]:
    """Return of each record what it has to compare: kind to its values."""
    found: dict[int, dict[str, list[str]]] = {no: {} for no in numbers}
    for no, kind, value in tables.run("regrade/presence", numbers=list(numbers)).fetchall():
        found[no].setdefault(kind, []).append(value)
    return found


@contextmanager
def _beside(tables: Tables) -> Iterator[None]:
    """Work in tables beside the run's own, which go when it is done."""
    tables.run("regrade/asked")
    try:
        yield
    finally:
        tables.con.execute("RESET search_path; DROP SCHEMA what_if CASCADE")


def _take(tables: Tables, asks: Sequence[Ask], first: int) -> None:
    tables.con.execute(
        "INSERT INTO asked SELECT unnest($l), unnest($r), unnest($real_l), unnest($real_r), unnest($code),"
        " unnest($kind), unnest($lv), unnest($rv)",
        {
            "l": [first + 2 * at for at in range(len(asks))],
            "r": [first + 2 * at + 1 for at in range(len(asks))],
            "real_l": [ask.pair[0] for ask in asks],
            "real_r": [ask.pair[1] for ask in asks],
            "code": [ask.code for ask in asks],
            "kind": [ask.kind for ask in asks],
            "lv": [ask.left for ask in asks],
            "rv": [ask.right for ask in asks],
        },
    )


def _grade(tables: Tables, compared: Compared) -> None:
    """Run the steps of grading on the copies."""
    for step in ("birth", "likely", "evidence"):
        _again(tables, step)
    _score_names(tables, compared)
    _again(tables, "score")
    tables.run("regrade/others")
    _again(tables, "rivals", only="CREATE TABLE rival ")
    _again(tables, "graded", weak=0.0)


def _again(tables: Tables, step: str, *, only: str = "", **instead: object) -> None:
    """Run a step's statements with the parameters that it had in the run."""
    bound: Mapping[str, object] = {**tables.bound[step], **instead}
    for statement in query(step).split(";\n"):
        if statement.strip() and only in statement:
            named = {name: value for name, value in bound.items() if f"${name}" in statement}
            tables.con.execute(statement, named or None)


def _score_names(tables: Tables, compared: Compared) -> None:
    tables.con.execute("CREATE TABLE name_score AS SELECT * FROM main.name_score LIMIT 0")
    pairs = tables.run("name_pairs").fetchall()
    bits = [
        name_bits(compared.forms[left - 1], compared.forms[right - 1], rarity=compared.rarity) for left, right in pairs
    ]
    columns = {"ln": [left for left, _ in pairs], "rn": [right for _, right in pairs]}
    tables.insert("name_score", {**columns, "millibits": [round(MILLI * of) for of in bits]})


def _grade_shown(grade: str, probability: float, judgement: str | None, weights: Mapping[str, object]) -> Grade | None:
    return Grade(grade) if judgement or probability >= float(str(weights["weak"])) else None


def _limits(grade: str, probability: float, flags: Sequence[bool], weights: Mapping[str, object]) -> tuple[str, ...]:
    """Return what keeps the grade below that of the probability alone."""
    by_probability = next((g for g in Grade if probability >= float(str(weights[g.value]))), Grade.WEAK)
    order = [*Grade]
    if order.index(Grade(grade)) <= order.index(by_probability):
        return ()
    return tuple(name for name, holds in zip(LIMITS, flags, strict=True) if holds)
