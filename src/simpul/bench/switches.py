# SPDX-License-Identifier: Apache-2.0
"""Mechanisms of the engine that a measurement can turn off, one at a time. No user can: they are for ablation only.

A switch changes weights, or what a run's statements leave in their tables, or puts a plainer function in the
place of one of the engine's, for the time of its block. A switch whose mechanism is not there any more fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import Any, Final
from unittest.mock import patch

from simpul.link.names import absent, assign, order
from simpul.link.names.nicknames import nickname_cost
from simpul.link.names.rarity import NameRarity
from simpul.link.names.spelling import GENERAL, NOTHING, START, SpellingCosts, costs_of
from simpul.link.tables import query
from simpul.link.weights import Level, Weights
from simpul.model.errors import SimpulError
from simpul.normalise.names import NameForms, Token, name_forms

Weighing = Callable[[Weights], Weights]

FLAT_COST: Final = 4.0
"""Bits of every sound written otherwise, where costs are not learnt."""
NEVER: Final = 1_000_000
UNCAPPED: Final = 60.0


class NothingToTurnOff(SimpulError):
    """The mechanism that a switch turns off is not where the switch looks for it."""

    code = "bench.nothing-to-turn-off"


@dataclass(frozen=True, slots=True)
class Switch:
    """One mechanism turned off.

    Attributes:
        group: what it belongs to: ``names``, ``candidates`` or ``evidence``.
        off: what is missing, in words.
        weigh: changes the weights.
        before: (step, start of a statement in it, statement to run before it).
        after: step to the statement to run after it.
        instead: the engine's function to what stands in its place.
        values: (module, name of a constant, value in its place).
    """

    group: str
    off: str
    weigh: Weighing | None = None
    before: tuple[str, tuple[str, ...], str] | None = None
    after: tuple[str, str] | None = None
    instead: tuple[Callable[..., Any], Callable[..., Any]] | None = None
    values: tuple[tuple[ModuleType | type, str, Any], ...] = ()


@contextmanager
def turned_off(switch: Switch) -> Iterator[None]:
    """Turn one mechanism off inside the block; what was remembered with it is forgotten before and after."""
    with ExitStack() as stack:
        stack.callback(_forget)
        if switch.before or switch.after:
            stack.enter_context(_everywhere(query, lambda step: _statement(switch, step)))
        if switch.instead:
            stack.enter_context(_everywhere(*switch.instead))
        for owner, name, value in switch.values:
            stack.enter_context(patch.object(owner, name, value))
        _forget()
        yield


def _statement(switch: Switch, step: str) -> str:
    """Return a step's statements with those of the switch in their place."""
    said = query(step)
    if switch.before and switch.before[0] == step:
        starts = [start for start in switch.before[1] if start in said]
        if not starts:
            message = f"The step {step} has no statement {switch.before[1]}; the switch has to follow the engine."
            raise NothingToTurnOff(message)
        said = said.replace(starts[0], f"{switch.before[2]};\n{starts[0]}", 1)
    if switch.after and switch.after[0] == step:
        said = f"{said.rstrip()}\n{switch.after[1]};\n"
    return said


@contextmanager
def _everywhere(original: Callable[..., Any], instead: Callable[..., Any]) -> Iterator[None]:
    """Put one function in the place of another wherever the engine has it by name."""
    with ExitStack() as stack:
        for name, module in [*sys.modules.items()]:
            if name.startswith(("simpul.link", "simpul.normalise.names")):
                for attribute in [key for key, value in vars(module).items() if value is original]:
                    stack.enter_context(patch.object(module, attribute, instead))
        yield


