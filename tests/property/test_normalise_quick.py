# SPDX-License-Identifier: Apache-2.0
"""The quick reading never answers otherwise than the whole one."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from simpul.model.schema import Kind
from simpul.normalise.by_kind import normalise
from simpul.normalise.context import Context
from simpul.normalise.quick import quick_reading

numbers = st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True)
boxes = st.from_regex(r"[a-z0-9x.]{1,12}([._-][a-z0-9]{1,5})?@[a-z0-9.]{1,9}\.[a-z]{2,5}", fullmatch=True)
days = st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True)
words = st.sampled_from(["unknown", "none", "NA", "xx", "Kim", "Berg", "na", "Null", "Anna"]) | st.from_regex(
    r"[A-Za-z]{1,8}", fullmatch=True
)
contexts = st.sampled_from(
    [Context(), Context(country="KR"), Context(country="RU"), Context(country="TH", date_order="dmy")]
)


@given(
    st.tuples(st.just(Kind.PHONE), numbers)
    | st.tuples(st.just(Kind.EMAIL), boxes)
    | st.tuples(st.just(Kind.DATE), days)
    | st.tuples(st.just(Kind.NAME), words),
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
