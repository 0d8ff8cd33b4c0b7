# SPDX-License-Identifier: Apache-2.0
"""What each mechanism is worth: the figures with all of them, and with each turned off in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

from simpul.bench.curve import SHIPPED, Curve, Outcome, Scored, curve
from simpul.bench.desk import Holding
from simpul.bench.desk_sets import SEED, operation_holding, people_holding
from simpul.bench.invented_people import make_people
from simpul.bench.lists import DAY, STRATA, ListTruth, draw_files, read_truth
from simpul.bench.names import by_group, outcome_of, rows_of, write_pairs
from simpul.bench.switches import CANDIDATES, EVIDENCE, NAMES, Switch, turned_off
from simpul.exercise.write import write_exercise
from simpul.formats.intake import take_in
from simpul.link.names.pairs import compare_file
from simpul.link.run import Options, find
from simpul.link.tables import open_tables
from simpul.link.weights import shipped_weights

ROWS_TAKEN_IN: Final = "SELECT table_name FROM duckdb_tables() WHERE estimated_size > 0 AND NOT temporary"
PERSONS: Final = "persons"
FEW: Final = 2
"""Mechanisms of each kind in a small run."""
ENOUGH: Final = 50
"""True pairs from which a group of names counts in a mean."""

Hits = list[tuple[tuple[str, str], tuple[str, str], float, bool]]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Sources read once, to be linked many times."""

    folder: Path
    records: int

    @classmethod
    def read(cls, sources: Sequence[Path], folder: Path) -> Self:
        """Read sources and keep what a run starts from in ``folder``."""
        folder.mkdir()
        with open_tables() as tables:
            take_in(tables, sources, audience=None, at=DAY)
            for (name,) in tables.con.execute(ROWS_TAKEN_IN).fetchall():
                tables.con.execute(f"COPY {name} TO '{folder / name}.parquet' (FORMAT parquet)")
            return cls(folder, tables.records)

    def hits(self, switch: Switch | None, *, within: bool) -> Hits:
        """Link the sources, with a mechanism turned off, and return every hit."""
        weights = shipped_weights()
        options = Options(within=within, weights=switch.weigh(weights) if switch and switch.weigh else weights)
        with open_tables() as tables:
            for path in sorted(self.folder.glob("*.parquet")):
                tables.con.execute(f"INSERT INTO {path.stem} SELECT * FROM read_parquet('{path}')")  # noqa: S608
            tables.records = self.records
            if switch is None:
                find(tables, options)
            else:
                with turned_off(switch):
                    find(tables, options)
            rows = tables.run("hit_rows").fetchall()
        return [((la, li), (ra, ri), float(bits), grade in SHIPPED) for la, li, ra, ri, _, bits, _, grade, *_ in rows]


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets that mechanisms of linking are measured on.

    Attributes:
        lists: one draw with the truth of the lists; None in a small run.
        people: sets with a truth for every record, by name.
    """

    lists: tuple[TakenIn, ListTruth] | None
    people: Mapping[str, tuple[TakenIn, Holding]]

    def figures(self, switch: Switch | None) -> dict[str, Any]:
        """Return the figures on every set, with a mechanism turned off."""
        return self._of_lists(switch) | {
            name: _short(curve(outcome_of_hits(taken.hits(switch, within=holding.within), holding)))
            for name, (taken, holding) in self.people.items()
        }

    def _of_lists(self, switch: Switch | None) -> dict[str, Any]:
        if self.lists is None:
            return {}
        taken, truth = self.lists
        pairs = [
            (left[1], right[1], bits, accepted) for left, right, bits, accepted in taken.hits(switch, within=False)
        ]
        return {f"lists_{one}": _short(curve(truth.outcome(one, pairs))) for one in STRATA}


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured.

    Attributes:
        people: how many records of invented people.
        every: take each so-manieth group of names only.
        whole: measure on lists and operation too, and every mechanism; else a few on the people alone.
    """

    people: int
    every: int
    whole: bool

    def switches(self, of: Sequence[Switch]) -> Sequence[Switch]:
        """Return the mechanisms to turn off."""
        return of if self.whole else of[:FEW]


WHOLE: Final = Extent(people=10_000, every=5, whole=True)
SMALL: Final = Extent(people=1_000, every=60, whole=False)


def bench_ablation(lists: Path, pairs: Path, *, maker: Path, extent: Extent) -> dict[str, Any]:
    """Return the figures with all mechanisms and with each turned off.

    Args:
        lists: folder of the lists and their truth; the first draw is linked.
        pairs: the pairs of names.
        maker: the script that invents people.
        extent: how much is measured.
    """
    rows = [row for row in rows_of(pairs) if row["set"] == PERSONS and int(row["group"]) % extent.every == 0]
    linking = [*extent.switches(CANDIDATES), *extent.switches(EVIDENCE)]
    with TemporaryDirectory() as name:
        return {
            "linking": _each(linking, _sets(lists, maker, extent, Path(name)).figures),
            "names": _each(extent.switches(NAMES), _NamesSet(rows, name).figures),
        }


def outcome_of_hits(hits: Hits, holding: Holding) -> Outcome:
    """Return the outcome of hits against a holding's truth."""
    judged = ((bits, accepted, holding.judge(left, right)) for left, right, bits, accepted in hits)
    pairs = [Scored(bits, of[0], accepted, of[1]) for bits, accepted, of in judged if of]
    return Outcome.gathered(pairs, {"all": holding.true_links})


@dataclass(frozen=True, slots=True)
class _NamesSet:
    rows: list[dict[str, str]]
    folder: str

    def figures(self, switch: Switch | None) -> dict[str, Any]:
        """Return the mean figures over groups of persons, with a mechanism turned off."""
        given, out = Path(self.folder) / "pairs.csv", Path(self.folder) / "scored.csv"
        write_pairs(self.rows, given)
        if switch is None:
            compare_file(given, out)
        else:
            with turned_off(switch):
                compare_file(given, out)
        groups = by_group(self.rows, [float(row["bits"]) for row in rows_of(out)])
        persons = [curve(outcome_of(of)) for of in groups.values()]
        counted = [one for one in persons if one.true_pairs >= min(ENOUGH, max(of.true_pairs for of in persons))]
        return {
            "f1": round(mean(one.f1 for one in counted), 4),
            "recall_at_99": round(mean(one.recall_at_99 for one in counted), 4),
        }


def _sets(lists: Path, maker: Path, extent: Extent, folder: Path) -> Sets:
    file = make_people(maker, extent.people, folder / "people.parquet")
    people = {"people": (TakenIn.read([file], folder / "people"), people_holding(file))}
    if not extent.whole:
        return Sets(None, people)
    write_exercise(folder / "exercise", seed=SEED)
    holdings = sorted((folder / "exercise" / "holdings").iterdir())
    operation = TakenIn.read(holdings, folder / "operation"), operation_holding(folder / "exercise" / "truth")
    draw = TakenIn.read(draw_files(lists / "hard-1"), folder / "lists")
    return Sets((draw, read_truth(lists)), people | {"operation": operation})


def _each(switches: Sequence[Switch], figures: Any) -> dict[str, Any]:  # noqa: ANN401  # a method of either set
    return {"all": figures(None)} | {
        "off": [{"group": one.group, "mechanism": one.off, "figures": figures(one)} for one in switches]
    }


def _short(found: Curve) -> dict[str, float]:
    names = ("f1", "recall_at_99", "shipped_f1", "shipped_precision", "shipped_recall")
    return {name: round(getattr(found, name), 4) for name in names}
