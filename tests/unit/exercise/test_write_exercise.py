# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import csv
import errno
import hashlib
import shutil
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
import yaml
from register_reading import Row, whole

from simpul.exercise.chance import stream
from simpul.exercise.paper.desk import Desk
from simpul.exercise.paper.operation_register import Register
from simpul.exercise.paper.sheets import sheet_forms
from simpul.exercise.parquet import write_parquet
from simpul.exercise.people.naming import languages
from simpul.exercise.people.person import invent_person
from simpul.exercise.play.crowd import Crowd, write_crowd
from simpul.exercise.play.hubs import invent_hubs
from simpul.exercise.play.stage import Stage
from simpul.exercise.truth import Truth
from simpul.exercise.write import ExerciseNotWritten, FolderInUse, write_exercise
from simpul.model.agencies import agencies


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes(exercise: Path, tmp_path: Path) -> None:
    write_exercise(tmp_path / "again", seed=7)
    assert digests(tmp_path / "again") == digests(exercise)


def test_another_seed_writes_other_people(exercise: Path, tmp_path: Path) -> None:
    write_exercise(tmp_path, seed=8)
    here, there = digests(tmp_path), digests(exercise)
    same = {name for name in here if here[name] == there.get(name) and not name.endswith(".yaml")}
    assert same <= {"truth/readiness.csv"}


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holdings").mkdir()
    (tmp_path / "holdings" / "real.csv").write_text("kept", encoding="utf-8")
    with pytest.raises(FolderInUse) as refused:
        write_exercise(tmp_path, seed=1)
    assert refused.value.code == "exercise.folder-in-use"
    assert [path.name for path in tmp_path.rglob("*")] == ["holdings", "real.csv"]


