# SPDX-License-Identifier: Apache-2.0
"""The suspects of a case as they stand now, and whether any of them may be a victim.

Whoever is reported held, or noted as a presumed victim anywhere in the records, is a presumed victim here until
the competent authority decided otherwise: the threshold for presuming is low on purpose (UNODC; ASEAN guideline
on non-punishment, 2025).
"""

from __future__ import annotations

from typing import Final

from simpul.model.ids import RecordId
from simpul.model.record import Record
from simpul.readiness.case_file import SuspectFile, VictimStanding
from simpul.readiness.register import Register
from simpul.readiness.values import day

DECIDED_VICTIM: Final = frozenset({"identified", "referred", "repatriated"})
DECIDED_NO_VICTIM: Final = "not_identified"


def suspect_ids(case: RecordId, register: Register) -> tuple[RecordId, ...]:
    """Return everyone whom the case notes as a suspect, in order of the notes' ids."""
    notes = register.referring("Involvement", "case", case)
    named = [who for note in notes if note.first("role") == "suspect" for who in register.targets(note, "who")]
    return tuple(dict.fromkeys(named))


def suspect_file(who: RecordId, case: RecordId, register: Register) -> SuspectFile:
    """Return how a suspect stands in the case: the latest note counts, an older ground as long as none is newer."""
    notes = [
        note
        for note in register.referring("Involvement", "who", who)
        if case in register.targets(note, "case") and note.first("role") in ("suspect", "presumed_victim")
    ]
    ordered = sorted(notes, key=lambda note: (note.first("startDate") or "", note.id))
    grounded = [note for note in ordered if note.first("ground")]
    return SuspectFile(
        id=who,
        status=next((status for note in reversed(ordered) if (status := note.first("status"))), None),
        ground=grounded[-1].first("ground") if grounded else None,
        ground_date=day(grounded[-1].first("groundDate")) if grounded else None,
        victim=_victim(who, register),
        indicators=tuple(dict.fromkeys(sign for note in ordered for sign in note.values("indicator"))),
    )


def _victim(who: RecordId, register: Register) -> VictimStanding:
    held = [note.first("status") for note in register.referring("HeldPerson", "person", who)]
    if any(status in DECIDED_VICTIM for status in held):
        return VictimStanding.IDENTIFIED
    if held and all(status == DECIDED_NO_VICTIM for status in held):
        return VictimStanding.NONE
    noted = any(_presumes(note) for note in register.referring("Involvement", "who", who))
    return VictimStanding.PRESUMED if held or noted else VictimStanding.NONE


def _presumes(note: Record) -> bool:
    return note.first("role") in ("presumed_victim", "held") or note.first("status") == "presumed_victim"
