# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from simpul.formats.ftm import our_property, type_of_schema
from simpul.formats.holding import Holding

Read = Callable[..., Holding]


def _lines(*objects: dict[str, object]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


def _read(read_text: Read, *objects: dict[str, object]) -> Holding:
    return read_text(_lines(*objects), name="GB-NCA.entities.ftm.json")


def test_an_entity_becomes_a_record_with_its_spelling(read_text: Read) -> None:
    holding = _read(
        read_text,
        {"id": "p1", "schema": "Person", "properties": {"name": ["Mara Tolen"], "birthDate": ["31/12/1980"]}},
    )
    (record,) = holding.records
    assert (record.id, record.type) == ("GB-NCA/p1", "Person")
    assert record.originals("birthDate") == ["31/12/1980"]
    assert record.values("birthDate") == ["1980-12-31"]


@pytest.mark.parametrize(
    ("schema", "ours"),
    [
        ("LegalEntity", "Organization"),
        ("PublicBody", "Organization"),
        ("BankAccount", "Account"),
        ("CryptoWallet", "Wallet"),
        ("UserAccount", "Handle"),
        ("Passport", "Document"),
        ("Phone", "Phone"),
        ("Document", None),
        ("Thing", None),
    ],
)
def test_schemata_have_our_types(schema: str, ours: str | None) -> None:
    assert type_of_schema(schema) == ours


@pytest.mark.parametrize(
    ("type_name", "theirs", "ours"),
    [
        ("Account", "accountNumber", "account"),
        ("Account", "iban", "account"),
        ("Wallet", "publicKey", "wallet"),
        ("Document", "number", "document"),
        ("Address", "full", "address"),
        ("Payment", "beneficiary", "payee"),
        ("Person", "summary", "notes"),
        ("Person", "eyeColor", None),
    ],
)
def test_properties_have_our_names(type_name: str, theirs: str, ours: str | None) -> None:
    assert our_property(type_name, theirs) == ours


def test_an_unknown_property_is_kept_verbatim_and_counted(read_text: Read) -> None:
    properties = {"name": ["Mara"], "hairColor": ["red", "brown"], "title": ["Dr"]}
    holding = _read(read_text, {"id": "p1", "schema": "Person", "datasets": ["x"], "properties": properties})
    assert holding.records[0].kept == {"hairColor": '["red", "brown"]', "title": "Dr", "datasets": "x"}
    assert holding.report.files[0].kept_columns["hairColor"] == 1


def test_an_unknown_schema_is_kept_and_said_not_fatal(read_text: Read) -> None:
    holding = _read(
        read_text,
        {"id": "s1", "schema": "Sanction", "properties": {"authority": ["X"]}},
        {"id": "p1", "schema": "Person", "properties": {"name": ["Mara"]}},
    )
    (tally,) = holding.report.files
    assert (tally.received, tally.mapped, tally.kept) == (2, 1, 1)
    assert tally.kept_by_code == {"ftm.unknown-schema": 1}


def test_a_handle_learns_its_platform_from_the_service(read_text: Read) -> None:
    holding = _read(
        read_text,
        {"id": "h", "schema": "UserAccount", "properties": {"username": ["mara_tolen"], "service": ["Telegram"]}},
    )
    (handle,) = holding.records[0].values("handle")
    assert handle.startswith("telegram:")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "row.not-json"),
        ("[1]", "row.not-an-object"),
        ('{"id":"a","id":"b","schema":"Person","properties":{}}', "row.repeated-key"),
        ('{"id":"a","schema":"Person","properties":{"height":[NaN]}}', "row.not-a-number"),
        ('{"id":"a","schema":"Person","properties":{"height":[1e999]}}', "row.not-a-number"),
        ('{"id":"a","schema":"Person","properties":{"name":["\\ud800"]}}', "row.lone-surrogate"),
        ('{"id":"a","schema":"Person","properties":{"name":["a\\u0000b"]}}', "row.nul-byte"),
        ('{"id":"a","schema":"Person","properties":{"x":' + "[" * 200 + "]" * 200 + "}}", "row.too-deep"),
        ('{"id":"a","schema":"Person","properties":{"x":' + "[" * 200_000 + "]" * 200_000 + "}}", "row.too-deep"),
        ('{"schema":"Person","properties":{"name":["Mara"]}}', "ftm.no-id"),
        ('{"id":"a","properties":{"name":["Mara"]}}', "ftm.not-an-entity"),
        ('{"id":"a","schema":"Person","properties":["name"]}', "ftm.not-an-entity"),
        ('{"id":"a","schema":"Person","properties":{"height":' + "9" * 5000 + "}}", "row.not-json"),
    ],
)
def test_a_hostile_line_is_refused_by_name_and_the_next_read(read_text: Read, line: str, code: str) -> None:
    good = '{"id":"p","schema":"Person","properties":{"name":["Mara"]}}\n'
    holding = read_text(line + "\n" + good, name="GB-NCA.ftm.json")
    (tally,) = holding.report.files
    assert tally.refusals_by_code == {code: 1}
    assert [record.local_id for record in holding.records] == ["p"]
    assert tally.adds_up


def test_bytes_that_are_no_utf8_refuse_their_line(read_text: Read) -> None:
    good = b'{"id":"p","schema":"Person","properties":{"name":["Mara"]}}\n'
    holding = read_text(good.replace(b"Mara", b"M\xffra").replace(b'"p"', b'"q"') + good, name="GB-NCA.ftm.json")
    assert holding.report.files[0].refusals_by_code == {"row.undecodable": 1}


def test_a_victim_in_an_entity_is_parted_too(read_text: Read) -> None:
    entity: dict[str, object] = {
        "id": "v1",
        "schema": "Person",
        "marking": {"compartment": "victims"},
        "properties": {"name": ["Quillonda Marvessa"], "status": ["located"]},
    }
    held, person = _read(read_text, entity).records
    assert (held.type, held.values("status"), held.values("person")) == ("HeldPerson", ["located"], [person.id])
    assert person.marking.compartment == "victims"
    assert "Quillonda" not in repr(held)


def test_religion_politics_and_secrets_do_not_come_in_and_are_counted(read_text: Read) -> None:
    holding = _read(
        read_text,
        {"id": "p", "schema": "Person", "properties": {"name": ["Mara"], "religion": ["QQQ"], "political": ["QQQ"]}},
        {"id": "w", "schema": "CryptoWallet", "properties": {"name": ["x"], "publicKey": ["1"], "privateKey": ["QQQ"]}},
    )
    assert "QQQ" not in repr(holding.records)
    assert holding.report.files[0].notes == {
        "property.left-out: religion": 1,
        "property.left-out: political": 1,
        "property.left-out: privateKey": 1,
    }
