# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from simpul.bench.truth import score

HITS = ("left_agency", "left_id", "right_agency", "right_id", "type", "bits", "probability", "grade", "reasons")


def table(path: Path, columns: tuple[str, ...], *rows: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    folder = tmp_path / "truth"
    folder.mkdir()
    table(
        folder / "records.csv",
        ("agency", "id", "entity", "type", "withheld"),
        ("KR", "1", "anna", "Person", ""),
        ("TH", "1", "anna", "Person", ""),
        ("VN", "1", "anna", "Person", ""),
        ("KR", "2", "ben", "Person", ""),
        ("TH", "2", "ben", "Person", ""),
        ("VN", "2", "carl", "Person", ""),
        ("JP", "9", "anna", "Person", "compartment"),
        ("KR", "s", "site", "Site", ""),
        ("KH", "s", "site", "Site", ""),
    )
    table(
        folder / "networks.csv",
        ("network", "agency", "id", "role"),
        ("N1", "KR", "c1", "case"),
        ("N1", "TH", "c1", "case"),
        ("N2", "VN", "c1", "case"),
        ("N2", "JP", "c1", "case"),
        ("N3", "US", "c1", "case"),
    )
    table(
        folder / "relations.csv",
        ("kind", "value", "agency", "id"),
        ("account", "77", "KR", "2"),
        ("account", "77", "VN", "2"),
        ("account", "77", "TH", "1"),
    )
    gates = ("agency", "case", "ready_to_act_secured", "ready_to_act", "ready_to_try")
    table(
        folder / "readiness.csv", gates, ("KR", "c1", "true", "true", "false"), ("TH", "c1", "false", "true", "false")
    )
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def hit(left: str, right: str, grade: str) -> tuple[str, ...]:
    return (*left.split("/"), *right.split("/"), "Person", "9.0", "0.9", grade, "")


def measured(truth: Path, out: Path) -> Any:  # noqa: ANN401  # plain JSON values
    return score(truth, out)


def test_pairs_are_counted_at_each_grade_and_stronger(truth: Path, out: Path) -> None:
    found = (hit("KR/1", "TH/1", "strong"), hit("KR/2", "TH/2", "likely"), hit("KR/1", "VN/2", "likely"))
    table(out / "hits.csv", HITS, *found)
    persons = measured(truth, out)["pairs"]["persons"]
    assert persons["true_pairs"] == 4
    assert (persons["strong"]["precision"], persons["strong"]["recall"]) == (1.0, 0.25)
    assert (persons["likely"]["right"], persons["likely"]["wrong"], persons["likely"]["missed"]) == (2, 1, 2)
    assert persons["weak"] == persons["likely"]


def test_pairs_with_a_withheld_record_count_neither_for_nor_against(truth: Path, out: Path) -> None:
    table(out / "hits.csv", HITS, hit("JP/9", "TH/1", "strong"), hit("JP/9", "VN/2", "strong"))
    strong = measured(truth, out)["pairs"]["persons"]["strong"]
    assert (strong["right"], strong["wrong"], strong["missed"]) == (0, 0, 4)


def test_other_things_are_counted_apart_from_persons(truth: Path, out: Path) -> None:
    table(out / "hits.csv", HITS, (*["KR", "s"], *["KH", "s"], "Site", "5", "0.8", "likely", ""))
    pairs = measured(truth, out)["pairs"]
    assert pairs["others"]["likely"]["f1"] == 1.0
    assert pairs["persons"]["likely"]["right"] == 0


def test_clusters_count_pairs_within_entities(truth: Path, out: Path) -> None:
    members = (("KR", "1", "e1"), ("TH", "1", "e1"), ("KR", "2", "e1"))
    table(out / "entities.csv", ("agency", "id", "entity"), *members)
    persons = measured(truth, out)["entities"]["persons"]
    assert (persons["right"], persons["wrong"], persons["missed"]) == (1, 2, 3)


def test_strangers_merged_through_a_hub_are_counted(truth: Path, out: Path) -> None:
    table(out / "entities.csv", ("agency", "id", "entity"), ("KR", "2", "e1"), ("VN", "2", "e1"), ("TH", "1", "e2"))
    columns = ("left_agency", "left_id", "right_agency", "right_id", "type", "shared_type", "shared_value", "degree")
    table(out / "relations.csv", columns, ("KR", "2", "TH", "1", "Person", "account", "77", "3"))
    account = measured(truth, out)["hubs"]["account"]
    assert account == {"values": 1, "records": 3, "related": 2, "strangers_merged": 1}


def test_networks_are_found_by_their_cases(truth: Path, out: Path) -> None:
    rows = (
        ("n1", "KR", "c1", "case"),
        ("n1", "TH", "c1", "case"),
        ("n1", "VN", "c1", "case"),
        ("n2", "JP", "c1", "case"),
    )
    table(out / "networks.csv", ("network", "agency", "id", "role"), *rows)
    networks = measured(truth, out)["networks"]
    assert (networks["true_networks"], networks["found_networks"]) == (2, 2)
    assert (networks["case"]["right"], networks["case"]["wrong"], networks["case"]["missed"]) == (1, 2, 1)
    assert 0 < networks["case"]["adjusted_rand"] < 1


def test_readiness_is_compared_case_by_case(truth: Path, out: Path) -> None:
    gates = ("agency", "case", "ready_to_act_secured", "ready_to_act", "ready_to_try")
    table(out / "readiness.csv", gates, ("KR", "c1", "true", "True", "false"), ("TH", "c1", "true", "true", "false"))
    readiness = measured(truth, out)["readiness"]
    assert readiness["ready_to_act"]["agree"] == 2
    assert readiness["ready_to_act_secured"]["differ"] == ["TH/c1"]


def test_what_was_not_made_is_left_out(truth: Path, out: Path) -> None:
    assert score(truth, out) == {}
