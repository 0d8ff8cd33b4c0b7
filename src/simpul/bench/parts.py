# SPDX-License-Identifier: Apache-2.0
"""The parts of the measurement of linking, each at its whole and at its small size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from simpul.bench.ablation import SMALL, WHOLE, bench_ablation
from simpul.bench.desk_sets import bench_desk
from simpul.bench.invented_people import bench_growth, bench_people
from simpul.bench.lists import bench_lists
from simpul.bench.lookup import bench_lookup
from simpul.bench.operation import bench_operation
from simpul.bench.public_sets import bench_febrl, bench_historical
from simpul.bench.reliability import bench_reliability
from simpul.model.errors import SimpulError

DRAWS: Final = ("hard-1", "hard-2", "hard-3")
PEOPLE: Final = (50_000, 100_000, 1_000_000)
SMALL_SCALE: Final = 0.1
"""Of the people of an invented operation."""
SMALL_INDEX: Final = 3_000
GROWTH: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)


class NoBenchData(SimpulError):
    """The data to measure with is not where it was looked for."""

    code = "bench.no-data"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the data lies and how much of it to measure.

    Attributes:
        data: folder with ``lists/``, ``names/`` and ``splink/``.
        maker: the script that invents people.
        small: less data, within a minute.
        runs: cold runs of each engine; medians are told.
        most: the most records on the curve of cost, and those of the index that is looked up in.
    """

    data: Path
    maker: Path
    small: bool
    runs: int
    most: int

    def path(self, *parts: str) -> Path:
        """Return a folder or file of the data.

        Raises:
            NoBenchData: it is not there.
        """
        return there(self.data.joinpath(*parts))

    def script(self) -> Path:
        """Return the script that invents people; raises as ``path`` does."""
        return there(self.maker)


def there(path: Path) -> Path:
    """Return a path that is there, or say what is missing."""
    if not path.exists():
        message = f"{path.name} is not in {path.parent}; say where the data lies with --data and --tools."
        raise NoBenchData(message)
    return path


def _lists(of: Setting) -> dict[str, Any]:
    if of.small:
        return bench_lists(of.path("lists"), draws=DRAWS[:1], peers=("rapidfuzz",))
    return bench_lists(of.path("lists"), draws=DRAWS)


def _people(of: Setting) -> dict[str, Any]:
    return bench_people((2_000,) if of.small else PEOPLE, runs=of.runs, maker=of.script())


def _historical(of: Setting) -> dict[str, Any]:
    return bench_historical(of.path("splink"), runs=of.runs, small=of.small)


def _febrl4(of: Setting) -> dict[str, Any]:
    return bench_febrl(of.path("splink"), runs=of.runs, small=of.small)


def _curve(of: Setting) -> dict[str, Any]:
    sizes = (1_000, 3_000) if of.small else tuple(size for size in (*GROWTH, of.most) if size <= of.most)
    return bench_growth(tuple(dict.fromkeys(sizes)), maker=of.script())


def _ablation(of: Setting) -> dict[str, Any]:
    lists, pairs = of.path("lists"), of.path("names", "pairs.csv")
    return bench_ablation(lists, pairs, maker=of.script(), extent=SMALL if of.small else WHOLE)


def _desk(of: Setting) -> dict[str, Any]:
    if of.small:
        return bench_desk(None, people=1_000, maker=of.script(), operation=False)
    return bench_desk(of.path("lists"), people=20_000, maker=of.script())


def _operation(of: Setting) -> dict[str, Any]:
    return bench_operation(scale=SMALL_SCALE if of.small else 1.0)


def _lookup(of: Setting) -> dict[str, Any]:
    return bench_lookup(SMALL_INDEX if of.small else of.most, maker=of.script())


def _reliability(of: Setting) -> dict[str, Any]:
    lists = None if of.small else of.path("lists")
    return bench_reliability(lists, people=1_000 if of.small else 20_000, maker=of.script())


PARTS: Final[Mapping[str, Callable[[Setting], dict[str, Any]]]] = {
    "lists": _lists,
    "people": _people,
    "historical": _historical,
    "febrl4": _febrl4,
    "operation": _operation,
    "desk": _desk,
    "curve": _curve,
    "lookup": _lookup,
    "ablation": _ablation,
    "reliability": _reliability,
}
"""Part to its measurement, in the order in which they run."""
