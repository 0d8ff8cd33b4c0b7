# SPDX-License-Identifier: Apache-2.0
"""Hits: every reason with its bits, nothing hidden in the sum, no victim's value on paper."""

from __future__ import annotations

import brief_meeting as meeting
import pytest

from simpul.brief.paper.waterfall import WIDTH, waterfall
from simpul.brief.sections.docket import open_docket
from simpul.brief.sections.hits import HitSheet, hit_sheets
from simpul.link.result import Grade, Hit, Linked, Reason
from simpul.model.ids import StatementId


def sheets(*hits: Hit) -> tuple[HitSheet, ...]:
    docket = open_docket(meeting.records(), entities={}, at=meeting.DAY)
    return hit_sheets(docket, Linked(hits=hits, relations=(), entities={}, networks=()), audience=None)


def test_each_reason_starts_where_the_last_one_ended() -> None:
    (hit,) = [one for one in meeting.picture().hits if one.grade == "strong"]

    ends = [line.start + line.bits for line in hit.reasons]
    assert [line.start for line in hit.reasons] == pytest.approx([0.0, *ends[:-1]])
    assert ends[-1] == pytest.approx(hit.bits)


def test_the_bars_stay_inside_the_drawing() -> None:
    for hit in meeting.picture().hits:
        drawn = waterfall(hit)
        for row in drawn.rows:
            assert row.x >= 0
            assert row.x + row.width <= WIDTH + 1


def test_a_reason_against_ends_left_of_where_it_started() -> None:
    (hit,) = [one for one in meeting.picture().hits if one.grade == "strong"]
    last = waterfall(hit).rows[-1]

    assert last.line.bits < 0
    assert last.x + last.width == pytest.approx(WIDTH, abs=1)


def test_a_hit_with_a_hidden_record_is_not_shown() -> None:
    shown = {(hit.left.id, hit.right.id) for hit in meeting.picture().hits}

    assert not any("h1.identity" in side for pair in shown for side in pair)


def test_no_value_stands_beside_a_protected_person() -> None:
    (hit,) = [one for one in meeting.picture().hits if one.grade == "weak"]

    assert hit.right.protected
    assert all(line.left is None and line.right is None for line in hit.reasons)


def test_a_reason_from_a_statement_that_is_not_shown_keeps_its_values_back() -> None:
    secret = next(s for r in meeting.compartment() for s in r.statements if r.id == "KR-KNPA/p8" and s.marking)
    reason = Reason("phone.equal", 9.0, "SECRET", "SECRET", 2, right_statement=StatementId(secret.id))
    (hit,) = sheets(meeting.hit("CN-MPS/p5", "KR-KNPA/p8", Grade.LIKELY, (reason,)))

    assert "SECRET" not in repr(hit)


def test_an_unjudged_hit_is_not_judged_and_a_judged_one_says_how() -> None:
    judged = {hit.judgement for hit in meeting.picture().hits if hit.judged}

    assert judged == {"not_same"}
    assert sum(not hit.judged for hit in meeting.picture().hits) == 2


def test_the_strongest_grade_comes_first() -> None:
    assert [hit.grade for hit in meeting.picture().hits] == ["strong", "possible", "weak"]
