# SPDX-License-Identifier: Apache-2.0
"""Charges, exhibits, custody and checks of a case, built so that its gates come out as the plot intends."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from simpul.exercise.chance import happens
from simpul.exercise.paper.operation_register import Register, reference
from simpul.exercise.play.plot import Blocker, CasePlan, Intent, groups, meeting_day, sites
from simpul.exercise.source import written
from simpul.model.agencies import agency as agency_named
from simpul.model.charges import ChargeTemplate, charge_template

CHECKS = ("S1", "S2", "S3", "S4", "S5", "S6")
DEFECT = {
    Blocker.INTEL_ONLY: ("S5", "intel_only"),
    Blocker.POWER_UNKNOWN: ("S4", "unknown"),
    Blocker.CUSTODY_GAP: ("S3", "no"),
    Blocker.NOT_PRESERVED: ("S1", "no"),
}
PURPOSES = {
    "seized": "acquisition",
    "imaged": "forensic copy",
    "handed_over": "acquisition from its holder or hand-over to the next officer",
    "stored": "safe keeping",
    "transferred": "to the laboratory",
    "examined": "examination",
}


@dataclass(slots=True)
class Evidence:
    """What is being put together for one case.

    Attributes:
        case: the local id of the case at its agency.
        suspects: local ids of its suspects at its agency; the first is the one the case can reach.
        group: the local id of its group at its agency.
        weak: the element of the first charge that rests on one exhibit only.
    """

    plan: CasePlan
    register: Register
    rng: Random
    case: str
    suspects: list[str]
    group: str
    leads: list[str]
    weak: str = ""
    exhibits: dict[str, str] = field(default_factory=dict)

    def refer(self, owner: str, local: str) -> str:
        """Return how the case's agency refers to a record."""
        return reference(owner, local, seen_from=self.plan.agency)


def build_evidence(evidence: Evidence) -> None:
    """Enter charges, supports, exhibits, checks and custody of a case."""
    plan = evidence.plan
    first, second = (charge_template(code) for code in written("evidence")["charges"][plan.kind])
    evidence.weak = _weak_element(first, evidence)
    _charge(evidence, first, complete=True)
    if plan.intent is Intent.TRY or happens(evidence.rng, 0.7):
        _charge(evidence, second, complete=plan.intent is Intent.TRY)


def _weak_element(template: ChargeTemplate, evidence: Evidence) -> str:
    """Return the mandatory element that is left on one exhibit; none in a case that is ready to try."""
    if evidence.plan.intent is Intent.TRY:
        return ""
    alone = [one.code for one in template.mandatory(child=evidence.plan.child)]
    return evidence.rng.choice(alone)


def _charge(evidence: Evidence, template: ChargeTemplate, *, complete: bool) -> None:
    """Enter a charge; an incomplete one leaves its last personal element without anything."""
    plan, register = evidence.plan, evidence.register
    charge = register.add(
        plan.agency,
        "Charge",
        case=evidence.case,
        template=template.code,
        forum=plan.forum,
        suspect=evidence.suspects,
        group=evidence.group,
        owner=plan.agency,
        dueAt=meeting_day() + timedelta(days=21),
    )
    empty = "" if complete else [one.code for one in template.elements if one.mandatory and not one.group][-1]
    for element in template.mandatory(child=plan.child):
        if element.code == empty:
            continue
        whom = [None] if element.group else evidence.suspects[: 1 if complete else None]
        for suspect in whom:
            _support(evidence, charge, element.code, suspect)


def _support(evidence: Evidence, charge: str, element: str, suspect: str | None) -> None:
    """Enter what speaks for an element: two exhibits of different origin, or one where it is the weak one."""
    plan = evidence.plan
    first, second = written("evidence")["elements"][element]
    if element == evidence.weak:
        if plan.blocker is Blocker.ELEMENT_EMPTY:
            return
        if plan.blocker is Blocker.ASSERTED_ONLY:
            _assert_only(evidence, charge, element, suspect)
            return
    roles = [first] if element == evidence.weak else [first, second]
    for role in roles:
        _enter_support(evidence, charge, element, (suspect, role))
    if element == evidence.weak and happens(evidence.rng, 0.5):
        _enter_support(evidence, charge, element, (suspect, first))


