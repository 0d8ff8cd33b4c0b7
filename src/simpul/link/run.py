# SPDX-License-Identifier: Apache-2.0
"""One run of linking: records in; hits, relations, entities, networks and a report out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from simpul.link.casework import casework_of
from simpul.link.entities import entities_of
from simpul.link.explain import Pair, reasons
from simpul.link.former import Entry, Former, carried_ids, changes
from simpul.link.input_notes import notes_on_input
from simpul.link.judgements import Judgement, latest
from simpul.link.match import Matched, Progress, match
from simpul.link.network import MOST_HOLDERS, TIES, Node, networks
from simpul.link.no_hits import miss_rates
from simpul.link.possible_parts import possible_parts
from simpul.link.ranking import standings
from simpul.link.result import Grade, Hit, Linked, MoveProposal, Network, Reason, Relation, Standing, Suggestion
from simpul.link.site_moves import site_moves
from simpul.link.tables import Tables, open_tables
from simpul.link.weights import Weights, shipped_weights
from simpul.model.ids import RecordId, digest, record_id
from simpul.model.record import Record

HUB_DRAWN_WHOLE: Final = 12
"""Up to this many holders every pair of a shared value is told; above it a star from the first holder."""


def silent(stage: str, share: float) -> None:
    """Tell nobody how far a run is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to link.

    Attributes:
        within: also compare records of one agency with each other.
        judgements: people's verdicts so far.
        weights: what agreement is worth.
        threads: processors to use; None = all.
        memory: ``4GB`` or the like, past which the run spills to disk; None = no limit of ours.
        former: what an earlier run for the same audience found, whose entities' ids are carried on.
    """

    within: bool = False
    judgements: tuple[Judgement, ...] = ()
    weights: Weights | None = None
    threads: int | None = None
    memory: str | None = None
    former: Former | None = None
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found, still in its tables, with groups as record numbers.

    Attributes:
        names: record number to operation-wide id.
        judgements_unused: judgements on records that are not here.
        entities: groups of records of one thing, each sorted, two or more.
        networks: groups of records tied together, each sorted.
        former: what the earlier run found that this one carries on.
        standings: where each network stands, in the order of the networks.
        suggestions: parts that people may play.
        moves: groups that may have moved from site to site.
    """

    matched: Matched
    names: Sequence[RecordId]
    judgements_unused: int
    entities: Sequence[Sequence[int]]
    networks: Sequence[Sequence[int]]
    former: Former | None = None
    standings: Sequence[Standing] = ()
    suggestions: Sequence[Suggestion] = ()
    moves: Sequence[MoveProposal] = ()


def link_records(records: Iterable[Record], options: Options | None = None) -> Linked:
    """Link records that the asker may see.

    The caller leaves out what the audience may not see before it calls: what is not given can
    add neither hits nor counts nor bits. The order of the records has no effect.
    """
    chosen = options or Options()
    with open_tables(threads=chosen.threads, memory=chosen.memory) as tables:
        tables.add_records(sorted(records, key=lambda record: record.id))
        return linked(tables, find(tables, chosen))


def find(tables: Tables, options: Options) -> Found:
    """Link the records of a run's tables, numbered in the order of their ids."""
    names = _record_names(tables)
    unused = _take_judgements(tables, options.judgements, names)
    matched = match(tables, options.weights or shipped_weights(), within=options.within, progress=options.progress)
    options.progress("relations", 0.0)
    tables.run("relations", within=options.within, hub=HUB_DRAWN_WHOLE)
    options.progress("entities", 0.0)
    entities = entities_of(tables)
    options.progress("networks", 0.0)
    tied = _networks(tables)
    casework = casework_of(tables)
    former = options.former
    agencies = {no: names[no].split("/", 1)[0] for members in tied for no in members}
    new = [no for no in agencies if former is not None and names[no] not in former.networked]
    return Found(
        matched,
        names,
        unused,
        entities,
        tied,
        former,
        standings(tied, casework, agencies=agencies, new=new),
        possible_parts(tables, casework, names),
        site_moves(tables, casework, names),
    )


def linked(tables: Tables, found: Found) -> Linked:
    """Return a run's findings as values, each hit with its reasons."""
    ids = entity_ids(found)
    roles = roles_of(tables)
    return Linked(
        hits=_hits(tables, found.matched),
        relations=tuple(
            Relation(record_id(la, li), record_id(ra, ri), type_name, kind, value, degree)
            for la, li, ra, ri, type_name, kind, value, degree in tables.run("relation_file").fetchall()
        ),
        entities={found.names[no]: entity for no, entity in ids.items()},
        networks=tuple(
            Network(network_id(found, members), {found.names[no]: roles[no] for no in members}, standing)
            for members, standing in zip(found.networks, found.standings, strict=True)
        ),
        report=report(tables, found),
        suggestions=tuple(found.suggestions),
        moves=tuple(found.moves),
    )


