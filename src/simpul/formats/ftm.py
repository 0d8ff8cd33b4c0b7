# SPDX-License-Identifier: Apache-2.0
"""FollowTheMoney JSON lines, read so that nothing is dropped unsaid.

The stock library drops unknown properties, foreign date forms and phones without "+" in silence and
stops at an unknown schema; here every object is mapped, kept or refused, and every original is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from simpul.formats.entry import Entry, RawValue
from simpul.formats.json_lines import TROUBLES, json_lines
from simpul.formats.limits import DEFAULT_LIMITS, Limits
from simpul.formats.report import FileTally
from simpul.formats.victims import properties_of_row
from simpul.model.definition import read_definition
from simpul.model.schema import record_types


@dataclass(frozen=True, slots=True)
class _Border:
    """The table of ``ftm.yaml``."""

    schemata: Mapping[str, str]
    not_ours: frozenset[str]
    properties: Mapping[str, Mapping[str, str]]
    gives: Mapping[str, Mapping[str, str]]
    left_out: frozenset[str]


@cache
def _border() -> _Border:
    said: Mapping[str, Any] = read_definition((files("simpul.formats") / "ftm.yaml").read_text(encoding="utf-8"))
    return _Border(
        said["schemata"], frozenset(said["not_ours"]), said["properties"], said["gives"], frozenset(said["left_out"])
    )


def type_of_schema(schema: str) -> str | None:
    """Return our type for a FollowTheMoney schema, or for one of our own types written as a schema; else None."""
    border = _border()
    ours = schema if schema in record_types() and schema not in border.not_ours else None
    return border.schemata.get(schema) or ours


def ftm_entries(path: Path, tally: FileTally, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry]:
    """Yield an entry an object; refused and kept objects go into the account.

    Raises:
        UnreadableSource: the file cannot be opened.
    """
    for line in json_lines(path, limits=limits):
        tally.received += 1
        if line.content is None:
            trouble = line.trouble or "row.not-json"
            tally.refuse(line.number, trouble, TROUBLES[trouble])
            continue
        entry = _entry(line.number, line.content, tally)
        if entry is not None:
            yield entry


def _entry(number: int, said: dict[str, object], tally: FileTally) -> Entry | None:
    schema, local_id, properties = said.get("schema"), said.get("id"), said.get("properties", {})
    if not isinstance(schema, str) or not isinstance(properties, dict):
        tally.refuse(number, "ftm.not-an-entity", "The line has no schema with properties, so it is no entity.")
        return None
    if not isinstance(local_id, str) or not local_id.strip():
        tally.refuse(number, "ftm.no-id", "The entity has no id.")
        return None
    type_name = type_of_schema(schema)
    if type_name is None:
        tally.keep(number, "ftm.unknown-schema", f"The schema {schema!r} is none that is mapped; the object is kept.")
        return None
    for name in _border().left_out & properties.keys():
        tally.notes[f"property.left-out: {name}"] += 1
    return _mapped(number, type_name, local_id.strip(), said)


def _mapped(number: int, type_name: str, local_id: str, said: Mapping[str, object]) -> Entry:
    values: list[RawValue] = []
    given: dict[str, str] = {}
    kept = {
        key: _verbatim(value) for key, value in said.items() if key not in ("id", "schema", "properties", "marking")
    }
    properties, marking = said.get("properties"), said.get("marking")
    gives = _border().gives.get(type_name, {})
    for name, listed in properties.items() if isinstance(properties, dict) else ():
        if name in _border().left_out:
            continue
        prop, texts = our_property(type_name, name), _texts(listed)
        if prop is None or texts is None:
            kept[name] = _verbatim(listed)
        else:
            values += [RawValue(prop, text) for text in texts if text.strip()]
        if name in gives and texts:
            given[gives[name]] = texts[0]
    if marking is not None and not isinstance(marking, dict):
        marking = {"marking": _verbatim(marking)}
    return Entry(number, type_name, local_id, tuple(values), kept, marking or {}, given=given)


def our_property(type_name: str, name: str) -> str | None:
    """Return our property for a FollowTheMoney property of a type, or None."""
    own, border = properties_of_row(type_name).properties, _border().properties
    meant = border.get(type_name, {}).get(name) or (name if name in own else border["*"].get(name))
    return meant if meant in own else None


def _texts(listed: object) -> list[str] | None:
    """Return the values as text; None where there is something that is no plain value."""
    values = listed if isinstance(listed, list) else [listed]
    if any(isinstance(value, dict | list) for value in values):
        return None
    return [value if isinstance(value, str) else json.dumps(value) for value in values if value is not None]


def _verbatim(value: object) -> str:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
