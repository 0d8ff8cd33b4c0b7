# SPDX-License-Identifier: Apache-2.0
"""How much two names speak for one bearer, in bits, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from simpul.link.names.absent import costs_of_absence
from simpul.link.names.assign import MOST_WORDS, Match, Pairing, kept_bits, matches
from simpul.link.names.order import order_bits
from simpul.link.names.rarity import NameRarity
from simpul.normalise.names import NameForms

Part: TypeAlias = tuple[str, str, str, float]
"""Left word, right word, code, bits; an empty word where the other has no partner."""


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What two names have in common.

    Attributes:
        bits: log2(m/u), the sum of the parts'; negative speaks against.
        parts: left word, right word, code (``equal``, ``sound``, ``near``, ``initial``, ``joined``,
            ``order``, ``unmatched``), bits.
    """

    bits: float
    parts: tuple[Part, ...]


def compare(left: NameForms, right: NameForms, *, rarity: NameRarity) -> NameEvidence:
    """Return how much two names speak for one bearer, in bits without a prior.

    Words are paired so that the sum is greatest, in any order, neighbours also read as one; what
    stays without a partner speaks against. Symmetric. A name without words says nothing: 0 bits.
    """
    swapped = _key(right) < _key(left)
    a, b = (right, left) if swapped else (left, right)
    if not a.tokens or not b.tokens:
        return NameEvidence(0.0, ())
    pairing, chosen = _paired(a, b, rarity)
    parts = _parts(a, b, chosen, pairing.rest(chosen))
    if swapped:
        parts = [(theirs, mine, code, bits) for mine, theirs, code, bits in parts]
    return NameEvidence(sum(bits for *_, bits in parts), tuple(parts))


def name_bits(left: NameForms, right: NameForms, *, rarity: NameRarity) -> float:
    """Return the bits of ``compare`` alone, faster."""
    a, b = (right, left) if _key(right) < _key(left) else (left, right)
    if not a.tokens or not b.tokens:
        return 0.0
    pairing, chosen = _paired(a, b, rarity)
    return sum((*kept_bits(chosen), *_order(a, b, chosen), *_rest(pairing.rest(chosen))))


def _key(name: NameForms) -> tuple[str, bool]:
    return name.raw, name.organisation


def _paired(a: NameForms, b: NameForms, rarity: NameRarity) -> tuple[Pairing, list[Match]]:
    costs = (costs_of_absence(a, b)[:MOST_WORDS], costs_of_absence(b, a)[:MOST_WORDS])
    pairing = Pairing(matches(a, b, rarity), *costs)
    _, chosen = pairing.best()
    return pairing, chosen


def _order(a: NameForms, b: NameForms, chosen: Sequence[Match]) -> tuple[float, ...]:
    bits = order_bits(a, b, chosen) if len(chosen) > 1 else 0.0
    return (bits,) if bits else ()


def _rest(bits: float) -> tuple[float, ...]:
    return (bits,) if bits else ()


def _parts(a: NameForms, b: NameForms, chosen: Sequence[Match], rest: float) -> list[Part]:
    parts = [
        (_words(a, match.left), _words(b, match.right), match.code, bits)
        for match, bits in zip(chosen, kept_bits(chosen), strict=True)
    ]
    parts += [(_words(a, -1), _words(b, -1), "order", bits) for bits in _order(a, b, chosen)]
    if rest:
        used = (sum(match.left for match in chosen), sum(match.right for match in chosen))
        parts.append((_words(a, ~used[0]), _words(b, ~used[1]), "unmatched", rest))
    return parts


def _words(name: NameForms, mask: int) -> str:
    return " ".join(token.surface for at, token in enumerate(name.tokens[:MOST_WORDS]) if mask >> at & 1)
