# SPDX-License-Identifier: Apache-2.0
"""Cells that say nothing give no evidence and are counted; one shared value ties nobody into a crowd."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import pytest

from simpul.formats.holding import Holding
from simpul.formats.read import read_source
from simpul.link.input_notes import with_cells
from simpul.link.result import Grade, Linked
from simpul.link.run import HUB_DRAWN_WHOLE, Options, find, link_records, report
from simpul.link.tables import open_tables
from simpul.model.record import Record, make_record
from simpul.model.schema import Kind
from simpul.normalise.by_kind import normalise
from simpul.normalise.placeholder import placeholder_version

NOBODY: Final = (
    "unknown", "N/A", "-", "  ", "test", "Test Test", "X", "무명", "신원미상", "미상(남)", "不详", "无名氏", "氏名不明",
    "tidak diketahui", "tanpa nama", "ไม่ทราบ", "ไม่ทราบชื่อ-สกุล", "មិនស្គាល់ឈ្មោះ", "ບໍ່ຮູ້ຊື່", "အမည်မသိ", "không rõ tên",
    "hindi kilala", "مجهول الهوية", "неизвестный", "John Doe", "FNU LNU", "unknown male", "Victim 1",
)  # fmt: skip
SOMEBODY: Final = ("Anna Test", "김무명", "Na Young", "Nil Sari", "Test Kovács", "Nguyễn Vô", "Mark Doe", "An", "王")
SYLLABLES: Final = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
WORDS: Final = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]


def person(agency: str, local: str, **properties: str) -> Record:
    return make_record(agency, local, "Person", properties)


def name(number: int) -> str:
    """A name of its own for each number."""
    return f"{WORDS[number % 1728]} {WORDS[(number * 7 + number // 1728) % 1728]}"


def day(number: int) -> str:
    return f"{1950 + number % 50}-{1 + number % 12:02d}-{2 + number % 27:02d}"


def crowd(agency: str, count: int, **properties: str) -> list[Record]:
    return [person(agency, f"c{n}", **{"name": name(n), "birthDate": day(n), **properties}) for n in range(count)]


def read(tmp_path: Path, file: str, text: str) -> Holding:
    path = tmp_path / file
    path.write_text(text, encoding="utf-8")
    return read_source(path)


def codes(linked: Linked, left: str, right: str) -> set[str]:
    return {r.code for hit in linked.hits if (hit.left, hit.right) == (left, right) for r in hit.reasons}


@pytest.mark.parametrize("raw", NOBODY)
def test_a_name_that_is_nobodys_has_no_canonical_form(raw: str) -> None:
    assert normalise(Kind.NAME, raw).value is None


@pytest.mark.parametrize("raw", SOMEBODY)
def test_a_name_that_only_holds_such_a_word_stays_a_name(raw: str) -> None:
    assert normalise(Kind.NAME, raw).value == raw


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.PHONE, "000000"),
        (Kind.PHONE, "123456789"),
        (Kind.PHONE, "010-0000-0000"),
        (Kind.DOCUMENT, "A0000000"),
        (Kind.ACCOUNT, "0000000000"),
        (Kind.EMAIL, "noemail@post.example"),
        (Kind.DATE, "1900-01-01"),
    ],
)
def test_numbers_that_are_nobodys_have_no_canonical_form(kind: Kind, raw: str) -> None:
    assert normalise(kind, raw).value is None


def test_the_list_of_names_that_are_nobodys_has_a_version() -> None:
    assert placeholder_version() >= 1


def test_two_sheets_of_unknown_people_share_nothing_and_are_counted(tmp_path: Path) -> None:
    rows = [*NOBODY[:2], "-", *NOBODY[4:12]]
    text = "id,name,phone,date of birth\n" + "".join(f"u{n},{raw},000000,1900-01-01\n" for n, raw in enumerate(rows))
    holdings = [read(tmp_path, f"{agency}.csv", text.replace("u", agency[0].lower())) for agency in ("KR", "TH")]
    linked = link_records([record for holding in holdings for record in holding.records])
    assert (linked.hits, linked.relations, linked.entities) == ((), (), {})
    counts = with_cells({}, [holding.report.without_canonical() for holding in holdings])
    assert counts["phone.filler"] == 2 * len(rows)
    assert counts["date.filler"] == 2 * len(rows)
    assert sum(count for kind, count in counts.items() if kind.startswith("name.")) == 2 * len(rows[:2] + rows[3:])


@pytest.mark.parametrize("default", ["1970-01-01", "1900-01-01"])
def test_a_zero_day_of_computers_is_no_birth_date(default: str) -> None:
    records = [
        person("KR", "1", name="Anna Berg", birthDate=default),
        person("TH", "2", name="Anna Berg", birthDate=default),
    ]
    linked = link_records(records)
    assert not any(code.startswith("birthDate") for code in codes(linked, "KR/1", "TH/2"))
    assert linked.report["placeholders"] == {"birthDate.default": 2}


def test_a_day_that_far_more_hold_than_its_year_would_give_is_no_birth_date() -> None:
    defaults = [person("KR", f"d{n}", name=name(900 + n * 97), birthDate="1980-05-05") for n in range(40)]
    twin = person("TH", "t", name=name(900), birthDate="1980-05-05")
    linked = link_records([*defaults, twin, *crowd("KR", 400)])
    assert linked.report["placeholders"] == {"birthDate.spike": 40}
    assert linked.report["placeholder_days"] == [{"agency": "KR", "day": "1980-05-05", "records": 40, "kept": None}]
    assert not any(code.startswith("birthDate") for code in codes(linked, "KR/d0", "TH/t"))


def test_of_a_crowded_first_of_january_the_year_stays() -> None:
    defaults = [person("KR", f"d{n}", name=name(900 + n * 97), birthDate="1980-01-01") for n in range(40)]
    twin = person("TH", "t", name=name(900), birthDate="1980-07-09")
    linked = link_records([*defaults, twin, *crowd("KR", 400)])
    assert "birthDate.same_year" in codes(linked, "KR/d0", "TH/t")
    reasons = [r for hit in linked.hits if hit.left == "KR/d0" for r in hit.reasons if r.code == "birthDate.same_year"]
    assert reasons[0].left == "1980-01-01"


def test_one_person_written_many_times_makes_no_default_day() -> None:
    again = [person("KR", f"s{n}", name="Bora Chan", birthDate="1981-03-04") for n in range(40)]
    linked = link_records([*again, person("TH", "t", name="Bora Chan", birthDate="1981-03-04"), *crowd("KR", 100)])
    assert linked.report["placeholders"] == {}
    assert "birthDate.equal" in codes(linked, "KR/s0", "TH/t")


def test_days_as_a_population_has_them_are_left_alone() -> None:
    assert link_records(crowd("KR", 2_000)).report["placeholders"] == {}


def test_the_same_sheet_under_two_labels_is_told_line_for_line() -> None:
    sheet = crowd("KR", 30)
    again = [make_record("KR2", r.local_id, "Person", {s.prop: s.original for s in r.statements}) for r in sheet]
    other = [person("TH", r.local_id, name=name(500 + n)) for n, r in enumerate(sheet)]
    assert link_records([*sheet, *again, *other]).report["copied"] == [
        {"agency": "KR", "same_as": "KR2", "records": 30}
    ]


def crowd_of_one_account(count: int) -> Linked:
    """People of two agencies who have nothing in common but an account."""
    agencies = ("KR", "TH")
    records = [person(agencies[n % 2], f"{n:07d}", name=name(n), account="KR:KB:12345678") for n in range(count)]
    with open_tables(threads=2) as tables:
        tables.add_records(sorted(records, key=lambda record: record.id))
        found = find(tables, Options())
        pairs = tables.con.execute("SELECT count(*) FROM relation").fetchall()[0][0]
        return Linked(
            (),
            (),
            {found.names[no]: "" for group in found.entities for no in group},
            (),
            report(tables, found) | {"pairs": pairs},
        )


def check_crowd(count: int) -> None:
    linked = crowd_of_one_account(count)
    said = linked.report
    assert said["hubs_largest"] == [{"kind": "account", "holders": count}]
    assert linked.entities == {}
    assert int(str(said["pairs"])) < 2 * count
    assert int(str(said["pairs_found"])) < 12 * count


def test_very_many_with_one_account_give_pairs_in_line_with_their_number_and_no_cluster() -> None:
    check_crowd(20_000)


def test_hubs_below_the_limit_are_drawn_whole() -> None:
    holders = [person(f"A{n}", str(n), name=name(n * 31), account="KR:KB:1") for n in range(HUB_DRAWN_WHOLE)]
    linked = link_records(holders)
    assert len(linked.relations) == HUB_DRAWN_WHOLE * (HUB_DRAWN_WHOLE - 1) // 2
    assert all(hit.grade is Grade.WEAK for hit in linked.hits)
