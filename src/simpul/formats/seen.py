# SPDX-License-Identifier: Apache-2.0
"""Which records have come before, within fixed memory: beyond a number of them on disk."""

from __future__ import annotations

import hashlib
import sqlite3
from enum import Enum
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self

from simpul.model.canonical import canonical_json
from simpul.model.marking import Marking, marking_fields
from simpul.model.record import Record

IN_MEMORY: Final = 200_000
"""Records remembered in memory (some 40 MB) before the disk is used."""


class Before(Enum):
    """What is known of a record's id."""

    NEW = "new"
    REPEATED = "repeated"
    """It came before with exactly the same content."""
    CONTRADICTS = "contradicts"
    """It came before with other content."""


class SeenRecords:
    """Remembers ids with a digest of their content; use it in a ``with`` block.

    Two different records share a digest by chance once in 2^64 pairs; then one is counted as repeated.
    """

    def __init__(self, *, in_memory: int = IN_MEMORY) -> None:
        """Remember that many records before going to disk."""
        self._limit = in_memory
        self._recent: dict[bytes, bytes] = {}
        self._folder: TemporaryDirectory[str] | None = None
        self._disk: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Forget everything and remove what was on disk."""
        if self._disk is not None:
            self._disk.close()
        if self._folder is not None:
            self._folder.cleanup()

    def meet(self, record: Record) -> Before:
        """Return whether the record's id is new, and remember it."""
        key, content = _digest(record.id), content_digest(record)
        known = self._recent.get(key) or self._on_disk(key)
        if known is not None:
            return Before.REPEATED if known == content else Before.CONTRADICTS
        self._recent[key] = content
        if len(self._recent) > self._limit:
            self._spill()
        return Before.NEW

    def _on_disk(self, key: bytes) -> bytes | None:
        if self._disk is None:
            return None
        found = self._disk.execute("SELECT content FROM seen WHERE id = ?", (key,)).fetchone()
        return bytes(found[0]) if found else None

    def _spill(self) -> None:
        if self._disk is None:
            self._folder = TemporaryDirectory(prefix="simpul-seen-")
            self._disk = sqlite3.connect(Path(self._folder.name) / "seen.sqlite", isolation_level=None)
            self._disk.execute("PRAGMA journal_mode = OFF")
            self._disk.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID")
        self._disk.execute("BEGIN")
        self._disk.executemany("INSERT INTO seen VALUES (?, ?)", sorted(self._recent.items()))
        self._disk.execute("COMMIT")
        self._recent.clear()


def content_digest(record: Record) -> bytes:
    """Return 64 bits over what a record says, wherever it came from: type, marking, statements, kept columns."""
    said = sorted(str(statement.id) for statement in record.statements)
    return _digest(repr((record.type, _marking_text(record.marking), said, sorted(record.kept.items()))))


@lru_cache(maxsize=1024)
def _marking_text(marking: Marking) -> str:
    return canonical_json(marking_fields(marking)).decode()


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
