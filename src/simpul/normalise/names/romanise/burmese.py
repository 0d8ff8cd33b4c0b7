# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Burmese names by syllable rhyme (``အောင်`` Aung, ``စု`` Su, ``ကြည်`` Kyi).

Source: BGN/PCGN 1970 agreement for Burmese, with the endings personal names use (``-aung``, ``-win``).
"""

from __future__ import annotations

import re
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_ONSETS: Final = pairs(
    "က=k ခ=kh ဂ=g ဃ=g င=ng စ=s ဆ=s ဇ=z ဈ=z ည=ny ဉ=ny ဋ=t ဌ=ht ဍ=d ဎ=d ဏ=n တ=t ထ=ht ဒ=d ဓ=d န=n ပ=p ဖ=hp ဗ=b "
    "ဘ=b မ=m ယ=y ရ=y လ=l ဝ=w သ=th ဟ=h ဠ=l အ= ဿ=th"
)
_ALTERNATE: Final = _ONSETS | pairs("ခ=k ထ=t ဖ=p ရ=r ဘ=ba ဆ=hs က=g စ=z တ=d ပ=b")
_MEDIALS: Final = pairs("ျ=y ြ=y ွ=w ှ=h")
_RHYMES: Final = pairs(
    "က်=et ောက်=auk ိုက်=aik င်=in ောင်=aung ိုင်=aing စ်=it ည်=i ဉ်=in တ်=at ိတ်=eit ုတ်=ok န်=an ိန်=ein ုန်=on ပ်=at "
    "ိပ်=eik ုပ်=ok မ်=an ိမ်=ein ုမ်=on ယ်=e ံ=an ိံ=ein ုံ=on ါ=a ာ=a ိ=i ီ=i ု=u ူ=u ေ=ay ဲ=e ော=aw ော်=aw ို=o ွန်=un "
    "ွတ်=ut ါင်=aung ေါင်=aung ေါ=aw ေါ်=aw ိ်=i သ်=at ဏ်=an ရ်=a လ်=an"
)
_INDEPENDENT: Final = pairs("ဥ=u ဦ=u ဣ=i ဤ=i ဧ=e ဩ=aw ဪ=aw ၏=i")
_TONES: Final = re.compile("[့း]")
_SYLLABLE: Final = re.compile("(?P<onset>[က-အဿ])(?P<medial>[ျြွှ]*)(?P<rhyme>[ါ-ဲံ]*(?:[က-အ]္?်|်)?)|(?P<own>[ဣ-ဪ])")


def _spoken(word: str, onsets: dict[str, str], bare: str) -> str:
    found = []
    for match in _SYLLABLE.finditer(word):
        if match["own"]:
            found.append(_INDEPENDENT.get(match["own"], ""))
            continue
        medial = transcribe(match["medial"].replace("ှ", ""), _MEDIALS)
        aspirate = "h" if "ှ" in match["medial"] else ""
        rhyme = _RHYMES.get(match["rhyme"])
        if rhyme is None:
            rhyme = transcribe(match["rhyme"], _RHYMES, longest=4) or bare
        found.append(aspirate + onsets[match["onset"]] + medial + rhyme)
    return "".join(found)


def burmese_spellings(word: str) -> tuple[str, ...]:
    """Return a Burmese word's Latin spellings: by syllable, then with plain stops and ``r`` kept."""
    plain = _TONES.sub("", word.replace("္", "်"))
    found = (_spoken(plain, _ONSETS, "a"), _spoken(plain, _ALTERNATE, "a"))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
