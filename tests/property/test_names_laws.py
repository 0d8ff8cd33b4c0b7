# SPDX-License-Identifier: Apache-2.0
"""Laws that hold for any two names."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.link.names import NameRarity, compare, compare_many
from simpul.normalise.names import blocking_keys, name_forms

WORDS = [
    "김동현", "이", "서연", "陳國華", "王", "太郎", "たろう", "สมชาย", "สุพรรณิกา", "សុខ", "ວັນນາ",
    "အောင်", "محمد", "عبد", "الرحمن", "Щербаков", "Олег", "Oleg", "Shcherbakov", "bin",
    "al", "Abdul", "Rahman", "Kim", "Dong", "Hyun", "Donghyun", "Müller", "Mueller",
    "J", "Reyes", "Reyez", "Nguyễn", "Nguyen", "Dr", "?", "-", "42",
]  # fmt: skip
NAMES = st.one_of(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), st.text(max_size=24))
RARITY = NameRarity.counted(name_forms(word) for word in WORDS)


@given(NAMES, NAMES)
@settings(max_examples=200, deadline=None)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    a, b = name_forms(left), name_forms(right)
    one, other = compare(a, b, rarity=RARITY), compare(b, a, rarity=RARITY)
    assert one.bits == pytest.approx(other.bits)
    assert {(y, x, code) for x, y, code, _ in one.parts} == {(x, y, code) for x, y, code, _ in other.parts}


@given(NAMES, NAMES)
@settings(max_examples=200, deadline=None)
def test_the_parts_add_up_to_the_bits(left: str, right: str) -> None:
    evidence = compare(name_forms(left), name_forms(right), rarity=RARITY)
    assert evidence.bits == pytest.approx(sum(bits for *_, bits in evidence.parts))
    assert math.isfinite(evidence.bits)
    assert compare_many([(0, 1)], [name_forms(left), name_forms(right)], rarity=RARITY) == pytest.approx(
        [evidence.bits]
    )


@given(NAMES, NAMES)
@settings(max_examples=150, deadline=None)
def test_what_was_compared_before_changes_nothing(left: str, right: str) -> None:
    a, b = name_forms(left), name_forms(right)
    fresh = NameRarity(RARITY.names, RARITY.spellings)
    assert compare(a, b, rarity=fresh).bits == compare(a, b, rarity=RARITY).bits


@given(NAMES)
@settings(max_examples=200, deadline=None)
def test_spellings_and_keys_are_plain_and_never_a_question_mark(name: str) -> None:
    forms = name_forms(name)
    for token in forms.tokens:
        assert token.spellings
        assert token.skeletons
        for text in (*token.spellings, *token.skeletons):
            assert text
            assert text.isascii()
            assert "?" not in text
    assert not any("?" in key for key in blocking_keys(forms))


@given(NAMES)
@settings(max_examples=150, deadline=None)
def test_a_name_is_nearest_to_itself(name: str) -> None:
    forms = name_forms(name)
    assert compare(forms, forms, rarity=RARITY).bits >= 0


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_a_name_has_the_keys_of_its_capitals(name: str) -> None:
    assert blocking_keys(name_forms(name.upper())) == blocking_keys(name_forms(name.upper().casefold()))
