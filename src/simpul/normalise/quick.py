# SPDX-License-Identifier: Apache-2.0
"""A quick reading of clean values, for files with millions of them.

It answers only where it is sure to answer as the whole reading does (a law of the tests), and else not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

import phonenumbers

from simpul.model.schema import Kind
from simpul.normalise.domain import read_host
from simpul.normalise.filler import is_filler_number
from simpul.normalise.placeholder import is_placeholder_word, placeholder_words
from simpul.normalise.vocabulary import vocabulary

_E164: Final = re.compile(r"\+([1-9]\d{7,14})", re.ASCII)
_MAILBOX: Final = re.compile(
    r"([a-z0-9]{3,40}(?:[._-][a-z0-9]{1,20})*)@([a-z0-9]+(?:\.[a-z0-9]+)*\.[a-z]{2,10})", re.ASCII
)
_DAY: Final = re.compile(r"(?:19[3-9]\d|20[01]\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)
_WORD: Final = re.compile(r"[A-Za-z]{2,30}", re.ASCII)
_WORDS: Final = re.compile(r"[A-Za-z]{2,30}(?: [A-Za-z]{2,30}){1,6}", re.ASCII)
_FIRST_OF_YEAR: Final = "-01-01"
_LONGEST_CODE: Final = 3


class Quick(NamedTuple):
    """A sure answer: the value, canonical as it stands, or the reason why there is none."""

    value: str | None
    reason: str | None = None


class _Plan(NamedTuple):
    """What one calling code's numbers look like."""

    lengths: frozenset[int]
    trunk: re.Pattern[str] | None


def quick_reading(kind: Kind, raw: str) -> Quick | None:
    """Return what ``normalise(kind, raw)`` would answer whatever the context, or None where it is not sure.

    Kinds other than phone, e-mail, date and name are never read so.
    """
    match kind:
        case Kind.PHONE:
            return _phone(raw)
        case Kind.EMAIL:
            sure = _is_email(raw)
        case Kind.DATE:
            sure = _DAY.fullmatch(raw) is not None and not raw.endswith(_FIRST_OF_YEAR)
        case Kind.NAME:
            sure = _is_name(raw)
        case _:
            return None
    return Quick(raw) if sure else None


SURE: Final = {
    Kind.DATE: (f"regexp_full_match(raw, '{_DAY.pattern}')", f"NOT suffix(raw, '{_FIRST_OF_YEAR}')"),
    Kind.NAME: (
        f"regexp_full_match(raw, '{_WORD.pattern}')",
        "NOT regexp_full_match(lower(raw), 'x+')",
        "lower(raw) NOT IN (SELECT unnest($never))",
    ),
    Kind.EMAIL: (
        f"regexp_full_match(raw, '{_MAILBOX.pattern}')",
        "NOT regexp_full_match(split_part(raw, '@', 1), '[0x._-]*')",
        "split_part(raw, '@', 1) NOT IN (SELECT unnest($never))",
        "split_part(raw, '@', 2) IN (SELECT unnest($hosts))",
    ),
}
"""What holds of the values ``raw`` of a column, as SQL, that ``quick_reading`` is sure to take as they stand."""


def words_of_nobody() -> list[str]:
    """Return the words that are no name and no mailbox, in lower case (``$never``)."""
    return sorted(frozenset(vocabulary("fillers")) | placeholder_words())


def sure_hosts(names: Iterable[str]) -> list[str]:
    """Return those names of hosts that are canonical as they stand (``$hosts``)."""
    return [name for name in names if _is_host(name)]


def _phone(raw: str) -> Quick | None:
    found = _E164.fullmatch(raw)
    if not found:
        return None
    digits = found[1]
    for length in range(1, _LONGEST_CODE + 1):
        code = int(digits[:length])
        if code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            plan = _plan(code)
            return _by_length(raw, digits[length:], plan) if plan else None
    return Quick(None, "phone.no-country")


def _by_length(raw: str, national: str, plan: _Plan) -> Quick | None:
    if national[0] == "0" or is_filler_number(national) or (plan.trunk and plan.trunk.match(national)):
        return None
    if len(national) in plan.lengths:
        return Quick(raw)
    return Quick(None, "phone.too-long" if len(national) > max(plan.lengths) else "phone.too-short")


@cache
def _plan(code: int) -> _Plan | None:
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(regions[0], None)
    if metadata is None or metadata.general_desc is None:
        return None
    trunk = metadata.national_prefix_for_parsing
    return _Plan(frozenset(metadata.general_desc.possible_length), re.compile(trunk) if trunk else None)


def _is_email(raw: str) -> bool:
    found = _MAILBOX.fullmatch(raw)
    return found is not None and _says_something(found[1]) and _is_host(found[2])


@cache
def _is_host(name: str) -> bool:
    host = read_host(name)
    return not isinstance(host, str) and not host.is_ip and host.name == name


def _is_name(raw: str) -> bool:
    if not (_WORD.fullmatch(raw) or _WORDS.fullmatch(raw)):
        return False
    name = raw.lower()
    return all(_says_something(one) and not is_placeholder_word(one) for one in (name, *name.split()))


def _says_something(word: str) -> bool:
    return bool(set(word) - set("0x._-")) and word not in vocabulary("fillers")
