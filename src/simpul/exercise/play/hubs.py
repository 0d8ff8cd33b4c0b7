# SPDX-License-Identifier: Apache-2.0
"""What strangers share: lent bank accounts, exchanges' wallets, numbers that only a display showed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from simpul.exercise.chance import happens, stream
from simpul.exercise.people.identifiers import BankAccount, invent_account, invent_wallet
from simpul.exercise.people.person import Individual

MULE_COUNTRIES = ("KR", "CN", "MY")
EXCHANGES = ("Kite Exchange", "Pelican Coin Market", "Lantern Guarantee")
CALLER_IDS = ("+82220000112", "+12025550147", "+442079460112", "+81335550110", "+61255500131", "+6621000191")
"""Numbers in the form of offices' switchboards, as victims' displays showed them."""
LENT_ACCOUNT = 0.06
EXCHANGE_WALLET = 0.09


@dataclass(frozen=True, slots=True)
class Hubs:
    """The values that many share without being one: accounts, then wallets beside the exchange that keeps them."""

    accounts: tuple[BankAccount, ...]
    wallets: tuple[str, ...]

    def lend(self, person: Individual, rng: Random, *, likely: bool = False) -> None:
        """Give a person a value that others hold as well: now and then, or often where it is likely."""
        at_home = [account for account in self.accounts if account.country == person.nationality]
        if at_home and happens(rng, 0.9 if likely else LENT_ACCOUNT):
            person.account = rng.choice(at_home)
        if happens(rng, 0.5 if likely else EXCHANGE_WALLET):
            person.wallet = rng.choice(self.wallets)

    def shown(self, said: dict[str, str]) -> list[tuple[str, str]]:
        """Return kind and value of each hub that a row shows."""
        account = said.get("account", "")
        found = [("account", one.number) for one in self.accounts if account.endswith(one.number)]
        found += [("wallet", said["wallet"])] if said.get("wallet") in self.wallets else []
        return found + ([("caller_id", said["seenCallerId"])] if said.get("seenCallerId") in CALLER_IDS else [])


def invent_hubs(seed: int) -> Hubs:
    """Return the operation's hubs."""
    rng = stream(seed, "hubs")
    return Hubs(
        accounts=tuple(invent_account(rng, country) for country in MULE_COUNTRIES),
        wallets=tuple(invent_wallet(rng) for _ in EXCHANGES),
    )
