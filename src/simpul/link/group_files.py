# SPDX-License-Identifier: Apache-2.0
"""Entities, networks and what is suggested of them, as rows of files; every column is text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from simpul.link.possible_parts import NOT_A_FINDING
from simpul.link.ranking import ranking_weights
from simpul.link.result import Standing
from simpul.link.run import Found, entity_ids, entity_log, network_id
from simpul.model.ids import RecordId

Rows = list[tuple[str, ...]]
SUGGESTED: Final = f"{NOT_A_FINDING}; no measure may rest on it"


def group_rows(found: Found, roles: Mapping[int, str]) -> dict[str, Rows]:
    """Return file name to header and rows.

    Args:
        found: what a run found.
        roles: record number to the part its agencies give it.
    """
    return {
        "entities.csv": _entities(found),
        "entity_log.csv": _log(found),
        "networks.csv": _networks(found, roles),
        "network_ranking.csv": _ranking(found),
        "role_suggestions.csv": _suggestions(found),
        "moves.csv": _moves(found),
    }


def _entities(found: Found) -> Rows:
    ids = entity_ids(found)
    return [("agency", "id", "entity"), *((*_parts(found.names[no]), ids[no]) for no in sorted(ids))]


def _log(found: Found) -> Rows:
    entries = ((one.kind.value, one.entity, one.former, *_parts(one.record)) for one in entity_log(found))
    return [("kind", "entity", "former", "agency", "id"), *entries]


def _networks(found: Found, roles: Mapping[int, str]) -> Rows:
    rows = ((network_id(found, group), *_parts(found.names[no]), roles[no]) for group in found.networks for no in group)
    return [("network", "agency", "id", "role"), *rows]


def _ranking(found: Found) -> Rows:
    parts = tuple(ranking_weights().parts)
    ranked = sorted(zip(found.standings, found.networks, strict=True), key=lambda one: one[0].rank)
    rows = ((str(standing.rank), network_id(found, group), *_standing(standing)) for standing, group in ranked)
    return [("rank", "network", "points", *parts, "losses", "reasons"), *rows]


def _standing(standing: Standing) -> tuple[str, ...]:
    """Return the points, the number of each part, the losses by currency, and the points that each part gives."""
    losses = " ".join(f"{currency}:{_plain(amount)}" for currency, amount in standing.losses.items())
    reasons = " ".join(f"{reason.part}:{_plain(reason.points)}" for reason in standing.reasons if reason.points)
    return _plain(standing.points), *(_plain(reason.number) for reason in standing.reasons), losses, reasons


def _suggestions(found: Found) -> Rows:
    of = {found.names[no]: network_id(found, group) for group in found.networks for no in group}
    rows = (
        (of.get(one.record, ""), *_parts(one.record), one.part, one.code, one.reason, SUGGESTED)
        for one in found.suggestions
    )
    return [("network", "agency", "id", "possible_role", "rule", "reason", "standing"), *rows]


def _moves(found: Found) -> Rows:
    header = ("from_agency", "from_id", "to_agency", "to_id", "left", "arrived", "in_common", "items", "standing")
    rows = (
        (
            *_parts(one.source),
            *_parts(one.target),
            one.left,
            one.arrived,
            str(len(one.items)),
            " | ".join(one.items),
            SUGGESTED,
        )
        for one in found.moves
    )
    return [header, *rows]


def _parts(record: RecordId) -> tuple[str, str]:
    agency, _, local = record.partition("/")
    return agency, local


def _plain(number: float) -> str:
    """Return a number without an exponent or needless zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


__all__ = ["group_rows"]
