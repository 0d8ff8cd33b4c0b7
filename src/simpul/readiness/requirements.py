# SPDX-License-Identifier: Apache-2.0
"""What each gate requires of a charge against a suspect, and what stands in the way of it.

To act: one suspect who is located and may be arrested (warrant, red notice or the hosting state's ground) and
is no presumed victim; one charge each of whose mandatory elements is supported by a reliable exhibit that is
secured or securable; a safety plan for the victims; deconfliction clear. To try: every mandatory element
corroborated or accepted, every exhibit relied on secured, with a competent witness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from simpul.readiness.case_file import CaseFile, ChargeFile, Check, Condition, SuspectFile, VictimStanding
from simpul.readiness.checks import CheckResult, ExhibitStanding
from simpul.readiness.elements import Bench, ElementStanding, State
from simpul.readiness.gates import Blocker, Fact, GateName, Path, Requirement, lacking

LOCATED: Final = frozenset({"located", "warrant", "arrested", "detained", "handed_over"})
IDENTIFIED: Final = frozenset({"identified", "moved"}) | LOCATED
GROUNDS: Final = frozenset({"warrant", "red_notice", "hosting_state"})

CHANGE_OF_CHECK: Final = {
    Check.PRESERVED: "preserve-or-acquire-with-hash",
    Check.INTEGRITY: "verify-hash",
    Check.CUSTODY: "mend-record-or-bring-other-exhibit",
    Check.LAWFUL: "name-power-body-and-country",
    Check.USABLE: "request-consent-or-legal-assistance",
    Check.WITNESS: "name-witness-and-translate",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One charge against one suspect, with how its elements stand.

    Attributes:
        suspect: None where the charge is against nobody yet.
    """

    case: CaseFile
    charge: ChargeFile
    suspect: SuspectFile | None
    elements: tuple[ElementStanding, ...]

    @property
    def needed(self) -> tuple[ElementStanding, ...]:
        """The elements without which the charge cannot stand."""
        return tuple(one for one in self.elements if one.needed)

    def blocker(self, code: str, change: str) -> Blocker:
        """Return a blocker of this line, owed by the charge's owner."""
        return Blocker(
            code=code,
            case=self.case.id,
            owner=self.charge.owner,
            change=change,
            charge=self.charge.id,
            suspect=self.suspect.id if self.suspect else None,
            due=self.charge.due,
        )


def path(line: Line, name: GateName, bench: Bench) -> Path:
    """Return what the gate requires of the line."""
    requirements = (
        (*_to_try(line),)
        if name is GateName.TRY
        else (*_to_arrest(line, bench), *_to_act(line, name), *_of_the_case(line.case, bench))
    )
    suspect = line.suspect.id if line.suspect else None
    may_be_victim = line.suspect is not None and line.suspect.victim is not VictimStanding.NONE
    everything = (_forum(line), _no_victim(line), *requirements)
    return Path(line.charge.id, suspect, everything, last_resort=may_be_victim)


def no_charge(case: CaseFile) -> Path:
    """Return the path of a case in which nobody is charged with anything."""
    missing = Blocker(code="case.no-charge", case=case.id, owner=case.owner, change="choose-charge-and-forum")
    return Path(None, None, (lacking(Fact("case.charged"), missing),))


def _forum(line: Line) -> Requirement:
    fact = Fact("charge.forum", (("forum", line.charge.forum or ""),))
    return lacking(fact, *_unless(bool(line.charge.forum), line.blocker("charge.no-forum", "choose-forum")))


def _no_victim(line: Line) -> Requirement:
    """Someone who may be a victim is screened first and is not the suspect a case is built on until then."""
    standing = line.suspect.victim if line.suspect else VictimStanding.NONE
    code, change = (
        ("suspect.identified-victim", "review-non-punishment")
        if standing is VictimStanding.IDENTIFIED
        else ("suspect.presumed-victim", "screen-and-decide")
    )
    return lacking(
        Fact("suspect.no-presumed-victim"), *_unless(standing is VictimStanding.NONE, line.blocker(code, change))
    )


def _to_arrest(line: Line, bench: Bench) -> tuple[Requirement, ...]:
    status, ground = (line.suspect.status, line.suspect.ground) if line.suspect else (None, None)
    granted = ground in GROUNDS and not _later(line, bench)
    return (
        lacking(Fact("suspect.identified"), *_unless(status in IDENTIFIED, _unidentified(line))),
        lacking(
            Fact("suspect.located", (("status", status or ""),)),
            *_unless(status in LOCATED, replace(line.blocker("suspect.not-located", "locate"), owner=_on_site(line))),
        ),
        lacking(
            Fact("suspect.ground", (("ground", ground or ""),)),
            *_unless(granted, line.blocker("suspect.no-ground", "obtain-warrant-or-hosting-state-ground")),
        ),
    )


