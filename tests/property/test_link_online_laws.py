# SPDX-License-Identifier: Apache-2.0
"""Laws of the index: whatever it holds, it answers as a batch run of its records and the asked one would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.link.judgements import Judgement, Verdict
from simpul.link.online import Index, build_index, open_index
from simpul.link.result import Hit
from simpul.link.run import Options, link_records
from simpul.link.weights import Weights, shipped_weights
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record

AGENCIES = ("AE-MOI", "KH-CNP", "KR-KNPA")
NAMES = (
    "Kim Min-soo",
    "김민수",
    "KIM MINSU",
    "สมชาย ใจดี",
    "Somchai Jaidee",
    "Anna Berg",
    "Anna Maria Berg",
    "أحمد علي",
    "Ahmed Ali",
    "王伟",
    "X",
)
FIRMS = ("Golden Orchid Trading Ltd", "GOLDEN ORCHID TRADING", "Blue Lotus Co., Ltd.")
DATES = ("1990-03-04", "1990-04-03", "1991-03-04", "1971-11-23", "1990", "1990-03")
PLACES = ("Phnom Penh", "Sihanoukville, Phnom Street", "Genève", "서울특별시 강남구")
RELATIVES = ("สมชาย", "Somchai Meesuk", "Kim Chul", "김철")
IDENTIFIERS: Mapping[str, Sequence[str]] = {
    "phone": ("+821012345678", "+66812345678", "+855999"),
    "account": ("KH:ABA:000111", "TH:KBANK:222"),
    "passportNumber": ("KR:passport:M1", "KR:passport:M2", "TH:passport:T1"),
}
TOLERANCE = 1e-9


def several(values: Sequence[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)


people = st.fixed_dictionaries(
    {},
    optional={
        "name": several(NAMES),
        "alias": several(NAMES),
        "weakAlias": several(NAMES),
        "firstName": several(("Min-soo", "Anna"), 1),
        "lastName": several(("Kim", "Berg"), 1),
        "birthDate": several(DATES),
        "birthPlace": several(PLACES),
        "fatherName": several(RELATIVES),
        "motherName": several(RELATIVES, 1),
        "address": several(PLACES),
        "nationality": several(("KR", "TH", "KH")),
        "gender": several(("male", "female")),
        **{prop: several(values) for prop, values in IDENTIFIERS.items()},
    },
).map(lambda said: ("Person", said))
firms = st.fixed_dictionaries(
    {"name": several(FIRMS)},
    optional={"incorporationDate": several(DATES), "phone": several(IDENTIFIERS["phone"]), "address": several(PLACES)},
)
bodies = st.tuples(st.sampled_from(("Company", "Organization")), firms)
phones = st.tuples(st.just("Phone"), st.fixed_dictionaries({"phone": several(IDENTIFIERS["phone"][:2], 1)}))
payments = st.tuples(st.just("Payment"), st.fixed_dictionaries({"payeeAccount": several(IDENTIFIERS["account"], 1)}))
things = st.one_of(people, people, people, bodies, phones, payments)


@st.composite
def holdings(draw: st.DrawFn, most: int = 14) -> list[Record]:
    said = draw(st.lists(st.tuples(st.sampled_from(AGENCIES), things), min_size=2, max_size=most))
    ids = draw(st.permutations(range(len(said))))
    return [
        make_record(agency, f"{number:02}", kind, properties)
        for number, (agency, (kind, properties)) in zip(ids, said, strict=True)
    ]


def small_caps(**caps: float) -> Weights:
    shipped = shipped_weights()
    return replace(shipped, candidates=MappingProxyType({**shipped.candidates, **caps}))


weights = st.one_of(
    st.just(shipped_weights()),
    st.builds(
        small_caps,
        bucket=st.integers(2, 4),
        whole_bucket=st.integers(1, 3),
        identifier_bucket=st.integers(2, 3),
        rival_most=st.sampled_from((0.5, 10.0)),
    ),
)

many = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def index_of(records: Iterable[Record], weights: Weights, judgements: Sequence[Judgement] = ()) -> Iterator[Index]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        build_index(records, path, weights=weights)
        with open_index(path, weights=weights, judgements=judgements, writing=True) as index:
            yield index


def of_batch(
    records: Sequence[Record], asked: Record, weights: Weights, *, within: bool, judgements: Sequence[Judgement] = ()
) -> list[Hit]:
    corpus = [record for record in records if record.id != asked.id]
    options = Options(within=within, judgements=tuple(judgements), weights=weights, threads=1)
    hits = link_records([*corpus, asked], options).hits
    return [hit for hit in hits if asked.id in (hit.left, hit.right)]


def assert_same(online: Sequence[Hit], batch: Sequence[Hit]) -> None:
    assert [replace(hit, probability=0.0) for hit in online] == [replace(hit, probability=0.0) for hit in batch]
    for one, other in zip(online, batch, strict=True):
        assert one.probability == pytest.approx(other.probability, abs=TOLERANCE)


@many
@given(records=holdings(), weights=weights, within=st.booleans())
def test_a_lookup_answers_as_the_batch(records: list[Record], weights: Weights, *, within: bool) -> None:
    *corpus, asked = records
    with index_of(corpus, weights) as index:
        assert_same(index.lookup(asked, within=within).hits, of_batch(corpus, asked, weights, within=within))


@many
@given(holdings(), weights, st.data())
def test_a_record_asked_about_stands_in_its_own_place(
    records: list[Record], weights: Weights, data: st.DataObject
) -> None:
    held = data.draw(st.sampled_from(records))
    other = data.draw(st.sampled_from(records))
    asked = replace(held, type=other.type, statements=other.statements)
    with index_of(records, weights) as index:
        assert_same(index.lookup(asked).hits, of_batch(records, asked, weights, within=False))


@many
@given(holdings(), weights, st.data())
def test_what_people_judged_counts_for_a_lookup(records: list[Record], weights: Weights, data: st.DataObject) -> None:
    *corpus, asked = records
    ids = sorted({record.id for record in records if record.type != "Payment"})
    if len(ids) < 2:
        return
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True).map(sorted)
    judgements = [
        Judgement(RecordId(left), RecordId(right), data.draw(st.sampled_from(Verdict)), "J. Doe", "2026-01-01", "seen")
        for left, right in data.draw(st.lists(pairs, max_size=4, unique_by=tuple))
    ]
    with index_of(corpus, weights, judgements) as index:
        batch = of_batch(corpus, asked, weights, within=False, judgements=judgements)
        assert_same(index.lookup(asked).hits, batch)


@many
@given(holdings(20), weights, st.data())
def test_whatever_came_and_went_a_lookup_answers_as_the_batch_of_what_is_left(
    records: list[Record], weights: Weights, data: st.DataObject
) -> None:
    *corpus, asked = records
    begun = data.draw(st.integers(0, len(corpus)))
    left = {record.id: record for record in corpus}
    with index_of(corpus[:begun], weights) as index:
        index.add(corpus[begun:])
        for record in data.draw(st.lists(st.sampled_from(records), max_size=2)):
            if record.id in left:
                left[record.id] = replace(record, type=asked.type, statements=asked.statements)
                index.add([left[record.id]])
        for rid in data.draw(st.lists(st.sampled_from(sorted(left) or [asked.id]), max_size=3)):
            assert index.delete(rid) == (left.pop(rid, None) is not None)
        if data.draw(st.booleans()):
            assert index.withdraw(AGENCIES[0]) == len([rid for rid in left if left[rid].agency == AGENCIES[0]])
            left = {rid: record for rid, record in left.items() if record.agency != AGENCIES[0]}
        assert index.records == len(left)
        assert_same(index.lookup(asked).hits, of_batch(list(left.values()), asked, weights, within=False))


@many
@given(holdings(20), weights, st.data())
def test_an_index_made_at_once_is_the_one_made_bit_by_bit(
    records: list[Record], weights: Weights, data: st.DataObject
) -> None:
    begun = data.draw(st.integers(0, len(records)))
    with index_of(records, weights) as at_once, index_of(records[:begun], weights) as bit_by_bit:
        bit_by_bit.add(records[begun:])
        for table in ("holder", "narrow", "tally", "census", "total"):
            rows = [sorted(one.store.con.execute(f"SELECT * FROM {table}")) for one in (at_once, bit_by_bit)]  # noqa: S608
            assert rows[0] == rows[1]
        assert [at_once.store.facts(no) for no in range(len(records))] == [
            bit_by_bit.store.facts(no) for no in range(len(records))
        ]


@many
@given(holdings(), st.data())
def test_a_withdrawn_statement_leaves_what_others_say(records: list[Record], data: st.DataObject) -> None:
    *corpus, asked = records
    said = [s.id for record in corpus for s in record.statements]
    gone = set(data.draw(st.lists(st.sampled_from(said), max_size=4))) if said else set()
    left = [record.with_statements(s for s in record.statements if s.id not in gone) for record in corpus]
    with index_of(corpus, shipped_weights()) as index:
        for agency in AGENCIES:
            index.withdraw(agency, statements=gone)
        remaining = [one for one, was in zip(left, corpus, strict=True) if one.statements or not was.statements]
        assert_same(index.lookup(asked).hits, of_batch(remaining, asked, shipped_weights(), within=False))
