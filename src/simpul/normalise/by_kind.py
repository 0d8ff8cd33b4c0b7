# SPDX-License-Identifier: Apache-2.0
"""One door to all normalisers: a kind, a raw value, what is known beside it; an answer comes back.

Nothing here raises on any text, and every answer keeps the raw value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from simpul.model.schema import Kind
from simpul.normalise.account import canonical_account
from simpul.normalise.address import canonical_address, canonical_place
from simpul.normalise.app import canonical_app
from simpul.normalise.choice import canonical_choice, canonical_flag
from simpul.normalise.context import NO_CONTEXT, Context
from simpul.normalise.country import canonical_country
from simpul.normalise.date import canonical_date
from simpul.normalise.device import canonical_imei, canonical_sim
from simpul.normalise.document import canonical_document
from simpul.normalise.domain import canonical_domain, canonical_url
from simpul.normalise.email_address import canonical_email
from simpul.normalise.file_hash import canonical_hash
from simpul.normalise.handle import canonical_handle
from simpul.normalise.number import canonical_money, canonical_number
from simpul.normalise.phone import canonical_caller_id, canonical_phone
from simpul.normalise.plain_text import canonical_code, canonical_name, canonical_reference, canonical_text
from simpul.normalise.plate import canonical_plate
from simpul.normalise.value import Normalised, no_canonical
from simpul.normalise.wallet import canonical_wallet

__all__ = ["NORMALISERS", "NO_CONTEXT", "Context", "normalise"]

LONGEST_IDENTIFIER: Final = 1_000
"""Characters; a longer cell is prose or an attack, never an identifier."""

Normaliser = Callable[[str, Context], Normalised]


def normalise(kind: Kind, raw: str, *, context: Context = NO_CONTEXT) -> Normalised:
    """Return the canonical form of a raw value, or the reason why it has none.

    Canonical forms are stable text made for equality; normalising one again gives itself.

    Args:
        kind: how the value is to be read.
        raw: the value as received, never changed.
        context: what the column, row or case says about it.
    """
    if len(raw) > LONGEST_IDENTIFIER and kind is not Kind.TEXT:
        return no_canonical(raw, f"{kind}.too-long")
    return NORMALISERS[kind](raw, context)


NORMALISERS: Final[Mapping[Kind, Normaliser]] = MappingProxyType(
    {
        Kind.NAME: lambda raw, _: canonical_name(raw),
        Kind.TEXT: lambda raw, _: canonical_text(raw),
        Kind.CODE: lambda raw, _: canonical_code(raw),
        Kind.REFERENCE: lambda raw, _: canonical_reference(raw),
        Kind.CHOICE: lambda raw, known: canonical_choice(raw, choices=known.choices),
        Kind.FLAG: lambda raw, _: canonical_flag(raw),
        Kind.DATE: lambda raw, known: canonical_date(raw, order=known.date_order, country=known.country),
        Kind.COUNTRY: lambda raw, _: canonical_country(raw),
        Kind.PHONE: lambda raw, known: canonical_phone(raw, country=known.country),
        Kind.CALLER_ID: lambda raw, known: canonical_caller_id(raw, country=known.country),
        Kind.EMAIL: lambda raw, _: canonical_email(raw),
        Kind.ACCOUNT: lambda raw, known: canonical_account(raw, bank=known.bank, country=known.country),
        Kind.WALLET: lambda raw, known: canonical_wallet(raw, chain=known.chain),
        Kind.HANDLE: lambda raw, known: canonical_handle(raw, platform=known.platform, country=known.country),
        Kind.DOMAIN: lambda raw, _: canonical_domain(raw),
        Kind.URL: lambda raw, _: canonical_url(raw),
        Kind.APP: lambda raw, _: canonical_app(raw),
        Kind.HASH: lambda raw, _: canonical_hash(raw),
        Kind.IMEI: lambda raw, _: canonical_imei(raw),
        Kind.SIM: lambda raw, _: canonical_sim(raw),
        Kind.DOCUMENT: lambda raw, known: canonical_document(raw, country=known.country, kind=known.document),
        Kind.PLATE: lambda raw, known: canonical_plate(raw, country=known.country),
        Kind.ADDRESS: lambda raw, _: canonical_address(raw),
        Kind.PLACE: lambda raw, _: canonical_place(raw),
        Kind.NUMBER: lambda raw, _: canonical_number(raw),
        Kind.MONEY: lambda raw, known: canonical_money(raw, country=known.country, currency=known.currency),
    }
)
"""Every kind of the model, each with its normaliser."""
