# SPDX-License-Identifier: Apache-2.0
"""The picture as sheets. The handling stands in the last column of every row, where sorting and copying keep it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from simpul.brief.paper.speech import Speech
from simpul.brief.picture import Picture
from simpul.brief.sections.cases import CaseSheet
from simpul.brief.sections.gates import GATES
from simpul.brief.sections.hits import HitSheet
from simpul.model.safe_cell import safe_cell

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Sequence[Cell]

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it spreadsheets read UTF-8 as the machine's old code page and spoil every name."""


def cases_csv(picture: Picture, speech: Speech) -> str:
    """Return the agenda, a row for each case."""
    head = ("position", "case", "number", "title", "kind", "presents", "hosting_state", "forum", "life_at_risk", "held")
    gates = tuple(f"gate_{gate}" for gate in GATES)
    tail = (
        "elements_supported",
        "elements_mandatory",
        "blockers",
        "networks",
        "shares_with",
        "hits",
        "proposed_by_lead",
    )
    rows = [(*_case(case, speech), speech.handling(case.handling)) for case in picture.cases]
    return _sheet((*head, *gates, *tail), rows)


def _case(case: CaseSheet, speech: Speech) -> Row:
    ready = case.readiness
    return (
        *(case.position, case.id, case.number, case.title.text, case.kind, case.presenter, case.hosting_state),
        *(case.forum, case.life_at_risk, speech.words.count(case.held)),
        *(ready.passes(gate) if ready else None for gate in GATES),
        *((ready.supported, ready.mandatory, len(ready.blockers)) if ready else (None, None, None)),
        *(" ".join(case.networks), " ".join(case.shares_with), case.hits, case.proposal),
    )


def hits_csv(picture: Picture, speech: Speech) -> str:
    """Return all hits, the strongest first; every one is a lead until somebody judged it."""
    head = ("left_agency", "left_id", "left_name", "right_agency", "right_id", "right_name", "type", "bits")
    tail = ("probability", "grade", "judgement", "reasons")
    rows = [(*_hit(hit), speech.handling(hit.handling)) for hit in picture.hits]
    return _sheet((*head, *tail), rows)


def _hit(hit: HitSheet) -> Row:
    reasons = " ".join(f"{line.code}:{line.bits:+.3f}" for line in hit.reasons)
    sides = [(one.agency, one.id.partition("/")[2] or one.id, one.name.text) for one in (hit.left, hit.right)]
    tail = (round(hit.bits, 3), round(hit.probability, 6), hit.grade, hit.judgement or "lead, not judged", reasons)
    return (*sides[0], *sides[1], hit.type, *tail)


def networks_csv(picture: Picture, speech: Speech) -> str:
    """Return every record of every network."""
    rows = [
        (
            one.label,
            one.id,
            number,
            card.agency,
            card.id,
            card.type,
            card.name.text,
            part,
            speech.handling(one.handling),
        )
        for one in picture.networks
        for number in [" ".join(number for _, number in one.case_numbers)]
        for card, part in one.members
    ]
    return _sheet(("network", "network_id", "cases", "agency", "id", "type", "name", "role"), rows)


def blockers_csv(picture: Picture, speech: Speech) -> str:
    """Return everything that stands in the way of a gate, with owner and day."""
    handling = {case.id: case.handling for case in picture.cases}
    head = ("case", "number", "gate", "code", "what", "suspect", "element", "exhibit", "check", "why", "owner", "due")
    rows = [
        (
            *(one.case, one.number, one.gate, one.code, speech.blocker(one)),
            *(one.suspect.name.text if one.suspect else None, one.element, one.exhibit, one.check, " ".join(one.why)),
            *(one.owner, one.due.isoformat() if one.due else None, one.overdue, speech.change(one)),
            speech.handling(handling[one.case]),
        )
        for one in picture.blockers
    ]
    return _sheet((*head, "overdue", "change"), rows)


def _sheet(head: Sequence[str], rows: Iterable[Row]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*head, "handling"])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def _cell(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return safe_cell(cell) if isinstance(cell, str) else cell
