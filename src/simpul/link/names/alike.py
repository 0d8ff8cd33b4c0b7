# SPDX-License-Identifier: Apache-2.0
"""How alike two words of names are: a code, and what their difference costs in bits."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from math import log2
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from simpul.link.names.nicknames import nickname_cost
from simpul.link.names.spelling import FARTHEST, spelling_cost
from simpul.normalise.names import Token
from simpul.normalise.names.romanise.latin import heard_spelling
from simpul.normalise.names.sound import phones

_ONE_LETTER: Final = 1
_INITIAL_COST: Final = 1.0
_HABIT_COST: Final = 0.5
_OTHER_CHARACTER: Final = 8.0
_FURTHER_COST: Final = 1.0
_SLIP_COST: Final = 7.0
"""Bits of one letter wrong, left out, too many or swapped with the next in a long enough word."""
_LONG_ENOUGH: Final = 5
_LEAST_LIKENESS: Final = 0.4
_NEAREST_SPELLINGS: Final = 4
_MOST_APART: Final = 0.8
"""Share of letters, of the longer word's, that may differ between words of two scripts."""
_BITS_A_LETTER: Final = 3.0
_MOST_TRIES: Final = 8
_MOST_SPELLINGS: Final = 256
_HABITS: Final = tuple(_HABIT_COST * log2(1 + at) for at in range(_MOST_SPELLINGS))
"""Bits that a word's first, second, ... spelling costs."""


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two words are.

    Attributes:
        code: ``equal`` surface, ``initial``, same ``sound`` (a skeleton in common), ``near`` spelling,
            ``nickname`` for a short form of the same name, ``far`` where nothing joins them.
        cost: bits that the difference costs; 0 for the very same word.
    """

    code: str
    cost: float


_FAR: Final = Alike("far", FARTHEST)


def alike(left: Token, right: Token) -> Alike:
    """Return how alike two words are; the same for both orders."""
    if left.surface == right.surface:
        return Alike("equal", 0.0)
    if _ONE_LETTER in (len(left.surface), len(right.surface)) and left.script == right.script:
        return Alike("initial", _INITIAL_COST) if _same_initial(left, right) else _FAR
    likeness = _by_letters(left, right)
    cost = nickname_cost(left, right)
    return Alike("nickname", cost) if cost is not None and cost < likeness.cost else likeness


def _by_letters(left: Token, right: Token) -> Alike:
    if left.script == right.script:
        return _same_script(left, right)
    native, other = sorted((left, right), key=lambda token: (token.script == "Latn", token.script))
    return _across_scripts(native, other)


def _same_initial(left: Token, right: Token) -> bool:
    return left.script in {"Latn", "Cyrl", "Grek"} and left.surface[0] == right.surface[0]


def _code(left: Token, right: Token) -> str:
    return "near" if set(left.skeletons).isdisjoint(right.skeletons) else "sound"


def _same_script(left: Token, right: Token) -> Alike:
    """Compare spelling by spelling; the second ones (marks written out, sound) cost a little more."""
    a, b = left.spellings[0], right.spellings[0]
    if Levenshtein.normalized_similarity(a, b) < _LEAST_LIKENESS and set(left.skeletons).isdisjoint(right.skeletons):
        return _FAR
    cost = min(
        spelling_cost(*sorted((one, other))) + _FURTHER_COST * (i + j)
        for i, one in enumerate(left.spellings[:2])
        for j, other in enumerate(right.spellings[:2])
    )
    if cost > _SLIP_COST and min(len(a), len(b)) >= _LONG_ENOUGH and OSA.distance(a, b, score_cutoff=1) == 1:
        cost = _SLIP_COST
    return Alike(_code(left, right), cost + (_OTHER_CHARACTER if left.script == "Hani" else 0.0))


def _heard(token: Token) -> tuple[str, ...]:
    """Return a word's spellings with how a Latin one sounds last: who writes in another script writes by ear."""
    spellings = token.spellings[:_NEAREST_SPELLINGS]
    if token.script != "Latn" or (heard := heard_spelling(spellings[0])) in spellings:
        return spellings
    return (*spellings, heard)


def _across_scripts(native: Token, other: Token) -> Alike:
    """Take the cheapest of the spellings; each further one costs a little, since many tries find something.

    Of many only those are weighed whose letters are nearest.
    """
    tries = []
    for j, theirs in enumerate(_heard(other)):
        sounds = phones(theirs)
        for i, mine in enumerate(native.spellings):
            spoken = phones(mine)
            apart = Levenshtein.distance(spoken, sounds)
            if apart <= _MOST_APART * max(len(spoken), len(sounds)):
                habit = _HABITS[i] + _HABITS[j]
                tries.append((habit + _BITS_A_LETTER * apart, habit, mine, theirs))
    if len(tries) > _MOST_TRIES:
        tries = nsmallest(_MOST_TRIES, tries)
    best = FARTHEST
    for _, habit, mine, theirs in tries:
        if habit < best:
            best = min(best, habit + spelling_cost(mine, theirs, native.script))
    return Alike(_code(native, other), best) if best < FARTHEST else _FAR
