# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Lao names: French-era use, which passports keep (``ou``, ``x``, ``ph``), and by sound.

Source: Lao romanisation of the Lao Commission Nationale de Toponymie (BGN/PCGN 1966 agreement).
"""

from __future__ import annotations

import re
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_CONSONANTS: Final = pairs(
    "ກ=k ຂ=kh ຄ=kh ງ=ng ຈ=ch ສ=s ຊ=x ຍ=nh ດ=d ຕ=t ຖ=th ທ=th ນ=n ບ=b ປ=p ຜ=ph ຝ=f ພ=ph ຟ=f ມ=m ຢ=y ຣ=r ລ=l ວ=v "
    "ຫ=h ອ= ຮ=h ໜ=n ໝ=m"
)
_CLOSING: Final = _CONSONANTS | pairs("ດ=t ບ=p ຍ=y ວ=o ນ=ne")
_SPOKEN: Final = _CONSONANTS | pairs("ຊ=s ຍ=y ວ=w ຄ=k ຂ=k ພ=p ຜ=p ທ=t ຖ=t")
_SIGNS: Final = pairs("ະ=a ັ=a າ=a ໍາ=am ຳ=am ິ=i ີ=i ຶ=u ື=eu ຸ=ou ູ=ou ົ=o ໍ=o ຽ=ia ົວ=oua ັວ=oua ອ=o ວ=oua ຼ=l")
_C: Final = "((?:ຫ[ງຍນມລວຣ]|ຫຼ|[ກ-ຮໜໝ])[ຼ]?)"
_SHAPES: Final = tuple(
    (re.compile(shape.replace("C", _C)), vowel)
    for shape, vowel in (
        ("ເCົາ", "ao"),
        ("ເCັຍ", "ia"),
        ("ເCຍ", "ia"),
        ("ເCືອ", "eua"),
        ("ເC[ິີ]", "eu"),
        ("ເCັ?ະ?", "e"),
        ("ແCັ?ະ?", "e"),
        ("ໂCະ?", "o"),
        ("[ໃໄ]C", "ai"),
        ("C(?:ົວ|ັວ)ະ?", "oua"),
        *((f"C{sign}", vowel) for sign, vowel in _SIGNS.items() if sign not in {"ວ", "ຼ"}),
    )
)
_TONES: Final = re.compile("[່້໊໋໌]")


def _sound(word: str, opening: dict[str, str], closing: dict[str, str]) -> str:
    found, at = [], 0
    while at < len(word):
        for shape, vowel in _SHAPES:
            if syllable := shape.match(word, at):
                onset = syllable[1]
                spoken = onset[1:] if onset[0] == "ຫ" and len(onset) > 1 else onset
                found.append(transcribe(spoken.replace("ຼ", "ລ" if spoken[0] != "ລ" else ""), opening) + vowel)
                at = syllable.end()
                break
        else:
            found.append(closing.get(word[at], ""))
            at += 1
    return "".join(found)


def lao_spellings(word: str) -> tuple[str, ...]:
    """Return a Lao word's Latin spellings: French-era passport use, then by sound."""
    plain = _TONES.sub("", word)
    found = (
        _sound(plain, _CONSONANTS, _CLOSING | {"ນ": "n"}),
        _sound(plain, _CONSONANTS, _CLOSING),
        _sound(plain, _SPOKEN, _CLOSING | {"ນ": "n"}).replace("ou", "u"),
    )
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
