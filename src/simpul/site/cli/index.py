# SPDX-License-Identifier: Apache-2.0
"""``simpul index``: make an index to look records up in, and keep it up to date."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

import duckdb
import typer

from simpul.formats.intake import matchable, take_in
from simpul.formats.read import read_source
from simpul.link.online import Index, build_from_tables, open_index
from simpul.link.tables import RunOutOfRoom, open_tables
from simpul.model.errors import SimpulError
from simpul.model.ids import AgencyId, RecordId
from simpul.policy.actor import Actor
from simpul.site.cli.days import day_of
from simpul.site.cli.stages import Stages

RARELY: Final = (200_000, 50, 50)
"""How often cycles are looked for: an index is made of millions of small values and hardly a cycle."""


class NothingToIndex(SimpulError):
    """A call of ``simpul index`` names nothing to put in or take out."""

    code = "cli.nothing-to-index"


class OtherAudience(SimpulError):
    """An index made for one audience was to take in what another may see."""

    code = "cli.other-audience"


def index(
    to: Annotated[
        Path, typer.Option("--to", help="The index: a file that is made, or replaced when the new one is whole.")
    ],
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; the name up to the first dot is the agency.")
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add the sources' records to the index that is there.")] = False,
    withdraw: Annotated[
        list[str] | None, typer.Option("--withdraw", help="Take out all that this agency said.")
    ] = None,
    delete: Annotated[list[str] | None, typer.Option("--delete", help="Take out this record, as KR-KNPA/P-12.")] = None,
    audience: Annotated[str | None, typer.Option("--audience", help="Take in only what this agency may see.")] = None,
    memory: Annotated[str | None, typer.Option("--memory", help="Memory past which to spill to disk, as 4GB.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="Day for review dates, as 2026-03-10; else today.")] = None,
) -> None:
    """Make an index of sources to look single records up in; or add to it, withdraw an agency, delete a record."""
    gc.set_threshold(*RARELY)
    day = day_of(at)
    whose = AgencyId(audience) if audience is not None else None
    if not (sources or withdraw or delete):
        message = "Nothing is named to put into the index or take out of it; name a source, --withdraw or --delete."
        raise NothingToIndex(message)
    if sources and not (add or withdraw or delete):
        make_index(sources, to, audience=whose, memory=memory, at=day)
        return
    with open_index(to, writing=True) as held:
        if audience is not None and audience != held.audience:
            message = f"The index {to.name} was made for {held.audience or 'no audience'}; make one for {audience}."
            raise OtherAudience(message)
        _change(held, sources or (), withdraw=withdraw or (), delete=delete or (), at=day)
        typer.echo(f"{held.records:,} records in {to}.")


def make_index(sources: Sequence[Path], to: Path, *, audience: AgencyId | None, memory: str | None, at: date) -> None:
    """Read the sources and make the index anew."""
    with (
        TemporaryDirectory(prefix="simpul-") as spill,
        Stages.shown() as stages,
        open_tables(memory=memory, spill=Path(spill)) as tables,
    ):
        try:
            stages("read")
            take_in(tables, sources, audience=audience, at=at)
            built = build_from_tables(tables, to, audience=audience, progress=stages)
        except duckdb.OutOfMemoryException as error:
            message = "Indexing needs more memory or more room to spill than it was given; raise --memory or make room."
            raise RunOutOfRoom(message) from error
    seconds = round(sum(stages.seconds.values()), 1)
    typer.echo(f"{built.records:,} records under {built.keys:,} keys, {built.bytes / 1e6:,.0f} MB, {seconds} s: {to}")


def _change(held: Index, sources: Sequence[Path], *, withdraw: Sequence[str], delete: Sequence[str], at: date) -> None:
    for agency in withdraw:
        typer.echo(f"{held.withdraw(agency):,} records of {agency} taken out.")
    for rid in delete:
        typer.echo(f"{rid} {'taken out' if held.delete(RecordId(rid)) else 'is not in the index'}.")
    if sources:
        actor = Actor(agency=AgencyId(held.audience) if held.audience else None)
        brought = [record for source in sources for record in read_source(source).records]
        passed, _ = matchable(brought, actor, at=at)
        typer.echo(f"{held.add(passed):,} records put in.")
