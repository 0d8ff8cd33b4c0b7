# SPDX-License-Identifier: Apache-2.0
"""An index of many records at once: written in the order of its keys, beside its place, and moved in when whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from simpul.link.online.change import cap_of, counted_from, totals_of
from simpul.link.online.facts import Facts, Said, facts_of
from simpul.link.online.key import CANDIDATE_KEYS, NARROWED, Family, country_number, narrow_keys
from simpul.link.online.keys import keys_of, word_key, words_of_name
from simpul.link.online.piles import PILES, Piles
from simpul.link.online.store import IndexBusy, Store, create_store
from simpul.link.tables import Tables, open_tables
from simpul.link.weights import Weights, shipped_weights
from simpul.model.errors import SimpulError
from simpul.model.ids import StatementId, record_id
from simpul.model.record import Record

RECORDS_AT_ONCE: Final = 50_000
_ROWS_AT_ONCE: Final = 1 << 16
_FAMILY_MASK: Final = 15


class RepeatedRecord(SimpulError):
    """Two records of one id were to go into a new index."""

    code = "link.repeated-record"


@dataclass(frozen=True, slots=True)
class Built:
    """What a new index holds."""

    records: int
    keys: int
    bytes: int


def build_index(
    records: Iterable[Record],
    path: Path,
    *,
    weights: Weights | None = None,
    audience: str | None = None,
) -> Built:
    """Make an index of records at a path, in place of whatever is there; see ``build_from_tables``."""
    with open_tables() as tables:
        tables.add_records(records)
        return build_from_tables(tables, path, weights=weights, audience=audience)


def build_from_tables(
    tables: Tables,
    path: Path,
    *,
    weights: Weights | None = None,
    audience: str | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Built:
    """Make an index of the records of a run's tables, whose unknown days are set aside by this.

    Args:
        tables: filled with what the index's audience may see; nothing of them was linked yet.
        path: the file to make; until it is whole it is written beside, under ``.unfinished``.
        weights: whose caps hold; the shipped weights unless said.
        audience: the agency it is made for; None = whoever holds the sources.
        progress: told of each stage.

    Raises:
        RepeatedRecord: two records have one id.
        IndexBusy: the disk is full or the folder is closed; nothing is left there.
    """
    chosen = weights or shipped_weights()
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            store = create_store(unfinished, chosen, audience=audience)
            try:
                keys = _Building(tables, store, chosen, Path(folder)).all(progress or (lambda _stage, _share: None))
            finally:
                store.close()
        _settle(unfinished)
        os.replace(unfinished, path)  # noqa: PTH105  # one step, no half file
        return Built(tables.records, keys, path.stat().st_size)
    except (OSError, sqlite3.OperationalError) as error:
        message = f"The index {path} cannot be written ({error}); choose another folder or make room."
        raise IndexBusy(message) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Bring a finished file to disk, ready for readers beside a writer."""
    con = sqlite3.connect(path)
    con.execute("PRAGMA journal_mode = WAL")
    con.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


@dataclass
class _Gathered:
    """The rows of one batch of records."""

    holder: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    words: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    values: list[int] = field(default_factory=list)
    years: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    countries: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    groups: list[int] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    things: list[tuple[int, int, int, str, str]] = field(default_factory=list)


