# SPDX-License-Identifier: Apache-2.0
"""The tables of docs/benchmarks.md, written from the figures that the benches measured; nobody types a figure.

A table stands between ``<!-- table: name -->`` and ``<!-- end -->``. What was not measured leaves its table as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from simpul.bench.goals import goals

Figures = Mapping[str, Any]
Rows = Iterable[Sequence[str]]

ENGINES: Final = {
    "simpul": "simpul",
    "rapidfuzz": "RapidFuzz over AnyAscii",
    "blocker": "nomenklatura, its blocker's score",
    "logic_v2": "nomenklatura, logic-v2",
    "splink": "Splink 5",
}
_TABLE: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def read_figures(folder: Path) -> dict[str, Any]:
    """Return all parts measured, from the JSON files of a folder, and of each what it was measured with."""
    measured: dict[str, Any] = {"about": {}}
    for path in sorted(folder.glob("*.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        measured["about"] |= {part: said["about"] for part in said if part != "about"}
        measured |= {part: of for part, of in said.items() if part != "about"}
    return measured


def with_tables(page: str, figures: Figures) -> str:
    """Return a page with every table written anew from the figures; one that was not measured stays."""

    def written(found: re.Match[str]) -> str:
        of = TABLES[found[2]](figures)
        return found[0] if of is None else f"{found[1]}{of}\n{found[3]}"

    return _TABLE.sub(written, page)


def table(head: Sequence[str], rows: Rows) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _part(name: str) -> Callable[[Callable[[Any], str]], Callable[[Figures], str | None]]:
    def of(write: Callable[[Any], str]) -> Callable[[Figures], str | None]:
        return lambda figures: write(figures[name]) if name in figures else None

    return of


def _three(value: float) -> str:
    return f"{value:.3f}"


def _between(value: float, interval: Sequence[float]) -> str:
    return f"{value:.3f} [{interval[0]:.3f}, {interval[1]:.3f}]"


def _figure(of: Figures, name: str) -> str:
    """Return one figure of an outcome with its interval."""
    return _between(of[name], of["interval"][name])


def _about(figures: Figures) -> str | None:
    if not figures.get("about"):
        return None
    first = next(iter(figures["about"].values()))
    libraries = ", ".join(f"{name} {version}" for name, version in first["libraries"].items())
    days = sorted({of["day"] for of in figures["about"].values()})
    return (
        f"{first['processors']} processors, {first['system']}, Python {first['python']}, simpul {first['simpul']}, "
        f"{libraries}; {' to '.join(dict.fromkeys((days[0], days[-1])))}."
    )


def _goals(figures: Figures) -> str | None:
    rows = [(one.what, one.asked, one.said, "yes" if one.reached else f"**no**{one.short}") for one in goals(figures)]
    return table(("what", "asked", "measured", "reached"), rows) if rows else None


@_part("lists")
def _lists(of: Figures) -> str:
    head = (
        "",
        "A best F1",
        "A recall at 0.99",
        "A shipped F1",
        "B best F1",
        "B recall at 0.99",
        "B shipped F1",
        "processor s a draw",
    )
    rows = []
    for engine, said in of.items():
        if isinstance(said, str):
            continue
        cells = [
            _figure(said["mean"][stratum], name)
            for stratum in ("a", "b")
            for name in ("f1", "recall_at_99", "shipped_f1")
        ]
        draws = said["draws"].values()
        rows.append(
            (ENGINES[engine], *_unsaid(engine, cells), f"{sum(d['cpu_seconds'] for d in draws) / len(draws):.1f}")
        )
    return table(head, rows)


def _unsaid(engine: str, cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of an engine; a blocker says nothing of sameness, so it ships no grade."""
    return [cell if engine != "blocker" or at % 3 != 2 else "" for at, cell in enumerate(cells)]  # noqa: PLR2004  # every third


@_part("lists")
def _draws(of: Figures) -> str:
    rows = [
        (draw, *[_figure(said[s], name) for s in ("a", "b") for name in ("f1", "recall_at_99", "shipped_f1")])
        for draw, said in of["simpul"]["draws"].items()
    ]
    return table(
        ("draw", "A best F1", "A recall at 0.99", "A shipped F1", "B best F1", "B recall at 0.99", "B shipped F1"), rows
    )


