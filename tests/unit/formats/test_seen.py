# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import replace

from simpul.formats.seen import Before, SeenRecords
from simpul.model.marking import Action
from simpul.model.record import Record, make_record


def _person(local_id: str, name: str = "Mara") -> Record:
    return make_record("KR-KNPA", local_id, "Person", {"name": name})


def test_records_are_remembered_beyond_what_memory_holds() -> None:
    with SeenRecords(in_memory=10) as seen:
        assert all(seen.meet(_person(str(n))) is Before.NEW for n in range(100))
        assert all(seen.meet(_person(str(n))) is Before.REPEATED for n in range(100))
        assert seen.meet(_person("5", "Tolen")) is Before.CONTRADICTS


def test_another_marking_is_another_content() -> None:
    record = _person("1")
    with SeenRecords() as seen:
        seen.meet(record)
        stricter = replace(record, marking=replace(record.marking, action=Action.RED))
        assert seen.meet(stricter) is Before.CONTRADICTS


def test_another_file_is_the_same_content() -> None:
    record = _person("1")
    with SeenRecords() as seen:
        seen.meet(record)
        assert seen.meet(replace(record, source="again.csv")) is Before.REPEATED
