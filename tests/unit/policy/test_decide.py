# SPDX-License-Identifier: Apache-2.0
"""Every rule of policy refuses what it is there for, and the same question without the cause is allowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Action, Marking, MatchMode, UseCode
from simpul.policy import acting, decide, opening
from simpul.policy.act import Act, Circumstances, Permission
from simpul.policy.actor import CONVENER, JOINT, Actor, Role, desk
from simpul.policy.decide import Decision
from simpul.policy.item import Item

KR, TH, KH = AgencyId("KR-KNPA"), AgencyId("TH-RTP"), AgencyId("KH-CNP")
TODAY = date(2026, 2, 5)
YESTERDAY = date(2026, 2, 4)

SHARED = Marking(originator=KR, audience=frozenset({"TH-RTP"}))
OWN_ONLY = Marking(originator=KR)
TO_ANAN = Marking(originator=KR, audience=frozenset({"TH-RTP:anan"}))
IDENTITY = SHARED.narrowed(compartment=VICTIMS)
MADE_OF_TWO = Marking(originator=TH, audience=frozenset({"KR-KNPA", "TH-RTP"}), derived_from=frozenset({KR, TH}))

ANAN = Actor(TH, "anan", frozenset({Role.ANALYST}))
KIM = Actor(KR, "kim", frozenset({Role.ANALYST}))
MALI = Actor(TH, "mali", frozenset({Role.VICTIM}))


def asked(actor: Actor, act: Act, item: Item | Marking, **given: object) -> Decision:
    return decide.decide(actor, act, item, at=TODAY, circumstances=Circumstances(**given))  # type: ignore[arg-type]  # the dataclass checks names


def leave(act: Act, *, by: AgencyId = KR, to: AgencyId = TH, until: date | None = None) -> tuple[Permission, ...]:
    return (Permission(act, by=by, to=to, until=until),)


READ_CASES = [
    (ANAN, SHARED, "read.in-audience"),
    (KIM, OWN_ONLY, "read.originator"),
    (KIM, OWN_ONLY.narrowed(review_by=YESTERDAY, purpose=frozenset({"x"}), caveat="ask first"), "read.originator"),
    (desk("TH-RTP"), SHARED, "read.in-audience"),
    (ANAN, TO_ANAN, "read.in-audience"),
    (MALI, IDENTITY, "read.in-audience"),
    (replace(KIM, roles=frozenset({Role.VICTIM})), IDENTITY, "read.originator"),
    (ANAN, SHARED.narrowed(review_by=TODAY), "read.in-audience"),
    (CONVENER, SHARED, "read.no-agency"),
    (Actor(AgencyId("")), Marking(originator=AgencyId("")), "read.no-agency"),
    (Actor(JOINT), Marking(originator=JOINT), "read.no-agency"),
    (Actor(AgencyId("TH-RTP:anan")), TO_ANAN, "read.no-agency"),
    (replace(ANAN, roles=frozenset({Role.INSPECTOR})), SHARED, "read.role-reads-nothing"),
    (replace(ANAN, roles=frozenset({Role.ADMINISTRATOR, Role.ANALYST})), SHARED, "read.role-reads-nothing"),
    (replace(ANAN, roles=frozenset()), SHARED, "read.role-reads-nothing"),
    (replace(KIM, roles=frozenset({Role.ADMINISTRATOR})), OWN_ONLY, "read.role-reads-nothing"),
    (KIM, OWN_ONLY.narrowed(compartment="something new"), "read.unknown-compartment"),
    (ANAN, OWN_ONLY, "read.not-in-audience"),
    (desk("KH-CNP"), SHARED, "read.not-in-audience"),
    (desk("INTERPOL"), SHARED, "read.not-in-audience"),
    (desk("TH-RTP"), TO_ANAN, "read.not-in-audience"),
    (MALI, TO_ANAN, "read.not-in-audience"),
    (ANAN, IDENTITY, "read.victims-only"),
    (KIM, IDENTITY, "read.victims-only"),
    (desk("KR-KNPA"), IDENTITY, "read.victims-only"),
    (replace(KIM, cases=frozenset({"KR-KNPA/C1"})), OWN_ONLY, "read.no-need-to-know"),
    (ANAN, SHARED.narrowed(review_by=YESTERDAY), "read.review-date-passed"),
    (ANAN, SHARED.narrowed(caveat="ask first"), "read.caveat-not-acknowledged"),
    (ANAN, SHARED.narrowed(codes=frozenset({UseCode.H3})), "read.caveat-not-acknowledged"),
    (ANAN, SHARED.narrowed(purpose=frozenset({"trafficking"})), "read.outside-purpose"),
    (desk("TH-RTP"), MADE_OF_TWO.narrowed(audience=frozenset({"KR-KNPA"})), "read.not-in-audience"),
]


@pytest.mark.parametrize(("actor", "marking", "rule"), READ_CASES)
def test_reading_answers_with_the_rule_that_decided(actor: Actor, marking: Marking, rule: str) -> None:
    allowed = rule in {"read.in-audience", "read.originator"}
    assert asked(actor, Act.READ, marking) == Decision(allowed=allowed, rule=rule)


def test_an_acknowledged_caveat_opens_the_item() -> None:
    marking = SHARED.narrowed(codes=frozenset({UseCode.H3}), caveat="ask first\nphone, never write")
    half = replace(ANAN, acknowledged=frozenset({"ask first"}))
    whole = replace(ANAN, acknowledged=frozenset({"ask first", "phone, never write"}))

    assert not asked(half, Act.READ, marking).allowed
    assert asked(whole, Act.READ, marking).allowed


def test_a_stated_purpose_opens_what_is_bound_to_it() -> None:
    bound = SHARED.narrowed(purpose=frozenset({"trafficking"}))
    assert asked(replace(ANAN, purposes=frozenset({"trafficking", "fraud"})), Act.READ, bound).allowed


def test_need_to_know_is_met_by_one_shared_case() -> None:
    item = Item(SHARED, frozenset({"KR-KNPA/C1", "KR-KNPA/C2"}))
    assert asked(replace(ANAN, cases=frozenset({"KR-KNPA/C2"})), Act.READ, item).allowed
    assert not asked(replace(ANAN, cases=frozenset({"KR-KNPA/C3"})), Act.READ, item).allowed


COMPILE_CASES = [
    (OWN_ONLY, "compile.handed-over"),
    (SHARED.narrowed(caveat="ask first", purpose=frozenset({"x"})), "compile.handed-over"),
    (SHARED.narrowed(audience=frozenset({"TH-RTP", "KH-CNP:sok"})), "compile.handed-over"),
    (TO_ANAN, "compile.named-officers-only"),
    (TO_ANAN.narrowed(audience=frozenset({"TH-RTP:anan", "KR-KNPA"})), "compile.named-officers-only"),
    (TO_ANAN.narrowed(audience=frozenset({"KR-KNPA:kim"})), "compile.named-officers-only"),
    (OWN_ONLY.narrowed(audience=frozenset({"KR-KNPA"})), "compile.handed-over"),
    (IDENTITY, "compile.compartment"),
    (SHARED.narrowed(review_by=YESTERDAY), "compile.review-date-passed"),
]


@pytest.mark.parametrize(("marking", "rule"), COMPILE_CASES)
def test_the_convener_compiles_what_was_handed_over_and_no_more(marking: Marking, rule: str) -> None:
    assert asked(CONVENER, Act.COMPILE, marking) == Decision(allowed=rule == "compile.handed-over", rule=rule)


def test_a_convener_who_administers_or_is_restricted_to_cases_is_bound_by_that() -> None:
    assert asked(replace(CONVENER, roles=frozenset({Role.INSPECTOR})), Act.COMPILE, SHARED).rule == (
        "compile.role-reads-nothing"
    )
    assert asked(replace(CONVENER, cases=frozenset({"x"})), Act.COMPILE, SHARED).rule == "compile.no-need-to-know"


def test_the_convener_does_nothing_but_compile_and_match() -> None:
    for act in set(Act) - {Act.COMPILE, Act.MATCH, Act.MATCH_WITHIN}:
        assert not asked(CONVENER, act, SHARED, life_at_risk=True, recipients=frozenset({"TH-RTP"})).allowed, act


@pytest.mark.parametrize(
    ("actor", "mode", "rule"),
    [
        (ANAN, MatchMode.OPEN, "match.allowed"),
        (ANAN, MatchMode.BLIND, "match.blind-only"),
        (ANAN, MatchMode.NONE, "match.left-out"),
        (KIM, MatchMode.BLIND, "match.allowed"),
        (KIM, MatchMode.NONE, "match.left-out"),
        (CONVENER, MatchMode.OPEN, "match.allowed"),
        (CONVENER, MatchMode.BLIND, "match.blind-only"),
        (CONVENER, MatchMode.NONE, "match.left-out"),
    ],
)
def test_match_mode_says_how_far_an_item_takes_part(actor: Actor, mode: MatchMode, rule: str) -> None:
    assert asked(actor, Act.MATCH, SHARED.narrowed(match_mode=mode)).rule == rule


TWO: dict[str, object] = {"second": "park"}
TO_KH: dict[str, object] = {"recipients": frozenset({"KH-CNP"})}
TO_TH: dict[str, object] = {"recipients": frozenset({"TH-RTP:mali"})}
GREEN = SHARED.narrowed(action=Action.GREEN)
OPEN_CODES = SHARED.narrowed(codes=frozenset({UseCode.H0}))

ACT_CASES: list[tuple[Actor, Act, Marking, dict[str, object], str]] = [
    (ANAN, Act.MATCH_WITHIN, SHARED, {}, "match-within.not-own"),
    (KIM, Act.MATCH_WITHIN, SHARED, {}, "match-within.allowed"),
    (ANAN, Act.EXPORT, SHARED, {}, "export.allowed"),
    (ANAN, Act.EXPORT, SHARED, TO_TH, "export.allowed"),
    (ANAN, Act.EXPORT, SHARED, TO_KH, "export.recipient-not-in-audience"),
    (MALI, Act.EXPORT, IDENTITY, {}, "export.compartment"),
    (MALI, Act.EXPORT, IDENTITY, {"permissions": leave(Act.EXPORT)}, "export.allowed"),
    (ANAN, Act.PASS_ON, SHARED, TO_TH, "pass-on.inside-audience"),
    (ANAN, Act.PASS_ON, SHARED, {}, "pass-on.no-recipient"),
    (ANAN, Act.PASS_ON, SHARED, TO_KH, "pass-on.H2"),
    (ANAN, Act.PASS_ON, SHARED, {**TO_KH, "permissions": leave(Act.PASS_ON)}, "pass-on.allowed"),
    (ANAN, Act.PASS_ON, SHARED, {**TO_KH, "permissions": leave(Act.PASS_ON, until=YESTERDAY)}, "pass-on.H2"),
    (ANAN, Act.PASS_ON, SHARED, {**TO_KH, "permissions": leave(Act.PASS_ON, by=KH)}, "pass-on.H2"),
    (ANAN, Act.PASS_ON, SHARED, {**TO_KH, "permissions": leave(Act.PASS_ON, to=KH)}, "pass-on.H2"),
    (ANAN, Act.PASS_ON, SHARED, {**TO_KH, "permissions": leave(Act.EXPORT)}, "pass-on.H2"),
    (ANAN, Act.PASS_ON, OPEN_CODES, TO_KH, "pass-on.allowed"),
    (ANAN, Act.PASS_ON, SHARED.narrowed(codes=frozenset()), TO_KH, "pass-on.H2"),
    (MALI, Act.PASS_ON, IDENTITY.narrowed(codes=frozenset({UseCode.H0})), TO_TH, "pass-on.compartment"),
    (KIM, Act.PASS_ON, SHARED, TO_KH, "pass-on.needs-second-officer"),
    (KIM, Act.PASS_ON, SHARED, {**TO_KH, **TWO}, "pass-on.allowed"),
    (ANAN, Act.USE_IN_COURT, SHARED, {}, "use-in-court.H1"),
    (ANAN, Act.USE_IN_COURT, SHARED, {"permissions": leave(Act.USE_IN_COURT)}, "use-in-court.allowed"),
    (ANAN, Act.USE_IN_COURT, OPEN_CODES, {}, "use-in-court.allowed"),
    (KIM, Act.USE_IN_COURT, SHARED, {}, "use-in-court.allowed"),
    (ANAN, Act.ACT_SILENTLY, SHARED, {}, "act-silently.allowed"),
    (ANAN, Act.ACT_SILENTLY, SHARED.narrowed(action=Action.RED), {}, "act-silently.action-code"),
    (ANAN, Act.ACT_SILENTLY, SHARED.narrowed(action=Action.RED), {"life_at_risk": True}, "act-silently.life-at-risk"),
    (ANAN, Act.ACT_OVERTLY, SHARED, {"deconflicted": True}, "act-overtly.action-code"),
    (ANAN, Act.ACT_OVERTLY, GREEN, {}, "act-overtly.not-deconflicted"),
    (ANAN, Act.ACT_OVERTLY, GREEN, {"deconflicted": True}, "act-overtly.allowed"),
    (ANAN, Act.ACT_OVERTLY, SHARED.narrowed(action=Action.CLEAR), {}, "act-overtly.allowed"),
    (ANAN, Act.ACT_OVERTLY, SHARED, {"life_at_risk": True}, "act-overtly.life-at-risk"),
    (ANAN, Act.COERCE, GREEN, {"deconflicted": True}, "coerce.originator-not-asked"),
    (ANAN, Act.COERCE, GREEN, {"permissions": leave(Act.COERCE)}, "coerce.not-deconflicted"),
    (ANAN, Act.COERCE, GREEN, {"permissions": leave(Act.COERCE), "deconflicted": True}, "coerce.allowed"),
    (ANAN, Act.COERCE, SHARED, {"life_at_risk": True}, "coerce.life-at-risk"),
    (KIM, Act.COERCE, SHARED, {"deconflicted": True}, "coerce.allowed"),
    (ANAN, Act.PUBLISH, SHARED, TWO, "publish.originator-not-asked"),
    (KIM, Act.PUBLISH, SHARED, {}, "publish.needs-second-officer"),
    (KIM, Act.PUBLISH, SHARED, TWO, "publish.allowed"),
    (MALI, Act.PUBLISH, IDENTITY, {**TWO, "life_at_risk": True}, "publish.compartment"),
    (ANAN, Act.WIDEN, SHARED, TWO, "widen.only-the-originator"),
    (KIM, Act.WIDEN, SHARED, {}, "widen.needs-second-officer"),
    (KIM, Act.WIDEN, SHARED, {"second": "kim"}, "widen.needs-second-officer"),
    (KIM, Act.WIDEN, SHARED, {"second": "KR-KNPA:kim"}, "widen.needs-second-officer"),
    (desk("KR-KNPA"), Act.WIDEN, SHARED, TWO, "widen.needs-second-officer"),
    (KIM, Act.WIDEN, SHARED, TWO, "widen.allowed"),
    (ANAN, Act.WIDEN, MADE_OF_TWO, TWO, "widen.needs-every-originator"),
    (ANAN, Act.WIDEN, MADE_OF_TWO, {**TWO, "permissions": leave(Act.WIDEN)}, "widen.allowed"),
    (ANAN, Act.RECODE, SHARED, TWO, "recode.only-the-originator"),
    (ANAN, Act.RECODE, MADE_OF_TWO, TWO, "recode.needs-every-originator"),
    (KIM, Act.RECODE, SHARED, {}, "recode.needs-second-officer"),
    (KIM, Act.RECODE, SHARED, TWO, "recode.allowed"),
    (ANAN, Act.NARROW, SHARED, {}, "narrow.only-the-originator"),
    (KIM, Act.NARROW, SHARED, {}, "narrow.allowed"),
    (KIM, Act.NARROW, MADE_OF_TWO, {}, "narrow.allowed"),
    (ANAN, Act.RENEW, SHARED, {}, "renew.only-the-originator"),
    (ANAN, Act.RENEW, MADE_OF_TWO, {}, "renew.needs-every-originator"),
    (KIM, Act.RENEW, SHARED.narrowed(review_by=YESTERDAY), {}, "renew.allowed"),
    (ANAN, Act.BREAK_GLASS, IDENTITY, {"life_at_risk": True}, "break-glass.life-at-risk"),
    (ANAN, Act.BREAK_GLASS, OWN_ONLY, {}, "break-glass.no-life-at-risk"),
    (desk("TH-RTP"), Act.BREAK_GLASS, OWN_ONLY, {"life_at_risk": True}, "break-glass.no-named-officer"),
    (
        replace(ANAN, roles=frozenset({Role.ADMINISTRATOR})),
        Act.BREAK_GLASS,
        OWN_ONLY,
        {"life_at_risk": True},
        "break-glass.role-reads-nothing",
    ),
]
ALLOWING = {"allowed", "life-at-risk", "inside-audience", "permitted"}


@pytest.mark.parametrize(("actor", "act", "marking", "given", "rule"), ACT_CASES)
def test_each_act_is_decided_by_its_own_rule(
    actor: Actor, act: Act, marking: Marking, given: dict[str, object], rule: str
) -> None:
    assert asked(actor, act, marking, **given) == Decision(allowed=rule.split(".")[1] in ALLOWING, rule=rule)


def test_leave_lets_look_only_items_be_checked_silently() -> None:
    red = SHARED.narrowed(action=Action.RED)
    assert asked(ANAN, Act.ACT_SILENTLY, red, permissions=leave(Act.ACT_SILENTLY)).rule == "act-silently.permitted"


def test_nothing_is_done_with_what_may_not_be_read() -> None:
    for act in set(Act) - {Act.BREAK_GLASS}:
        assert asked(ANAN, act, OWN_ONLY, life_at_risk=True, second="park").rule == "read.not-in-audience", act


def test_every_refusal_is_met_by_a_case_above() -> None:
    listed = [opening.READING, opening.COMPILING, opening.BREAKING_GLASS, *acting.REFUSALS.values()]
    refusals = {code for rules in (*listed, *acting.GRANTS.values()) for code, _ in rules}
    met = {rule for *_, rule in READ_CASES} | {rule for *_, rule in COMPILE_CASES} | {rule for *_, rule in ACT_CASES}
    elsewhere = {
        "match.left-out",
        "match.blind-only",
        "act-silently.permitted",
        "compile.role-reads-nothing",
        "compile.no-need-to-know",
    }
    assert refusals <= met | elsewhere
