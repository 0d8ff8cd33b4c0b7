# SPDX-License-Identifier: Apache-2.0
"""The truth behind an exercise, written while it is made: which records are one thing, and what hangs together."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Final, Self

TABLES: Final = {
    "records": ("agency", "id", "entity", "type", "withheld"),
    "networks": ("network", "agency", "id", "role"),
    "readiness": ("agency", "case", "ready_to_act_secured", "ready_to_act", "ready_to_try"),
    "relations": ("kind", "value", "agency", "id"),
    "sites": ("group", "sequence", "site", "name", "from", "until", "agency", "id"),
}


class Truth:
    """The truth's tables, open for writing."""

    def __init__(self, folder: Path) -> None:
        """Open all tables in ``folder`` and write their headers."""
        folder.mkdir(parents=True, exist_ok=True)
        self._files = {name: (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") for name in TABLES}
        self._tables = {name: csv.writer(file, lineterminator="\n") for name, file in self._files.items()}
        self._records = 0
        for name, columns in TABLES.items():
            self._tables[name].writerow(columns)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all tables."""
        for file in self._files.values():
            file.close()

    @property
    def things(self) -> int:
        """How many records were said to be of some thing."""
        return self._records

    def record(self, agency: str, local: str, *, entity: str, type_name: str, withheld: str = "") -> None:
        """Say which thing a record is of; ``withheld`` says why others may not see it, empty where they may."""
        self._records += 1
        self._tables["records"].writerow((agency, local, entity, type_name, withheld))

    def member(self, network: str, agency: str, local: str, role: str) -> None:
        """Say that a record is part of a network."""
        self._tables["networks"].writerow((network, agency, local, role))

    def readiness(self, agency: str, case: str, *, secured: bool, act: bool, to_try: bool) -> None:
        """Say which gates a case passes."""
        gates = (str(gate).lower() for gate in (secured, act, to_try))
        self._tables["readiness"].writerow((agency, case, *gates))

    def relation(self, kind: str, value: str, agency: str, local: str) -> None:
        """Say that a record shows a value that many share."""
        self._tables["relations"].writerow((kind, value, agency, local))

    def stay(self, row: tuple[object, ...]) -> None:
        """Say where a group was, in order."""
        self._tables["sites"].writerow(["" if value is None else value for value in row])
