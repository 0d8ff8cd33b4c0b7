# SPDX-License-Identifier: Apache-2.0
"""The case files: each agency's cases with their groups, sites, suspects, people held and evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from simpul.exercise.chance import happens
from simpul.exercise.people.identifiers import invent_domain, invent_handle, invent_phone, invent_wallet
from simpul.exercise.people.naming import native_name
from simpul.exercise.play.cast import HeldOne, Player, suspect_status
from simpul.exercise.play.evidence import Evidence, build_evidence
from simpul.exercise.play.plot import Blocker, CasePlan, GroupPlan, groups, meeting_day, sites
from simpul.exercise.play.stage import Stage

LOSSES = {"KRW": (300_000_000, 9_000_000_000), "USD": (200_000, 12_000_000)}


@dataclass(slots=True)
class GroupThings:
    """What a group uses: values that its cases share, and no other group's.

    Attributes:
        site_records: local id of a site, by agency and key of the site.
    """

    plan: GroupPlan
    domain: str
    wallet: str
    app: str
    phone: str
    handle: str
    records: dict[str, str] = field(default_factory=dict)


def things_of_groups(stage: Stage) -> dict[str, GroupThings]:
    """Return what each group uses, by the key of its network."""
    found = {}
    for key, plan in groups().items():
        rng = stage.chance("group", key)
        domain = invent_domain(rng)
        host = sites()[plan.present_site].country
        phone = invent_phone(rng, "KH" if host == "MM" else host)
        app = ".".join(reversed(domain.split("."))).replace("-", "") + ".app"
        found[key] = GroupThings(plan, domain, invent_wallet(rng), app, phone.international, invent_handle(rng))
    return found


def open_cases(stage: Stage, plans: list[CasePlan]) -> None:
    """Give each case its local id, in the order in which its agency brings it."""
    counts: dict[str, int] = {}
    for plan in plans:
        counts[plan.agency] = counts.get(plan.agency, 0) + 1
        stage.cases[plan.key] = f"case-{counts[plan.agency]:03d}"


def write_case(stage: Stage, plan: CasePlan, players: list[Player], things: GroupThings, leads: list[str]) -> None:
    """Enter a case with everything that belongs to it."""
    group = group_record(stage, plan.agency, things)
    site = site_record(stage, plan.agency, things.plan.present_site)
    entered = stage.register.add(plan.agency, "Case", **_case_row(stage, plan, group, site))
    if entered != stage.cases[plan.key]:
        message = f"case {plan.key} was entered as {entered}, not {stage.cases[plan.key]}"
        raise AssertionError(message)
    stage.truth.member(plan.network, plan.agency, entered, "case")
    stage.truth.readiness(plan.agency, entered, secured=plan.gates[0], act=plan.gates[1], to_try=plan.gates[2])
    suspects = [player.seen[plan.agency] for player in players]
    for place, player in enumerate(players):
        _involve(stage, plan, player, place=place, site=site)
    build_evidence(
        Evidence(
            plan=plan,
            register=stage.register,
            rng=stage.chance("evidence", plan.key),
            case=entered,
            suspects=suspects[:2] if happens(stage.chance("charged", plan.key), 0.5) else suspects[:1],
            group=group,
            leads=leads,
        )
    )


def _case_row(stage: Stage, plan: CasePlan, group: str, site: str) -> dict[str, object]:
    rng = stage.chance("case", plan.key)
    currency = "KRW" if plan.forum == "KR" else "USD"
    opened = meeting_day() - timedelta(days=rng.randint(90, 500))
    safety = {Blocker.NO_SAFETY_PLAN: "no", Blocker.CONFLICT: "unknown"}.get(plan.blocker or Blocker.NO_GROUND, "yes")
    deconfliction = {Blocker.DECONFLICTION_UNKNOWN: "unknown", Blocker.CONFLICT: "conflict"}.get(
        plan.blocker or Blocker.NO_GROUND, "clear"
    )
    fraud = plan.kind not in {"illegal_detention", "trafficking"}
    return {
        "caseNumber": f"{plan.agency[:2]}-{opened.year}-{rng.randint(100, 999)}",
        "title": plan.title,
        "caseKind": plan.kind,
        "leadAgency": plan.agency,
        "contributingAgency": [plan.host_agency] if plan.host_agency != plan.agency else None,
        "hostingState": plan.host,
        "forum": plan.forum,
        "openedAt": opened,
        "offence": plan.kind,
        "modusOperandi": plan.title.lower(),
        "lossAmount": rng.randrange(*LOSSES[currency], 1000) if fraud else None,
        "currency": currency if fraud else None,
        "defraudedCount": rng.randint(12, 400) if fraud else None,
        "heldCount": rng.randint(3, 60),
        "childPresent": "yes" if plan.child else "no",
        "lifeAtRisk": "yes" if plan.key in {"C03", "C16", "C22"} else "no",
        "safetyPlan": safety,
        "safetyPlanAt": meeting_day() - timedelta(days=9) if safety == "yes" else None,
        "safetyPlanOwner": plan.host_agency,
        "deconfliction": deconfliction,
        "deconflictionAt": meeting_day() - timedelta(days=6) if deconfliction == "clear" else None,
        "deconflictionOwner": plan.host_agency,
        "proposal": {"trafficking": "rescue", "illegal_detention": "rescue"}.get(plan.kind, "arrest"),
        "group": group,
        "site": site,
    }


def group_record(stage: Stage, agency: str, things: GroupThings) -> str:
    """Return the agency's record of a group, entering it at the first call, under one of its names."""
    if agency not in things.records:
        rng = stage.chance("group record", things.plan.key, agency)
        names = [things.plan.name, *things.plan.alias]
        used = {
            "domain": things.domain
            if happens(rng, 0.8)
            else f"hxxps://www[.]{things.domain.replace('.', '[.]')}/login",
            "wallet": things.wallet if happens(rng, 0.7) else None,
            "app": things.app if happens(rng, 0.5) else None,
            "phone": things.phone if happens(rng, 0.6) else None,
            "handle": f"telegram:{things.handle}" if happens(rng, 0.6) else None,
        }
        first = rng.randrange(len(names))
        local = stage.keep(
            agency,
            "Group",
            entity=f"group-{things.plan.key}",
            name=names[first],
            alias=names[first - 1] if happens(rng, 0.7) else None,
            **used,
        )
        things.records[agency] = local
        stage.truth.member(things.plan.key, agency, local, "group")
    return things.records[agency]


