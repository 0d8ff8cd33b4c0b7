# SPDX-License-Identifier: Apache-2.0
"""Short forms of given names, alone and inside whole names."""

import pytest

from simpul.link.names import NameRarity, compare
from simpul.link.names.alike import alike
from simpul.link.names.nicknames import nickname_cost
from simpul.normalise.names import name_forms
from simpul.normalise.names.forms import token_of


def bits(left: str, right: str) -> float:
    return compare(name_forms(left), name_forms(right), rarity=NameRarity()).bits


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Bob Fairweather", "Robert Fairweather"),
        ("Sasha Bulkin", "Aleksandr Bulkin"),
        ("Дима Булкин", "Дмитрий Булкин"),
        ("Дима Булкин", "Dmitry Bulkin"),
        ("Эдвард Фэйруэзер", "Ted Feyruezer"),
        ("Paco Reyes", "Francisco Reyes"),
        ("Isko Dalisay", "Francisco Dalisay"),
        ("Mohd Iqbal", "Muhammad Iqbal"),
        ("Ma Teresa Dalisay", "Maria Teresa Dalisay"),
        ("Agus Salim", "Agustinus Salim"),
    ],
)
def test_a_short_form_speaks_for_the_whole_name_and_less_than_the_whole_does(short: str, whole: str) -> None:
    assert 10 < bits(short, whole) < bits(whole, whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bob", "richard"), ("дима", "денис"), ("paco", "pablo"), ("masha", "marina"), ("mohd", "mahmud")],
)
def test_a_short_form_of_another_name_is_none(one: str, other: str) -> None:
    assert nickname_cost(token_of(one), token_of(other)) is None


def test_two_short_forms_of_one_name_say_less_than_a_short_one_and_the_whole() -> None:
    apart, beside = (
        nickname_cost(token_of("alex"), token_of("sandra")),
        nickname_cost(token_of("alex"), token_of("alexandra")),
    )
    assert apart is not None
    assert beside is not None
    assert apart > beside


def test_an_abbreviation_costs_less_than_a_diminutive() -> None:
    mohd, mamat = (
        nickname_cost(token_of("mohd"), token_of("muhammad")),
        nickname_cost(token_of("mamat"), token_of("muhammad")),
    )
    assert mohd is not None
    assert mamat is not None
    assert mohd < mamat


def test_letters_that_agree_better_than_the_list_says_count() -> None:
    assert alike(token_of("alexandr"), token_of("alexander")).code != "nickname"


def test_both_orders_cost_the_same() -> None:
    assert nickname_cost(token_of("bill"), token_of("william")) == nickname_cost(token_of("william"), token_of("bill"))
