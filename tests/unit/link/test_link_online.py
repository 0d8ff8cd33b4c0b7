# SPDX-License-Identifier: Apache-2.0
"""An index of records: whole after every end of a writer, readable beside one, refused where its rules are others."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import duckdb
import numpy as np
import pytest

from simpul.link.online import build_index, open_index
from simpul.link.online.build import RepeatedRecord
from simpul.link.online.facts import DEFAULT_DAYS
from simpul.link.online.key import Family, key_of, narrow_key, narrow_keys
from simpul.link.online.place_words import place_words
from simpul.link.online.store import NoIndex, OtherIndexVersion
from simpul.link.tables import query
from simpul.link.weights import shipped_weights
from simpul.model.ids import record_id
from simpul.model.record import Record, make_record

KIM = {"name": "Kim Min-soo", "birthDate": "1990-03-04", "phone": "+821012345678"}


def person(agency: str, local_id: str, **said: str) -> Record:
    return make_record(agency, local_id, "Person", {**KIM, **said})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "people.index"
    build_index([person("KR-KNPA", "1"), person("TH-RTP", "2", name="Somchai Jaidee")], path)
    return path


WRITER = """
import sys, time
from pathlib import Path
from simpul.link.online import open_index
from simpul.model.record import make_record

def people():
    for number in range(400):
        yield make_record("AE-MOI", str(number), "Person", {"name": "Kim Min-soo", "birthDate": "1990-03-04"})
        if number == 300 and sys.argv[2] == "during":
            print("now", flush=True)
            time.sleep(60)

with open_index(Path(sys.argv[1]), writing=True) as index:
    index.add(people())
    print("now", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(("when", "left"), [("during", 2), ("after", 402)])
def test_a_writer_killed_leaves_all_of_what_it_added_or_nothing(path: Path, when: str, left: int) -> None:
    with subprocess.Popen(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", WRITER, str(path), when], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "now\n"
        writer.send_signal(signal.SIGKILL)

    with open_index(path) as index:
        assert index.records == left
        assert bool(index.lookup(person("US-FBI", "9")).hits)
        assert index.store.con.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_readers_see_the_state_before_until_a_writer_is_done(path: Path) -> None:
    asked = person("US-FBI", "9")
    seen: list[tuple[int, int]] = []
    with open_index(path) as reader, open_index(path, writing=True) as writer:

        def brought() -> Iterator[Record]:
            for number in range(3):
                yield person("AE-MOI", str(number))
                seen.append((reader.records, len(reader.lookup(asked).hits)))

        before = len(reader.lookup(asked).hits)
        writer.add(brought())
        assert seen == [(2, before)] * 3
        assert (reader.records, len(reader.lookup(asked).hits)) == (5, before + 3)


def test_nothing_is_written_by_a_lookup(path: Path) -> None:
    before = path.read_bytes()
    with open_index(path) as index:
        index.lookup(person("US-FBI", "9"))
        with pytest.raises(sqlite3.OperationalError):
            index.store.con.execute("DELETE FROM thing")
    assert path.read_bytes() == before


def test_an_index_under_other_caps_or_rules_of_values_is_refused(path: Path) -> None:
    shipped = shipped_weights()
    other = replace(shipped, candidates=MappingProxyType({**shipped.candidates, "bucket": 7.0}))
    with pytest.raises(OtherIndexVersion, match="bucket 60, not 7"):
        open_index(path, weights=other)
    con = sqlite3.connect(path)
    con.execute("UPDATE meta SET value = '0' WHERE name = 'normaliser'")
    con.commit()
    con.close()
    with pytest.raises(OtherIndexVersion, match="normaliser 0"):
        open_index(path)


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="There is no index"):
        open_index(tmp_path / "nowhere")
    (tmp_path / "text").write_text("agency,id\n" * 500, encoding="utf-8")
    with pytest.raises(NoIndex, match="is no index"):
        open_index(tmp_path / "text")


def test_an_index_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.index"
    with pytest.raises(RepeatedRecord):
        build_index([person("KR-KNPA", "1"), person("KR-KNPA", "1")], path)
    assert list(tmp_path.iterdir()) == []


def test_a_record_withdrawn_or_deleted_gives_no_hit(path: Path) -> None:
    asked = person("US-FBI", "9")
    with open_index(path, writing=True) as index:
        assert index.lookup(asked).hits[0].left == "KR-KNPA/1"
        assert index.withdraw("KR-KNPA") == 1
        assert index.delete(record_id("TH-RTP", "2"))
        assert not index.delete(record_id("TH-RTP", "2"))
        assert index.lookup(asked).hits == ()
        assert index.records == 0


def test_an_index_says_for_whom_it_was_made(tmp_path: Path) -> None:
    build_index([person("KR-KNPA", "1")], tmp_path / "index", audience="KH-CNP")
    with open_index(tmp_path / "index") as index:
        assert index.audience == "KH-CNP"


def test_days_that_stand_for_an_unknown_one_are_set_aside_as_in_a_batch(tmp_path: Path) -> None:
    names = [f"{letter}{letter.lower()}n Berg" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    crowd = [
        person("KR-KNPA", f"{at}", name=name, birthDate="1980-01-01", phone=f"+82101234{at:04}")
        for at, name in enumerate(names)
    ]
    build_index(crowd, tmp_path / "index")
    with open_index(tmp_path / "index") as index:
        assert index.store.set_aside == {("KR-KNPA", "birthDate", "1980-01-01"): "1980"}
        hits = index.lookup(replace(crowd[0], id=record_id("KR-KNPA", "new"), local_id="new"), within=True).hits
        assert {reason.code for hit in hits for reason in hit.reasons if reason.code.startswith("birth")} == {
            "birthDate.same_year"
        }
        assert not any(
            reason.code.startswith("birth")
            for hit in index.lookup(person("US-FBI", "9", phone="+821012340001", birthDate="1970-01-01")).hits
            for reason in hit.reasons
        )


def test_the_default_days_are_those_of_the_batch() -> None:
    assert all(query("placeholders").count(f"'{day}'") == 2 for day in DEFAULT_DAYS)
    assert query("placeholders").count("-") - query("placeholders").count("--") * 2 >= 2 * len(DEFAULT_DAYS)


def test_words_of_places_are_those_of_the_batch() -> None:
    pattern = r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{2,}|[\p{L}\p{N}]{3,}"
    assert pattern in query("particulars")
    con = duckdb.connect()
    points = [*range(0x20, 0xD800), *range(0xE000, 0x10FFF), *range(0x20000, 0x20100)]
    texts = ["".join(map(chr, points[at : at + 7])) + "abc" for at in range(0, len(points), 7)]
    rows = con.execute(
        "SELECT t, regexp_extract_all(lower(strip_accents(t)), $pattern) FROM (SELECT unnest($texts) AS t)",
        {"pattern": pattern, "texts": texts},
    ).fetchall()
    differ = [text for text, words in rows if list(place_words(text)) != words]
    assert differ == []
    con.close()


def test_keys_of_full_buckets_are_the_same_one_by_one_and_in_columns() -> None:
    keys = [key_of(Family.TOKEN, str(number)) for number in range(200)]
    assert [narrow_key(key, 1990) for key in keys] == narrow_keys(np.array(keys), np.full(200, 1990)).tolist()
