# SPDX-License-Identifier: Apache-2.0
"""``simpul explain``: why two records are a hit or none, and what would change it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from simpul.brief.linkage.told import Told, told
from simpul.brief.linkage.wording import linkage_words
from simpul.brief.paper.words import Words
from simpul.formats.intake import take_in
from simpul.link.explanation import Explanation, explain_pair
from simpul.link.judgements import read_judgements
from simpul.link.run import Options, find
from simpul.link.tables import open_tables
from simpul.model.ids import AgencyId, RecordId
from simpul.site.cli.days import day_of
from simpul.site.cli.stages import Stages


def explain(
    sources: Annotated[list[Path], typer.Argument(help="The files or folders that were linked.")],
    pair: Annotated[tuple[str, str], typer.Option("--pair", help="The two records, each as AGENCY/ID.")],
    json_: Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")] = False,
    language: Annotated[str, typer.Option("--language", help="Language of the words: en, ko or id.")] = "en",
    judgements: Annotated[Path | None, typer.Option("--judgements", help="CSV of people's verdicts so far.")] = None,
    within: Annotated[bool, typer.Option("--within", help="As the run did: records inside a source too.")] = False,
    audience: Annotated[str | None, typer.Option("--audience", help="From what this agency may see.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="Day for review dates, as 2026-03-10; else today.")] = None,
) -> None:
    """Say why two records have their grade, what one fact would change it, and which other pair came nearest."""
    words = linkage_words(language)
    options = Options(within=within, judgements=read_judgements(judgements) if judgements else ())
    left, right = (RecordId(one) for one in pair)
    whose = AgencyId(audience) if audience is not None else None
    with (
        TemporaryDirectory(prefix="simpul-") as spill,
        Stages.shown() as stages,
        open_tables(spill=Path(spill)) as tables,
    ):
        stages("read")
        take_in(tables, sources, audience=whose, at=day_of(at))
        found = find(tables, options)
        stages("explain")
        why = explain_pair(tables, found, left, right)
    if json_:
        typer.echo(json.dumps(why.as_json(), ensure_ascii=False, indent=1))
    else:
        show(Console(), why, words)


def show(console: Console, why: Explanation, words: Words) -> None:
    """Print an explanation in words."""
    said = told(why, words)
    console.print(
        Text(
            words.say(
                "explain.title", left=f"{said.left_name} ({said.left})", right=f"{said.right_name} ({said.right})"
            )
        )
    )
    console.print(Text(f"{said.outcome} ({said.verdict}); {said.before}"))
    console.print(_terms(said, words))
    for line in _lines(said, words):
        console.print(line, soft_wrap=True)


def _terms(said: Told, words: Words) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("term", "left", "right", "rarity", "bits", "sum", "statements"):
        right = "right" if heading in {"bits", "sum"} else "left"
        table.add_column(words.say(f"explain.{heading}"), justify=right, overflow="fold")  # type: ignore[arg-type]  # a literal
    for one in said.reasons:
        cells = (one.what, one.left, one.right, one.rarity, one.bits, one.sum, "\n".join(one.statements))
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _lines(said: Told, words: Words) -> Iterator[Text]:
    """Yield each part under its heading; parts that say nothing are left out."""
    parts = (
        ("explain.limits", said.limits),
        ("explain.flips", said.flips or (words.say("explain.no_flip"),)),
        ("explain.changes", said.changes),
        ("explain.lacks", said.lacks),
        ("explain.contrast", (said.contrast or words.say("explain.no_contrast"),)),
    )
    for heading, lines in parts:
        if lines:
            yield Text(words.say(heading), style="bold")
            yield from (Text(f"  {line}") for line in lines)
    yield Text(words.say("explain.lead"))
