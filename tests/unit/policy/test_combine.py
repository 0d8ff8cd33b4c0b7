# SPDX-License-Identifier: Apache-2.0
"""Combining narrows, field by field."""

from __future__ import annotations

from datetime import date

import pytest

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Action, Marking, MatchMode, UseCode, marking_fields, parse_marking
from simpul.policy.actor import JOINT
from simpul.policy.combine import NothingToCombine, combine
from simpul.policy.item import UNSTATED

KR, TH = AgencyId("KR-KNPA"), AgencyId("TH-RTP")


def test_the_audience_is_who_sees_both_with_originators_counted_in() -> None:
    ours = Marking(originator=KR, audience=frozenset({"TH-RTP", "KH-CNP"}))
    theirs = Marking(originator=TH, audience=frozenset({"KR-KNPA", "VN-MPS"}))
    assert combine([ours, theirs]).audience == {"KR-KNPA", "TH-RTP"}


def test_a_named_officer_stays_named_where_the_other_audience_has_the_whole_agency() -> None:
    one = Marking(originator=KR, audience=frozenset({"TH-RTP:anan", "KH-CNP"}))
    other = Marking(originator=KR, audience=frozenset({"TH-RTP", "KH-CNP:sok"}))
    assert combine([one, other]).audience == {"TH-RTP:anan", "KH-CNP:sok"}


def test_container_and_content_of_one_originator_stay_its_own() -> None:
    one = Marking(originator=KR, audience=frozenset({"TH-RTP", "KR-KNPA"}))
    assert combine([one, one]) == Marking(originator=KR, audience=frozenset({"TH-RTP"}))


def test_what_several_originators_went_into_is_derived_from_all() -> None:
    both = combine([Marking(originator=KR), Marking(originator=TH)])
    assert both.originator == JOINT
    assert both.derived_from == {KR, TH}
    assert combine([Marking(originator=KR), Marking(originator=TH)], producer=TH).originator == TH


def test_a_derived_marking_travels_as_plain_values_and_back() -> None:
    both = combine([Marking(originator=KR, audience=frozenset({"TH-RTP"})), Marking(originator=TH)])
    assert parse_marking(marking_fields(both), originator="KR-KNPA") == both


@pytest.mark.parametrize(
    ("one", "other", "field", "outcome"),
    [
        ({"action": Action.GREEN}, {"action": Action.RED}, "action", Action.RED),
        ({"match_mode": MatchMode.NONE}, {"match_mode": MatchMode.BLIND}, "match_mode", MatchMode.NONE),
        ({"match_mode": MatchMode.OPEN}, {"match_mode": MatchMode.BLIND}, "match_mode", MatchMode.BLIND),
        ({"review_by": date(2026, 3, 1)}, {"review_by": date(2026, 2, 1)}, "review_by", date(2026, 2, 1)),
        ({"review_by": None}, {"review_by": date(2026, 2, 1)}, "review_by", date(2026, 2, 1)),
        ({"evaluation": "A3"}, {"evaluation": "B1"}, "evaluation", "B3"),
        ({"evaluation": "A1"}, {"evaluation": None}, "evaluation", None),
        ({"compartment": VICTIMS}, {}, "compartment", VICTIMS),
        ({"compartment": VICTIMS}, {"compartment": "other"}, "compartment", "other"),
        ({"purpose": frozenset({"a", "b"})}, {"purpose": frozenset({"b"})}, "purpose", {"b"}),
        ({"purpose": frozenset({"a"})}, {}, "purpose", {"a"}),
        ({"purpose": frozenset({"a"})}, {"purpose": frozenset({"b"})}, "purpose", {"none"}),
        ({"codes": frozenset({UseCode.H0})}, {"codes": frozenset({UseCode.H1})}, "codes", {UseCode.H0, UseCode.H1}),
        ({"codes": frozenset()}, {"codes": frozenset({UseCode.H1})}, "codes", {UseCode.H1, UseCode.H2}),
        ({"caveat": "b"}, {"caveat": "a"}, "caveat", "a\nb"),
        ({"codes": frozenset({UseCode.H3})}, {"caveat": "a"}, "caveat", f"{UNSTATED}\na"),
        ({"custodian": TH}, {"custodian": TH}, "custodian", None),
        ({"released_by": "x"}, {"released_by": "y"}, "released_by", None),
    ],
)
def test_the_stricter_wins(one: dict[str, object], other: dict[str, object], field: str, outcome: object) -> None:
    base = Marking(originator=KR)
    assert getattr(combine([base.narrowed(**one), base.narrowed(**other)]), field) == outcome


def test_no_marking_gives_no_marking() -> None:
    with pytest.raises(NothingToCombine):
        combine([])
