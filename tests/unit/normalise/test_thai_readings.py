# SPDX-License-Identifier: Apache-2.0
"""Thai words are read as people read them, though most of their vowels are not written."""

from __future__ import annotations

import pytest

from simpul.normalise.names.romanise.thai import thai_spellings
from simpul.normalise.names.romanise.thai_readings import Sounds, readings

FEW = Sounds({"พ": "p", "ล": "l", "น": "n", "ร": "r", "ท": "t"}, {"พ": "p", "ล": "n", "น": "n", "ร": "n", "ท": "t"})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ยลดา", "yonlada"),
        ("ขจร", "kachon"),
        ("วัฒน", "wattana"),
        ("เพชรา", "petchara"),
        ("วรกัญญา", "worakanya"),
        ("ชาติ", "chat"),
        ("เกียรติ", "kiat"),
        ("ไพลิน", "pailin"),
        ("แสงระวี", "saengrawi"),
        ("นำพล", "nampon"),
        ("วิศิษฐ์", "wisit"),
        ("สวัสดิ์", "sawat"),
        ("จิรัฐิ", "chiratti"),
    ],
)
def test_unwritten_vowels_are_read(written: str, read: str) -> None:
    assert read in thai_spellings(written)


def test_the_usual_reading_comes_first_and_no_reading_twice() -> None:
    found = readings("พล", FEW, most=9)
    assert found[0] == "pon"
    assert len(found) == len(set(found))


def test_no_more_readings_than_asked() -> None:
    assert len(readings("พลนทรพล", FEW, most=3)) == 3


def test_a_long_run_of_consonants_is_read_in_time_that_grows_with_its_length() -> None:
    assert readings("พลนทร" * 40, FEW, most=2)