def _unidentified(line: Line) -> Blocker:
    return line.blocker("suspect.not-identified", "identify-suspect")


def _on_site(line: Line) -> str:
    """Return who can locate: the contributing agency of the hosting state where it is known, else the owner."""
    return line.case.hosting_agency or line.charge.owner


def _later(line: Line, bench: Bench) -> bool:
    dated = line.suspect.ground_date if line.suspect else None
    return dated is not None and dated > bench.at


def _to_act(line: Line, name: GateName) -> Iterable[Requirement]:
    securable = name is GateName.ACT
    for element in line.needed:
        values = (("element", element.element.code), ("state", str(element.state.value)))
        yield Requirement(Fact("element.supported", values), tuple(_ways_to_support(line, element, securable)))


def _ways_to_support(line: Line, element: ElementStanding, securable: bool) -> Iterable[frozenset[Blocker]]:  # noqa: FBT001  # private
    """Yield what each exhibit still lacks to carry the element, or that a reliable one must be brought."""
    for exhibit in element.exhibits:
        yield _unsecured(line, exhibit, exhibit.failing(requested_suffices=securable))
    for exhibit in element.doubted:
        doubt = replace(
            _of_element(line, element, "element.exhibit-not-reliable", "show-exhibit-reliable"),
            exhibit=exhibit.exhibit.id,
            owner=exhibit.exhibit.owner,
        )
        yield _unsecured(line, exhibit, exhibit.failing(requested_suffices=securable)) | {doubt}
    if not element.exhibits and not element.doubted:
        yield frozenset({_of_element(line, element, "element.no-reliable-exhibit", "bring-reliable-exhibit")})


def _to_try(line: Line) -> Iterable[Requirement]:
    if line.suspect is None:
        yield lacking(Fact("suspect.identified"), _unidentified(line))
    for element in line.needed:
        values = (("element", element.element.code), ("state", str(element.state.value)))
        yield lacking(
            Fact("element.corroborated", values),
            *_unless(element.state >= State.CORROBORATED, _uncorroborated(line, element)),
        )
    relied = dict.fromkeys(exhibit for element in line.elements for exhibit in element.exhibits)
    for exhibit in relied:
        yield lacking(
            Fact("exhibit.secured-for-trial", (("exhibit", exhibit.exhibit.id),)),
            *_unsecured(line, exhibit, exhibit.failing(for_trial=True)),
        )


def _uncorroborated(line: Line, element: ElementStanding) -> Blocker:
    if not element.exhibits:
        nothing = _of_element(line, element, "element.no-reliable-exhibit", "bring-two-sources-or-acceptance")
        return replace(nothing, changes=2)
    return _of_element(line, element, "element.one-source", "bring-independent-source-or-acceptance")


def _of_element(line: Line, element: ElementStanding, code: str, change: str) -> Blocker:
    suspect = None if element.element.group and element.inherited else line.blocker(code, change).suspect
    return replace(line.blocker(code, change), element=element.element.code, suspect=suspect)


def _unsecured(line: Line, standing: ExhibitStanding, failing: Iterable[CheckResult]) -> frozenset[Blocker]:
    """Return a blocker for each failing check; it is the exhibit's, whichever element and suspect it serves."""
    return frozenset(
        Blocker(
            code=f"exhibit.{result.check}",
            case=line.case.id,
            owner=result.owner or standing.exhibit.owner,
            change=_change(result),
            exhibit=standing.exhibit.id,
            check=result.check.value,
            why=result.why,
            due=result.due or line.charge.due,
        )
        for result in failing
    )


def _change(result: CheckResult) -> str:
    asked = result.why == ("S5.only-requested",)
    return "obtain-answer-to-request" if asked else CHANGE_OF_CHECK[result.check]


def _of_the_case(case: CaseFile, bench: Bench) -> tuple[Requirement, ...]:
    plan, cleared = case.safety_plan, case.deconfliction
    return (
        lacking(
            Fact("case.safety-plan"),
            *_unless(_stands(plan, "yes", bench), _owed(case, plan, "case.no-safety-plan", "write-safety-plan")),
        ),
        lacking(
            Fact("case.deconflicted"),
            *_unless(
                _stands(cleared, "clear", bench), _owed(case, cleared, "case.not-deconflicted", "clear-with-partners")
            ),
        ),
    )


def _stands(condition: Condition, answer: str, bench: Bench) -> bool:
    return condition.answer == answer and (condition.at is None or condition.at <= bench.at)


def _owed(case: CaseFile, condition: Condition, code: str, change: str) -> Blocker:
    return Blocker(code=code, case=case.id, owner=condition.owner, change=change, why=(f"answer.{condition.answer}",))


def _unless(holds: bool, blocker: Blocker) -> tuple[Blocker, ...]:  # noqa: FBT001  # reads as a sentence
    return () if holds else (blocker,)
