# SPDX-License-Identifier: Apache-2.0
"""Laws of linking: what must hold for any records."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.formats.intake import take_in
from simpul.link.cluster import far_apart
from simpul.link.result import Linked
from simpul.link.run import Options, find, link_records, linked
from simpul.link.tables import open_tables
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking, MatchMode
from simpul.model.record import Record, make_record
from simpul.policy.act import Act
from simpul.policy.actor import Actor
from simpul.policy.filter import visible

AGENCIES = ("AE-MOI", "KH-CNP", "KR-KNPA")
NAMES = ("Kim Min-soo", "김민수", "KIM MINSU", "สมชาย ใจดี", "Somchai Jaidee", "Anna Berg", "أحمد علي", "Ahmed Ali", "X")
DATES = ("1990-03-04", "1990-04-03", "1971-11-23", "1990")
PHONES = ("+821012345678", "+66812345678")

people = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES)},
    optional={
        "birthDate": st.sampled_from(DATES),
        "phone": st.sampled_from(PHONES),
        "account": st.just("KH:ABA:000111"),
        "nationality": st.sampled_from(("KR", "TH")),
        "gender": st.sampled_from(("male", "female")),
    },
)


@st.composite
def holdings(draw: st.DrawFn) -> list[Record]:
    said = draw(st.lists(st.tuples(st.sampled_from(AGENCIES), people), min_size=2, max_size=12))
    return [make_record(agency, str(number), "Person", properties) for number, (agency, properties) in enumerate(said)]


few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(holdings(), st.randoms(use_true_random=False))
def test_the_order_of_records_has_no_effect(records: list[Record], chance: object) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert link_records(records) == link_records(shuffled)


@few
@given(holdings())
def test_bits_are_the_sum_of_the_reasons_and_pairs_have_one_form(records: list[Record]) -> None:
    for hit in link_records(records).hits:
        assert hit.left < hit.right
        assert sum(reason.bits for reason in hit.reasons) == pytest.approx(hit.bits, abs=1e-9)
        assert 0 < hit.probability < 1


@few
@given(holdings())
def test_no_side_is_favoured(records: list[Record]) -> None:
    """Other names of agencies and ids, so that left becomes right, give the same bits and grades."""
    mirrored = {agency: f"{9 - at}" for at, agency in enumerate(AGENCIES)}
    others = [
        make_record(mirrored[r.agency], f"{99 - int(r.local_id)}", "Person", {s.prop: s.value for s in r.statements})
        for r in records
    ]
    names = {old.id: new.id for old, new in zip(records, others, strict=True)}
    found = {frozenset((names[h.left], names[h.right])): (h.bits, h.grade) for h in link_records(records).hits}
    assert found == {frozenset((h.left, h.right)): (h.bits, h.grade) for h in link_records(others).hits}


@few
@given(holdings(), st.integers(1, 3))
def test_a_source_given_again_changes_nothing(records: list[Record], times: int) -> None:
    with TemporaryDirectory() as folder:
        sources = [_sheet(Path(folder), agency, records) for agency in AGENCIES]
        again = [Path(copy(source, source.with_suffix(f".{n}.csv"))) for n in range(times) for source in sources]
        once, more = (_linked_files(one) for one in (sources, [*sources, *again]))
    assert once.hits == more.hits
    assert once.relations == more.relations
    assert once.entities == more.entities


def _sheet(folder: Path, agency: str, records: list[Record]) -> Path:
    path = folder / f"{agency}.csv"
    rows = [
        [r.local_id, r.first("name"), r.first("birthDate"), r.first("phone")] for r in records if r.agency == agency
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "name", "date of birth", "phone"], ["none", "Zed Ypsilon", "", ""], *rows])
    return path


def _linked_files(sources: list[Path]) -> Linked:
    with open_tables(threads=1) as tables:
        take_in(tables, sources, audience=None, at=date(2026, 2, 5))
        return linked(tables, find(tables, Options()))


@few
@given(holdings(), holdings())
def test_what_an_audience_may_not_see_changes_nothing_it_gets(seen: list[Record], hidden: list[Record]) -> None:
    audience = AgencyId("KH-CNP")
    open_to = [replace(r, marking=Marking(r.agency, audience=frozenset({audience}))) for r in seen]
    closed = [
        replace(
            make_record("GB-NCA", f"h{number}", "Person", {s.prop: s.value for s in r.statements}),
            marking=Marking(AgencyId("GB-NCA"), match_mode=MatchMode.OPEN),
        )
        for number, r in enumerate(hidden)
    ]
    actor, at = Actor(agency=audience), date(2026, 2, 5)
    alone = visible(open_to, actor, Act.MATCH, at=at).records
    among_hidden = visible([*closed, *open_to], actor, Act.MATCH, at=at).records
    assert link_records(alone) == link_records(among_hidden)


@few
@given(holdings())
def test_an_entity_never_holds_far_birth_dates(records: list[Record]) -> None:
    linked = link_records(records)
    of = {record.id: record for record in records}
    for entity in set(linked.entities.values()):
        dates = {
            value
            for rid, its in linked.entities.items()
            if its == entity
            for value in of[rid].values("birthDate")
            if len(value) == 10
        }
        reached = set(sorted(dates)[:1])
        while more := {one for one in dates - reached if not all(far_apart(one, other) for other in reached)}:
            reached |= more
        assert reached == dates