def entity_ids(found: Found) -> dict[int, str]:
    """Return each clustered record's entity id: carried on from an earlier run, else a digest of its first record."""
    former = found.former.entities if found.former else {}
    ids = carried_ids(([found.names[no] for no in members] for members in found.entities), former)
    return {no: entity for members, entity in zip(found.entities, ids, strict=True) for no in members}


def entity_log(found: Found) -> list[Entry]:
    """Return what became of the earlier run's entities; empty where none was given."""
    if found.former is None:
        return []
    now = {found.names[no]: entity for no, entity in entity_ids(found).items()}
    return changes(now, found.former.entities, here=found.names)


def network_id(found: Found, members: Sequence[int]) -> str:
    """Return a network's id, a digest of its first record."""
    return "N-" + digest(found.names[members[0]])


def roles_of(tables: Tables) -> dict[int, str]:
    """Return each record's part: the role its agencies give it, else its type."""
    types = {no: type_name.lower() for no, type_name in tables.con.execute("SELECT no, type FROM record").fetchall()}
    return types | dict(tables.run("role_rows").fetchall())


def _record_names(tables: Tables) -> list[RecordId]:
    rows = tables.con.execute("SELECT agency, id FROM record ORDER BY no").fetchall()
    return [record_id(agency, local) for agency, local in rows]


def _take_judgements(tables: Tables, judgements: Sequence[Judgement], names: Sequence[RecordId]) -> int:
    """Take the judgements on records that are here and return how many are on others."""
    numbers = {name: no for no, name in enumerate(names)}
    held = latest(judgements)
    known = [j for j in held if j.left in numbers and j.right in numbers]
    pairs = [sorted((numbers[j.left], numbers[j.right])) for j in known]
    columns = {"l": [pair[0] for pair in pairs], "r": [pair[1] for pair in pairs]}
    tables.insert("judged", {**columns, "judgement": [j.verdict.value for j in known]})
    return len(held) - len(known)


def _hits(tables: Tables, matched: Matched) -> tuple[Hit, ...]:
    why = reasons(tables, matched.compared)
    return tuple(_hit(row, why) for row in tables.run("hit_rows").fetchall())


def _hit(row: Sequence[Any], why: Mapping[Pair, tuple[Reason, ...]]) -> Hit:
    """Return the hit of one row of ``hit_rows.sql``."""
    left_agency, left_id, right_agency, right_id, type_name, bits, probability, grade, judgement, left, right = row
    return Hit(
        left=record_id(left_agency, left_id),
        right=record_id(right_agency, right_id),
        type=type_name,
        bits=float(bits),
        probability=probability,
        grade=Grade(grade),
        reasons=why.get((left, right), ()),
        judgement=judgement,
    )


def _networks(tables: Tables) -> list[list[int]]:
    kinds = [*TIES.items()]
    tables.insert("tie_strength", {"kind": [kind for kind, _ in kinds], "strength": [of for _, of in kinds]})
    shared = tables.run("shared_ties", most=MOST_HOLDERS).fetchall()
    references = tables.run("reference_rows").fetchall()
    nodes = [Node(*row) for row in tables.run("network_nodes").fetchall()]
    return networks(nodes, references, shared)


def report(tables: Tables, found: Found) -> dict[str, Any]:
    """Return the counts of a run, stage by stage; what was found and not written is said."""
    grades = dict(tables.con.execute("SELECT grade, count(*) FROM graded GROUP BY grade").fetchall())
    matched = found.matched
    hubs = tables.con.execute("SELECT count(*) FROM shared_value WHERE degree > ?", [HUB_DRAWN_WHOLE]).fetchall()
    return {
        "records": matched.records,
        "prior_bits": round(matched.prior_bits, 3),
        "pairs_found": matched.found,
        "pairs_compared": matched.likely,
        "pairs_below_threshold": matched.found - sum(grades.values()),
        "spelling_pairs": matched.spelling_pairs,
        "capped_keys": dict(matched.capped),
        "hubs": int(hubs[0][0]),
        "hits": {grade.value: grades.get(grade.value, 0) for grade in Grade},
        "judgements_unused": found.judgements_unused,
        "entities": len(found.entities),
        "networks": len(found.networks),
        "part_suggestions": len(found.suggestions),
        "move_proposals": len(found.moves),
        "miss_rates": miss_rates(tables),
        **notes_on_input(tables),
    }


__all__ = [
    "Found",
    "Options",
    "entity_ids",
    "entity_log",
    "find",
    "link_records",
    "linked",
    "network_id",
    "report",
    "roles_of",
]
