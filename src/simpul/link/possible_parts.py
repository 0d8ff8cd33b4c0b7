# SPDX-License-Identifier: Apache-2.0
"""Parts that people may play, each with what suggests it.

A suggestion is a rule and its counts, no score: it names records to look at, and a person judges. Nothing
is ever suggested of people who are held, defrauded, witnesses, or who may be victims or children.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from simpul.link.casework import SUSPECT_PARTS, Casework, Paper
from simpul.link.result import Suggestion
from simpul.link.tables import Tables
from simpul.model.ids import RecordId

PAYERS: Final = 3
"""So many different payers into one account are no private dealings."""
COLLECTED: Final = 2
"""So many collecting accounts that pay into one."""
OTHER_HOLDERS: Final = 3
"""So many others who hold the same account: it is lent or sold."""
TRAVELLERS: Final = 2
"""So many people whose journeys one person paid."""
ADULT: Final = 18
NOT_A_FINDING: Final = "a lead for a person to judge, not a finding"
SAID_PARTS: Final[Mapping[str, str]] = {"mule": "mule", "recruiter": "recruiter", "controller": "controller"}

SEEN: Final[Mapping[str, str]] = {
    "collects": "the {kind} was paid by {payers} payers in {cases} case(s)",
    "paid_by_collectors": "the {kind} was paid from {feeding} that collect",
    "shared_account": "{others} others are noted with the same {kind}",
    "paid_journeys": "paid for the journeys of {others} others",
    "said_elsewhere": "{teller}, likely the same person, is so noted",
    "member_on_site": "member of {group}, which runs {site}, and stays there",
}
"""Rule to what it saw, in English."""

Seen = tuple[tuple[str, str], ...]
"""What stands in the gaps of a rule's sentence."""
Rule = Iterator[tuple[int, str, str, Seen]]
"""Record, part, rule and what it saw, for each suggestion."""
Money = tuple[str, str]
"""``account`` or ``wallet``, and its canonical form."""


@dataclass(slots=True)
class _Flow:
    """What came into one account or wallet, and from where."""

    payers: set[object] = field(default_factory=set)
    cases: set[int] = field(default_factory=set)
    sources: set[tuple[str, str]] = field(default_factory=set)


def possible_parts(tables: Tables, casework: Casework, names: Sequence[RecordId]) -> list[Suggestion]:
    """Return the suggestions of a run, in the order of records.

    Args:
        tables: the run, after its entities were made.
        casework: what its records say of the work.
        names: record number to id.
    """
    kept_out = casework.protected() | _children(tables, casework)
    holders = _holders(tables, casework)
    found = [
        *_collecting(casework, holders),
        *_lent(casework, holders),
        *_paid_journeys(casework),
        *_said_elsewhere(casework, names),
        *_operators(casework, names),
    ]
    suggestions = {
        Suggestion(names[no], part, f"{part}.{rule}", _reason(part, rule, seen), seen)
        for no, part, rule, seen in found
        if no in casework.people and casework.entity(no) not in kept_out
    }
    return sorted(suggestions)


def _collecting(casework: Casework, holders: Mapping[Money, list[int]]) -> Rule:
    flows = _flows(casework)
    collecting = {money for money, flow in flows.items() if len(flow.payers) >= PAYERS}
    for money in sorted(collecting):
        flow = flows[money]
        for no in holders.get(money, ()):
            yield no, "mule", "collects", _seen(kind=money[0], payers=len(flow.payers), cases=len(flow.cases))
    for money, flow in sorted(flows.items()):
        feeding = flow.sources & collecting
        if len(feeding) >= COLLECTED:
            for no in holders.get(money, ()):
                yield no, "controller", "paid_by_collectors", _seen(kind=money[0], feeding=len(feeding))


def _flows(casework: Casework) -> dict[Money, _Flow]:
    flows: dict[Money, _Flow] = defaultdict(_Flow)
    for paper in casework.of("Payment"):
        sources = [(kind, value) for kind in ("account", "wallet") for value in paper.values[f"payer{kind.title()}"]]
        payers: list[object] = [casework.entity(no) for no in paper.targets["payer"]]
        for money in (
            (kind, value) for kind in ("account", "wallet") for value in paper.values[f"payee{kind.title()}"]
        ):
            flows[money].payers.update(payers or sources)
            flows[money].sources.update(sources)
            flows[money].cases.update(paper.targets["case"])
    return flows


