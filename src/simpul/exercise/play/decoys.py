# SPDX-License-Identifier: Apache-2.0
"""People made to mislead: namesakes, the honest subscriber of a borrowed number, people kept to few readers."""

from __future__ import annotations

from typing import Final

from simpul.exercise.people.identifiers import PhoneNumber
from simpul.exercise.people.naming import Part, PersonName, languages, latin_name, native_name
from simpul.exercise.people.person import invent_person
from simpul.exercise.play.hubs import CALLER_IDS
from simpul.exercise.play.stage import Stage
from simpul.model.marking import MatchMode

COMMON_NAMES: Final = (
    ("kor", "KR", (("family", "김"), ("given", "민 수"))),
    ("vie", "VN", (("family", "Nguyễn"), ("middle", "Văn"), ("given", "Hùng"))),
    (
        "zho",
        "CN",
        (("family", "王"), ("given", "伟")),
    ),
)
"""Names that many people bear."""
BEARERS: Final = ("KR-KNPA", "KH-CNP", "JP-NPA", "US-FBI", "AU-AFP", "TH-RTP", "VN-MPS", "CN-MPS")
KEPT_CLOSE: Final = (
    ("US-FBI", "US-FBI KR-KNPA", "audience"),
    ("US-FBI", "US-FBI", "originator"),
    ("GB-NCA", "GB-NCA", "originator"),
    ("GB-NCA", "GB-NCA AU-AFP", "audience"),
    ("JP-NPA", None, "match_mode"),
    ("TH-RTP", None, "match_mode"),
)
"""Agency, who may read, and which rule keeps the record from the others."""


def write_decoys(stage: Stage) -> None:
    """Enter them all; each is a person of their own."""
    _write_namesakes(stage)
    _write_subscriber(stage)
    _write_kept_close(stage)


def _write_namesakes(stage: Stage) -> None:
    for language, country, parts in COMMON_NAMES:
        name = common_name(language, parts)
        for number, agency in enumerate(BEARERS):
            rng = stage.chance("namesake", language, number)
            person = invent_person(rng, f"namesake-{language}-{number}", country)
            person.name, person.gender, person.aliases = name, "male", []
            stage.see(person, agency, known=0.5)


def common_name(language: str, parts: tuple[tuple[str, str], ...]) -> PersonName:
    """Return the name of those native parts; units of one part are separated by a space."""
    of = languages()[language]
    listed = {unit.native: unit for units in of.units.values() for unit in units}
    made = tuple(Part(role, tuple(listed[unit] for unit in text.split())) for role, text in parts)
    return PersonName(language, made, tuple(tuple(0 for _ in part.units) for part in made), of.joins[0])


def _write_subscriber(stage: Stage) -> None:
    """Enter the person whose own number displays showed although they called nobody."""
    person = invent_person(stage.chance("subscriber"), "subscriber-of-borrowed-number", "KR")
    person.phones = [PhoneNumber("KR", CALLER_IDS[0].removeprefix("+82"))]
    for agency in ("KR-KNPA", "ASEANAPOL"):
        stage.see(person, agency, known=1.0)


def _write_kept_close(stage: Stage) -> None:
    """Enter people whom an agency shows to few; another agency holds the same person openly."""
    for number, (agency, readers, why) in enumerate(KEPT_CLOSE):
        rng = stage.chance("kept close", number)
        person = invent_person(rng, f"kept-close-{number}")
        local = stage.register.add(
            agency,
            "Person",
            name=latin_name(person.name, rng),
            alias=native_name(person.name),
            birthDate=person.birth,
            gender=person.gender,
            nationality=person.nationality,
            passportNumber=person.passport,
            phone=person.phones[0].international,
            audience=readers,
            action="RED" if readers else None,
            codes="H1,H2,H3" if why == "originator" else None,
            caveat="ask the desk before any step" if why == "originator" else None,
            match_mode=MatchMode.NONE.value if why == "match_mode" else None,
        )
        stage.truth.record(agency, local, entity=person.entity, type_name="Person", withheld=why)
        stage.see(person, "KR-KNPA", known=0.9)