@_part("names")
def _names(of: Figures) -> str:
    engines = {name: said for name, said in of["engines"].items() if not isinstance(said, str)}
    head = ["group", "true pairs", *[f"{ENGINES[name]}: F1 · recall at 0.99" for name in engines]]
    rows = []
    for group, ours in engines["simpul"]["groups"].items():
        others = [said["groups"][group] for name, said in engines.items() if name != "simpul"]
        first = f"{_figure(ours, 'f1')} · {_figure(ours, 'recall_at_99')}"
        rows.append(
            (group, f"{ours['true_pairs']:,}", first, *[f"{o['f1']:.3f} · {o['recall_at_99']:.3f}" for o in others])
        )
    speeds = ("microseconds a pair", "", *[f"{said['microseconds_a_pair']:,}" for said in engines.values()])
    return table(head, [*rows, speeds])


@_part("people")
def _people(of: Figures) -> str:
    head = (
        "records",
        "engine",
        "seconds",
        "processor s",
        "peak MB",
        "best F1",
        "precision · recall there",
        "shipped F1",
        "groups as shipped, F1",
    )
    return table(head, [row for size, said in of.items() for row in _beside(f"{int(size):,}", said)])


@_part("historical")
def _historical(of: Figures) -> str:
    head = (
        "",
        "engine",
        "seconds",
        "processor s",
        "peak MB",
        "best F1",
        "precision · recall there",
        "shipped F1",
        "groups as shipped, F1",
        "groups at best threshold, F1",
    )
    best = {
        engine: _three(of[engine]["components"]["best"]["f1"])
        for engine in ("simpul", "splink")
        if not isinstance(of[engine], str)
    }
    rows = [(*row, best["simpul" if row[1] == "simpul" else "splink"]) for row in _beside("figures", of)]
    return table(head, rows)


def _beside(label: str, said: Figures) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for engine in ("simpul", "splink"):
        of = said[engine]
        if isinstance(of, str):
            continue
        pairs, groups = of["pairs"], of.get("entities") or of["components"]["shipped"]
        rows.append(
            (
                label,
                ENGINES[engine],
                f"{of['wall_seconds']} ({', '.join(map(str, of['all_wall_seconds']))})",
                str(of["cpu_seconds"]),
                f"{of['peak_mb']:,}",
                _figure(pairs, "f1"),
                f"{pairs['precision']:.3f} · {pairs['recall']:.3f}",
                _figure(pairs, "shipped_f1"),
                _three(groups["f1"]),
            )
        )
    return rows


@_part("febrl4")
def _febrl(of: Figures) -> str:
    rows = [
        (
            name,
            str(said["wall_seconds"]),
            _figure(said["pairs"], "f1"),
            _figure(said["pairs"], "shipped_f1"),
            f"{said['pairs']['shipped_precision']:.3f} · {said['pairs']['shipped_recall']:.3f}",
        )
        for name, said in of.items()
    ]
    return table(("set", "seconds", "best F1", "shipped F1", "shipped precision · recall"), rows)


@_part("operation")
def _operation(of: Figures) -> str:
    rows = []
    for kind in ("persons", "others"):
        for grade in ("strong", "likely", "possible"):
            said = of["pairs"][kind][grade]
            rows.append((f"pairs of {kind}, {grade} or stronger", *_counted(said)))
        rows.append((f"entities, {kind}", *_counted(of["entities"][kind])))
    return table(("what", "precision", "recall", "F1", "wrong", "missed"), rows)


def _counted(said: Figures) -> tuple[str, ...]:
    return (*[_three(said[name]) for name in ("precision", "recall", "f1")], str(said["wrong"]), str(said["missed"]))


@_part("desk")
def _desk(of: Figures) -> str:
    head = (
        "set",
        "records brought",
        "true links",
        "found at likely or better",
        "found by name and birth date, or phone",
        "extra true links a 1,000 records",
        "the same beyond equal names",
        "false hits in a day of 1,000 records",
        "false by equal names",
    )
    return table(head, [_of_desk(name, said) for name, said in of.items()])


