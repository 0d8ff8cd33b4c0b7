# SPDX-License-Identifier: Apache-2.0
"""Numbers written in Han characters: 六十 is 60, 二〇二五 is 2025, 三億五千万 is 350,000,000."""

from __future__ import annotations

import re
from typing import Final

HAN_DIGITS: Final = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "壱": 1, "壹": 1, "弐": 2, "贰": 2, "貳": 2, "参": 3, "叁": 3, "參": 3, "两": 2, "兩": 2,
}  # fmt: skip
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_NUMERAL: Final = re.compile(f"[{''.join([*HAN_DIGITS, *_SMALL, *_LARGE])}]+")
_COUNTED: Final = re.compile(f"[{''.join([*HAN_DIGITS, *_SMALL, *_LARGE])}]+(?=[年月日号號楼樓层層階室栋棟])")


def with_digits(text: str) -> str:
    """Return the text with Han numerals that count years, months, days, floors or rooms as ASCII digits."""
    return _COUNTED.sub(lambda found: str(han_number(found[0])), text)


def han_number(numeral: str) -> int | None:
    """Return the number a run of Han numerals stands for, or None where it is not such a run."""
    if not _NUMERAL.fullmatch(numeral):
        return None
    if all(char in HAN_DIGITS for char in numeral):
        return int("".join(str(HAN_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in HAN_DIGITS:
            digit = HAN_DIGITS[char]
        elif char in _SMALL:
            section, digit = section + max(digit, 1) * _SMALL[char], 0
        else:
            total, section, digit = total + max(section + digit, 1) * _LARGE[char], 0, 0
    return total + section + digit
