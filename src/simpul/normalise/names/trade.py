# SPDX-License-Identifier: Apache-2.0
"""Words of an organisation's name that are translated, not spelled: ``무역``, ``贸易`` and ``การค้า`` are *trading*."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from simpul.model.definition import read_definition
from simpul.normalise.names.script import main_script

_UNSPACED: Final = frozenset({"Hang", "Hani", "Kana", "Thai", "Laoo", "Khmr"})
_SHORTEST_REST: Final = 2


@cache
def trade_words() -> dict[str, str]:
    """Return each word or phrase of trade, case-folded, to its one English word. Source: ``data/trade_words.yaml``."""
    text = (files("simpul.normalise.names") / "data" / "trade_words.yaml").read_text(encoding="utf-8")
    return {
        unicodedata.normalize("NFKC", str(word)).casefold(): str(one)
        for one, words in read_definition(text).items()
        for word in words
    }


@cache
def trades() -> frozenset[str]:
    """Return the English words that stand for all of their translations."""
    return frozenset(trade_words().values())


def by_meaning(words: Sequence[str]) -> tuple[str, ...]:
    """Return words with those of trade in English, phrases of two words (``thương mại``) as one."""
    known, found, skip = trade_words(), [], False
    for word, following in pairwise((*words, "")):
        if skip:
            skip = False
        elif (meaning := known.get(f"{word} {following}")) is not None:
            found.append(meaning)
            skip = True
        else:
            found.append(known.get(word, word))
    return tuple(found)


@cache
def _endings(script: str, more: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a script that grow onto others, the longest first."""
    grown = {word for word in (*trade_words(), *more) if main_script(word) == script and len(word) >= _SHORTEST_REST}
    return tuple(sorted(grown, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1 << 15)
def taken_apart(word: str, forms: frozenset[str]) -> tuple[str, ...]:
    """Return the parts of a word without spaces: ``金河贸易有限公司`` gives ``金河``, ``贸易``, ``有限公司``.

    Args:
        word: one word, case-folded; in a script with spaces it stays whole.
        forms: words of legal form that may have grown onto it as well.

    At least two characters of the name itself remain.
    """
    script = main_script(word)
    if script not in _UNSPACED or word in forms or word in trade_words():
        return (word,)
    known = {one for kind in {script, "Hani", "Hang"} for one in _endings(kind, forms)}
    endings = tuple(sorted(known, key=lambda one: (-len(one), one)))
    before: list[str] = []
    after: list[str] = []
    while len(word) > _SHORTEST_REST:
        last = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= _SHORTEST_REST), "")
        first = next((one for one in endings if word.startswith(one) and len(word) - len(one) >= _SHORTEST_REST), "")
        if last:
            after.insert(0, last)
            word = word.removesuffix(last)
        elif first in forms and first:
            before.append(first)
            word = word.removeprefix(first)
        else:
            break
    return (*before, word, *after)
