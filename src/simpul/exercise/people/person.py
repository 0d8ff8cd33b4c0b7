# SPDX-License-Identifier: Apache-2.0
"""Invented people: who they are, before any agency has seen them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from simpul.exercise.chance import happens, one_of
from simpul.exercise.people.identifiers import (
    BankAccount,
    PhoneNumber,
    invent_account,
    invent_email,
    invent_handle,
    invent_national_id,
    invent_passport,
    invent_phone,
    invent_wallet,
)
from simpul.exercise.people.naming import PersonName, invent_name, language_of, nickname

ORIGINS = (
    ("KR", 14.0), ("CN", 16.0), ("VN", 10.0), ("TH", 8.0), ("KH", 8.0), ("ID", 8.0), ("PH", 7.0), ("MY", 6.0),
    ("JP", 6.0), ("LA", 5.0), ("GB", 3.0), ("US", 3.0), ("AE", 3.0), ("CA", 3.0), ("AU", 2.0), ("BN", 2.0),
)  # fmt: skip
"""Nationalities with their weight."""
WHERE_ABROAD = (("KH", 5.0), ("TH", 2.0), ("LA", 2.0), ("PH", 1.0), ("MY", 1.0), ("AE", 1.0))
FIRST_BIRTH = date(1961, 1, 1)
BIRTH_DAYS = 365 * 44
CITIES = {
    "KR": "Busan", "CN": "Fuzhou", "VN": "Hai Phong", "TH": "Chiang Rai", "KH": "Battambang", "ID": "Medan",
    "PH": "Iloilo", "MY": "Ipoh", "JP": "Sendai", "LA": "Pakse", "GB": "Leeds", "US": "Tulsa", "AE": "Sharjah",
    "CA": "Laval", "AU": "Cairns", "BN": "Tutong",
}  # fmt: skip


@dataclass(slots=True)
class Individual:
    """One human being with everything that could be known.

    Attributes:
        entity: the truth's name for them.
        account: a bank account of theirs, or one they only lent their name to.
        aliases: other names they go by.
    """

    entity: str
    name: PersonName
    gender: str
    birth: date
    nationality: str
    phones: list[PhoneNumber]
    passport: str
    national_id: str | None
    email: str | None = None
    handle: str | None = None
    wallet: str | None = None
    account: BankAccount | None = None
    aliases: list[str] = field(default_factory=list)

    @property
    def birth_place(self) -> str:
        """A town of their country."""
        return CITIES[self.nationality]


def invent_person(rng: Random, entity: str, nationality: str | None = None) -> Individual:
    """Return a person of that nationality, or of one drawn."""
    country = nationality or one_of(rng, ORIGINS)
    gender = "female" if happens(rng, 0.35) else "male"
    name = invent_name(rng, rng.choice(language_of(country)), gender)
    phones = [invent_phone(rng, country)] + (
        [invent_phone(rng, one_of(rng, WHERE_ABROAD))] if happens(rng, 0.5) else []
    )
    short = nickname(name)
    return Individual(
        entity=entity,
        name=name,
        gender=gender,
        birth=FIRST_BIRTH + timedelta(days=rng.randrange(BIRTH_DAYS)),
        nationality=country,
        phones=phones,
        passport=invent_passport(rng, country),
        national_id=invent_national_id(rng, country),
        email=invent_email(rng) if happens(rng, 0.35) else None,
        handle=invent_handle(rng) if happens(rng, 0.5) else None,
        wallet=invent_wallet(rng) if happens(rng, 0.15) else None,
        account=invent_account(rng, country) if happens(rng, 0.3) else None,
        aliases=[short] if short and happens(rng, 0.6) else [],
    )
