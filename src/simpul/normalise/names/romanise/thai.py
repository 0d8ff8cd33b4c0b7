# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Thai names: by sound (Royal system) and by letter, as people spell.

Source: Royal Institute of Thailand, principles of romanisation by transcription (1999). People
often keep the letters of the Indic root instead (``วิไล`` Vilai, ``ศรี`` Sri, ``พล`` Phol), so the
second spelling transliterates.
"""

from __future__ import annotations

import re
from typing import Final

from simpul.normalise.names.romanise.table import pairs
from simpul.normalise.names.romanise.thai_readings import Sounds, readings

_INITIAL: Final = pairs(
    "ก=k ข=k ฃ=k ค=k ฅ=k ฆ=k ง=ng จ=ch ฉ=ch ช=ch ซ=s ฌ=ch ญ=y ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t ณ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b "
    "ป=p ผ=p ฝ=f พ=p ฟ=f ภ=p ม=m ย=y ร=r ล=l ว=w ศ=s ษ=s ส=s ห=h ฬ=l อ= ฮ=h"
)
_FINAL: Final = _INITIAL | pairs(
    "จ=t ฉ=t ช=t ซ=t ฌ=t ญ=n ฎ=t ฏ=t ด=t บ=p ฟ=p ฝ=p ร=n ล=n ฬ=n ศ=t ษ=t ส=t ย=i ว=o ห= อ="
)
_LETTER: Final = _INITIAL | pairs("จ=j ญ=y ว=v ภ=b พ=b ธ=d ท=d ค=g ช=ch ฑ=d")
_SILENT: Final = re.compile("(?:(?<=[นสศา])[ทตด]ร|ษ[ณม]|(?<=ญ)ชญ|[ก-ฮ])[ิุ]?์")
_TONE_PARTS: Final = re.compile("([เแโไใ][ก-ฮ])[่้๊๋](?=[ก-ฬฮ])")
_RIME_ALONE: Final = re.compile("(?<=[าูู])([ตมธฒ])[ิุ]$|(?<=ุ)(ฒ)ิ$|(?<=ร)(ต)ิ$")
_READ_AS: Final = (
    ("เจริญ", "จาเริญ"),
    ("เสริญ", "เสิน"),
    ("ประเสริฐ", "ประเสิด"),
    ("เกียรติ", "เกียด"),
    ("วงศ์", "โวง"),
    ("วงษ์", "โวง"),
    ("พรหม", "โพรม"),
    ("ฤทธ", "ริทธ"),
    ("พฤ", "พรึ"),
    ("ฤกษ์", "เริก"),
    ("ฤกษ", "เริก"),
)
_RI: Final = re.compile("(?<=[กทตปศ])ฤ")
_RUE_AFTER_A: Final = re.compile("(?:^|(?<=[ะาัี]))([นหม])ฤ")
_TONES: Final = re.compile("[ฺ่้๊๋็]")
_SPOKEN: Final = Sounds(_INITIAL, _FINAL)
_LETTERED: Final = Sounds(_LETTER, _FINAL)
_AS_WRITTEN: Final = Sounds(_INITIAL, _INITIAL)
_ALL_LETTERS: Final = Sounds(_LETTER, _LETTER)


def _as_read(word: str) -> str:
    """Return a word with letters that are read otherwise than written put as they are read: ``ฤ``, ``เจริญ``."""
    for written, read in _READ_AS:
        word = word.replace(written, read)
    word = _RUE_AFTER_A.sub(r"\1ะรึ", _RI.sub("ริ", word)).replace("ฤ", "รึ")
    return _TONE_PARTS.sub("\\1\u200c", word)


def thai_spellings(word: str) -> tuple[str, ...]:
    """Return a Thai word's Latin spellings.

    Its most usual readings by sound, then by letter with spoken and with written endings, without a vowel at the end
    that is written but silent (``ชาติ`` Chat).
    """
    read = _as_read(word)
    plain = _TONES.sub("", _SILENT.sub("", read))
    short = _RIME_ALONE.sub(lambda found: found[1] or found[2] or found[3], plain)
    found = (
        *readings(short, _SPOKEN, most=4 - (short != plain)),
        *readings(plain, _SPOKEN, most=1),
        *readings(plain, _LETTERED, most=2),
        *readings(plain, _AS_WRITTEN, most=1),
        *readings(_TONES.sub("", read).replace("์", ""), _ALL_LETTERS, most=1),
    )
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
