# SPDX-License-Identifier: Apache-2.0
"""Sources in: a file, a folder of one agency, or the folder of all agencies, whatever the formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simpul.formats.compose import compose, not_canonical
from simpul.formats.entry import Entry
from simpul.formats.ftm import ftm_entries
from simpul.formats.holding import Holding, Origin, origin_of
from simpul.formats.limits import DEFAULT_LIMITS, Limits
from simpul.formats.native import native_records
from simpul.formats.report import FileTally, ImportReport
from simpul.formats.seen import Before, SeenRecords
from simpul.formats.sheet_entries import sheet_entries
from simpul.formats.sources import NothingToRead, SourceKind, kind_of_source, open_source, source_files
from simpul.formats.victims import is_of_a_victim, part, tells_who
from simpul.model.errors import BadMarking, SimpulError
from simpul.model.ids import digest
from simpul.model.record import Record


@dataclass(slots=True)
class _Import:
    """One import under way: where its records come from, what was seen, the account so far."""

    origin: Origin
    report: ImportReport
    seen: SeenRecords
    limits: Limits


def read_source(path: Path, *, agency: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Holding:
    """Return everything that a file or folder holds, with the account of its import.

    Args:
        path: a file (CSV, TSV, XLSX, Parquet, FollowTheMoney or native JSON lines) or a folder of them.
        agency: whose records they are; None = what ``holding.yaml`` says, else the name up to the first dot.
        limits: caps on memory.

    Raises:
        UnreadableSource: a file cannot be opened or is not what its name says; nothing is returned then.
        BadHolding: ``holding.yaml`` cannot be understood.
        BadMapping: a mapping file cannot be understood.
    """
    report = ImportReport()
    origin = _existing_origin(path, agency)
    records = tuple(iter_records(path, agency=agency, report=report, limits=limits))
    return Holding(origin.agency, records, report, origin.members, origin.operation, origin.as_of)


def read_holdings(folder: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Holding, ...]:
    """Return what all agencies bring: one folder each, in the order of their names.

    Raises:
        NothingToRead: there is no such folder, or no agency's folder in it.
        UnreadableSource: see ``read_source``.
    """
    folders = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    agencies = [path for path in folders if not path.name.startswith(".")]
    if not agencies:
        message = f"The folder {folder.name} holds no agency's folder; expected is one a participant, such as KR-KNPA."
        raise NothingToRead(message)
    return tuple(read_source(path, limits=limits) for path in agencies)


def iter_records(
    path: Path,
    *,
    agency: str | None = None,
    report: ImportReport,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Record]:
    """Yield the records of a file or folder one by one, within fixed memory; ``report`` fills as they come.

    XLSX sheets are the exception: one at a time is taken into memory, capped by ``limits``.

    Raises:
        UnreadableSource: as ``read_source``, at the file in question.
    """
    origin = _existing_origin(path, agency)
    with SeenRecords() as seen:
        under_way = _Import(origin, report, seen, limits)
        for source in source_files(path, report):
            yield from _file_records(source, path, under_way)


def _existing_origin(path: Path, agency: str | None) -> Origin:
    if not path.exists():
        message = f"There is no file or folder {path.name}; check the path."
        raise NothingToRead(message)
    return origin_of(path, agency=agency)


def _file_records(source: Path, root: Path, under_way: _Import) -> Iterator[Record]:
    name = source.relative_to(root).as_posix() if root.is_dir() else source.name
    tally = under_way.report.open_file(name)
    kind = kind_of_source(source, limits=under_way.limits)
    if kind is SourceKind.NATIVE:
        for row, record in native_records(source, tally, limits=under_way.limits):
            yield from _admitted((record,), row, tally, under_way.seen)
        return
    entries = ftm_entries(source, tally, limits=under_way.limits) if kind is SourceKind.ENTITIES else None
    for entry in entries or _sheet_entries(source, tally, under_way):
        yield from _admitted(_composed(entry, name, tally, under_way.origin), entry.row, tally, under_way.seen)


def _sheet_entries(source: Path, tally: FileTally, under_way: _Import) -> Iterator[Entry]:
    opened = open_source(source, under_way.origin, limits=under_way.limits)
    tally.mapping = "proposed" if opened.mapping.proposed else "file"
    tally.formulas += opened.formulas
    for sheet in opened.sheets:
        tally.sheet = sheet.name if len(opened.sheets) > 1 else None
        mapping = opened.mapping.of_sheet(sheet.name)
        if mapping is not None:
            yield from sheet_entries(sheet, mapping, tally)
        elif any(not row.blank for row in sheet.rows()):
            tally.notes[f"sheet.not-mapped: {sheet.name}"] += 1


def _composed(entry: Entry, file: str, tally: FileTally, origin: Origin) -> tuple[Record, ...]:
    """Return the records of a row: one, two where an identity is parted from it, none where it is refused."""
    if not entry.values:
        tally.keep(entry.row, "row.nothing-mapped", "No cell of the row is in a column that is mapped.")
        return ()
    victim = is_of_a_victim(entry)
    file = f"file-{digest(file)}" if victim and tells_who(entry, file) else file
    try:
        parts = part(entry) if victim else (entry,)
        records = tuple(compose(one, origin, file=file) for one in parts)
    except BadMarking as error:
        tally.quarantine(entry.row, error.sentence)
        return ()
    except SimpulError as error:
        tally.refuse(entry.row, error.code, error.sentence)
        return ()
    tally.split += len(records) - 1
    return records


def _admitted(records: tuple[Record, ...], row: int, tally: FileTally, seen: SeenRecords) -> Iterator[Record]:
    """Yield the records unless they repeat or contradict one that came before; the row enters the account once."""
    if not records:
        return
    before = [seen.meet(record) for record in records]
    if Before.CONTRADICTS in before:
        tally.refuse(row, "row.contradicts-id", "An earlier row has the same id and says something else.")
        return
    tally.mapped += 1
    if all(one is Before.REPEATED for one in before):
        tally.repeated += 1
        return
    for record in records:
        tally.records += 1
        tally.without_canonical.update(not_canonical(record))
        tally.kept_columns.update(record.kept.keys())
        yield record
