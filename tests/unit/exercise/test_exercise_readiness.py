# SPDX-License-Identifier: Apache-2.0
"""The truth's gates recounted from the registers by a plain reading of the rules, without the product's engine."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from register_reading import Row, whole

from simpul.model.charges import charge_template

Registers = dict[str, dict[str, Row]]
USABLE = {"consent_given", "mla_received", "domestic"}
REQUESTED = {"consent_requested", "mla_requested"}


def first(row: Row, name: str) -> str:
    return row.get(name, [""])[0]


class _Recount:
    """One case, counted by hand."""

    def __init__(self, registers: Registers, case: str) -> None:
        self.registers = registers
        self.agency = case.split("/", maxsplit=1)[0]
        self.case = registers["Case"][case]
        self.charges = {k: r for k, r in registers["Charge"].items() if self.names(k, first(r, "case")) == case}
        self.involved = [r for k, r in registers["Involvement"].items() if self.names(k, first(r, "case")) == case]

    @staticmethod
    def names(holder: str, reference: str) -> str:
        return whole(holder.split("/", maxsplit=1)[0], reference)

    def answers(self, exhibit: str, forum: str) -> dict[str, str]:
        found = {}
        for key, row in self.registers["ExhibitCheck"].items():
            if self.names(key, first(row, "exhibit")) == exhibit and first(row, "forum") in {"", forum}:
                found[first(row, "check")] = first(row, "answer")
        return found

    def in_custody(self, exhibit: str) -> bool:
        events = [
            row
            for key, row in self.registers["CustodyEvent"].items()
            if self.names(key, first(row, "exhibit")) == exhibit
        ]
        events.sort(key=lambda row: int(first(row, "sequence")))
        joined = all(first(a, "receiver") == first(b, "giver") for a, b in pairwise(events))
        return bool(events) and joined and first(events[0], "sequence") == "1"

    def security(self, exhibit: str, forum: str) -> int:
        """0 not secured, 1 securable, 2 secured, 3 secured for trial."""
        said = self.answers(exhibit, forum)
        if any(said.get(check) != "yes" for check in ("S1", "S2", "S3", "S4")) or not self.in_custody(exhibit):
            return 0
        if said.get("S5") in REQUESTED:
            return 1
        if said.get("S5") not in USABLE:
            return 0
        return 3 if said.get("S6") == "yes" else 2

    def supports(self, charge: str, element: str, suspect: str | None) -> list[tuple[str, Row]]:
        return [
            (key, row)
            for key, row in self.registers["Support"].items()
            if self.names(key, first(row, "charge")) == charge
            and first(row, "element") == element
            and first(row, "suspect") in {"", suspect}
            and first(row, "reliable") == "yes"
            and "exhibit" in row
        ]

    def gates(self) -> tuple[bool, bool, bool]:
        reached = {first(r, "who") for r in self.involved if first(r, "status") == "located"}
        ground = any(first(r, "ground") in {"warrant", "hosting_state"} for r in self.involved)
        plan = first(self.case, "safetyPlan") == "yes" and first(self.case, "deconfliction") == "clear"
        child = first(self.case, "childPresent") == "yes"
        act_secured, act, to_try = False, False, False
        for key, charge in self.charges.items():
            for suspect in set(charge["suspect"]) & reached:
                weights = []
                for element in charge_template(first(charge, "template")).mandatory(child=child):
                    found = self.supports(key, element.code, suspect)
                    exhibits = [self.names(k, first(r, "exhibit")) for k, r in found]
                    secure = [self.security(exhibit, first(charge, "forum")) for exhibit in exhibits]
                    origins = {first(r, "origin") for _, r in found}
                    best, worst = max(secure, default=0), min(secure, default=0)
                    weights.append((best, worst, len(origins)))
                act_secured |= all(best >= 2 for best, _, _ in weights)
                act |= all(best >= 1 for best, _, _ in weights)
                to_try |= all(worst == 3 and origins >= 2 for _, worst, origins in weights)
        allowed = ground and plan
        return act_secured and allowed, act and allowed, to_try


@pytest.mark.parametrize("gate", range(3), ids=("secured", "act", "try"))
def test_the_registers_say_what_the_truth_says(exercise: Path, registers: Registers, gate: int) -> None:
    with (exercise / "truth" / "readiness.csv").open(encoding="utf-8", newline="") as file:
        truth = {
            f"{row['agency']}/{row['case']}": row[("ready_to_act_secured", "ready_to_act", "ready_to_try")[gate]]
            for row in csv.DictReader(file)
        }
    counted = {case: str(_Recount(registers, case).gates()[gate]).lower() for case in registers["Case"]}
    assert counted == truth


def test_every_blocked_case_is_blocked_for_a_reason_of_its_own(exercise: Path) -> None:
    notes = (exercise / "truth" / "notes.md").read_text(encoding="utf-8")
    reasons = [line.split("|")[5].strip() for line in notes.splitlines() if "| blocked |" in line]
    assert len(reasons) == 12
    assert len(set(reasons)) == 12
