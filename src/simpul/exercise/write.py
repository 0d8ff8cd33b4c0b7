# SPDX-License-Identifier: Apache-2.0
"""Write an exercise: holdings of all participants, and the truth beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import yaml

from simpul.exercise.chance import stream
from simpul.exercise.notes import notes
from simpul.exercise.paper.desk import Desk
from simpul.exercise.paper.operation_register import Register
from simpul.exercise.paper.registers_out import write_registers
from simpul.exercise.paper.sheets import sheet_forms
from simpul.exercise.play.casework import open_cases, things_of_groups, write_case, write_held
from simpul.exercise.play.cast import Player, cast_of_networks, held_people, spread
from simpul.exercise.play.crowd import Crowd, write_crowd
from simpul.exercise.play.decoys import write_decoys
from simpul.exercise.play.desk_work import write_assets_and_measures, write_leads, write_requests, write_stays
from simpul.exercise.play.equipment import write_equipment
from simpul.exercise.play.hubs import invent_hubs
from simpul.exercise.play.plot import cases, meeting_day, operation_name
from simpul.exercise.play.stage import Stage
from simpul.exercise.truth import Truth
from simpul.model.agencies import agencies
from simpul.model.errors import SimpulError

MARKER: Final = "exercise.yaml"
"""Lies in the folder of an exercise; only a folder that has it, or is empty, is written into."""
LARGE: Final = 10.0
"""From this scale on, workbooks become delimited text."""
DATE_ORDERS: Final = {"US-FBI": "mdy", "PH-PNP": "mdy", "KR-KNPA": "ymd", "JP-NPA": "ymd", "CN-MPS": "ymd"}


class FolderInUse(SimpulError):
    """The folder holds something that is no exercise, and nothing is overwritten."""

    code = "exercise.folder-in-use"


class ExerciseNotWritten(SimpulError):
    """The disk or the folder did not take the exercise; what lay in the folder is as it was."""

    code = "exercise.not-written"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written.

    Attributes:
        as_of: the day of the meeting; readiness and clocks are meant on that day.
        records: rows in sheets and registers, repeated rows not counted.
        things: records that the truth names: people, sites, accounts …
    """

    folder: Path
    seed: int
    scale: float
    as_of: date
    agencies: int
    cases: int
    leads: int
    records: int
    things: int

    def __str__(self) -> str:  # type: ignore[explicit-override]  # Python 3.11 has no typing.override
        """Say it as one line."""
        return (
            f"{self.agencies} holdings, {self.cases} cases, {self.leads} leads, {self.records:,} rows;"
            f" seed {self.seed}, scale {self.scale:g}, as of {self.as_of.isoformat()}."
        )


def write_exercise(folder: Path, *, seed: int, scale: float = 1.0) -> Summary:
    """Write the exercise of that seed into ``folder``; the same seed and scale give the same bytes.

    Args:
        folder: ``holdings/<AGENCY>`` and ``truth`` are written below it; made where it is missing.
        seed: any integer.
        scale: multiplies people and identifiers outside the cases; the 24 cases stay as they are.

    Raises:
        FolderInUse: the folder holds something that is not an exercise.
        ExerciseNotWritten: the folder cannot be written into, or the disk is full; nothing of the exercise is left.
    """
    try:
        _refuse_other_content(folder)
        with TemporaryDirectory(prefix=".exercise-", dir=_nearest(folder), ignore_cleanup_errors=True) as making:
            draft = Path(making) / "whole"
            summary = _write_whole(draft, folder, seed=seed, scale=scale)
            _put_in_place(draft, folder, Path(making) / "before")
    except OSError as failed:
        reason = failed.strerror or str(failed)
        message = f"The exercise could not be written into {folder}: {reason}. Free space or name another folder."
        raise ExerciseNotWritten(message) from failed
    return summary


def _write_whole(draft: Path, folder: Path, *, seed: int, scale: float) -> Summary:
    """Write all files below ``draft``; the summary names ``folder``, where they will lie."""
    draft.mkdir()
    (draft / MARKER).write_text(yaml.safe_dump({"seed": seed, "scale": scale}), encoding="utf-8")
    for agency in agencies():
        holding = draft / "holdings" / agency
        holding.mkdir(parents=True)
        (holding / "holding.yaml").write_text(_holding_note(agency), encoding="utf-8")
    with Truth(draft / "truth") as truth, _open_desks(draft, seed, scale=scale) as desks:
        stage = Stage(seed, desks, Register(), truth, invent_hubs(seed))
        _play(stage, scale)
        write_registers(stage.register, draft / "holdings")
        summary = _summary(stage, folder, scale)
    (draft / "truth" / "notes.md").write_text(notes(seed, scale), encoding="utf-8")
    return summary


