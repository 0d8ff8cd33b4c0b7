# SPDX-License-Identifier: Apache-2.0
"""Networks: which cases, people and sites hang together, by what, and whereto they moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from simpul.brief.sections.cards import Card, card
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.handling import Handling, handling_of
from simpul.brief.sections.places import Move, one_place_each
from simpul.link.result import Linked, Network
from simpul.model.ids import AgencyId, RecordId, digest

HUB_HOLDERS: Final = 4
"""From so many different holders on a shared value is drawn as a hub: it relates, and says little of any two."""


@dataclass(frozen=True, slots=True)
class Hub:
    """A value that several records of a network share.

    Attributes:
        degree: in how many records it occurs, in or out of this network.
        holders: how many different people or things of this network hold it; records of one entity count once.
        agencies: who holds it.
    """

    key: str
    kind: str
    value: str
    degree: int
    holders: int
    members: tuple[str, ...]
    agencies: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """True where so many share it that it is drawn as a hub."""
        return self.holders >= HUB_HOLDERS


@dataclass(frozen=True, slots=True)
class NetworkSheet:
    """A network as the meeting sees it.

    Attributes:
        label: ``N1`` for the network with most cases, and so on.
        case_ids: cases that it touches.
        own_cases: cases that are members themselves; of those touched, another network may hold some.
        case_numbers: id and number of each case touched.
        parts: how many different things of each type; several records of one count once.
        members: the records in it, with their part.
    """

    key: str
    id: str
    label: str
    case_ids: frozenset[str]
    own_cases: frozenset[str]
    case_numbers: tuple[tuple[str, str], ...]
    agencies: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    members: tuple[tuple[Card, str], ...]
    hubs: tuple[Hub, ...]
    moves: tuple[Move, ...]
    handling: Handling


def network_sheets(
    docket: Docket, linked: Linked, *, moves: tuple[Move, ...], audience: AgencyId | None
) -> tuple[NetworkSheet, ...]:
    """Return the networks, those that tie most cases and agencies together first."""
    places = one_place_each(docket)
    sheets = [_Sheet(docket, linked, network, moves).made(audience, places) for network in linked.networks]
    shown = sorted(
        (one for one in sheets if one.members),
        key=lambda one: (-len(one.case_ids), -len(one.agencies), -len(one.members), one.id),
    )
    return tuple(replace(one, label=f"N{number}") for number, one in enumerate(shown, start=1))


class _Sheet:
    """One network while its sheet is made."""

    def __init__(self, docket: Docket, linked: Linked, network: Network, moves: tuple[Move, ...]) -> None:
        self.docket, self.linked, self.network, self.moves = docket, linked, network, moves
        self.members = {one: part for one, part in network.members.items() if one in docket.records}

    def made(self, audience: AgencyId | None, places: Mapping[RecordId, RecordId]) -> NetworkSheet:
        cases = self._cases()
        records = [self.docket.records[one] for one in sorted(self.members)]
        cards = [(card(self.docket, one), self.members[one.id]) for one in records if one.type != "Case"]
        keys = {one.key for one, _ in cards}
        parts = self._parts(places, cases=len(cases))
        return NetworkSheet(
            key="n-" + digest(self.network.id)[:12],
            id=self.network.id,
            label="",
            case_ids=frozenset(cases),
            own_cases=frozenset(one.id for one in records if one.type == "Case"),
            case_numbers=tuple(sorted(cases.items(), key=lambda one: one[1])),
            agencies=tuple(sorted({str(one.agency) for one in records})),
            parts=tuple(sorted(parts.items(), key=lambda one: (-one[1], one[0]))),
            members=tuple(sorted(cards, key=lambda one: (one[0].type, one[0].agency, one[0].id))),
            hubs=self._hubs(),
            moves=tuple(move for move in self.moves if any(one.key in keys for one in move.who)),
            handling=handling_of((one.marking for one in records), audience=audience),
        )

    def _parts(self, places: Mapping[RecordId, RecordId], *, cases: int) -> dict[str, int]:
        """Return how many things of each type: records of one entity or one place count once; cases as listed."""
        records = [self.docket.records[one] for one in self.members]
        things = {(one.type, places.get(one.id) or self.docket.entity(one.id)) for one in records if one.type != "Case"}
        counted = dict(Counter(type_name for type_name, _ in things))
        return {**counted, "Case": cases} if cases else counted

    def _cases(self) -> dict[str, str]:
        found = {one for member in self.members for one in self.docket.cases.get(member, ())}
        return {one: self._number(one) for one in found}

    def _number(self, case: RecordId) -> str:
        record = self.docket.records[case]
        return next(iter(record.originals("caseNumber")), record.local_id)

    def _hubs(self) -> tuple[Hub, ...]:
        holders: dict[tuple[str, str], set[RecordId]] = {}
        degrees: dict[tuple[str, str], int] = {}
        for relation in self.linked.relations:
            if relation.left not in self.members or relation.right not in self.members:
                continue
            shared = relation.shared_kind, relation.shared_value
            holders.setdefault(shared, set()).update((relation.left, relation.right))
            degrees[shared] = max(degrees.get(shared, 0), relation.degree)
        made = [self._hub(shared, holders[shared], degrees[shared]) for shared in holders]
        # What only the records of one entity share explains the entity and ties nothing else.
        tying = [hub for hub in made if hub.holders > 1]
        return tuple(sorted(tying, key=lambda hub: (-hub.holders, -hub.degree, hub.kind, hub.value)))

    def _hub(self, shared: tuple[str, str], holders: set[RecordId], degree: int) -> Hub:
        records = [self.docket.records[one] for one in sorted(holders)]
        # A value held by a protected person tells who it is.
        hidden = any(one.id in self.docket.protected for one in records)
        return Hub(
            key="v-" + digest(*shared)[:12],
            kind=shared[0],
            value="" if hidden else shared[1],
            degree=degree,
            holders=len({self.docket.entity(one) for one in holders}),
            members=tuple(card(self.docket, one).key for one in records),
            agencies=tuple(sorted({str(one.agency) for one in records})),
        )
