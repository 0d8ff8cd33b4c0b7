# SPDX-License-Identifier: Apache-2.0
"""An XLSX file is looked over before it is opened: what its members unpack to, and how far its cells reach.

A file of 40 kB can unpack to gigabytes, its directory may lie about that, and two cells in opposite
corners make a sheet of 17 billion. Members are unpacked once in pieces, counted and thrown away.
"""

from __future__ import annotations

import copy
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simpul.formats.limits import KIB, MIB, Limits, SourceTooLarge, UnreadableSource

PIECE: Final = 256 * KIB
MOST_MEMBERS: Final = 5_000
_OVERLAP: Final = 400
"""Bytes carried over between pieces, so that a tag cut in two is still seen."""
_CELL: Final = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<>]{0,200}?\br=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_LETTERS: Final = 26


@dataclass(slots=True)
class _Reach:
    """How far a sheet's cells reach, and how many formulas it has."""

    first_row: int = 1 << 30
    last_row: int = 0
    first_column: int = 1 << 30
    last_column: int = 0
    formulas: int = 0

    def take(self, piece: bytes) -> None:
        """Look through a piece of the sheet's XML."""
        for letters, digits in set(_CELL.findall(piece)):
            row = int(digits)
            self.first_row, self.last_row = min(self.first_row, row), max(self.last_row, row)
            if letters:
                column = _column_number(letters)
                self.first_column, self.last_column = min(self.first_column, column), max(self.last_column, column)

    @property
    def cells(self) -> int:
        """Cells of the smallest rectangle around all content."""
        if not self.last_row:
            return 0
        width = self.last_column - self.first_column + 1 if self.last_column else 1
        return (self.last_row - self.first_row + 1) * width


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def check_workbook(path: Path, limits: Limits) -> int:
    """Return how many formula cells an XLSX file has, having made sure that it may be opened.

    Raises:
        UnreadableSource: it is no ZIP archive, is encrypted or damaged, or its directory lies.
        SourceTooLarge: it unpacks to more than the limits allow, or its cells reach too far.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_directory(path, members, limits)
            return sum(_check_member(archive, member, path, limits) for member in members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        message = f"The file {path.name} is no sound XLSX file ({error}); is it encrypted, or of another kind?"
        raise UnreadableSource(message) from error
    except OSError as error:
        message = f"The file {path.name} cannot be read ({error.strerror}); check that it exists and may be read."
        raise UnreadableSource(message) from error


def _check_directory(path: Path, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) != len(names):
        message = f"The file {path.name} has {len(members)} members or the same member twice; no workbook has that."
        raise SourceTooLarge(message)
    if sum(member.file_size for member in members) > limits.unpacked:
        message = f"The file {path.name} unpacks to more than {limits.unpacked // MIB} MiB; part it into several files."
        raise SourceTooLarge(message)
    for member in members:
        packed = max(member.compress_size, 1)
        if member.file_size > limits.member or (member.file_size > MIB and member.file_size / packed > limits.ratio):
            message = (
                f"The file {path.name} unpacks suspiciously far: {member.filename} to {member.file_size} bytes "
                f"from {member.compress_size}; at most {limits.member // MIB} MiB and {limits.ratio} times are allowed."
            )
            raise SourceTooLarge(message)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, limits: Limits) -> int:
    """Unpack a member in pieces and count, since its directory entry may lie; return its formulas."""
    honest = copy.copy(member)
    honest.file_size = limits.member + 1
    is_sheet = _SHEET.fullmatch(member.filename) is not None
    reach, size, carried = _Reach(), 0, b""
    with archive.open(honest) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > member.file_size:
                message = f"In the file {path.name}, {member.filename} is larger than the file's directory says."
                raise UnreadableSource(message)
            if is_sheet:
                reach.take(carried + piece)
                reach.formulas += len(_FORMULA.findall(carried[-1:] + piece))
                carried = piece[-_OVERLAP:]
    if reach.cells > limits.cells:
        message = f"In the file {path.name}, the cells of {member.filename} lie too far apart; delete stray cells."
        raise SourceTooLarge(message)
    return reach.formulas
