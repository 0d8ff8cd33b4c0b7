# SPDX-License-Identifier: Apache-2.0
"""``make demo``: an invented operation, from its agencies' holdings to its picture, checked against the truth."""

from __future__ import annotations

import sys
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.table import Table

from simpul.bench.truth import score
from simpul.brief.sections.gates import ReadinessSheet
from simpul.exercise.write import write_exercise
from simpul.link.run import Options
from simpul.link.tables import open_tables
from simpul.model.errors import SimpulError
from simpul.site.cli.brief import make_brief
from simpul.site.cli.link import link_sources
from simpul.site.cli.stages import Stages

SEED: Final = 1
CASES: Final = 24
LEADS: Final = 75
READY: Final = 8
READY_GATE: Final = "act_secured"


class DemoWentWrong(SimpulError):
    """The demonstration did not come out as the invented operation was made."""

    code = "demo.went-wrong"


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for everything the demonstration makes.")] = Path("demo"),
    port: Annotated[int, typer.Option("--port", help="Where to serve the page, on this machine only.")] = 8010,
    serve_only: Annotated[bool, typer.Option("--serve-only", help="Serve what an earlier run made.")] = False,
) -> None:
    """Invent an operation, link its holdings, make the picture, check it, and serve it on a terminal."""
    if not serve_only:
        _run(out)
    if serve_only or sys.stdout.isatty():
        _serve(out / "brief", port)


def _run(out: Path) -> None:
    began = time.perf_counter()
    with Stages.shown() as stages:
        stages("generate")
        made = write_exercise(out / "exercise", seed=SEED)
        sources = sorted((out / "exercise" / "holdings").iterdir())
        with open_tables() as tables:
            counts = link_sources(
                tables, sources, out / "link", audience=None, options=Options(), stages=stages, at=made.as_of
            )
        picture, _ = make_brief(out / "exercise" / "holdings", out / "brief", audience=None, at=None, stages=stages)
    measured: dict[str, Any] = score(out / "exercise" / "truth", out / "link")
    ready = sum(_is_ready(sheet.readiness) for sheet in picture.cases)
    _table(counts, measured, seconds=time.perf_counter() - began, ready=ready, cases=len(picture.cases))
    _check(cases=len(picture.cases), leads=len(picture.leads), ready=ready, made=made.leads)
    Console().print(
        f"Page: {out / 'brief' / 'brief.html'}   Agenda: {out / 'brief' / 'agenda.en.pdf'} (ko, id)", soft_wrap=True
    )


def _is_ready(readiness: ReadinessSheet | None) -> bool:
    return readiness is not None and any(gate.code == READY_GATE and gate.passed for gate in readiness.gates)


def _table(counts: dict[str, Any], measured: dict[str, Any], *, seconds: float, ready: int, cases: int) -> None:
    table = Table(title="An invented operation; nobody in it exists", show_header=False, title_justify="left", box=None)
    persons = measured["pairs"]["persons"]
    rows: list[tuple[str, object]] = [
        ("records linked", counts["records"]),
        *((f"hits, {grade}", number) for grade, number in counts["hits"].items()),
        ("entities", counts["entities"]),
        ("networks", counts["networks"]),
        ("ready to act, secured exhibits only", f"{ready} of {cases}"),
        *(
            (f"persons, {grade} and stronger, against the maker's own truth", _rates(figures))
            for grade, figures in persons.items()
            if grade in ("strong", "likely", "possible")
        ),
        ("seconds", f"{seconds:.1f}"),
    ]
    for name, value in rows:
        table.add_row(name, str(value))
    Console().print(table)


def _rates(figures: dict[str, float]) -> str:
    return f"precision {figures['precision']:.3f}, recall {figures['recall']:.3f}"


def _check(*, cases: int, leads: int, ready: int, made: int) -> None:
    if (cases, leads, ready) != (CASES, made, READY) or made != LEADS:
        message = (
            f"The picture has {cases} cases, {leads} leads and {ready} ready; made were {CASES}, {LEADS} and {READY}."
        )
        raise DemoWentWrong(message)


def _serve(folder: Path, port: int) -> None:
    if not (folder / "brief.html").is_file():
        message = f"There is no picture in {folder} yet; run `make demo` first."
        raise DemoWentWrong(message)
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Console().print(
            f"Serving http://127.0.0.1:{port}/brief.html on this machine only; Ctrl+C ends it.", soft_wrap=True
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            Console().print("Ended.")


def main() -> None:
    """Run the demonstration; a failure is one sentence and exit status 2."""
    try:
        typer.run(demo)
    except SimpulError as error:
        Console(stderr=True, soft_wrap=True).print(f"simpul: {error.sentence} [{error.code}]", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
