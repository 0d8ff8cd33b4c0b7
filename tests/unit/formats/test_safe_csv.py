# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from simpul.formats.safe_csv import write_safe_csv
from simpul.model.safe_cell import safe_cell


@pytest.mark.parametrize(
    "cell",
    [
        '=cmd|"/c calc"!A1',
        "+1+2",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\ufeff=1",
        "＝1",
        "+85512355678",
        "--1",
    ],
)
def test_a_cell_that_starts_a_formula_is_guarded(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize(("cell", "text"), [("Mara", "Mara"), (None, ""), (-3.5, "-3.5"), ("-3", "-3"), ("a=b", "a=b")])
def test_what_starts_none_stays(cell: object, text: str) -> None:
    assert safe_cell(cell) == text


def test_headers_are_guarded_too_and_lines_end_in_lf(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert write_safe_csv(path, ["=a", "b"], [["@x", 1], ["two\nlines", None]]) == 2
    assert path.read_bytes() == b"'=a,b\n'@x,1\n\"two\nlines\",\n"
    with path.open(newline="", encoding="utf-8") as written:
        assert list(csv.reader(written))[1] == ["'@x", "1"]


def test_a_failure_leaves_no_file(tmp_path: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["one"]
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  # any failure of the source of rows
        write_safe_csv(tmp_path / "out.csv", ["a"], rows())
    assert list(tmp_path.iterdir()) == []