def _of_desk(name: str, said: Figures) -> tuple[str, ...]:
    extra, false = said["extra_true_per_1000"], said["false_per_1000"]
    told = [_per_thousand(one) for one in (extra["exact"], extra["exact_name"], false["simpul"], false["exact_name"])]
    found = said["found"]
    return (
        name,
        f"{said['records']:,}",
        f"{said['true_links']:,}",
        f"{found['simpul']['right']:,}",
        f"{found['exact']['right']:,}",
        *told,
    )


def _per_thousand(of: Figures) -> str:
    return f"{of['value']:.1f} [{of['interval'][0]:.1f}, {of['interval'][1]:.1f}]"


@_part("curve")
def _curve(of: Figures) -> str:
    rows = [
        (f"{p['records']:,}", str(p["wall_seconds"]), str(p["cpu_seconds"]), f"{p['peak_mb']:,}") for p in of["points"]
    ]
    slope = ("slope in log-log", "", str(of["slope"]["cpu_seconds"]), str(of["slope"]["peak_mb"]))
    return table(("records", "seconds", "processor s", "peak MB"), [*rows, slope])


@_part("lookup")
def _lookup(of: Figures) -> str:
    rows = [(state, *[str(of[state][f"p{p}_ms"]) for p in (50, 95, 99, 100)]) for state in ("cold", "warm")]
    build = of["build"]
    said = (
        f"{of['records']:,} records; index made in {build['wall_seconds']} s ({build['cpu_seconds']} processor s), "
        f"{build['peak_mb']:,} MB at most, {build['file_mb']:,} MB on disk; {of['lookups']:,} look-ups, "
        f"{of['with_hits']:,} with hits.\n\n"
    )
    return said + table(("pages of the file", "p50 ms", "p95 ms", "p99 ms", "longest ms"), rows)


@_part("reliability")
def _reliability(of: Figures) -> str:
    rows = [
        (
            name,
            f"{one['from']} to {one['to']}",
            f"{one['pairs']:,}",
            _three(one["said"]),
            _between(one["true"], one["interval"]),
        )
        for name, said in of.items()
        for one in said["bins"]
    ]
    every = [(name, "all", "", f"error {said['error']:.3f}", f"Brier {said['brier']:.3f}") for name, said in of.items()]
    return table(("set", "probability", "hits", "said, mean", "true"), [*rows, *every])


@_part("ablation")
def _ablation(of: Figures) -> str:
    whole, sets = of["linking"]["all"], list(of["linking"]["all"])
    head = ["without", *[f"{name.replace('_', ' ')}: best · shipped" for name in sets]]
    rows = [["**nothing off**", *[f"{whole[s]['f1']:.3f} · {whole[s]['shipped_f1']:.3f}" for s in sets]]]
    rows += [
        [off["mechanism"], *[_loss(off["figures"][s], whole[s], ("f1", "shipped_f1")) for s in sets]]
        for off in of["linking"]["off"]
    ]
    return table(head, rows)


@_part("ablation")
def _ablation_names(of: Figures) -> str:
    whole = of["names"]["all"]
    rows = [["**nothing off**", _three(whole["f1"]), _three(whole["recall_at_99"])]]
    rows += [
        [off["mechanism"], *[_loss(off["figures"], whole, (name,)) for name in ("f1", "recall_at_99")]]
        for off in of["names"]["off"]
    ]
    return table(("without", "F1", "recall at 0.99"), rows)


def _loss(found: Figures, whole: Figures, names: Sequence[str]) -> str:
    return " · ".join(f"{found[name] - whole[name]:+.3f}" for name in names)


TABLES: Final[Mapping[str, Callable[[Figures], str | None]]] = {
    "about": _about,
    "goals": _goals,
    "lists": _lists,
    "draws": _draws,
    "names": _names,
    "people": _people,
    "historical": _historical,
    "febrl4": _febrl,
    "operation": _operation,
    "desk": _desk,
    "curve": _curve,
    "lookup": _lookup,
    "reliability": _reliability,
    "ablation": _ablation,
    "ablation_names": _ablation_names,
}
"""Table to how it is written."""
