# SPDX-License-Identifier: Apache-2.0
"""Canonical JSON and stable ids: one value, one sequence of bytes, one name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.model.canonical import MAX_SAFE_INTEGER, canonical_json
from simpul.model.errors import NotCanonical
from simpul.model.ids import digest, record_id, statement_id
from simpul.model.record import make_record, make_statement

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
    | st.floats(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_the_example_of_rfc_8785_has_its_published_bytes() -> None:
    """Source: RFC 8785 (2020), section 3.2.3: sorting of property names by UTF-16 code units."""
    names = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    said = [value for _, value in json.loads(canonical_json(names), object_pairs_hook=list)]
    assert said == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


@pytest.mark.parametrize(
    ("bits", "text"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555554", "333333333.33333325"),
    ],
)
def test_numbers_are_written_as_rfc_8785_lists_them(bits: str, text: str) -> None:
    """Source: RFC 8785 (2020), appendix B, IEEE 754 doubles in hexadecimal and their text."""
    import struct  # noqa: PLC0415  # for these vectors only

    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number) == text.encode()


@given(PLAIN)
def test_canonical_json_reads_back_to_the_same_bytes(value: object) -> None:
    written = canonical_json(value)
    assert canonical_json(json.loads(written)) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, {1: "a"}, "\ud800", {"a": object()}, {"a", "b"}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical_json(value)


def test_ids_do_not_depend_on_the_order_of_keys_and_part_boundaries_count() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest("ab", "c") != digest("a", "bc")
    assert len(digest("x")) == 16


def test_a_records_id_says_its_agency_and_its_own_number() -> None:
    assert record_id("KR-KNPA", "A-1") == "KR-KNPA/A-1"


def test_a_statements_id_is_of_its_content_and_not_of_the_row_it_stood_in() -> None:
    one = make_statement("KR-KNPA/1", "name", "김철수", source="a.xlsx#2")
    moved = make_statement("KR-KNPA/1", "name", "김철수", source="b.xlsx#900")
    other = make_statement("KR-KNPA/1", "name", "김철수", case="C-1")
    assert one.id == moved.id == statement_id("KR-KNPA/1", "name", "김철수", None, None, None, None)
    assert one.id != other.id


def test_a_record_from_plain_values_is_its_originators_only() -> None:
    record = make_record("KR-KNPA", "1", "Person", {"name": ["김철수", "Kim"], "notes": "x"})
    assert record.originals("name") == ["김철수", "Kim"]
    assert record.first("name", "notes") == "김철수"
    assert record.first("alias") is None
    assert record.marking.originator == "KR-KNPA"
    assert record.marking.audience == frozenset()
