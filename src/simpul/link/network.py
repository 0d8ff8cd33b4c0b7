# SPDX-License-Identifier: Apache-2.0
"""Networks: cases, entities and sites tied together, without merging through hubs.

A place shared is no tie (one compound holds many firms), nor is a value with too many holders, nor a
number that a victim's display showed. One strong shared value ties, or two weak ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from simpul.link.cluster import groups_of

TIES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("document", "imei", "sim", "handle", "email", "phone", "hash"), 1.0),
    # Mule accounts and exchanges' wallets serve many groups; one alone ties nobody.
    **dict.fromkeys(("account", "wallet", "domain", "url", "app", "plate"), 0.5),
}
"""How far one shared value of a kind ties two records; 1 is enough."""

MOST_HOLDERS: Final = 8
"""A value that more entities hold ties nobody: it is a service, a mule or a relay."""

NO_TIE: Final = frozenset({"Site", "Address", "Operation", "Account", "Wallet"})
"""Types that belong to a network without tying it together."""

PAPERS: Final = frozenset(
    {"Charge", "Support", "Exhibit", "CustodyEvent", "ExhibitCheck", "Involvement", "Membership", "Stay", "Request"}
    | {"Measure", "Target", "Payment", "Communication", "Trip", "Operation"}
)
"""Types that tie a network's members without being members: the work's own papers, and events between things."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record as networks see it."""

    no: int
    agency: str
    type: str
    entity: int
    """Number of the first record of its entity; its own where it is alone."""


def networks(
    nodes: Sequence[Node],
    references: Sequence[tuple[int, int]],
    shared: Sequence[tuple[int, int]],
) -> list[list[int]]:
    """Return groups of record numbers, each sorted, in order of their first.

    Args:
        nodes: every record that any of the pairs names, or that is not alone in its entity.
        references: pairs of record numbers, the one pointing and the one pointed to.
        shared: pairs of entities, by their first records, that what they share ties.

    A group is told only where it ties two cases, or a case and another agency's record, or three
    entities of two agencies.
    """
    of = {node.no: node for node in nodes}
    ties = [(a, b) for a, b in references if of[a].type not in NO_TIE and of[b].type not in NO_TIE]
    ties += shared
    ties += [(node.no, node.entity) for node in nodes if node.entity != node.no]
    if not ties:
        return []
    left, right = np.asarray(ties, dtype=np.int64).T
    tied, labels = groups_of(left, right)
    label_of = dict(zip(tied.tolist(), labels.tolist(), strict=True))
    groups: dict[int, list[int]] = defaultdict(list)
    for no, label in label_of.items():
        groups[label].append(no)
    _add_places(groups, references, label_of, of)
    things = [sorted({no for no in members if of[no].type not in PAPERS}) for members in groups.values()]
    return sorted(members for members in things if _worth_telling([of[no] for no in members]))


def _add_places(
    groups: dict[int, list[int]],
    references: Sequence[tuple[int, int]],
    labels: Mapping[int, int],
    of: Mapping[int, Node],
) -> None:
    for one, other in references:
        for place, teller in ((one, other), (other, one)):
            if of[place].type in NO_TIE and of[teller].type not in NO_TIE:
                groups[labels.get(teller, teller)].append(place)


def _worth_telling(members: Sequence[Node]) -> bool:
    cases = {m.no for m in members if m.type == "Case"}
    agencies = {m.agency for m in members}
    entities = {m.entity for m in members}
    if cases:
        return len(cases) > 1 or len(agencies) > 1
    return len(agencies) > 1 and len(entities) > 2  # noqa: PLR2004  # three make a group (UNTOC Article 2)
