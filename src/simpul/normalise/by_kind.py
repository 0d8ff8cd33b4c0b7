# SPDX-License-Identifier: Apache-2.0
"""One door to all normalisers: a kind, a raw value, what is known beside it; an answer comes back.

Nothing here raises on any text, and every answer keeps the raw value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from simpul.model.schema import Kind
from simpul.normalise.context import NO_CONTEXT, Context
from simpul.normalise.plain_text import canonical_code, canonical_name, canonical_text
from simpul.normalise.value import Normalised, no_canonical

__all__ = ["NO_CONTEXT", "NORMALISERS", "Context", "normalise"]

LONGEST_IDENTIFIER: Final = 1_000
"""Characters; a longer cell is prose or an attack, never an identifier."""

Normaliser = Callable[[str, Context], Normalised]


def normalise(kind: Kind, raw: str, *, context: Context = NO_CONTEXT) -> Normalised:
    """Return the canonical form of a raw value, or the reason why it has none.

    Canonical forms are stable text made for equality; normalising one again gives itself.

    Args:
        kind: how the value is to be read.
        raw: the value as received, never changed.
        context: what the column, row or case says about it.
    """
    if len(raw) > LONGEST_IDENTIFIER and kind is not Kind.TEXT:
        return no_canonical(raw, f"{kind}.too-long")
    return _kept(kind, raw, context)


@lru_cache(maxsize=1 << 15)
def _kept(kind: Kind, raw: str, context: Context) -> Normalised:
    return NORMALISERS[kind](raw, context)


NORMALISERS: Final[Mapping[Kind, Normaliser]] = MappingProxyType(
    {
        Kind.NAME: lambda raw, _: canonical_name(raw),
        Kind.TEXT: lambda raw, _: canonical_text(raw),
        Kind.CODE: lambda raw, _: canonical_code(raw),
    }
    | {kind: (lambda raw, _: canonical_code(raw)) for kind in Kind if kind not in {Kind.NAME, Kind.TEXT, Kind.CODE}}
)
"""Every kind of the model, each with its normaliser."""
