# SPDX-License-Identifier: Apache-2.0
"""How much two names speak for one bearer."""

from __future__ import annotations

import pytest

from simpul.link.names import NameRarity, compare, compare_many
from simpul.normalise.names import name_forms

ANYWHERE = NameRarity()


def bits(left: str, right: str, *, organisation: bool = False, rarity: NameRarity = ANYWHERE) -> float:
    a, b = (name_forms(name, organisation=organisation) for name in (left, right))
    return compare(a, b, rarity=rarity).bits


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("김동현", "KIM Dong-hyun"),
        ("이재오", "LEE Jae Oh"),
        ("陳國華", "Chen Guohua"),
        ("陳國華", "Chan Kwok Wah"),
        ("山田太郎", "Taro Yamada"),
        ("สมชาย วงศ์ทอง", "Somchai Wongthong"),
        ("សុខ វណ្ណា", "Sok Vanna"),
        ("عبد الرحمن الكريمي", "Abdul Rahman Al Karimi"),
        ("Щербаков Олег", "Oleg Scherbakov"),
        ("Nguyễn Văn Hùng", "NGUYEN Van Hung"),
        ("Mohammed Abdel-Kader", "Muhammad Abdul Qadir"),
        ("Jean-Claude Busseau", "Жан-Клод Бюссо"),
    ],
)
def test_spellings_of_one_name_speak_for_one_bearer(left: str, right: str) -> None:
    assert bits(left, right) > 6


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("김동현", "KIM Sang-min"),
        ("KIM Sok Chol", "KIM Hak Bong"),
        ("Oleg Shcherbakov", "Oleg Timofeev"),
        ("Ahmad Karimi", "Yusuf Karimi"),
    ],
)
def test_another_given_name_weighs_less_than_the_same(left: str, right: str) -> None:
    assert bits(left, right) < bits(left, left) - 10


def test_father_and_son_are_two_people() -> None:
    assert bits("Salman bin Yusuf", "Yusuf bin Salman") < bits("Salman Yusuf", "Yusuf Salman") - 5


def test_surname_first_costs_almost_nothing() -> None:
    assert bits("Shcherbakov Oleg", "Oleg Shcherbakov") == pytest.approx(
        bits("Oleg Shcherbakov", "Oleg Shcherbakov") - 0.5
    )


def test_a_rare_word_says_more_than_a_common_one() -> None:
    crowd = [name_forms(f"Kim {given}") for given in ("Ana", "Bora", "Cheol", "Dana")] * 50
    rarity = NameRarity.counted([*crowd, name_forms("Ana Zapatowska")])
    common, rare = (compare(name_forms(name), name_forms(name), rarity=rarity).bits for name in ("Kim", "Zapatowska"))
    assert rare > common + 5


def test_further_words_of_one_family_count_less() -> None:
    parts = compare(*(name_forms("Omar Karim Hasan Tikriti Zubaidi"),) * 2, rarity=ANYWHERE).parts
    assert parts[0][3] > 2 * parts[-1][3]


def test_neighbours_written_together_are_one_word() -> None:
    evidence = compare(name_forms("Park Dong Hyun"), name_forms("Park Donghyun"), rarity=ANYWHERE)
    assert ("dong hyun", "donghyun", "joined") in [part[:3] for part in evidence.parts]


def test_a_missing_syllable_of_a_korean_name_speaks_against() -> None:
    whole, korean = bits("Pak Chun Il", "Pak Chun Il"), bits("Pak Chun Il", "Pak Chun")
    others, russian = bits("Pavel Oleg Ivanov", "Pavel Oleg Ivanov"), bits("Pavel Oleg Ivanov", "Pavel Ivanov")
    assert whole - korean > others - russian + 2


def test_an_initial_agrees_a_little_and_a_wrong_one_conflicts() -> None:
    assert bits("O Shcherbakov", "Oleg Shcherbakov") > bits("T Shcherbakov", "Oleg Shcherbakov") + 5


def test_one_slip_of_the_pen_in_a_long_word_is_forgiven() -> None:
    assert bits("Lombardi", "Lombadri") > 8
    assert bits("Lombardi", "Lomdabri") < 0


def test_short_words_that_differ_by_a_consonant_are_other_words() -> None:
    assert bits("Mun", "Chun") < 0


def test_legal_forms_do_not_tell_companies_apart() -> None:
    assert bits("Sinar Jaya Sdn Bhd", "Sinar Jaya Berhad", organisation=True) == bits(
        "Sinar Jaya", "Sinar Jaya", organisation=True
    )


def test_a_name_without_words_says_nothing() -> None:
    assert bits("", "Oleg Shcherbakov") == 0


def test_many_pairs_at_once_give_the_same_bits_as_one_by_one() -> None:
    forms = [name_forms(name) for name in ("김동현", "Kim Dong Hyun", "Oleg Shcherbakov", "Abdul Rahman", "")]
    pairs = [(i, j) for i in range(5) for j in range(5)]
    single = [compare(forms[i], forms[j], rarity=ANYWHERE).bits for i, j in pairs]
    assert compare_many(pairs, forms, rarity=ANYWHERE) == pytest.approx(single)
