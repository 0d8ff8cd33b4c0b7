# SPDX-License-Identifier: Apache-2.0
"""The model as data: one YAML file a record type, read once.

A type says which properties its records may have and of what kind each is. The kind decides
how a value is normalised and whether it identifies, describes or refers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from simpul.model.definition import read_definition
from simpul.model.errors import BrokenDefinition, UnknownProperty, UnknownType


class Family(StrEnum):
    """What sort of thing a type describes."""

    THING = "thing"
    EVENT = "event"
    RELATION = "relation"
    FILE = "file"
    """A register of the work itself: cases, exhibits, requests."""


class Kind(StrEnum):
    """How a property's values are read; each kind has one normaliser."""

    NAME = "name"
    TEXT = "text"
    DATE = "date"
    COUNTRY = "country"
    PHONE = "phone"
    CALLER_ID = "caller_id"
    """A number as a victim's display showed it: spoofable, relates and never identifies."""
    EMAIL = "email"
    ACCOUNT = "account"
    WALLET = "wallet"
    HANDLE = "handle"
    DOMAIN = "domain"
    URL = "url"
    APP = "app"
    HASH = "hash"
    IMEI = "imei"
    SIM = "sim"
    DOCUMENT = "document"
    PLATE = "plate"
    ADDRESS = "address"
    PLACE = "place"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"
    CHOICE = "choice"
    REFERENCE = "reference"
    CODE = "code"
    """An agency's own number for a thing: compared inside that agency only."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a type.

    Attributes:
        refers_to: for references, the type's name or ``*`` for any.
        choices: for choices, the values allowed.
        identity: True where the value tells who a person is; in a victim's record it is kept in the compartment.
    """

    name: str
    kind: Kind
    refers_to: str | None = None
    choices: tuple[str, ...] = ()
    identity: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class RecordType:
    """A type of record: its family, its properties, its name at the FollowTheMoney border."""

    name: str
    family: Family
    about: str
    properties: Mapping[str, Property]
    ftm: str | None = None

    def property(self, name: str) -> Property:
        """Return the property of that name.

        Raises:
            UnknownProperty: the type has none of that name.
        """
        try:
            return self.properties[name]
        except KeyError:
            message = f"{self.name} has no property {name!r}; map the column to a known property or keep it verbatim."
            raise UnknownProperty(message) from None

    def of_kind(self, *kinds: Kind) -> tuple[Property, ...]:
        """Return the properties of the given kinds, in the file's order."""
        return tuple(p for p in self.properties.values() if p.kind in kinds)


@cache
def record_types() -> Mapping[str, RecordType]:
    """Return all types by name, as ``model/types/*.yaml`` define them."""
    folder = files("simpul.model") / "types"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name)
    found = [_type(read_definition(path.read_text(encoding="utf-8"))) for path in paths]
    types = {one.name: one for one in found}
    for one in found:
        _check_references(one, types)
    return MappingProxyType(types)


def record_type(name: str) -> RecordType:
    """Return the type of that name.

    Raises:
        UnknownType: the model has none of that name.
    """
    try:
        return record_types()[name]
    except KeyError:
        message = f"The model has no record type {name!r}; the types are {', '.join(record_types())}."
        raise UnknownType(message) from None


def _type(data: Mapping[str, Any]) -> RecordType:
    return RecordType(
        name=data["type"],
        family=Family(data["family"]),
        about=data["about"],
        ftm=data.get("ftm"),
        properties=MappingProxyType({name: _property(name, of) for name, of in data["properties"].items()}),
    )


def _property(name: str, data: Mapping[str, Any]) -> Property:
    return Property(
        name=name,
        kind=Kind(data["kind"]),
        refers_to=data.get("to"),
        choices=tuple(str(choice) for choice in data.get("choices", ())),
        identity=bool(data.get("identity", False)),
        about=data.get("about", ""),
    )


def _check_references(one: RecordType, types: Mapping[str, RecordType]) -> None:
    for prop in one.properties.values():
        if (prop.kind is Kind.REFERENCE) != (prop.refers_to is not None):
            message = f"{one.name}.{prop.name}: a reference, and only a reference, says what it refers to."
            raise BrokenDefinition(message)
        if prop.refers_to not in (None, "*", *types):
            message = f"{one.name}.{prop.name} refers to {prop.refers_to!r}, which is no type."
            raise BrokenDefinition(message)
        if (prop.kind is Kind.CHOICE) != bool(prop.choices):
            message = f"{one.name}.{prop.name}: a choice, and only a choice, lists its choices."
            raise BrokenDefinition(message)
