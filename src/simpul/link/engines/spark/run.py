# SPDX-License-Identifier: Apache-2.0
"""One run of linking on Spark: records go out as Parquet, findings come home the same way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simpul.link.engines.spark.session import open_session
from simpul.link.engines.spark.tables import SparkTables
from simpul.link.run import Found, Options, find
from simpul.link.spellings import Spellings
from simpul.link.tables import Tables


def find_on_spark(tables: Tables, options: Options, *, folder: Path) -> Found:
    """Link the records of a run's tables on Spark; the tables then hold what ``find`` would have left there.

    Args:
        tables: the run, after its sources were read.
        options: how to link; ``threads`` and ``memory`` are Spark's.
        folder: empty, for what the run writes; on a cluster every worker sees it under this path. What the
            tables hold afterwards lies there, so it must outlive them.

    Raises:
        SparkDoesNotStart: Spark, or Java, did not come up.
    """
    session = open_session(folder, threads=options.threads, memory=options.memory)
    try:
        away = SparkTables.of(tables, session, folder)
        found = find(away, options)
        away.bring_home(tables)
    finally:
        session.stop()
    compared = replace(found.matched.compared, forms=Spellings(tables))
    return replace(found, matched=replace(found.matched, compared=compared))
