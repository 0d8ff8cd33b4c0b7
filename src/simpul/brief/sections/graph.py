# SPDX-License-Identifier: Apache-2.0
"""The networks as a drawing: cases, records and what they share, laid out the same on every run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from simpul.brief.sections.cards import Card, Spelling, card
from simpul.brief.sections.docket import Docket
from simpul.brief.sections.hits import HitSheet
from simpul.brief.sections.layout import lay_out
from simpul.brief.sections.networks import Hub, NetworkSheet
from simpul.model.ids import RecordId

MOST_NODES: Final = 5000
"""Beyond this a drawing tells nobody anything; what is left out is counted and stays in the lists."""


@dataclass(frozen=True, slots=True)
class Node:
    """A dot of the drawing.

    Attributes:
        kind: a record type, ``value`` for a shared value, ``hub`` for one that many share.
        size: from 1, by how much hangs on it.
        x, y: place in the plane; the whole drawing fits into −1 … 1.
    """

    key: str
    kind: str
    label: Spelling
    agency: str
    network: str
    section: str
    size: int
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the drawing.

    Attributes:
        kind: ``lead`` (an unjudged hit), ``same`` (judged the same), ``shares`` (both have a value),
            ``at`` (a group at a site) or ``in_case``.
    """

    source: str
    target: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, and how many records had to be left out of the drawing."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0


def network_graph(docket: Docket, networks: tuple[NetworkSheet, ...], hits: tuple[HitSheet, ...]) -> Graph:
    """Return the drawing of the networks that fit into it, whole networks only."""
    shown, left_out, room = [], 0, MOST_NODES
    for network in networks:
        needs = len(network.members) + len(network.case_ids) + len(network.hubs)
        if needs > room:
            left_out += len(network.members)
            continue
        room -= needs
        shown.append(network)
    nodes, edges = _Drawing(docket, hits).drawn(shown)
    return Graph(lay_out(nodes, edges), edges, left_out)


class _Drawing:
    """Nodes and edges while they are collected; one place for each key."""

    def __init__(self, docket: Docket, hits: tuple[HitSheet, ...]) -> None:
        self._docket, self._hits = docket, hits
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], Edge] = {}

    def drawn(self, networks: list[NetworkSheet]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
        for network in networks:
            self._cases(network, network.own_cases)
        for network in networks:
            self._network(network)
        for hit in self._hits:
            if hit.judgement != "not_same":
                kind = "same" if hit.judgement == "same" else "lead"
                self._tie(hit.left.key, hit.right.key, kind, f"{hit.grade} · {hit.bits:.1f} bits")
        self._stays()
        return tuple(self._nodes.values()), tuple(self._edges.values())

    def _stays(self) -> None:
        for stay in self._docket.of_type("Stay"):
            who, site = self._docket.referred(stay, "who"), self._docket.referred(stay, "site")
            if who is not None and site is not None and who.type == "Group":
                self._tie(card(self._docket, who).key, card(self._docket, site).key, "at", "")

    def _network(self, network: NetworkSheet) -> None:
        for one, _ in network.members:
            self._put(one, network, size=1)
        self._cases(network, network.case_ids)
        for member, _ in network.members:
            self._in_cases(member)
        for hub in network.hubs:
            self._hub(hub, network)

    def _cases(self, network: NetworkSheet, cases: frozenset[str]) -> None:
        for case in sorted(cases):
            record = self._docket.records[RecordId(case)]
            number = next(iter(record.originals("caseNumber")), record.local_id)
            self._put(replace(card(self._docket, record), name=Spelling(number)), network, size=4)

    def _put(self, shown: Card, network: NetworkSheet, *, size: int) -> None:
        section = f"c-{shown.key[2:]}" if shown.type == "Case" else network.key
        node = Node(shown.key, shown.type, shown.name, shown.agency, network.label, section, size)
        self._nodes.setdefault(shown.key, node)

    def _in_cases(self, member: Card) -> None:
        for case in sorted(self._cases_by_key().get(member.key, ())):
            self._tie(member.key, case, "in_case", "")

    def _cases_by_key(self) -> dict[str, tuple[str, ...]]:
        if not hasattr(self, "_by_key"):
            self._by_key = {
                card(self._docket, self._docket.records[record]).key: tuple(
                    card(self._docket, self._docket.records[case]).key for case in islice(sorted(cases), 8)
                )
                for record, cases in self._docket.cases.items()
            }
        return self._by_key

    def _hub(self, hub: Hub, network: NetworkSheet) -> None:
        if len(hub.members) == 2:  # noqa: PLR2004  # two ends of one line
            self._tie(hub.members[0], hub.members[1], "shares", f"{hub.kind} {hub.value}".strip())
            return
        size = min(2 + hub.holders // 3, 6) if hub.wide else 1
        label = Spelling(hub.value or hub.kind)
        kind = "hub" if hub.wide else "value"
        self._nodes.setdefault(hub.key, Node(hub.key, kind, label, "", network.label, network.key, size))
        for member in hub.members:
            self._tie(member, hub.key, "shares", hub.kind)

    def _tie(self, source: str, target: str, kind: str, label: str) -> None:
        if source != target and source in self._nodes and target in self._nodes:
            ends = min(source, target), max(source, target), kind
            self._edges.setdefault(ends, Edge(source, target, kind, label))
