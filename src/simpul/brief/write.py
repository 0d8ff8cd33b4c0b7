# SPDX-License-Identifier: Apache-2.0
"""The brief as files: the offline page, the agenda in three languages, sheets, the picture as data, the pack."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from simpul.brief.paper.agenda import agenda_pdf
from simpul.brief.paper.data import picture_fields
from simpul.brief.paper.page import render_page
from simpul.brief.paper.speech import Speech
from simpul.brief.paper.tables import blockers_csv, cases_csv, hits_csv, networks_csv
from simpul.brief.paper.words import LANGUAGES, words_in
from simpul.brief.picture import Picture
from simpul.formats.native import write_native
from simpul.model.errors import SimpulError

PAGE: Final = "brief.html"
PACK: Final = "pack.simpul.jsonl"
DATA: Final = "brief.json"
SHEETS: Final[Mapping[str, Callable[[Picture, Speech], str]]] = {
    "cases.csv": cases_csv,
    "hits.csv": hits_csv,
    "networks.csv": networks_csv,
    "blockers.csv": blockers_csv,
}


class BriefNotWritten(SimpulError):
    """The brief's files could not be written; what lay in the folder before is as it was."""

    code = "brief.not-written"


def file_names(picture: Picture) -> tuple[str, ...]:
    """Return the names of the files of a brief; a pack is among them where it is made for an agency."""
    agendas = tuple(f"agenda.{language}.pdf" for language in LANGUAGES)
    return (PAGE, *agendas, *SHEETS, DATA, *((PACK,) if picture.audience else ()))


def write_brief(picture: Picture, out: Path) -> tuple[Path, ...]:
    """Write the brief into a folder and return its files.

    All files are made beside the folder first and moved in when every one is whole; a pack left from a run
    for an agency goes when the folder is written anew for the convener.

    Raises:
        BriefNotWritten: the disk is full or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        making = Path(mkdtemp(prefix=".brief-", dir=out))
        try:
            _make(picture, making)
            return _moved(picture, making, out)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        why = error.strerror or error
        message = f"The brief could not be written into {out}: {why}. Free space or choose another folder."
        raise BriefNotWritten(message) from error


def _make(picture: Picture, folder: Path) -> None:
    speech = Speech(words_in("en"))
    handling = speech.handling(picture.handling)
    names = file_names(picture)
    _write(folder / PAGE, render_page(picture, file_names=names[1:]))
    for language in LANGUAGES:
        (folder / f"agenda.{language}.pdf").write_bytes(agenda_pdf(picture, language=language))
    for name, sheet in SHEETS.items():
        _write(folder / name, sheet(picture, speech))
    fields = {"handling_line": handling, **picture_fields(picture)}
    _write(folder / DATA, json.dumps(fields, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    if picture.audience is not None:
        write_native(picture.pack, folder / PACK, originator=picture.audience, handling=handling)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _moved(picture: Picture, making: Path, out: Path) -> tuple[Path, ...]:
    if picture.audience is None:
        (out / PACK).unlink(missing_ok=True)
    names = file_names(picture)
    for name in names:
        (making / name).replace(out / name)
    return tuple(out / name for name in names)
