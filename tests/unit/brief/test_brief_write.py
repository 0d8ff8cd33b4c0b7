# SPDX-License-Identifier: Apache-2.0
"""The brief on disk: whole or not at all, and nothing of the compartment in any file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import brief_meeting as meeting
import pytest
from brief_meeting import CANARY

from simpul.brief.paper.agenda import agenda_fields, system_printer
from simpul.brief.paper.words import LANGUAGES
from simpul.brief.write import BriefNotWritten, file_names, write_brief

SECRETS = (CANARY, "VICTIMVALUE", "이서연", "h1.identity", "+85599887766")
"""What lies in the compartment, and what would tell who a presumed victim is."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {name: tmp_path_factory.mktemp(name) for name in ("convener", "agency")}
    write_brief(meeting.picture(), made["convener"])
    write_brief(meeting.picture(audience=meeting.TH), made["agency"])
    return made


def test_the_files_of_a_brief_are_those_promised(folders: dict[str, Path]) -> None:
    expected = {"brief.html", "brief.json", "cases.csv", "hits.csv", "networks.csv", "blockers.csv"}
    expected |= {"agenda.en.pdf", "agenda.ko.pdf", "agenda.id.pdf"}

    assert {path.name for path in folders["convener"].iterdir()} == expected
    assert {path.name for path in folders["agency"].iterdir()} == expected | {"pack.simpul.jsonl"}


@pytest.mark.parametrize("copy", ["convener", "agency"])
@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_tells_who_a_victim_is(folders: dict[str, Path], copy: str, secret: str) -> None:
    for path in folders[copy].iterdir():
        text = path.read_bytes().decode("utf-8", "replace")
        assert secret not in text, path.name
        assert json.dumps(secret)[1:-1] not in text, path.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("secret", SECRETS)
def test_no_agenda_is_given_who_a_victim_is(language: str, secret: str) -> None:
    fields = agenda_fields(meeting.picture(), language=language, printer=system_printer())

    assert secret not in json.dumps(fields, ensure_ascii=False)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_agenda_holds_the_cases_and_no_victim(folders: dict[str, Path], language: str) -> None:
    path = folders["convener"] / f"agenda.{language}.pdf"
    pdftotext = shutil.which("pdftotext") or ""
    text = subprocess.run([pdftotext, str(path), "-"], check=True, capture_output=True).stdout.decode()  # noqa: S603  # our own file

    assert "KR-c1" in text
    assert text.count("TLP:AMBER+STRICT") >= text.count("\f")
    assert not any(secret in text for secret in SECRETS)


def test_the_handling_is_in_every_file(folders: dict[str, Path]) -> None:
    for path in folders["agency"].iterdir():
        if path.suffix != ".pdf" and path.name != "blockers.csv":
            assert "TLP:AMBER+STRICT" in path.read_text("utf-8"), path.name


def test_a_pack_is_for_its_agency_only() -> None:
    assert meeting.picture(audience=meeting.TH).handling.audience == ("TH-RTP",)


def test_a_pack_keeps_the_identity_of_a_presumed_victim_back(folders: dict[str, Path]) -> None:
    lines = (folders["agency"] / "pack.simpul.jsonl").read_text("utf-8").splitlines()
    victim = next(json.loads(line) for line in lines if '"KR-KNPA/p7"' in line and '"Person"' in line)

    assert victim["statements"] == []


def test_a_brief_is_the_same_on_every_run(folders: dict[str, Path], tmp_path: Path) -> None:
    write_brief(meeting.picture(), tmp_path)

    for path in tmp_path.iterdir():
        assert path.read_bytes() == (folders["convener"] / path.name).read_bytes(), path.name


def test_a_pack_of_an_earlier_run_does_not_stay_in_the_conveners_folder(tmp_path: Path) -> None:
    (tmp_path / "pack.simpul.jsonl").write_text("old")

    write_brief(meeting.picture(), tmp_path)

    assert not (tmp_path / "pack.simpul.jsonl").exists()


def test_a_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")

    with pytest.raises(BriefNotWritten, match="could not be written"):
        write_brief(meeting.picture(), taken)
    assert taken.read_text() == "a file"


def test_a_run_that_fails_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brief.html").write_text("before")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simpul.brief.write.picture_fields", full_disk)
    with pytest.raises(BriefNotWritten, match="No space left"):
        write_brief(meeting.picture(), tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]
    assert (tmp_path / "brief.html").read_text() == "before"


def test_the_names_of_the_files_are_told_beforehand() -> None:
    assert "pack.simpul.jsonl" in file_names(meeting.picture(audience=meeting.KR))
    assert "pack.simpul.jsonl" not in file_names(meeting.picture())
