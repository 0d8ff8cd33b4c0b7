# SPDX-License-Identifier: Apache-2.0
"""The fast way in for plain Parquet files gives what the way by rows gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from simpul.formats.columns import is_plain
from simpul.formats.holding import origin_of
from simpul.formats.intake import PROTECTED, NoSuchAudience, matchable, take_in
from simpul.formats.read import read_source
from simpul.formats.sources import open_source
from simpul.link.tables import Tables, open_tables
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking
from simpul.model.record import make_record
from simpul.policy.actor import CONVENER, desk

ROWS = [
    ("r3", "Anna", "Berg", "1990-03-04", "Seocho-gu", "anna.berg@mail.example", "+821012345678"),
    ("r1", "unknown", "NA", "1900-01-01", "city7", "not an address", "000000"),
    ("r2", " 김 ", "민수", "04/03/1990", None, "A.B@MAIL.example", "010-1234-5678"),
    ("r4", None, "สมชาย", "", "", None, "+0"),
]
COLUMNS = ("unique_id", "first_name", "surname", "dob", "city", "email", "phone")
DAY = date(2026, 3, 10)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "KR-KNPA.parquet"
    con = duckdb.connect(":memory:")
    con.execute("CREATE TABLE p (" + ", ".join(f"{name} VARCHAR" for name in COLUMNS) + ")")
    con.executemany("INSERT INTO p VALUES (?, ?, ?, ?, ?, ?, ?)", ROWS)
    con.execute(f"COPY p TO '{path}' (FORMAT parquet)")
    return path


def said(tables: Tables) -> list[tuple[object, ...]]:
    """What the run's tables say, but for statement ids, which the fast way leaves out."""
    query = (
        "SELECT r.id, r.type, s.prop, s.kind, s.value, s.original"
        " FROM statement AS s INNER JOIN record AS r ON r.no = s.no ORDER BY ALL"
    )
    return tables.con.execute(query).fetchall()


def test_a_plain_file_of_people_takes_the_fast_way(people: Path) -> None:
    mapping = open_source(people, origin_of(people)).mapping.of_sheet(None)
    assert mapping is not None
    assert is_plain(mapping)


def test_columns_say_what_rows_say(people: Path) -> None:
    with open_tables() as by_columns, open_tables() as by_rows:
        account = take_in(by_columns, [people], audience=None, at=DAY)
        holding = read_source(people)
        by_rows.add_records(sorted(holding.records, key=lambda record: record.id))
        assert said(by_columns) == said(by_rows)
        assert by_columns.records == by_rows.records == len(ROWS)
    report = account.accounts[0].report.as_json()
    whole = holding.report.as_json()
    assert {k: report[k] for k in ("received", "mapped", "kept", "refused")} == {
        k: whole[k] for k in ("received", "mapped", "kept", "refused")
    }
    assert report["without_canonical"] == whole["without_canonical"]


def test_a_file_with_a_repeated_id_takes_the_way_by_rows(people: Path, tmp_path: Path) -> None:
    twice = tmp_path / "TH-RTP.parquet"
    con = duckdb.connect(":memory:")
    con.execute("CREATE TABLE p AS SELECT * FROM read_parquet(?)", [str(people)])
    con.execute("INSERT INTO p SELECT * REPLACE ('x' AS surname) FROM p")
    con.execute(f"COPY p TO '{twice}' (FORMAT parquet)")
    with open_tables() as tables:
        account = take_in(tables, [twice], audience=None, at=DAY)
    report = account.accounts[0].report.as_json()
    assert (report["received"], report["refused"]) == (8, 4)


def test_what_an_audience_may_not_match_does_not_come_in_by_columns(people: Path) -> None:
    with open_tables() as tables:
        account = take_in(tables, [people], audience=AgencyId("KH-CNP"), at=DAY)
        assert tables.records == 0
    assert account.withheld == {}
    assert account.accounts == ()


@pytest.mark.parametrize("surname", ["Be\x00rg", "x" * 20_000])
def test_a_damaged_cell_takes_the_way_by_rows(tmp_path: Path, surname: str) -> None:
    path = tmp_path / "KR-KNPA.parquet"
    con = duckdb.connect(":memory:")
    con.execute("CREATE TABLE p (unique_id VARCHAR, first_name VARCHAR, surname VARCHAR, dob VARCHAR)")
    con.executemany(
        "INSERT INTO p VALUES (?, ?, ?, ?)",
        [("1", "Anna", "Berg", "1990-01-02"), ("2", "Bo", surname, None), ("3", None, None, None)],
    )
    con.execute(f"COPY p TO '{path}' (FORMAT parquet)")
    with open_tables() as tables:
        taken = take_in(tables, [path], audience=None, at=DAY).accounts[0].report.as_json()
    rows = read_source(path).report.as_json()
    counts = ("received", "mapped", "kept", "refused")
    assert [taken[count] for count in counts] == [rows[count] for count in counts]


def test_a_file_whose_name_could_mean_others_is_read_itself(tmp_path: Path) -> None:
    con = duckdb.connect(":memory:")
    for name, count in (("D1", 7), ("D[1]", 3)):
        con.execute(
            "CREATE OR REPLACE TABLE p AS SELECT i::VARCHAR AS unique_id, 'Anna' AS first_name, 'Berg' AS surname"
            " FROM range(?) AS t(i)",
            [count],
        )
        con.execute(f"COPY p TO '{tmp_path / name}.parquet' (FORMAT parquet)")
    with open_tables() as tables:
        take_in(tables, [tmp_path / "D[1].parquet"], audience=None, at=DAY)
        assert tables.records == 3


def test_an_audience_that_nobody_knows_is_refused(people: Path) -> None:
    with open_tables() as tables, pytest.raises(NoSuchAudience):
        take_in(tables, [people], audience=AgencyId("kh-cnp"), at=DAY)


def test_people_whom_the_records_call_victims_are_in_no_matched_set() -> None:
    operation = Marking(AgencyId("KR-KNPA"), audience=frozenset({"KH-CNP"}))
    records = [
        make_record("KR-KNPA", local, type_name, said, marking=operation)
        for local, type_name, said in (
            ("p1", "Person", {"name": "Anna Berg"}),
            ("p2", "Person", {"name": "Bora Chan"}),
            ("p3", "Person", {"name": "Cam Dao"}),
            ("i1", "Involvement", {"who": "KR-KNPA/p1", "role": "suspect", "status": "presumed_victim"}),
            ("h1", "HeldPerson", {"person": "KR-KNPA/p2", "pseudonym": "P-1"}),
        )
    ]
    for actor in (CONVENER, desk(AgencyId("KH-CNP"))):
        passed, withheld = matchable(records, actor, at=DAY)
        assert [record.local_id for record in passed if record.type == "Person"] == ["p3"]
        assert withheld == ({PROTECTED: 2} if actor.is_convener else {})
