# SPDX-License-Identifier: Apache-2.0
"""What desks keep beside cases: leads, requests with their clocks, assets, measures, targets, a group's stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from simpul.exercise.chance import happens, one_of
from simpul.exercise.people.identifiers import invent_domain, invent_email, invent_phone, invent_wallet
from simpul.exercise.play.casework import GroupThings, site_record
from simpul.exercise.play.cast import Player
from simpul.exercise.play.hubs import CALLER_IDS, Hubs
from simpul.exercise.play.plot import CasePlan, cases, groups, meeting_day, sites
from simpul.exercise.play.stage import Stage
from simpul.model.agencies import agencies

LEADS = 75
UNLINKED_LEADS = 9
REQUESTS = 44
ANSWERED = 0.25
"""Share of requests that were answered; the field's own count was 8 of 34."""
NARROW = {"US-FBI": "KR-KNPA US-FBI", "GB-NCA": "GB-NCA", "TH-RTP": "TH-RTP KH-CNP"}
"""Agencies that keep some of their leads to fewer readers than the operation."""
LEAD_TITLES = (
    "Number seen in several complaints", "Address where rent is paid in coins", "Account that empties within minutes",
    "Advert for typing work abroad", "Profile that courts many at once", "Wallet named in two seized handsets",
    "Driver who brings people to the gate", "Site that copies a broker's page", "Parcel notice with a false link",
)  # fmt: skip


def write_leads(stage: Stage, things: dict[str, GroupThings]) -> dict[str, list[str]]:
    """Enter 75 leads and return those of each case that its own agency holds."""
    plans = list(cases().values())
    own: dict[str, list[str]] = {key: [] for key in cases()}
    for number in range(LEADS):
        rng = stage.chance("lead", number)
        plan = plans[number % len(plans)]
        linked = number < LEADS - UNLINKED_LEADS
        agency = plan.agency if number < len(plans) else rng.choice(sorted({plan.agency, plan.host_agency, "INTERPOL"}))
        clue = _clue(rng, things[plan.network], stage.hubs, linked=linked)
        local = stage.register.add(
            agency,
            "Lead",
            leadNumber=f"L-{number + 1:03d}",
            title=rng.choice(LEAD_TITLES),
            state=one_of(rng, [("new", 3.0), ("assigned", 3.0), ("worked", 2.0), ("confirmed", 1.0), ("refuted", 0.5)]),
            case=stage.case_reference(plan.key, plan.agency, seen_from=agency) if linked else None,
            assignedTo=f"officer {agency}-{rng.randint(10, 99)}" if happens(rng, 0.7) else None,
            receivedAt=meeting_day() - timedelta(days=rng.randint(3, 300)),
            **clue,
            **_narrowing(agency, rng),
        )
        for kind, value in stage.hubs.shown({name: str(value) for name, value in clue.items()}):
            stage.truth.relation(kind, value, agency, local)
        if linked and agency == plan.agency:
            own[plan.key].append(local)
    return own


def _clue(rng: Random, used: GroupThings, hubs: Hubs, *, linked: bool) -> dict[str, object]:
    """Return what the lead knows: something of the group's, a hub, or something of nobody's."""
    if not linked:
        return {"phone": invent_phone(rng, "KH").international, "website": f"https://{invent_domain(rng)}/start"}
    sort = rng.choice(("domain", "wallet", "phone", "hub account", "hub wallet", "caller", "mail"))
    return {
        "domain": {"domain": used.domain, "website": f"hxxp://{used.domain.replace('.', '[.]')}/app"},
        "wallet": {"wallet": used.wallet},
        "phone": {"phone": used.phone, "handle": f"telegram:{used.handle}"},
        "hub account": {"account": rng.choice(hubs.accounts).registered},
        "hub wallet": {"wallet": rng.choice(hubs.wallets)},
        "caller": {"seenCallerId": rng.choice(CALLER_IDS), "phone": used.phone},
        "mail": {"email": invent_email(rng), "wallet": invent_wallet(rng)},
    }[sort]  # type: ignore[return-value]  # values are text