def _enter_support(evidence: Evidence, charge: str, element: str, about: tuple[str | None, str]) -> None:
    suspect, role = about
    plan = evidence.plan
    accepted = plan.intent is Intent.TRY and happens(evidence.rng, 0.3)
    evidence.register.add(
        plan.agency,
        "Support",
        charge=charge,
        element=element,
        suspect=suspect,
        exhibit=_exhibit(evidence, role),
        origin=_origin(plan, role),
        reliable="yes",
        acceptedBy=f"{plan.forum}-PROSECUTION" if accepted else None,
        acceptedAt=meeting_day() - timedelta(days=8) if accepted else None,
    )


def _assert_only(evidence: Evidence, charge: str, element: str, suspect: str | None) -> None:
    evidence.register.add(
        evidence.plan.agency,
        "Support",
        charge=charge,
        element=element,
        suspect=suspect,
        lead=evidence.leads[0] if evidence.leads else None,
        origin="one caller who gave no name",
        reliable="unknown",
        notes="heard once, not yet backed by anything",
    )


def _origin(plan: CasePlan, role: str) -> str:
    site = sites()[groups()[plan.network].present_site].name
    return str(written("evidence")["exhibits"][role]["origin"]).format(site=site)


def _exhibit(evidence: Evidence, role: str) -> str:
    """Return the case's exhibit of that sort, entering it at the first call."""
    if role not in evidence.exhibits:
        evidence.exhibits[role] = _enter_exhibit(evidence, role)
    return evidence.exhibits[role]


def _enter_exhibit(evidence: Evidence, role: str) -> str:
    plan, rng = evidence.plan, evidence.rng
    said = written("evidence")["exhibits"][role]
    owner = plan.host_agency if said["by"] == "host" else plan.agency
    fingerprint = hashlib.sha256(f"{plan.key} {role}".encode()).hexdigest()
    taken = meeting_day() - timedelta(days=rng.randint(40, 200))
    exhibit = evidence.register.add(
        owner,
        "Exhibit",
        exhibitNumber=f"{plan.key}-{role}".upper(),
        case=reference(plan.agency, evidence.case, seen_from=owner),
        description=said["description"].format(n=rng.randint(3, 400)),
        exhibitKind=said["kind"],
        origin=_origin(plan, role),
        originalHolder=_holder(plan, role),
        acquiredAt=taken,
        acquiredBy=f"officer {owner}-{rng.randint(10, 99)}",
        country=agency_named(owner).country,
        hash=fingerprint,
        power=None if _lacks(evidence, role, Blocker.POWER_UNKNOWN) else said["power"],
        authorisedBy=None
        if _lacks(evidence, role, Blocker.POWER_UNKNOWN)
        else f"court of {agency_named(owner).country}",
        preservedUntil=meeting_day() + timedelta(days=90) if said.get("preserved") else None,
        language=agency_named(owner).language,
        translated="yes" if owner != plan.agency else "not_needed",
        owner=owner,
    )
    _custody(evidence, role, (owner, exhibit), (fingerprint, taken))
    _checks(evidence, role, owner, exhibit)
    return evidence.refer(owner, exhibit)


def _lacks(evidence: Evidence, role: str, blocker: Blocker) -> bool:
    """Return whether this exhibit is the one that carries the case's defect."""
    return evidence.plan.blocker is blocker and _is_sole(evidence, role)


def _is_sole(evidence: Evidence, role: str) -> bool:
    return bool(evidence.weak) and str(written("evidence")["elements"][evidence.weak][0]) == role


