# SPDX-License-Identifier: Apache-2.0
"""The operation's register: one workbook an agency, one sheet a type, filled as the template asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from simpul.model.marking import KNOWN_FIELDS
from simpul.model.schema import record_type

Row = dict[str, list[str]]


@dataclass(slots=True)
class Register:
    """What every agency has entered so far: agency, type, rows in order; a cell may hold several values."""

    rows: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How many rows were entered."""
        return sum(self._counts.values())

    def add(self, agency: str, type_name: str, **said: object) -> str:
        """Enter a row and return the id its agency gives it.

        Raises:
            UnknownProperty: a name is neither a property of the type nor a field of a marking.
        """
        kind = record_type(type_name)
        for name in said:
            if name not in KNOWN_FIELDS and not (
                type_name == "HeldPerson" and name in record_type("Person").properties
            ):
                kind.property(name)
        self._counts[agency, type_name] += 1
        local = f"{PREFIXES[type_name]}-{self._counts[agency, type_name]:03d}"
        row = {"id": [local]} | {name: _texts(value) for name, value in said.items() if value not in (None, "", [])}
        self.rows[agency][type_name].append(row)
        return local


PREFIXES = {
    "Operation": "op", "Case": "case", "Lead": "lead", "Charge": "chg", "Support": "sup", "Exhibit": "ex",
    "CustodyEvent": "cus", "ExhibitCheck": "chk", "Involvement": "inv", "Site": "site", "Stay": "stay",
    "Group": "grp", "Membership": "mem", "Request": "req", "HeldPerson": "held", "Asset": "ast", "Measure": "mea",
    "Target": "tgt", "Company": "com", "Device": "dev", "Domain": "dom", "App": "app", "Payment": "pay",
    "Wallet": "wal", "Account": "acc", "Phone": "pho", "Handle": "han", "Trip": "trip", "Person": "per",
}  # fmt: skip
"""How local ids of each type begin."""


def _texts(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return [str(value)]


def reference(owner: str, local: str, *, seen_from: str) -> str:
    """Return how an agency refers to a record: by its local id, or ``AGENCY/local`` for another agency's."""
    return local if owner == seen_from else f"{owner}/{local}"
