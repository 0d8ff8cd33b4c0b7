# SPDX-License-Identifier: Apache-2.0
"""The index at rest: one SQLite file with records, holders of keys, and counts.

Trust: whoever can write the file can make a look-up answer anything; whoever can read it reads every statement in
it. It is as sensitive as the sources it was made from.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from simpul.link.online.facts import Facts, Said, facts_of
from simpul.link.online.key import Key
from simpul.link.weights import Weights
from simpul.model.errors import SimpulError
from simpul.model.ids import RecordId, StatementId, record_id
from simpul.normalise.value import NORMALISER_VERSION

FORMAT: Final = "simpul.index"
VERSION: Final = 1
CAPS: Final = ("bucket", "whole_bucket", "identifier_bucket")
WAIT_SECONDS: Final = 30.0
_CACHE_KB: Final = 65_536
_MAPPED_BYTES: Final = 1 << 34
_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class NoIndex(SimpulError):
    """The file named is not there, cannot be read, or is no index."""

    code = "link.no-index"


class OtherIndexVersion(SimpulError):
    """An index was made by another version of the normaliser, of the keys or of the weights' caps."""

    code = "link.other-index-version"


class IndexBusy(SimpulError):
    """Another process writes to the index and did not finish in time, or the disk is full; nothing was changed."""

    code = "link.index-not-written"


class IndexBroken(SimpulError):
    """The index file is damaged."""

    code = "link.index-broken"


@dataclass(frozen=True, slots=True)
class Size:
    """Records of one shape and agency.

    Attributes:
        named: those with a firm name.
        twinned: those of them that share a firm name and birth date, or none, with another.
    """

    records: int = 0
    named: int = 0
    twinned: int = 0


@dataclass
class Store:
    """An open index. Reading one consistent state needs a block of ``reading``."""

    con: sqlite3.Connection
    audience: str | None
    _labels: dict[int, str] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one state, whatever a writer does meanwhile."""
        self.con.execute("BEGIN")
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _broken() from error
        finally:
            self.con.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all of the block or nothing of it."""
        try:
            self.con.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise _busy(error) from error
        try:
            yield
            self.con.execute("COMMIT")
        except BaseException as error:
            if self.con.in_transaction:
                self.con.execute("ROLLBACK")
            self._labels.clear()
            self._numbers.clear()
            if isinstance(error, sqlite3.OperationalError):
                raise _busy(error) from error
            raise

    def numbers(self, sql: str, parameters: Iterable[object] = ()) -> list[int]:
        """Return the first column of a query."""
        return [row[0] for row in self.con.execute(sql, tuple(parameters))]

    def holders(self, key: Key, *, most: int = -1) -> list[int]:
        """Return the records that hold a key, not more than ``most`` of them (-1 = all)."""
        return self.numbers("SELECT no FROM holder WHERE key = ? LIMIT ?", (key, most))

    def narrow_holders(self, key: Key, *, most: int = -1) -> list[int]:
        """Return the records that hold a full bucket's key together with something else."""
        return self.numbers("SELECT no FROM narrow WHERE key = ? LIMIT ?", (key, most))

    def tally(self, key: Key) -> int | None:
        """Return in how many records a key occurs; None where that is not counted apart from its holders."""
        found = self.con.execute("SELECT holders FROM tally WHERE key = ?", (key,)).fetchone()
        return int(found[0]) if found else None

    @property
    def set_aside(self) -> dict[tuple[str, str, str], str]:
        """The days that stand for an unknown one: agency, property and day to what is kept of it."""
        rows = self.con.execute("SELECT agency, prop, day, kept FROM placeholder")
        return {(agency, prop, day): kept for agency, prop, day, kept in rows}

    def total(self, name: str) -> int:
        """Return a total: ``records``, ``names``, ``dated``, ``located``, ``placed`` or ``related``."""
        found = self.con.execute("SELECT count FROM total WHERE name = ?", (name,)).fetchone()
        return int(found[0]) if found else 0

    def census(self) -> dict[tuple[str, str], Size]:
        """Return the records of each shape and agency."""
        rows = self.con.execute("SELECT shape, agency, records, named, twinned FROM census")
        return {(shape, agency): Size(*counts) for shape, agency, *counts in rows}

    def facts(self, no: int) -> Facts:
        """Return what linking reads from a record."""
        row = self.con.execute("SELECT agency, type, id, said FROM thing WHERE no = ?", (no,)).fetchone()
        agency, type_name = self.label(row[0]), self.label(row[1])
        return facts_of(record_id(agency, row[2]), agency, type_name, self._said(row[3]))

    def find(self, key: Key, rid: RecordId) -> int | None:
        """Return the number of the record of that id."""
        return next((no for no in self.holders(key) if self.facts(no).id == rid), None)

    def label(self, number: int) -> str:
        """Return a numbered text."""
        if number not in self._labels:
            row = self.con.execute("SELECT text FROM label WHERE number = ?", (number,)).fetchone()
            self._labels[number] = row[0]
        return self._labels[number]

    def number_of(self, text: str) -> int:
        """Return a text's number, a new one where it has none; only while writing."""
        if text not in self._numbers:
            self.con.execute("INSERT OR IGNORE INTO label (text) VALUES (?)", (text,))
            row = self.con.execute("SELECT number FROM label WHERE text = ?", (text,)).fetchone()
            self._numbers[text] = row[0]
        return self._numbers[text]

    def thing_row(self, no: int, facts: Facts) -> tuple[int, int, int, str, str]:
        """Return a record's row of ``thing``; only while writing."""
        said = [
            [self.number_of(s.prop), s.value, 0 if s.original == s.value else s.original, s.sid or 0]
            for s in facts.said
        ]
        return no, self.number_of(facts.agency), self.number_of(facts.type), facts.local_id, _COMPACT.encode(said)

    def _said(self, text: str) -> list[Said]:
        return [
            Said(self.label(prop), value, original or value, StatementId(sid) if sid else None)
            for prop, value, original, sid in json.loads(text)
        ]

    def close(self) -> None:
        """Close the file."""
        self.con.close()


