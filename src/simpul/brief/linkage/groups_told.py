# SPDX-License-Identifier: Apache-2.0
"""Networks in the order to look at, parts that people may play and moves of groups, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simpul.brief.linkage.wording import kind_word, part_word
from simpul.brief.paper.words import Words
from simpul.link.ranking import ranking_weights
from simpul.link.result import MoveProposal, Standing, Suggestion
from simpul.link.run import Found, network_id
from simpul.model.ids import RecordId

NETWORKS_SHOWN: Final = 20
MEMBERS_SHOWN: Final = 60
LEADS_SHOWN: Final = 60
"""How many suggestions, and how many moves, the page shows; the files have all."""


@dataclass(frozen=True, slots=True)
class ToldPart:
    """One part of a network's standing: what was counted, how many, its points, and those in per cent of the most."""

    what: str
    number: str
    points: str
    share: float


@dataclass(frozen=True, slots=True)
class ToldNetwork:
    """A network in the order to look at.

    Attributes:
        kinds: how many records of each part, the most first.
        more: how many of its records are not listed.
    """

    rank: int
    id: str
    points: str
    parts: tuple[ToldPart, ...]
    losses: str
    agencies: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    members: tuple[tuple[RecordId, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class ToldSuggestion:
    """A part that a person may play, and what suggests it."""

    record: RecordId
    name: str
    part: str
    seen: str
    network: str


@dataclass(frozen=True, slots=True)
class ToldMove:
    """A group that may have moved from one site to another."""

    source: RecordId
    source_name: str
    target: RecordId
    target_name: str
    until: str
    since: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldGroups:
    """What a run says of groups; as many of each as a page shows, and how many there are."""

    networks: tuple[ToldNetwork, ...] = ()
    suggestions: tuple[ToldSuggestion, ...] = ()
    moves: tuple[ToldMove, ...] = ()
    all_networks: int = 0
    all_suggestions: int = 0
    all_moves: int = 0


def named_in(found: Found) -> list[RecordId]:
    """Return the records that are told by name: of whom a part is suggested, and what a move tells of."""
    shown = [one.record for one in found.suggestions[:LEADS_SHOWN]]
    moves = _latest(found.moves)
    told = [one for move in moves for one in (move.source, move.target, *map(_record_of, move.items))]
    known = set(found.names)
    return sorted({one for one in (*shown, *told) if one in known})


def told_groups(found: Found, roles: Mapping[int, str], names: Mapping[RecordId, str], words: Words) -> ToldGroups:
    """Return the groups of a run in words of one language.

    Args:
        found: what the run found.
        roles: record number to the part its agencies give it.
        names: record to a name of it, for those of ``named_in``.
        words: the language.
    """
    ranked = sorted(zip(found.standings, found.networks, strict=True), key=lambda one: one[0].rank)
    of = {found.names[no]: network_id(found, group) for group in found.networks for no in group}
    return ToldGroups(
        tuple(_network(found, standing, group, roles, words) for standing, group in ranked[:NETWORKS_SHOWN]),
        tuple(_suggestion(one, of, names, words) for one in found.suggestions[:LEADS_SHOWN]),
        tuple(_move(one, names, words) for one in _latest(found.moves)),
        len(found.networks),
        len(found.suggestions),
        len(found.moves),
    )


def standing_parts(standing: Standing, words: Words) -> tuple[ToldPart, ...]:
    """Return what gives a network its points, the most first; what gives none is left out."""
    most = {part: points for part, (_, points) in ranking_weights().parts.items()}
    giving = sorted((one for one in standing.reasons if one.points), key=lambda one: -one.points)
    return tuple(
        ToldPart(
            words.say(f"rank.{one.part}"),
            f"{one.number:,.0f}",
            f"{one.points:.1f} / {most[one.part]:.0f}",
            round(100 * one.points / most[one.part], 1),
        )
        for one in giving
    )


def _latest(moves: Sequence[MoveProposal]) -> list[MoveProposal]:
    """Return the moves that a page shows, the latest first."""
    return sorted(moves, key=lambda move: (move.arrived, move.source), reverse=True)[:LEADS_SHOWN]


def _network(
    found: Found, standing: Standing, group: Sequence[int], roles: Mapping[int, str], words: Words
) -> ToldNetwork:
    members = sorted((roles[no], found.names[no]) for no in group)
    kinds = Counter(part_word(words, role) for role, _ in members)
    losses = ", ".join(f"{currency} {amount:,.0f}" for currency, amount in standing.losses.items())
    return ToldNetwork(
        rank=standing.rank,
        id=network_id(found, group),
        points=f"{standing.points:.1f}",
        parts=standing_parts(standing, words),
        losses=words.say("page.losses", losses=losses) if losses else "",
        agencies=tuple(sorted({name.partition("/")[0] for _, name in members})),
        kinds=tuple((kind, f"{n:,}") for kind, n in kinds.most_common()),
        members=tuple((name, part_word(words, role)) for role, name in members[:MEMBERS_SHOWN]),
        more=max(len(members) - MEMBERS_SHOWN, 0),
    )


def _suggestion(
    one: Suggestion, networks: Mapping[RecordId, str], names: Mapping[RecordId, str], words: Words
) -> ToldSuggestion:
    gaps = {gap: kind_word(words, value) if gap == "kind" else value for gap, value in one.seen}
    seen = words.say(f"seen.{one.code.rpartition('.')[2]}", **gaps)
    return ToldSuggestion(
        one.record, names.get(one.record, ""), part_word(words, one.part), seen, networks.get(one.record, "")
    )


def _move(move: MoveProposal, names: Mapping[RecordId, str], words: Words) -> ToldMove:
    return ToldMove(
        source=move.source,
        source_name=names.get(move.source, ""),
        target=move.target,
        target_name=names.get(move.target, ""),
        until=words.say("page.until", day=move.left),
        since=words.say("page.since", day=move.arrived),
        items=tuple(_item(item, names, words) for item in move.items),
    )


def _item(item: str, names: Mapping[RecordId, str], words: Words) -> str:
    kind, _, value = item.partition(" ")
    if kind != "record":
        return f"{kind_word(words, kind)} {value}"
    name = names.get(RecordId(value), "")
    return f"{name} ({value})" if name else value


def _record_of(item: str) -> RecordId:
    return RecordId(item.partition(" ")[2])
