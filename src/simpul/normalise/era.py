# SPDX-License-Identifier: Apache-2.0
"""Years counted otherwise: the Buddhist era, Japanese eras, Dangi, Minguo; each as a common year.

Sources: Buddhist era as used in Thailand, Cambodia and Laos, CE + 543 (Thai Calendar Year Act B.E. 2483
(1940): since 1941 the year begins on 1 January, so earlier dates of January to March may be a year off);
Japanese eras by cabinet orders (Meiji 1868, Taisho 1912, Showa 1926, Heisei 1989, Reiwa 2019); Dangi, CE + 2333
(Korean Act on the Era of 1948, in use to 1961); Minguo, year 1 = 1912.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BUDDHIST: Final = 543
_DANGI: Final = 2333
_BUDDHIST_YEARS: Final = range(2380, 2701)
_DANGI_YEARS: Final = range(4200, 4401)
_PRESENT_CENTURY_ENDS: Final = 2030
"""Two-digit years up to 30 are read as 20xx, others as 19xx, and the doubt is told."""

_ERAS: Final = {
    "meiji": (1868, 45),
    "taisho": (1912, 15),
    "showa": (1926, 64),
    "heisei": (1989, 31),
    "reiwa": (2019, 99),
}
_WRITTEN: Final = {"明治": "meiji", "大正": "taisho", "昭和": "showa", "平成": "heisei", "令和": "reiwa"} | {
    spelling: name for name in _ERAS for spelling in (name, name[0])
}
_JAPANESE: Final = re.compile(
    rf"(?<![a-z])({'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\.?\s*(元|\d{{1,2}})(?=\s*年|[./-]\d|\s*$)"
)


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year found in a text that names its Japanese era.

    Attributes:
        text: the text with the era's year replaced by the common one, four digits.
    """

    text: str
    era: str


def japanese_era(text: str) -> EraYear | str | None:
    """Return the text with a Japanese era year made common.

    Args:
        text: plain, lower case.

    Returns:
        None where it names no era; ``no-such-era-year`` where the era ended before.
    """
    found = _JAPANESE.search(text)
    if found is None:
        return None
    era = _WRITTEN[found[1]]
    first, years = _ERAS[era]
    year = 1 if found[2] == "元" else int(found[2])
    if not 1 <= year <= years:
        return "no-such-era-year"
    return EraYear(f"{text[: found.start()]} {first + year - 1}{text[found.end() :]}".strip(), era)


def common_year(year: int, *, said: str | None) -> tuple[int, str | None]:
    """Return the common year and the calendar it came from (None = common).

    Args:
        year: as written, four digits (Minguo: up to three).
        said: ``buddhist``, ``dangi``, ``minguo``, ``common`` where the text says; else by its size.
    """
    if said == "minguo":
        return year + 1911, "minguo"
    if said == "buddhist" or (said in (None, "thai") and year in _BUDDHIST_YEARS):
        return year - _BUDDHIST, "buddhist"
    if said == "dangi" or (said is None and year in _DANGI_YEARS):
        return year - _DANGI, "dangi"
    return year, None


def with_century(year: int, *, buddhist: bool) -> tuple[int, int]:
    """Return the likelier and the other common year of a two-digit one."""
    if buddhist:
        likely = 2500 + year - _BUDDHIST
        return (likely, likely - 100) if likely <= _PRESENT_CENTURY_ENDS else (likely - 100, likely)
    likely = 2000 + year
    return (likely, likely - 100) if likely <= _PRESENT_CENTURY_ENDS else (likely - 100, likely)
