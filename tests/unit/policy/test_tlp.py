# SPDX-License-Identifier: Apache-2.0
"""What is printed says what is enforced."""

from __future__ import annotations

from datetime import date

import pytest

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Action, Marking, MatchMode
from simpul.policy.tlp import handling_fields, handling_lines, tlp

KR = AgencyId("KR-KNPA")
OPERATION = ("KR-KNPA", "TH-RTP", "KH-CNP")
CASE_GROUP = ("KR-KNPA", "TH-RTP")


@pytest.mark.parametrize(
    ("audience", "label"),
    [
        (set(), "ORIGINATOR ONLY"),
        ({"TH-RTP:anan", "KH-CNP:sok"}, "TLP:RED"),
        ({"KH-CNP"}, "TLP:AMBER+STRICT"),
        ({"KH-CNP", "TH-RTP:anan"}, "TLP:AMBER+STRICT"),
        ({"TH-RTP"}, "TLP:AMBER"),
        ({"TH-RTP", "KH-CNP"}, "TLP:GREEN"),
    ],
)
def test_label_follows_from_the_audience(audience: set[str], label: str) -> None:
    marking = Marking(originator=KR, audience=frozenset(audience))
    assert tlp(marking, operation=OPERATION, case_group=CASE_GROUP) == label


def test_without_knowing_the_operation_named_agencies_print_strict() -> None:
    assert tlp(Marking(originator=KR, audience=frozenset({"TH-RTP", "KH-CNP"}))) == "TLP:AMBER+STRICT"


def test_a_victims_identity_never_prints_as_open_to_the_operation() -> None:
    marking = Marking(originator=KR, audience=frozenset({"TH-RTP", "KH-CNP"}), compartment=VICTIMS)
    assert tlp(marking, operation=OPERATION, case_group=CASE_GROUP) == "TLP:AMBER+STRICT"


def test_handling_prints_every_restriction_on_a_line() -> None:
    marking = Marking(
        originator=KR,
        audience=frozenset({"TH-RTP"}),
        action=Action.RED,
        evaluation="B2",
        purpose=frozenset({"trafficking"}),
        review_by=date(2026, 8, 1),
        match_mode=MatchMode.BLIND,
        caveat="ask first",
        compartment=VICTIMS,
    )

    assert handling_lines(marking) == (
        "TLP:AMBER+STRICT",
        "Originator: KR-KNPA",
        "Audience: TH-RTP",
        "H1: not for judicial proceedings without the originator's permission",
        "H2: not to be passed on outside the audience without the originator's permission",
        "H3: under a condition to be acknowledged before opening",
        "Caveat: ask first",
        "Action RED: look only, no step that anyone could notice",
        "Matching: matched blind only",
        "Evaluation: B2",
        "Purpose: trafficking",
        "Review by: 2026-08-01",
        "Compartment: victims' identities",
    )


def test_a_derived_item_prints_everyone_whose_it_is() -> None:
    marking = Marking(originator=AgencyId("JOINT"), derived_from=frozenset({KR, AgencyId("TH-RTP")}))
    assert ("originator", "KR-KNPA, TH-RTP") in handling_fields(marking)
