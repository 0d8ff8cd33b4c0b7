# SPDX-License-Identifier: Apache-2.0
"""One run of linking: records in; hits, relations, entities, networks and a report out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from simpul.link.cluster import Edge, clusters, facts_of
from simpul.link.explain import reasons
from simpul.link.judgements import Judgement, Verdict, latest
from simpul.link.match import Matched, Progress, match
from simpul.link.network import MOST_HOLDERS, Node, networks
from simpul.link.result import Grade, Hit, Linked, Network, Relation
from simpul.link.tables import Tables, open_tables
from simpul.link.weights import Weights, shipped_weights
from simpul.model.ids import RecordId, digest, record_id
from simpul.model.record import Record

HUB_DRAWN_WHOLE: Final = 12
"""Up to this many holders every pair of a shared value is told; above it a star from the first holder."""

BUILT_ON: Final = (Grade.STRONG, Grade.LIKELY)
"""Grades that entities are built on; people still judge each hit before anything is done on it."""


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
    """

    within: bool = False
    judgements: tuple[Judgement, ...] = ()
    weights: Weights | None = None
    threads: int | None = None
    memory: str | None = None
    progress: Progress = silent


def link_records(records: Iterable[Record], options: Options | None = None) -> Linked:
    """Link records that the asker may see.

    The caller leaves out what the audience may not see before it calls: what is not given can
    add neither hits nor counts nor bits. The order of the records has no effect.
    """
    chosen = options or Options()
    with open_tables(threads=chosen.threads, memory=chosen.memory) as tables:
        tables.add_records(sorted(records, key=lambda record: record.id))
        return link_tables(tables, chosen)


def link_tables(tables: Tables, options: Options) -> Linked:
    """Link the records of a run's tables, numbered in the order of their ids."""
    names = _record_names(tables)
    _take_judgements(tables, options.judgements, names)
    matched = match(tables, options.weights or shipped_weights(), within=options.within, progress=options.progress)
    options.progress("explain", 0.0)
    hits = _hits(tables, matched)
    options.progress("clusters", 0.0)
    entities = _entities(tables, names)
    return Linked(
        hits=hits,
        relations=_relations(tables, within=options.within),
        entities={names[no]: entity for no, (_, entity) in entities.items()},
        networks=_networks(tables, names, {no: first for no, (first, _) in entities.items()}),
        report=_report(matched, hits, tables),
    )


def _record_names(tables: Tables) -> list[RecordId]:
    rows = tables.con.execute("SELECT agency, id FROM record ORDER BY no").fetchall()
    return [record_id(agency, local) for agency, local in rows]


def _take_judgements(tables: Tables, judgements: Sequence[Judgement], names: Sequence[RecordId]) -> None:
    numbers = {name: no for no, name in enumerate(names)}
    known = [j for j in latest(judgements) if j.left in numbers and j.right in numbers]
    pairs = [sorted((numbers[j.left], numbers[j.right])) for j in known]
    columns = {"l": [pair[0] for pair in pairs], "r": [pair[1] for pair in pairs]}
    tables.insert("judged", {**columns, "judgement": [j.verdict.value for j in known]})


def _hits(tables: Tables, matched: Matched) -> tuple[Hit, ...]:
    why = reasons(tables, matched.compared)
    return tuple(
        Hit(
            left=record_id(left_agency, left_id),
            right=record_id(right_agency, right_id),
            type=type_name,
            bits=float(bits),
            probability=probability,
            grade=Grade(grade),
            reasons=why.get((left, right), ()),
            judgement=judgement,
        )
        for left_agency, left_id, right_agency, right_id, type_name, bits, probability, grade, judgement, left, right
        in tables.run("hit_rows").fetchall()
    )


def _entities(tables: Tables, names: Sequence[RecordId]) -> dict[int, tuple[int, str]]:
    """Return each clustered record's first fellow and entity id."""
    rows = tables.con.execute(
        "SELECT l, r, CASE WHEN judgement = 'same' THEN 1000000 ELSE total END, judgement FROM graded"
        " WHERE (grade IN ('strong', 'likely') AND coalesce(judgement, '') <> 'unsure') OR judgement IN ('same', 'not_same')"
    ).fetchall()
    apart: dict[int, set[int]] = defaultdict(set)
    for left, right, _, judgement in rows:
        if judgement == Verdict.NOT_SAME:
            apart[left].add(right)
            apart[right].add(left)
    edges = [Edge(left, right, bits) for left, right, bits, judgement in rows if judgement != Verdict.NOT_SAME]
    facts = facts_of(tables.run("cluster_facts").fetchall())
    found = clusters(edges, apart=apart, facts=facts)
    return {no: (members[0], "E-" + digest(names[members[0]])) for members in found for no in members}


def _relations(tables: Tables, *, within: bool) -> tuple[Relation, ...]:
    tables.run("relations", within=within, hub=HUB_DRAWN_WHOLE)
    return tuple(
        Relation(record_id(la, li), record_id(ra, ri), type_name, kind, value, degree)
        for la, li, ra, ri, type_name, kind, value, degree in tables.run("relation_rows").fetchall()
    )


def _networks(tables: Tables, names: Sequence[RecordId], first_of: Mapping[int, int]) -> tuple[Network, ...]:
    rows = tables.con.execute("SELECT no, agency, type FROM record ORDER BY no").fetchall()
    nodes = [Node(no, agency, type_name, first_of.get(no, no)) for no, agency, type_name in rows]
    references = tables.run("reference_rows").fetchall()
    shared = tables.con.execute(
        "SELECT no, value_no, kind FROM holder WHERE degree <= ? ORDER BY no, value_no", [4 * MOST_HOLDERS]
    ).fetchall()
    roles = dict(tables.run("role_rows").fetchall())
    return tuple(
        Network(
            id="N-" + digest(names[members[0]]),
            members={names[no]: roles.get(no) or nodes[no].type.lower() for no in members},
        )
        for members in networks(nodes, references, shared)
    )


def _report(matched: Matched, hits: Sequence[Hit], tables: Tables) -> dict[str, object]:
    grades = Counter(hit.grade.value for hit in hits)
    return {
        "records": matched.records,
        "prior_bits": round(matched.prior_bits, 3),
        "pairs_found": matched.found,
        "pairs_scored": matched.likely,
        "pairs_not_written": matched.found - len(hits),
        "spelling_pairs": matched.spelling_pairs,
        "capped_keys": dict(matched.capped),
        "hubs": int(
            tables.con.execute("SELECT count(*) FROM shared_value WHERE degree > ?", [HUB_DRAWN_WHOLE]).fetchall()[0][0]
        ),
        "hits": {grade.value: grades.get(grade.value, 0) for grade in Grade},
    }


__all__ = ["BUILT_ON", "Options", "link_records", "link_tables"]
