# SPDX-License-Identifier: Apache-2.0
"""Who is in the plot: suspects of each case, those that several cases of a network share, and people held."""

from __future__ import annotations

from dataclasses import dataclass, field

from simpul.exercise.chance import happens, one_of, some_of
from simpul.exercise.paper.sheets import forms_of
from simpul.exercise.people.identifiers import invent_email, invent_handle
from simpul.exercise.people.person import Individual, invent_person
from simpul.exercise.play.hubs import MULE_COUNTRIES, Hubs
from simpul.exercise.play.plot import CasePlan, Intent, cases
from simpul.exercise.play.stage import Stage
from simpul.model.agencies import agencies

KNOWN_IN_THE_CASE = 0.9
"""An agency that works on someone knows most of what there is to know."""
LEADERS = ("CN", "KR", "MY", "TH", "CN", "VN", "CN", "MY", "KR")
HELD_FROM = (("KR", 4.0), ("VN", 3.0), ("ID", 3.0), ("PH", 2.0), ("TH", 3.0), ("CN", 2.0), ("MY", 2.0), ("LA", 1.0))


@dataclass(slots=True)
class Player:
    """A person of the plot, and the records that agencies hold of them.

    Attributes:
        group_role: their part in the group (``Involvement.groupRole``).
        held: True where another country reported them held: a suspect who may be a victim.
        seen: local id by agency.
    """

    person: Individual
    group_role: str
    held: bool = False
    seen: dict[str, str] = field(default_factory=dict)

    def seen_by(self, stage: Stage, agency: str, *, known: float = KNOWN_IN_THE_CASE) -> str:
        """Return the agency's local id of them, entering them where they are not yet."""
        if agency not in self.seen:
            self.seen[agency] = stage.see(self.person, agency, known=known)
        return self.seen[agency]


def cast_of_networks(stage: Stage) -> dict[str, list[Player]]:
    """Return the suspects of each case, by its key; the first is the one the case can reach."""
    cast: dict[str, list[Player]] = {}
    for place, network in enumerate(dict.fromkeys(plan.network for plan in cases().values())):
        plans = [plan for plan in cases().values() if plan.network == network]
        ringleader = _player(stage, f"{network}-ringleader", LEADERS[place], "ringleader")
        managers = [_player(stage, f"{network}-manager-{n}", None, "manager") for n in range(len(plans))]
        for n, plan in enumerate(plans):
            shared = [ringleader, managers[n], managers[n - 1]] if n else [ringleader, managers[n]]
            cast[plan.key] = [*_own(stage, plan), *shared]
    return cast


def _own(stage: Stage, plan: CasePlan) -> list[Player]:
    """Return the suspects that only this case has: one within reach, two more, now and then one who may be held."""
    rng = stage.chance("own", plan.key)
    reached = _player(stage, f"{plan.key}-reached", None, rng.choice(("controller", "recruiter", "caller")))
    caller = _player(stage, f"{plan.key}-caller", one_of(rng, HELD_FROM), "caller")
    caller.held = int(plan.key[1:]) % 3 == 1 and agency_of(caller.person.nationality) != plan.agency
    return [reached, caller, _player(stage, f"{plan.key}-mule", rng.choice(MULE_COUNTRIES), "mule")]


def _player(stage: Stage, key: str, nationality: str | None, group_role: str) -> Player:
    rng = stage.chance("player", key)
    person = invent_person(rng, f"person-{key}", nationality)
    person.handle = person.handle or invent_handle(rng)
    person.email = person.email or invent_email(rng)
    return Player(person, group_role)


def spread(stage: Stage, cast: dict[str, list[Player]], hubs: Hubs) -> None:
    """Let each case's agency enter its suspects, and a few other agencies those that they know."""
    for key, players in cast.items():
        for player in players:
            if player.group_role == "mule":
                hubs.lend(player.person, stage.chance("mule", player.person.entity), likely=True)
                player.seen_by(stage, agency_of(player.person.nationality))
            player.seen_by(stage, cases()[key].agency)
    for key, players in cast.items():
        for player in players:
            _seen_elsewhere(stage, cases()[key], player)


def _seen_elsewhere(stage: Stage, plan: CasePlan, player: Player) -> None:
    rng = stage.chance("elsewhere", plan.key, player.person.entity)
    likely = {agency_of(player.person.nationality), plan.host_agency, "INTERPOL", "ASEANAPOL"}
    others = sorted(likely & set(forms_of("Person")) - set(player.seen))
    for agency in some_of(rng, others, one_of(rng, [(0, 3.0), (1, 4.0), (2, 2.0)])):
        if len(player.seen) < 5:  # noqa: PLR2004
            player.seen_by(stage, agency, known=0.6)


def agency_of(country: str) -> str:
    """Return the agency of a country."""
    return next(name for name, one in agencies().items() if one.country == country)


@dataclass(frozen=True, slots=True)
class HeldOne:
    """A person reported held: who, by which agency, in which case (its key)."""

    person: Individual
    agency: str
    case: str


def held_people(stage: Stage, cast: dict[str, list[Player]]) -> list[HeldOne]:
    """Return who is reported held: many in cases of detention and trafficking, and the suspects who may be victims."""
    found = []
    for key, plan in cases().items():
        rng = stage.chance("held", key)
        count = rng.randint(3, 6) if plan.kind in {"illegal_detention", "trafficking"} else int(happens(rng, 0.4))
        for n in range(count):
            country = one_of(rng, HELD_FROM)
            person = invent_person(stage.chance("held", key, n), f"held-{key}-{n}", country)
            found.append(HeldOne(person, agency_of(country), key))
        found += [
            HeldOne(player.person, agency_of(player.person.nationality), key) for player in cast[key] if player.held
        ]
    return found


def suspect_status(plan: CasePlan, place: int) -> str:
    """Return how far a case has come with its suspect: located only where the plot lets it act."""
    if place == 0:
        return "identified" if plan.blocker == "no_located_suspect" else "located"
    return "unidentified" if place == 2 and plan.intent is Intent.BLOCKED else "identified"  # noqa: PLR2004
