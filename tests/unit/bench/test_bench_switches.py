# SPDX-License-Identifier: Apache-2.0
"""Each mechanism that can be turned off truly goes off, and comes back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from simpul.bench.ablation import TakenIn
from simpul.bench.switches import ALL, CANDIDATES, EVIDENCE, NAMES, NothingToTurnOff, Switch, turned_off
from simpul.link.names.pairs import compare_file
from simpul.link.tables import query
from simpul.link.weights import shipped_weights

PAIRS = (
    ("Олександр Ковальчук", "Oleksandr Kovalchuk"),
    ("김철수", "Kim Chol Su"),
    ("Nguyễn Văn Minh", "Minh Nguyen Van"),
    ("Abdul Rahman Siddiqui", "Abdulrahman Sidiki"),
    ("Robert Haverkamp", "Bob Haverkamp"),
    ("Maria Elena Quispe Mamani", "Maria Elena Quispe"),
    ("Jan Verbeek", "Jan Sokolov"),
)
HEAD = ("id", "name", "birthDate", "birthPlace", "nationality", "gender", "phone", "passportNumber")
ROWS_A = (
    ("a1", "Tomas Verhoeven", "1980-03-01", "Gent", "BE", "male", "+32470000101", ""),
    ("a2", "Lucia Marchetti", "1975-11-03", "Lucca", "IT", "female", "", ""),
    ("a3", "Piet Oosterhuis", "1966-02", "Zwolle", "NL", "male", "", ""),
)
ROWS_B = (
    ("b1", "Thomas Verhoeven", "1980-01-03", "Gent", "BE", "male", "+32470000101", ""),
    ("b2", "Luzia Marchetti", "1975-11-03", "Lucca", "IT", "female", "", ""),
    ("b3", "Piet Oosterhuis", "1966", "Zwolle", "NL", "male", "", ""),
)


def _bits(folder: Path) -> list[str]:
    given, out = folder / "pairs.csv", folder / "scored.csv"
    with given.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("a", "b"), *PAIRS))
    compare_file(given, out)
    with out.open(encoding="utf-8", newline="") as file:
        return [row["bits"] for row in csv.DictReader(file)]


def _said(switch: Switch) -> str:
    return switch.off


@pytest.mark.parametrize("switch", NAMES, ids=_said)
def test_every_mechanism_of_names_changes_some_name_and_comes_back(tmp_path: Path, switch: Switch) -> None:
    before = _bits(tmp_path)
    with turned_off(switch):
        off = _bits(tmp_path)
    assert off != before
    assert _bits(tmp_path) == before


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> TakenIn:
    folder = tmp_path_factory.mktemp("sources")
    for name, rows in (("AA.csv", ROWS_A), ("BB.csv", ROWS_B)):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((HEAD, *rows))
    return TakenIn.read(sorted(folder.iterdir()), folder / "taken")


@pytest.mark.parametrize(
    "off", ["birth dates", "degrees of birth dates", "countries", "places", "gender", "shared identifiers"]
)
def test_evidence_turned_off_lowers_the_bits_of_a_true_pair(taken: TakenIn, off: str) -> None:
    switch = next(one for one in EVIDENCE if one.off == off)
    whole = _by_pair(taken.hits(None, within=False))
    without = _by_pair(taken.hits(switch, within=False))
    assert whole["a1", "b1"] > without.get(("a1", "b1"), float("-inf"))
    assert _by_pair(taken.hits(None, within=False)) == whole


def test_every_other_switch_of_linking_finds_what_it_turns_off(taken: TakenIn) -> None:
    whole = taken.hits(None, within=False)
    assert ("a1", "b1") in _by_pair(whole)
    for switch in (*CANDIDATES, *EVIDENCE[6:]):
        taken.hits(switch, within=False)
    assert taken.hits(None, within=False) == whole


@pytest.mark.parametrize("switch", [one for one in ALL if one.before or one.after], ids=_said)
def test_a_switch_of_statements_adds_its_own(switch: Switch) -> None:
    step = (switch.before or switch.after or ("",))[0]
    import simpul.link.match as matching  # noqa: PLC0415  # its name for the query is what changes

    with turned_off(switch):
        assert len(vars(matching)["query"](step)) > len(query(step))
    assert vars(matching)["query"] is query


@pytest.mark.parametrize("switch", [one for one in EVIDENCE if one.weigh], ids=_said)
def test_a_switch_of_weights_changes_them(switch: Switch) -> None:
    assert switch.weigh is not None
    assert switch.weigh(shipped_weights()) != shipped_weights()


def test_a_switch_whose_mechanism_is_gone_fails(taken: TakenIn) -> None:
    gone = Switch("candidates", "what was never there", before=("candidate_keys", ("CREATE TABLE gone",), "SELECT 1"))
    with pytest.raises(NothingToTurnOff):
        taken.hits(gone, within=False)


def _by_pair(hits: list[tuple[tuple[str, str], tuple[str, str], float, bool]]) -> dict[tuple[str, str], float]:
    return {(left[1], right[1]): bits for left, right, bits, _ in hits}
