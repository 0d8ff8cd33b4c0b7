# SPDX-License-Identifier: Apache-2.0
"""Everybody else in the sheets: people of no case, namesakes, lent accounts, wallets, firms, calls, sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from simpul.exercise.chance import digits, happens, one_of, some_of
from simpul.exercise.paper.sheets import SheetForm, forms_of
from simpul.exercise.people.identifiers import (
    BankAccount,
    invent_account,
    invent_domain,
    invent_phone,
    invent_wallet,
    invent_word,
)
from simpul.exercise.people.naming import latin_name, native_name
from simpul.exercise.people.person import WHERE_ABROAD, Individual, invent_person
from simpul.exercise.people.sighting import fit, namesake, written_phone
from simpul.exercise.people.writing import country_name, words_of, written_date
from simpul.exercise.play.cast import agency_of
from simpul.exercise.play.hubs import CALLER_IDS, EXCHANGES
from simpul.exercise.play.plot import SitePlan, meeting_day, sites
from simpul.exercise.play.stage import Stage

PEOPLE = 640
ACCOUNTS = 90
WALLETS = 60
COMPANIES = 40
CALLS = 130
AGENCIES_EACH = ((1, 55.0), (2, 25.0), (3, 12.0), (4, 5.0), (5, 3.0))
NAMESAKE = 0.04


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many there are of everything, and whose names the namesakes bear."""

    scale: float
    known: Sequence[Individual]

    def count(self, base: int) -> int:
        """Return how many there are at this scale."""
        return max(1, round(base * self.scale))


def write_crowd(stage: Stage, crowd: Crowd) -> None:
    """Enter everybody and everything; nothing is kept in memory."""
    for number in range(crowd.count(PEOPLE)):
        _write_person(stage, crowd, number)
    _write_accounts(stage, crowd)
    _write_wallets(stage, crowd)
    for number in range(crowd.count(COMPANIES)):
        _write_company(stage, number)
    for number in range(crowd.count(CALLS)):
        _write_call(stage, number)
    _write_sites(stage)


def _write_person(stage: Stage, crowd: Crowd, number: int) -> None:
    rng = stage.chance("crowd", number)
    person = invent_person(rng, f"person-{number:07d}")
    if happens(rng, NAMESAKE):
        model = rng.choice(crowd.known)
        person = namesake(invent_person(rng, person.entity, model.nationality), model)
    stage.hubs.lend(person, rng)
    for agency in _where_seen(person, rng):
        stage.see(person, agency)


def _where_seen(person: Individual, rng: Random) -> list[str]:
    count = one_of(rng, AGENCIES_EACH)
    likely = [agency_of(person.nationality)] if happens(rng, 0.75) else []
    likely.append(agency_of(one_of(rng, WHERE_ABROAD)))
    likely += some_of(rng, list(forms_of("Person")), 5)
    return list(dict.fromkeys(likely))[:count]


def _write_accounts(stage: Stage, crowd: Crowd) -> None:
    for place, account in enumerate(stage.hubs.accounts):
        for agency in forms_of("Account"):
            rng = stage.chance("hub account", place, agency)
            if account.country == forms_of("Account")[agency].country or happens(rng, 0.35):
                local = _enter_account(stage, agency, account, f"account-hub-{place}")
                stage.truth.relation("account", account.number, agency, local)
    for number in range(crowd.count(ACCOUNTS)):
        rng = stage.chance("account", number)
        country = rng.choice(("KR", "TH", "VN", "ID", "AE", "MY", "CN", "KH"))
        account = invent_account(rng, country)
        for agency in some_of(rng, list(forms_of("Account")), one_of(rng, [(1, 7.0), (2, 3.0)])):
            _enter_account(stage, agency, account, f"account-{number:06d}")


def _enter_account(stage: Stage, agency: str, account: BankAccount, entity: str) -> str:
    rng = stage.chance("account row", entity, agency)
    form = forms_of("Account")[agency]
    owner = invent_person(stage.chance("holder", entity), entity, account.country)
    plain = account.number.replace("-", "").replace(" ", "")
    at_home = owner.name.language == form.language
    said = {
        "account": account.number if happens(rng, 0.6) else plain,
        "bankName": account.bank,
        "country": country_name(account.country, str(words_of(form.language)["locale"])),
        "holderName": native_name(owner.name) if at_home else latin_name(owner.name, rng),
        "openedAt": written_date(date(2023, 1, 1) + timedelta(days=rng.randrange(900)), form.dates, rng),
    }
    if happens(rng, 0.3):
        said["phone"] = written_phone(owner.phones[0], form, rng)
    return stage.enter(agency, "Account", _fitting(said, form), entity=entity)