def _lent(casework: Casework, holders: Mapping[Money, list[int]]) -> Rule:
    involved = {casework.entity(no) for paper in casework.of("Involvement") for no in paper.targets["who"]}
    for (kind, _), people in sorted(holders.items()):
        entities = {casework.entity(no) for no in people}
        if len(entities) <= OTHER_HOLDERS:
            continue
        for no in people:
            if casework.entity(no) in involved:
                yield no, "mule", "shared_account", _seen(kind=kind, others=len(entities) - 1)


def _paid_journeys(casework: Casework) -> Rule:
    paid: dict[int, set[int]] = defaultdict(set)
    record: dict[int, int] = {}
    for paper in casework.of("Trip"):
        for payer in paper.targets["paidBy"]:
            payer_entity = casework.entity(payer)
            travellers = {casework.entity(no) for no in paper.targets["person"]} - {payer_entity}
            paid[payer_entity] |= travellers
            record.setdefault(payer_entity, payer)
    for entity, travellers in sorted(paid.items()):
        if len(travellers) >= TRAVELLERS:
            yield record[entity], "recruiter", "paid_journeys", _seen(others=len(travellers))


def _said_elsewhere(casework: Casework, names: Sequence[RecordId]) -> Rule:
    """Tell of a record what another agency's record of the same person says, where its own says nothing."""
    said: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    own: dict[int, set[str]] = defaultdict(set)
    for paper in casework.of("Involvement"):
        for part in sorted(_parts_said(paper)):
            for no in paper.targets["who"]:
                said[casework.entity(no)][part].add(no)
                own[no].add(part)
    for no in sorted(casework.first):
        for part, tellers in sorted(said.get(casework.first[no], {}).items()):
            if part not in own[no]:
                yield no, part, "said_elsewhere", _seen(teller=names[min(tellers)])


def _parts_said(paper: Paper) -> set[str]:
    """Return the parts a suspect is said to play."""
    if not SUSPECT_PARTS & set(paper.values["role"]):
        return set()
    parts = {SAID_PARTS[one] for one in paper.values["groupRole"] if one in SAID_PARTS}
    return parts | ({"site_operator"} if "operator" in paper.values["role"] else set())


def _operators(casework: Casework, names: Sequence[RecordId]) -> Rule:
    """Tell of members of a group that runs a site who stay there."""
    runs: dict[int, set[int]] = defaultdict(set)
    for place in casework.of("Site"):
        for group in place.targets["operator"]:
            runs[casework.entity(group)].add(casework.entity(place.no))
    stays: dict[int, set[int]] = defaultdict(set)
    for stay in casework.of("Stay"):
        for no in stay.targets["who"]:
            stays[casework.entity(no)].update(casework.entity(site) for site in stay.targets["site"])
    for membership in casework.of("Membership"):
        for no, group in ((no, g) for no in membership.targets["member"] for g in membership.targets["organization"]):
            for site in sorted(runs[casework.entity(group)] & stays[casework.entity(no)])[:1]:
                yield no, "site_operator", "member_on_site", _seen(group=names[group], site=names[site])


def _holders(tables: Tables, casework: Casework) -> dict[Money, list[int]]:
    """Return who holds each account and wallet; nothing where no paper names anybody."""
    holders: dict[Money, list[int]] = defaultdict(list)
    if casework.people:
        for kind, value, no in tables.run("money_holders").fetchall():
            holders[kind, value].append(no)
    return holders


def _children(tables: Tables, casework: Casework) -> frozenset[int]:
    """Return the entities of people who are, or on some record's dates may be, under age on the run's latest day."""
    rows = tables.run("under_age", adult=ADULT).fetchall() if casework.people else []
    return frozenset(casework.entity(no) for (no,) in rows)


def _seen(**gaps: object) -> Seen:
    return tuple((gap, str(value)) for gap, value in gaps.items())


def _reason(part: str, rule: str, seen: Seen) -> str:
    return f"possibly a {part.replace('_', ' ')}: {SEEN[rule].format(**dict(seen))}; {NOT_A_FINDING}"


__all__ = ["NOT_A_FINDING", "SEEN", "possible_parts"]
