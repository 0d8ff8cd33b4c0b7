# SPDX-License-Identifier: Apache-2.0
"""Spark gives what DuckDB gives: the same hits with the same bits and reasons, and all that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from simpul.exercise.write import write_exercise
from simpul.formats.intake import take_in
from simpul.link.engines.spark.run import find_on_spark
from simpul.link.judgements import Judgement, Verdict
from simpul.link.result import Linked
from simpul.link.run import Options, find, linked
from simpul.link.tables import Tables, open_tables
from simpul.model.record import Record, make_record

pytestmark = pytest.mark.enable_socket

PEOPLE = (
    {"name": "Kim Min-soo", "birthDate": "1990-03-04", "phone": "+821012345678", "nationality": "KR", "gender": "male"},
    {"name": "김민수", "birthDate": "1990-03-04", "nationality": "KR", "birthPlace": "부산"},
    {
        "name": "Somchai Jaidee",
        "birthDate": "1971-11-23",
        "account": "KH:ABA:000111",
        "address": "12 Thanon Phrá Ram 4",
    },
    {"name": "สมชาย ใจดี", "birthDate": "1971-11-22", "account": "KH:ABA:000111", "address": "Phra Ram 4, Bangkok"},
    {"name": "Anna Berg", "birthDate": "1988", "email": "anna@example.org", "nationality": "DE"},
    {"name": "Anna Bergh", "birthDate": "1988-05", "email": "anna@example.org", "nationality": "SE"},
    {"name": "Ahmed Ali", "birthDate": "1990-04-03", "passportNumber": "AE:passport:A1"},
    {"name": "أحمد علي", "birthDate": "1990-03-04", "passportNumber": "AE:passport:A2"},
    {"name": "Do Not Merge", "birthDate": "1900-01-01", "phone": "+821012345678"},
)
AGENCIES = ("AE-MOI", "KH-CNP", "KR-KNPA")
AT = date(2026, 2, 5)


def _records() -> list[Record]:
    """Return the people as three agencies hold them, each with an error of its own, and a phone that many share."""
    number = count()
    held = [
        make_record(agency, str(next(number)), "Person", {**person, "alias": f"{person['name']} {agency[:2]}"})
        for agency in AGENCIES
        for person in PEOPLE
    ]
    crowd = [
        make_record("KH-CNP", f"c{n}", "Person", {"name": f"Chan So{n:02d}", "phone": "+66812345678"})
        for n in range(20)
    ]
    return sorted([*held, *crowd], key=lambda record: record.id)


def _read(tables: Tables, records: Iterable[Record]) -> Tables:
    tables.add_records(records)
    return tables


def _without_probability(found: Linked) -> list[object]:
    return [replace(hit, probability=0.0) for hit in found.hits]


def _assert_same(here: Linked, there: Linked) -> None:
    assert here.hits
    assert _without_probability(there) == _without_probability(here)
    # Java and C may round the last bit of a power differently.
    assert [hit.probability for hit in there.hits] == pytest.approx([hit.probability for hit in here.hits], abs=1e-12)
    assert there.relations == here.relations
    assert there.entities == here.entities
    assert there.networks == here.networks
    assert there.report == here.report


@pytest.mark.parametrize("within", [False, True])
def test_spark_finds_what_the_embedded_database_finds(tmp_path: Path, *, within: bool) -> None:
    records = _records()
    verdicts = (
        Judgement(records[0].id, records[-1].id, Verdict.NOT_SAME, by="A. Officer", at="2026-02-01", reason="seen"),
        Judgement(records[1].id, records[-2].id, Verdict.SAME, by="A. Officer", at="2026-02-01", reason="seen"),
    )
    options = Options(within=within, judgements=verdicts, threads=2, memory="2GB")
    with _read(open_tables(threads=1), records) as here, _read(open_tables(threads=1), records) as there:
        expected = linked(here, find(here, options))
        _assert_same(expected, linked(there, find_on_spark(there, options, folder=tmp_path)))


def test_spark_finds_in_an_exercise_what_the_embedded_database_finds(tmp_path: Path) -> None:
    (tmp_path / "spark").mkdir()
    write_exercise(tmp_path / "exercise", seed=7, scale=0.2)
    sources = sorted((tmp_path / "exercise" / "holdings").iterdir())
    options = Options(threads=2, memory="2GB")
    with open_tables(threads=1) as here, open_tables(threads=1) as there:
        for tables in (here, there):
            take_in(tables, sources, audience=None, at=AT)
        expected = linked(here, find(here, options))
        _assert_same(expected, linked(there, find_on_spark(there, options, folder=tmp_path / "spark")))
