# SPDX-License-Identifier: Apache-2.0
"""One record looked up at the command line: sources in, hits out, an agency withdrawn, a no-hit that clears nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from simpul.formats.native import record_fields
from simpul.model.record import make_record
from simpul.site.cli import load_commands

app = load_commands()


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"}, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = "id,name,birth date,phone\n"
    (tmp_path / "KR-KNPA.csv").write_text(head + "1,Kim Min-soo,1990-03-04,+821012345678\n", encoding="utf-8")
    (tmp_path / "TH-RTP.csv").write_text(head + "7,Somchai Jaidee,1971-11-23,+66812345678\n", encoding="utf-8")
    asked = make_record(
        "US-FBI", "A-1", "Person", {"name": "김민수", "birthDate": "1990-03-04", "phone": "+821012345678"}
    )
    (tmp_path / "asked.json").write_text(json.dumps(record_fields(asked), ensure_ascii=False), encoding="utf-8")
    return tmp_path


def test_a_record_is_looked_up_until_its_counterpart_is_withdrawn(folder: Path) -> None:
    index, asked = folder / "people.index", folder / "asked.json"
    assert "1 records" in run("index", folder / "KR-KNPA.csv", "--to", index).output
    assert "1 records put in" in run("index", folder / "TH-RTP.csv", "--to", index, "--add").output

    said = json.loads(run("lookup", index, asked, "--json").output)
    assert [(hit["left"], hit["right"]) for hit in said["hits"]] == [("KR-KNPA/1", "US-FBI/A-1")]
    assert sum(reason["bits"] for reason in said["hits"][0]["reasons"]) == pytest.approx(said["hits"][0]["bits"])
    assert "each is a lead that a person judges" in run("lookup", index, asked).output

    assert "1 records of KR-KNPA taken out" in run("index", "--to", index, "--withdraw", "KR-KNPA").output
    assert "TH-RTP/8 is not in the index" in run("index", "--to", index, "--delete", "TH-RTP/8").output
    shown = run("lookup", index, asked).output
    assert "No hit among 1 records" in shown
    assert "clears nobody" in shown
    assert "Hang" in shown
