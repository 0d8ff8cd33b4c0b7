# SPDX-License-Identifier: Apache-2.0
"""Who takes part: agencies as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from simpul.model.definition import read_definition
from simpul.model.errors import UnknownAgency
from simpul.model.ids import AgencyId


@dataclass(frozen=True, slots=True)
class Agency:
    """A participant: the police of a state, or a coordinating body that sees only what it is given.

    Attributes:
        country: ISO 3166-1 alpha-2; None for coordinating bodies.
        language: its working language, ISO 639-3.
    """

    id: AgencyId
    name: str
    own_name: str
    body: str
    country: str | None
    language: str


@cache
def agencies() -> Mapping[AgencyId, Agency]:
    """Return the agencies that ship with the product, by id, in the operation's order."""
    return parse_agencies((files("simpul.model") / "data" / "agencies.yaml").read_text(encoding="utf-8"))


def parse_agencies(text: str) -> Mapping[AgencyId, Agency]:
    """Return the agencies that a YAML file of the same form as ``data/agencies.yaml`` lists."""
    listed = read_definition(text)["agencies"]
    return MappingProxyType(
        {
            AgencyId(name): Agency(
                id=AgencyId(name),
                name=of["name"],
                own_name=of["own_name"],
                body=of["body"],
                country=of.get("country"),
                language=of["language"],
            )
            for name, of in listed.items()
        }
    )


def agency(name: str) -> Agency:
    """Return the agency of that id.

    Raises:
        UnknownAgency: no agency has that id.
    """
    try:
        return agencies()[AgencyId(name)]
    except KeyError:
        message = f"No agency has the id {name!r}; add it to the operation's list of agencies first."
        raise UnknownAgency(message) from None
