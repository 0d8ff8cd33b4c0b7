# SPDX-License-Identifier: Apache-2.0
"""How much of a source is taken into memory at once; a hostile file meets these first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simpul.model.errors import SimpulError

KIB: Final = 1024
MIB: Final = 1024 * KIB


class SourceTooLarge(SimpulError):
    """A file would need more memory than is allowed: a zip bomb, or a sheet far beyond what people write."""

    code = "formats.source-too-large"


class UnreadableSource(SimpulError):
    """A file cannot be opened, or is not what its name says."""

    code = "formats.unreadable-source"


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of one import.

    Attributes:
        line: characters of one line of text or JSON; a longer one is refused and reading goes on.
        quoted_lines: lines that one quoted cell of a CSV file may span.
        member: bytes of one unpacked member of an XLSX file.
        unpacked: bytes of all unpacked members of an XLSX file.
        ratio: unpacked size over packed size of a member larger than 1 MiB.
        cells: cells of the smallest rectangle around a sheet's content.
        nesting: depth of lists and objects in a line of JSON.
        database_memory: what DuckDB may use to read a Parquet file, in its own notation.
    """

    line: int = MIB
    quoted_lines: int = 500
    member: int = 100 * MIB
    unpacked: int = 400 * MIB
    ratio: int = 300
    cells: int = 20_000_000
    nesting: int = 32
    database_memory: str = "512MB"


DEFAULT_LIMITS: Final = Limits()
