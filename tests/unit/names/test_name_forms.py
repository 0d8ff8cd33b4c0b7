# SPDX-License-Identifier: Apache-2.0
"""A name taken apart."""

from __future__ import annotations

import pytest

from simpul.normalise.names import NameForms, name_forms


def words(name: NameForms) -> list[str]:
    return [token.surface for token in name.tokens]


def test_a_korean_name_without_space_is_surname_and_given_name() -> None:
    forms = name_forms("김서연")
    assert words(forms) == ["김", "서연"]
    assert forms.unspaced


def test_a_two_syllable_korean_surname_stays_whole() -> None:
    assert words(name_forms("남궁민수")) == ["남궁", "민수"]


def test_a_korean_surname_has_its_passport_spellings_first() -> None:
    assert name_forms("이서연").tokens[0].spellings[:3] == ("lee", "yi", "rhee")


def test_a_chinese_surname_has_mandarin_cantonese_and_hokkien_spellings() -> None:
    assert {"chen", "chan", "tan", "tran"} <= set(name_forms("陳小明").tokens[0].spellings)


def test_traditional_and_simplified_characters_are_one_surface() -> None:
    assert words(name_forms("陳國華")) == words(name_forms("陈国华"))


def test_the_language_decides_how_han_characters_are_read() -> None:
    japanese = name_forms("山田太郎", lang="ja").tokens[0].spellings
    assert "yamada" in japanese or "yamata" in japanese
    assert "shantian" not in japanese


def test_titles_are_set_apart_in_many_languages() -> None:
    for raw, title in [
        ("Dr. Ana Reyes", "dr"),
        ("นายสมชาย ใจดี", "นาย"),
        ("김철수씨", "씨"),
        ("陈小明先生", "先生"),
        ("U Thein Sein", "u"),
    ]:
        assert title in name_forms(raw).titles, raw


def test_a_person_called_only_by_a_title_keeps_it_as_a_name() -> None:
    assert words(name_forms("Haji")) == ["haji"]


def test_particles_are_set_apart_inside_a_name_but_not_as_a_surname() -> None:
    assert words(name_forms("Ahmad bin Yusof")) == ["ahmad", "yusof"]
    assert words(name_forms("Ravi s/o Kumar")) == ["ravi", "kumar"]
    assert words(name_forms("Do Jong Hwan")) == ["do", "jong", "hwan"]


@pytest.mark.parametrize("raw", ["Abd al-Rahman", "Abdul Rahman", "Abdel Rahman", "ABD-AL-RAHMAN"])
def test_names_of_a_servant_of_god_are_one_word(raw: str) -> None:
    assert words(name_forms(f"{raw} Yasin")) == ["abdulrahman", "yasin"]


def test_names_on_allah_and_al_din_are_one_word_in_both_scripts() -> None:
    assert words(name_forms("Nasir al-Din Karimi")) == ["nasiruddin", "karimi"]
    assert words(name_forms("حبيب الله")) == ["حبيبالله"]


@pytest.mark.parametrize(
    ("raw", "name", "form"),
    [
        ("Sinar Jaya Sdn. Bhd.", ["sinar", "jaya"], "bhd"),
        ("주식회사 한빛", ["한빛"], "co"),
        ("บริษัท มังกร จำกัด", ["มังกร"], "ltd"),
        ("ООО Ромашка", ["ромашка"], "llc"),
        ("Blue Lotus L.L.C.", ["blue", "lotus"], "llc"),
        ("PT Maju Bersama Tbk", ["maju", "bersama"], "pt"),
    ],
)
def test_legal_forms_are_set_apart(raw: str, name: list[str], form: str) -> None:
    forms = name_forms(raw, organisation=True)
    assert words(forms) == name
    assert form in forms.legal_forms


def test_german_marks_are_also_written_out() -> None:
    assert name_forms("Jürgen Möller").tokens[1].spellings[:2] == ("moller", "moeller")


def test_a_name_without_letters_has_no_words() -> None:
    for raw in ("", "???", " - "):
        assert name_forms(raw).tokens == ()
