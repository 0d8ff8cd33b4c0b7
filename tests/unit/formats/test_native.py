# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simpul.formats.holding import Holding
from simpul.formats.native import NotNative, read_native_header, record_fields, write_native
from simpul.formats.read import read_source
from simpul.model.errors import NotCanonical
from simpul.model.ids import AgencyId
from simpul.model.marking import Action, Marking, MatchMode, UseCode
from simpul.model.record import Record, make_record, make_statement

Write = Callable[..., Path]


def _record() -> Record:
    marking = Marking(
        originator=AgencyId("KR-KNPA"),
        audience=frozenset({"KH-CNP", "TH-RTP:chai"}),
        codes=frozenset({UseCode.H1, UseCode.H3}),
        action=Action.RED,
        evaluation="B2",
        review_by=date(2026, 12, 31),
        match_mode=MatchMode.BLIND,
        caveat="ask first",
    )
    record = make_record("KR-KNPA", "p/1", "Person", {"name": "김철수"}, marking=marking)
    own = Marking(originator=AgencyId("KR-KNPA"), action=Action.CLEAR)
    phone = make_statement(
        record.id, "phone", "010-2345-6789", value="+821023456789", extra={"country": "KR"}, case="c1", marking=own
    )
    bad = make_statement(record.id, "email", "mara at inbox", reason="email.no-at", source="x.csv#2")
    return record.with_statements([*record.statements, phone, bad])


def _pack(path: Path) -> Path:
    write_native([_record()], path, originator="KR-KNPA", handling="For KH-CNP only.")
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    holding = read_source(_pack(tmp_path / "KR-KNPA.simpul.jsonl"))
    assert holding.records == (_record(),)
    assert holding.report.adds_up


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    assert _pack(tmp_path / "a.simpul.jsonl").read_bytes() == _pack(tmp_path / "b.simpul.jsonl").read_bytes()


def test_the_head_says_originator_and_handling(tmp_path: Path) -> None:
    header = read_native_header(_pack(tmp_path / "a.simpul.jsonl"))
    assert (header.originator, header.handling) == ("KR-KNPA", "For KH-CNP only.")


def _altered(tmp_path: Path, change: Callable[[dict[str, object]], None]) -> Holding:
    path = _pack(tmp_path / "KR-KNPA.simpul.jsonl")
    head, line = path.read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    change(said)
    path.write_text(f"{head}\n{json.dumps(said)}\n", encoding="utf-8")
    return read_source(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("action", "PURPLE"), ("colour", "red"), ("codes", ["H9"]), ("compartment", "sources"), ("audience", 7)],
)
def test_an_unknown_marking_is_quarantined(tmp_path: Path, field: str, value: object) -> None:
    holding = _altered(tmp_path, lambda said: said["marking"].update({field: value}))  # type: ignore[attr-defined]  # plain JSON
    (tally,) = holding.report.files
    assert holding.records == ()
    assert (tally.quarantined, tally.kept, tally.adds_up) == (1, 1, True)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda said: said.update(type="Ghost"), "model.unknown-type"),
        (lambda said: said.update(id="TH-RTP/1"), "formats.broken-record"),
        (lambda said: said.update(colour="red"), "formats.broken-record"),
        (lambda said: said.update(agency=7), "formats.broken-record"),
        (lambda said: said.update(statements={}), "formats.broken-record"),
        (lambda said: said.update(kept={"a": 1}), "formats.broken-record"),
        (lambda said: said["statements"][0].update(original="Someone Else"), "formats.broken-record"),
        (lambda said: said["statements"][0].update(colour="red"), "formats.broken-record"),
        (lambda said: said["statements"][0].pop("value"), "formats.broken-record"),
        (lambda said: said["statements"].append("x"), "formats.broken-record"),
    ],
)
def test_what_is_no_record_is_refused_by_name(
    tmp_path: Path, change: Callable[[dict[str, object]], None], code: str
) -> None:
    holding = _altered(tmp_path, change)
    assert holding.records == ()
    assert holding.report.files[0].refusals_by_code == {code: 1}


def test_an_unknown_property_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "KR-KNPA.simpul.jsonl"
    write_native([make_record("KR-KNPA", "1", "Person", {"aura": "blue"})], path, originator="KR-KNPA", handling="")
    (refusal,) = read_source(path).report.files[0].refusals
    assert refusal.code == "model.unknown-property"
    assert "aura" in refusal.sentence


def test_a_later_version_is_not_guessed_at(write_file: Write) -> None:
    path = write_file("A.simpul.jsonl", '{"format":"simpul.records","version":2,"originator":"A","handling":""}\n')
    with pytest.raises(NotNative) as later:
        read_source(path)
    assert later.value.code == "formats.not-native"


def test_a_writer_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = replace(_record(), kept={"x": "\ud800"})
    with pytest.raises(NotCanonical):
        write_native([_record(), broken], tmp_path / "a.simpul.jsonl", originator="KR-KNPA", handling="")
    assert list(tmp_path.iterdir()) == []


def test_a_record_without_extras_is_written_short() -> None:
    fields = record_fields(make_record("KR-KNPA", "1", "Person", {"name": "Mara"}))
    assert set(fields) == {"id", "type", "agency", "local_id", "marking", "statements"}
