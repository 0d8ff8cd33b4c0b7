# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers in E.164, read with the case's country; and what a display showed, which is another thing.

Source: ITU-T E.164; numbering plans as libphonenumber's metadata gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType, ValidationResult

from simpul.normalise.characters import plain
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.mobile_plan import country_of_mobile
from simpul.normalise.value import Normalised, canonical, no_canonical

_TYPES: Final = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed-or-mobile",
    PhoneNumberType.TOLL_FREE: "toll-free",
    PhoneNumberType.PREMIUM_RATE: "premium",
    PhoneNumberType.SHARED_COST: "shared-cost",
    PhoneNumberType.VOIP: "voip",
    PhoneNumberType.PERSONAL_NUMBER: "personal",
    PhoneNumberType.PAGER: "pager",
    PhoneNumberType.UAN: "company",
    PhoneNumberType.VOICEMAIL: "voicemail",
}
_LOST_DIGITS: Final = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_FLOAT_TAIL: Final = re.compile(r"(\d{6,})\.0+")
_TOO_LONG: Final = 40
_SHORTEST: Final = 7
_BETWEEN: Final = re.compile(r"[/;,|、]|\band\b|\bor\b")
_SENDER: Final = re.compile(r"[A-Za-z][\w .&-]{1,10}", re.ASCII)
_REASONS: Final = {
    NumberParseException.INVALID_COUNTRY_CODE: "phone.no-country",
    NumberParseException.NOT_A_NUMBER: "phone.not-a-number",
    NumberParseException.TOO_SHORT_AFTER_IDD: "phone.too-short",
    NumberParseException.TOO_SHORT_NSN: "phone.too-short",
    NumberParseException.TOO_LONG: "phone.too-long",
}


def canonical_phone(raw: str, *, country: str | None = None) -> Normalised:
    """Return a number in E.164: ``+855…``.

    A clean international number takes a fast way that answers as the slow one does.

    Args:
        raw: as received: any script's digits, ``00`` or no prefix, trunk zeros, punctuation.
        country: ISO 3166-1 alpha-2 of the case, for numbers without a country code.

    Returns:
        The number with ``country`` (ISO alpha-2 of its plan, where it has one) and ``type``
        (``mobile``, ``fixed`` …) in ``extra``; ``doubt`` is ``unassigned`` where the length fits and the
        plan knows no such number, and ``country`` where the leading ``+`` was missing and the number
        does not belong to the case's country. Reasons: ``phone.too-short``, ``phone.too-long``,
        ``phone.no-country``, ``phone.not-a-number``, ``phone.filler``, ``phone.lost-digits`` (a
        spreadsheet rounded it), ``phone.several``.
    """
    mobile = country_of_mobile(raw)
    if mobile is not None:
        return Normalised(raw, raw, None, {"country": mobile, "type": "mobile"})
    return read_phone(raw, country=country)


@lru_cache(maxsize=1 << 15)
def read_phone(raw: str, *, country: str | None = None) -> Normalised:
    """Return what ``canonical_phone`` returns, always by the whole reading."""
    why = filler(raw)
    if why:
        return no_canonical(raw, f"phone.{why}")
    text = _FLOAT_TAIL.sub(r"\1", plain(raw))
    if sum(len(re.sub(r"\D", "", part)) >= _SHORTEST for part in _BETWEEN.split(text)) > 1:
        return no_canonical(raw, "phone.several")
    if len(text) > _TOO_LONG:
        return no_canonical(raw, "phone.too-long")
    if _LOST_DIGITS.fullmatch(text):
        return no_canonical(raw, "phone.lost-digits")
    return _parsed(raw, text, country.upper() if country else None)


def canonical_caller_id(raw: str, *, country: str | None = None) -> Normalised:
    """Return what a victim's display showed: E.164, ``KR:112`` for a short code, ``sender:KBBANK`` for a name.

    Displays are spoofed, so the kind is its own: it relates, and never identifies.
    """
    text = plain(raw)
    short = re.fullmatch(r"(?:([A-Z]{2})?:)?(\d{2,6})", text)
    if short and not is_filler_number(short[2]) and int(short[2]):
        return canonical(raw, f"{short[1] or (country or '').upper()}:{short[2]}", form="short-code")
    sender = text.removeprefix("sender:")
    if _SENDER.fullmatch(sender) and not filler(sender):
        return canonical(raw, f"sender:{sender.upper().rstrip()}", form="sender")
    found = canonical_phone(raw, country=country)
    if found.value is None and found.reason:
        return no_canonical(raw, found.reason.replace("phone.", "caller_id."))
    return found


def _parsed(raw: str, text: str, country: str | None) -> Normalised:
    failure = "phone.not-a-number"
    for candidate, region, must_be_valid in _readings(text, country):
        try:
            number = phonenumbers.parse(candidate, region)
        except NumberParseException as refused:
            failure = _REASONS[refused.error_type]
            continue
        fault = _fault(number, must_be_valid=must_be_valid)
        if fault is None:
            return _answer(raw, number, country, said_country="+" in text or text.startswith("00"))
        failure = fault
    return no_canonical(raw, failure)


def _readings(text: str, country: str | None) -> Iterator[tuple[str, str | None, bool]]:
    """Yield text, region and whether only an assigned number is believed, most certain first."""
    digits = re.sub(r"[^\d+]", "", text)
    if "+" in text:
        yield text, country, False
        return
    if digits.startswith("00"):
        yield "+" + digits[2:], None, True
    if country in phonenumbers.SUPPORTED_REGIONS:
        yield text, country, True
    yield "+" + digits, None, True
    if country in phonenumbers.SUPPORTED_REGIONS:
        yield text, country, False
    else:
        yield text, None, False


def _fault(number: PhoneNumber, *, must_be_valid: bool) -> str | None:
    national = phonenumbers.national_significant_number(number)
    if is_filler_number(national):
        return "phone.filler"
    if must_be_valid:
        return None if phonenumbers.is_valid_number(number) else "phone.no-country"
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible == ValidationResult.IS_POSSIBLE:
        return None
    if possible == ValidationResult.INVALID_COUNTRY_CODE:
        return "phone.no-country"
    return "phone.too-long" if possible == ValidationResult.TOO_LONG else "phone.too-short"


def _answer(raw: str, number: PhoneNumber, country: str | None, *, said_country: bool) -> Normalised:
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.italian_leading_zero and value != raw:
        # A trunk zero more than the plan strips at once would come off when the value is read again.
        return replace(read_phone(value), raw=raw)
    extra: dict[str, str] = {}
    region = phonenumbers.region_code_for_number(number)
    kind = _TYPES.get(phonenumbers.number_type(number))
    if region and region != "001":
        extra["country"] = region
    if kind:
        extra["type"] = kind
    if number.extension:
        extra["extension"] = number.extension
    if not kind:
        extra["doubt"] = "unassigned"
    elif not said_country and region != country:
        extra["doubt"] = "country"
    return canonical(raw, value, **extra)
