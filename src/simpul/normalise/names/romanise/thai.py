# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Thai names: by sound (Royal system) and by letter, as people spell.

Source: Royal Institute of Thailand, principles of romanisation by transcription (1999). People
often keep the letters of the Indic root instead (``วิไล`` Vilai, ``ศรี`` Sri, ``พล`` Phol), so the
second spelling transliterates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from simpul.normalise.names.romanise.table import pairs

_INITIAL: Final = pairs(
    "ก=k ข=k ฃ=k ค=k ฅ=k ฆ=k ง=ng จ=ch ฉ=ch ช=ch ซ=s ฌ=ch ญ=y ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t ณ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b "
    "ป=p ผ=p ฝ=f พ=p ฟ=f ภ=p ม=m ย=y ร=r ล=l ว=w ศ=s ษ=s ส=s ห=h ฬ=l อ= ฮ=h"
)
_FINAL: Final = _INITIAL | pairs(
    "จ=t ฉ=t ช=t ซ=t ฌ=t ญ=n ฎ=t ฏ=t ด=t บ=p ฟ=p ฝ=p ร=n ล=n ฬ=n ศ=t ษ=t ส=t ย=i ว=o ห= อ="
)
_LETTER: Final = _INITIAL | pairs("จ=j ญ=y ว=v ภ=b พ=b ธ=d ท=d ค=g ช=ch ฑ=d")
_CLUSTER_SIGNS: Final = (
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
    "สว",
    "สน",
    "สม",
    "สง",
    "สล",
    "ถน",
    "ตล",
    "ฉล",
    "ขน",
)
_LED: Final = frozenset({"สว", "สน", "สม", "สง", "สล", "ถน", "ตล", "ฉล", "ขน"})
"""A high consonant that leads another has a short ``a`` of its own: ``สวัสดิ์`` *sawat*, ``ถนอม`` *thanom*."""
_CONSONANT: Final = "(?:" + "|".join(_CLUSTER_SIGNS) + "|[ก-ฮ])"
_SILENT: Final = re.compile("(?:(?<=[นสศา])[ทต]ร|ษ[ณมฐ]|[ก-ฮ])[ิุ]?์")
_TONE_PARTS: Final = re.compile("([เแโไใ][ก-ฮ])[่้๊๋](?=[ก-ฬฮ])")
_RIME_ALONE: Final = re.compile("(?<=[าูู])([ตมธฒ])[ิุ]$|(?<=ุ)(ฒ)ิ$|(?<=ร)(ต)ิ$")
_READ_AS: Final = (
    ("เจริญ", "จาเริญ"),
    ("เสริญ", "เสิน"),
    ("ประเสริฐ", "ประเสิด"),
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
_ONE_SOUND: Final = frozenset({"ชร", "ตร", "ษฐ", "ทธ", "ตถ", "คร"})
_TONES: Final = re.compile("[ฺ่้๊๋็]")
_SIGNS: Final = pairs("ะ=a ั=A า=a ํา=am ำ=am ิ=i ี=i ึ=ue ื=ue ุ=u ู=u อ=o")
_SHAPES: Final = (
    ("เ{C}ียะ?", "ia"),
    ("เ{C}ือ", "uea"),
    ("เ{C}าะ?", "ao"),
    ("เ{C}(?:อ|ิ)", "oe"),
    ("เ{C}ะ?", "e"),
    ("แ{C}ะ?", "ae"),
    ("โ{C}ะ?", "o"),
    ("[ใไ]{C}(?:ย(?![ะ-ู]))?", "ai"),
    ("{C}ัวะ?", "ua"),
    ("{C}รร(?=[ก-ฮ](?![ะ-ู])(?![ก-ฮ]$))", "A"),
    ("{C}รร(?![ะ-ู])", "an"),
    ("{C}ว(?=[กงดนบมยตสล](?![ะ-ู์]))", "ua"),
    *((f"{{C}}{sign}", vowel) for sign, vowel in _SIGNS.items()),
)
_SYLLABLES: Final = tuple(
    (re.compile(shape.replace("{C}", f"({consonants})")), vowel)
    for shape, vowel in _SHAPES
    for consonants in (_CONSONANT, "[ก-ฮ]")
)


def _syllable(word: str, at: int) -> tuple[str, str, int] | None:
    """Return the onset, the vowel and the end of the written syllable at a place, or nothing."""
    for shape, vowel in _SYLLABLES:
        if found := shape.match(word, at):
            return found[1], vowel, found.end()
    return None


def _onset(consonants: str, table: Mapping[str, str]) -> str:
    if consonants in _LED:
        return table[consonants[0]] + "a" + table[consonants[1]]
    spoken = consonants[1:] if len(consonants) > 1 and consonants[0] in "หอ" else consonants
    return "".join(table[consonant] for consonant in spoken)


def _unwritten(consonants: str, initial: Mapping[str, str], final: Mapping[str, str]) -> str:
    """Return consonants without a written vowel: ``a`` after each but the last two, ``o`` between those."""
    if len(consonants) < len("กม"):
        return "".join(initial[consonant] + "a" for consonant in consonants)
    opening = "".join(initial[consonant] + "a" for consonant in consonants[:-2])
    return opening + initial[consonants[-2]] + "o" + final[consonants[-1]]


def _closed(consonants: str, vowel: str, tables: tuple[Mapping[str, str], Mapping[str, str]], *, last: bool) -> str:
    """Return the consonants between a written vowel and the next one; the first mostly closes the syllable."""
    initial, final = tables
    if not consonants:
        return ""
    if last and consonants in _ONE_SOUND:
        return final[consonants[0]]
    if len(consonants) == len("กร") and vowel != "A" and last:
        return _unwritten(consonants, initial, final)
    rest = consonants[1:]
    if len(rest) == 1 and last:
        return final[consonants[0]]
    return final[consonants[0]] + _unwritten(rest, initial, final)


def _opened(consonants: str, vowel: str, initial: Mapping[str, str], final: Mapping[str, str]) -> str:
    """Return consonants before a written syllable with ``a`` after each, as in words from Pali: ``ธน`` *thana*.

    After a short ``a`` the first also closes that syllable: ``พัชร`` is *phat-cha-ra*.
    """
    closing = final[consonants[0]] if vowel == "A" and consonants else ""
    return closing + "".join(initial[consonant] + "a" for consonant in consonants)


def _sound(word: str, initial: Mapping[str, str], final: Mapping[str, str], *, opened: bool = False) -> str:
    """Return a word syllable by syllable as the two tables have its opening and closing consonants.

    Args:
        word: Thai letters without tone marks.
        initial: what consonants sound like that open a syllable.
        final: the same for those that close one.
        opened: read consonants without a written vowel as syllables of their own, but for the last ones.
    """
    found, at, bare, vowel = [], 0, "", ""
    while at < len(word):
        if syllable := _syllable(word, at):
            onset, next_vowel, at = syllable
            if opened:
                bare_spoken = _opened(bare, vowel, initial, final)
            else:
                bare_spoken = (
                    _closed(bare, vowel, (initial, final), last=False) if vowel else _unwritten(bare, initial, final)
                )
            found.append(bare_spoken + _onset(onset, initial) + next_vowel)
            bare, vowel = "", next_vowel
        else:
            bare += word[at] if word[at] in initial else ""
            at += 1
    found.append(_closed(bare, vowel, (initial, final), last=True) if vowel else _unwritten(bare, initial, final))
    return "".join(found).replace("A", "a")


def _as_read(word: str) -> str:
    """Return a word with letters that are read otherwise than written put as they are read: ``ฤ``, ``เจริญ``."""
    for written, read in _READ_AS:
        word = word.replace(written, read)
    word = _RUE_AFTER_A.sub(r"\1ะรึ", _RI.sub("ริ", word)).replace("ฤ", "รึ")
    return _TONE_PARTS.sub("\\1\u200c", word)


def thai_spellings(word: str) -> tuple[str, ...]:
    """Return a Thai word's Latin spellings.

    Spoken sounds, with the consonants without a vowel as syllables of their own, by letter with spoken and with
    written endings, without a vowel at the end that is written but silent (``ชาติ`` Chat).
    """
    read = _as_read(word)
    plain = _TONES.sub("", _SILENT.sub("", read))
    short = _RIME_ALONE.sub(lambda found: found[1] or found[2] or found[3], plain)
    found = (
        _sound(plain, _INITIAL, _FINAL),
        _sound(short, _INITIAL, _FINAL, opened=True),
        _sound(plain, _LETTER, _FINAL),
        _sound(short, _INITIAL, _FINAL),
        _sound(plain, _LETTER, _FINAL, opened=True),
        _sound(plain, _INITIAL, _INITIAL),
        _sound(_TONES.sub("", read).replace("์", ""), _LETTER, _LETTER),
    )
    return tuple(dict.fromkeys(spelling for spelling in found if spelling))
