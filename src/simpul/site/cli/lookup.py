# SPDX-License-Identifier: Apache-2.0
"""``simpul lookup``: one record against an index."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from simpul.formats.native import parse_record
from simpul.link.judgements import read_judgements
from simpul.link.names.misses import no_hit_notes, no_hit_sentence
from simpul.link.online import Answer, open_index
from simpul.link.result import Hit
from simpul.model.errors import SimpulError
from simpul.model.record import Record
from simpul.normalise.names import name_forms

CLEARS_NOBODY: Final = "A no-hit clears nobody: other spellings, other sources, what nobody has entered are not in it."


class NotOneRecord(SimpulError):
    """The file given to look up is not one record in the product's own form."""

    code = "cli.not-one-record"


def lookup(
    index: Annotated[Path, typer.Argument(help="The index that simpul index made.")],
    record: Annotated[Path, typer.Argument(help="JSON file of one record, as a line of a .simpul.jsonl file.")],
    within: Annotated[bool, typer.Option("--within", help="Also compare with records of its own agency.")] = False,
    judgements: Annotated[Path | None, typer.Option("--judgements", help="CSV of people's verdicts so far.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the hits with all reasons as JSON.")] = False,
) -> None:
    """Tell which records of an index may be the same as this one, and why; the same as a batch run would."""
    asked = read_record(record)
    with open_index(index, judgements=read_judgements(judgements) if judgements else ()) as held:
        answer = held.lookup(asked, within=within)
    if as_json:
        typer.echo(json.dumps(_plain(asked, answer), ensure_ascii=False, indent=1))
    else:
        _print(asked, answer)


def read_record(path: Path) -> Record:
    """Return the one record of a JSON file.

    Raises:
        NotOneRecord: the file is missing or holds something else.
        BrokenRecord: see ``parse_record``.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        message = f"{path.name} cannot be read as one JSON object ({error}); give one line of a .simpul.jsonl file."
        raise NotOneRecord(message) from error
    if not isinstance(said, dict):
        message = f"{path.name} holds no JSON object; give one record as a line of a .simpul.jsonl file holds it."
        raise NotOneRecord(message)
    return parse_record(said)


def _plain(asked: Record, answer: Answer) -> dict[str, object]:
    return {
        "hits": [asdict(hit) for hit in answer.hits],
        "records": answer.records,
        "prior_bits": round(answer.prior_bits, 3),
        "note": CLEARS_NOBODY,
        "missed": no_hit_notes(_scripts(asked), asked.type),
    }


def _print(asked: Record, answer: Answer) -> None:
    console = Console()
    if not answer.hits:
        console.print(f"No hit among {answer.records:,} records.", highlight=False)
    else:
        table = Table(box=None, pad_edge=False)
        for heading in ("record", "bits", "probability", "grade", "reasons"):
            table.add_column(heading, justify="right" if heading in {"bits", "probability"} else "left")
        for hit in answer.hits:
            table.add_row(*_row(asked, hit))
        console.print(table)
        console.print(f"{len(answer.hits)} hits among {answer.records:,} records; each is a lead that a person judges.")
    console.print(CLEARS_NOBODY, soft_wrap=True)
    for note in no_hit_notes(_scripts(asked), asked.type):
        console.print(no_hit_sentence(note), soft_wrap=True, markup=False, highlight=False)


def _scripts(asked: Record) -> set[str]:
    """Return the scripts that the record's names are in."""
    names = asked.values("name", "alias", "previousName", "firstName", "lastName")
    return {name_forms(name).script for name in names}


def _row(asked: Record, hit: Hit) -> tuple[str, ...]:
    other = hit.right if hit.left == asked.id else hit.left
    reasons = " ".join(f"{reason.code}:{reason.bits:.3f}" for reason in hit.reasons)
    judged = f" judged.{hit.judgement}" if hit.judgement else ""
    return other, f"{hit.bits:.3f}", f"{hit.probability:.4f}", hit.grade.value, reasons + judged
