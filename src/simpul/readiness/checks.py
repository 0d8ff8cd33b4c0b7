# SPDX-License-Identifier: Apache-2.0
"""The six checks of an exhibit: an officer's dated answer, held against what the file itself shows.

A check holds only where an officer answered yes on a known day and no fact contradicts it; unknown counts as no.

Source: ISO/IEC 27037 (preservation, integrity, custody); SIENA code H1 and mutual legal assistance for use in
another state's court. The scheme of six is ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from simpul.model.agencies import agencies
from simpul.readiness.case_file import Check, ExhibitFile, RecordedCheck
from simpul.readiness.custody import custody_breaks
from simpul.readiness.rules import Rules

USABLE: Final = frozenset({"consent_given", "mla_received", "domestic"})
REQUESTED: Final = frozenset({"consent_requested", "mla_requested"})
CONTENT: Final = (Check.PRESERVED, Check.INTEGRITY, Check.CUSTODY, Check.LAWFUL)
"""S1 to S4: what must hold before usability in a forum is worth asking for."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where and when an exhibit is to be used.

    Attributes:
        forum: state that will try, ISO 3166-1 alpha-2; None where not chosen.
        case_forum: the case's own forum, which a check that names none is about.
    """

    forum: str | None
    case_forum: str | None
    at: date
    rules: Rules


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one check stands.

    Attributes:
        holds: True where it is answered yes and nothing contradicts; for S5, usable in the forum.
        answer: the recorded answer, ``unknown`` where there is none.
        why: codes of what stands against it; empty where it holds.
    """

    check: Check
    holds: bool
    answer: str
    why: tuple[str, ...] = ()
    at: date | None = None
    officer: str | None = None
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ExhibitStanding:
    """The six results of one exhibit in one forum."""

    exhibit: ExhibitFile
    forum: str | None
    results: tuple[CheckResult, ...]

    def failing(self, *, requested_suffices: bool = False, for_trial: bool = False) -> tuple[CheckResult, ...]:
        """Return the checks that stand in the way.

        Args:
            requested_suffices: True where consent or legal assistance asked for is enough (securable).
            for_trial: True where a competent witness and translation (S6) count too.
        """
        waived = {Check.USABLE} if requested_suffices and self._requested else set[Check]()
        ignored = waived if for_trial else waived | {Check.WITNESS}
        return tuple(result for result in self.results if not result.holds and result.check not in ignored)

    @property
    def secured(self) -> bool:
        """S1 to S4 hold and the forum may use it."""
        return not self.failing()

    @property
    def securable(self) -> bool:
        """S1 to S4 hold and leave to use it in the forum has been requested."""
        return not self.secured and not self.failing(requested_suffices=True)

    @property
    def secured_for_trial(self) -> bool:
        """Secured, with a competent witness and translation."""
        return not self.failing(for_trial=True)

    @property
    def _requested(self) -> bool:
        usable = next(result for result in self.results if result.check is Check.USABLE)
        return usable.answer in REQUESTED and not set(usable.why) - {"S5.only-requested"}


def exhibit_standing(exhibit: ExhibitFile, trial: Trial) -> ExhibitStanding:
    """Return how the exhibit stands in all six checks for use in the forum."""
    return ExhibitStanding(exhibit, trial.forum, tuple(_result(exhibit, check, trial) for check in Check))


def _result(exhibit: ExhibitFile, check: Check, trial: Trial) -> CheckResult:
    recorded = _latest(exhibit, check, trial)
    why = (*_unsigned(recorded, check, trial), *_against(exhibit, recorded, trial)) if recorded else ()
    why = why if recorded else (f"{check}.not-answered",)
    return CheckResult(
        check=check,
        holds=not why,
        answer=recorded.answer if recorded else "unknown",
        why=why,
        at=recorded.at if recorded else None,
        officer=recorded.officer if recorded else None,
        owner=(recorded.owner if recorded else None) or exhibit.owner,
        due=(recorded.due if recorded else None) or exhibit.due,
    )


