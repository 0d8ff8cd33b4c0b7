# SPDX-License-Identifier: Apache-2.0
"""Invented telephone numbers, accounts, wallets, documents and addresses, in the habits of each country."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from simpul.exercise.chance import digits, filled, happens, one_of
from simpul.exercise.people.checksum import base58check, iban, luhn_digit, segwit_address
from simpul.exercise.source import written

SYLLABLES = ("ka", "lo", "mi", "ra", "su", "ten", "vo", "zen", "pa", "dra", "qui", "no", "bel", "jun", "tor", "hal")
MAIL_HOSTS = ("post.example", "mail.example", "letters.test", "inbox.example", "fastmail.test")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number in the national numbering plan of a country; ``national`` has no trunk prefix."""

    country: str
    national: str

    @property
    def international(self) -> str:
        """The number in E.164."""
        return f"+{numbering(self.country)['code']}{self.national}"


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account at an invented bank."""

    country: str
    bank: str
    number: str

    @property
    def is_iban(self) -> bool:
        """True where the number itself says country and bank."""
        return self.number.startswith(self.country)

    @property
    def beside_bank(self) -> str:
        """How a domestic sheet writes it in one cell: bank, then number; an IBAN stands alone."""
        return self.number if self.is_iban else f"{self.bank} {self.number}"

    @property
    def registered(self) -> str:
        """How the operation's template asks for it: ``country:bank:number``; an IBAN stands alone."""
        return self.number if self.is_iban else f"{self.country}:{self.bank}:{self.number}"


def numbering(country: str) -> dict[str, object]:
    """Return the habits of a country, Cambodia's where none are listed."""
    listed: dict[str, dict[str, object]] = written("numbering")["countries"]
    return listed.get(country, listed["KH"])


def invent_phone(rng: Random, country: str) -> PhoneNumber:
    """Return a number; where a country keeps a range for fiction, one of that range."""
    habits = numbering(country)
    area = rng.choice(written("numbering")["area_codes"]) if habits["code"] == "1" else ""
    drawn = digits(rng, int(str(habits["digits"])))
    return PhoneNumber(country, area + rng.choice(list(habits["prefixes"])) + drawn)  # type: ignore[call-overload]


def local_phone(phone: PhoneNumber, rng: Random) -> str:
    """Return the number as people of its country write it."""
    habits = numbering(phone.country)
    text = f"{habits['trunk']}{phone.national}"
    groups: list[int] = list(habits["groups"])  # type: ignore[call-overload]
    return rng.choice(("-", " ", "", "-"))[:1].join(_grouped(text, groups))


def _grouped(text: str, groups: list[int]) -> list[str]:
    parts = []
    for size in groups:
        parts.append(text[:size])
        text = text[size:]
    parts[-1] += text
    return [part for part in parts if part]


def foreign_phone(phone: PhoneNumber, rng: Random) -> str:
    """Return the number as an office of another country writes it, often without its plus."""
    code, national = str(numbering(phone.country)["code"]), phone.national
    shapes = [
        (f"+{code}{national}", 3.0),
        (f"{code}{national}", 3.0),
        (f"+{code} {national[:2]} {national[2:]}", 2.0),
        (f"{code}-{national[:2]}-{national[2:]}", 1.0),
        (f"00{code}{national}", 1.0),
    ]
    return one_of(rng, shapes)


def invent_account(rng: Random, country: str) -> BankAccount:
    """Return an account; an IBAN with its check digits where the country uses them."""
    habits = numbering(country)
    bank = rng.choice(list(habits["bank"]))  # type: ignore[call-overload]
    pattern = str(habits["account"])
    if pattern != "IBAN":
        return BankAccount(country, bank, filled(rng, pattern))
    bban = digits(rng, 19) if country == "AE" else "SMPL" + digits(rng, 14)
    return BankAccount(country, bank, iban(country, bban))


def invent_wallet(rng: Random) -> str:
    """Return a crypto address with a valid checksum: mostly TRON, some EVM, some Bitcoin."""
    chain = one_of(rng, [("tron", 6.0), ("evm", 2.0), ("segwit", 1.5), ("legacy", 0.5)])
    body = rng.randbytes(20)
    if chain == "evm":
        return "0x" + body.hex()
    if chain == "segwit":
        return segwit_address(body)
    return base58check((b"\x41" if chain == "tron" else b"\x00") + body)


def invent_passport(rng: Random, country: str) -> str:
    """Return a passport number in the country's form."""
    return filled(rng, str(numbering(country)["passport"]))


def invent_national_id(rng: Random, country: str) -> str | None:
    """Return an identity number in the country's form, where the country has one."""
    pattern = numbering(country).get("national_id")
    return filled(rng, str(pattern)) if pattern else None


def invent_imei(rng: Random) -> str:
    """Return an IMEI with its check digit, under the reporting body 00 of test equipment."""
    body = "00" + digits(rng, 12)
    return body + luhn_digit(body)


def digits_of_sim(rng: Random) -> str:
    """Return a SIM card's number (ICCID) with its check digit, under the prefix 89 and an unused country code."""
    body = "89999" + digits(rng, 13)
    return body + luhn_digit(body)


def invent_word(rng: Random, syllables: int = 3) -> str:
    """Return a word that means nothing."""
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables))


def invent_handle(rng: Random) -> str:
    """Return a display handle."""
    return invent_word(rng) + rng.choice(("_", ".", "")) + digits(rng, rng.randint(2, 4))


def invent_email(rng: Random) -> str:
    """Return an e-mail address under a domain that nobody can register (RFC 2606)."""
    dot = "." + invent_word(rng, 2) if happens(rng, 0.5) else ""
    return f"{invent_word(rng, 2)}{dot}{digits(rng, 3)}@{rng.choice(MAIL_HOSTS)}"


def invent_domain(rng: Random) -> str:
    """Return a domain under a name that nobody can register (RFC 2606)."""
    return f"{invent_word(rng, 2)}-{rng.choice(('invest', 'trade', 'gold', 'safe', 'coin', 'parcel'))}.example"
