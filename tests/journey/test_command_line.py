# SPDX-License-Identifier: Apache-2.0
"""The command line as officers call it: a whole run in a folder of its own, wrong calls, repetition, victims unseen."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import simpul
from simpul.formats.read import read_holdings
from simpul.model.marking import VICTIMS
from simpul.model.record import Record
from simpul.model.schema import record_type

SEED = "7"
SCALE = "0.1"
FINDINGS = ("hits.csv", "relations.csv", "entities.csv", "networks.csv")
REFUSAL = re.compile(r"simpul: [^\n]+[.?] \[[a-z]+\.[a-z0-9-]+\]")
ZONE = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": "/nonexistent"}
CONFIGURED = ("PYTHONPATH",)


@dataclass(frozen=True, slots=True)
class Said:
    """What a call left behind."""

    status: int
    out: str
    err: str


def call(*words: str | Path, hash_seed: str = "1") -> Said:
    """Call the command line in a process of its own."""
    kept = {name: os.environ[name] for name in CONFIGURED if name in os.environ}  # noqa: TID251  # a test's process
    run = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", "from simpul.site.cli import main; main()", *map(str, words)],
        env={**ZONE, **kept, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Said(run.returncode, run.stdout, run.stderr)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an invented operation."""
    folder = tmp_path_factory.mktemp("journey") / "exercise"
    said = call("exercise", folder, "--seed", SEED, "--scale", SCALE)
    assert said.status == 0, said.err
    return folder


@pytest.fixture(scope="module")
def sources(exercise: Path) -> list[Path]:
    """Return the agencies' folders."""
    return sorted((exercise / "holdings").iterdir())