def _latest(exhibit: ExhibitFile, check: Check, trial: Trial) -> RecordedCheck | None:
    """Return the last answer known on the day; of several on one day, the one that helps least."""
    answers = [
        recorded
        for recorded in exhibit.checks
        if recorded.check is check
        and (recorded.at is None or recorded.at <= trial.at)
        and (check is not Check.USABLE or (recorded.forum or trial.case_forum) == trial.forum)
    ]
    return max(answers, key=_recency, default=None)


def _recency(recorded: RecordedCheck) -> tuple[date, int, str]:
    helps = 2 if recorded.answer == "yes" or recorded.answer in USABLE else int(recorded.answer in REQUESTED)
    return (recorded.at or date.min, -helps, recorded.answer)


def _unsigned(recorded: RecordedCheck, check: Check, trial: Trial) -> tuple[str, ...]:
    lacks = (
        (f"{check}.no-date", recorded.at is None),
        (f"{check}.no-officer", not recorded.officer),
        (f"{check}.lapsed", recorded.expires is not None and recorded.expires < trial.at),
        (f"{check}.answered-{recorded.answer}", check is not Check.USABLE and recorded.answer != "yes"),
    )
    return tuple(code for code, lacking in lacks if lacking)


def _against(exhibit: ExhibitFile, recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    return _FACTS[recorded.check](exhibit, recorded, trial)


def _preserved(exhibit: ExhibitFile, _recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    acquired = exhibit.acquired_at is not None and exhibit.acquired_at <= trial.at
    if acquired and (exhibit.hash or exhibit.is_physical):
        return ()
    if exhibit.kind != "provider_record" or acquired:
        return ("S1.no-hash-at-acquisition",) if acquired else ("S1.not-acquired",)
    if exhibit.preserved_until is None:
        return ("S1.no-preservation-request",)
    return () if trial.at <= exhibit.preserved_until else ("S1.preservation-expired",)


def _verified_lately(_exhibit: ExhibitFile, recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    oldest = trial.at - timedelta(days=trial.rules.integrity_days)
    return ("S2.verified-too-long-ago",) if recorded.at is not None and recorded.at < oldest else ()


def _in_custody(exhibit: ExhibitFile, recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(broken.code for broken in custody_breaks(exhibit, at=trial.at)))
    return ("S3.record-contradicted", *found) if found and recorded.answer == "yes" else found


def _lawful(exhibit: ExhibitFile, _recorded: RecordedCheck, _trial: Trial) -> tuple[str, ...]:
    lacks = (
        ("S4.no-power", not exhibit.power),
        ("S4.no-authorising-body", not exhibit.authorised_by),
        ("S4.no-country", not exhibit.country),
    )
    return tuple(code for code, lacking in lacks if lacking)


def _usable(exhibit: ExhibitFile, recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    if recorded.answer in REQUESTED:
        return ("S5.only-requested",)
    if recorded.answer not in USABLE:
        return (f"S5.answered-{recorded.answer}",)
    elsewhere = recorded.answer == "domestic" and (exhibit.country is None or exhibit.country != trial.forum)
    return ("S5.domestic-to-another-state",) if elsewhere else ()


def _witnessed(exhibit: ExhibitFile, _recorded: RecordedCheck, trial: Trial) -> tuple[str, ...]:
    if exhibit.translated in ("yes", "not_needed"):
        return ()
    foreign = exhibit.language is not None and exhibit.language not in _languages_of(trial.forum)
    return ("S6.not-translated",) if foreign or exhibit.translated == "no" else ()


def _languages_of(country: str | None) -> frozenset[str]:
    return frozenset(one.language for one in agencies().values() if country is not None and one.country == country)


_FACTS: Final[dict[Check, Callable[[ExhibitFile, RecordedCheck, Trial], tuple[str, ...]]]] = {
    Check.PRESERVED: _preserved,
    Check.INTEGRITY: _verified_lately,
    Check.CUSTODY: _in_custody,
    Check.LAWFUL: _lawful,
    Check.USABLE: _usable,
    Check.WITNESS: _witnessed,
}
