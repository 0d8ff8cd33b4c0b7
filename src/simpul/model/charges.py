# SPDX-License-Identifier: Apache-2.0
"""Charges, their elements, and the offences they answer: data that a forum may edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from simpul.model.definition import read_definition
from simpul.model.errors import SimpulError


class UnknownCharge(SimpulError):
    """A case names a charge template that does not exist."""

    code = "model.unknown-charge"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that must be shown for a charge to stand.

    Attributes:
        mandatory: False where it only adds weight.
        group: True where it speaks of the group, so that every suspect of the charge inherits it.
        not_needed_if: ``child`` where the law drops it for a child (Palermo Protocol Article 3 (c)).
    """

    code: str
    name: str
    mandatory: bool
    group: bool
    not_needed_if: str | None = None


@dataclass(frozen=True, slots=True)
class ChargeTemplate:
    """A charge with its elements in order."""

    code: str
    name: str
    offences: tuple[str, ...]
    elements: tuple[Element, ...]

    def mandatory(self, *, child: bool = False) -> tuple[Element, ...]:
        """Return the elements that must be shown, fewer where a child is the victim."""
        return tuple(e for e in self.elements if e.mandatory and not (child and e.not_needed_if == "child"))


@cache
def charge_templates() -> Mapping[str, ChargeTemplate]:
    """Return the charge templates that ship with the product, by code."""
    listed = read_definition((files("simpul.model") / "data" / "charges.yaml").read_text(encoding="utf-8"))["charges"]
    return MappingProxyType(
        {
            code: ChargeTemplate(
                code=code,
                name=of["name"],
                offences=tuple(of["offences"]),
                elements=tuple(
                    Element(
                        code=element,
                        name=said["name"],
                        mandatory=said["mandatory"],
                        group=said["group"],
                        not_needed_if=said.get("not_needed_if"),
                    )
                    for element, said in of["elements"].items()
                ),
            )
            for code, of in listed.items()
        }
    )


def charge_template(code: str) -> ChargeTemplate:
    """Return the template of that code.

    Raises:
        UnknownCharge: there is none.
    """
    try:
        return charge_templates()[code]
    except KeyError:
        message = f"No charge template is called {code!r}; the templates are {', '.join(charge_templates())}."
        raise UnknownCharge(message) from None


@cache
def offences() -> Mapping[str, Mapping[str, str]]:
    """Return the kinds of case by code, each with its names (``name``, ``name_ko``, ``name_id``)."""
    listed = read_definition((files("simpul.model") / "data" / "offences.yaml").read_text(encoding="utf-8"))
    return MappingProxyType(dict(listed["offences"]))
