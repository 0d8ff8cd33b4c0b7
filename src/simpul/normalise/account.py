# SPDX-License-Identifier: Apache-2.0
"""Bank and e-wallet accounts: ``IBAN:…``, ``KR:KB:1234567890``, ``PH:GCASH:+63917…``.

Sources: ISO 13616 (IBAN) by the SWIFT registry as schwifty carries it; ISO 9362 (BIC).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from schwifty import IBAN
from schwifty.exceptions import InvalidCountryCode, SchwiftyException

from simpul.normalise.bank import Bank, bank_named, bank_of_code
from simpul.normalise.characters import alphanumerics, plain
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.phone import canonical_phone
from simpul.normalise.value import Normalised, canonical, no_canonical

_IBAN: Final = re.compile(r"(?:IBAN:?)?([A-Z]{2}\d{2}[A-Z0-9]{11,30})", re.ASCII)
_CANONICAL: Final = re.compile(r"([A-Z]{2})?:([^:]*):(\+\d{7,15}|[A-Z0-9]{4,34})", re.ASCII)
_LOST_DIGITS: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_FLOAT_TAIL: Final = re.compile(r"(\d{6,})\.0+")
_NUMBER: Final = re.compile(r"\d(?:[\d\s.\-/]*\d)?", re.ASCII)
_LENGTHS: Final = range(5, 35)
_MASK: Final = re.compile(r"[*•●○✱]|[xX]{2,}")


@lru_cache(maxsize=1 << 15)
def canonical_account(raw: str, *, bank: str | None = None, country: str | None = None) -> Normalised:
    """Return an account as ``IBAN:…`` or ``country:bank:number``; unknown parts stay empty.

    Args:
        raw: an IBAN, or a number with or without its bank before or behind it.
        bank: name, short code or BIC from the column beside; what the raw value says goes first.
        country: ISO alpha-2 of the case, where the bank does not tell.

    Returns:
        The account with ``bank``, ``country`` and ``form`` (``iban``, ``bank``, ``ewallet``) in ``extra``;
        ``doubt`` is ``bank`` where none is known: such a number alone is weak. Reasons:
        ``account.blank``, ``account.filler``, ``account.masked``, ``account.lost-digits``,
        ``account.iban-check``, ``account.too-short``, ``account.too-long``, ``account.not-an-account``,
        ``account.bad-phone`` (an e-wallet's).
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"account.{why}")
    text = _FLOAT_TAIL.sub(r"\1", plain(raw))
    if _MASK.search(text):
        return no_canonical(raw, "account.masked")
    if _LOST_DIGITS.fullmatch(text):
        return no_canonical(raw, "account.lost-digits")
    shaped = _IBAN.fullmatch(re.sub(r"[\s.\-]", "", text).upper())
    iban = _iban(raw, shaped[1]) if shaped else None
    return iban or _domestic(raw, text, bank, country.upper() if country else None)


def _iban(raw: str, text: str) -> Normalised | None:
    """Return the answer for an IBAN, or None where its first letters are no country that has IBANs."""
    try:
        iban = IBAN(text)
    except InvalidCountryCode:
        return None
    except SchwiftyException:
        return no_canonical(raw, "account.iban-check")
    extra = {"bank": str(iban.bank_code)} if iban.bank_code else {}
    return canonical(raw, f"IBAN:{text}", form="iban", country=text[:2], **extra)


def _domestic(raw: str, text: str, bank_text: str | None, country: str | None) -> Normalised:
    already = _CANONICAL.fullmatch(text)
    said, number = (already[2], already[3]) if already else _parted(text)
    country = already[1] or country if already else country
    bank = (
        bank_of_code(already[2], country=country)
        if already and already[2]
        else bank_named(said, country=country) or bank_named(bank_text, country=country)
    )
    if bank is not None and bank.ewallet:
        return _ewallet(raw, bank, number, country)
    return _numbered(raw, bank, number, country)


def _parted(text: str) -> tuple[str | None, str]:
    """Return the bank's name that stands beside a number, and the number."""
    found = max(_NUMBER.finditer(text), key=lambda one: len(one[0]), default=None)
    if found is None:
        return None, text
    beside = f"{text[: found.start()]} {text[found.end() :]}".strip(" :/,()-#.")
    beside = re.sub(
        r"(?i)\b(?:a/?c|acc(?:oun)?t|no|number|계좌(?:번호)?|账号|帳號|口座|เลขบัญชี|rek(?:ening)?|stk)\b[.:]*",
        "",
        beside,
    )
    return beside or None, found[0]


def _ewallet(raw: str, bank: Bank, number: str, country: str | None) -> Normalised:
    phone = canonical_phone(number, country=country)
    if phone.value is None:
        return no_canonical(raw, "account.bad-phone")
    of_phone = phone.extra.get("country", country or "")
    return canonical(raw, f"{of_phone}:{bank.code}:{phone.value}", form="ewallet", bank=bank.code, country=of_phone)


def _numbered(raw: str, bank: Bank | None, number: str, country: str | None) -> Normalised:
    digits = alphanumerics(number)
    fault = _fault(digits)
    if fault:
        return no_canonical(raw, f"account.{fault}")
    state = (bank.country if bank else None) or country or ""
    extra = {"country": state} if state else {}
    extra |= {"bank": bank.code} if bank else {"doubt": "bank"}
    return canonical(raw, f"{state}:{bank.code if bank else ''}:{digits}", form="bank", **extra)


def _fault(digits: str) -> str | None:
    if not any(char.isdigit() for char in digits) or not digits.isascii():
        return "not-an-account"
    if len(digits) not in _LENGTHS:
        return "too-short" if len(digits) < _LENGTHS.start else "too-long"
    return "filler" if is_filler_number(digits) else None
