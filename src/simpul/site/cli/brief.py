# SPDX-License-Identifier: Apache-2.0
"""``simpul brief``: the operation's picture for the meeting, or one agency's pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from simpul.brief.compose import compose
from simpul.brief.picture import Picture
from simpul.brief.sections.figures import Count
from simpul.brief.write import PAGE, write_brief
from simpul.formats.holding import Holding
from simpul.formats.intake import known_audience
from simpul.formats.read import read_holdings
from simpul.link.judgements import Judgement, read_judgements
from simpul.model.ids import AgencyId
from simpul.site.cli.days import day_of
from simpul.site.cli.stages import Stages

WORDS_OF_FIGURES: Final = {
    "cases": "cases",
    "leads": "leads",
    "ready_secured": "ready to act, exhibits secured",
    "ready_to_act": "ready to act, securable ones counted",
    "ready_to_try": "ready to try",
    "held": "people reported held",
    "networks": "networks",
    "hits_strong": "hits, strong",
    "hits_likely": "hits, likely",
    "hits_possible": "hits, possible",
    "hits_weak": "hits, weak",
    "hits_judged": "hits judged by people",
    "asked": "requests asked",
    "answered": "requests answered",
    "overdue": "requests overdue",
    "blockers": "blockers",
}


def brief(
    holdings: Annotated[Path, typer.Argument(help="Folder with one folder an agency.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the page, the agenda and the sheets.")],
    audience: Annotated[str | None, typer.Option("--audience", help="Make this agency's own pack.")] = None,
    judgements: Annotated[Path | None, typer.Option("--judgements", help="CSV of people's verdicts so far.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="Day of the meeting, as 2026-03-10; else the holdings' own, else today.")
    ] = None,
) -> None:
    """Make the operation's picture for the meeting: one offline page, the agenda in three languages, sheets."""
    with Stages.shown() as stages:
        held = read_judgements(judgements) if judgements else ()
        picture, files = make_brief(holdings, out, audience=audience, at=at, stages=stages, judgements=held)
    for figure in picture.figures:
        typer.echo(f"{WORDS_OF_FIGURES.get(figure.code, figure.code):<42}{_number(figure.count):>8}")
    typer.echo(f"{len(files)} files written: {out}. Open {out / PAGE}.")


def _number(count: Count) -> str:
    """Return a number as it may be shown: small ones about people only as a bound."""
    bound = {"fewer_than": "< ", "at_least": "≥ "}.get(count.kind, "")
    return f"{bound}{count.value:,}"


def make_brief(
    holdings: Path,
    out: Path,
    *,
    audience: str | None,
    at: str | None,
    stages: Stages,
    judgements: tuple[Judgement, ...] = (),
) -> tuple[Picture, tuple[Path, ...]]:
    """Read, compose and write; return the picture and the files."""
    whose = AgencyId(audience) if audience is not None else None
    stages("read")
    brought = read_holdings(holdings)
    known_audience(whose, brought)
    picture = compose(
        brought, audience=whose, at=meeting_day(brought, at, whose=whose), judgements=judgements, progress=stages
    )
    stages("write")
    return picture, write_brief(picture, out)


def meeting_day(brought: Iterable[Holding], said: str | None, *, whose: AgencyId | None) -> date:
    """Return the day the picture is of: the one said, else the latest that a holding was handed over on, else today.

    For an agency only its own holding speaks: another's day would tell of what it may not see.

    """
    days = [holding.as_of for holding in brought if holding.as_of and whose in (None, holding.agency)]
    return day_of(said, otherwise=max(days, default=None))