def _forget() -> None:
    """Empty what the engine remembers of names."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(("simpul.link.names", "simpul.normalise.names")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _dates_equal_or_not(weights: Weights) -> Weights:
    conflict = weights.birth_date["conflict"]
    graded = dict.fromkeys(("swapped", "one_digit", "other_day", "near_year", "doubtful_year"), conflict)
    vague = dict.fromkeys(("same_month", "same_year"), Level(bits=0.0))
    return replace(weights, birth_date={**weights.birth_date, **graded, **vague})


def _without_dates(weights: Weights) -> Weights:
    return replace(weights, birth_date=dict.fromkeys(weights.birth_date, Level(bits=0.0)))


def _identifiers(**changed: Any) -> Weighing:  # noqa: ANN401  # any field of the weight
    def weigh(weights: Weights) -> Weights:
        return replace(weights, identifiers={kind: replace(of, **changed) for kind, of in weights.identifiers.items()})

    return weigh


def _candidates(**changed: float) -> Weighing:
    def weigh(weights: Weights) -> Weights:
        return replace(weights, candidates={**weights.candidates, **changed})

    return weigh


def _uncapped(weights: Weights) -> Weights:
    def freed(levels: Mapping[str, Level]) -> dict[str, Level]:
        return {name: replace(of, cap=UNCAPPED if of.cap else 0.0) for name, of in levels.items()}

    dates, place, country = freed(weights.birth_date), freed(weights.place), freed(weights.country)
    return replace(_identifiers(cap=UNCAPPED)(weights), birth_date=dates, place=place, country=country)


def _no_key(family: str) -> tuple[str, tuple[str, ...], str]:
    return "candidate_keys", ("CREATE TABLE bucket",), f"DELETE FROM key_of WHERE family = '{family}'"  # noqa: S608  # a family of ours


@cache
def _flat_costs(_: str) -> SpellingCosts:
    sounds = costs_of(GENERAL).write
    return SpellingCosts({sound: {sound: 0.0, NOTHING: FLAT_COST} for sound in sounds}, {START: {}}, FLAT_COST)


def _one_romanisation(raw: str, *, lang: str | None = None, organisation: bool = False) -> NameForms:
    forms = name_forms(raw, lang=lang, organisation=organisation)
    tokens = tuple(Token(t.surface, t.script, t.spellings[:1], t.skeletons[:1]) for t in forms.tokens)
    return replace(forms, tokens=tokens)


def _nothing(*_: object, **__: object) -> None:
    return None


def _no_matches(*_: object, **__: object) -> list[Any]:
    return []


def _no_bits(*_: object, **__: object) -> float:
    return 0.0


NAMES: Final = (
    Switch("names", "learnt costs of spellings", instead=(costs_of, _flat_costs)),
    Switch("names", "several romanisations of a word", instead=(name_forms, _one_romanisation)),
    Switch("names", "how rare a word is among the names", values=((NameRarity, "counted", lambda _: NameRarity()),)),
    Switch("names", "neighbouring words read as one", instead=(assign._joined, _no_matches)),  # noqa: SLF001  # what is measured
    Switch("names", "cost of another order", instead=(order.order_bits, _no_bits)),
    Switch("names", "short forms of given names", instead=(nickname_cost, _nothing)),
    Switch("names", "further words worth less", values=((assign, "WORTH_OF_FURTHER_WORDS", (1.0,) * 8),)),
    Switch(
        "names", "cost of a word without a partner", values=((absent, "CONFLICT", -2.0), (assign, "CONFLICT", -2.0))
    ),
)
"""Measured on pairs of names alone."""

CANDIDATES: Final = (
    Switch("candidates", "keys of single words", before=_no_key("token")),
    Switch("candidates", "keys of two words", before=_no_key("pair")),
    Switch("candidates", "keys of whole names", before=_no_key("whole")),
    Switch("candidates", "keys of birth date and initials", before=_no_key("born")),
    Switch("candidates", "keys of birth date and place", before=_no_key("born_place")),
    Switch("candidates", "keys of birth date and country", before=_no_key("born_country")),
    Switch(
        "candidates",
        "full buckets going on as conjunctions",
        before=(
            "candidate_keys",
            ("CREATE TABLE narrow_bucket", "CREATE TABLE paired_key"),
            "DELETE FROM narrow_key",
        ),
    ),
)

EVIDENCE: Final = (
    Switch("evidence", "birth dates", weigh=_without_dates),
    Switch("evidence", "degrees of birth dates", weigh=_dates_equal_or_not),
    Switch("evidence", "countries", after=("evidence", "DELETE FROM country_evidence")),
    Switch("evidence", "places", after=("evidence", "DELETE FROM place_evidence WHERE role IN ('birth', 'address')")),
    Switch(
        "evidence", "relatives", after=("evidence", "DELETE FROM place_evidence WHERE role IN ('father', 'mother')")
    ),
    Switch("evidence", "gender", after=("evidence", "DELETE FROM gender_evidence")),
    Switch("evidence", "shared identifiers", after=("evidence", "DELETE FROM value_evidence")),
    Switch("evidence", "better counterparts in deduplicated sources", weigh=_candidates(rival_most=0.0)),
    Switch("evidence", "hubs that only relate", weigh=_identifiers(hub=NEVER)),
    Switch("evidence", "documents that contradict", after=("evidence", "DELETE FROM document_conflict")),
    Switch("evidence", "caps of single pieces", weigh=_uncapped),
)

ALL: Final = (*NAMES, *CANDIDATES, *EVIDENCE)
