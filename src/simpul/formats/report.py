# SPDX-License-Identifier: Apache-2.0
"""The import report: what came in and what became of it, so that nothing goes missing unsaid.

By row: ``mapped + kept + refused == received``. No value of any record ever enters a report,
only row numbers, codes, and names of types, properties and columns.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

LISTED_REFUSALS: Final = 100
"""How many refusals (and kept rows) of one file are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """What happened to one row: its number as a spreadsheet or editor shows it, a code and a sentence.

    ``sheet`` names the sheet of a workbook that has several.
    """

    row: int
    code: str
    sentence: str
    sheet: str | None = None


@dataclass(slots=True)
class FileTally:
    """The account of one file; readers add to it while they read.

    Attributes:
        received: rows that held anything, headers and titles aside.
        mapped: rows whose content became statements, repeated rows among them.
        kept: rows that were understood as rows but not mapped, quarantined rows among them.
        refused: rows that could not be read or contradict another row.
        repeated: mapped rows that said exactly what an earlier row had said; they make no second record.
        joined: mapped rows that continue the row above, because their id cell is merged with it.
        split: mapped rows whose identity went into the victims' compartment as a record of its own.
        records: records that came out.
        quarantined: kept rows whose marking nobody knows.
        refusals_by_code: refused rows by code, complete.
        refusals: the first of them, with row and sentence.
        kept_by_code: kept rows by code, complete.
        kept_rows: the first of them.
        without_canonical: statements without a canonical value, by ``Type.property`` and reason.
        kept_columns: columns or properties kept verbatim, by name, with the number of values.
        formulas: formula cells met; their stored value was taken, the formula never run.
        sheet: the sheet being read, where a workbook has several.
        mapping: ``file`` where a mapping lay beside the file, ``proposed`` where none did.
        notes: other things a person should know, as codes with a count.
    """

    file: str
    received: int = 0
    mapped: int = 0
    kept: int = 0
    refused: int = 0
    repeated: int = 0
    joined: int = 0
    split: int = 0
    records: int = 0
    quarantined: int = 0
    formulas: int = 0
    mapping: str | None = None
    sheet: str | None = None
    refusals: list[RowNote] = field(default_factory=list)
    refusals_by_code: Counter[str] = field(default_factory=Counter)
    kept_rows: list[RowNote] = field(default_factory=list)
    kept_by_code: Counter[str] = field(default_factory=Counter)
    without_canonical: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept_columns: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)

    def refuse(self, row: int, code: str, sentence: str) -> None:
        """Count a refused row, and list it while the list is short."""
        self.refused += 1
        self.refusals_by_code[code] += 1
        if len(self.refusals) < LISTED_REFUSALS:
            self.refusals.append(RowNote(row, code, sentence, self.sheet))

    def keep(self, row: int, code: str, sentence: str) -> None:
        """Count a row that was kept but not mapped, and list it while the list is short."""
        self.kept += 1
        self.kept_by_code[code] += 1
        if len(self.kept_rows) < LISTED_REFUSALS:
            self.kept_rows.append(RowNote(row, code, sentence, self.sheet))

    def quarantine(self, row: int, sentence: str) -> None:
        """Count a row that is held back because its marking is unknown."""
        self.quarantined += 1
        self.keep(row, "marking.unknown", sentence)

    @property
    def adds_up(self) -> bool:
        """True where every received row is mapped, kept or refused."""
        return self.mapped + self.kept + self.refused == self.received

    def as_json(self) -> dict[str, object]:
        """Return the account as plain JSON values."""
        return {
            "file": self.file,
            "mapping": self.mapping,
            **{name: getattr(self, name) for name in COUNTS},
            "refusals_by_code": dict(sorted(self.refusals_by_code.items())),
            "refusals": [_note(one) for one in self.refusals],
            "kept_by_code": dict(sorted(self.kept_by_code.items())),
            "kept_rows": [_note(one) for one in self.kept_rows],
            "without_canonical": _by_property(self.without_canonical),
            "kept_columns": dict(sorted(self.kept_columns.items())),
            "notes": dict(sorted(self.notes.items())),
        }


COUNTS: Final = (
    "received",
    "mapped",
    "kept",
    "refused",
    "repeated",
    "joined",
    "split",
    "records",
    "quarantined",
    "formulas",
)


@dataclass(slots=True)
class ImportReport:
    """The accounts of all files of one import.

    Attributes:
        files: one account a file, in the order read.
        not_read: files that lay there and are of no kind that is read, by name.
    """

    files: list[FileTally] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)

    def open_file(self, name: str) -> FileTally:
        """Return a new account for the file of that name."""
        tally = FileTally(file=name)
        self.files.append(tally)
        return tally

    def total(self, count: str) -> int:
        """Return the sum over all files of one of the counts in ``COUNTS``."""
        return sum(int(getattr(tally, count)) for tally in self.files)

    @property
    def adds_up(self) -> bool:
        """True where every file's account adds up."""
        return all(tally.adds_up for tally in self.files)

    def without_canonical(self) -> dict[str, dict[str, int]]:
        """Return the number of statements without a canonical value, by ``Type.property`` and reason."""
        return _by_property(sum((tally.without_canonical for tally in self.files), Counter()))

    def as_json(self) -> dict[str, object]:
        """Return all accounts and their sums as plain JSON values."""
        return {
            **{name: self.total(name) for name in COUNTS},
            "adds_up": self.adds_up,
            "without_canonical": self.without_canonical(),
            "not_read": sorted(self.not_read),
            "files": [tally.as_json() for tally in self.files],
        }


def _note(note: RowNote) -> dict[str, object]:
    said = {"sheet": note.sheet, "row": note.row, "code": note.code, "sentence": note.sentence}
    return {name: value for name, value in said.items() if value is not None}


def _by_property(counted: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (prop, reason), number in sorted(counted.items()):
        found.setdefault(prop, {})[reason] = number
    return found
