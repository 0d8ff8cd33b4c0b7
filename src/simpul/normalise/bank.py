# SPDX-License-Identifier: Apache-2.0
"""Banks and e-wallet providers by one short code each, from names in any spelling or from a BIC.

Source: ``data/banks.yaml``; ISO 9362 for the shape of a BIC. A bank not listed keeps its name as code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from simpul.normalise.characters import alphanumerics, fold
from simpul.normalise.country import country_code
from simpul.normalise.filler import filler
from simpul.normalise.vocabulary import word_list

_BIC: Final = re.compile(r"([A-Z]{4})([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank or provider.

    Attributes:
        code: short, capitals; equal for equal banks of one country.
        country: ISO alpha-2, or None where the name alone does not tell.
        ewallet: True where accounts are telephone numbers.
        listed: False where the code is only the name in capitals.
    """

    code: str
    country: str | None
    ewallet: bool = False
    listed: bool = True


def bank_named(text: str | None, *, country: str | None = None) -> Bank | None:
    """Return the bank a name, short code or BIC means, preferring one of the given country; None for no name.

    Args:
        text: as received.
        country: ISO alpha-2 of the account or case.
    """
    if not text or filler(text):
        return None
    bic = _BIC.fullmatch(text.strip())
    if bic and fold(bic[0]) not in _by_name() and country_code(bic[2]):
        found = _in_country(_by_name().get(fold(bic[1]), ()), bic[2])
        return found or Bank(bic[1], bic[2], listed=False)
    banks = _by_name().get(fold(text), ())
    found = _in_country(banks, country) or (banks[0] if len(banks) == 1 else None)
    code = alphanumerics(text)
    return found or (Bank(code, country, listed=False) if code else None)


def bank_of_code(code: str, *, country: str | None) -> Bank:
    """Return the bank that stands between country and number: a code as canonical forms hold it, or a name."""
    named = bank_named(code, country=country) if alphanumerics(code) != code else None
    if named is not None:
        return named
    found = _in_country(_by_name().get(fold(code), ()), country)
    return found if found and found.code == code else Bank(code, country, listed=False)


def _in_country(banks: tuple[Bank, ...], country: str | None) -> Bank | None:
    return next((bank for bank in banks if bank.country in (country, None)), None)


@cache
def _by_name() -> Mapping[str, tuple[Bank, ...]]:
    found: dict[str, list[Bank]] = {}
    for country, banks in word_list("banks").items():
        for code, names in banks.items():
            bank = Bank(code, None if country == "wallet" else country, ewallet=country == "wallet")
            for name in dict.fromkeys(fold(name) for name in (code, *names)):
                found.setdefault(name, []).append(bank)
    return MappingProxyType({name: tuple(banks) for name, banks in found.items()})