@pytest.fixture(scope="module")
def linked(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run of linking."""
    out = tmp_path_factory.mktemp("linked")
    said = call("link", *sources, "--out", out, "--threads", "2", hash_seed="1")
    assert said.status == 0, said.err
    assert "Every hit is a lead that a person judges" in said.out
    return out


@pytest.fixture(scope="module")
def brief(exercise: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the convener's brief."""
    out = tmp_path_factory.mktemp("brief")
    said = call("brief", exercise / "holdings", "--out", out)
    assert said.status == 0, said.err
    return out


@pytest.fixture(scope="module")
def records(exercise: Path) -> list[Record]:
    """Return every record of the holdings, the victims' compartment among them."""
    return [record for holding in read_holdings(exercise / "holdings") for record in holding.records]


def test_the_version_is_the_packages() -> None:
    said = call("--version")
    assert (said.status, said.out) == (0, f"simpul {simpul.__version__}\n")


def test_help_names_every_command() -> None:
    said = call("--help")
    assert said.status == 0
    assert all(f" {name} " in said.out for name in ("link", "brief", "exercise", "compare-names", "bench"))


@pytest.mark.slow
def test_an_exercise_brings_a_holding_of_every_agency(sources: list[Path], exercise: Path) -> None:
    assert len(sources) == 19
    assert all((folder / "holding.yaml").is_file() for folder in sources)
    assert (exercise / "truth" / "records.csv").is_file()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(exercise: Path, tmp_path: Path) -> None:
    assert call("exercise", tmp_path / "again", "--seed", SEED, "--scale", SCALE, hash_seed="2").status == 0
    assert call("exercise", tmp_path / "other", "--seed", "8", "--scale", SCALE).status == 0
    made, again, other = files_of(exercise), files_of(tmp_path / "again"), files_of(tmp_path / "other")
    assert len(made) > 40
    assert [name for name in made if made[name] != again.get(name)] == []
    assert set(again) == set(made)
    assert made["truth/records.csv"] != other["truth/records.csv"]


@pytest.mark.slow
def test_linking_twice_gives_the_same_bytes(linked: Path, sources: list[Path], tmp_path: Path) -> None:
    said = call("link", *reversed(sources), "--out", tmp_path / "again", "--threads", "1", hash_seed="2")
    assert said.status == 0, said.err
    for name in FINDINGS:
        first = (linked / name).read_bytes()
        assert first.count(b"\n") > 5, name
        assert first == (tmp_path / "again" / name).read_bytes(), name


@pytest.mark.slow
def test_findings_have_the_columns_that_others_rely_on(linked: Path) -> None:
    headers = {name: (linked / name).read_text(encoding="utf-8").splitlines()[0].split(",") for name in FINDINGS}
    pair = ["left_agency", "left_id", "right_agency", "right_id", "type"]
    assert headers["hits.csv"] == [*pair, "bits", "probability", "grade", "reasons", "judgement"]
    assert headers["relations.csv"] == [*pair, "shared_type", "shared_value", "degree"]
    assert headers["entities.csv"] == ["agency", "id", "entity"]
    assert headers["networks.csv"] == ["network", "agency", "id", "role"]


@pytest.mark.slow
def test_the_report_of_a_run_adds_up(linked: Path) -> None:
    files = [one for source in _sources_told(linked) for one in source["files"]]
    assert len(files) > 40
    assert all(one["mapped"] + one["kept"] + one["refused"] == one["received"] for one in files)
    assert sum(one["received"] for one in files) > 500


def _sources_told(folder: Path) -> list[dict[str, list[dict[str, int]]]]:
    """Return what the report of a run tells of each source."""
    told: list[dict[str, list[dict[str, int]]]] = json.loads((folder / "report.json").read_bytes())["sources"]
    return told


@pytest.mark.slow
def test_a_brief_is_whole_and_leaves_nothing_unfinished(brief: Path) -> None:
    names = set(files_of(brief))
    assert {"brief.html", "brief.json", "agenda.en.pdf", "agenda.ko.pdf", "agenda.id.pdf", "cases.csv"} <= names
    assert [name for name in names if name.startswith(".")] == []
    assert (brief / "cases.csv").read_text(encoding="utf-8-sig").count("\n") >= 25


@pytest.mark.slow
def test_an_agencys_pack_is_its_own(exercise: Path, brief: Path, tmp_path: Path) -> None:
    said = call("brief", exercise / "holdings", "--out", tmp_path / "pack", "--audience", "KR-KNPA")
    assert said.status == 0, said.err
    assert "KR-KNPA" in (tmp_path / "pack" / "brief.html").read_text(encoding="utf-8")
    assert (tmp_path / "pack" / "pack.simpul.jsonl").is_file()
    assert not (brief / "pack.simpul.jsonl").exists()


def _identities(records: list[Record]) -> set[str]:
    """Return what tells who the victims are and stands in no open record: no namesake, no suspect's number."""
    closed = [record for record in records if record.marking.compartment == VICTIMS]
    spoken = {
        text
        for record in records
        if record not in closed
        for said in record.statements
        for text in (said.value, said.original)
    }
    secret = {
        text
        for record in closed
        for said in record.statements
        if record_type(record.type).property(said.prop).identity and said.prop != "birthDate"
        for text in (said.value, said.original)
    }
    everything = "\n".join(spoken).casefold()
    return {text for text in secret if len(text) > 2 and text.casefold() not in everything}


def _written(*folders: Path) -> dict[str, str]:
    """Return the text of every file that was written, also as it reads once unescaped, and of PDFs their text."""
    texts = {}
    for folder in folders:
        for path in (one for one in folder.rglob("*") if one.is_file()):
            text = _pdf_text(path) if path.suffix == ".pdf" else path.read_text(encoding="utf-8")
            texts[f"{folder.name}/{path.name}"] = f"{text}\n{html.unescape(text)}".casefold()
    return texts


def _pdf_text(path: Path) -> str:
    reader = shutil.which("pdftotext")
    assert reader, "pdftotext is missing; `make test` installs it"
    run = subprocess.run([reader, str(path), "-"], capture_output=True, text=True, check=True)  # noqa: S603  # fixed words
    return run.stdout


@pytest.mark.slow
def test_no_victims_identity_is_in_any_file_written(
    records: list[Record], linked: Path, brief: Path, exercise: Path, tmp_path: Path
) -> None:
    assert call("brief", exercise / "holdings", "--out", tmp_path / "pack", "--audience", "KH-CNP").status == 0
    canaries = _identities(records)
    assert len(canaries) >= 60
    written = _written(linked, brief, tmp_path / "pack")
    assert len(written) >= 20
    assert _leaks(written, canaries) == []


def test_an_identity_in_a_page_or_sheet_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Ana O&#39;Neill was seen; ayurveda</p>", encoding="utf-8")
    (tmp_path / "sheet.csv").write_text("id,name\n1,杜正民\n", encoding="utf-8")
    (tmp_path / "data.json").write_text(json.dumps({"name": "Ngọc Ánh"}), encoding="utf-8")
    leaks = _leaks(_written(tmp_path), {"Ana O'Neill", "杜正民", "Ngọc Ánh", "Ayu"})
    assert [name.split("/")[1] for name, _ in leaks] == ["data.json", "page.html", "sheet.csv"]


def _leaks(written: Mapping[str, str], canaries: set[str]) -> list[tuple[str, str]]:
    """Return which file holds which identity, in any of the spellings that files have."""
    spellings = {spelling.casefold() for canary in canaries for spelling in (canary, json.dumps(canary)[1:-1])}
    return sorted((name, one) for name, text in written.items() for one in spellings if _stands_in(text, one))


def _stands_in(text: str, spelling: str) -> bool:
    """Return whether a spelling stands in a text, and not only inside a longer Latin word."""
    if spelling not in text:
        return False
    edges = (r"(?<![a-z])", r"(?![a-z])") if spelling.isascii() else ("", "")
    return re.search(edges[0] + re.escape(spelling) + edges[1], text) is not None


@pytest.mark.slow
def test_who_is_no_victim_is_found_by_the_same_search(records: list[Record], brief: Path) -> None:
    suspects = {
        name
        for record in records
        if record.type == "Person" and not record.marking.compartment
        for name in record.values("name")
    }
    page = _written(brief)[f"{brief.name}/brief.html"]
    assert sum(name.casefold() in page for name in sorted(suspects)[:400]) > 20


@pytest.mark.slow
def test_held_people_are_open_under_pseudonyms_only(records: list[Record]) -> None:
    held = [record for record in records if record.type == "HeldPerson"]
    told = {said.prop for record in held for said in record.statements}
    assert len(held) > 20
    assert all(record.first("pseudonym") for record in held)
    assert not any(record_type("HeldPerson").property(prop).identity for prop in told)


WRONG = {
    "a source that is not there": (["link", "{here}/nowhere.csv", "--out", "{here}/out"], "formats.nothing-to-read"),
    "a source of no known kind": (["link", "{here}/photo.docx", "--out", "{here}/out"], "formats.unreadable-source"),
    "a workbook that is none": (["link", "{here}/KR.xlsx", "--out", "{here}/out"], "formats.unreadable-source"),
    "judgements that cannot be read": (
        ["link", "{here}/KR.csv", "--out", "{here}/out", "--judgements", "{here}/nowhere.csv"],
        "link.unreadable-judgements",
    ),
    "holdings that are not there": (["brief", "{here}/nowhere", "--out", "{here}/out"], "formats.nothing-to-read"),
    "an agency that nobody knows": (
        ["brief", "{here}/holdings", "--out", "{here}/out", "--audience", "XX-NONE"],
        "formats.no-such-audience",
    ),
    "an audience that no source names": (
        ["link", "{here}/KR.csv", "--out", "{here}/out", "--audience", "XX-NONE"],
        "formats.no-such-audience",
    ),
    "a day that is none": (["brief", "{here}/holdings", "--out", "{here}/out", "--at", "soon"], "cli.bad-day"),
}


@pytest.mark.parametrize(("words", "code"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_call_is_one_sentence_with_a_code_and_writes_nothing(
    tmp_path: Path, words: list[str], code: str
) -> None:
    (tmp_path / "KR.csv").write_text("id,name\n1,Mara Lim\n", encoding="utf-8")
    (tmp_path / "KR.xlsx").write_text("no workbook", encoding="utf-8")
    (tmp_path / "photo.docx").write_text("no sheet", encoding="utf-8")
    (tmp_path / "holdings" / "KR-KNPA").mkdir(parents=True)
    (tmp_path / "holdings" / "KR-KNPA" / "persons.csv").write_text("id,name\n1,Mara Lim\n", encoding="utf-8")
    before = files_of(tmp_path)
    said = call(*(word.format(here=tmp_path) for word in words))
    assert said.status == 2, said
    assert REFUSAL.fullmatch(said.err.strip()), said.err
    assert f"[{code}]" in said.err
    assert files_of(tmp_path) == before


def test_a_folder_in_use_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    said = call("exercise", tmp_path)
    assert said.status == 2
    assert "[exercise.folder-in-use]" in said.err
    assert files_of(tmp_path) == {"diary.txt": b"mine"}


@pytest.mark.parametrize("words", [["link"], ["brief", "x"], ["no-such-command"], ["link", "x", "--no-such-option"]])
def test_a_call_that_is_no_call_leaves_with_two(words: list[str]) -> None:
    said = call(*words)
    assert said.status == 2
    assert said.out == "" or words == ["no-such-command"]
    assert "Traceback" not in said.err


def test_a_row_that_cannot_be_read_is_counted_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "KR.csv").write_text(
        "id,name,phone\n1,Mara Lim,+82 10 2345 6789\n,,\n1,Other Person,\n", encoding="utf-8"
    )
    (tmp_path / "TH.csv").write_text("id,name,phone\n9,Lim Mara,+82-10-2345-6789\n", encoding="utf-8")
    said = call("link", tmp_path / "KR.csv", tmp_path / "TH.csv", "--out", tmp_path / "out")
    assert said.status == 0, said.err
    ours, theirs = _sources_told(tmp_path / "out")
    assert [(file["received"], file["refused"]) for file in ours["files"]] == [(2, 1)]
    assert [(file["received"], file["refused"]) for file in theirs["files"]] == [(1, 0)]
    assert (tmp_path / "out" / "hits.csv").read_text(encoding="utf-8").count("\n") == 2
