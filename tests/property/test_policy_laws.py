# SPDX-License-Identifier: Apache-2.0
"""Laws of combining and deciding, for every marking and actor that the types allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.model.ids import AgencyId
from simpul.model.marking import VICTIMS, Action, Marking, MatchMode, UseCode, marking_fields, parse_marking
from simpul.model.record import Record, make_record
from simpul.policy.act import Act, Circumstances, Permission
from simpul.policy.actor import JOINT, Actor, Role
from simpul.policy.combine import combine
from simpul.policy.decide import decide
from simpul.policy.filter import effective_marking, visible
from simpul.policy.item import NO_PURPOSE, UNSTATED, Item, record_item
from simpul.policy.predicate import evaluate
from simpul.policy.visibility import visible_where

AGENCIES = ("KR-KNPA", "TH-RTP", "KH-CNP")
ENTRIES = (*AGENCIES, "KR-KNPA:kim", "TH-RTP:anan", "KH-CNP:sok", "", ":kim", "JOINT")
DAYS = (date(2026, 2, 4), date(2026, 2, 5), date(2026, 2, 6))
CASES = ("KR-KNPA/C1", "TH-RTP/C1")
PURPOSES = ("fraud", "trafficking", NO_PURPOSE)
CAVEATS = ("ask first", "never write", "ask first\nnever write", "  ", "", UNSTATED)


READERS = (Act.READ, Act.MATCH, Act.COMPILE)

unhurried = settings(deadline=None)
thoroughly = settings(deadline=None, max_examples=200)


def few(*values: str, most: int = 3) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=most)


agencies = st.sampled_from([*AGENCIES, "JOINT", ""]).map(AgencyId)
markings = st.builds(
    Marking,
    originator=agencies,
    custodian=st.none() | agencies,
    audience=few(*ENTRIES, most=5),
    codes=st.frozensets(st.sampled_from(UseCode)),
    action=st.sampled_from(Action),
    evaluation=st.none() | st.sampled_from(["A1", "B2", "C3", "X4"]),
    purpose=few(*PURPOSES),
    review_by=st.none() | st.sampled_from(DAYS),
    match_mode=st.sampled_from(MatchMode),
    caveat=st.none() | st.sampled_from(CAVEATS),
    released_by=st.none() | st.just("KR-KNPA:lee"),
    compartment=st.none() | st.sampled_from([VICTIMS, "new"]),
    derived_from=st.just(frozenset[AgencyId]()) | st.frozensets(agencies, max_size=2),
)
actors = st.builds(
    Actor,
    agency=st.none() | agencies | st.just(AgencyId("TH-RTP:anan")),
    officer=st.none() | st.sampled_from(["kim", "anan", ""]),
    roles=st.frozensets(st.sampled_from(Role), max_size=2),
    cases=st.none() | few(*CASES),
    acknowledged=few(*CAVEATS),
    purposes=few(*PURPOSES),
)
items = st.builds(Item, marking=markings, cases=few(*CASES))
days = st.sampled_from(DAYS)
producers = st.none() | agencies
permissions = st.builds(
    Permission, act=st.sampled_from(Act), by=agencies, to=agencies, until=st.none() | st.sampled_from(DAYS)
)
circumstances = st.builds(
    Circumstances,
    permissions=st.lists(permissions, max_size=3).map(tuple),
    second=st.none() | st.sampled_from(["kim", "park"]),
    deconflicted=st.booleans(),
    life_at_risk=st.booleans(),
    recipients=few(*ENTRIES),
)


@unhurried
@given(markings, markings, markings, producers)
def test_combining_is_associative(one: Marking, two: Marking, three: Marking, by: AgencyId | None) -> None:
    left = combine([combine([one, two], producer=by), three], producer=by)
    right = combine([one, combine([two, three], producer=by)], producer=by)
    assert left == right == combine([one, two, three], producer=by)


@unhurried
@given(markings, markings, producers)
def test_combining_is_commutative(one: Marking, two: Marking, by: AgencyId | None) -> None:
    assert combine([one, two], producer=by) == combine([two, one], producer=by)


@unhurried
@given(markings, markings, producers)
def test_combining_is_idempotent(one: Marking, two: Marking, by: AgencyId | None) -> None:
    assert combine([one, one], producer=by) == combine([one], producer=by)
    both = combine([one, two], producer=by)
    assert combine([both, one], producer=by) == both


@thoroughly
@given(actors, st.lists(markings, min_size=1, max_size=3), producers, days, st.sampled_from(READERS))
def test_nobody_sees_what_is_combined_who_could_not_see_every_part(
    actor: Actor, parts: list[Marking], by: AgencyId | None, at: date, act: Act
) -> None:
    together = decide(actor, act, combine(parts, producer=by), at=at)
    if together.allowed and not actor.is_convener:
        assert all(decide(actor, act, part, at=at).allowed for part in parts)


@unhurried
@given(actors, markings, days, st.sampled_from(READERS))
def test_spelling_a_marking_out_changes_no_answer(actor: Actor, marking: Marking, at: date, act: Act) -> None:
    if not actor.is_convener:
        assert decide(actor, act, combine([marking]), at=at) == decide(actor, act, marking, at=at)


@unhurried
@given(markings, producers)
def test_combining_never_loosens_use(one: Marking, by: AgencyId | None) -> None:
    other = Marking(originator=AgencyId("VN-MPS"), audience=frozenset(AGENCIES), codes=frozenset({UseCode.H0}))
    both = combine([one, other], producer=by)
    assert one.codes <= both.codes
    assert both.derived_from or both.originator == JOINT


@thoroughly
@given(actors, st.sampled_from(Act), items, days, circumstances)
def test_every_question_has_an_answer_that_names_its_rule(
    actor: Actor, act: Act, item: Item, at: date, given_now: Circumstances
) -> None:
    answer = decide(actor, act, item, at=at, circumstances=given_now)
    area, _, why = answer.rule.partition(".")
    assert area in {*Act, "read"}
    assert why


@thoroughly
@given(actors, st.sampled_from(Act), items, days, circumstances)
def test_acting_presupposes_reading(actor: Actor, act: Act, item: Item, at: date, given_now: Circumstances) -> None:
    if act is Act.BREAK_GLASS or actor.is_convener:
        return
    if decide(actor, act, item, at=at, circumstances=given_now).allowed:
        assert decide(actor, Act.READ, item, at=at).allowed


@thoroughly
@given(actors, st.sampled_from(READERS), items, days)
def test_the_tree_says_what_the_decision_says(actor: Actor, act: Act, item: Item, at: date) -> None:
    tree = visible_where(actor, act, at=at)
    assert evaluate(tree, item) == decide(actor, act, item, at=at).allowed


def _record(marking: Marking, statements: list[Marking | None]) -> Record:
    values = [str(n) for n in range(len(statements))]
    record = make_record("KR-KNPA", "P1", "Person", {"notes": values}, marking=marking)
    marked = zip(record.statements, statements, strict=True)
    return record.with_statements(replace(said, marking=own) for said, own in marked)


@unhurried
@given(actors, markings, st.lists(st.none() | markings, max_size=3), days, st.sampled_from(READERS))
def test_filtering_leaves_nothing_that_decide_refuses(
    actor: Actor, marking: Marking, statements: list[Marking | None], at: date, act: Act
) -> None:
    record = _record(marking, statements)
    for kept in visible([record], actor, act, at=at).records:
        assert kept.statements or not statements
        for said in kept.statements:
            for bound in (effective_marking(record, said), record.marking, said.marking or record.marking):
                assert decide(actor, act, Item(bound, record_item(record).cases), at=at).allowed


@unhurried
@given(markings)
def test_a_marking_survives_its_plain_form_where_that_is_lawful(marking: Marking) -> None:
    lawful = marking.narrowed(
        compartment=None,
        caveat=None,
        codes=marking.codes or frozenset({UseCode.H1, UseCode.H2}),
        audience=marking.audience - {""},
        derived_from=marking.derived_from - {AgencyId("")},
        originator=AgencyId("KR-KNPA"),
        custodian=None,
    )
    assert parse_marking(marking_fields(lawful), originator="KR-KNPA") == lawful
