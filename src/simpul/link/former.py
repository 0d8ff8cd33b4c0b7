# SPDX-License-Identifier: Apache-2.0
"""Entities of an earlier run carried on: ids that last, and a log of what was merged and what was split.

Trust: whoever controls the earlier folder can change which id an entity bears and what the log says,
never which records are one entity.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from simpul.model.errors import SimpulError
from simpul.model.ids import AgencyId, RecordId, digest, record_id
from simpul.model.safe_cell import FORMULA, GUARD


class UnreadableFormer(SimpulError):
    """The folder of the earlier run lacks a file that is needed, or the file is none of ours."""

    code = "link.unreadable-former-run"


class FormerOfOthers(SimpulError):
    """The earlier run was made for another audience: what changed since would tell what that audience sees."""

    code = "link.former-run-of-others"


class Change(StrEnum):
    """What became of a record's entity since the earlier run."""

    NEW = "new"
    """The record is in an entity that there was not."""
    GROWN = "grown"
    """The record came to an entity that there was."""
    MERGED = "merged"
    """The record's former entity went up in another as a whole, or together with others."""
    SPLIT = "split"
    """The record went to another entity, and its former one lives on without it."""
    SHRUNK = "shrunk"
    """The record stands alone now, and its former entity lives on without it."""
    GONE = "gone"
    """The record stands alone now, and its former entity is no more."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One line of the log: a record whose entity changed.

    Attributes:
        entity: the id of the entity it is in now; empty where it stands alone.
        former: the id of the entity it was in; empty where it was in none.
    """

    kind: Change
    entity: str
    former: str
    record: RecordId


@dataclass(frozen=True, slots=True)
class Former:
    """What an earlier run found, as far as this one carries it on.

    Attributes:
        entities: record to the id of its entity.
        networked: records that were in a network.
    """

    entities: Mapping[RecordId, str]
    networked: frozenset[RecordId] = frozenset()


def read_former(folder: Path, *, audience: AgencyId | None) -> Former:
    """Return what the earlier run in ``folder`` found.

    Args:
        folder: what an earlier run wrote.
        audience: whom this run is for.

    Raises:
        FormerOfOthers: the earlier run was made for somebody else.
        UnreadableFormer: a file is missing or lacks a column.
    """
    try:
        said = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        entities = _rows(folder / "entities.csv", ("agency", "id", "entity"))
        networks = _rows(folder / "networks.csv", ("network", "agency", "id"))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        message = f"{folder.name} holds no earlier run that can be carried on ({error}); name a folder that link wrote."
        raise UnreadableFormer(message) from error
    known = isinstance(said, dict) and "audience" in said
    if (known and said["audience"] != audience) or (not known and audience is not None):
        message = f"The run in {folder.name} was made for another audience; carry on one that was made for the same."
        raise FormerOfOthers(message)
    return Former(
        {record_id(agency, local): entity for agency, local, entity in entities},
        frozenset(record_id(agency, local) for _, agency, local in networks),
    )


def carried_ids(groups: Iterable[Sequence[RecordId]], former: Mapping[RecordId, str]) -> list[str]:
    """Return each group's entity id, in the order given.

    A group keeps the id of the former entity of which it holds most records; of several groups the one that holds
    most of it, then the one with the first record. Any other bears a digest of its first record.
    """
    sorted_groups = [sorted(group) for group in groups]
    overlaps = [
        (-shared, old, group[0], at)
        for at, group in enumerate(sorted_groups)
        for old, shared in Counter(former[one] for one in group if one in former).items()
    ]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, _, at in sorted(overlaps):
        if at not in ids and old not in taken:
            ids[at] = old
            taken.add(old)
    taken |= set(former.values())
    for at, group in enumerate(sorted_groups):
        if at not in ids:
            ids[at] = _fresh(group[0], taken)
            taken.add(ids[at])
    return [ids[at] for at in range(len(sorted_groups))]


def changes(now: Mapping[RecordId, str], former: Mapping[RecordId, str], *, here: Iterable[RecordId]) -> list[Entry]:
    """Return the log: every record here whose entity is not what it was, in order of kind and ids.

    Args:
        now: record to the id of its entity.
        former: record to the id of its former entity.
        here: the records of this run; of others nothing is told.
    """
    living, known = set(now.values()), set(former.values())
    entries = []
    for record in here:
        entity, old = now.get(record, ""), former.get(record, "")
        if entity != old:
            entries.append(Entry(_change(entity, old, living, known), entity, old, record))
    return sorted(entries)


def _change(entity: str, old: str, living: set[str], known: set[str]) -> Change:
    if not old:
        return Change.GROWN if entity in known else Change.NEW
    if not entity:
        return Change.SHRUNK if old in living else Change.GONE
    return Change.SPLIT if old in living else Change.MERGED


def _fresh(first: RecordId, taken: set[str]) -> str:
    """Return an id that no entity bears or bore: the same record may have begun another entity before."""
    plain = "E-" + digest(first)
    if plain not in taken:
        return plain
    return next(one for number in count(1) if (one := "E-" + digest(first, number)) not in taken)


def _rows(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(_plain(row[column]) for column in columns) for row in csv.DictReader(file)]


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell[:1] == GUARD and re.match(FORMULA, cell[1:]) else cell
