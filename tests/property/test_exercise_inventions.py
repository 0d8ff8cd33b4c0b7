# SPDX-License-Identifier: Apache-2.0
"""What must hold of whatever is invented, from any seed."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.exercise.chance import stream
from simpul.exercise.paper.sheets import forms_of
from simpul.exercise.people.checksum import luhn_digit
from simpul.exercise.people.identifiers import (
    foreign_phone,
    invent_account,
    invent_domain,
    invent_email,
    invent_imei,
    invent_phone,
    invent_wallet,
    local_phone,
    numbering,
)
from simpul.exercise.people.naming import invent_name, kana_name, languages, latin_name, mistyped, native_name
from simpul.exercise.people.person import CITIES, invent_person
from simpul.exercise.people.sighting import sighting
from simpul.exercise.people.writing import SHAPES, written_date

SEEDS = st.integers(min_value=0, max_value=2**63)
COUNTRIES = st.sampled_from(sorted(CITIES))
HABITS = st.sampled_from(sorted({*SHAPES, "korean", "japanese_era", "buddhist", "month_name"}))


@settings(max_examples=150)
@given(seed=SEEDS, language=st.sampled_from(sorted(languages())), gender=st.sampled_from(["male", "female"]))
def test_every_name_has_a_spelling_at_home_and_in_plain_latin_letters(seed: int, language: str, gender: str) -> None:
    name = invent_name(stream(seed, "n"), language, gender)
    assert native_name(name).strip() == native_name(name) != ""
    assert latin_name(name, stream(seed, "l")).isascii()
    assert bool(kana_name(name)) == (language == "jpn")


@settings(max_examples=100)
@given(seed=SEEDS, text=st.text(st.characters(min_codepoint=32, max_codepoint=122), max_size=30))
def test_a_slip_of_the_keyboard_changes_the_length_by_one_at_most(seed: int, text: str) -> None:
    assert abs(len(mistyped(text, stream(seed, "t"))) - len(text)) <= 1


@settings(max_examples=150)
@given(seed=SEEDS, country=COUNTRIES)
def test_a_phone_keeps_its_digits_in_every_writing(seed: int, country: str) -> None:
    rng = stream(seed, "p")
    phone = invent_phone(rng, country)
    local = "".join(sign for sign in local_phone(phone, rng) if sign.isdigit())
    assert local == f"{numbering(country)['trunk']}{phone.national}"
    foreign = "".join(sign for sign in foreign_phone(phone, rng) if sign.isdigit()).removeprefix("00")
    assert foreign == phone.international.removeprefix("+")


@settings(max_examples=100)
@given(seed=SEEDS, country=st.sampled_from(["AE", "GB"]))
def test_an_iban_leaves_one_modulo_97(seed: int, country: str) -> None:
    number = invent_account(stream(seed, "a"), country).number
    turned = number[4:] + number[:4]
    assert int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


@settings(max_examples=100)
@given(seed=SEEDS)
def test_identifiers_are_well_formed_and_nobodys(seed: int) -> None:
    rng = stream(seed, "i")
    imei = invent_imei(rng)
    assert len(imei) == 15
    assert imei.startswith("00")
    assert luhn_digit(imei[:-1]) == imei[-1]
    assert invent_email(rng).endswith((".example", ".test"))
    assert invent_domain(rng).endswith(".example")
    wallet = invent_wallet(rng)
    assert wallet.startswith(("T", "1", "bc1q", "0x"))


@settings(max_examples=150)
@given(seed=SEEDS, day=st.dates(date(1961, 1, 1), date(2026, 3, 10)), habit=HABITS)
def test_a_written_date_names_its_day_and_month_in_its_figures(seed: int, day: date, habit: str) -> None:
    text = written_date(day, habit, stream(seed, "d"))
    numbers = [int(part) for part in "".join(sign if sign.isdecimal() else " " for sign in text).split()]
    assert day.day in numbers
    assert day.month in numbers or habit in {"month_name", "buddhist"}


@settings(max_examples=100, deadline=None)
@given(seed=SEEDS, country=COUNTRIES, agency=st.sampled_from(sorted(forms_of("Person"))))
def test_a_sighting_fits_its_sheet(seed: int, country: str, agency: str) -> None:
    form = forms_of("Person")[agency]
    said = sighting(invent_person(stream(seed, "w"), "someone", country), form, stream(seed, "s"))
    assert set(said) <= set(form.columns.values())
    assert all(text.encode(form.encoding) for text in said.values())
    assert {"name", "lastName", "firstName"} & set(said)
