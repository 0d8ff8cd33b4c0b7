# SPDX-License-Identifier: Apache-2.0
"""The names of a father and a mother part bearers of one name, in whatever script they are written."""

from __future__ import annotations

from simpul.link.relatives import words_of_relative
from simpul.link.result import Grade, Hit
from simpul.link.run import Options, link_records
from simpul.model.record import make_record

NAME = {"name": "Jiraporn Wattanakul", "birthDate": "1991-04-02"}


def hit_with(left: dict[str, str], right: dict[str, str]) -> Hit:
    records = [make_record("TH", "1", "Person", NAME | left), make_record("KH", "2", "Person", NAME | right)]
    (hit,) = link_records(records, Options(threads=1)).hits
    return hit


def bits_of(hit: Hit, code: str) -> float:
    return sum(reason.bits for reason in hit.reasons if reason.code == code)


def test_one_father_in_two_scripts_speaks_for_the_pair_and_is_shown_as_written() -> None:
    hit = hit_with({"fatherName": "สมชาย"}, {"fatherName": "Somchai"})
    (reason,) = [reason for reason in hit.reasons if reason.code == "father.shared"]
    assert reason.bits > 0
    assert {reason.left, reason.right} == {"สมชาย", "Somchai"}


def test_another_mother_speaks_against_the_pair() -> None:
    assert bits_of(hit_with({"motherName": "Ratana"}, {"motherName": "Busaba"}), "mother.differs") < 0


def test_a_father_is_not_compared_with_a_mother() -> None:
    hit = hit_with({"fatherName": "Ratana"}, {"motherName": "Ratana"})
    assert not [reason for reason in hit.reasons if reason.code.startswith(("father.", "mother."))]


def test_a_father_of_ones_own_name_is_no_name_of_ones_own() -> None:
    records = [
        make_record("TH", "1", "Person", {"name": "Somchai Meesuk"}),
        make_record("KH", "2", "Person", {"name": "Peder Vink", "fatherName": "Somchai Meesuk"}),
    ]
    assert not [hit for hit in link_records(records, Options(threads=1)).hits if hit.grade is not Grade.WEAK]


def test_words_too_short_to_say_anything_are_left_out() -> None:
    assert words_of_relative("U Oo") == ()
