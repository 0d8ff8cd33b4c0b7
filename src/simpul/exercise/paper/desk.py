# SPDX-License-Identifier: Apache-2.0
"""Where a sheet's rows go while they are made: out to disk in small shuffled stacks, whatever the format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Protocol

import yaml

from simpul.exercise.chance import happens
from simpul.exercise.paper.sheets import LIST_SEPARATOR, SheetForm
from simpul.exercise.paper.workbook import SheetContent, write_workbook
from simpul.exercise.parquet import write_parquet

STACK = 4096
"""Rows kept before they are shuffled and written: what bounds memory."""
BLANK_ROW = 0.008
REPEATED_ROW = 0.008
STATIONS = ("본청", "서울청", "부산청", "인천청", "경남청")
FTM_SCHEMA = {"Person": "Person", "Company": "Company"}

Said = dict[str, str]


class Sink(Protocol):
    """Takes rows in their final order."""

    def write(self, said: Said | None) -> None:
        """Take one row by field; None is a blank row."""

    def close(self) -> None:
        """Finish the file."""

    def abandon(self) -> None:
        """Let go of the file as it is; after ``close`` this does nothing."""


class Desk:
    """One sheet being written: numbers its rows, keeps a stack, shuffles, repeats and leaves blanks now and then.

    Attributes:
        count: rows entered so far.
    """

    def __init__(self, form: SheetForm, folder: Path, rng: Random, *, large: bool) -> None:
        """Open the sheet's file; ``large`` turns workbooks into delimited text."""
        self.form = form
        self._rng = rng
        self._sink = open_sink(form, folder, large=large)
        self._stack: list[Said] = []
        self.count = 0

    def enter(self, said: Said) -> str:
        """Put a row on the stack and return its local id."""
        self.count += 1
        local = self.form.numbering.format(n=self.count)
        self._stack.append({"id": local, **said})
        if len(self._stack) >= STACK:
            self._flush()
        return local

    def close(self) -> None:
        """Write what is left and finish the file."""
        self._flush()
        self._sink.close()

    def abandon(self) -> None:
        """Let go of the file without what is left, so that an exercise that failed holds nothing open."""
        self._sink.abandon()

    def _flush(self) -> None:
        self._rng.shuffle(self._stack)
        for said in self._stack:
            self._sink.write(said)
            if happens(self._rng, REPEATED_ROW):
                self._sink.write(said)
            if happens(self._rng, BLANK_ROW):
                self._sink.write(None)
        self._stack.clear()


def open_sink(form: SheetForm, folder: Path, *, large: bool) -> Sink:
    """Return the writer that the sheet's file name asks for."""
    path = folder / form.file
    if path.suffix == ".parquet":
        return ParquetSink(form, path)
    if form.file.endswith(".ftm.json"):
        return FtmSink(form, path)
    if path.suffix == ".xlsx" and not large:
        return WorkbookSink(form, path)
    if path.suffix == ".xlsx":
        return DelimitedSink(form, path.with_suffix(".csv"), encoding="utf-8-sig")
    return DelimitedSink(form, path)


class DelimitedSink:
    """A text file with a delimiter, in the sheet's encoding."""

    def __init__(self, form: SheetForm, path: Path, *, encoding: str | None = None) -> None:
        """Open the file and write its headers."""
        self._form = form
        self._file = path.open("w", encoding=encoding or form.encoding, newline="")
        self._rows = csv.writer(self._file, delimiter=form.delimiter, lineterminator="\r\n")
        self._rows.writerow(form.columns)
        if form.mapping:
            write_mapping(form, path, sheet=None, header_row=1)

    def write(self, said: Said | None) -> None:
        """Write a row; a blank one holds only delimiters."""
        self._rows.writerow([(said or {}).get(held, "") for held in self._form.columns.values()])

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def abandon(self) -> None:
        """Close the file."""
        self._file.close()


