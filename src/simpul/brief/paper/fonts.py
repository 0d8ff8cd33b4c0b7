# SPDX-License-Identifier: Apache-2.0
"""Which scripts this machine can print, so that a text is named as missing instead of printed as boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import category, name

PREFERRED: Final[Mapping[str, tuple[str, ...]]] = {
    "LATIN": ("Noto Sans", "DejaVu Sans", "Liberation Sans", "Libertinus Serif"),
    "HANGUL": ("Noto Sans CJK KR", "Noto Sans KR", "Noto Serif CJK KR", "Malgun Gothic", "NanumGothic"),
    "CJK": ("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei"),
    "HIRAGANA": ("Noto Sans CJK JP", "Noto Sans JP", "Noto Serif CJK JP", "IPAGothic"),
    "THAI": ("Noto Sans Thai", "Noto Looped Thai", "Noto Serif Thai", "Loma"),
    "LAO": ("Noto Sans Lao", "Noto Looped Lao", "Noto Serif Lao", "Phetsarath OT"),
    "KHMER": ("Noto Sans Khmer", "Noto Serif Khmer", "Khmer OS"),
    "MYANMAR": ("Noto Sans Myanmar", "Noto Serif Myanmar", "Padauk"),
    "ARABIC": ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri", "DejaVu Sans"),
}
"""Families that draw a script, the best first. Other scripts: the Noto family of their name."""

ALIKE: Final = {"KATAKANA": "HIRAGANA", "CYRILLIC": "LATIN", "GREEK": "LATIN"}
"""Scripts drawn by another's families; Libertinus Serif, which travels with Typst, draws Latin, Cyrillic and Greek."""

HAN_BY_LANGUAGE: Final = {"ko": "Noto Sans CJK KR", "ja": "Noto Sans CJK JP", "zh": "Noto Sans CJK SC"}


@dataclass(frozen=True, slots=True)
class Printer:
    """What can be printed.

    Attributes:
        families: font families present.
    """

    families: frozenset[str]

    def fonts(self, scripts: Iterable[str], *, language: str) -> list[str]:
        """Return the families to set a text in, the language's own first."""
        own = [HAN_BY_LANGUAGE[language]] if language in HAN_BY_LANGUAGE else []
        wanted = [*PREFERRED["LATIN"], *own, *(family for script in scripts for family in families_of(script))]
        return [family for family in dict.fromkeys(wanted) if family in self.families]

    def missing(self, scripts: Iterable[str]) -> tuple[str, ...]:
        """Return the scripts among these that no family present draws, by name."""
        return tuple(sorted(script for script in scripts if not self.families & set(families_of(script))))


def families_of(script: str) -> tuple[str, ...]:
    """Return the families that draw a script, the best first."""
    same = ALIKE.get(script, script)
    return PREFERRED.get(same, (f"Noto Sans {same.title()}", f"Noto Serif {same.title()}"))


def scripts_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the scripts of the letters in the texts, as the Unicode names of their letters begin."""
    return frozenset(script for sign in set("".join(texts)) if (script := script_of(sign)))


@cache
def script_of(sign: str) -> str | None:
    """Return the script of a letter or of a mark that belongs to one; None for digits, signs and blanks."""
    if category(sign)[0] not in "LM":
        return None
    first = name(sign, "").partition(" ")[0].partition("-")[0]
    return None if first in ("", "COMBINING", "MODIFIER", "FEMININE", "MASCULINE", "VARIATION", "FULLWIDTH") else first


def named_where_missing(text: str, missing: frozenset[str]) -> str:
    """Return the text with every run in a script that cannot be printed replaced by the script's name in brackets."""
    if not missing:
        return text
    marked = "".join(f"\u0000{script}\u0001" if (script := script_of(sign)) in missing else sign for sign in text)
    one_run = re.compile("\u0000([A-Z]+)\u0001(?:[\\s.·,]*\u0000[A-Z]+\u0001)*")
    return one_run.sub(lambda run: f"[{run.group(1).title()}]", marked)
