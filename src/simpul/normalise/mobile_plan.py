# SPDX-License-Identifier: Apache-2.0
"""The fast way for the commonest number: a mobile in E.164, of a country that has its calling code alone.

It answers only where the whole reading would answer the same; that is a property test.
Source: numbering plans as libphonenumber's metadata gives them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberDesc

from simpul.normalise.filler import is_filler_number

_CLEAN: Final = re.compile(r"\+([1-9]\d{7,14})", re.ASCII)
_OTHER_TYPES: Final = (
    "fixed_line", "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plan:
    """One country's mobile numbers, told apart from all its others."""

    country: str
    mobile: re.Pattern[str]
    others: re.Pattern[str]


def country_of_mobile(number: str) -> str | None:
    """Return the country of a clean mobile number, or None where the whole reading must decide.

    Args:
        number: ``+`` and digits; anything else gives None.
    """
    clean = _CLEAN.fullmatch(number)
    if clean is None:
        return None
    digits = clean[1]
    for length in (2, 3, 1):
        plan = _plan(digits[:length])
        if plan is not None:
            national = digits[length:]
            fits = plan.mobile.fullmatch(national) and not plan.others.match(national)
            return plan.country if fits and not is_filler_number(national) else None
    return None


@cache
def _plan(calling_code: str) -> _Plan | None:
    """Return the plan of a calling code that one country has alone, else None."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(calling_code), ())
    metadata = PhoneMetadata.metadata_for_region(regions[0]) if len(regions) == 1 and regions[0] != "001" else None
    if metadata is None or metadata.mobile is None or metadata.general_desc is None:
        return None
    if not metadata.mobile.national_number_pattern:
        return None
    mobile = _mobile(metadata.mobile, metadata.general_desc)
    return _Plan(regions[0], re.compile(mobile), re.compile(_not_mobile(metadata)))


def _mobile(mobile: PhoneNumberDesc, general: PhoneNumberDesc) -> str:
    lengths = sorted(set(mobile.possible_length) & set(general.possible_length))
    of_length = "|".join(rf"\d{{{length}}}\Z" for length in lengths)
    of_country = rf"(?={general.national_number_pattern}\Z)"
    return rf"(?=(?:{of_length})){of_country}(?:{mobile.national_number_pattern})"


def _not_mobile(metadata: PhoneMetadata) -> str:
    """Match what the whole reading treats in another way: trunk prefixes, other types."""
    others = [getattr(metadata, name) for name in _OTHER_TYPES]
    patterns = [rf"(?:{one.national_number_pattern})\Z" for one in others if one and one.national_number_pattern]
    if metadata.national_prefix_for_parsing:
        patterns.append(rf"(?:{metadata.national_prefix_for_parsing})")
    return "|".join(["0", *patterns])
