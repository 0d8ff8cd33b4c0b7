# SPDX-License-Identifier: Apache-2.0
"""How much two names speak for one bearer, in bits, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from simpul.link.names.rarity import NameRarity
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.forms import joined
from simpul.normalise.names.romanise.hangul import SURNAMES
from simpul.normalise.names.romanise.chinese_surnames import CHINESE_SURNAMES

P = {"floor": -10.0, "one": -1.5, "edge": -3.0, "cjk": -6.0, "given": -8.0}


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What two names have in common.

    Attributes:
        bits: log2(m/u), the sum of the parts'; negative speaks against.
        parts: (left word, right word, code, bits); an empty word where the other has no partner.
    """

    bits: float
    parts: tuple[tuple[str, str, str, float], ...]


class Match(NamedTuple):
    """Words of the left name that may stand for words of the right one."""

    bits: float
    left: int
    right: int
    left_words: int
    right_words: int
    code: str


def _matches(a: tuple[Token, ...], b: tuple[Token, ...], rarity: NameRarity, floor: float) -> list[Match]:
    found = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            bits, code = rarity.weigh(one, other)
            if bits > floor:
                found.append(Match(bits, 1 << i, 1 << j, i, j, code))
    return found


def _joined_matches(a: tuple[Token, ...], b: tuple[Token, ...], rarity: NameRarity, floor: float) -> list[Match]:
    found = []
    for width in (2, 3):
        for i in range(len(a) - width + 1):
            whole, mask = joined(a[i : i + width]), ((1 << width) - 1) << i
            for j, other in enumerate(b):
                bits, _ = rarity.weigh(whole, other)
                if bits > floor:
                    found.append(Match(bits, mask, 1 << j, i, j, "joined"))
    return found


def _flipped(matches: list[Match]) -> list[Match]:
    return [Match(m.bits, m.right, m.left, m.right_words, m.left_words, m.code) for m in matches]


def _whole(a: tuple[Token, ...], b: tuple[Token, ...], rarity: NameRarity, floor: float) -> list[Match]:
    bits, _ = max(
        rarity.weigh(joined(a), joined(b)),
        rarity.weigh(joined(a), joined((*b[1:], b[0]))),
    )
    return [Match(bits, (1 << len(a)) - 1, (1 << len(b)) - 1, 0, 0, "joined")] if bits > floor else []


class Leftover:
    def __init__(self, a: NameForms, b: NameForms) -> None:
        self.a = _costs(a, b)
        self.b = _costs(b, a)

    def cost(self, used_a: int, used_b: int) -> float:
        rest_a = sorted(c for k, c in enumerate(self.a) if not used_a >> k & 1)
        rest_b = sorted(c for k, c in enumerate(self.b) if not used_b >> k & 1)
        both = min(len(rest_a), len(rest_b))
        return min(both, 2) * P["floor"] + sum((rest_a[both:] + rest_b[both:])[:3])


_SYLLABLE = re.compile(
    "(?:[kgnrtdmpbsjchlywz]|kk|ch|sh|ph|th|kh|kw|gw|hw|hy|ky|gy|my|py|by|ny|ry|ly|pp|ss|jj|ts|hs|zh|x|q|f)?(?:[aeiou]|y[aeou]|w[aeio]|ae|eo|eu|oe|ui|yae|yeo|oo|ee|ou|ai|ao|ei|ia|ie|iu|uo|ua|iao|uai)(?:ng|[kntlmp])?h?"
)
_SURNAMES = frozenset(s for t in SURNAMES.values() for s in t) | frozenset(
    s for t in CHINESE_SURNAMES.values() for s in t
)


@lru_cache(maxsize=1 << 16)
def syllabic(name: NameForms) -> bool:
    words = [t.surface for t in name.tokens]
    return (
        name.script == "Latn"
        and 2 <= len(words) <= 4
        and all(_SYLLABLE.fullmatch(w) for w in words)
        and (words[0] in _SURNAMES or words[-1] in _SURNAMES)
    )


def _costs(mine: NameForms, other: NameForms) -> tuple[float, ...]:
    n = len(mine.tokens)
    if other.unspaced or mine.unspaced or (syllabic(mine) and syllabic(other)):
        return (P["cjk"],) * n
    if "Arab" in (mine.script, other.script):
        return (P["given"], *(P["one"],) * (n - 1))
    return tuple(P["edge"] if k in (0, n - 1) else P["one"] for k in range(n))


def _best(matches: list[Match], leftover: Leftover) -> tuple[float, list[Match]]:
    """Exact for few matches, greedy for many."""
    matches.sort(key=lambda m: (-m.bits, m.left, m.right))
    best: list[tuple[float, list[Match]]] = [(leftover.cost(0, 0), [])]
    budget = [400]

    def go(at: int, used_a: int, used_b: int, bits: float, chosen: list[Match]) -> None:
        budget[0] -= 1
        clash = False
        for k in range(at, len(matches)):
            m = matches[k]
            if used_a & m.left or used_b & m.right:
                continue
            free = any(
                (o.left & m.left or o.right & m.right) and not (o.left & used_a or o.right & used_b)
                for o in matches[k + 1 :]
            )
            go(k + 1, used_a | m.left, used_b | m.right, bits + m.bits, [*chosen, m])
            if not free or budget[0] < 0:
                return
            clash = True
        total = _sum(chosen) + leftover.cost(used_a, used_b)
        if total > best[0][0]:
            best[0] = (total, chosen)

    go(0, 0, 0, 0.0, [])
    return best[0]


WEIGHTS = [1, 1, 0.4, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1]


def _sum(chosen: list[Match]) -> float:
    gains = sorted((m.bits for m in chosen if m.bits > 0), reverse=True)
    return sum(w * g for w, g in zip(WEIGHTS, gains, strict=False)) + sum(m.bits for m in chosen if m.bits <= 0)


def compare(left: NameForms, right: NameForms, *, rarity: NameRarity) -> NameEvidence:
    """Return how much two names speak for one bearer, in bits without a prior; symmetric.

    Words are paired in any order, neighbours also joined; what stays without a partner speaks against.
    """
    swapped = right.raw < left.raw
    a, b = (right, left) if swapped else (left, right)
    if not a.tokens or not b.tokens:
        return NameEvidence(0.0, ())
    x, y = a.tokens[:8], b.tokens[:8]
    floor = P["floor"]
    matches = _matches(x, y, rarity, floor)
    if len(x) != len(y) or a.unspaced or b.unspaced:
        matches += _joined_matches(x, y, rarity, floor)
        matches += _flipped(_joined_matches(y, x, rarity, floor))
        if a.unspaced or b.unspaced:
            matches += _whole(x, y, rarity, floor)
    leftover = Leftover(a, b)
    total, chosen = _best(matches, leftover)
    parts = []
    used_a = used_b = 0
    for m in chosen:
        used_a |= m.left
        used_b |= m.right
        parts.append((_words(x, m.left), _words(y, m.right), m.code, m.bits))
    rest = leftover.cost(used_a, used_b)
    if rest:
        parts.append((_words(x, ~used_a), _words(y, ~used_b), "unmatched", rest))
    if swapped:
        parts = [(right_word, left_word, code, bits) for left_word, right_word, code, bits in parts]
    return NameEvidence(total, tuple(parts))


def _words(tokens: tuple[Token, ...], mask: int) -> str:
    return " ".join(token.surface for k, token in enumerate(tokens) if mask >> k & 1)
