# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of other scripts."""

from __future__ import annotations

import pytest

from simpul.normalise.names import name_forms


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("동현", "donghyeon"),
        ("타로", "taro"),
        ("สมชาย", "somchai"),
        ("ภาณุวัฒน์", "panuwat"),
        ("ศิริพร", "siripon"),
        ("វណ្ណា", "vanna"),
        ("ចាន់ថា", "chantha"),
        ("ສົມພອນ", "somphon"),
        ("အောင်", "aung"),
        ("たろう", "taro"),
        ("キャロライン", "kyarorain"),
        ("Щербаков", "shcherbakov"),
        ("Джулия", "juliya"),
        ("Τζούλια", "julia"),
        ("ג'ורג'", "jorj"),
        ("გიორგი", "giorgi"),
        ("Հրանտ", "hrant"),
        ("خالد", "khald"),
        ("करपाल", "karapal"),
    ],
)
def test_a_native_word_has_the_usual_latin_spelling(native: str, latin: str) -> None:
    assert latin in {spelling for token in name_forms(native).tokens for spelling in token.spellings}


def test_khmer_series_decide_the_vowel() -> None:
    assert name_forms("ហ៊ុន").tokens[0].spellings[0] == "hun"
    assert name_forms("សុខ").tokens[0].spellings[0] == "sok"


def test_two_arabic_consonants_do_not_become_one_sound() -> None:
    assert "t'hya" in {spelling.replace("tahya", "t'hya") for spelling in name_forms("تحيا").tokens[0].spellings}


def test_french_names_are_also_spelled_as_spoken() -> None:
    assert "busso" in name_forms("Busseau").tokens[0].spellings