def test_an_exercise_may_be_written_over(exercise: Path, tmp_path: Path) -> None:
    shutil.copytree(exercise, tmp_path / "again")
    stale = tmp_path / "again" / "holdings" / "KR-KNPA" / "stale.csv"
    stale.write_text("old", encoding="utf-8")
    write_exercise(tmp_path / "again", seed=7, scale=0.01)
    assert not stale.exists()


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("writing", ["write.notes", "write.write_registers", "paper.desk.DelimitedSink.write"])
def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writing: str
) -> None:
    monkeypatch.setattr(f"simpul.exercise.{writing}", full_disk)
    with pytest.raises(ExerciseNotWritten) as failed:
        write_exercise(tmp_path / "new" / "one", seed=1, scale=0.01)
    assert failed.value.code == "exercise.not-written"
    assert "No space left on device" in failed.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_an_earlier_exercise_as_it_was(
    exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(exercise, tmp_path / "again")
    monkeypatch.setattr("simpul.exercise.paper.desk.write_parquet", full_disk)
    with pytest.raises(ExerciseNotWritten):
        write_exercise(tmp_path / "again", seed=8, scale=0.01)
    assert digests(tmp_path / "again") == digests(exercise)
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_a_way_that_leads_through_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    with pytest.raises(ExerciseNotWritten):
        write_exercise(tmp_path / "file" / "one", seed=1, scale=0.01)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_a_table_that_cannot_be_written_is_a_failed_write(tmp_path: Path) -> None:
    (tmp_path / "draft").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(OSError, match="missing"):
        write_parquet(tmp_path / "draft", tmp_path / "missing" / "table.parquet")


def test_all_participants_bring_a_holding_marked_for_the_operation(exercise: Path) -> None:
    holdings = sorted(path.name for path in (exercise / "holdings").iterdir())
    assert holdings == sorted(agencies())
    for name in holdings:
        note = yaml.safe_load((exercise / "holdings" / name / "holding.yaml").read_text(encoding="utf-8"))
        assert note["agency"] == name
        assert note["members"] == list(agencies())
        assert note["marking"]["audience"] == ["operation"]


def test_there_are_24_cases_of_five_kinds_and_75_leads(registers: dict[str, dict[str, Row]]) -> None:
    kinds = Counter(row["caseKind"][0] for row in registers["Case"].values())
    assert sum(kinds.values()) == 24
    assert len(kinds) == 5
    assert len({name.split("/")[0] for name in registers["Case"]}) == 16
    assert len(registers["Lead"]) == 75


def test_eight_cases_are_ready_on_secured_exhibits_and_two_to_try(exercise: Path) -> None:
    gates = rows(exercise / "truth" / "readiness.csv")
    assert len(gates) == 24
    assert sum(row["ready_to_act_secured"] == "true" for row in gates) == 8
    assert sum(row["ready_to_act"] == "true" for row in gates) == 12
    assert sum(row["ready_to_try"] == "true" for row in gates) == 2


def test_about_three_of_four_requests_are_unanswered(registers: dict[str, dict[str, Row]]) -> None:
    requests = registers["Request"].values()
    unanswered = sum("answeredAt" not in row for row in requests)
    assert 0.6 < unanswered / len(requests) < 0.9


def test_people_bear_names_of_13_languages() -> None:
    assert len(languages()) == 13


def test_people_are_held_by_one_to_five_agencies(exercise: Path) -> None:
    held: dict[str, set[str]] = {}
    for row in rows(exercise / "truth" / "records.csv"):
        if row["type"] == "Person" and not row["withheld"]:
            held.setdefault(row["entity"], set()).add(row["agency"])
    counts = Counter(len(agencies_of) for agencies_of in held.values())
    assert set(counts) <= {1, 2, 3, 4, 5, 6}
    assert counts[1] > 200
    assert sum(counts[n] for n in (2, 3, 4, 5)) > 200


def test_references_of_the_registers_lead_somewhere(exercise: Path, registers: dict[str, dict[str, Row]]) -> None:
    people = {f"{row['agency']}/{row['id']}" for row in rows(exercise / "truth" / "records.csv")}
    known = people | {name for of_type in registers.values() for name in of_type}
    for type_name, column in (
        ("Charge", "case"), ("Charge", "suspect"), ("Support", "charge"), ("Support", "exhibit"), ("Exhibit", "case"),
        ("ExhibitCheck", "exhibit"), ("CustodyEvent", "exhibit"), ("Involvement", "who"), ("Involvement", "case"),
        ("HeldPerson", "case"), ("HeldPerson", "site"), ("Stay", "who"), ("Stay", "site"), ("Lead", "case"),
    ):  # fmt: skip
        for name, row in registers[type_name].items():
            for reference in row.get(column, []):
                agency = name.split("/")[0]
                bare = f"{agency}/{reference}"
                assert bare in known or whole(agency, reference) in known, (name, column, reference)


def test_held_people_are_in_the_compartment_and_some_are_suspects_elsewhere(exercise: Path) -> None:
    records = rows(exercise / "truth" / "records.csv")
    held = {row["entity"] for row in records if row["withheld"] == "compartment"}
    open_people = {row["entity"] for row in records if row["type"] == "Person" and not row["withheld"]}
    assert len(held) > 20
    assert len(held & open_people) >= 4


def test_groups_move_between_sites_in_order(exercise: Path) -> None:
    stays: dict[str, set[tuple[str, str, str]]] = {}
    for row in rows(exercise / "truth" / "sites.csv"):
        stays.setdefault(row["group"], set()).add((row["sequence"], row["from"], row["site"]))
    moved = [sorted(of) for of in stays.values() if len(of) > 1]
    assert len(moved) >= 6
    for of in moved:
        assert [begin for _, begin, _ in of] == sorted(begin for _, begin, _ in of)


def test_hubs_are_held_across_networks(exercise: Path) -> None:
    member = {
        (row["agency"], row["id"]): row["network"]
        for row in rows(exercise / "truth" / "networks.csv")
        if row["role"] == "suspect"
    }
    holders: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows(exercise / "truth" / "relations.csv"):
        holders.setdefault((row["kind"], row["value"]), []).append((row["agency"], row["id"]))
    assert {kind for kind, _ in holders} == {"account", "wallet", "caller_id"}
    assert sum(len(of) >= 9 for of in holders.values()) >= 8
    across = [{member[record] for record in of if record in member} for of in holders.values()]
    assert sum(len(networks) > 1 for networks in across) >= 2


def test_sheets_keep_their_own_encodings(exercise: Path) -> None:
    thai = exercise / "holdings" / "TH-RTP" / "รายชื่อผู้ต้องสงสัย.csv"
    assert "เลขหนังสือเดินทาง" in thai.read_bytes().decode("cp874")
    with pytest.raises(UnicodeDecodeError):
        thai.read_bytes().decode("utf-8")
    assert "氏名" in (exercise / "holdings" / "JP-NPA" / "被疑者一覧.csv").read_bytes().decode("cp932")
    assert "姓名" in (exercise / "holdings" / "CN-MPS" / "人员名单.csv").read_bytes().decode("gb18030")
    vietnamese = exercise / "holdings" / "VN-MPS" / "danh_sach_doi_tuong.csv"
    assert vietnamese.read_bytes().startswith(b"\xef\xbb\xbf")


def peak_of_a_crowd(folder: Path, scale: float) -> int:
    holdings = folder / "holdings"
    desks = {}
    for form in sheet_forms():
        (holdings / form.agency).mkdir(parents=True, exist_ok=True)
        desks[form.agency, form.type] = Desk(form, holdings / form.agency, stream(1, form.file), large=True)
    with Truth(folder / "truth") as truth:
        stage = Stage(1, desks, Register(), truth, invent_hubs(1))
        known = [invent_person(stage.chance("known"), "known", "KR")]
        tracemalloc.start()
        write_crowd(stage, Crowd(scale, known))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    for desk in desks.values():
        desk.close()
    return peak


@pytest.mark.slow
def test_a_larger_crowd_takes_no_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.exercise.paper.desk.STACK", 20)
    small = peak_of_a_crowd(tmp_path / "small", 0.5)
    assert peak_of_a_crowd(tmp_path / "large", 3) < 2 * small
    assert len(rows(tmp_path / "large" / "truth" / "records.csv")) > 4_000


def test_large_workbooks_become_delimited_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simpul.exercise.write.LARGE", 0.0)
    write_exercise(tmp_path, seed=1, scale=0.01)
    assert (tmp_path / "holdings" / "KR-KNPA" / "수사대상자_명단.csv").is_file()
    mapping = yaml.safe_load((tmp_path / "holdings" / "KH-CNP" / "ទីតាំង.csv.mapping.yaml").read_text(encoding="utf-8"))
    assert (mapping["file"], mapping["sheets"][0]["header_row"]) == ("ទីតាំង.csv", 1)