class _Beside:
    """Numbers beside records: years of birth, countries."""

    def __init__(self) -> None:
        self._parts: list[tuple[np.ndarray, np.ndarray]] = []
        self._nos = self._numbers = np.empty(0, dtype=np.int64)

    def add(self, rows: tuple[list[int], list[int]]) -> None:
        self._parts.append((np.array(rows[0], dtype=np.int32), np.array(rows[1], dtype=np.int32)))

    def settle(self) -> None:
        """Make one sorted table of all."""
        if self._parts:
            self._nos, self._numbers = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        self._parts.clear()

    def of(self, keys: np.ndarray, nos: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the narrow keys of holders, and the holders, once for each number beside them."""
        first = np.searchsorted(self._nos, nos, side="left")
        count = np.searchsorted(self._nos, nos, side="right") - first
        at = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count) + np.arange(count.sum())
        return narrow_keys(np.repeat(keys, count), self._numbers[at].astype(np.int64)), np.repeat(nos, count)


class _Building:
    """One index under way."""

    def __init__(self, tables: Tables, store: Store, weights: Weights, folder: Path) -> None:
        self._tables, self._store, self._weights = tables, store, weights
        self._holder, self._narrow = Piles(folder, "holder"), Piles(folder, "narrow")
        self._words, self._values = Piles(folder, "words"), Piles(folder, "values")
        self._years, self._countries = _Beside(), _Beside()
        self._groups: dict[tuple[str, str], int] = {}
        self._group = np.full(tables.records, -1, dtype=np.int32)
        self._named = np.zeros(tables.records, dtype=bool)
        self._twinned = np.zeros(tables.records, dtype=bool)
        self._totals = dict.fromkeys(("records", "names", "dated", "located", "placed", "related"), 0)
        self._keys = 0

    def all(self, progress: Callable[[str, float], None]) -> int:
        """Fill the store and return how many keys are held."""
        self._tables.run("placeholders")
        self._execute("BEGIN")
        rows = self._tables.con.execute(_query("index_placeholders")).fetchall()
        self._insert("INSERT INTO placeholder VALUES (?, ?, ?, ?)", rows)
        progress("features", 0.0)
        for first in range(0, self._tables.records, RECORDS_AT_ONCE):
            self._take(first)
            progress("features", first / self._tables.records)
        progress("write", 0.0)
        self._years.settle()
        self._countries.settle()
        for number in range(PILES):
            self._write_pile(number)
        for keys, nos in self._narrow:
            fresh = np.ones(len(keys), dtype=bool)
            fresh[1:] = (keys[1:] != keys[:-1]) | (nos[1:] != nos[:-1])
            self._insert_columns("INSERT INTO narrow VALUES (?, ?)", keys[fresh], nos[fresh])
        self._write_counts()
        self._execute("COMMIT")
        return self._keys

    def _take(self, first: int) -> None:
        gathered = _Gathered()
        for no, facts in _facts_of_range(self._tables, first):
            self._gather(gathered, no, facts)
        self._insert("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", gathered.things)
        self._holder.add(*_columns(gathered.holder))
        self._words.add(*_columns(gathered.words))
        self._values.add(*_columns((gathered.values, [0] * len(gathered.values))))
        self._years.add(gathered.years)
        self._countries.add(gathered.countries)
        last = first + len(gathered.groups)
        self._group[first:last], self._named[first:last] = gathered.groups, gathered.named

    def _gather(self, gathered: _Gathered, no: int, facts: Facts) -> None:
        keys = keys_of(facts)
        gathered.things.append(self._store.thing_row(no, facts))
        held = list(keys.held())
        gathered.holder[0].extend(held)
        gathered.holder[1].extend([no] * len(held))
        for name, key in zip(facts.names, keys.names, strict=True):
            words = words_of_name(name.spelling, organisation=facts.organisation)
            gathered.words[0].extend(map(word_key, words))
            gathered.words[1].extend([key] * len(words))
        gathered.values.extend(keys.values)
        for rows, numbers in (
            (gathered.years, facts.years),
            (gathered.countries, map(country_number, facts.countries)),
        ):
            for number in numbers:
                rows[0].append(no)
                rows[1].append(number)
        where = (facts.shape, facts.agency) if facts.shape is not None else None
        gathered.groups.append(-1 if where is None else self._groups.setdefault(where, len(self._groups)))
        gathered.named.append(bool(keys.twins))
        for counted in totals_of(facts):
            self._totals[counted] += 1

    def _write_pile(self, number: int) -> None:
        keys, nos = self._holder.take(number)
        self._keys += len(keys)
        self._insert_columns("INSERT INTO holder VALUES (?, ?)", keys, nos)
        distinct, count = np.unique(keys, return_counts=True)
        family = distinct & _FAMILY_MASK
        _check_ids(count[family == Family.RECORD])
        self._totals["names"] += int((family == Family.NAME).sum())
        self._note_twins(keys, nos, np.repeat(count, count))
        counted = np.isin(family, [*CANDIDATE_KEYS, Family.IDENTIFIER]) & (count >= counted_from(self._weights))
        full = self._full(family, count)
        self._narrow_full(keys, nos, np.repeat(full, count))
        values, times = np.unique(self._values.take(number)[0], return_counts=True)
        words, names = self._words.take(number)
        fresh = np.ones(len(words), dtype=bool)
        fresh[1:] = (words[1:] != words[:-1]) | (names[1:] != names[:-1])
        word, bearers = np.unique(words[fresh], return_counts=True)
        tallies = np.concatenate((distinct[counted], values, word))
        holders = np.concatenate((count[counted], times, bearers))
        narrowed = np.concatenate((full[counted], np.zeros(len(values) + len(word), dtype=bool)))
        order = np.argsort(tallies)
        self._insert_columns(
            "INSERT INTO tally VALUES (?, ?, ?)", tallies[order], holders[order], narrowed[order].astype(np.int64)
        )

    def _full(self, family: np.ndarray, count: np.ndarray) -> np.ndarray:
        full = np.zeros(len(count), dtype=bool)
        for one in NARROWED:
            full |= (family == one) & (count >= cap_of(one, self._weights))
        return full

    def _note_twins(self, keys: np.ndarray, nos: np.ndarray, count: np.ndarray) -> None:
        self._twinned[nos[((keys & _FAMILY_MASK) == Family.TWIN) & (count > 1)]] = True

    def _narrow_full(self, keys: np.ndarray, nos: np.ndarray, full: np.ndarray) -> None:
        if not full.any():
            return
        keys, nos = keys[full], nos[full]
        self._narrow.add(*self._years.of(keys, nos))
        pairs = (keys & _FAMILY_MASK) != Family.TOKEN
        self._narrow.add(*self._countries.of(keys[pairs], nos[pairs]))

    def _write_counts(self) -> None:
        rows = []
        for (shape, agency), group in self._groups.items():
            there = self._group == group
            rows.append(
                (shape, agency, int(there.sum()), int((there & self._named).sum()), int((there & self._twinned).sum()))
            )
        self._insert("INSERT INTO census VALUES (?, ?, ?, ?, ?)", sorted(rows))
        self._insert("INSERT INTO total VALUES (?, ?)", self._totals.items())

    def _execute(self, sql: str) -> None:
        self._store.con.execute(sql)

    def _insert(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._store.con.executemany(sql, rows)

    def _insert_columns(self, sql: str, *columns: np.ndarray) -> None:
        for first in range(0, len(columns[0]), _ROWS_AT_ONCE):
            part = (column[first : first + _ROWS_AT_ONCE].tolist() for column in columns)
            self._store.con.executemany(sql, zip(*part, strict=True))


def _check_ids(holders: np.ndarray) -> None:
    if len(holders) and holders.max() > 1:
        message = f"{int((holders > 1).sum())} ids are borne by more than one record; give each record once."
        raise RepeatedRecord(message)


def _columns(rows: tuple[list[int], list[int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array(rows[0], dtype=np.int64), np.array(rows[1], dtype=np.int64)


def _facts_of_range(tables: Tables, first: int) -> Iterator[tuple[int, Facts]]:
    """Yield number and facts of the records of a range, in order."""
    bounds = {"first": first, "last": first + RECORDS_AT_ONCE}
    records = tables.con.execute(_query("index_records"), bounds).fetchall()
    rows = tables.con.execute(_query("index_statements"), bounds).fetchall()
    said = {no: list(of) for no, of in groupby(rows, key=itemgetter(0))}
    for no, agency, local_id, type_name in records:
        statements = [
            Said(prop, value, original, sid and StatementId(sid)) for _, prop, value, original, sid in said.get(no, ())
        ]
        yield no, facts_of(record_id(agency, local_id), agency, type_name, statements)


@cache
def _query(name: str) -> str:
    return (files("simpul.link.online") / "queries" / f"{name}.sql").read_text(encoding="utf-8")
