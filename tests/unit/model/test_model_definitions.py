# SPDX-License-Identifier: Apache-2.0
"""Types, agencies, charges and markings as data: complete, without contradiction, unknown names refused by name."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from simpul.model.agencies import agencies, agency, parse_agencies
from simpul.model.charges import UnknownCharge, charge_template, charge_templates, offences
from simpul.model.clock import FixedClock, SystemClock
from simpul.model.errors import BadMarking, BrokenDefinition, UnknownAgency, UnknownProperty, UnknownType
from simpul.model.marking import (
    DEFAULT_CODES,
    VICTIMS,
    Action,
    Marking,
    MatchMode,
    UseCode,
    marking_fields,
    parse_marking,
)
from simpul.model.schema import Family, Kind, record_type, record_types
from simpul.normalise.by_kind import NORMALISERS


def test_the_types_of_the_work_are_there() -> None:
    things = {"Person", "Group", "Company", "Site", "Phone", "Device", "Account", "Wallet", "Handle", "Email", "Domain"}
    things |= {"App", "Document", "Vehicle", "Address"}
    work = {
        "Case",
        "Charge",
        "Exhibit",
        "CustodyEvent",
        "ExhibitCheck",
        "Lead",
        "Request",
        "HeldPerson",
        "Asset",
        "Measure",
    }
    assert things | work | {"Payment", "Communication", "Trip", "Stay"} <= set(record_types())
    assert all(record_type(name).family is Family.THING for name in things)
    assert all(record_type(name).family is Family.FILE for name in work - {"Asset"})


def test_an_unknown_type_or_property_is_refused_by_name() -> None:
    with pytest.raises(UnknownType, match="Persn"):
        record_type("Persn")
    with pytest.raises(UnknownProperty, match="shoeSize"):
        record_type("Person").property("shoeSize")


def test_every_kind_that_a_property_has_can_be_normalised() -> None:
    used = {prop.kind for one in record_types().values() for prop in one.properties.values()}
    assert len(used) > 15
    assert used <= set(NORMALISERS)


def test_what_tells_who_a_person_is_is_marked_so() -> None:
    told = {name for name, prop in record_type("Person").properties.items() if prop.identity}
    assert {"name", "alias", "birthDate", "passportNumber", "idNumber", "phone", "email", "handle", "address"} <= told
    assert not any(prop.identity for prop in record_type("HeldPerson").properties.values())


def test_no_property_is_about_what_the_product_is_not_for() -> None:
    banned = ("religion", "race", "ethnic", "politic", "face", "fingerprint", "biometric", "score")
    names = [name.casefold() for one in record_types().values() for name in one.properties]
    assert names
    assert [name for name in names if any(word in name for word in banned)] == []


def test_references_lead_to_types() -> None:
    to = {prop.refers_to for one in record_types().values() for prop in one.of_kind(Kind.REFERENCE)}
    assert to - {"*"} <= set(record_types())
    assert len(to) > 3


def test_the_nineteen_participants_are_known() -> None:
    assert len(agencies()) == 19
    assert agency("KR-KNPA").country == "KR"
    assert [one.id for one in agencies().values() if one.country is None] == ["INTERPOL", "ASEANAPOL", "UNODC"]
    with pytest.raises(UnknownAgency, match="XX-NONE"):
        agency("XX-NONE")


def test_any_other_agency_can_be_added_as_data() -> None:
    text = "agencies: { SG-SPF: { name: Singapore Police, own_name: SPF, body: police, country: SG, language: eng } }"
    assert [one.country for one in parse_agencies(text).values()] == ["SG"]


def test_every_charge_has_mandatory_elements_and_answers_known_offences() -> None:
    assert {"FRAUD", "ORGANISED_GROUP", "MONEY_LAUNDERING"} <= set(charge_templates())
    for template in charge_templates().values():
        assert template.mandatory(), template.code
        assert set(template.offences) <= set(offences()), template.code
    with pytest.raises(UnknownCharge, match="THEFT"):
        charge_template("THEFT")


def test_the_means_of_trafficking_need_not_be_shown_for_a_child() -> None:
    """Source: Palermo Protocol (2000), Article 3 (c)."""
    trafficking = next(one for code, one in charge_templates().items() if "TRAFFICKING" in code)
    adult, child = ({e.code for e in trafficking.mandatory(child=child)} for child in (False, True))
    assert adult - child == {"T2"}


def test_a_marking_that_says_nothing_is_the_strictest_usual_one() -> None:
    marking = parse_marking({}, originator="KR-KNPA")
    assert marking == Marking(originator=marking.originator)
    assert (marking.audience, marking.codes, marking.action) == (frozenset(), DEFAULT_CODES, Action.AMBER)


def test_a_marking_reads_back_from_its_fields() -> None:
    said = {
        "audience": "KH-CNP, TH-RTP:anan",
        "codes": "H0 H3",
        "action": "a-red",
        "evaluation": "b2",
        "review_by": "2026-09-30",
        "match_mode": "BLIND",
        "caveat": "Ask first.",
        "compartment": VICTIMS,
    }
    marking = parse_marking(said, originator="KR-KNPA")
    assert marking.audience == {"KH-CNP", "TH-RTP:anan"}
    assert marking.codes == {UseCode.H0, UseCode.H3}
    assert (marking.action, marking.evaluation, marking.match_mode) == (Action.RED, "B2", MatchMode.BLIND)
    assert marking.review_by == date(2026, 9, 30)
    assert parse_marking(marking_fields(marking), originator="US-FBI") == marking


@pytest.mark.parametrize(
    "fields",
    [
        {"audeince": "KH-CNP"},
        {"codes": "H9"},
        {"action": "PURPLE"},
        {"evaluation": "E5"},
        {"review_by": "soon"},
        {"match_mode": "perhaps"},
        {"compartment": "attic"},
        {"audience": 7},
    ],
)
def test_a_marking_with_anything_unknown_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(BadMarking):
        parse_marking(fields, originator="KR-KNPA")


def test_a_definition_that_contradicts_itself_is_refused() -> None:
    from simpul.model import schema  # noqa: PLC0415  # the check itself, on a type made for it

    lame = schema._type({"type": "X", "family": "thing", "about": "", "properties": {"of": {"kind": "reference"}}})  # noqa: SLF001
    with pytest.raises(BrokenDefinition, match=r"X\.of"):
        schema._check_references(lame, {})  # noqa: SLF001


def test_a_fixed_clock_stands_still_and_the_machines_is_in_utc() -> None:
    at = datetime(2026, 3, 10, tzinfo=UTC)
    assert FixedClock(at).now() == at
    assert SystemClock().now().tzinfo is UTC