def _custody(evidence: Evidence, role: str, exhibit: tuple[str, str], taken: tuple[str, date]) -> None:
    """Enter the exhibit's way from hand to hand; a gap is a hand-over that nobody wrote down."""
    (owner, local), (fingerprint, day) = exhibit, taken
    acts: list[str] = [*written("evidence")["exhibits"][role]["acts"], "transferred", "examined"]
    hands = [_holder(evidence.plan, role), *(f"officer {owner}-{number}" for number in range(21, 21 + len(acts)))]
    for place, act in enumerate(acts):
        if place == len(acts) - 2 and _lacks(evidence, role, Blocker.CUSTODY_GAP):
            continue
        evidence.register.add(
            owner,
            "CustodyEvent",
            exhibit=local,
            sequence=place + 1,
            act=act,
            giver=hands[place],
            receiver=hands[place + 1],
            at=datetime.combine(day + timedelta(days=2 * place), time(9 + place)).isoformat() + "+00:00",
            place=f"evidence room {owner}" if place else "scene",
            purpose=PURPOSES[act],
            hashBefore=fingerprint,
            hashAfter=fingerprint,
        )


def _holder(plan: CasePlan, role: str) -> str:
    """Return who had the thing before anybody took it."""
    return f"holder {plan.key}-{role}"


def _checks(evidence: Evidence, role: str, owner: str, exhibit: str) -> None:
    """Enter the answers to the six checks."""
    answers = _answers(evidence, role, owner)
    for check in CHECKS:
        answer, forum = answers[check]
        fails = answer not in {"yes", "domestic", "consent_given", "mla_received"}
        evidence.register.add(
            owner,
            "ExhibitCheck",
            exhibit=exhibit,
            check=check,
            answer=answer,
            forum=forum,
            at=meeting_day() - timedelta(days=evidence.rng.randint(3, 20)),
            officer=f"officer {owner}-{evidence.rng.randint(10, 99)}",
            owner=owner if fails else None,
            dueAt=meeting_day() + timedelta(days=evidence.rng.randint(-5, 30)) if fails else None,
        )


def _answers(evidence: Evidence, role: str, owner: str) -> dict[str, tuple[str, str | None]]:
    plan, rng = evidence.plan, evidence.rng
    answers: dict[str, tuple[str, str | None]] = dict.fromkeys(CHECKS, ("yes", None))
    at_home = agency_named(owner).country == plan.forum
    answers["S5"] = ("domestic" if at_home else rng.choice(("consent_given", "mla_received")), plan.forum)
    if plan.intent is Intent.TRY:
        return answers
    answers["S6"] = (rng.choice(("yes", "unknown", "no")), None)
    if _is_sole(evidence, role):
        return _defective(evidence, answers)
    if role in _spare_roles(evidence) and happens(rng, 0.6):
        check, answer = rng.choice((("S3", "unknown"), ("S2", "no"), ("S5", "intel_only")))
        answers[check] = (answer, plan.forum if check == "S5" else None)
    return answers


def _defective(evidence: Evidence, answers: dict[str, tuple[str, str | None]]) -> dict[str, tuple[str, str | None]]:
    """Return the answers with the defect that the plot wants in the exhibit on which the weak element rests."""
    plan = evidence.plan
    if plan.intent is Intent.SECURABLE:
        at_home = answers["S5"][0] == "domestic"
        return answers | {"S5": ("consent_requested" if at_home else "mla_requested", plan.forum)}
    if plan.blocker is Blocker.OTHER_FORUM:
        return answers | {"S5": ("domestic", plan.host)}
    if plan.blocker in DEFECT:
        check, answer = DEFECT[plan.blocker]
        return answers | {check: (answer, plan.forum if check == "S5" else None)}
    return answers


def _spare_roles(evidence: Evidence) -> set[str]:
    """Return the sorts of exhibit that no mandatory element of the first charge needs."""
    listed = written("evidence")
    template = charge_template(listed["charges"][evidence.plan.kind][0])
    needed = {listed["elements"][one.code][0] for one in template.elements if one.mandatory}
    return set(listed["exhibits"]) - needed