def site_record(stage: Stage, agency: str, key: str) -> str:
    """Return the agency's record of a site, entering it at the first call."""
    entered = stage.site_records
    if (agency, key) not in entered:
        plan = sites()[key]
        rng = stage.chance("site record", key, agency)
        local = stage.keep(
            agency,
            "Site",
            entity=f"site-{key}",
            name=plan.name,
            alias=rng.choice(plan.alias) if happens(rng, 0.6) else None,
            siteKind=plan.kind,
            country=plan.country,
            city=plan.city,
            latitude=f"{plan.latitude + rng.uniform(-0.0004, 0.0004):.4f}",
            longitude=f"{plan.longitude + rng.uniform(-0.0004, 0.0004):.4f}",
            building=rng.choice(("A", "B", "3", "C2")) if happens(rng, 0.4) else None,
            floor=str(rng.randint(2, 9)) if happens(rng, 0.4) else None,
        )
        entered[agency, key] = local
    return entered[agency, key]


def _involve(stage: Stage, plan: CasePlan, player: Player, *, place: int, site: str) -> None:
    status = suspect_status(plan, place)
    rng = stage.chance("involvement", plan.key, place)
    ground = "none" if plan.blocker is Blocker.NO_GROUND or place != 0 else rng.choice(("warrant", "hosting_state"))
    presumed = player.held and place == 1
    stage.register.add(
        plan.agency,
        "Involvement",
        case=stage.cases[plan.key],
        who=player.seen[plan.agency],
        role="suspect",
        groupRole=player.group_role,
        status="presumed_victim" if presumed and plan.kind == "trafficking" else status,
        ground=ground,
        groundDate=meeting_day() - timedelta(days=30) if ground != "none" else None,
        site=site if status == "located" else None,
        startDate=meeting_day() - timedelta(days=200),
        indicator="documents taken away; not free to leave" if presumed else None,
    )


def write_held(stage: Stage, one: HeldOne, plan: CasePlan, things: GroupThings) -> None:
    """Enter a person reported held; who it is goes into the compartment."""
    rng = stage.chance("held row", one.case, one.person.entity)
    present = things.plan.present_site
    local = stage.register.add(
        one.agency,
        "HeldPerson",
        pseudonym=f"P-{one.agency[:2]}-{rng.randint(1000, 9999)}",
        case=stage.case_reference(one.case, plan.agency, seen_from=one.agency),
        site=site_record(stage, one.agency, present),
        status=rng.choice(("reported", "located", "rescue_requested", "acknowledged")),
        reportedAt=meeting_day() - timedelta(days=rng.randint(4, 80)),
        reportedBy=rng.choice(("family", "hotline", "consulate")),
        country=one.person.nationality,
        child="yes" if plan.child and happens(rng, 0.5) else "no",
        lifeAtRisk="yes" if happens(rng, 0.15) else "no",
        forcedCriminality=rng.choice(("yes", None, "no")),
        indicator=rng.choice(("passport taken away", "debt imposed", "beaten", "asked to pay for leaving")),
        name=native_name(one.person.name),
        birthDate=one.person.birth,
        gender=one.person.gender,
        nationality=one.person.nationality,
        passportNumber=one.person.passport if happens(rng, 0.7) else None,
        phone=one.person.phones[0].international if happens(rng, 0.5) else None,
    )
    stage.truth.record(
        one.agency, f"{local}.identity", entity=one.person.entity, type_name="Person", withheld="compartment"
    )
