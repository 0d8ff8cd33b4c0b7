# SPDX-License-Identifier: Apache-2.0
"""How a Latin spelling sounds: digraphs folded to one sign, and the consonant skeleton.

Both are the same for spellings of one name in different romanisations: ``Mohammed`` and ``Muhamad``
share the skeleton ``MMT``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DIGRAPHS: Final = (
    ("sch", "S"),
    ("tch", "C"),
    ("tsch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "Z"),
    ("kh", "K"),
    ("gh", "G"),
    ("th", "T"),
    ("dh", "D"),
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "kw"),
    ("ts", "c"),
    ("tz", "c"),
    ("ng", "N"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
)
_INNER_X: Final = re.compile("(?<=.)x")
_DIGRAPH: Final = re.compile("|".join(sorted((d for d, _ in _DIGRAPHS), key=len, reverse=True)))
_SIGN: Final = dict(_DIGRAPHS)
_DOUBLED: Final = re.compile(r"(.)\1+")
_CLASS: Final = {
    **dict.fromkeys("bp", "P"),
    **dict.fromkeys("fvw", "F"),
    **dict.fromkeys("kgqKGx", "K"),
    **dict.fromkeys("tdTD", "T"),
    **dict.fromkeys("szjScCZ", "S"),
    **dict.fromkeys("lr", "L"),
    "m": "M",
    **dict.fromkeys("nN", "N"),
}
_VOWELS: Final = frozenset("aeiouy")


@lru_cache(maxsize=1 << 16)
def phones(spelling: str) -> str:
    """Return a lower-case ASCII spelling with one sign a sound: digraphs folded, doubles single.

    An apostrophe keeps two letters apart that are two sounds: ``t'h`` is not ``th``.

    ``mikhail`` gives ``miKail``: upper-case signs stand for sh, ch, zh, kh, gh, th, dh, ng.
    """
    folded = _DIGRAPH.sub(lambda found: _SIGN[found[0]], spelling)
    return _DOUBLED.sub(r"\1", _INNER_X.sub("ks", folded.replace("'", "")))


@lru_cache(maxsize=1 << 16)
def skeleton(spelling: str) -> str:
    """Return the consonant-class key of a lower-case ASCII spelling: ``gorbachev`` gives ``KLPSF``.

    Classes join what romanisations confuse (p/b, k/g/q/kh, s/z/sh/ch/j, l/r, t/d, f/v/w); h, y and
    vowels are dropped, except that a leading vowel stays as ``A``. Never empty for a letter.
    """
    signs = phones(spelling)
    key = _DOUBLED.sub(r"\1", "".join(_CLASS.get(sign, ".") for sign in signs)).replace(".", "")
    if signs[:1] in _VOWELS or not key:
        key = "A" + key
    return key
