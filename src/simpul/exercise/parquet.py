# SPDX-License-Identifier: Apache-2.0
"""The one sheet that arrives as Parquet, written by DuckDB from a draft on disk."""

from __future__ import annotations

from pathlib import Path


def write_parquet(draft: Path, target: Path) -> None:
    """Write ``target`` from a CSV draft with headers, every column text, rows in the draft's order.

    Raises:
        OSError: a file could not be read or written; the engine's own error says so as any other failed write does.
    """
    import duckdb  # noqa: PLC0415  # a database engine only where this one format needs it

    try:
        with duckdb.connect(config={"threads": "1", "memory_limit": "400MB"}) as connection:
            connection.execute(
                "COPY (SELECT * FROM read_csv($draft, header = true, all_varchar = true, quote = '\"'))"
                " TO $target (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20000)",
                {"draft": str(draft), "target": str(target)},
            )
    except duckdb.IOException as failed:
        raise OSError(str(failed)) from failed
