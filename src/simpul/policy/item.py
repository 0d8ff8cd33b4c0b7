# SPDX-License-Identifier: Apache-2.0
"""What is decided about: a marking, and the cases the item belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from simpul.model.ids import AgencyId, record_id
from simpul.model.marking import DEFAULT_CODES, Marking, UseCode
from simpul.model.record import Record, Statement
from simpul.policy.actor import JOINT

UNSTATED: Final = "(condition not stated)"
"""Stands for the caveat of an item under H3 that names none; it cannot be acknowledged."""

NO_PURPOSE: Final = "none"
"""The purpose left over when items for different purposes are combined; nobody works for it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing under a marking.

    Attributes:
        cases: operation-wide ids of the cases it belongs to; whoever is restricted to cases sees none without.
    """

    marking: Marking
    cases: frozenset[str] = frozenset()


def members(marking: Marking) -> frozenset[str]:
    """Return the audience entries that may see the item, its originator among them unless it is derived."""
    own = frozenset() if marking.derived_from or marking.originator == JOINT else {str(marking.originator)}
    return marking.audience | own


def names_only_officers(marking: Marking) -> bool:
    """Return whether the item is addressed, and to nobody but officers by name (TLP:RED)."""
    addressed = marking.audience - {str(marking.originator)}
    return bool(addressed) and all(":" in entry for entry in addressed)


def includes(audience: frozenset[str], entry: str) -> bool:
    """Return whether an audience covers an agency or named officer; an agency covers all its officers."""
    return entry in audience or entry.partition(":")[0] in audience


def roots(marking: Marking) -> frozenset[AgencyId]:
    """Return the agencies whose item it is: one, or all that a derived item was made from."""
    return marking.derived_from or frozenset({marking.originator})


def restrictions(marking: Marking) -> frozenset[UseCode]:
    """Return the use codes that hold: H1 and H2 where none are said, H3 wherever there is a caveat."""
    conditional = {UseCode.H3} if caveat_lines(marking.caveat) else set()
    return (marking.codes or DEFAULT_CODES) | conditional


def conditions(marking: Marking) -> frozenset[str]:
    """Return the caveats to be acknowledged before opening, one a line of ``caveat``."""
    said = caveat_lines(marking.caveat)
    return said or (frozenset({UNSTATED}) if UseCode.H3 in marking.codes else frozenset())


def caveat_lines(caveat: str | None) -> frozenset[str]:
    """Return the single caveats of a text, which has one a line."""
    return frozenset(line.strip() for line in (caveat or "").splitlines() if line.strip())


def acknowledged_lines(acknowledged: Iterable[str]) -> frozenset[str]:
    """Return the single caveats of those acknowledged."""
    return frozenset().union(*(caveat_lines(text) for text in acknowledged)) - {UNSTATED}


def record_item(record: Record) -> Item:
    """Return a record as an item, in the cases that it names or is."""
    own = {str(record.id)} if record.type == "Case" else set()
    named = {case for value in record.values("case") for case in _case_ids(record, value)}
    learnt = {case for said in record.statements if said.case for case in _case_ids(record, said.case)}
    return Item(record.marking, frozenset(own | named | learnt))


def statement_cases(record: Record, statement: Statement, *, otherwise: frozenset[str]) -> frozenset[str]:
    """Return the cases a statement was learnt in, or those of its record where it does not say."""
    return frozenset(_case_ids(record, statement.case)) if statement.case else otherwise


def _case_ids(record: Record, value: str) -> tuple[str, ...]:
    return (value, record_id(record.agency, value))
