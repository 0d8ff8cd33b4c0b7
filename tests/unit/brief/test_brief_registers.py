# SPDX-License-Identifier: Apache-2.0
"""Requests with their clocks, handling, what came in and what was withheld."""

from __future__ import annotations

from datetime import date

import brief_meeting as meeting
import pytest

from simpul.brief.sections.docket import open_docket
from simpul.brief.sections.handling import handling_of, traffic_light
from simpul.brief.sections.intake import file_lines, withheld_lines
from simpul.brief.sections.requests import RequestLine, reply_rates, request_lines
from simpul.formats.report import ImportReport
from simpul.model.agencies import agencies
from simpul.model.marking import Action, Marking, UseCode
from simpul.model.record import Record
from simpul.policy.filter import Withheld


def requests(*more: Record) -> tuple[RequestLine, ...]:
    return request_lines(open_docket((*meeting.records(), *more), entities={}, at=meeting.DAY))


def test_a_request_past_due_without_answer_is_overdue_and_first() -> None:
    first = requests()[0]

    assert (first.number, first.outcome, first.days_late) == ("R-1", "overdue", 44)


def test_an_answered_request_is_not_late_however_long_ago() -> None:
    answered = next(line for line in requests() if line.number == "R-2")

    assert (answered.outcome, answered.days_late) == ("answered", 0)


def test_a_draft_was_asked_of_nobody() -> None:
    draft = meeting.record("KR-KNPA", "r9", "Request", requestNumber="R-9", to="KH-CNP", state="draft")

    assert "R-9" not in {line.number for line in requests(draft)}


def test_silence_is_counted_for_the_agency_that_was_asked() -> None:
    rates = {rate.agency: rate for rate in reply_rates(requests())}

    assert (rates["KH-CNP"].asked, rates["KH-CNP"].answered, rates["KH-CNP"].overdue) == (1, 0, 1)
    assert rates["TH-RTP"].median_days == 5


def test_the_handling_is_the_strictest_of_all_that_went_in() -> None:
    open_one = meeting.marked("KR-KNPA", action=Action.GREEN)
    strict = meeting.marked("TH-RTP", action=Action.RED, codes=frozenset({UseCode.H0}), review_by=date(2026, 5, 1))
    narrow = meeting.marked("KH-CNP", audience=frozenset({"KR-KNPA"}), caveat="ask first")
    found = handling_of((open_one, strict, narrow), audience=None)

    assert (found.action, found.audience, found.review_by) == ("RED", ("KH-CNP", "KR-KNPA"), date(2026, 5, 1))
    assert set(found.codes) == {"H0", "H1", "H2", "H3"}
    assert found.caveats == ("ask first",)


def test_nothing_in_gives_the_strictest_label() -> None:
    assert handling_of((), audience=None).tlp == "TLP:RED"


@pytest.mark.parametrize(
    ("audience", "label"),
    [
        (frozenset(), "TLP:RED"),
        (frozenset({"KR-KNPA:kim"}), "TLP:RED"),
        (frozenset({"KR-KNPA"}), "TLP:AMBER+STRICT"),
        (frozenset(map(str, agencies())), "TLP:GREEN"),
    ],
)
def test_the_traffic_light_follows_from_the_audience(audience: frozenset[str], label: str) -> None:
    assert traffic_light(audience) == label


def test_an_originator_alone_sees_what_is_addressed_to_nobody() -> None:
    assert handling_of((Marking(originator=meeting.KR),), audience=meeting.KR).audience == ("KR-KNPA",)


def report(name: str) -> ImportReport:
    made = ImportReport()
    tally = made.open_file(name)
    tally.received, tally.mapped = 3, 2
    tally.refuse(4, "row.bad", "The row has no id; add one.")
    return made


def test_an_agency_reads_the_account_of_its_own_files_only() -> None:
    reports = {meeting.KR: report("kr.csv"), meeting.TH: report("th.csv")}

    assert [line.file for line in file_lines(reports, audience=None)] == ["kr.csv", "th.csv"]
    assert [line.file for line in file_lines(reports, audience=meeting.TH)] == ["th.csv"]


def test_a_refused_row_is_told_in_words() -> None:
    (line,) = file_lines({meeting.KR: report("kr.csv")}, audience=None)

    assert line.refusals == (("row.bad", 1),)
    assert line.told == ((4, "The row has no id; add one."),)


def test_what_was_withheld_is_told_to_the_convener_only_and_small_numbers_to_nobody() -> None:
    withheld = Withheld({(meeting.KH, "compile.compartment"): 1})

    (line,) = withheld_lines(withheld, audience=None)
    assert line.records.kind == "fewer_than"
    assert withheld_lines(withheld, audience=meeting.KR) == ()
