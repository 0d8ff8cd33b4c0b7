# SPDX-License-Identifier: Apache-2.0
"""How much two names speak for one person, in bits, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log2
from typing import Final, TypeAlias

from simpul.link.names.rarity import NameRarity
from simpul.link.names.spelling import FARTHEST, spelling_cost
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.forms import joined

UNMATCHED_ONE_SIDE: Final = -1.5
UNMATCHED_BOTH: Final = -6.0
COST_WEIGHT: Final = 1.2


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What two names have in common.

    Attributes:
        bits: log2(m/u), the sum of the parts'; negative speaks against.
        parts: (left word, right word, code, bits); an empty word where the other has no partner.
    """

    bits: float
    parts: tuple[tuple[str, str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two words are: a code and what their difference costs in bits."""

    code: str
    cost: float


@lru_cache(maxsize=1 << 18)
def likeness(left: Token, right: Token) -> Likeness:
    """Return how alike two words are; the same for both orders."""
    if left.surface == right.surface:
        return Likeness("equal", 0.0)
    if 1 in (len(left.surface), len(right.surface)) and left.script == right.script == "Latn":
        same = left.surface[0] == right.surface[0]
        return Likeness("initial", 5.0 if same else FARTHEST)
    script = left.script if left.script != "Latn" else right.script
    best = FARTHEST
    for i, a in enumerate(left.spellings):
        for j, b in enumerate(right.spellings):
            best = min(best, spelling_cost(a, b, script) + 0.5 * log2(1 + i) + 0.5 * log2(1 + j))
    code = "sound" if set(left.skeletons) & set(right.skeletons) else "near"
    return Likeness(code, best)


def _pair_bits(left: Token, right: Token, rarity: NameRarity) -> tuple[float, str]:
    alike = likeness(left, right)
    rare = min(rarity.bits(left), rarity.bits(right))
    return rare - COST_WEIGHT * alike.cost, alike.code


_Candidate: TypeAlias = tuple[float, int, int, int, int, str]


def _candidates(left: NameForms, right: NameForms, rarity: NameRarity) -> list[_Candidate]:
    a, b = left.tokens, right.tokens
    found = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            bits, code = _pair_bits(one, other, rarity)
            if bits > 0:
                found.append((bits, i, 1, j, 1, code))
    if len(a) != len(b):
        for width in (2, 3):
            for i in range(len(a) - width + 1):
                for j in range(len(b)):
                    bits, code = _pair_bits(joined(a[i : i + width]), b[j], rarity)
                    if bits > 0:
                        found.append((bits, i, width, j, 1, "joined"))
            for j in range(len(b) - width + 1):
                for i in range(len(a)):
                    bits, code = _pair_bits(a[i], joined(b[j : j + width]), rarity)
                    if bits > 0:
                        found.append((bits, i, 1, j, width, "joined"))
    return found


def compare(left: NameForms, right: NameForms, *, rarity: NameRarity) -> NameEvidence:
    """Return how much two names speak for one bearer, in bits without a prior; symmetric.

    Words are paired greedily by their bits, in any order, neighbours also joined; what stays
    without a partner speaks against.
    """
    swapped = right.raw < left.raw
    a, b = (right, left) if swapped else (left, right)
    used_a: set[int] = set()
    used_b: set[int] = set()
    parts: list[tuple[str, str, str, float]] = []
    for bits, i, wide, j, broad, code in sorted(_candidates(a, b, rarity), key=lambda c: (-c[0], c[1:])):
        mine, theirs = range(i, i + wide), range(j, j + broad)
        if used_a.isdisjoint(mine) and used_b.isdisjoint(theirs):
            used_a.update(mine)
            used_b.update(theirs)
            words = (" ".join(a.tokens[k].surface for k in mine), " ".join(b.tokens[k].surface for k in theirs))
            parts.append((*words, code, bits))
    rest_a = [token.surface for k, token in enumerate(a.tokens) if k not in used_a]
    rest_b = [token.surface for k, token in enumerate(b.tokens) if k not in used_b]
    both = min(len(rest_a), len(rest_b))
    for k in range(both):
        parts.append((rest_a[k], rest_b[k], "differs", UNMATCHED_BOTH))
    parts.extend((word, "", "unmatched", UNMATCHED_ONE_SIDE) for word in rest_a[both:])
    parts.extend(("", word, "unmatched", UNMATCHED_ONE_SIDE) for word in rest_b[both:])
    if swapped:
        parts = [(right_word, left_word, code, bits) for left_word, right_word, code, bits in parts]
    return NameEvidence(sum(bits for *_, bits in parts), tuple(parts))
