# SPDX-License-Identifier: Apache-2.0
"""What linking is asked to reach, beside what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Figures = Mapping[str, Any]

PERSONS: Final = {
    "persons/ko": ("Korean", 0.60),
    "persons/ja": ("Japanese", 0.75),
    "persons/ar": ("Arabic", 0.75),
    "persons/zh": ("Chinese", 0.30),
    "persons/ru": ("Russian", 0.85),
}
"""Group of names to its language and the recall asked at 0.99 precision. Thai persons are not in the data at hand."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure asked and measured.

    Attributes:
        measured: None where a peer that it is compared with was not there.
        least: True where at least ``level`` is asked, False where at most.
        beside: what it was measured against, in words.
    """

    what: str
    level: float
    measured: float
    least: bool = True
    beside: str = ""

    @property
    def reached(self) -> bool:
        """Return whether the figure is as asked."""
        return self.measured >= self.level if self.least else self.measured <= self.level

    @property
    def asked(self) -> str:
        """Return the level in words."""
        return f"{'≥' if self.least else '≤'} {_number(self.level)}"

    @property
    def said(self) -> str:
        """Return the figure in words."""
        return f"{_number(self.measured)}{f' ({self.beside})' if self.beside else ''}"

    @property
    def short(self) -> str:
        """Return by how much the figure falls short, in words; empty where it does not."""
        return "" if self.reached else f", by {_number(abs(self.level - self.measured))}"


def goals(figures: Figures) -> list[Goal]:
    """Return every goal whose part was measured."""
    return [goal for part, of in GOALS.items() if part in figures for goal in of(figures[part])]


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}".rstrip("0").rstrip(".")  # noqa: PLR2004  # no decimals


def _of_lists(of: Figures) -> Iterator[Goal]:
    for stratum, name, level in (("a", "un~uk", 0.80), ("b", "ofac~un/uk", 0.88)):
        mean = of["simpul"]["mean"][stratum]
        yield Goal(f"lists {name}, best F1", level, mean["f1"])
        yield Goal(f"lists {name}, recall at 0.99 precision", 0.55, mean["recall_at_99"])
        shipped = f"shipped {mean['shipped_f1']:.3f}"
        yield Goal(
            f"lists {name}, F1 lost at the shipped grade",
            0.03,
            mean["f1"] - mean["shipped_f1"],
            least=False,
            beside=shipped,
        )


def _of_names(of: Figures) -> Iterator[Goal]:
    groups = of["engines"]["simpul"]["groups"]
    for group, (language, level) in PERSONS.items():
        yield Goal(f"names, {language} persons, recall at 0.99 precision", level, groups[group]["recall_at_99"])
    peers = [said["groups"] for name, said in of["engines"].items() if name != "simpul" and not isinstance(said, str)]
    for group, ours in groups.items():
        if peers and not group.startswith("persons/"):
            best = max(peer[group]["f1"] for peer in peers)
            yield Goal(f"names, {group}, F1 no worse than the best peer's", best, ours["f1"])


def _of_people(of: Figures) -> Iterator[Goal]:
    for size, times, more in (("50000", 6.0, 0.0), ("100000", 4.0, 0.0), ("1000000", 1.0, 0.02)):
        said = of.get(size)
        if said is None or isinstance(said["splink"], str):
            continue
        ours, theirs = said["simpul"], said["splink"]
        seconds = f"{ours['wall_seconds']} s beside {theirs['wall_seconds']} s"
        yield Goal(
            f"{int(size):,} people, times as fast as Splink",
            times,
            theirs["wall_seconds"] / ours["wall_seconds"],
            beside=seconds,
        )
        peer = f"Splink {theirs['pairs']['f1']:.3f}"
        yield Goal(
            f"{int(size):,} people, best pair F1", theirs["pairs"]["f1"] + more, ours["pairs"]["f1"], beside=peer
        )
        if more:
            yield Goal(f"{int(size):,} people, peak MB", 1500, ours["peak_mb"], least=False)


def _of_historical(of: Figures) -> Iterator[Goal]:
    ours = of["simpul"]
    best = f"best threshold {ours['pairs']['f1']:.3f}"
    yield Goal("historical figures, pair F1 at the shipped grade", 0.79, ours["pairs"]["shipped_f1"], beside=best)
    joined = f"components at the best threshold {ours['components']['best']['f1']:.3f}"
    yield Goal("historical figures, group F1 at the shipped grade", 0.85, ours["entities"]["f1"], beside=joined)


def _of_febrl(of: Figures) -> Iterator[Goal]:
    if "febrl4" in of:
        pairs = of["febrl4"]["pairs"]
        yield Goal("febrl4, F1", 0.999, pairs["f1"], beside=f"shipped {pairs['shipped_f1']:.3f}")


def _of_lookup(of: Figures) -> Iterator[Goal]:
    among = f"among {of['records']:,} records; cold pages {of['cold']['p99_ms']} ms"
    yield Goal("one record looked up, p99 ms", 50, of["warm"]["p99_ms"], least=False, beside=among)


GOALS: Final[Mapping[str, Callable[[Figures], Iterator[Goal]]]] = {
    "people": _of_people,
    "lists": _of_lists,
    "names": _of_names,
    "historical": _of_historical,
    "febrl4": _of_febrl,
    "lookup": _of_lookup,
}
"""Part to what is asked of it."""
