# SPDX-License-Identifier: Apache-2.0
"""The five states of an element, each with the rule that makes it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from simpul.model.charges import charge_template
from simpul.model.ids import RecordId
from simpul.readiness.case_file import ChargeFile, ExhibitFile, SupportFile
from simpul.readiness.checks import Trial, exhibit_standing
from simpul.readiness.elements import Bench, State, element_standings
from simpul.readiness.rules import DEFAULT, Rules

TODAY = date(2026, 2, 5)
P1, P2 = RecordId("KR/P1"), RecordId("KR/P2")
PHONE, BANK, COPY = (RecordId(f"KR/{name}") for name in ("phone", "bank", "copy"))


def bench(*, child: bool = False, rules: Rules = DEFAULT) -> Bench:
    trial = Trial(forum="KR", case_forum="KR", at=TODAY, rules=rules)
    origins = {PHONE: "the telephone", BANK: "the bank", COPY: " The  Telephone"}
    files = [ExhibitFile(id=name, owner="KR-KNPA", origin=origin) for name, origin in origins.items()]
    return Bench(TODAY, rules, child, {file.id: exhibit_standing(file, trial) for file in files})


def support(element: str, **other: Any) -> SupportFile:  # noqa: ANN401  # any attribute
    return SupportFile(id=RecordId("KR/S"), element=element, **other)


def state(
    element: str,
    *supports: SupportFile,
    suspect: RecordId | None = P1,
    template: str = "FRAUD",
    **about: Any,  # noqa: ANN401  # for the bench
) -> State:
    charge = ChargeFile(RecordId("KR/CH"), charge_template(template), "KR", "KR-KNPA", supports=supports)
    standings = element_standings(charge, suspect, bench(**about))
    return next(one.state for one in standings if one.element.code == element)


def test_nothing_is_empty_and_a_bare_word_is_asserted() -> None:
    assert state("F1") is State.EMPTY
    assert state("F1", support("F1", origin="a tip", reliable=True)) is State.ASSERTED
    assert state("F1", support("F1", exhibit=PHONE)) is State.ASSERTED


def test_one_reliable_exhibit_supports() -> None:
    assert state("F1", support("F1", exhibit=PHONE, reliable=True)) is State.SUPPORTED


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"exhibit": BANK, "reliable": True}, State.CORROBORATED),
        ({"origin": "a witness", "reliable": True}, State.CORROBORATED),
        ({"exhibit": BANK, "reliable": False}, State.SUPPORTED),
        ({"exhibit": COPY, "reliable": True}, State.SUPPORTED),
        ({"reliable": True}, State.SUPPORTED),
        ({"exhibit": BANK, "origin": "the telephone", "reliable": True}, State.SUPPORTED),
    ],
)
def test_only_a_reliable_source_of_another_origin_corroborates(second: dict[str, Any], expected: State) -> None:
    assert state("F1", support("F1", exhibit=PHONE, reliable=True), support("F1", **second)) is expected


def test_an_operation_may_ask_for_more_sources() -> None:
    two = [support("F1", exhibit=one, reliable=True) for one in (PHONE, BANK)]
    assert state("F1", *two, rules=Rules(sources_to_corroborate=3)) is State.SUPPORTED


@pytest.mark.parametrize(
    ("by", "at", "exhibit", "expected"),
    [
        ("KR: Prosecutor Baek", TODAY, PHONE, State.ACCEPTED),
        ("Prosecutor Baek", TODAY, PHONE, State.ACCEPTED),
        ("TH: Prosecutor Anan", TODAY, PHONE, State.ASSERTED),
        ("KR: Prosecutor Baek", date(2026, 2, 6), PHONE, State.ASSERTED),
        ("KR: Prosecutor Baek", None, PHONE, State.ASSERTED),
        (None, TODAY, PHONE, State.ASSERTED),
        ("KR: Prosecutor Baek", TODAY, None, State.ASSERTED),
    ],
)
def test_the_forums_prosecutor_accepts_on_an_exhibit(
    by: str | None, at: date | None, exhibit: RecordId | None, expected: State
) -> None:
    assert state("F1", support("F1", exhibit=exhibit, accepted_by=by, accepted_at=at)) is expected


def test_what_is_the_groups_is_inherited_and_what_is_the_persons_is_not() -> None:
    reliable = {"exhibit": PHONE, "reliable": True}
    assert state("F1", support("F1", **reliable), suspect=P2) is State.SUPPORTED
    assert state("F2", support("F2", **reliable), suspect=P2) is State.EMPTY
    assert state("F2", support("F2", suspect=P1, **reliable), suspect=P2) is State.EMPTY
    assert state("F1", support("F1", suspect=P1, **reliable), suspect=P2) is State.EMPTY
    assert state("F2", support("F2", suspect=P1, **reliable), suspect=None) is State.EMPTY


def test_a_child_among_the_victims_drops_the_means() -> None:
    charge = ChargeFile(RecordId("KR/CH"), charge_template("TRAFFICKING"), "KR", "KR-KNPA")
    needed = {
        child: [one.element.code for one in element_standings(charge, P1, bench(child=child)) if one.needed]
        for child in (True, False)
    }
    assert needed == {True: ["T1", "T3"], False: ["T1", "T2", "T3"]}


def test_contested_support_is_flagged_with_the_defence_and_keeps_its_state() -> None:
    doubt = support("F1", exhibit=PHONE, reliable=True, contested=True, defence_note="was lent")
    charge = ChargeFile(RecordId("KR/CH"), charge_template("FRAUD"), "KR", "KR-KNPA", supports=(doubt,))
    first = element_standings(charge, P1, bench())[0]
    assert (first.contested, first.defence_notes, first.state) == (True, ("was lent",), State.SUPPORTED)
