# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Khmer names: as passports spell (``ហ៊ុន សែន`` Hun Sen), and by letter.

Source: Geographic Department of Cambodia's romanisation of Khmer (1995, adopted by the UN group of
experts), simplified as personal names are: each consonant belongs to one of two series, and the
series decides how a vowel sign sounds.
"""

from __future__ import annotations

import re
from typing import Final

from simpul.normalise.names.romanise.table import pairs, transcribe

_FIRST_SERIES: Final = pairs("ក=k ខ=kh ច=ch ឆ=chh ដ=d ឋ=th ណ=n ត=t ថ=th ប=b ផ=ph ស=s ហ=h ឡ=l អ=")
_SECOND_SERIES: Final = pairs("គ=k ឃ=kh ង=ng ជ=ch ឈ=chh ញ=nh ឌ=d ឍ=th ទ=t ធ=th ន=n ព=p ភ=ph ម=m យ=y រ=r ល=l វ=v")
_CONSONANTS: Final = _FIRST_SERIES | _SECOND_SERIES
_CLOSING: Final = _CONSONANTS | pairs("ប=p យ=y វ=v ហ=s ខ=k ឃ=k គ=k ផ=p ភ=p ថ=t ធ=t ឋ=t ឍ=t ដ=t ឌ=t អ= ញ=nh ឆ=ch ឈ=ch")
_FIRST_VOWELS: Final = pairs(
    "័=a ា=a ិ=e ី=ey ឹ=oe ឺ=eu ុ=o ូ=ou ួ=uo ើ=aeu ឿ=oea ៀ=ie េ=e ែ=ae ៃ=ai ោ=ao ៅ=au ំ=am ះ=ah ុំ=om ាំ=am ុះ=oh េះ=eh ោះ=oh"
)
_SECOND_VOWELS: Final = pairs(
    "័=ea ា=ea ិ=i ី=i ឹ=ue ឺ=eu ុ=u ូ=u ួ=uo ើ=eu ឿ=oea ៀ=ie េ=e ែ=e ៃ=ey ោ=o ៅ=ov ំ=um ះ=eah ុំ=um ាំ=oam ុះ=uh េះ=eh ោះ=uoh"
)
_INDEPENDENT: Final = pairs("ឥ=e ឦ=ei ឧ=u ឩ=u ឪ=ov ឫ=rue ឬ=rue ឭ=lue ឮ=lue ឯ=ae ឰ=ai ឱ=ao ឲ=ao ឳ=au")
_VOWEL_SIGNS: Final = "[ា-ះ័]+"
_SYLLABLE: Final = re.compile(rf"(?P<onset>[ក-អ](?:្[ក-អ])*)(?P<shift>[៉៊]?)(?P<vowel>{_VOWEL_SIGNS})?|(?P<own>[ឥ-ឳ])")
_MARKS: Final = re.compile("[់៌៍៏៎្៑\u200b]")
_CLOSING_PAIR: Final = re.compile("(?<=[ា-ះ័])([ក-អ])(?:្[ក-អ])+$")
"""Two consonants that close a word are heard as the first: ``វិចិត្រ`` Vichet, ``រិទ្ធ`` Rith."""
_SILENT: Final = re.compile("[ក-អ]៍")
_TO_SECOND, _TO_FIRST = "៊", "៉"


def _vowel(sign: str, onset: str, shift: str, *, unwritten: str) -> str:
    base = [letter for letter in onset if letter != "្"]
    second = next((c in _SECOND_SERIES for c in base if c not in "ងញនមយរលវ"), base[0] in _SECOND_SERIES)
    second = (second or shift == _TO_SECOND) and shift != _TO_FIRST
    table = _SECOND_VOWELS if second else _FIRST_VOWELS
    return transcribe(sign, table) if sign else (unwritten if second else "a")


def _spoken(word: str, *, unwritten: str) -> str:
    """Return a word by sound: a consonant without vowel after a vowel closes the syllable."""
    found, open_syllable = [], False
    matches = list(_SYLLABLE.finditer(word))
    for at, match in enumerate(matches):
        if match["own"]:
            found.append(_INDEPENDENT.get(match["own"], ""))
            open_syllable = True
            continue
        bare = not match["vowel"] and not match["shift"]
        if bare and open_syllable and "្" not in match["onset"]:
            found.append(_CLOSING[match["onset"]])
            open_syllable = False
            continue
        onset = transcribe(match["onset"], _CONSONANTS)
        ends = bare and at == len(matches) - 1 and found
        found.append(
            onset + ("" if ends else _vowel(match["vowel"] or "", match["onset"], match["shift"], unwritten=unwritten))
        )
        open_syllable = True
    return "".join(found)


def khmer_spellings(word: str) -> tuple[str, ...]:
    """Return a Khmer word's Latin spellings: by sound, then consonants and plain vowels as written."""
    clean = _MARKS.sub("", _SILENT.sub("", word.replace("្", "\0"))).replace("\0", "្")
    heard = _CLOSING_PAIR.sub(r"\1", clean)
    spoken = tuple(_spoken(word, unwritten=vowel) for word in dict.fromkeys((heard, clean)) for vowel in "oa")
    plain = transcribe(clean, _CONSONANTS | _INDEPENDENT | _FIRST_VOWELS)
    other = transcribe(clean, _CONSONANTS | _INDEPENDENT | _SECOND_VOWELS)
    return tuple(dict.fromkeys(spelling for spelling in (*spoken, plain, other) if spelling))
