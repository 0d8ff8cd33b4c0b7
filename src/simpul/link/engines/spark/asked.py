# SPDX-License-Identifier: Apache-2.0
"""Functions that Spark lacks or does otherwise: its Python workers ask DuckDB, column by column.

What a letter without its accent is, is a matter of tables of Unicode; asked of the same program, the
answer is the same on both engines.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, cast

import duckdb
import pyarrow as pa
from pyspark.sql.functions import arrow_udf

FUNCTIONS: Final = ("strip_accents", "lower")
"""Functions of one text that give one."""


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Return this worker's database."""
    return duckdb.connect(config={"threads": 1})


def asked(function: str, texts: Any) -> Any:  # noqa: ANN401  # arrays of an extra's package
    """Return what DuckDB's function gives for each of an array's texts, in order."""
    given = pa.table({"place": pa.array(range(len(texts))), "text": texts})
    con = _database()
    con.register("given", given)
    found = con.sql(f"SELECT {function}(text) AS found FROM given ORDER BY place").to_arrow_table()  # noqa: S608  # one of FUNCTIONS
    return cast("Any", found).column("found").combine_chunks()


def register_functions(session: Any) -> None:  # noqa: ANN401  # a session of an extra's package
    """Let a session's statements call the functions, each as ``duckdb_`` and its name."""
    for name in FUNCTIONS:
        session.udf.register(f"duckdb_{name}", arrow_udf(_asking(name), "string"))


def _asking(name: str) -> Any:  # noqa: ANN401  # a function of an extra's types
    def ask(texts: pa.Array) -> pa.Array:
        return asked(name, texts)

    return ask
