# SPDX-License-Identifier: Apache-2.0
"""Number plates: ``KR:12가3456``. No national pattern is imposed; rented and swapped plates have any."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.characters import alphanumerics, plain
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.value import Normalised, canonical, no_canonical

_CANONICAL: Final = re.compile(r"([A-Z]{2})?:(.+)")
_LENGTHS: Final = range(2, 31)


@lru_cache(maxsize=1 << 13)
def canonical_plate(raw: str, *, country: str | None = None) -> Normalised:
    """Return country and plate, letters of any script in capitals, no spaces or hyphens.

    Args:
        raw: as received; a province or emirate on the plate stays part of it.
        country: ISO alpha-2 of the case.

    Returns:
        The plate. Reasons: ``plate.blank``, ``plate.filler``, ``plate.no-digits``, ``plate.too-short``,
        ``plate.too-long``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"plate.{why}")
    text = plain(raw)
    already = _CANONICAL.fullmatch(text)
    state = (already[1] if already else None) or (country or "").upper()
    plate = alphanumerics(already[2] if already else text)
    if not any(char.isdigit() for char in plate):
        return no_canonical(raw, "plate.no-digits")
    if len(plate) not in _LENGTHS:
        return no_canonical(raw, "plate.too-short" if len(plate) < _LENGTHS.start else "plate.too-long")
    if is_filler_number(plate):
        return no_canonical(raw, "plate.filler")
    return canonical(raw, f"{state}:{plate}", **({"country": state} if state else {}))
