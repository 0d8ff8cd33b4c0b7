# SPDX-License-Identifier: Apache-2.0
"""A run with too little memory for its tables spills to disk and finds what it finds in plenty of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb

RECORDS = 1_000_000
FINDINGS = ("hits.csv", "relations.csv", "entities.csv", "networks.csv")
PEOPLE = """
COPY (
    SELECT
        'r' || n AS id,
        chr(97 + (person * 7 % 26)::INTEGER) || 'a' || chr(97 + (person // 26 % 26)::INTEGER) || 'o'
            || chr(97 + (person // 676 % 26)::INTEGER) || 'im ' || chr(97 + (person // 17 % 26)::INTEGER) || 'e'
            || chr(97 + (person // 442 % 26)::INTEGER) || 'u' || chr(97 + (person // 11492 % 26)::INTEGER) || 'an'
            AS name,
        strftime(DATE '1950-01-01' + (person * 37 % 18000)::INTEGER, '%Y-%m-%d') AS birthDate,
        '+8210' || lpad((person * 7919 % 100000000)::VARCHAR, 8, '0') AS phone
    FROM (SELECT n, n * 3 // 5 AS person FROM range({records}) AS r(n))
) TO '{path}' (FORMAT parquet)
"""


def _findings(people: Path, out: Path, memory: str) -> list[bytes]:
    command = [sys.executable, "-m", "simpul.site.cli", "link", str(people), "--out", str(out), "--within"]
    subprocess.run([*command, "--memory", memory, "--at", "2026-02-05"], check=True, capture_output=True)  # noqa: S603  # this program
    return [(out / name).read_bytes() for name in FINDINGS]


def test_a_million_people_in_one_gigabyte_give_the_same_findings(tmp_path: Path) -> None:
    people = tmp_path / "KR-KNPA.parquet"
    duckdb.sql(PEOPLE.format(records=RECORDS, path=people))
    spilling = _findings(people, tmp_path / "spilling", "1GB")
    assert spilling[0].count(b"\n") > RECORDS // 10
    assert spilling == _findings(people, tmp_path / "plenty", "8GB")
