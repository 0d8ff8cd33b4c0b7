# SPDX-License-Identifier: Apache-2.0
"""Networks, their drawing, sites and moves."""

from __future__ import annotations

from dataclasses import replace

import brief_meeting as meeting
import numpy as np

from simpul.brief.sections.docket import Docket, open_docket
from simpul.brief.sections.graph import network_graph
from simpul.brief.sections.hits import hit_sheets
from simpul.brief.sections.networks import NetworkSheet, network_sheets
from simpul.brief.sections.places import moves, site_marks
from simpul.link.result import Linked, Relation
from simpul.model.ids import RecordId
from simpul.model.record import Record


def network(label: str) -> NetworkSheet:
    return next(one for one in meeting.picture().networks if one.label == label)


def sheets(linked: Linked, *more: Record) -> tuple[Docket, tuple[NetworkSheet, ...]]:
    docket = open_docket((*meeting.records(), *more), entities=linked.entities, at=meeting.DAY)
    return docket, network_sheets(docket, linked, moves=(), audience=None)


def test_a_value_that_four_hold_is_a_hub() -> None:
    (hub,) = network("N1").hubs

    assert (hub.kind, hub.holders, hub.wide) == ("account", 4, True)


def test_records_of_one_entity_are_one_holder() -> None:
    linked = meeting.linked()
    entities = {RecordId(one): "E-1" for one in ("CN-MPS/p5", "AE-MOI/p4", "LA-MPS/p6")}
    _, (one, _) = sheets(replace(linked, entities=entities))

    (hub,) = one.hubs
    assert (hub.holders, hub.wide) == (2, False)


def test_what_only_one_entity_shares_ties_nothing() -> None:
    linked = meeting.linked()
    entities = {RecordId(one): "E-1" for one in ("CN-MPS/p5", "AE-MOI/p4", "LA-MPS/p6", "TH-RTP/p3")}
    _, (one, _) = sheets(replace(linked, entities=entities))

    assert one.hubs == ()


def test_a_value_that_a_protected_person_holds_is_not_told() -> None:
    part = meeting.record("TH-RTP", "i9", "Involvement", case="c3", who="p3", role="defrauded")
    _, found = sheets(meeting.linked(), part)

    assert "TH/004/1234567890" not in repr(found)


def test_cases_of_one_network_are_said_to_share_it() -> None:
    case = next(case for case in meeting.picture().cases if case.number == "KR-c1")

    assert case.shares_with == ("KH-c2",)


def test_the_drawing_is_the_same_on_every_run_and_fits_the_plane() -> None:
    first, again = meeting.picture().graph, meeting.picture().graph

    assert first == again
    places = np.array([(node.x, node.y) for node in first.nodes])
    assert np.abs(places).max() <= 1.0
    assert len({(node.x, node.y) for node in first.nodes}) == len(first.nodes)


def test_an_unjudged_hit_is_drawn_as_a_lead_and_one_judged_not_the_same_not_at_all() -> None:
    kinds = {edge.kind for edge in meeting.picture().graph.edges}

    assert "lead" in kinds
    assert "same" not in kinds
    docket, networks = sheets(meeting.linked())
    hits = hit_sheets(docket, meeting.linked(), audience=None)
    apart = next(hit for hit in hits if hit.judgement == "not_same")
    edges = network_graph(docket, networks, hits).edges
    assert not any({edge.source, edge.target} == {apart.left.key, apart.right.key} for edge in edges)


def test_a_group_that_stayed_at_two_sites_moved() -> None:
    (move,) = meeting.picture().moves

    assert [one.id for one in move.who] == ["KR-KNPA/g1"]
    assert (move.source.card.id, move.target.card.id) == ("KH-CNP/s1", "LA-MPS/s2")
    assert move.arrived is not None


def test_what_several_agencies_tell_of_a_move_is_told_once() -> None:
    again = [
        meeting.record("TH-RTP", "g9", "Group", name="คลื่นสีน้ำเงิน"),
        meeting.record("TH-RTP", "st1", "Stay", who="g9", site="KH-CNP/s1", startDate="2025-05-03"),
        meeting.record("TH-RTP", "st2", "Stay", who="g9", site="LA-MPS/s2", startDate="2025-12-02"),
    ]
    docket = open_docket((*meeting.records(), *again), entities={}, at=meeting.DAY)
    (move,) = moves(docket, site_marks(docket))

    assert {one.agency for one in move.who} == {"KR-KNPA", "TH-RTP"}


def test_the_stays_of_a_person_are_not_drawn() -> None:
    stays = [
        meeting.record("KR-KNPA", "st3", "Stay", who="p1", site="KH-CNP/s1", startDate="2025-05-03"),
        meeting.record("KR-KNPA", "st4", "Stay", who="p1", site="LA-MPS/s2", startDate="2025-12-09"),
    ]
    docket = open_docket((*meeting.records(), *stays), entities={}, at=meeting.DAY)

    assert len(moves(docket, site_marks(docket))) == 1


def test_sites_within_150_metres_are_one_place_and_further_ones_are_not() -> None:
    near = meeting.record("TH-RTP", "s7", "Site", name="แม่น้ำเขียว", latitude="10.6109", longitude="103.5203")
    far = meeting.record("TH-RTP", "s8", "Site", name="อื่น", latitude="10.6140", longitude="103.52")
    docket = open_docket((*meeting.records(), near, far), entities={}, at=meeting.DAY)
    marks = site_marks(docket)

    assert len(marks) == 3
    shared = next(mark for mark in marks if mark.agencies == ("KH-CNP", "TH-RTP"))
    assert "แม่น้ำเขียว" in {name.text for name in shared.names}


def test_a_relation_to_a_hidden_record_is_not_drawn() -> None:
    linked = meeting.linked()
    hidden = Relation(RecordId("KH-CNP/h1.identity"), RecordId("KR-KNPA/p1"), "Person", "phone", "+85599887766", 2)
    _, found = sheets(replace(linked, relations=(*linked.relations, hidden)))

    assert "+85599887766" not in repr(found)
