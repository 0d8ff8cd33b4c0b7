# SPDX-License-Identifier: Apache-2.0
"""The root of all errors: a stable code and a sentence a person can act on."""

from __future__ import annotations

from typing import ClassVar


class SimpulError(Exception):
    """Something happened that the caller must know about.

    Every subclass is named after what happened and lives beside its concept.
    ``code`` is stable between releases; faces (command line, pages, API) translate it.
    """

    code: ClassVar[str] = "simpul.error"

    def __init__(self, sentence: str) -> None:
        """Keep the whole sentence that tells a person what to do."""
        super().__init__(sentence)
        self.sentence = sentence


class UnknownType(SimpulError):
    """A record names a type that the model does not have."""

    code = "model.unknown-type"


class UnknownProperty(SimpulError):
    """A statement names a property that its record's type does not have."""

    code = "model.unknown-property"


class UnknownAgency(SimpulError):
    """An agency is named that is not among the operation's agencies."""

    code = "model.unknown-agency"


class BadMarking(SimpulError):
    """A marking has a field or value that nobody knows; the item is to be quarantined."""

    code = "model.bad-marking"


class NotCanonical(SimpulError):
    """A value has no canonical JSON form (NaN, infinity, a lone surrogate, a non-text key)."""

    code = "model.not-canonical"


class BrokenDefinition(SimpulError):
    """A model file (type, charge, agency) contradicts itself."""

    code = "model.broken-definition"
