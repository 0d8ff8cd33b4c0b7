# SPDX-License-Identifier: Apache-2.0
"""Whether an exhibit went unbroken from hand to hand, computed from its custody events.

Source: ISO/IEC 27037 on chain of custody; the provenance fields of CASE (who, when, where, why, hash).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from simpul.model.ids import RecordId
from simpul.readiness.case_file import CustodyStep, ExhibitFile

TAKING: Final = frozenset({"seized", "imaged"})
GIVING: Final = frozenset({"handed_over", "transferred"})


@dataclass(frozen=True, slots=True)
class Break:
    """A place where custody cannot be followed.

    Attributes:
        code: ``S3.…``, stable.
        event: the event at which it shows; None where there is none at all.
    """

    code: str
    event: RecordId | None = None


def custody_breaks(exhibit: ExhibitFile, *, at: date) -> tuple[Break, ...]:
    """Return where the exhibit's custody is broken up to the day ``at``; nothing returned = unbroken.

    Events are taken in the order of their numbers, or of their times where they have none.
    """
    if not exhibit.custody:
        return (Break("S3.no-events"),)
    steps = sorted(exhibit.custody, key=_order)
    imaged = next((n for n, step in enumerate(steps) if step.act == "imaged"), 0)
    found = [
        *(Break(code, step.id) for step in steps for code in _incomplete(step, at)),
        *(Break("S3.no-hash", step.id) for step in _unhashed(steps, imaged, exhibit)),
        *(Break(code, steps[0].id) for code in _badly_begun(steps[0], exhibit)),
        *(Break("S3.hash-changed", step.id) for step in _changed(steps, exhibit)),
        *(
            Break(code, later.id)
            for earlier, later in pairwise(steps)
            for code, broken in _JOINTS
            if broken(earlier, later)
        ),
    ]
    return tuple(dict.fromkeys(found))


def _order(step: CustodyStep) -> tuple[bool, int, bool, float, str]:
    unnumbered, untimed = step.sequence is None, step.at is None
    return (unnumbered, step.sequence or 0, untimed, step.at.timestamp() if step.at else 0.0, step.id)


def _incomplete(step: CustodyStep, at: date) -> tuple[str, ...]:
    lacks = (
        ("S3.no-giver", not step.giver and step.act not in TAKING),
        ("S3.no-receiver", not step.receiver),
        ("S3.no-time", step.at is None),
        ("S3.in-the-future", step.at is not None and step.at.date() > at),
        ("S3.no-place", not step.place),
        ("S3.no-purpose", not step.purpose),
    )
    return tuple(code for code, lacking in lacks if lacking)


def _unhashed(steps: list[CustodyStep], imaged: int, exhibit: ExhibitFile) -> list[CustodyStep]:
    """Return the steps without hashes: a device has none before it is imaged, a physical thing never."""
    if exhibit.is_physical:
        return []
    later = [step for step in steps[imaged + 1 :] if not (step.hash_before and step.hash_after)]
    return later if steps[imaged].hash_after else [steps[imaged], *later]


def _badly_begun(first: CustodyStep, exhibit: ExhibitFile) -> tuple[str, ...]:
    """Custody begins by taking the exhibit, or with the one who held it originally giving it."""
    given = first.act in GIVING and first.giver is not None and first.giver == exhibit.original_holder
    lacks = (
        ("S3.no-acquisition", first.act not in TAKING and not given),
        ("S3.number-missing", first.sequence not in (None, 1)),
    )
    return tuple(code for code, lacking in lacks if lacking)


def _changed(steps: list[CustodyStep], exhibit: ExhibitFile) -> list[CustodyStep]:
    """Return the steps at which a hash differs from the one before, starting at the hash of acquisition."""
    known, changed = exhibit.hash, []
    for step in steps:
        hashes = [value for value in (step.hash_before, step.hash_after) if value]
        if known and any(value != known for value in hashes):
            changed.append(step)
        known = hashes[-1] if hashes else known
    return changed


_JOINTS: Final[tuple[tuple[str, Callable[[CustodyStep, CustodyStep], bool]], ...]] = (
    ("S3.giver-did-not-hold-it", lambda earlier, later: bool(later.giver) and later.giver != earlier.receiver),
    ("S3.times-run-backwards", lambda earlier, later: bool(earlier.at and later.at and later.at < earlier.at)),
    (
        "S3.number-missing",
        lambda earlier, later: (
            None not in (earlier.sequence, later.sequence) and later.sequence != (earlier.sequence or 0) + 1
        ),
    ),
)
