# SPDX-License-Identifier: Apache-2.0
"""What one agency's sheet says of a person: one spelling, part of the identifiers, the usual mistakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from simpul.exercise.chance import happens, one_of
from simpul.exercise.paper.sheets import LIST_SEPARATOR, SheetForm
from simpul.exercise.people.identifiers import PhoneNumber, foreign_phone, local_phone, numbering
from simpul.exercise.people.naming import (
    LATIN_AT_HOME,
    kana_name,
    latin_name,
    latin_parts,
    mistyped,
    native_name,
    native_parts,
    plain_latin,
)
from simpul.exercise.people.person import Individual
from simpul.exercise.people.writing import country_name, words_of, written_date, written_year

TYPO = 0.05
FILLER = 0.06
READS_HAN = frozenset({"jpn", "kor", "vie"})
ZERO_FILLERS = ("000000", "0", "00000000")


def sighting(person: Individual, form: SheetForm, rng: Random, *, known: float = 0.45) -> dict[str, str]:
    """Return what the sheet says of the person, by field; fields without a value are left out.

    Args:
        person: who was seen.
        form: the sheet it is written into.
        rng: the chance of this sighting.
        known: how probable it is that the agency knows each identifier.
    """
    said = {**_names(person, form, rng), **_birth(person, form, rng), **_identifiers(person, form, rng, known)}
    said["gender"] = _gender(person, form)
    if happens(rng, 0.85):
        said["nationality"] = _country(person.nationality, form)
    if happens(rng, 0.5):
        said["birthPlace"] = person.birth_place
    if happens(rng, 0.12):
        said["notes"] = rng.choice(list(words_of(form.language)["remark"]))  # type: ignore[call-overload]
    fitting = {name: fit(text, form) for name, text in said.items() if name in form.fields and text}
    return _with_fillers(fitting, form, rng)


def fit(text: str, form: SheetForm) -> str:
    """Return the text as the sheet's encoding can hold it."""
    try:
        text.encode(form.encoding)
    except UnicodeEncodeError:
        return plain_latin(text).encode(form.encoding, "ignore").decode(form.encoding)
    return text


def _names(person: Individual, form: SheetForm, rng: Random) -> dict[str, str]:
    at_home = _writes_at_home(person, form, rng)
    latin = _maybe_mistyped(latin_name(person.name, rng), rng)
    said: dict[str, str] = {"name": native_name(person.name) if at_home else latin}
    if {"firstName", "lastName"} <= form.fields:
        given, family = native_parts(person.name) if at_home else latin_parts(person.name, rng)
        said = {"firstName": _maybe_mistyped(given, rng), "lastName": family}
    if form.file.endswith(".ftm.json") and person.name.language not in LATIN_AT_HOME and happens(rng, 0.35):
        said["name"] = latin + LIST_SEPARATOR + native_name(person.name)
    if at_home and happens(rng, 0.6):
        said["latin"] = latin
    if at_home and happens(rng, 0.8):
        said["kana"] = kana_name(person.name)
    if person.aliases and happens(rng, 0.5):
        said["alias" if "alias" in form.fields else "weakAlias"] = rng.choice(person.aliases)
    return said


def _writes_at_home(person: Individual, form: SheetForm, rng: Random) -> bool:
    if person.name.language == form.language:
        return True
    if person.name.language == "zho" and form.language in READS_HAN:
        return happens(rng, 0.35) and fit(native_name(person.name), form) == native_name(person.name)
    return False


def _maybe_mistyped(text: str, rng: Random) -> str:
    return mistyped(text, rng) if happens(rng, TYPO) else text


def _birth(person: Individual, form: SheetForm, rng: Random) -> dict[str, str]:
    kind = one_of(rng, [("day", 70.0), ("none", 9.0), ("year", 7.0), ("swapped", 5.0), ("slip", 5.0), ("filler", 4.0)])
    if kind == "none":
        return {}
    if kind == "year" or (form.agency == "INTERPOL" and happens(rng, 0.3)):
        return {"birthDate": written_year(person.birth.year, form.dates)}
    when = {"swapped": _swapped(person.birth), "slip": _slip(person.birth, rng), "filler": date(1900, 1, 1)}.get(
        kind, person.birth
    )
    if kind == "filler" and form.dates == "japanese_era":
        return {"birthDate": "1900/01/01"}
    return {"birthDate": written_date(when, form.dates, rng)}


def _swapped(when: date) -> date:
    return when.replace(month=when.day, day=when.month) if when.day <= 12 else when  # noqa: PLR2004


def _slip(when: date, rng: Random) -> date:
    if happens(rng, 0.5):
        return when.replace(day=when.day + 1 if when.day < 28 else when.day - 1)  # noqa: PLR2004
    return when.replace(year=when.year + rng.choice((-1, 1)), day=min(when.day, 28))


def _identifiers(person: Individual, form: SheetForm, rng: Random, known: float) -> dict[str, str]:
    said: dict[str, str] = {}
    if happens(rng, known):
        said["passportNumber"] = _document(person.passport, rng)
    if person.national_id and happens(rng, known) and form.country == person.nationality:
        said["idNumber"] = person.national_id
    if happens(rng, known + 0.2):
        said["phone"] = written_phone(rng.choice(person.phones), form, rng)
    if person.email and happens(rng, known):
        said["email"] = person.email.upper() if happens(rng, 0.1) else person.email
    if person.handle and happens(rng, known):
        said |= {field: rng.choice(("@", "")) + person.handle for field in form.fields if field.startswith("handle:")}
    if person.wallet and happens(rng, known + 0.3):
        said["wallet"] = person.wallet
    if person.account and person.account.country == form.country and happens(rng, known + 0.3):
        said["account"] = person.account.beside_bank
    return said


def _document(number: str, rng: Random) -> str:
    return one_of(rng, [(number, 8.0), (number.lower(), 0.5), (f"{number[:2]} {number[2:]}", 0.7)])


def written_phone(phone: PhoneNumber, form: SheetForm, rng: Random) -> str:
    """Return a number as the sheet writes it."""
    if form.phones == "international":
        return phone.international
    if phone.country != form.country:
        if form.phones == "national" and str(numbering(phone.country)["code"]) == "1":
            return local_phone(phone, rng)
        return foreign_phone(phone, rng)
    text = local_phone(phone, rng)
    return text.lstrip("0").replace("-", "").replace(" ", "") if happens(rng, 0.08) else text


def _gender(person: Individual, form: SheetForm) -> str:
    if form.file.endswith(".ftm.json"):
        return person.gender
    if form.agency in {"US-FBI", "PH-PNP"}:
        return person.gender[:1].upper()
    return str(words_of(form.language)[person.gender])


def _country(country: str, form: SheetForm) -> str:
    if form.file.endswith(".ftm.json"):
        return country.lower()
    return country_name(country, str(words_of(form.language)["locale"]))


def _with_fillers(said: dict[str, str], form: SheetForm, rng: Random) -> dict[str, str]:
    if form.file.endswith(".ftm.json"):
        return said
    words: list[str] = list(words_of(form.language)["filler"])  # type: ignore[call-overload]
    for field in ("passportNumber", "phone", "email", "alias", "idNumber"):
        if field in form.fields and field not in said and happens(rng, FILLER):
            said[field] = rng.choice(
                ZERO_FILLERS if field in {"phone", "passportNumber"} and happens(rng, 0.3) else words
            )
    return said


def namesake(person: Individual, of: Individual) -> Individual:
    """Return the person under another's name: a decoy with another birth date and other identifiers."""
    return replace(person, name=of.name, gender=of.gender, aliases=[])
