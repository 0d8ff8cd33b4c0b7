# SPDX-License-Identifier: Apache-2.0
"""Keys under which names that may be the same meet, whatever their script and spelling."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from simpul.normalise.names.forms import NameForms

_SPELLINGS: Final = 5
"""Skeletons of a word that make keys; a Latin word has three at most."""
_TOKENS: Final = 6
_SHORTEST_TOKEN_KEY: Final = 3
_SURNAME_AND_TWO_SYLLABLES: Final = 3
_LONGEST_SYLLABLE: Final = 6


def blocking_keys(forms: NameForms) -> frozenset[str]:
    """Return a name's keys: ``t:`` token skeleton, ``p:`` pair, ``w:`` whole name, ``i:`` initials.

    Small, deterministic strings without ``?``; empty for a name without letters. A token skeleton of
    fewer than three signs is left to the pairs, since half the world would share it; initials are of
    use only together with something else, such as a birth date. The whole-name key forgets the order
    and where words were parted.
    """
    columns = [token.skeletons[:_SPELLINGS] for token in forms.tokens[:_TOKENS]]
    if not columns:
        return frozenset()
    keys = {f"t:{key}" for column in columns for key in column if len(key) >= _SHORTEST_TOKEN_KEY}
    for left, right in (*combinations(columns, 2), *_syllables_joined(forms, columns)):
        keys.update(f"p:{a}+{b}" if a <= b else f"p:{b}+{a}" for a in left for b in right)
    keys.add("i:" + "".join(sorted(column[0][0] for column in columns)))
    if max(map(len, columns)) == 1:
        keys.add("w:" + _whole([column[0] for column in columns]))
    else:
        keys.update("w:" + _whole(choice) for choice in zip(*_level(columns), strict=True))
    return frozenset(keys)


def _whole(skeletons: Sequence[str]) -> str:
    """Return the signs of all words in order of the alphabet, vowels left out where anything remains."""
    signs = "".join(skeletons)
    return "".join(sorted(signs.replace("A", "") or signs))


def _syllables_joined(
    forms: NameForms, columns: list[tuple[str, ...]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return surname and given name of three short Latin words, whichever end the surname stands at."""
    words = [token.surface for token in forms.tokens]
    if len(words) != _SURNAME_AND_TWO_SYLLABLES or forms.script != "Latn" or max(map(len, words)) > _LONGEST_SYLLABLE:
        return []
    first, middle, last = columns
    return [(first, (middle[0] + last[0],)), ((first[0] + middle[0],), last)]


def _level(columns: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return columns of equal height, the last skeleton repeated, so that habits go together."""
    height = max(map(len, columns))
    return [column + (column[-1],) * (height - len(column)) for column in columns]
