# SPDX-License-Identifier: Apache-2.0
"""The files of entities and networks: what their rows say, and that they hold only what the run holds."""

from __future__ import annotations

from collections.abc import Sequence

from simpul.link.former import Former
from simpul.link.group_files import Rows, group_rows
from simpul.link.result import Linked
from simpul.link.run import Options, find, linked, roles_of
from simpul.link.tables import open_tables
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record


def person(agency: str, local: str, name: str, born: str) -> Record:
    return make_record(
        agency, local, "Person", {"name": name, "birthDate": born, "phone": f"+82{born.replace('-', '')}"}
    )


TWO = [person(agency, "1", "Takamine Ryohei", "1990-03-04") for agency in ("JP", "KH")]


def run(records: Sequence[Record], former: Former | None = None) -> tuple[dict[str, Rows], Linked]:
    with open_tables() as tables:
        tables.add_records(sorted(records, key=lambda one: one.id))
        found = find(tables, Options(former=former))
        return group_rows(found, roles_of(tables)), linked(tables, found)


def test_the_columns_that_others_rely_on_stay() -> None:
    files, _ = run(TWO)
    assert {name: rows[0] for name, rows in files.items() if name in ("entities.csv", "networks.csv")} == {
        "entities.csv": ("agency", "id", "entity"),
        "networks.csv": ("network", "agency", "id", "role"),
    }
    assert set(files) == {
        "entities.csv", "entity_log.csv", "networks.csv", "network_ranking.csv", "role_suggestions.csv", "moves.csv",
    }  # fmt: skip
    assert all(len(row) == len(rows[0]) for rows in files.values() for row in rows)


def test_a_run_of_the_same_sources_twice_logs_nothing_and_keeps_the_ids() -> None:
    before, first = run(TWO)
    after, second = run(TWO, Former(first.entities))
    assert after["entity_log.csv"] == [("kind", "entity", "former", "agency", "id")]
    assert before["entity_log.csv"] == after["entity_log.csv"]
    assert first.entities == second.entities


def test_an_earlier_record_that_comes_later_changes_no_id_and_is_logged() -> None:
    _, first = run(TWO)
    (entity,) = set(first.entities.values())
    files, second = run([*TWO, person("AU", "1", "Takamine Ryohei", "1990-03-04")], Former(first.entities))
    assert set(second.entities.values()) == {entity}
    assert files["entity_log.csv"][1:] == [("grown", entity, "", "AU", "1")]


def test_of_a_former_record_that_is_not_here_nothing_is_written() -> None:
    _, first = run(TWO)
    (entity,) = set(first.entities.values())
    hidden = Former({**first.entities, RecordId("GB/hidden"): entity, RecordId("GB/other"): "E-elsewhere"})
    files, _ = run(TWO, hidden)
    assert "GB" not in str(files)
    assert "E-elsewhere" not in str(files)
