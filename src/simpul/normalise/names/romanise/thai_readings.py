# SPDX-License-Identifier: Apache-2.0
"""How a Thai word may be read: written letters to syllables, most usual reading first.

Thai writes no vowel between many consonants: ``พล`` is one syllable (*phon*), ``ธน`` mostly two (*thana*), and ``ยลดา``
reads its ``ล`` twice (*yon-la-da*). Each way to go on has a cost; the cheapest whole readings are kept. The costs are
an order of how usual each way is in names, no probabilities.

Source: Royal Institute of Thailand, principles of romanisation by transcription (1999); the ways of reading are those
of Thai school grammar: linked syllables, consonants that lead another, ``ร`` that gives *-orn* and *-ora*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from heapq import nsmallest
from typing import Final

from simpul.normalise.names.romanise.table import pairs

Letters = Mapping[str, str]
"""Consonant to its Latin letters, in one place of a syllable."""

_UNREAD: Final = 6.0
"""What leaving out a written vowel costs: only what is written like no Thai syllable comes to that."""
_VOWELS: Final = "ะัาำิีึืุูเแโใไ"
_KEPT: Final = 24
"""Unfinished readings kept at one place of a word, in one state."""

_LED: Final = frozenset({"สว", "สน", "สม", "สง", "สล", "ถน", "ตล", "ฉล", "ขน"})
"""A high consonant that leads another has a short ``a`` of its own: ``สวัสดิ์`` *sawat*, ``ถนอม`` *thanom*."""
_CLUSTERS: Final = frozenset(
    {
        "กร",
        "กล",
        "กว",
        "ขร",
        "ขล",
        "ขว",
        "คร",
        "คล",
        "คว",
        "ตร",
        "ปร",
        "ปล",
        "พร",
        "พล",
        "ผล",
        "ทร",
        "ศร",
        "สร",
        "หง",
        "หญ",
        "หน",
        "หม",
        "หย",
        "หร",
        "หล",
        "หว",
        "อย",
    }
)
_ONE_SOUND: Final = frozenset({"ชร", "ตร", "ษฐ", "ทธ", "ตถ", "คร", "ฒน", "ทร"})
"""Two letters that close a syllable as one sound."""
_SIGNS: Final = pairs("ะ=a า=a ิ=i ี=i ึ=ue ื=ue ุ=u ู=u อ=o")
_SIGN: Final = "[\u0e30-\u0e39]"


class _After(Enum):
    """What the syllable before a place leaves open."""

    CLOSED = 0
    OPEN = 1
    MUST_CLOSE = 2


_SHAPES: Final = (
    ("เ{C}ียะ?", "ia", _After.OPEN),
    ("เ{C}ือ", "uea", _After.OPEN),
    ("เ{C}าะ?", "ao", _After.CLOSED),
    ("เ{C}(?:อ|ิ)", "oe", _After.OPEN),
    ("เ{C}ะ?", "e", _After.OPEN),
    ("แ{C}ะ?", "ae", _After.OPEN),
    ("โ{C}ะ?", "o", _After.OPEN),
    ("[ใไ]{C}(?:ย(?![ะ-ู]))?", "ai", _After.CLOSED),
    ("{C}ัวะ?", "ua", _After.CLOSED),
    ("{C}รร(?=[ก-ฮ](?![ะ-ู])(?![ก-ฮ]$))", "a", _After.MUST_CLOSE),
    ("{C}รร(?![ะ-ู])", "an", _After.CLOSED),
    ("{C}ว(?=[กงดนบมยตสล](?![ะ-ู์]))", "ua", _After.MUST_CLOSE),
    ("{C}ั", "a", _After.MUST_CLOSE),
    ("{C}(?:\u0e33|\u0e4d\u0e32)", "am", _After.CLOSED),
    *((f"{{C}}{sign}", vowel, _After.OPEN) for sign, vowel in _SIGNS.items()),
)
_WRITTEN: Final = tuple(
    (re.compile(shape.replace("{C}", f"({onset})")), vowel, after)
    for shape, vowel, after in _SHAPES
    for onset in ("|".join(sorted(_CLUSTERS | _LED)), "[ก-ฮ]")
)
_BEFORE: Final = "เแโใไ"
"""Vowels written before the consonant after which they are spoken."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """What consonants sound like that open a syllable, and that close one."""

    opening: Letters
    closing: Letters


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to go on: its cost, what is heard, where it ends and what it leaves open."""

    cost: float
    heard: str
    end: int
    after: _After


