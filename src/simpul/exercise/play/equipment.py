# SPDX-License-Identifier: Apache-2.0
"""What groups work with: handsets that change desks, domains, apps, landlords, and payments between them."""

from __future__ import annotations

from datetime import timedelta

from simpul.exercise.chance import happens
from simpul.exercise.people.identifiers import digits_of_sim, invent_account, invent_imei, invent_word
from simpul.exercise.play.casework import GroupThings
from simpul.exercise.play.cast import Player
from simpul.exercise.play.plot import cases, groups, meeting_day, sites
from simpul.exercise.play.stage import Stage


def write_equipment(stage: Stage, cast: dict[str, list[Player]], things: dict[str, GroupThings]) -> None:
    """Enter each group's equipment at the agencies of its cases, so that the same thing is held by several."""
    for network, group in groups().items():
        plans = [plan for plan in cases().values() if plan.network == network]
        agencies = list(dict.fromkeys(plan.agency for plan in plans))
        _write_handset(stage, network, agencies)
        _write_web(stage, network, agencies, things[network])
        _write_landlord(stage, group.present_site, agencies)
        for plan in plans:
            _write_payment(stage, plan.key, cast[plan.key], things[network])


def _write_handset(stage: Stage, network: str, agencies: list[str]) -> None:
    rng = stage.chance("handset", network)
    imei, sim = invent_imei(rng), digits_of_sim(rng)
    for agency in agencies[:3]:
        stage.keep(
            agency,
            "Device",
            entity=f"device-{network}",
            imei=f"{imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14]}" if happens(rng, 0.3) else imei,
            sim=sim if happens(rng, 0.5) else None,
            model=rng.choice(("Model 7", "Model 7 Lite", None)),
            firstSeen=meeting_day() - timedelta(days=rng.randint(60, 300)),
        )


def _write_web(stage: Stage, network: str, agencies: list[str], used: GroupThings) -> None:
    for agency in agencies:
        rng = stage.chance("web", network, agency)
        if happens(rng, 0.7):
            written = used.domain.upper() if happens(rng, 0.2) else used.domain.replace(".", "[.]")
            stage.keep(agency, "Domain", entity=f"domain-{network}", domain=written, registrar="Registrar Nine")
        if happens(rng, 0.5):
            stage.keep(agency, "App", entity=f"app-{network}", app=used.app, name=used.plan.name)


def _write_landlord(stage: Stage, site: str, agencies: list[str]) -> None:
    rng = stage.chance("landlord", site)
    name, country = f"{invent_word(rng).title()} Property", sites()[site].country
    account = invent_account(rng, "KH" if country == "MM" else country)
    for agency in agencies[:2]:
        stage.keep(
            agency,
            "Company",
            entity=f"landlord-{site}",
            name=f"{name} Co., Ltd." if happens(rng, 0.5) else name.upper(),
            country=country,
            service="landlord",
            account=account.registered if happens(rng, 0.5) else None,
        )


def _write_payment(stage: Stage, key: str, players: list[Player], used: GroupThings) -> None:
    rng, plan = stage.chance("payment", key), cases()[key]
    for _ in range(rng.randint(1, 3)):
        hub = rng.choice(stage.hubs.wallets)
        local = stage.register.add(
            plan.agency,
            "Payment",
            payerWallet=used.wallet,
            payeeWallet=hub,
            payer=players[0].seen[plan.agency],
            amount=rng.randint(500, 90_000),
            currency="USDT",
            date=meeting_day() - timedelta(days=rng.randint(20, 300)),
            case=stage.cases[key],
        )
        stage.truth.relation("wallet", hub, plan.agency, local)
