# SPDX-License-Identifier: Apache-2.0
"""The weights of evidence, read from ``weights.yaml``.

Source: Fellegi and Sunter (1969), "A Theory for Record Linkage": a feature's weight is log2(m / u).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from simpul.model.definition import read_definition

KIN: Final = frozenset({"father", "mother"})
"""Roles of words that come from the name of a relative."""
ROLES: Final = ("address", "birth", "father", "mother")
"""Roles in which words are compared: places of birth, addresses, relatives."""


@dataclass(frozen=True, slots=True)
class IdentifierWeight:
    """What one shared identifier of a kind is worth.

    Attributes:
        m: share of pairs of the same thing that agree, where both have one; 0 < m < 1.
        cap: the most bits that one shared value gives.
        disagree: bits where both sides have some and share none; at most 0.
        exclusive: True where it belongs to one holder by nature (a passport), so that it may merge alone.
        hub: with more holders than this, a value relates and gives no evidence of sameness.
    """

    m: float
    cap: float
    exclusive: bool
    hub: int
    disagree: float = 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """One level of agreement: a fixed weight, or a share ``m`` against frequency, capped."""

    bits: float = 0.0
    m: float = 0.0
    cap: float = 0.0
    most: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of one version of the engine."""

    version: int
    identifiers: Mapping[str, IdentifierWeight]
    birth_date: Mapping[str, Level]
    country: Mapping[str, Level]
    gender: Mapping[str, Level]
    place: Mapping[str, Level]
    relative: Mapping[str, Level]
    grades: Mapping[str, float]
    candidates: Mapping[str, float]

    def of_words(self, role: str) -> Mapping[str, Level]:
        """Return what shared words of a role are worth: places of birth, addresses, names of father and mother."""
        return self.relative if role in KIN else self.place

    def before_evidence(self, at_random: float) -> float:
        """Return log2 of the odds that a pair is the same before its evidence.

        Args:
            at_random: log2 of the odds of two records taken at random; a share of it counts, since rarity is
                counted among the run's own values and so holds most of the run's size already.
        """
        return self.candidates["prior"] + self.candidates["prior_share"] * at_random


@cache
def shipped_weights() -> Weights:
    """Return the weights that ship with this version."""
    said = read_definition((files("simpul.link") / "weights.yaml").read_text(encoding="utf-8"))
    return parse_weights(said)


def parse_weights(said: Mapping[str, Any]) -> Weights:
    """Return weights from the plain values of a file of the same form as ``weights.yaml``."""
    return Weights(
        version=int(said["version"]),
        identifiers=MappingProxyType({kind: IdentifierWeight(**of) for kind, of in said["identifiers"].items()}),
        birth_date=_levels(said["birth_date"]),
        country=_levels(said["country"]),
        gender=_levels(said["gender"]),
        place=_levels(said["place"]),
        relative=_levels(said["relative"]),
        grades=MappingProxyType({grade: float(p) for grade, p in said["grades"].items()}),
        candidates=MappingProxyType({name: float(of) for name, of in said["candidates"].items()}),
    )


def _levels(said: Mapping[str, Mapping[str, float]]) -> Mapping[str, Level]:
    return MappingProxyType({name: Level(**of) for name, of in said.items()})
