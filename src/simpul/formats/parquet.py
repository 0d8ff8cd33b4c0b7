# SPDX-License-Identifier: Apache-2.0
"""Parquet files, read through DuckDB in batches.

Trust: the database is a fresh one in memory that may open this one file and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import duckdb

from simpul.formats.cell_text import cell_text
from simpul.formats.limits import DEFAULT_LIMITS, Limits, UnreadableSource
from simpul.formats.lines import damage
from simpul.formats.table import Row

BATCH: Final = 2_048


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A Parquet file as one sheet without a name; its first row is the names of its columns."""

    path: Path
    limits: Limits = DEFAULT_LIMITS

    @property
    def name(self) -> str | None:
        """None: a Parquet file has no sheets."""
        return None

    def rows(self) -> Iterator[Row]:
        """Yield the column names as row 1, then all rows.

        Raises:
            UnreadableSource: the file is no Parquet file, or damaged.
        """
        try:
            yield from self._rows()
        except duckdb.Error as error:
            message = f"The file {self.path.name} cannot be read as Parquet; write it anew. ({_first_line(error)})"
            raise UnreadableSource(message) from error

    def _rows(self) -> Iterator[Row]:
        query = (files("simpul.formats") / "queries" / "parquet_rows.sql").read_text(encoding="utf-8")
        with closed_database(self.path, self.limits) as connection:
            result = connection.execute(query, {"path": literal_path(self.path)})
            yield Row(1, tuple(str(column[0]) for column in result.description or ()))
            number = 1
            while batch := result.fetchmany(BATCH):
                for values in batch:
                    number += 1
                    yield _row(number, tuple(cell_text(value) for value in values))


def _row(number: int, cells: tuple[str, ...]) -> Row:
    trouble = next((found for cell in cells if (found := damage(cell))), None)
    return Row(number, (), trouble) if trouble else Row(number, cells)


def closed_database(path: Path, limits: Limits) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that can open the file at ``path`` and nothing else, whatever it is asked."""
    connection = duckdb.connect(":memory:", config={"memory_limit": limits.database_memory, "threads": 1})
    allowed = {"path": str(path.resolve()), "literal": literal_path(path)}
    connection.execute("SET allowed_paths = [$path, $literal]", allowed)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def literal_path(path: Path) -> str:
    """Return a path in which no sign stands for other files."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path.resolve()))


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0] if str(error) else "no reason given"
