# SPDX-License-Identifier: Apache-2.0
"""Names that may be the same meet under a key."""

from __future__ import annotations

import pytest

from simpul.normalise.names import blocking_keys, name_forms


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("김동현", "KIM Dong-hyun"),
        ("陳國華", "Chen Guohua"),
        ("Mohammed al-Tikriti", "محمد التكريتي"),
        ("Щербаков Олег", "Oleg Shcherbakov"),
        ("สมชาย ใจดี", "Somchai Jaidee"),
        ("ហ៊ុន សុខា", "Hun Sokha"),
    ],
)
def test_spellings_of_one_name_share_a_key_besides_initials(left: str, right: str) -> None:
    shared = blocking_keys(name_forms(left)) & blocking_keys(name_forms(right))
    assert any(not key.startswith("i:") for key in shared)


def test_a_short_word_alone_is_no_key() -> None:
    assert not any(key.startswith("t:") for key in blocking_keys(name_forms("Li Na")))


def test_the_order_of_words_does_not_change_the_keys() -> None:
    assert blocking_keys(name_forms("Oleg Shcherbakov")) == blocking_keys(name_forms("Shcherbakov Oleg"))


def test_a_name_without_words_has_no_keys() -> None:
    assert blocking_keys(name_forms("??")) == frozenset()