def create_store(path: Path, weights: Weights, *, audience: str | None) -> Store:
    """Return a new, empty store at a path that is not yet in use; it takes rows fast and is not crash-safe yet."""
    con = sqlite3.connect(path, isolation_level=None)
    con.execute("PRAGMA page_size = 8192")
    con.execute("PRAGMA journal_mode = OFF")
    con.execute("PRAGMA synchronous = OFF")
    con.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    con.executescript((files("simpul.link.online") / "queries" / "index_tables.sql").read_text(encoding="utf-8"))
    con.executemany("INSERT INTO meta VALUES (?, ?)", [*_stamp(weights).items(), ("audience", audience or "")])
    return Store(con, audience)


def open_store(path: Path, weights: Weights, *, writing: bool = False) -> Store:
    """Open an index, for look-ups only unless ``writing``.

    Raises:
        NoIndex: the file is missing or is no index.
        OtherIndexVersion: it was made under other rules.
    """
    if not path.is_file():
        message = f"There is no index {path}; make it with: simpul index SOURCE… --to {path}"
        raise NoIndex(message)
    mode = "rw" if writing else "ro"
    con = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=WAIT_SECONDS
    )
    try:
        stamp = dict(con.execute("SELECT name, value FROM meta").fetchall())
        con.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        con.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        if writing:
            con.execute("PRAGMA synchronous = FULL")
    except sqlite3.DatabaseError as error:
        con.close()
        message = f"{path.name} is no index of records, or cannot be read ({error}); make it anew with simpul index."
        raise NoIndex(message) from error
    audience = stamp.pop("audience", "")
    if stamp != _stamp(weights):
        con.close()
        raise _other_version(path, stamp, weights)
    return Store(con, audience or None)


def _stamp(weights: Weights) -> dict[str, str]:
    """Return what an index must agree with: its format, the rules of values and keys, weights and caps."""
    caps = {name: str(int(weights.candidates[name])) for name in CAPS}
    return {"format": f"{FORMAT} {VERSION}", "normaliser": NORMALISER_VERSION, "weights": str(weights.version), **caps}


def _other_version(path: Path, stamp: Mapping[str, Any], weights: Weights) -> OtherIndexVersion:
    differs = [f"{name} {stamp.get(name, 'unknown')}, not {said}" for name, said in _stamp(weights).items()]
    differs = [
        text for text, (name, said) in zip(differs, _stamp(weights).items(), strict=True) if stamp.get(name) != said
    ]
    message = (
        f"The index {path.name} was made under other rules ({'; '.join(differs)}); make it anew with simpul index."
    )
    return OtherIndexVersion(message)


def _busy(error: sqlite3.Error) -> IndexBusy:
    message = f"The index was not changed ({error}); try again when nobody else writes to it and the disk has room."
    return IndexBusy(message)


def _broken() -> IndexBroken:
    message = "The index file is damaged; make it anew with simpul index."
    return IndexBroken(message)


__all__ = ["IndexBroken", "IndexBusy", "NoIndex", "OtherIndexVersion", "Size", "Store", "create_store", "open_store"]
