# SPDX-License-Identifier: Apache-2.0
"""How ready each case is: to act, to act with secured exhibits only, and to try. Advice, never a decision.

Pure: records in, values out. A named officer decides, and gives the reason. Rescue with life at risk does not
pass through any of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from simpul.model.ids import RecordId
from simpul.model.record import Record
from simpul.readiness.case_file import CaseFile, ChargeFile, VictimStanding
from simpul.readiness.checks import ExhibitStanding, Trial, exhibit_standing
from simpul.readiness.elements import Bench, element_standings
from simpul.readiness.gates import Gate, GateName, gate
from simpul.readiness.read import read_case_files
from simpul.readiness.requirements import Line, no_charge, path
from simpul.readiness.rules import DEFAULT, Rules

RESCUE_BLOCKED: Final = False
"""Rescue with life at risk is never held up by readiness; everything else is reviewed afterwards."""


@dataclass(frozen=True, slots=True)
class CaseReadiness:
    """How one case stands.

    Attributes:
        file: the case as it was read.
        lines: every charge against every suspect, element by element.
        exhibits: every exhibit's six checks, for each forum in which a charge relies on it.
        act: may people be arrested or freed on it, with secured or securable exhibits.
        act_secured: the same, with secured exhibits only.
        try_: could it be tried.
        presumed_victims: suspects who may be victims; to be screened before anything is done about them.
        at: the day it was assessed for.
    """

    file: CaseFile
    lines: tuple[Line, ...]
    exhibits: tuple[ExhibitStanding, ...]
    act: Gate
    act_secured: Gate
    try_: Gate
    presumed_victims: tuple[RecordId, ...]
    at: date

    @property
    def id(self) -> RecordId:
        """The case."""
        return self.file.id

    @property
    def ready_to_act(self) -> bool:
        """True with secured or securable exhibits."""
        return self.act.ready

    @property
    def ready_to_act_secured(self) -> bool:
        """True with secured exhibits only."""
        return self.act_secured.ready

    @property
    def ready_to_try(self) -> bool:
        """True where a court of the forum could hear it."""
        return self.try_.ready

    @property
    def rescue_blocked(self) -> Literal[False]:
        """Always False: no state of a case holds up a rescue."""
        return RESCUE_BLOCKED

    @property
    def gates(self) -> tuple[Gate, Gate, Gate]:
        """The gates in the order in which a meeting asks."""
        return (self.act, self.act_secured, self.try_)


def assess(records: Iterable[Record], *, at: date, rules: Rules = DEFAULT) -> tuple[CaseReadiness, ...]:
    """Return the readiness of every case among the records, in order of id.

    Args:
        records: cases, charges, support, exhibits, custody, checks, involvements, held people; others are passed over.
            What a reader may not see must be left out before, by ``policy``.
        at: the day to assess for; answers and events dated later do not count yet.
        rules: the operation's numbers.
    """
    return tuple(assess_case(file, at=at, rules=rules) for file in read_case_files(records).cases)


def assess_case(file: CaseFile, *, at: date, rules: Rules = DEFAULT) -> CaseReadiness:
    """Return the readiness of one case file on the day ``at``."""
    benches = {forum: _bench(file, forum, at, rules) for forum in dict.fromkeys(one.forum for one in file.charges)}
    pairs = [(line, benches[line.charge.forum]) for charge in file.charges for line in _lines(file, charge, benches)]
    act, act_secured, try_ = (_gate(file, pairs, name) for name in GateName)
    return CaseReadiness(
        file=file,
        lines=tuple(line for line, _ in pairs),
        exhibits=tuple(standing for bench in benches.values() for standing in bench.exhibits.values()),
        act=act,
        act_secured=act_secured,
        try_=try_,
        presumed_victims=tuple(
            who for who, suspect in file.suspects.items() if suspect.victim is not VictimStanding.NONE
        ),
        at=at,
    )


def _bench(file: CaseFile, forum: str | None, at: date, rules: Rules) -> Bench:
    trial = Trial(forum=forum, case_forum=file.forum, at=at, rules=rules)
    relied = {support.exhibit for charge in file.charges if charge.forum == forum for support in charge.supports}
    exhibits = {name: exhibit_standing(exhibit, trial) for name, exhibit in file.exhibits.items() if name in relied}
    return Bench(at=at, rules=rules, child=file.child, exhibits=exhibits)


def _lines(file: CaseFile, charge: ChargeFile, benches: dict[str | None, Bench]) -> Iterable[Line]:
    for suspect in charge.suspects or (None,):
        standings = element_standings(charge, suspect, benches[charge.forum])
        yield Line(file, charge, file.suspects[suspect] if suspect else None, standings)


def _gate(file: CaseFile, pairs: list[tuple[Line, Bench]], name: GateName) -> Gate:
    return gate(name, [path(line, name, bench) for line, bench in pairs] or [no_charge(file)])
