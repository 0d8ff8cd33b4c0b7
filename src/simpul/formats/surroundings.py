# SPDX-License-Identifier: Apache-2.0
"""What a row says about its own values: the bank beside an account number, the state beside a passport."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from simpul.formats.entry import Entry, RawValue
from simpul.formats.holding import Origin
from simpul.model.schema import Kind, Property
from simpul.normalise.by_kind import Context, normalise
from simpul.normalise.context import DateOrder

_COUNTRY_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "Account": ("country",),
    "Airplane": ("country",),
    "Company": ("jurisdiction", "country"),
    "Document": ("country",),
    "Organization": ("jurisdiction", "country"),
    "Phone": ("country",),
    "Vehicle": ("country",),
    "Vessel": ("flag", "country"),
}
"""Types whose own country says how their numbers are to be read. A person's country does not: people travel."""

_DOCUMENTS: Final = {
    "passportNumber": "passport",
    "taxNumber": "tax",
    "registrationNumber": "registration",
}


class Surroundings:
    """One row, asked for the context of each of its values."""

    def __init__(self, entry: Entry, origin: Origin) -> None:
        """Look through the row once."""
        self._origin = origin
        self._given = entry.given
        self._of_person = entry.type == "Person"
        self._said = _first_values(entry.values)
        countries = _COUNTRY_OF.get(entry.type, ())
        self._country = self._iso(entry.given.get("country")) or self._iso(self._one_of(countries))
        self._nationality = self._iso(self._said.get("nationality"))

    def context_of(self, prop: Property, raw: RawValue) -> Context:
        """Return what is known beside the value: the column's word, then the row's, then the holding's."""
        reading, given, said = raw.reading, self._given, self._said
        return Context(
            country=reading.country or self._country or self._country_for(prop),
            date_order=cast("DateOrder | None", reading.order or self._origin.date_order),
            language=reading.lang or given.get("lang") or self._origin.language,
            platform=reading.platform or given.get("platform"),
            bank=reading.bank or given.get("bank") or said.get("bankName"),
            currency=given.get("currency") or said.get("currency"),
            chain=given.get("chain"),
            document=self._document_kind(prop),
            choices=prop.choices,
        )

    def _document_kind(self, prop: Property) -> str | None:
        if prop.name == "idNumber":
            return "national_id" if self._of_person else "registration"
        return _DOCUMENTS.get(prop.name) or self._said.get("documentKind")

    def _country_for(self, prop: Property) -> str | None:
        """Return the state a document is of: its bearer's, never the agency's; else the holding's country."""
        if prop.kind is Kind.DOCUMENT:
            return self._nationality
        return self._origin.country

    def _one_of(self, props: tuple[str, ...]) -> str | None:
        return next((self._said[prop] for prop in props if prop in self._said), None)

    def _iso(self, text: str | None) -> str | None:
        if text is None:
            return None
        context = Context(language=self._origin.language)
        return normalise(Kind.COUNTRY, text, context=context).value


def _first_values(values: tuple[RawValue, ...]) -> dict[str, str]:
    said: dict[str, str] = {}
    for value in values:
        said.setdefault(value.prop, value.text)
    return said
