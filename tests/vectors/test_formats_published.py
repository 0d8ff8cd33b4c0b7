# SPDX-License-Identifier: Apache-2.0
"""Values that others published: date serials (ECMA-376), CSV (RFC 4180), byte order marks (Unicode)."""

from __future__ import annotations

from pathlib import Path

import pytest

from simpul.formats.compose import serial_day
from simpul.formats.delimited import DelimitedFile
from simpul.formats.encoding import detect_encoding


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        ("14611", "1940-01-01"),
        ("25569", "1970-01-01"),
        ("36526", "2000-01-01"),
        ("39448", "2008-01-01"),
        ("43831", "2020-01-01"),
        ("39448.5", "2008-01-01"),
    ],
)
def test_serial_days_of_the_1900_system(serial: str, day: str) -> None:
    """ECMA-376 part 1, 18.17.4.1; 25569 and 39448 are the serials that spreadsheet makers document."""
    assert serial_day(serial) == day


@pytest.mark.parametrize("text", ["1980", "14610", "73051", "2020-01-01", "٣٦٥٢٦", "abc", ""])
def test_other_figures_are_no_serial_days(text: str) -> None:
    assert serial_day(text) is None


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [("aaa", "bbb", "ccc"), ("zzz", "yyy", "xxx")]),
        ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [("aaa", "bbb", "ccc"), ("zzz", "yyy", "xxx")]),
        ('"aaa","bbb","ccc"\r\nzzz,yyy,xxx', [("aaa", "bbb", "ccc"), ("zzz", "yyy", "xxx")]),
        ('"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx', [("aaa", "b\nbb", "ccc"), ("zzz", "yyy", "xxx")]),
        ('"aaa","b""bb","ccc"', [("aaa", 'b"bb', "ccc")]),
    ],
)
def test_the_examples_of_rfc_4180(tmp_path: Path, content: str, rows: list[tuple[str, ...]]) -> None:
    """RFC 4180 section 2, rules 1, 2, 5, 6 and 7; line ends inside cells become LF."""
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode())
    assert [row.cells for row in DelimitedFile(path, "utf-8", ",").rows()] == rows


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xff\xfe\0\0", "utf-32")],
)
def test_byte_order_marks_of_the_unicode_standard(tmp_path: Path, mark: bytes, codec: str) -> None:
    """The Unicode Standard, table 2-4 and section 23.8."""
    path = tmp_path / "x.csv"
    path.write_bytes(mark + "a".encode(codec.removesuffix("-sig").replace("16", "16-le").replace("32", "32-le")))
    assert detect_encoding(path) == codec
