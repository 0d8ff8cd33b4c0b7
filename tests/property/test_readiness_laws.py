# SPDX-License-Identifier: Apache-2.0
"""Laws of readiness, for cases of every shape."""

from __future__ import annotations

from datetime import date
from itertools import combinations, count, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record
from simpul.readiness.assess import CaseReadiness, assess
from simpul.readiness.gates import Blocker, Fact, GateName, Path, Requirement, gate, what_if

TODAY = date(2026, 2, 5)
unhurried = settings(deadline=None, max_examples=100)
ELEMENTS = ("T1", "T2", "T3")
GOOD_ANSWERS = {"S1": "yes", "S2": "yes", "S3": "yes", "S4": "yes", "S5": "domestic", "S6": "yes"}


def record(local: str, type_name: str, **properties: str | None) -> Record:
    return make_record("KR-KNPA", local, type_name, {name: value for name, value in properties.items() if value})


@st.composite
def cases(draw: st.DrawFn) -> list[Record]:
    """Draw a case that is ready to be tried, but for a few things that are amiss in it."""
    amiss = draw(st.frozensets(st.integers(0, 80), max_size=4))
    asked = count()

    def sound(good: str | None, *otherwise: str | None) -> str | None:
        return draw(st.sampled_from(otherwise)) if next(asked) in amiss else good

    case = record(
        "C1",
        "Case",
        forum=sound("KR", None),
        safetyPlan=sound("yes", "no"),
        deconfliction=sound("clear", "conflict", None),
        childPresent=draw(st.sampled_from(["true", None])),
        lifeAtRisk=draw(st.sampled_from(["true", None])),
    )
    found = [case, record("CH1", "Charge", case="C1", template="TRAFFICKING", dueAt="2026-03-01")]
    for n in range(2):
        role = sound("suspect", "presumed_victim")
        status, ground = sound("located", "identified", None), sound("warrant", "none", None)
        found += [
            record(f"P{n}", "Person"),
            record(f"I{n}", "Involvement", case="C1", who=f"P{n}", role=role, status=status, ground=ground),
            record(f"J{n}", "Involvement", case="C1", who=f"P{n}", role="suspect"),
        ]
        exhibit = {"origin": sound(f"origin {n}", "elsewhere", None), "power": sound("search", None)}
        act = sound("seized", "stored")
        step = {
            "sequence": "1",
            "act": act,
            "receiver": "kim",
            "at": "2026-01-02",
            "place": "Seoul",
            "purpose": "evidence",
        }
        found += [
            record(
                f"E{n}", "Exhibit", acquiredAt="2026-01-02", hash="aa", authorisedBy="court", country="KR", **exhibit
            ),
            record(f"V{n}", "CustodyEvent", exhibit=f"E{n}", hashAfter="aa", **step),
        ]
        for check, good in GOOD_ANSWERS.items():
            answer = sound(good, "unknown", "consent_requested") if check == "S5" else sound(good, "unknown")
            told = {"check": check, "answer": answer, "at": "2026-02-01", "officer": "kim"}
            found.append(record(f"K{n}{check}", "ExhibitCheck", exhibit=f"E{n}", **told))
    for element, suspect, exhibit_number in product(ELEMENTS, ("P0", "P1"), (0, 1)):
        named = sound(f"E{exhibit_number}", None)
        support = {"charge": "CH1", "element": element, "suspect": sound(suspect, None), "exhibit": named}
        reliable = sound("yes", "unknown", None)
        found.append(record(f"S{element}{suspect}{exhibit_number}", "Support", reliable=reliable, **support))
    return found


def assessed(records: list[Record]) -> CaseReadiness:
    (case,) = assess(records, at=TODAY)
    return case


@unhurried
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(records: list[Record], chance: Random) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert assessed(shuffled) == assessed(records)


@unhurried
@given(cases())
def test_secured_only_is_stricter_than_secured_or_securable(records: list[Record]) -> None:
    case = assessed(records)
    assert case.ready_to_act or not case.ready_to_act_secured
    assert len(case.act.blockers) <= len(case.act_secured.blockers) or not case.ready_to_act


@unhurried
@given(cases())
def test_every_gate_says_what_would_open_it_and_no_less_would(records: list[Record]) -> None:
    for question in assessed(records).gates:
        assert what_if(question, question.blockers) == ()
        assert question.ready == (not question.blockers)
        for left_out in question.blockers:
            assert what_if(question, [b for b in question.blockers if b != left_out])


@unhurried
@given(cases())
def test_every_blocker_has_an_owner_and_a_remedy_and_nothing_blocks_a_rescue(records: list[Record]) -> None:
    case = assessed(records)
    assert all(blocker.owner and blocker.change for question in case.gates for blocker in question.blockers)
    assert case.rescue_blocked is False


@unhurried
@given(cases(), st.data())
def test_taking_evidence_away_never_makes_a_case_ready(records: list[Record], data: st.DataObject) -> None:
    evidence = [one for one in records if one.type in ("Support", "CustodyEvent", "ExhibitCheck", "Exhibit")]
    if evidence and assessed(records).ready_to_act is False:
        gone = data.draw(st.sampled_from(evidence))
        assert not assessed([one for one in records if one.id != gone.id]).ready_to_act


@unhurried
@given(cases())
def test_nobody_who_may_be_a_victim_is_the_suspect_a_case_is_ready_through(records: list[Record]) -> None:
    case = assessed(records)
    for question in case.gates:
        if question.ready:
            assert question.nearest.suspect not in case.presumed_victims


def _blocker(name: str) -> Blocker:
    return Blocker(code=name, case=RecordId("KR/C"), owner="KR-KNPA", change="do")


blocker_sets = st.frozensets(st.sampled_from([_blocker(name) for name in "abcdef"]), max_size=4)
requirements = st.lists(st.lists(blocker_sets, min_size=1, max_size=4).map(tuple), max_size=4)


@unhurried
@given(requirements)
def test_the_fewest_blockers_are_found_as_by_trying_everything(
    alternatives: list[tuple[frozenset[Blocker], ...]],
) -> None:
    path = Path(None, None, tuple(Requirement(Fact("f"), one) for one in alternatives))
    tried = [frozenset[Blocker]().union(*choice) for choice in product(*alternatives)]
    assert len(path.remaining()) == min(len(union) for union in tried)
    assert path.remaining() in tried


@unhurried
@given(requirements, blocker_sets)
def test_solving_something_never_leaves_more(
    alternatives: list[tuple[frozenset[Blocker], ...]], solved: frozenset[Blocker]
) -> None:
    path = Path(None, None, tuple(Requirement(Fact("f"), one) for one in alternatives))
    question = gate(GateName.ACT, [path])
    assert len(what_if(question, solved)) <= len(question.blockers)
    smaller = [
        frozenset(some) for size in range(len(question.blockers)) for some in combinations(question.blockers, size)
    ]
    assert all(what_if(question, some) for some in smaller)