class ParquetSink:
    """A delimited draft that becomes Parquet in the end."""

    def __init__(self, form: SheetForm, path: Path) -> None:
        """Open the draft."""
        self._path = path
        self._draft = path.with_suffix(".draft")
        self._text = DelimitedSink(form, self._draft)

    def write(self, said: Said | None) -> None:
        """Write a row; tables have no blank ones."""
        if said is not None:
            self._text.write(said)

    def close(self) -> None:
        """Turn the draft into the table."""
        self._text.close()
        write_parquet(self._draft, self._path)
        self._draft.unlink()

    def abandon(self) -> None:
        """Close the draft."""
        self._text.abandon()


class FtmSink:
    """FollowTheMoney entities, one JSON object a line."""

    def __init__(self, form: SheetForm, path: Path) -> None:
        """Open the file."""
        self._form = form
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, said: Said | None) -> None:
        """Write an entity; a blank row is nothing here."""
        if said is None:
            return
        properties = {name: text.split(LIST_SEPARATOR) for name, text in said.items() if name != "id"}
        entity = {"id": said["id"], "schema": FTM_SCHEMA[self._form.type], "properties": properties}
        self._file.write(json.dumps(entity, ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def abandon(self) -> None:
        """Close the file."""
        self._file.close()


class WorkbookSink:
    """A spreadsheet; its rows wait in memory, which is why large sheets are not spreadsheets."""

    def __init__(self, form: SheetForm, path: Path) -> None:
        """Start with no rows."""
        self._form = form
        self._path = path
        self._rows: list[Said] = []

    def write(self, said: Said | None) -> None:
        """Keep a row."""
        self._rows.append(dict(said or {}))

    def close(self) -> None:
        """Write the workbook, with cells merged where the office merges them."""
        form = self._form
        for number, said in enumerate(self._rows, start=1):
            if said:
                said["ignored:row"] = str(number)
                said["ignored:station"] = STATIONS[number // 7 % len(STATIONS)]
        rows = [[said.get(held, "") for held in form.columns.values()] for said in self._rows]
        content = SheetContent(form.sheet or "Sheet1", list(form.columns), rows, form.title)
        if form.merged:
            content.merges = list(_merge_equal(rows, list(form.columns.values()).index(form.merged), form.header_row))
        write_workbook(self._path, [content])
        if form.mapping:
            write_mapping(form, self._path, sheet=content.name, header_row=form.header_row)

    def abandon(self) -> None:
        """Forget the rows; no file is open."""
        self._rows.clear()


def _merge_equal(rows: list[list[str]], column: int, header_row: int) -> Iterator[str]:
    """Yield the ranges of equal neighbours in a column; only the first keeps its text."""
    letter, start = chr(ord("A") + column), 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and rows[place][column] == rows[start][column]:
            continue
        if rows[start][column] and place - start > 1:
            yield f"{letter}{header_row + 1 + start}:{letter}{header_row + place}"
        start = place


def write_mapping(form: SheetForm, path: Path, *, sheet: str | None, header_row: int) -> None:
    """Write the mapping file that arrives beside a sheet."""
    columns = {header: _meaning(held) for header, held in form.columns.items() if not _is_aside(held)}
    said = {
        "version": 1,
        "file": path.name,
        "sheets": [
            {
                "sheet": sheet,
                "header_row": header_row,
                "type": form.type,
                "id": next(header for header, held in form.columns.items() if held == "id"),
                "columns": columns,
                **_aside(form),
            }
        ],
    }
    text = io.StringIO()
    yaml.safe_dump(said, text, allow_unicode=True, sort_keys=False, width=120)
    path.with_name(path.name + ".mapping.yaml").write_text(text.getvalue(), encoding="utf-8")


def _aside(form: SheetForm) -> dict[str, object]:
    """Return the column that only counts rows, and those that are kept as they are."""
    counting = next((header for header, held in form.columns.items() if held == "ignored:row"), None)
    kept = [header for header, held in form.columns.items() if held.startswith("ignored:") and header != counting]
    return {"sequence": counting, "keep": kept} if counting else {"keep": kept}


def _is_aside(held: str) -> bool:
    return held == "id" or held.startswith("ignored:")


def _meaning(held: str) -> object:
    name, _, platform = held.partition(":")
    if platform:
        return {"property": name, "platform": platform}
    return {"latin": "name", "kana": "name"}.get(name, name)