def _narrowing(agency: str, rng: Random) -> dict[str, object]:
    """Return the marking of a lead that is kept to fewer readers; nothing for most."""
    if agency in NARROW and happens(rng, 0.5):
        return {"audience": NARROW[agency], "action": "RED", "codes": "H1,H2", "evaluation": "B2"}
    if happens(rng, 0.05):
        return {"match_mode": "none"}
    return {"evaluation": rng.choice(("A1", "B2", "B3", "C3", "X4"))} if happens(rng, 0.5) else {}


def write_requests(stage: Stage) -> None:
    """Enter requests between agencies; about three of four are unanswered and past their time."""
    plans: Sequence[CasePlan] = list(cases().values())
    for number in range(REQUESTS):
        rng = stage.chance("request", number)
        plan = plans[number % len(plans)]
        asked = plan.host_agency if plan.host_agency != plan.agency else rng.choice(_others(plan.agency))
        sent = meeting_day() - timedelta(days=rng.randint(15, 180))
        due = sent + timedelta(days=rng.choice((1, 3, 7, 10)))
        answered = happens(rng, ANSWERED)
        stage.register.add(
            plan.agency,
            "Request",
            requestNumber=f"RQ-{number + 1:03d}",
            **{"from": plan.agency, "to": asked},
            requestKind=rng.choice(("information", "preservation", "evidence", "rescue", "freeze", "mla")),
            case=stage.cases[plan.key],
            urgency=rng.choice(("urgent", "normal", "routine")),
            sentAt=sent,
            dueAt=due,
            state="answered" if answered else rng.choice(("sent", "received", "accepted", "clarification")),
            answeredAt=due + timedelta(days=rng.randint(-1, 20)) if answered else None,
        )


def _others(agency: str) -> list[str]:
    return [name for name, one in agencies().items() if one.country and name != agency]


def write_assets_and_measures(stage: Stage, cast: dict[str, list[Player]]) -> None:
    """Enter assets with their holds, measures proposed for the cases that can act, and targets."""
    for key, plan in cases().items():
        rng = stage.chance("assets", key)
        case = stage.cases[key]
        if plan.kind not in {"illegal_detention", "trafficking"}:
            account = rng.choice(stage.hubs.accounts)
            asset = stage.register.add(
                plan.agency,
                "Asset",
                case=case,
                account=account.registered,
                description="balance at the time of the hold",
                amount=rng.randint(2_000, 900_000),
                currency="USD",
                status=rng.choice(("reported", "traced", "hold_requested", "held", "lapsed", "dissipated")),
                heldUntil=meeting_day() + timedelta(days=rng.randint(-10, 40)),
                holder=account.bank,
            )
            stage.truth.relation("account", account.number, plan.agency, asset)
        if plan.gates[1]:
            reached = cast[key][0].seen[plan.agency]
            stage.register.add(
                plan.agency, "Target", case=case, who=reached, priority="high", state="proposed", owner=plan.host_agency
            )
            stage.register.add(
                plan.agency,
                "Measure",
                case=case,
                measureKind="rescue" if plan.kind in {"illegal_detention", "trafficking"} else "arrest",
                owner=plan.host_agency,
                dueAt=meeting_day() + timedelta(days=30),
                state="proposed",
                text=f"proposed for {plan.title.lower()}",
            )


def write_stays(stage: Stage, things: dict[str, GroupThings]) -> None:
    """Enter where each group was and when, at the agencies that know it; the truth has every stay."""
    for key, group in groups().items():
        for number, (site, begin, until) in enumerate(group.stays, start=1):
            for agency, local in sorted(things[key].records.items()):
                rng = stage.chance("stay", key, number, agency)
                if not happens(rng, 0.75):
                    continue
                place = site_record(stage, agency, str(site))
                stay = stage.register.add(
                    agency, "Stay", who=local, site=place, startDate=begin, endDate=until,
                    basis=rng.choice(("rent paid", "handset location", "statement of a person who got out")),
                )  # fmt: skip
                stage.truth.stay((key, number, site, sites()[str(site)].name, begin, until, agency, stay))
