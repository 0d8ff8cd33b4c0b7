# SPDX-License-Identifier: Apache-2.0
"""A file of name pairs, scored."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from simpul.link.names.pairs import NoNameColumns, UnreadablePairs, UnwritableScores, compare_file


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_row_keeps_its_place_and_its_columns(tmp_path: Path) -> None:
    pairs = write(tmp_path / "pairs.csv", "no,a,b\n7,김동현,Kim Dong-hyun\n3,,Ana\n5,Oleg,Olga Reyes\n")
    report = compare_file(pairs, tmp_path / "out.csv")
    rows = read(tmp_path / "out.csv")
    assert [row["no"] for row in rows] == ["7", "3", "5"]
    assert (report.rows, report.refused) == (3, 1)
    assert float(rows[0]["bits"]) > float(rows[2]["bits"])
    assert float(rows[1]["bits"]) == 0


def test_the_best_of_several_spellings_counts(tmp_path: Path) -> None:
    pairs = write(tmp_path / "pairs.csv", "a,b\nOleg Karpov|Омар Хасан,Omar Hasan\nOleg Karpov,Omar Hasan\n")
    compare_file(pairs, tmp_path / "out.csv")
    best, alone = (float(row["bits"]) for row in read(tmp_path / "out.csv"))
    assert best > 5 > alone


def test_a_short_row_is_counted_and_kept(tmp_path: Path) -> None:
    pairs = write(tmp_path / "pairs.csv", "a,b\nOleg\n")
    assert compare_file(pairs, tmp_path / "out.csv").refused == 1


def test_a_file_without_the_columns_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(NoNameColumns, match="no column b"):
        compare_file(write(tmp_path / "pairs.csv", "a,c\n1,2\n"), tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_or_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin1.csv").write_bytes("a,b\nJosé,Jose\n".encode("latin-1"))
    for name in ("none.csv", "latin1.csv"):
        with pytest.raises(UnreadablePairs):
            compare_file(tmp_path / name, tmp_path / "out.csv")


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    pairs = write(tmp_path / "pairs.csv", "a,b\nOleg,Olga\n")
    with pytest.raises(UnwritableScores):
        compare_file(pairs, tmp_path / "no" / "out.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pairs.csv"]
