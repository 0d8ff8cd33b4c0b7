# SPDX-License-Identifier: Apache-2.0
"""The quick reading never answers otherwise than the whole one."""

from __future__ import annotations

import duckdb
from hypothesis import example, given
from hypothesis import strategies as st

from simpul.model.schema import Kind
from simpul.normalise.by_kind import normalise
from simpul.normalise.context import Context
from simpul.normalise.quick import SURE, quick_reading, sure_hosts, words_of_nobody

numbers = st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True)
boxes = st.from_regex(r"[a-z0-9x.]{1,12}([._-][a-z0-9]{1,5})?@[a-z0-9.]{1,9}\.[a-z]{2,5}", fullmatch=True)
days = st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True)
words = st.sampled_from(["unknown", "none", "NA", "xx", "Kim", "Berg", "na", "Null", "Anna"]) | st.from_regex(
    r"[A-Za-z]{1,8}", fullmatch=True
)
several = st.lists(words | st.sampled_from(["john", "doe", "not", "known", "male", "mr"]), min_size=2, max_size=4)
contexts = st.sampled_from(
    [Context(), Context(country="KR"), Context(country="RU"), Context(country="TH", date_order="dmy")]
)


@given(
    st.tuples(st.just(Kind.PHONE), numbers)
    | st.tuples(st.just(Kind.EMAIL), boxes)
    | st.tuples(st.just(Kind.DATE), days)
    | st.tuples(st.just(Kind.NAME), words | several.map(" ".join)),
    contexts,
)
@example((Kind.PHONE, "+78005553535"), Context())
@example((Kind.PHONE, "+821012345678"), Context())
@example((Kind.DATE, "1900-01-01"), Context())
@example((Kind.NAME, "Unknown"), Context())
def test_the_quick_reading_answers_as_the_whole_one(said: tuple[Kind, str], context: Context) -> None:
    kind, raw = said
    quick = quick_reading(kind, raw)
    if quick is not None:
        whole = normalise(kind, raw, context=context)
        assert (quick.value, quick.reason) == (whole.value, whole.reason)


def test_the_quick_reading_answers_for_ordinary_values() -> None:
    seen = [
        (Kind.PHONE, "+821012345678"),
        (Kind.EMAIL, "anna.berg7@mail.example"),
        (Kind.DATE, "1990-03-04"),
        (Kind.NAME, "Anna"),
    ]
    assert all(quick_reading(kind, raw) == (raw, None) for kind, raw in seen)


@given(
    st.lists(
        st.tuples(st.just(Kind.EMAIL), boxes)
        | st.tuples(st.just(Kind.DATE), days)
        | st.tuples(st.just(Kind.NAME), words),
        min_size=1,
    )
)
def test_what_a_database_is_sure_of_the_quick_reading_is_sure_of_too(cells: list[tuple[Kind, str]]) -> None:
    con = duckdb.connect(":memory:")
    for kind, raw in cells:
        known = {"never": words_of_nobody(), "hosts": sure_hosts([raw.partition("@")[2]]), "raw": raw}
        sure = " AND ".join(SURE[kind])
        bound = {name: value for name, value in known.items() if name == "raw" or f"${name}" in sure}
        if con.execute(f"SELECT {sure} FROM (SELECT $raw AS raw)", bound).fetchall() == [(True,)]:  # noqa: S608  # our own condition
            assert quick_reading(kind, raw) == (raw, None)


def test_a_database_is_sure_of_ordinary_values() -> None:
    con = duckdb.connect(":memory:")
    for kind, raw in ((Kind.EMAIL, "anna.berg7@mail.example"), (Kind.DATE, "1990-03-04"), (Kind.NAME, "Anna")):
        known = {"never": words_of_nobody(), "hosts": sure_hosts([raw.partition("@")[2]]), "raw": raw}
        sure = " AND ".join(SURE[kind])
        bound = {name: value for name, value in known.items() if name == "raw" or f"${name}" in sure}
        assert con.execute(f"SELECT {sure} FROM (SELECT $raw AS raw)", bound).fetchall() == [(True,)]  # noqa: S608  # our own condition