def readings(word: str, sounds: Sounds, *, most: int) -> tuple[str, ...]:
    """Return the most usual readings of a word, cheapest first, each once.

    Args:
        word: Thai letters without tone marks and silent letters.
        sounds: the sounds of its consonants.
        most: how many to return at the most.
    """
    ways: defaultdict[tuple[int, _After], list[tuple[float, str]]] = defaultdict(list)
    ways[0, _After.CLOSED] = [(0.0, "")]
    for at in range(len(word)):
        for state in (_After.MUST_CLOSE, _After.OPEN, _After.CLOSED):
            for cost, heard in nsmallest(_KEPT, ways.pop((at, state), ())):
                for step in _steps(word, at, state, sounds):
                    ways[step.end, step.after].append((cost + step.cost, heard + step.heard))
    whole = sorted(way for state in _After for way in ways[len(word), state])
    return tuple(dict.fromkeys(heard for _, heard in whole))[:most]


def _steps(word: str, at: int, state: _After, sounds: Sounds) -> Iterator[_Step]:
    if state is not _After.MUST_CLOSE:
        yield from _written(word, at, sounds)
        yield from _bare(word, at, sounds)
    if state is not _After.CLOSED:
        yield from _closing(word, at, state, sounds)
    if word[at] not in sounds.opening:
        yield _Step(_UNREAD if word[at] in _VOWELS else 0.0, "", at + 1, state)


def _written(word: str, at: int, sounds: Sounds) -> Iterator[_Step]:
    """Yield the syllables whose vowel is written; two consonants are an onset before one of them is."""
    seen: set[tuple[int, str]] = set()
    for shape, vowel, after in _WRITTEN:
        found = shape.match(word, at)
        if found is None or (found.end(), found[1]) in seen:
            continue
        seen.add((found.end(), found[1]))
        onset = found[1]
        cost = _misread(word, found.end(), onset, ahead=word[at] in _BEFORE) + 0.6 * (len(seen) - 1)
        yield _Step(cost, _onset(onset, sounds.opening) + vowel, found.end(), after)


def _misread(word: str, end: int, onset: str, *, ahead: bool) -> float:
    """Return what speaks against two consonants as one onset behind a vowel: the second has its own, or closes."""
    if not ahead or len(onset) == 1:
        return 0.0
    if re.match(_SIGN, word[end:]):
        return 3.0
    return 1.2 if onset in _LED else 0.0


def _bare(word: str, at: int, sounds: Sounds) -> Iterator[_Step]:
    """Yield the syllables whose vowel is not written."""
    run = _bare_run(word, at, sounds)
    if run >= 1:
        first = sounds.opening[word[at]]
        yield _Step(0.5 if at + 1 < len(word) else 3.0, first + "a", at + 1, _After.CLOSED)
    if run < len("กร"):
        return
    second = word[at + 1]
    heard = sounds.opening[word[at]] + "o" + sounds.closing[second]
    more = at + 2 < len(word)
    yield _Step(0.6 if more else 0.1, heard, at + 2, _After.CLOSED)
    if more:
        yield _Step(1.4, heard + sounds.opening[second] + "a", at + 2, _After.CLOSED)
        if second == "ร":
            yield _Step(1.3, sounds.opening[word[at]] + "ora", at + 2, _After.CLOSED)
    if run >= len("กรม") and word[at : at + 2] in _CLUSTERS:
        onset = _onset(word[at : at + 2], sounds.opening)
        yield _Step(0.9, onset + "o" + sounds.closing[word[at + 2]], at + 3, _After.CLOSED)


def _bare_run(word: str, at: int, sounds: Sounds) -> int:
    """Return how many consonants from a place on, up to three, have no written vowel of their own."""
    run = 0
    while run < len("กรม") and at + run < len(word) and word[at + run] in sounds.opening:
        if re.match(f"(?!อ(?!$)){_SIGN}|\u0e31|\u0e33|\u0e4d", word[at + run + 1 :]):
            break
        run += 1
    return run


def _closing(word: str, at: int, state: _After, sounds: Sounds) -> Iterator[_Step]:
    """Yield what closes the open syllable: a consonant, two that sound as one, one that opens the next as well."""
    if word[at] not in sounds.closing:
        return
    owned = bool(re.match(_SIGN, word[at + 1 :]))
    end = sounds.closing[word[at]]
    if not owned:
        yield _Step(0.0, end, at + 1, _After.CLOSED)
    pair = word[at : at + 2]
    if pair in _ONE_SOUND and not re.match(_SIGN, word[at + 2 :]):
        yield _Step(0.1 if at + 2 == len(word) else 0.8, end, at + 2, _After.CLOSED)
    if at + 1 < len(word) and not owned:
        linked = 0.7 if state is _After.MUST_CLOSE else 1.5
        yield _Step(linked, end + sounds.opening[word[at]] + "a", at + 1, _After.CLOSED)
    if owned and state is _After.MUST_CLOSE:
        yield _Step(0.0, end, at, _After.CLOSED)


def _onset(consonants: str, opening: Letters) -> str:
    if consonants in _LED:
        return opening[consonants[0]] + "a" + opening[consonants[1]]
    spoken = consonants[1:] if len(consonants) > 1 and consonants[0] in "หอ" else consonants
    return "".join(opening[consonant] for consonant in spoken)
