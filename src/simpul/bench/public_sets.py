# SPDX-License-Identifier: Apache-2.0
"""Public sets with known duplicates: historical figures, febrl4 and 1,000 fake people.

The files lie beside the repository. Historical figures and fake_1000 are Splink's own test data; febrl4 is the
fourth set of the Freely Extensible Biomedical Record Linkage project, in two files to be linked.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb

from simpul.bench.clustered import Judged, Truth, clusters_of_file
from simpul.bench.cold import in_turn, link_command
from simpul.bench.invented_people import beside_splink

HISTORICAL: Final = "historical_figures_with_errors_50k.parquet"
FEBRL4: Final = ("dataset4a.csv", "dataset4b.csv")
FAKE: Final = "fake_1000.csv"
FEW: Final = 2_000
"""Records of the historical figures in a small run, whole people only."""

FEBRL_TRUTH: Final = (
    "SELECT trim(rec_id) AS record, split_part(trim(rec_id), '-', 2) AS cluster"
    " FROM read_csv($path, all_varchar = true)"
)
"""A febrl record's id holds the number of its person: ``rec-1070-org`` and ``rec-1070-dup-0`` are one."""


def bench_historical(data: Path, *, runs: int, small: bool = False) -> dict[str, Any]:
    """Return seconds, pair and group F1 on the historical figures, beside Splink."""
    with TemporaryDirectory() as name:
        source = Path(name) / "figures.parquet"
        _copy_people(data / HISTORICAL, source, most=FEW if small else None)
        return beside_splink(source, "historical.py", runs=runs, folder=Path(name))


def bench_febrl(data: Path, *, runs: int, small: bool = False) -> dict[str, Any]:
    """Return the figures of febrl4, two files linked, and of fake_1000, linked within; in a small run of this alone."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if small:
            return {"fake_1000": _fake(data / FAKE, folder, runs)}
        sources = [folder / path for path in FEBRL4]
        for source in sources:
            copyfile(data / source.name, source)
        took = in_turn({"simpul": link_command(sources, folder / "febrl4", within=False)}, runs=runs)["simpul"]
        return {
            "febrl4": took | Judged(_febrl_truth(folder)).hits(folder / "febrl4" / "hits.csv"),
            "fake_1000": _fake(data / FAKE, folder, runs),
        }


def _febrl_truth(folder: Path) -> Truth:
    return Truth(FEBRL_TRUTH, folder / "dataset4[ab].csv")


def _fake(source: Path, folder: Path, runs: int) -> dict[str, Any]:
    given = folder / FAKE
    copyfile(source, given)
    took = in_turn({"simpul": link_command([given], folder / "fake", within=True)}, runs=runs)["simpul"]
    judged = Judged(clusters_of_file(given))
    return (
        took
        | judged.hits(folder / "fake" / "hits.csv")
        | {"entities": judged.entities(folder / "fake" / "entities.csv")}
    )


def _copy_people(source: Path, out: Path, *, most: int | None) -> None:
    """Write the people, or the first by their number in the truth, their postcodes under a plain name."""
    enough = f"WHERE so_far <= {most}" if most is not None else ""
    duckdb.connect(":memory:").execute(
        "COPY (SELECT * EXCLUDE so_far RENAME (postcode_fake AS postcode)"  # noqa: S608  # a number and a path of ours
        " FROM (SELECT *, count(*) OVER (ORDER BY cluster) AS so_far FROM read_parquet(?))"
        f" {enough}) TO '{out}' (FORMAT parquet)",
        [str(source)],
    )
