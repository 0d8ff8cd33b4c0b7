# SPDX-License-Identifier: Apache-2.0
"""``simpul link``: which records of several sources are the same thing, what they share, and why."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import duckdb
import typer
from rich.console import Console
from rich.table import Table

from simpul.brief.linkage.groups_told import named_in, told_groups
from simpul.brief.linkage.report_page import SHOWN, noticed, render_report
from simpul.brief.linkage.wording import linkage_words
from simpul.formats.intake import take_in
from simpul.link.engines.errors import JavaMissing, SparkNotInstalled
from simpul.link.explanation import explanations, spellings_of
from simpul.link.files import OutputNotWritten, shown_pairs, write_files
from simpul.link.former import read_former
from simpul.link.group_files import group_rows
from simpul.link.input_notes import with_cells
from simpul.link.judgements import read_judgements
from simpul.link.names.misses import no_hit_summary
from simpul.link.run import Found, Options, find, report, roles_of
from simpul.link.tables import RunOutOfRoom, Tables, open_tables
from simpul.model.ids import AgencyId
from simpul.site.cli.days import day_of
from simpul.site.cli.stages import Stages

RARELY: Final = (200_000, 50, 50)
"""How often cycles are looked for: a run keeps millions of small values and makes hardly a cycle."""


class Engine(StrEnum):
    """What carries out a batch run."""

    DUCKDB = "duckdb"
    SPARK = "spark"


CarryOut = Callable[[Tables, Options], Found]


def link(
    sources: Annotated[
        list[Path], typer.Argument(help="Files or folders; the name up to the first dot is the agency.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for hits, relations, entities, networks and the report.")],
    judgements: Annotated[Path | None, typer.Option("--judgements", help="CSV of people's verdicts so far.")] = None,
    within: Annotated[bool, typer.Option("--within", help="Also link records inside a source.")] = False,
    audience: Annotated[str | None, typer.Option("--audience", help="Link only what this agency may see.")] = None,
    threads: Annotated[int | None, typer.Option("--threads", min=1, help="Processors to use.")] = None,
    memory: Annotated[str | None, typer.Option("--memory", help="Memory past which to spill to disk, as 4GB.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="Day for review dates, as 2026-03-10; else today.")] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", help="Folder of an earlier run whose entities keep their ids.")
    ] = None,
    engine: Annotated[Engine, typer.Option("--engine", help="What carries out the run.")] = Engine.DUCKDB,
    language: Annotated[str, typer.Option("--language", help="Language of report.html: en, ko or id.")] = "en",
) -> None:
    """Find which records are the same, what they share and which networks they make; write why."""
    linkage_words(language)  # a language without texts is refused before hours of work
    whose = AgencyId(audience) if audience is not None else None
    gc.set_threshold(*RARELY)
    said_so_far = read_judgements(judgements) if judgements else ()
    former = read_former(previous, audience=whose) if previous else None
    options = Options(within=within, judgements=said_so_far, threads=threads, memory=memory, former=former)
    day = day_of(at)
    with (
        TemporaryDirectory(prefix="simpul-") as spill,
        Stages.shown() as stages,
        _carrier(engine, out) as carry_out,
        open_tables(threads=threads, memory=memory, spill=Path(spill)) as tables,
    ):
        try:
            said = link_sources(
                tables,
                sources,
                out,
                audience=whose,
                options=options,
                stages=stages,
                at=day,
                carry_out=carry_out,
                language=language,
            )
        except duckdb.OutOfMemoryException as error:
            message = "Linking needs more memory or more room to spill than it was given; raise --memory or make room."
            raise RunOutOfRoom(message) from error
    _print(said, stages, out)


def link_sources(
    tables: Tables,
    sources: Sequence[Path],
    out: Path,
    *,
    audience: AgencyId | None,
    options: Options,
    stages: Stages,
    at: date,
    carry_out: CarryOut = find,
    language: str = "en",
) -> dict[str, Any]:
    """Read, link and write; return the report of the run.

    Args:
        tables: an empty run.
        sources: files or folders.
        out: the folder to write to.
        audience: link only what this agency may see; None = all.
        options: how to link.
        stages: told of each stage.
        at: day for review dates.
        carry_out: links the records of the run's tables and leaves the findings there.
        language: of the page; the files are the same in every language.
    """
    stages("read")
    intake = take_in(tables, sources, audience=audience, at=at)
    found = carry_out(tables, replace(options, progress=stages))
    stages("explain")
    hits = explanations(tables, found, shown_pairs(tables, SHOWN))
    stages("write")
    cells = [account.report.without_canonical() for account in intake.accounts]
    counts = report(tables, found)
    counts["placeholders"] = with_cells(counts["placeholders"], cells)
    roles = roles_of(tables)
    groups = told_groups(found, roles, spellings_of(tables, found, named_in(found)), linkage_words(language))
    rows = group_rows(found, roles)
    stages.end()
    # What reading took and needed would tell an audience how much is hidden from it.
    measured = stages.measured() if audience is None else {}
    said = {
        "audience": audience,
        "sources": [account.as_json() for account in intake.accounts],
        "within": options.within,
        "withheld": intake.withheld,
        "handling": list(intake.handling),
        "linking": counts,
        "stages": measured,
    }
    page = render_report(said, hits, groups=groups, language=language)
    write_files(tables, out, rows=rows, report=said, page=page)
    return said


@contextmanager
def _carrier(engine: Engine, out: Path) -> Iterator[CarryOut]:
    """Give what carries out a run, for as long as its findings are read; Spark's lie in a folder inside ``out``."""
    if engine is Engine.DUCKDB:
        yield find
        return
    if not (which("java") or os.environ.get("JAVA_HOME")):
        message = (
            "--engine spark needs a Java runtime, version 17 or 21; on Debian: apt-get install openjdk-17-jre-headless."
        )
        raise JavaMissing(message)
    try:
        spark = import_module("simpul.link.engines.spark.run")
    except ImportError as error:
        message = "--engine spark needs packages that are not installed here; install simpul[spark]."
        raise SparkNotInstalled(message) from error
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = TemporaryDirectory(dir=out.resolve(), prefix=".unfinished-spark-")
    except OSError as error:
        message = f"The findings could not be written to {out.name} ({error.strerror}); name another folder."
        raise OutputNotWritten(message) from error
    with folder as path:
        yield partial(spark.find_on_spark, folder=Path(path))


def _print(said: dict[str, Any], stages: Stages, out: Path) -> None:
    console = Console()
    table = Table(title=None, show_header=False, box=None, pad_edge=False)
    counts = said["linking"]
    for name, value in [
        ("records", counts["records"]),
        *((f"hits, {grade}", number) for grade, number in counts["hits"].items()),
        ("entities", counts["entities"]),
        ("networks", counts["networks"]),
        ("pairs found, below the threshold", counts["pairs_below_threshold"]),
        ("seconds", round(sum(stages.seconds.values()), 1)),
    ]:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else str(value))
    console.print(table)
    for sentence in noticed(said, linkage_words("en")):
        console.print(sentence, markup=False, highlight=False, soft_wrap=True)
    if missed := no_hit_summary(counts["miss_rates"]):
        console.print(missed, markup=False, highlight=False, soft_wrap=True)
    console.print(f"Every hit is a lead that a person judges; a no-hit clears nobody. Findings: {out}", soft_wrap=True)
