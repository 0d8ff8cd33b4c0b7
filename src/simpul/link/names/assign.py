# SPDX-License-Identifier: Apache-2.0
"""Which words of two names stand for each other: the pairing with the most bits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from simpul.link.names.absent import CONFLICT, absence
from simpul.link.names.rarity import NameRarity
from simpul.normalise.names import NameForms, Token
from simpul.normalise.names.forms import joined

MOST_WORDS: Final = 8
"""Words of a name that are compared; further ones are a bearer's story, not the name."""
WORTH_OF_FURTHER_WORDS: Final = (1.0, 1.0, 0.4, 0.2, 0.2, 0.1, 0.1, 0.1)
"""Share of their bits that a name's words keep, rarest first: the words of one name come together, as
brothers share father, grandfather and clan, so each further one says less."""
_WIDEST: Final = 3
_SHORTER, _LONGER = 0.75, 1.35
_MOST_MATCHES_FOR_SEARCH: Final = 14


class Match(NamedTuple):
    """Words of the left name that may stand for words of the right one; both as bit masks of positions."""

    bits: float
    left: int
    right: int
    code: str


def matches(a: NameForms, b: NameForms, rarity: NameRarity) -> list[Match]:
    """Return every way a word, or neighbours read as one, of one name may stand for a word of the other.

    Best first; only what is worth more than a conflict.
    """
    left, right = a.tokens[:MOST_WORDS], b.tokens[:MOST_WORDS]
    found = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            bits, code = rarity.weigh(one, other)
            if bits > CONFLICT:
                found.append(Match(bits, 1 << i, 1 << j, code))
    if a.unspaced or b.unspaced:
        found += _joined(left, right, rarity, widest=_WIDEST) + _turned(_joined(right, left, rarity, widest=_WIDEST))
        found += _whole(left, right, rarity)
    elif more := len(left) - len(right):
        widest = min(_WIDEST, 1 + abs(more))
        found += _joined(left, right, rarity, widest=widest) if more > 0 else []
        found += _turned(_joined(right, left, rarity, widest=widest)) if more < 0 else []
    found.sort(key=lambda match: (-match.bits, match.left, match.right))
    return found


def _joined(left: tuple[Token, ...], right: tuple[Token, ...], rarity: NameRarity, *, widest: int) -> list[Match]:
    """Return where neighbours of the left name, read as one word, may stand for a word of the right one."""
    found = []
    for width in range(2, widest + 1):
        for i in range(len(left) - width + 1):
            neighbours, mask = left[i : i + width], ((1 << width) - 1) << i
            for j, other in enumerate(right):
                if _may_be_one_word(neighbours, other):
                    bits, _ = rarity.weigh(joined(neighbours), other)
                    if bits > CONFLICT:
                        found.append(Match(bits, mask, 1 << j, "joined"))
    return found


def _may_be_one_word(neighbours: tuple[Token, ...], word: Token) -> bool:
    """Return whether words of one script could be one word written apart: an end in common, lengths alike."""
    first, last = neighbours[0], neighbours[-1]
    if first.script != word.script:
        return True
    length, parts = len(word.surface), sum(len(token.surface) for token in neighbours)
    return _SHORTER * parts <= length <= _LONGER * parts and (
        first.surface[0] == word.surface[0] or last.surface[-1] == word.surface[-1]
    )


def _turned(found: list[Match]) -> list[Match]:
    return [Match(match.bits, match.right, match.left, match.code) for match in found]


def _whole(left: tuple[Token, ...], right: tuple[Token, ...], rarity: NameRarity) -> list[Match]:
    """Compare the names run together, the right one also with its first word last (surname first)."""
    if not left or not right:
        return []
    orders = (right, (*right[1:], right[0]))
    bits = max(rarity.weigh(joined(left), joined(order))[0] for order in orders)
    return [Match(bits, (1 << len(left)) - 1, (1 << len(right)) - 1, "joined")] if bits > CONFLICT else []


def kept_bits(chosen: Sequence[Match]) -> list[float]:
    """Return what each match of a pairing is worth beside the others, in their order (best first)."""
    worth = iter(WORTH_OF_FURTHER_WORDS)
    return [match.bits * next(worth, 0.0) if match.bits > 0 else match.bits for match in chosen]


class Pairing:
    """The search for the pairing of two names' words with the most bits.

    Args:
        found: the matches, best first.
        left: what each left word costs without a partner.
        right: the same for the right ones.
    """

    def __init__(self, found: list[Match], left: tuple[float, ...], right: tuple[float, ...]) -> None:
        """Hold what is searched; ``best`` has the answer."""
        self._found = found
        self._left, self._right = left, right

    def best(self) -> tuple[float, list[Match]]:
        """Return the bits and the matches of the best pairing: exact for short names, greedy for long ones."""
        greedy, clashes = self._greedy()
        total = self.total(greedy)
        if clashes and len(self._found) <= _MOST_MATCHES_FOR_SEARCH:
            return max((self._search(0, 0, 0, []), (total, greedy)), key=lambda answer: answer[0])
        return total, greedy

    def rest(self, chosen: Sequence[Match]) -> float:
        """Return the bits of the words that a pairing leaves without a partner."""
        used_left = sum(match.left for match in chosen)
        used_right = sum(match.right for match in chosen)
        return absence(
            [cost for at, cost in enumerate(self._left) if not used_left >> at & 1],
            [cost for at, cost in enumerate(self._right) if not used_right >> at & 1],
        )

    def total(self, chosen: Sequence[Match]) -> float:
        """Return the bits of a pairing with all that it leaves over."""
        return sum(kept_bits(chosen)) + self.rest(chosen)

    def _greedy(self) -> tuple[list[Match], bool]:
        """Return the matches taken best first, and whether one that speaks for the pair had to give way."""
        chosen: list[Match] = []
        used_left = used_right = 0
        clashes = False
        for match in self._found:
            if used_left & match.left or used_right & match.right:
                clashes = clashes or match.bits > 0
            else:
                chosen.append(match)
                used_left |= match.left
                used_right |= match.right
        return chosen, clashes

    def _search(self, at: int, used_left: int, used_right: int, chosen: list[Match]) -> tuple[float, list[Match]]:
        """Return the best pairing that takes or leaves each match from a place on."""
        for place in range(at, len(self._found)):
            match = self._found[place]
            if not (used_left & match.left or used_right & match.right):
                with_it = self._search(place + 1, used_left | match.left, used_right | match.right, [*chosen, match])
                without = self._search(place + 1, used_left, used_right, chosen)
                return max(with_it, without, key=lambda answer: answer[0])
        return self.total(chosen), chosen
