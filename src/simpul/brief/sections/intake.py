# SPDX-License-Identifier: Apache-2.0
"""What came in and what did not: refused and quarantined rows, and what rules withhold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.brief.sections.figures import Count, of_people
from simpul.formats.report import FileTally, ImportReport
from simpul.model.ids import AgencyId
from simpul.policy.filter import Withheld


@dataclass(frozen=True, slots=True)
class FileLine:
    """The account of one file; ``mapped + kept + refused == received``.

    Attributes:
        refusals: codes of refused rows with their number.
        told: the first refused rows in words: row and sentence. No value of a record is among them.
    """

    agency: str
    file: str
    received: int
    mapped: int
    kept: int
    refused: int
    quarantined: int
    records: int
    without_canonical: int
    refusals: tuple[tuple[str, int], ...]
    told: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """How much of an agency's holdings a rule kept out; only the convener's copy says so."""

    agency: str
    rule: str
    records: Count
    statements: Count


TOLD: int = 5
"""Refused rows of a file that are told in words; all are counted."""


def file_lines(reports: Mapping[AgencyId, ImportReport], *, audience: AgencyId | None) -> tuple[FileLine, ...]:
    """Return the accounts of the files: all of them for the convener, an agency's own for an agency."""
    shown = {agency: report for agency, report in reports.items() if audience in (None, agency)}
    return tuple(_line(agency, tally) for agency in sorted(shown) for tally in shown[agency].files)


def _line(agency: AgencyId, tally: FileTally) -> FileLine:
    return FileLine(
        agency=agency,
        file=tally.file,
        received=tally.received,
        mapped=tally.mapped,
        kept=tally.kept,
        refused=tally.refused,
        quarantined=tally.quarantined,
        records=tally.records,
        without_canonical=sum(tally.without_canonical.values()),
        refusals=tuple(sorted(tally.refusals_by_code.items())),
        told=tuple((note.row, note.sentence) for note in tally.refusals[:TOLD]),
    )


def withheld_lines(withheld: Withheld, *, audience: AgencyId | None) -> tuple[WithheldLine, ...]:
    """Return what was withheld, for the convener; to anyone else even a number would leak."""
    if audience is not None:
        return ()
    keys = sorted({*withheld.records, *withheld.statements})
    return tuple(
        WithheldLine(
            agency=agency,
            rule=rule,
            records=of_people(withheld.records.get((agency, rule), 0)),
            statements=of_people(withheld.statements.get((agency, rule), 0)),
        )
        for agency, rule in keys
    )