def _refuse_other_content(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())) and not (folder / MARKER).is_file():
        message = f"{folder} is not empty and holds no exercise; name an empty or new folder."
        raise FolderInUse(message)


def _nearest(folder: Path) -> Path:
    """Return the folder, or what is there of the way to it: a draft there can be renamed, as the disk is the same."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _put_in_place(draft: Path, folder: Path, before: Path) -> None:
    """Rename the parts of the draft into the folder; parts of an earlier exercise go to ``before``."""
    folder.mkdir(parents=True, exist_ok=True)
    before.mkdir()
    for part in ("holdings", "truth", MARKER):
        if (folder / part).exists():
            (folder / part).rename(before / part)
        (draft / part).rename(folder / part)


def _holding_note(agency: str) -> str:
    about = agencies()[agency]  # type: ignore[index]  # an agency's id as text
    said = {
        "agency": agency,
        "country": about.country,
        "language": about.language,
        "operation": operation_name(),
        "members": [str(name) for name in agencies()],
        "date_order": DATE_ORDERS.get(agency, "dmy"),
        "as_of": meeting_day(),
        "marking": {"audience": ["operation"], "codes": ["H1", "H2"], "action": "AMBER"},
    }
    return yaml.safe_dump({name: value for name, value in said.items() if value}, allow_unicode=True, sort_keys=False)


@contextmanager
def _open_desks(folder: Path, seed: int, *, scale: float) -> Iterator[dict[tuple[str, str], Desk]]:
    desks: dict[tuple[str, str], Desk] = {}
    with ExitStack() as opened:
        for form in sheet_forms():
            rng = stream(seed, "desk", form.file)
            desk = Desk(form, folder / "holdings" / form.agency, rng, large=scale >= LARGE)
            opened.callback(desk.abandon)
            desks[form.agency, form.type] = desk
        yield desks
        for desk in desks.values():
            desk.close()


def _play(stage: Stage, scale: float) -> None:
    """Fill sheets and registers with the plot and everybody else."""
    things, plans = things_of_groups(stage), list(cases().values())
    cast = cast_of_networks(stage)
    spread(stage, cast, stage.hubs)
    crowd = Crowd(scale, [player.person for players in cast.values() for player in players])
    write_crowd(stage, crowd)
    write_decoys(stage)
    _open_operation(stage)
    open_cases(stage, plans)
    leads = write_leads(stage, things)
    for plan in plans:
        write_case(stage, plan, cast[plan.key], things[plan.network], leads[plan.key])
    for one in held_people(stage, cast):
        write_held(stage, one, cases()[one.case], things[cases()[one.case].network])
    write_requests(stage)
    write_equipment(stage, cast, things)
    write_assets_and_measures(stage, cast)
    write_stays(stage, things)
    _name_suspects(stage, cast)


def _open_operation(stage: Stage) -> None:
    stage.register.add(
        "KR-KNPA",
        "Operation",
        name=operation_name(),
        purpose="free people who are held, arrest suspects, return what was taken",
        member=list(agencies()),
        startDate=meeting_day().replace(month=1, day=5),
    )


def _name_suspects(stage: Stage, cast: dict[str, list[Player]]) -> None:
    told: set[tuple[str, str]] = set()
    for key, players in cast.items():
        network = cases()[key].network
        for player in players:
            for agency, local in sorted(player.seen.items()):
                if (network, local) not in told:
                    told.add((network, local))
                    stage.truth.member(network, agency, local, "suspect")


def _summary(stage: Stage, folder: Path, scale: float) -> Summary:
    rows = stage.register.rows.values()
    return Summary(
        folder=folder,
        seed=stage.seed,
        scale=scale,
        as_of=meeting_day(),
        agencies=len(agencies()),
        cases=sum(len(types["Case"]) for types in rows if "Case" in types),
        leads=sum(len(types["Lead"]) for types in rows if "Lead" in types),
        records=sum(desk.count for desk in stage.desks.values()) + stage.register.count,
        things=stage.truth.things,
    )
