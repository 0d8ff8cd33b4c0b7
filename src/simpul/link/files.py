# SPDX-License-Identifier: Apache-2.0
"""A run's findings as files: hits, relations, entities, networks and the report.

Everything is written beside its place first and moved there when it is whole, so a full disk or a
kill in the middle leaves the files of the run before.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from simpul.link.result import Grade
from simpul.link.tables import Tables, query
from simpul.model.errors import SimpulError
from simpul.model.safe_cell import FORMULA, NUMBER, safe_cell

HANDLING_NOTE: Final = (
    "This handling holds for every file in this folder; the label is printed, the agencies' markings are what binds.",
    "Every hit is a lead that a person judges; a no-hit clears nobody.",
)


class OutputNotWritten(SimpulError):
    """The findings could not be written; nothing of them is left behind."""

    code = "link.output-not-written"


def write_files(
    tables: Tables, out: Path, *, rows: Mapping[str, Iterable[tuple[str, ...]]], report: Mapping[str, object], page: str
) -> None:
    """Write a linked run's files into ``out``.

    Args:
        tables: the run, after linking.
        out: the folder, made where it is missing.
        rows: file name to its header and rows, for files made outside the database.
        report: what ``report.json`` holds.
        page: what ``report.html`` holds.

    Raises:
        OutputNotWritten: the disk is full or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out, prefix=".unfinished-") as unfinished:
            folder = Path(unfinished)
            _copy(tables, "hit_file", folder / "hits.csv", texts=("left_agency", "left_id", "right_agency", "right_id"))
            _copy(
                tables,
                "relation_file",
                folder / "relations.csv",
                texts=("left_agency", "left_id", "right_agency", "right_id", "shared_value"),
            )
            for name, lines in rows.items():
                _write_rows(folder / name, lines)
            text = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True)
            (folder / "report.json").write_text(text + "\n", encoding="utf-8")
            handling = report.get("handling")
            lines = handling if isinstance(handling, list) else []
            (folder / "HANDLING.txt").write_text("\n".join([*lines, *HANDLING_NOTE]) + "\n", encoding="utf-8")
            (folder / "report.html").write_text(page, encoding="utf-8")
            for path in sorted(folder.iterdir()):
                path.replace(out / path.name)
    except (OSError, duckdb.Error) as error:
        why = getattr(error, "strerror", None) or str(error).splitlines()[0]
        message = f"The findings could not be written to {out.name} ({why}); make room or name another folder."
        raise OutputNotWritten(message) from error


def shown_pairs(tables: Tables, quota: Mapping[Grade, int]) -> list[tuple[int, int]]:
    """Return the pairs that a page shows: of each grade the strongest, strongest first; what people judged comes first.

    Args:
        tables: the run, after linking.
        quota: how many of each grade.
    """
    grades = [grade.value for grade in quota]
    return tables.run("shown_pairs", grades=grades, most=[*quota.values()]).fetchall()


def _copy(tables: Tables, name: str, path: Path, *, texts: tuple[str, ...]) -> None:
    safe = ", ".join(
        f"CASE WHEN regexp_matches({column}, '{FORMULA}') AND NOT regexp_full_match({column}, '{NUMBER}')"
        f" THEN '''' || {column} ELSE {column} END AS {column}"
        for column in texts
    )
    target = str(path).replace("'", "''")
    tables.con.execute(  # the columns and the query are our own; COPY takes no bound path
        f"COPY (SELECT * REPLACE ({safe}) FROM ({query(name)})) TO '{target}' (FORMAT csv, HEADER)"  # noqa: S608
    )


def _write_rows(path: Path, lines: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([safe_cell(cell) for cell in line] for line in lines)
