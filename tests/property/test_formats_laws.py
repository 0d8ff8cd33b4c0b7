# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.formats.json_lines import parse_object
from simpul.formats.limits import Limits, UnreadableSource
from simpul.formats.mapping import Column, FileMapping, SheetMapping, load_mapping, save_mapping
from simpul.formats.native import parse_record, record_fields, write_native
from simpul.formats.read import read_source
from simpul.model.ids import AgencyId
from simpul.model.marking import Action, Marking, MatchMode, UseCode
from simpul.model.record import Record, make_statement
from simpul.model.safe_cell import STARTS_A_FORMULA, safe_cell

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
PIECES = st.sampled_from(
    ["id,name,phone\n", '"', ",", ";", "\n", "\r\n", "1", "Mara", "=", "\0", "é", " ", "+855", "31/12/80"]
)


def _read(name: str, content: bytes, limits: Limits | None = None) -> tuple[tuple[Record, ...], bool]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        holding = read_source(path, limits=limits or Limits())
    return holding.records, holding.report.adds_up


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=60).map(lambda parts: "".join(parts).encode())))
@settings(max_examples=150, deadline=None)
def test_rows_add_up_whatever_a_text_file_holds(content: bytes) -> None:
    _, adds_up = _read("KR-KNPA.csv", content)
    assert adds_up


@given(st.lists(st.one_of(st.binary(max_size=60), TEXT.map(lambda text: json.dumps(text).encode())), max_size=8))
@settings(max_examples=100, deadline=None)
def test_rows_add_up_whatever_the_lines_of_json_hold(lines: list[bytes]) -> None:
    _, adds_up = _read("KR-KNPA.ftm.json", b"\n".join(lines))
    assert adds_up


@given(
    st.recursive(
        TEXT | st.integers() | st.none(),
        lambda of: st.lists(of, max_size=3) | st.dictionaries(TEXT, of, max_size=3),
        max_leaves=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_rows_add_up_whatever_an_entity_holds(value: object) -> None:
    entity = {"id": "e", "schema": "Person", "properties": {"name": value, "other": value}, "more": value}
    _, adds_up = _read("KR-KNPA.ftm.json", json.dumps(entity).encode())
    assert adds_up


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_bytes_that_call_themselves_a_workbook_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource):
        _read("KR-KNPA.xlsx", content)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_sorting_a_sheet_anew_changes_no_id(people: list[tuple[str, str]], random: object) -> None:
    def ids(rows: list[tuple[str, str]]) -> set[str]:
        sheet = io.StringIO(newline="")
        csv.writer(sheet, quoting=csv.QUOTE_ALL).writerows(
            [("name", "height"), *((one, len(note)) for one, note in rows)]
        )
        records, _ = _read("X.people.csv", sheet.getvalue().encode())
        return {record.id for record in records}

    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert ids(people) == ids(shuffled)


MARKINGS = st.builds(
    Marking,
    originator=st.just(AgencyId("KR-KNPA")),
    audience=st.frozensets(st.sampled_from(["KH-CNP", "TH-RTP", "KR-KNPA:kim"])),
    codes=st.frozensets(st.sampled_from(UseCode), min_size=1),
    action=st.sampled_from(Action),
    match_mode=st.sampled_from(MatchMode),
    review_by=st.none() | st.dates(),
    derived_from=st.frozensets(st.sampled_from(["KH-CNP", "TH-RTP"])),
    compartment=st.none() | st.just("victims"),
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    local = draw(TEXT.filter(bool))
    rid = f"KR-KNPA/{local}"
    said = draw(st.lists(st.tuples(st.sampled_from(["name", "phone", "notes"]), TEXT), max_size=4, unique=True))
    return Record(
        id=rid,  # type: ignore[arg-type]  # a record's id is made of agency and local id
        type="Person",
        agency=AgencyId("KR-KNPA"),
        local_id=local,
        marking=draw(MARKINGS),
        statements=tuple(make_statement(rid, prop, text, marking=draw(st.none() | MARKINGS)) for prop, text in said),
        kept=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
    )


@given(records())
@settings(max_examples=150, deadline=None)
def test_a_record_survives_being_written_and_read(record: Record) -> None:
    assert parse_record(parse_object(json.dumps(record_fields(record)))) == record


@given(st.lists(records(), max_size=4, unique_by=lambda record: record.id))
@settings(max_examples=30, deadline=None)
def test_a_pack_survives_being_written_and_read(given_records: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "KR-KNPA.simpul.jsonl"
        write_native(given_records, path, originator="KR-KNPA", handling="")
        assert list(read_source(path).records) == given_records


HEADER = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(st.dictionaries(HEADER, st.sampled_from(["name", "phone", "birthDate"]), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_a_mapping_survives_being_saved_and_loaded(columns: dict[str, str]) -> None:
    sheet = SheetMapping(
        None, 1, "Person", next(iter(columns)), {name: Column(property=of) for name, of in columns.items()}
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.mapping.yaml"
        save_mapping(FileMapping("x.csv", (sheet,)), path)
        assert load_mapping(path).sheets == (sheet,)


SECRET = st.text("QWXZqwxz", min_size=8, max_size=16)


@given(SECRET, SECRET, st.sampled_from(["{0}", "met {0} twice", "{0}{1}", "..{1}.."]), st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_identity_remains_in_the_open_half(name: str, passport: str, said: str, in_id: object) -> None:
    local = f"v-{passport}" if in_id else "v1"
    text = said.format(name, passport)
    sheet = f"id,pseudonym,indicator,name,passportNumber,unknown\n{local},P-1,{text},{name},{passport},{text}\n"
    found, _ = _read("KR-KNPA.victims.csv", sheet.encode())
    (held,) = [record for record in found if record.type == "HeldPerson"]
    written = json.dumps(record_fields(held))
    assert name not in written
    assert passport not in written


@given(TEXT)
@settings(max_examples=150)
def test_no_cell_that_is_written_starts_a_formula_unless_a_number(text: str) -> None:
    cell = safe_cell(text)
    assert cell.lstrip("'") == text.lstrip("'") or cell == "'" + text
    if cell.startswith(STARTS_A_FORMULA):
        assert float(cell) == float(text)
