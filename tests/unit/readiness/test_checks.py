# SPDX-License-Identifier: Apache-2.0
"""A check holds where an officer answered yes on a known day and no fact contradicts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from simpul.model.ids import RecordId
from simpul.readiness.case_file import Check, CustodyStep, ExhibitFile, RecordedCheck
from simpul.readiness.checks import ExhibitStanding, Trial, exhibit_standing
from simpul.readiness.rules import DEFAULT, Rules

TODAY = date(2026, 2, 5)
TRIAL = Trial(forum="KR", case_forum="KR", at=TODAY, rules=DEFAULT)
SEIZED = CustodyStep(
    RecordId("KR/c"), 1, "seized", None, "kim", datetime(2026, 1, 2, tzinfo=UTC), "Seoul", "evidence", None, "aa"
)
ANSWERS = {check: RecordedCheck(check, "yes", at=date(2026, 2, 1), officer="kim") for check in Check}
ANSWERS[Check.USABLE] = replace(ANSWERS[Check.USABLE], answer="domestic", forum="KR")
GOOD = ExhibitFile(
    id=RecordId("KR/E"),
    owner="KR-KNPA",
    kind="recording",
    acquired_at=date(2026, 1, 2),
    hash="aa",
    power="search",
    authorised_by="court",
    country="KR",
    language="kor",
    due=date(2026, 3, 1),
    checks=tuple(ANSWERS.values()),
    custody=(SEIZED,),
)


def answered(check: Check, exhibit: ExhibitFile = GOOD, **other: Any) -> ExhibitFile:  # noqa: ANN401  # any attribute
    return replace(exhibit, checks=tuple({**ANSWERS, check: replace(ANSWERS[check], **other)}.values()))


def standing(exhibit: ExhibitFile, trial: Trial = TRIAL) -> ExhibitStanding:
    return exhibit_standing(exhibit, trial)


def against(exhibit: ExhibitFile, trial: Trial = TRIAL) -> set[str]:
    return {code for result in standing(exhibit, trial).results for code in result.why}


def test_an_exhibit_with_everything_in_order_is_secured_for_trial() -> None:
    assert against(GOOD) == set()
    assert standing(GOOD).secured
    assert standing(GOOD).secured_for_trial
    assert not standing(GOOD).securable


@pytest.mark.parametrize("check", list(Check))
def test_every_check_needs_an_answer_a_day_and_an_officer(check: Check) -> None:
    unanswered = replace(GOOD, checks=tuple(one for one in GOOD.checks if one.check is not check))
    assert against(unanswered) == {f"{check}.not-answered"}
    assert against(answered(check, officer=None)) == {f"{check}.no-officer"}
    assert against(answered(check, at=None)) == {f"{check}.no-date"}
    assert against(answered(check, at=date(2026, 2, 6))) == {f"{check}.not-answered"}
    assert against(answered(check, expires=date(2026, 2, 4))) == {f"{check}.lapsed"}
    assert against(answered(check, expires=TODAY)) == set()


@pytest.mark.parametrize("check", [check for check in Check if check is not Check.USABLE])
@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_unknown_counts_as_no(check: Check, answer: str) -> None:
    assert against(answered(check, answer=answer)) == {f"{check}.answered-{answer}"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hash": None}, "S1.no-hash-at-acquisition"),
        ({"acquired_at": None}, "S1.not-acquired"),
        ({"acquired_at": date(2026, 2, 6)}, "S1.not-acquired"),
        ({"power": None}, "S4.no-power"),
        ({"authorised_by": None}, "S4.no-authorising-body"),
        ({"translated": "no"}, "S6.not-translated"),
        ({"language": "tha"}, "S6.not-translated"),
    ],
)
def test_a_fact_outweighs_the_recorded_yes(facts: dict[str, Any], code: str) -> None:
    assert against(replace(GOOD, **facts)) == {code}


def test_without_a_country_neither_lawful_source_nor_domestic_use_can_be_told() -> None:
    assert against(replace(GOOD, country=None)) == {"S4.no-country", "S5.domestic-to-another-state"}


def test_a_provider_keeps_it_only_while_the_preservation_request_lives() -> None:
    kept = replace(GOOD, kind="provider_record", acquired_at=None, hash=None, preserved_until=TODAY)
    assert "S1.preservation-expired" not in against(kept)
    assert "S1.preservation-expired" in against(replace(kept, preserved_until=date(2026, 2, 4)))
    assert "S1.no-preservation-request" in against(replace(kept, preserved_until=None))


def test_a_physical_thing_is_preserved_without_a_hash() -> None:
    assert "S1.no-hash-at-acquisition" not in against(replace(GOOD, kind="physical", hash=None))


def test_integrity_is_verified_anew_within_the_operations_days() -> None:
    old = answered(Check.INTEGRITY, at=date(2026, 1, 26))
    assert against(old, replace(TRIAL, rules=Rules(integrity_days=10))) == set()
    assert against(old, replace(TRIAL, rules=Rules(integrity_days=9))) == {"S2.verified-too-long-ago"}


def test_a_register_that_calls_a_broken_chain_unbroken_is_contradicted() -> None:
    broken = replace(GOOD, custody=())
    assert against(broken) == {"S3.record-contradicted", "S3.no-events"}
    assert "S3.record-contradicted" not in against(answered(Check.CUSTODY, broken, answer="no"))


@pytest.mark.parametrize(
    ("answer", "secured", "securable"),
    [
        ("consent_given", True, False),
        ("mla_received", True, False),
        ("domestic", True, False),
        ("consent_requested", False, True),
        ("mla_requested", False, True),
        ("intel_only", False, False),
        ("yes", False, False),
        ("unknown", False, False),
    ],
)
def test_usability_decides_between_secured_and_securable(answer: str, *, secured: bool, securable: bool) -> None:
    found = standing(answered(Check.USABLE, answer=answer))
    assert (found.secured, found.securable) == (secured, securable)


def test_usability_is_answered_forum_by_forum() -> None:
    elsewhere = replace(TRIAL, forum="TH")
    assert "S5.not-answered" in against(GOOD, elsewhere)
    assert "S5.not-answered" in against(answered(Check.USABLE, forum=None), elsewhere)
    assert against(answered(Check.USABLE, forum=None)) == set()


def test_domestic_means_of_the_forums_own_state() -> None:
    assert against(replace(GOOD, country="TH")) == {"S5.domestic-to-another-state"}


def test_a_lapsed_request_secures_nothing() -> None:
    lapsed = answered(Check.USABLE, answer="mla_requested", expires=date(2026, 2, 4))
    assert not standing(lapsed).securable


def test_the_last_answer_counts_and_of_one_day_the_least_helpful() -> None:
    later = RecordedCheck(Check.LAWFUL, "no", at=date(2026, 2, 3), officer="lee")
    same_day = replace(later, at=date(2026, 2, 1))
    earlier = replace(later, at=date(2026, 1, 3))
    assert against(replace(GOOD, checks=(*GOOD.checks, later))) == {"S4.answered-no"}
    assert against(replace(GOOD, checks=(*GOOD.checks, same_day))) == {"S4.answered-no"}
    assert against(replace(GOOD, checks=(*GOOD.checks, earlier))) == set()


def test_a_translation_answers_another_language() -> None:
    assert against(replace(GOOD, language="tha", translated="yes")) == set()


def test_a_result_names_who_owes_it_and_until_when() -> None:
    owed = answered(Check.WITNESS, answer="no", owner="TH-RTP", due=date(2026, 2, 20))
    (result,) = standing(owed).failing(for_trial=True)
    assert (result.owner, result.due) == ("TH-RTP", date(2026, 2, 20))
    (other,) = standing(answered(Check.LAWFUL, answer="no")).failing()
    assert (other.owner, other.due) == ("KR-KNPA", date(2026, 3, 1))
