# SPDX-License-Identifier: Apache-2.0
"""What is said of a pair: that it is what the run found, and that what would change it is graded and not guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from simpul.link.explanation import Change, Explanation, NoSuchPair, explain_pair, explanations
from simpul.link.files import shown_pairs
from simpul.link.judgements import Judgement, Verdict
from simpul.link.regrade import Ask, regraded
from simpul.link.result import Grade
from simpul.link.run import Found, Options, find, link_records
from simpul.link.tables import Tables, open_tables
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record

Why = Callable[[str, str], Explanation]


def person(agency: str, local: str, **properties: str) -> Record:
    return make_record(agency, local, "Person", properties)


def crowd(count: int) -> list[Record]:
    """People who have nothing to do with anybody."""
    parts = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
    return [
        person(
            "ZZ",
            f"x{n}",
            name=f"{parts[n % 12]}{parts[n * 5 % 12]} {parts[n // 3 % 12]}{parts[n // 12 % 12]}",
            birthDate=f"{1950 + n % 40}-{1 + n % 12:02d}-{2 + n % 26:02d}",
        )
        for n in range(count)
    ]


PEOPLE = [
    person("KR", "1", name="Sarun Veasna", birthDate="1985-03-02", phone="+85512345678"),
    person("KH", "2", name="SARUN Veasna", phone="+85512345678", passportNumber="KH:passport:N0012345"),
    person("TH", "3", name="Sarun Veasna", birthDate="1985-03-09"),
    person("VN", "4", name="Sarun Veasna Pich", birthDate="1985-03-02", nationality="KH"),
    person("LA", "5", name="Bounmy Keo"),
    *crowd(80),
]


@contextmanager
def run(records: list[Record], options: Options | None = None) -> Iterator[tuple[Tables, Found]]:
    with open_tables(threads=1) as tables:
        tables.add_records(sorted(records, key=lambda record: record.id))
        yield tables, find(tables, options or Options())


def explained(records: list[Record], left: str, right: str, options: Options | None = None) -> Explanation:
    with run(records, options) as (tables, found):
        return explain_pair(tables, found, RecordId(left), RecordId(right))


def change(why: Explanation, code: str, kind: str) -> Change:
    return next(change for change in why.changes if (change.code, change.kind) == (code, kind))


def test_a_pair_graded_again_comes_out_as_the_run_graded_it() -> None:
    hits = {(hit.left, hit.right): hit for hit in link_records(PEOPLE).hits}
    with run(PEOPLE) as (tables, found):
        shown = shown_pairs(tables, dict.fromkeys(Grade, 100))
        whys = explanations(tables, found, shown)
    assert {(why.left, why.right) for why in whys} == set(hits)
    for why in whys:
        hit = hits[why.left, why.right]
        assert (why.bits, why.probability, why.grade) == (hit.bits, hit.probability, hit.grade)
        assert why.reasons == hit.reasons
        assert [after for _, after in why.steps()][-1] == pytest.approx(why.bits, abs=1e-9)


@pytest.mark.parametrize(
    ("ask", "other"),
    [
        (Ask((0, 0), "without", "phone"), {"KR/1": {"name": "Sarun Veasna", "birthDate": "1985-03-02"}}),
        (Ask((0, 0), "without", "name"), {"KR/1": {"birthDate": "1985-03-02", "phone": "+85512345678"}}),
    ],
    ids=["phone", "name"],
)
def test_a_change_comes_out_as_a_run_on_changed_records_would(ask: Ask, other: dict[str, dict[str, str]]) -> None:
    with run(PEOPLE) as (tables, found):
        numbers = [found.names.index(RecordId(name)) for name in ("KH/2", "KR/1")]
        pair = (numbers[0], numbers[1])
        (then,) = regraded(tables, found.matched.compared, [Ask(pair, ask.code, ask.kind)])
    changed = [
        person(record.agency, record.local_id, **other[record.id]) if record.id in other else record
        for record in PEOPLE
    ]
    again = next(hit for hit in link_records(changed).hits if (hit.left, hit.right) == ("KH/2", "KR/1"))
    assert then.bits == pytest.approx(again.bits, abs=0.35)
    assert then.grade is again.grade


def test_the_run_is_left_as_it_was() -> None:
    with run(PEOPLE) as (tables, found):
        before = tables.run("hit_rows").fetchall()
        explain_pair(tables, found, RecordId("KR/1"), RecordId("KH/2"))
        assert tables.run("hit_rows").fetchall() == before
        assert (
            tables.con.execute("SELECT 1 FROM information_schema.tables WHERE table_schema = 'what_if'").fetchall()
            == []
        )


def test_each_reason_says_how_rare_it_is_and_how_it_was_written() -> None:
    why = explained(PEOPLE, "KR/1", "KH/2")
    phone = next(reason for reason in why.reasons if reason.code == "phone.equal")
    assert (phone.count, phone.of) == (2, len(PEOPLE))
    assert phone.left_statement
    assert phone.right_statement
    words = [reason for reason in why.reasons if reason.code == "name.equal"]
    assert {(reason.count, reason.of) for reason in words} == {(3, 84)}
    assert (why.left_name, why.right_name) == ("SARUN Veasna", "Sarun Veasna")


def test_a_shared_whole_birth_date_would_lift_a_name_alone_and_the_limit_is_told() -> None:
    same = {"name": "Wolfgang Triantafyllopoulos Quesnelle Abernathy", "nationality": "IS", "gender": "male"}
    records = [person("KR", "1", **same), person("KH", "2", **same)]
    why = explained([*records, *crowd(40)], "KR/1", "KH/2")
    assert why.grade is not Grade.STRONG
    assert why.limits == ("name_alone",)
    lifted = change(why, "with", "birthDate")
    assert lifted.flips
    assert lifted.grade is Grade.STRONG
    assert ("birthDate", "both") in {(lack.kind, lack.side) for lack in why.lacks}


def test_the_day_that_one_side_has_is_named() -> None:
    why = explained(PEOPLE, "KR/1", "KH/2")
    assert change(why, "with", "birthDate").value == "1985-03-02"
    assert ("birthDate", "left") in {(lack.kind, lack.side) for lack in why.lacks}


def test_contradicting_dates_hold_the_grade_down_and_either_day_would_mend_it() -> None:
    same = {"name": "Sarun Veasna", "phone": "+85512345678"}
    records = [person("KR", "1", birthDate="1985-03-02", **same), person("KH", "2", birthDate="1961-11-23", **same)]
    why = explained([*records, *crowd(40)], "KR/1", "KH/2")
    assert why.limits == ("contradicted",)
    assert {one.value for one in why.changes if (one.code, one.kind) == ("with", "birthDate")} == {
        "1985-03-02",
        "1961-11-23",
    }
    assert change(why, "without", "birthDate").flips


def test_the_nearest_pair_that_fell_short_is_named_with_the_term_that_parts_it() -> None:
    why = explained(PEOPLE, "KR/1", "KH/2")
    assert why.contrast is not None
    assert why.contrast.nearly
    assert {why.contrast.left, why.contrast.right} & {"KR/1", "KH/2"}
    assert why.contrast.here > why.contrast.there
    assert why.contrast.bits < why.bits


def test_a_pair_that_is_no_hit_is_explained_all_the_same() -> None:
    why = explained(PEOPLE, "LA/5", "KR/1")
    assert why.grade is None
    assert why.bits < 0
    assert why.contrast is not None
    assert not why.contrast.nearly


def test_a_judgement_stands_beside_the_grade() -> None:
    held = Judgement(RecordId("KH/2"), RecordId("KR/1"), Verdict.NOT_SAME, "lee", "2026-02-01", "two men")
    why = explained(PEOPLE, "KR/1", "KH/2", Options(judgements=(held,)))
    assert (why.judgement, why.grade) == ("not_same", Grade.WEAK)


def test_a_page_shows_some_of_each_grade() -> None:
    with run(PEOPLE) as (tables, found):
        every = shown_pairs(tables, dict.fromkeys(Grade, 100))
        one_each = shown_pairs(tables, dict.fromkeys(Grade, 1))
        grades = [why.grade for why in explanations(tables, found, one_each)]
    assert len(grades) == len(set(grades)) > 1
    assert set(one_each) <= set(every)


@pytest.mark.parametrize(("left", "right"), [("KR/1", "KR/none"), ("KR/1", "KR/1")])
def test_records_that_are_not_there_or_one_are_refused(left: str, right: str) -> None:
    with pytest.raises(NoSuchPair):
        explained(PEOPLE, left, right)


def test_a_name_in_two_parts_is_shown_whole_and_stands_on_a_statement() -> None:
    records = [person("KR", "1", firstName="Sarun", lastName="Veasna"), person("KH", "2", name="Sarun Veasna")]
    why = explained([*records, *crowd(20)], "KR/1", "KH/2")
    assert {*why.right_name.split()} == {"Sarun", "Veasna"}
    assert all(reason.right_statement for reason in why.reasons if reason.code.startswith("name."))
