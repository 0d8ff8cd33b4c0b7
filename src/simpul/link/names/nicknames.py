# SPDX-License-Identifier: Apache-2.0
"""Short forms of given names: *Bob* for Robert, *Дима* for Дмитрий, *Mohd* for Muhammad."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, TypeAlias

from simpul.normalise.names import Token
from simpul.normalise.names.romanise.latin import latin_spellings

_COSTS: Final = {"abbreviation": 1.5, "diminutive": 6.0}
"""Bits that a short form costs beside the whole name: few people use one in papers, and one serves several names."""
_TWO_SHORT_FORMS: Final = 10.0
"""Bits more where both are short forms: *Alex* and *Sandra* are rarely used for one Alexandra."""
_SPELLINGS: Final = 4
_ENDING: Final = re.compile("(?:iy|ii|ij|yi|yy|y)$")
Groups: TypeAlias = Mapping[int, tuple[float, bool]]
"""Group of names to the bits that meeting in it costs, and whether the name is a whole one there."""
_NO_GROUPS: Final[Groups] = {}


def _folded(spelling: str) -> str:
    """Return a spelling with ``-iy``, ``-ii`` and ``-y`` at its end alike, so ``ks`` and ``x``, ``w`` and ``v``."""
    return _ENDING.sub("i", spelling).replace("ks", "x").replace("w", "v")


@cache
def _groups() -> dict[str, dict[int, tuple[float, bool]]]:
    """Return each folded spelling's groups."""
    text = (files("simpul.link.names") / "data" / "nicknames.tsv").read_text(encoding="utf-8")
    groups: dict[str, dict[int, tuple[float, bool]]] = defaultdict(dict)
    for at, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            _, kind, whole, short = line.split("\t")
            for names, is_whole in ((short, False), (whole, True)):
                for spelling in (spelling for name in names.split() for spelling in latin_spellings(name)):
                    groups[_folded(spelling)][at] = _COSTS[kind], is_whole
    return dict(groups)


@lru_cache(maxsize=1 << 16)
def groups_of(spelling: str) -> Groups:
    """Return the groups of names that a lower-case ASCII spelling is in."""
    return _groups().get(_folded(spelling), _NO_GROUPS)


def nickname_cost(left: Token, right: Token) -> float | None:
    """Return the bits it costs to take one word for a short form of the other; nothing where it is none.

    Words of any script are looked up by their Latin spellings. Source: ``data/nicknames.tsv``.
    """
    mine = _groups_of(left)
    if not mine:
        return None
    shared = [
        cost if whole or mine[group][1] else cost + _TWO_SHORT_FORMS
        for group, (cost, whole) in _groups_of(right).items()
        if group in mine
    ]
    return min(shared, default=None)


def _groups_of(token: Token) -> Groups:
    if token.script == "Latn":
        return groups_of(token.spellings[0])
    found: dict[int, tuple[float, bool]] = {}
    for spelling in token.spellings[:_SPELLINGS]:
        found.update(groups_of(spelling))
    return found
