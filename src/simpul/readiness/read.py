# SPDX-License-Identifier: Apache-2.0
"""From records to case files. What hangs on nothing is returned apart, with the reason, never dropped unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simpul.model.agencies import agencies
from simpul.model.charges import charge_templates
from simpul.model.ids import RecordId
from simpul.model.record import Record
from simpul.readiness.case_file import CaseFile, ChargeFile, Check, Condition, ExhibitFile, SupportFile, SuspectFile
from simpul.readiness.exhibits import exhibit_file
from simpul.readiness.register import Register
from simpul.readiness.suspects import suspect_file, suspect_ids
from simpul.readiness.values import day, truth


@dataclass(frozen=True, slots=True)
class Loose:
    """A record that could not be put into a case file.

    Attributes:
        code: why: ``loose.no-case``, ``loose.no-charge``, ``loose.no-exhibit``, ``loose.unknown-template``,
            ``loose.unknown-element``, ``loose.unknown-suspect``, ``loose.unknown-check``.
    """

    record: RecordId
    code: str


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The case files in order of id, and what could not be placed."""

    cases: tuple[CaseFile, ...]
    loose: tuple[Loose, ...]


def read_case_files(records: Iterable[Record]) -> CaseFiles:
    """Return the case files that the records make up.

    Args:
        records: of any types and agencies; references may be operation-wide ids or ids of the same agency.
    """
    register = Register(records)
    cases = tuple(_case(record, register) for record in register.of("Case"))
    return CaseFiles(cases, tuple(_loose(register)))


def _case(record: Record, register: Register) -> CaseFile:
    owner = record.first("leadAgency") or str(record.agency)
    known = [one for one in register.referring("Charge", "case", record.id) if _template(one)]
    charges = tuple(_charge(one, record, register) for one in known)
    held = register.referring("HeldPerson", "case", record.id)
    return CaseFile(
        id=record.id,
        owner=owner,
        forum=record.first("forum"),
        safety_plan=_condition(record, "safetyPlan", owner),
        deconfliction=_condition(record, "deconfliction", owner),
        child=any(truth(flag) for flag in (record.first("childPresent"), *(one.first("child") for one in held))),
        life_at_risk=any(truth(flag) for flag in (record.first("lifeAtRisk"), *(h.first("lifeAtRisk") for h in held))),
        hosting_agency=_police_of(record.first("hostingState")),
        charges=charges,
        suspects=_suspects(record.id, charges, register),
        exhibits=_exhibits(charges, register),
    )


def _template(charge: Record) -> str | None:
    code = charge.first("template")
    return code if code in charge_templates() else None


def _charge(record: Record, case: Record, register: Register) -> ChargeFile:
    template = charge_templates()[str(_template(record))]
    named = register.targets(record, "suspect")
    supports = register.referring("Support", "charge", record.id)
    return ChargeFile(
        id=record.id,
        template=template,
        forum=record.first("forum") or case.first("forum"),
        owner=record.first("owner") or case.first("leadAgency") or str(case.agency),
        due=day(record.first("dueAt")),
        # A charge against someone who is not among the records must not fall to everyone else.
        suspects=named if record.values("suspect") else suspect_ids(case.id, register),
        supports=tuple(_support(one, register) for one in supports if not _unplaced_support(one, register)),
    )


def _support(record: Record, register: Register) -> SupportFile:
    return SupportFile(
        id=record.id,
        element=str(record.first("element")),
        suspect=register.target(record, "suspect", "Person"),
        exhibit=register.target(record, "exhibit", "Exhibit"),
        origin=record.first("origin"),
        reliable=truth(record.first("reliable")),
        contested=truth(record.first("contested")),
        defence_note=record.first("defenceNote"),
        accepted_by=record.first("acceptedBy"),
        accepted_at=day(record.first("acceptedAt")),
    )


def _condition(record: Record, prop: str, owner: str) -> Condition:
    return Condition(
        answer=record.first(prop) or "unknown",
        owner=record.first(f"{prop}Owner") or owner,
        at=day(record.first(f"{prop}At")),
    )


def _suspects(case: RecordId, charges: tuple[ChargeFile, ...], register: Register) -> Mapping[RecordId, SuspectFile]:
    everyone = dict.fromkeys([*suspect_ids(case, register), *(who for charge in charges for who in charge.suspects)])
    return {who: suspect_file(who, case, register) for who in everyone}


def _exhibits(charges: tuple[ChargeFile, ...], register: Register) -> Mapping[RecordId, ExhibitFile]:
    named = dict.fromkeys(one.exhibit for charge in charges for one in charge.supports if one.exhibit)
    return {name: exhibit_file(name, register) for name in named}


def _police_of(country: str | None) -> str | None:
    return next((str(one.id) for one in agencies().values() if country and one.country == country), None)


def _loose(register: Register) -> Iterator[Loose]:
    placing = (
        ("Charge", _unplaced_charge),
        ("Support", _unplaced_support),
        ("ExhibitCheck", _unplaced_check),
        ("CustodyEvent", _unplaced_step),
    )
    for type_name, unplaced in placing:
        for record in register.of(type_name):
            code = unplaced(record, register)
            if code:
                yield Loose(record.id, code)


def _unplaced_charge(record: Record, register: Register) -> str | None:
    if not register.target(record, "case", "Case"):
        return "loose.no-case"
    return None if _template(record) else "loose.unknown-template"


def _unplaced_step(record: Record, register: Register) -> str | None:
    return None if register.target(record, "exhibit", "Exhibit") else "loose.no-exhibit"


def _unplaced_check(record: Record, register: Register) -> str | None:
    known = record.first("check") in set(Check)
    return _unplaced_step(record, register) or (None if known else "loose.unknown-check")


def _unplaced_support(record: Record, register: Register) -> str | None:
    """Return why support cannot count; support for a suspect who is not there must not fall to the whole group."""
    charge = register.target(record, "charge", "Charge")
    template = _template(register.record(charge)) if charge else None
    if template is None:
        return "loose.no-charge"
    if record.first("element") not in {one.code for one in charge_templates()[template].elements}:
        return "loose.unknown-element"
    unknown = bool(record.values("suspect")) and register.target(record, "suspect", "Person") is None
    return "loose.unknown-suspect" if unknown else None
