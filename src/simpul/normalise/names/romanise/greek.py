# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Greek names: by sound (ELOT 743, passports) and by letter.

Source: ELOT 743 / ISO 843 and ICAO Doc 9303 part 3; the sounds of μπ, ντ, γκ in foreign names.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_LETTERS: Final = pairs(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ου=ou"
)
_SOUNDS: Final = _LETTERS | pairs(
    "ου=u μπ=b ντ=d γκ=g γγ=ng γχ=nch τζ=j τσ=ts αι=e ει=i οι=i υι=i αυ=av ευ=ev υ=i χ=h ξ=x"
)
_PASSPORT: Final = _LETTERS | pairs("μπ=mp ντ=nt γκ=gk γγ=ng γξ=nx αυ=af ευ=ef β=b φ=ph τζ=tz")


def greek_spellings(word: str) -> tuple[str, ...]:
    """Return a Greek word's Latin spellings: by sound, by letter, as passports have it."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    found = (transcribe(plain, table) for table in (_SOUNDS, _LETTERS, _PASSPORT))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
