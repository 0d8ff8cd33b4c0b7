# SPDX-License-Identifier: Apache-2.0
"""The fast way in for plain Parquet files gives what the way by rows gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from simpul.formats.columns import is_plain
from simpul.formats.holding import origin_of
from simpul.formats.intake import take_in
from simpul.formats.read import read_source
from simpul.formats.sources import open_source
from simpul.link.tables import Tables, open_tables

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
    query = "SELECT r.id, r.type, s.prop, s.kind, s.value, s.original FROM statement s JOIN record r ON r.no = s.no ORDER BY ALL"
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
    report = account[people.name]
    assert isinstance(report, dict)
    whole = holding.report.as_json()
    assert {k: report[k] for k in ("received", "mapped", "kept", "refused")} == {
        k: whole[k] for k in ("received", "mapped", "kept", "refused")
    }
    assert report["without_canonical"] == whole["without_canonical"]


def test_a_file_with_a_repeated_id_takes_the_way_by_rows(people: Path, tmp_path: Path) -> None:
    twice = tmp_path / "TH-RTP.parquet"
    duckdb.connect(":memory:").execute(
        f"COPY (SELECT * FROM read_parquet('{people}') UNION ALL SELECT * REPLACE ('x' AS surname) FROM read_parquet('{people}'))"
        f" TO '{twice}' (FORMAT parquet)"
    )
    with open_tables() as tables:
        account = take_in(tables, [twice], audience=None, at=DAY)
    report = account[twice.name]
    assert isinstance(report, dict)
    assert (report["received"], report["refused"]) == (8, 4)


def test_what_an_audience_may_not_match_does_not_come_in_by_columns(people: Path) -> None:
    with open_tables() as tables:
        account = take_in(tables, [people], audience="KH-CNP", at=DAY)
        assert tables.records == 0
    assert "withheld" not in account
