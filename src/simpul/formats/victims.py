# SPDX-License-Identifier: Apache-2.0
"""A victim's identity is parted from the record that others may see, at the moment it comes in.

The open half is a ``HeldPerson`` under a pseudonym; the identity is a ``Person`` in the compartment.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from simpul.formats.entry import Entry, RawValue
from simpul.formats.holding import OPERATION, audience_words
from simpul.model.ids import digest
from simpul.model.marking import VICTIMS, MatchMode
from simpul.model.schema import Kind, RecordType, record_type

OPEN_HALF: Final = "HeldPerson"
IDENTITY_HALF: Final = "Person"
IDENTITY_SUFFIX: Final = ".identity"

ELSEWHERE: Final = "A condition is stated with the identity; ask the originator."
"""Stands for a caveat that tells who the person is."""

_SHORTEST_WHOLE: Final = 3
_SHORTEST_WORD: Final = 4
"""Shorter words of a name occur inside ordinary words and are not searched for in texts."""
_SHORTEST_OTHER_SCRIPT: Final = 2
"""A name in Hangul, Han or another script says as much in fewer letters."""
_SHORTEST_IN_REFERENCE: Final = 6
_LAST_DIGITS: Final = 8
"""What two spellings of one number share: with country code, or with a leading zero."""


def properties_of_row(type_name: str) -> RecordType:
    """Return what a row of that type may hold: for held people and people, the properties of both.

    Raises:
        UnknownType: the model has no such type.
    """
    of_type = record_type(type_name)
    if type_name not in (OPEN_HALF, IDENTITY_HALF):
        return of_type
    other = record_type(IDENTITY_HALF if type_name == OPEN_HALF else OPEN_HALF)
    return replace(of_type, properties=MappingProxyType({**other.properties, **of_type.properties}))


def is_of_a_victim(entry: Entry) -> bool:
    """Return whether a row carries a victim's identity and must be parted."""
    if entry.type == OPEN_HALF:
        own = record_type(OPEN_HALF).properties
        return any(value.prop not in own for value in entry.values)
    return entry.type == IDENTITY_HALF and str(entry.marking.get("compartment", "")).strip() == VICTIMS


def part(entry: Entry) -> tuple[Entry, Entry]:
    """Return the open half and the identity half of a victim's row.

    Columns that no property takes go with the identity, since nobody knows what they hold; so does
    every free text of the open half in which a value of the identity occurs, and an id that holds one.
    """
    own = record_type(entry.type).properties
    belongs_here = [value for value in entry.values if value.prop in own]
    belongs_there = [value for value in entry.values if value.prop not in own]
    held = entry.type == OPEN_HALF
    open_values, identity = (belongs_here, belongs_there) if held else (belongs_there, belongs_here)
    telling = _telling(identity)
    spoken = [value for value in open_values if _tells(value, telling)]
    quiet = [value for value in open_values if value not in spoken and value.prop != "person"]
    local = _quiet_id(entry, telling)
    pseudonym = [] if any(value.prop == "pseudonym" for value in quiet) else [RawValue("pseudonym", local)]
    identity_id = local + IDENTITY_SUFFIX
    return (
        replace(
            entry,
            type=OPEN_HALF,
            local_id=local,
            values=(*pseudonym, *quiet, RawValue("person", identity_id)),
            kept={},
            marking=_open_marking(entry, telling),
            about={name: said for name, said in entry.about.items() if not _holds(said, telling)},
        ),
        replace(
            entry,
            type=IDENTITY_HALF,
            local_id=identity_id,
            values=(*identity, *(replace(value, prop="notes") for value in spoken)),
            kept={**entry.kept, **({"id": entry.local_id} if entry.local_id not in (None, local) else {})},
            marking=_closed(entry),
        ),
    )


def _closed(entry: Entry) -> dict[str, object]:
    """Return the identity's marking: in the compartment, never for a whole operation, in no matching unless said."""
    named = [word for word in audience_words(entry.marking.get("audience", "")) if word != OPERATION]
    fields = {"match_mode": MatchMode.NONE.value, **entry.marking, "compartment": VICTIMS}
    return {**fields, "audience": named}


def _open_marking(entry: Entry, telling: frozenset[str]) -> dict[str, object]:
    said = {name: value for name, value in entry.marking.items() if name != "compartment"}
    if _holds(str(said.get("caveat", "")), telling):
        said["caveat"] = ELSEWHERE
    return said


def tells_who(entry: Entry, text: str) -> bool:
    """Return whether a text (the name of a file, say) holds a value of the identity in a victim's row."""
    own = record_type(IDENTITY_HALF).properties
    return _holds(text, _telling([value for value in entry.values if value.prop in own]))


def _telling(identity: list[RawValue]) -> frozenset[str]:
    """Return what gives a person away wherever it stands: the values, the words of names, the ends of numbers."""
    own = record_type(IDENTITY_HALF).properties
    found: set[str] = set()
    for value in identity:
        prop = own[value.prop]
        if not prop.identity:
            continue
        whole = _flat(value.text)
        words = [_flat(word) for word in value.text.split()] if prop.kind is Kind.NAME else []
        ends = [whole[-_LAST_DIGITS:]] if prop.kind is not Kind.DATE and whole[-_LAST_DIGITS:].isdigit() else []
        found |= {text for text in [whole, *ends] if _is_long(text, _SHORTEST_WHOLE)}
        found |= {word for word in words if _is_long(word, _SHORTEST_WORD)}
    return frozenset(found)


def _is_long(text: str, shortest: int) -> bool:
    return len(text) >= (shortest if text.isascii() else _SHORTEST_OTHER_SCRIPT)


def _tells(value: RawValue, telling: frozenset[str]) -> bool:
    """Return whether a value of the open half gives the person away, whatever kind it is meant to be."""
    kind = record_type(OPEN_HALF).property(value.prop).kind
    if kind is Kind.DATE:
        telling = frozenset(text for text in telling if not text.isdigit())
    elif kind is Kind.REFERENCE:
        telling = frozenset(text for text in telling if len(text) >= _SHORTEST_IN_REFERENCE)
    return _holds(value.text, telling)


def _holds(text: str, telling: frozenset[str]) -> bool:
    flat = _flat(text)
    return any(secret in flat for secret in telling)


def _flat(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _quiet_id(entry: Entry, telling: frozenset[str]) -> str:
    if entry.local_id is not None and not _holds(entry.local_id, telling):
        return entry.local_id
    said = sorted([value.prop, value.text] for value in entry.values)
    return "v-" + digest(entry.local_id, said)
