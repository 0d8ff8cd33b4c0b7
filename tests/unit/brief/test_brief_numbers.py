# SPDX-License-Identifier: Apache-2.0
"""Names and numbers as a reader takes them: whole names, people held at a site, things counted once."""

from __future__ import annotations

import brief_meeting as meeting

from simpul.brief.paper.speech import Speech
from simpul.brief.paper.tables import hits_csv
from simpul.brief.paper.words import words_in
from simpul.brief.sections.cards import card
from simpul.brief.sections.docket import Docket, open_docket
from simpul.brief.sections.figures import Count
from simpul.brief.sections.places import site_marks
from simpul.model.record import Record, make_statement


def docket(*more: Record) -> Docket:
    return open_docket((*meeting.records(), *more), entities={}, at=meeting.DAY)


def held(local: str, site: str, **values: str) -> Record:
    return meeting.record(meeting.LA, local, "HeldPerson", pseudonym=local, site=site, **values)


def test_a_first_name_stands_with_its_family_name() -> None:
    person = meeting.record(meeting.TH, "n1", "Person", firstName="Somchai", lastName="Jaidee")

    assert card(docket(person), person).name.text == "Somchai Jaidee"


def test_a_filler_is_no_second_spelling() -> None:
    person = meeting.record(meeting.KR, "n2", "Person", name="김도현")
    filler = make_statement(person.id, "name", "미상", reason="name.filler")
    person = person.with_statements([filler, *person.statements])

    shown = card(docket(person), person)
    assert shown.name.text == "김도현"
    assert "미상" not in {one.text for one in shown.others}


def held_at(name: str, found: Docket) -> Count:
    return next(one.held for one in site_marks(found) if one.card.id == name)


def test_people_held_are_counted_at_the_site_they_name() -> None:
    people = [held(f"h{n}", "s2") for n in range(4)]

    assert held_at("LA-MPS/s2", docket(*people)) == Count(4)
    assert held_at("LA-MPS/s2", docket(*people[:2])) == Count(3, "fewer_than")
    assert held_at("KH-CNP/s1", docket(*people)) == Count(40)


def test_a_site_of_which_nobody_says_is_unknown_and_not_nought() -> None:
    found = held_at("LA-MPS/s2", docket())

    assert found.kind == "unknown"
    assert [words_in(tag).count(found) for tag in ("en", "ko", "id")] == ["unknown", "알 수 없음", "tidak diketahui"]


def test_records_of_one_person_count_once_in_a_network() -> None:
    network = next(one for one in meeting.picture().networks if one.id == "N-a")

    assert dict(network.parts)["Person"] == 1
    assert dict(network.parts)["Case"] == len(network.case_numbers)


def test_the_reasons_of_a_hit_are_written_to_a_thousandth_of_a_bit() -> None:
    assert "phone.equal:+13.000" in hits_csv(meeting.picture(), Speech(words_in("en")))
