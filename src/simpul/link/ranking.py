# SPDX-License-Identifier: Apache-2.0
"""In which order networks are looked at: harm, countries, strength and what is new, each with its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from simpul.link.casework import Casework, Paper
from simpul.link.result import RankReason, Standing
from simpul.model.definition import read_definition

YES: Final = frozenset({"yes", "true", "1"})


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each part of a network's standing may give: part to (number at which it is full, points then)."""

    parts: Mapping[str, tuple[float, float]]
    powers_of_ten: Mapping[str, int]


@cache
def ranking_weights() -> RankingWeights:
    """Return the weights of ``ranking.yaml``."""
    said = read_definition((files("simpul.link") / "ranking.yaml").read_text(encoding="utf-8"))
    parts = {name: (float(of["full"]), float(of["points"])) for name, of in said["parts"].items()}
    return RankingWeights(parts, said["powers_of_ten"])


def standings(
    networks: Sequence[Sequence[int]],
    casework: Casework,
    *,
    agencies: Mapping[int, str],
    new: Iterable[int] = (),
) -> list[Standing]:
    """Return each network's standing, in the order of the networks given.

    Args:
        networks: groups of record numbers.
        casework: what the records say of the work.
        agencies: record number to the agency that holds it.
        new: records that no network of the earlier run held; empty where there was none.
    """
    papers = {paper.no: paper for name in ("Case", "Site") for paper in casework.of(name)}
    known = _Known(casework, papers, _registered(casework), agencies, frozenset(new))
    found = [_parts(members, known) for members in networks]
    scored = [_scored(parts, losses) for parts, losses in found]
    order = sorted(range(len(scored)), key=lambda at: (-scored[at][0], networks[at][0]))
    rank = {at: place for place, at in enumerate(order, start=1)}
    return [Standing(rank[at], points, reasons, losses) for at, (points, reasons, losses) in enumerate(scored)]


@dataclass(frozen=True, slots=True)
class _Known:
    casework: Casework
    papers: Mapping[int, Paper]
    held: Mapping[int, set[int]]
    agencies: Mapping[int, str]
    fresh: frozenset[int]


def _parts(members: Sequence[int], known: _Known) -> tuple[dict[str, float], dict[str, float]]:
    """Return the number of each part of a network's standing, and its losses by currency."""
    inside = [known.papers[no] for no in members if no in known.papers]
    cases = [paper for paper in inside if paper.type == "Case"]
    losses = _losses(cases)
    known_by: dict[int, set[str]] = defaultdict(set)
    for no in members:
        known_by[known.casework.entity(no)].add(known.agencies[no])
    countries = {one for paper in inside for prop in ("country", "hostingState") for one in paper.values[prop]}
    return {
        "life_at_risk": _said_yes(cases, "lifeAtRisk"),
        "child_present": _said_yes(cases, "childPresent"),
        "held": sum(max(len(known.held.get(paper.no, ())), _number(paper, "heldCount")) for paper in cases),
        "defrauded": sum(_number(paper, "defraudedCount") for paper in cases),
        "loss_digits": max((_digits(currency, amount) for currency, amount in losses.items()), default=0),
        "countries": len(countries),
        "agencies": len({known.agencies[no] for no in members}),
        "cases": len(cases),
        "joint_entities": sum(len(knowing) > 1 for knowing in known_by.values()),
        "new_members": len(known.fresh.intersection(members)),
    }, losses


def _scored(
    parts: Mapping[str, float], losses: Mapping[str, float]
) -> tuple[float, tuple[RankReason, ...], Mapping[str, float]]:
    weights = ranking_weights().parts
    reasons = tuple(
        RankReason(name, number, round(weights[name][1] * min(number, weights[name][0]) / weights[name][0], 1))
        for name, number in parts.items()
    )
    return round(sum(reason.points for reason in reasons), 1), reasons, losses


def _registered(casework: Casework) -> dict[int, set[int]]:
    """Return for each case the entities registered as held in it, each once whoever reports them."""
    held: dict[int, set[int]] = defaultdict(set)
    for paper in casework.of("HeldPerson"):
        for case in paper.targets["case"]:
            held[case].add(casework.entity(paper.no))
    return held


def _losses(cases: Iterable[Paper]) -> dict[str, float]:
    """Return the losses stated, summed in each currency apart; an amount without currency is left out."""
    sums: dict[str, float] = defaultdict(float)
    for paper in cases:
        currency = paper.first("currency").upper()
        if currency:
            sums[currency] += _number(paper, "lossAmount")
    return {currency: amount for currency, amount in sorted(sums.items()) if amount}


def _digits(currency: str, amount: float) -> int:
    """Return how many digits an amount has in units of about a US dollar; 0 where the currency's size is not known."""
    power = ranking_weights().powers_of_ten.get(currency)
    return 0 if power is None or amount < 10**power else len(str(int(amount))) - power


def _said_yes(cases: Iterable[Paper], prop: str) -> int:
    return sum(paper.first(prop).lower() in YES for paper in cases)


def _number(paper: Paper, prop: str) -> float:
    """Return the largest number a paper states, 0 where it states none."""
    return max((_plain(value) for value in paper.values.get(prop, ())), default=0)


def _plain(value: str) -> float:
    try:
        return max(0.0, float(value.rsplit(" ", maxsplit=1)[-1]))
    except ValueError:
        return 0.0