def _write_wallets(stage: Stage, crowd: Crowd) -> None:
    for place, wallet in enumerate(stage.hubs.wallets):
        about = {"wallet": wallet, "tag": EXCHANGES[place], "custodian": "exchange", "tagConfidence": "high"}
        for agency in forms_of("Wallet"):
            local = _enter_wallet(stage, agency, about, entity=f"wallet-hub-{place}")
            stage.truth.relation("wallet", wallet, agency, local)
    for number in range(crowd.count(WALLETS)):
        rng = stage.chance("wallet", number)
        about = {"wallet": invent_wallet(rng), "custodian": rng.choice(("self", "unknown"))}
        for agency in some_of(rng, list(forms_of("Wallet")), one_of(rng, [(1, 6.0), (2, 4.0)])):
            _enter_wallet(stage, agency, about, entity=f"wallet-{number:06d}")


def _enter_wallet(stage: Stage, agency: str, about: dict[str, str], *, entity: str) -> str:
    rng = stage.chance("wallet row", entity, agency)
    form = forms_of("Wallet")[agency]
    first = date(2024, 1, 1) + timedelta(days=rng.randrange(700))
    said = {
        **about,
        "tagSource": rng.choice(("open source", "tracing tool", "complaint")),
        "firstSeen": written_date(first, form.dates, rng),
        "lastSeen": written_date(first + timedelta(days=rng.randrange(60)), form.dates, rng),
    }
    return stage.enter(agency, "Wallet", _fitting(said, form), entity=entity)


def _write_company(stage: Stage, number: int) -> None:
    rng = stage.chance("company", number)
    country = one_of(rng, WHERE_ABROAD)
    name = f"{invent_word(rng).title()} {rng.choice(('Holdings', 'Trading', 'Realty', 'Digital', 'Travel'))}"
    register = digits(rng, 9)
    since = date(2015, 1, 1) + timedelta(days=rng.randrange(3000))
    site, phone = f"https://www.{invent_domain(rng)}", invent_phone(rng, country)
    for agency in some_of(rng, list(forms_of("Company")), one_of(rng, [(1, 5.0), (2, 5.0)])):
        form = forms_of("Company")[agency]
        ending = rng.choice((" Co., Ltd.", " Ltd", " Co Ltd", " Company Limited", ""))
        iso = form.file.endswith(".ftm.json")
        said = {
            "name": (name + ending).upper() if happens(rng, 0.2) else name + ending,
            "country": country.lower() if iso else country_name(country, str(words_of(form.language)["locale"])),
            "incorporationDate": written_date(since, form.dates, rng),
        }
        said |= {"registrationNumber": register} if happens(rng, 0.7) else {}
        said |= {"phone": written_phone(phone, form, rng)} if happens(rng, 0.6) else {}
        said |= {"website": site} if happens(rng, 0.5) else {}
        stage.enter(agency, "Company", _fitting(said, form), entity=f"company-{number:06d}")


def _write_call(stage: Stage, number: int) -> None:
    """Enter a complaint about a call; a display shows a borrowed number, often one that others saw too."""
    rng = stage.chance("call", number)
    agency = rng.choice(list(forms_of("Communication")))
    form = forms_of("Communication")[agency]
    shown = rng.choice(CALLER_IDS) if happens(rng, 0.6) else invent_phone(rng, form.country or "GB").international
    said = {
        "calledPhone": written_phone(invent_phone(rng, form.country or "GB"), form, rng),
        "seenCallerId": shown if happens(rng, 0.7) else shown.removeprefix("+"),
        "date": written_date(meeting_day() - timedelta(days=rng.randrange(5, 300)), form.dates, rng),
        "duration": str(rng.randint(20, 5400)),
    }
    local = stage.desks[agency, "Communication"].enter(_fitting(said, form))
    if shown in CALLER_IDS:
        stage.truth.relation("caller_id", shown, agency, local)


def _write_sites(stage: Stage) -> None:
    for agency, form in forms_of("Site").items():
        for key, site in sites().items():
            rng = stage.chance("site row", key, agency)
            if agency == "KH-CNP" and site.country != "KH":
                continue
            said = dict(_site_row(site, form, rng))
            local = stage.enter(agency, "Site", _fitting(said, form), entity=f"site-{key}")
            stage.site_records.setdefault((agency, key), local)


def _site_row(site: SitePlan, form: SheetForm, rng: Random) -> Iterator[tuple[str, str]]:
    own_first = [site.name, *site.alias] if form.agency == "UNODC" else [*site.alias[::-1], site.name]
    yield "name", own_first[0]
    yield "alias", own_first[1]
    yield "city", site.city
    yield "country", country_name(site.country, str(words_of(form.language)["locale"]))
    yield "latitude", f"{site.latitude + rng.uniform(-0.0004, 0.0004):.4f}"
    yield "longitude", f"{site.longitude + rng.uniform(-0.0004, 0.0004):.4f}"
    yield "firstSeen", written_date(date(2023, 6, 1) + timedelta(days=rng.randrange(200)), form.dates, rng)


def _fitting(said: dict[str, str], form: SheetForm) -> dict[str, str]:
    return {name: fit(text, form) for name, text in said.items() if name in form.fields}
