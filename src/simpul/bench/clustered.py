# SPDX-License-Identifier: Apache-2.0
"""Files of scored pairs and of entities against a truth that gives every record its true thing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from math import log2
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from simpul.bench.components import best_components, components, grouping, grouping_interval
from simpul.bench.curve import DRAWS, SHIPPED, Outcome, curve, intervals
from simpul.link.weights import shipped_weights

MANY: Final = 300_000
FEW_DRAWS: Final = 40
"""Resamples where there are many pairs: their intervals are narrow."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Which true thing each record is of.

    Attributes:
        query: SELECT that gives columns ``record`` (its id) and ``cluster`` (its true thing).
        path: the file that the query reads as ``$path``.
    """

    query: str
    path: Path


def clusters_of_file(path: Path) -> Truth:
    """Return the truth that a file's own columns ``unique_id`` and ``cluster`` hold."""
    reader = "read_parquet($path)" if path.suffix == ".parquet" else "read_csv($path, all_varchar=true)"
    return Truth(f"SELECT unique_id AS record, cluster FROM {reader}", path)  # noqa: S608  # one of two readers


class Judged:
    """One engine's files beside the truth, in a database of their own."""

    def __init__(self, truth: Truth) -> None:
        """Read the truth."""
        self._con = duckdb.connect(":memory:")
        self._con.execute(
            "CREATE TABLE truth AS SELECT record, dense_rank() OVER (ORDER BY cluster) - 1 AS entity,"  # noqa: S608  # ours
            f" row_number() OVER (ORDER BY record) - 1 AS place FROM ({truth.query})",
            {"path": str(truth.path)},
        )
        self._true = self._column("SELECT entity FROM truth ORDER BY place").astype(np.int64)

    def hits(self, path: Path) -> dict[str, Any]:
        """Return the figures of ``hits.csv``, accepted from the grade *possible* on."""
        return self._figures(f"bits AS score, grade IN {SHIPPED} AS accepted", f"read_csv('{path}')")

    def pairs(self, path: Path) -> dict[str, Any]:
        """Return the figures of a peer's Parquet file of ``bits``, accepted from the probability of our *possible*."""
        sure = shipped_weights().grades["possible"]
        accepted = f"bits >= {log2(sure / (1 - sure))}"
        return self._figures(f"bits AS score, {accepted} AS accepted", f"read_parquet('{path}')")

    def entities(self, path: Path) -> dict[str, Any]:
        """Return the figures of ``entities.csv``, the groups as shipped."""
        found = self._column(
            "SELECT coalesce(e.entity, t.record) FROM truth AS t"  # noqa: S608  # a file of ours
            f" LEFT JOIN read_csv('{path}', all_varchar=true) AS e ON e.id = t.record ORDER BY t.place"
        )
        labels = np.unique(found.astype(str), return_inverse=True)[1]
        return grouping(labels, self._true) | {"interval": grouping_interval(labels, self._true)}

    def _figures(self, columns: str, reader: str) -> dict[str, Any]:
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE pair AS SELECT left_id, right_id, {columns} FROM {reader}"  # noqa: S608
        )
        query = (files("simpul.bench") / "queries" / "paired.sql").read_text(encoding="utf-8")
        rows = self._con.execute(query).fetchnumpy()
        sizes = np.bincount(self._true)
        outcome = Outcome.of_columns(
            [rows["score"], rows["same"], rows["accepted"]], rows["unit"], sizes * (sizes - 1) / 2.0
        )
        many = len(rows["score"]) > MANY
        accepted = rows["accepted"] > 0
        joined = components(len(self._true), rows["l"][accepted], rows["r"][accepted])
        return {
            "pairs": curve(outcome).figures() | {"interval": intervals(outcome, draws=FEW_DRAWS if many else DRAWS)},
            "components": {
                "shipped": grouping(joined, self._true),
                "best": best_components(self._true, rows["l"], rows["r"], rows["score"]),
            },
        }

    def _column(self, sql: str) -> NDArray[Any]:
        return np.asarray([row[0] for row in self._con.execute(sql).fetchall()])
