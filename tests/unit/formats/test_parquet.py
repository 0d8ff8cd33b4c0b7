# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from simpul.formats.limits import Limits, UnreadableSource
from simpul.formats.parquet import ParquetFile, closed_database
from simpul.formats.read import read_source


def _write(path: Path, select: str) -> Path:
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def test_columns_of_any_type_become_text(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "US-FBI.people.parquet",
        "SELECT 7 AS subject_id, 'Mara Tolen' AS full_name, DATE '1980-01-31' AS date_of_birth,"
        " ['+85512355678', '+85516345677'] AS phone_number, NULL AS remarks, 12.0::DOUBLE AS shoe",
    )
    (record,) = read_source(path).records
    assert (record.id, record.type) == ("US-FBI/7", "Person")
    assert record.values("birthDate") == ["1980-01-31"]
    assert record.values("phone") == ["+85512355678", "+85516345677"]
    assert record.kept == {"shoe": "12"}


def test_rows_are_numbered_below_the_names_of_the_columns(tmp_path: Path) -> None:
    path = _write(tmp_path / "x.parquet", "SELECT range AS id FROM range(5000)")
    rows = list(ParquetFile(path).rows())
    assert (rows[0].number, rows[0].cells) == (1, ("id",))
    assert (rows[-1].number, rows[-1].cells) == (5001, ("4999",))


def test_what_is_no_parquet_is_said(tmp_path: Path) -> None:
    path = tmp_path / "US-FBI.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(UnreadableSource) as unreadable:
        read_source(path)
    assert unreadable.value.code == "formats.unreadable-source"


def test_a_name_with_a_star_opens_that_file_only(tmp_path: Path) -> None:
    _write(tmp_path / "people.parquet", "SELECT 'other' AS id")
    path = _write(tmp_path / "p*.parquet", "SELECT 'mine' AS id")
    assert [row.cells for row in ParquetFile(path).rows()] == [("id",), ("mine",)]


def test_the_database_opens_no_other_file_and_cannot_be_opened_up(tmp_path: Path) -> None:
    mine = _write(tmp_path / "mine.parquet", "SELECT 1 AS id")
    other = _write(tmp_path / "other.parquet", "SELECT 2 AS id")
    with closed_database(mine, Limits()) as connection:
        assert connection.execute("SELECT * FROM read_parquet($path)", {"path": str(mine)}).fetchall() == [(1,)]
        with pytest.raises(duckdb.PermissionException):
            connection.execute("SELECT * FROM read_parquet($path)", {"path": str(other)})
        with pytest.raises(duckdb.Error):
            connection.execute("SET enable_external_access = true")
