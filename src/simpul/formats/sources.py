# SPDX-License-Identifier: Apache-2.0
"""Which files are sources, of what kind each is, and what lies in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from simpul.formats.delimited import DelimitedFile, detect_delimiter
from simpul.formats.encoding import detect_encoding
from simpul.formats.holding import HOLDING_FILE, Origin
from simpul.formats.json_lines import json_lines
from simpul.formats.limits import DEFAULT_LIMITS, Limits, UnreadableSource
from simpul.formats.mapping import SUFFIX, FileMapping, load_mapping, mapping_path
from simpul.formats.native import is_native_header
from simpul.formats.parquet import ParquetFile
from simpul.formats.propose import propose_mapping
from simpul.formats.report import ImportReport
from simpul.formats.table import Sheet
from simpul.formats.workbook import open_workbook


class SourceKind(Enum):
    """The kinds of file that are read."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    PARQUET = "parquet"
    ENTITIES = "entities"
    """FollowTheMoney JSON lines."""
    NATIVE = "native"


_BY_SUFFIX: Final = {
    ".csv": SourceKind.DELIMITED,
    ".tsv": SourceKind.DELIMITED,
    ".tab": SourceKind.DELIMITED,
    ".txt": SourceKind.DELIMITED,
    ".xlsx": SourceKind.WORKBOOK,
    ".xlsm": SourceKind.WORKBOOK,
    ".parquet": SourceKind.PARQUET,
    ".ftm.json": SourceKind.ENTITIES,
    ".jsonl": SourceKind.ENTITIES,
    ".ndjson": SourceKind.ENTITIES,
}
"""Native files share their ending with other JSON lines; their first line tells."""


class NothingToRead(UnreadableSource):
    """A path leads nowhere, or a folder holds nothing of what was expected."""

    code = "formats.nothing-to-read"


def kind_of_source(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> SourceKind:
    """Return what kind of source a file is, by its name and, for JSON lines, by its first line.

    Raises:
        UnreadableSource: it is of no kind that is read, or cannot be opened.
    """
    kind = _by_name(path)
    if kind is None:
        message = f"The file {path.name} is of no kind that is read; the kinds are {', '.join(_BY_SUFFIX)}."
        raise UnreadableSource(message)
    if kind is SourceKind.ENTITIES:
        first = next(json_lines(path, limits=limits), None)
        return SourceKind.NATIVE if first is not None and is_native_header(first) else kind
    return kind


def _by_name(path: Path) -> SourceKind | None:
    name = path.name.lower()
    return next((kind for suffix, kind in _BY_SUFFIX.items() if name.endswith(suffix)), None)


def source_files(path: Path, report: ImportReport) -> list[Path]:
    """Return the files to read at a path, in the order of their names; others are noted in the report.

    Hidden files, mappings and ``holding.yaml`` are no sources; links are noted and never followed.
    """
    if path.is_file():
        return [path]
    found: list[Path] = []
    for one in sorted(path.rglob("*")):
        if (
            not one.is_file()
            or one.name.startswith((".", "~$"))
            or one.name == HOLDING_FILE
            or one.name.endswith(SUFFIX)
        ):
            continue
        if _by_name(one) is None or one.is_symlink():
            report.not_read.append(one.relative_to(path).as_posix())
        else:
            found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A file of sheets, ready to be read.

    Attributes:
        mapping: the one beside it, else one proposed.
        formulas: formula cells that a workbook has.
    """

    mapping: FileMapping
    sheets: Sequence[Sheet]
    formulas: int = 0


def open_source(path: Path, origin: Origin, *, limits: Limits = DEFAULT_LIMITS) -> OpenSource:
    """Return the sheets of a file with their mapping; JSON lines have neither.

    Args:
        path: a delimited text file, a workbook or a Parquet file.
        origin: whose it is; its language helps to find the encoding.
        limits: caps on memory.

    Raises:
        UnreadableSource: the file cannot be opened or is not what its name says.
        SourceTooLarge: it would need more memory than the limits allow.
        BadMapping: the mapping beside it cannot be understood.
    """
    beside = mapping_path(path)
    mapping = load_mapping(beside) if beside.is_file() else None
    sheets, formulas = _sheets(path, origin, mapping, limits)
    return OpenSource(mapping or propose_mapping(path, sheets), sheets, formulas)


def _sheets(path: Path, origin: Origin, mapping: FileMapping | None, limits: Limits) -> tuple[Sequence[Sheet], int]:
    kind = kind_of_source(path, limits=limits)
    if kind is SourceKind.WORKBOOK:
        workbook = open_workbook(path, limits=limits)
        return workbook.sheets, workbook.formulas
    if kind is SourceKind.PARQUET:
        return (ParquetFile(path, limits),), 0
    encoding = (mapping and mapping.encoding) or detect_encoding(path, language=origin.language)
    delimiter = (mapping and mapping.delimiter) or detect_delimiter(path, encoding=encoding)
    return (DelimitedFile(path, encoding, delimiter, limits),), 0
