# SPDX-License-Identifier: Apache-2.0
"""Values that stay as written: names (read further by ``names``), text, an agency's own numbers, references."""

from __future__ import annotations

import unicodedata

from simpul.normalise.characters import composed, fold
from simpul.normalise.filler import filler
from simpul.normalise.placeholder import is_placeholder_name
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary


def canonical_name(raw: str) -> Normalised:
    """Return a name as written, NFC, spaces collapsed; its readings are the business of ``names``."""
    why = filler(composed(raw))
    if why and vocabulary("fillers").get(fold(raw)) != "also_a_name":
        return no_canonical(raw, f"name.{why}")
    if is_placeholder_name(raw):
        return no_canonical(raw, "name.filler")
    return _unless_blank(raw, composed(raw), "name")


def canonical_text(raw: str) -> Normalised:
    """Return running text as written: NFC, ends trimmed, lines kept."""
    lines = [composed(line) for line in unicodedata.normalize("NFC", raw).splitlines()]
    return _unless_blank(raw, "\n".join(lines).strip(), "text")


def canonical_code(raw: str) -> Normalised:
    """Return an agency's own number as written, spaces collapsed; it is compared inside that agency only."""
    why = filler(raw)
    if why in {"blank", "filler"}:
        return no_canonical(raw, f"code.{why}")
    return _unless_blank(raw, composed(raw), "code")


def canonical_reference(raw: str) -> Normalised:
    """Return the id of another record, trimmed."""
    return _unless_blank(raw, composed(raw), "reference")


def _unless_blank(raw: str, value: str, kind: str) -> Normalised:
    return canonical(raw, value) if value else no_canonical(raw, f"{kind}.blank")
