# SPDX-License-Identifier: Apache-2.0
"""Values out of a short list, and yes or no."""

from __future__ import annotations

from functools import lru_cache

from simpul.normalise.characters import fold, plain
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary


@lru_cache(maxsize=1 << 12)
def canonical_choice(raw: str, *, choices: tuple[str, ...] = ()) -> Normalised:
    """Return the listed choice that the text means, whatever its case, spaces and hyphens.

    Args:
        raw: as received.
        choices: the values allowed; empty = any, written as lower case with underscores.

    Returns:
        The choice. Reasons: ``choice.blank``, ``choice.not-listed``.
    """
    key = _key(raw)
    if not key:
        return no_canonical(raw, "choice.blank")
    if not choices:
        return canonical(raw, key)
    by_key = {_key(choice): choice for choice in choices}
    found = by_key.get(key) or by_key.get(_as_yes_or_no(raw))
    return canonical(raw, found) if found else no_canonical(raw, "choice.not-listed")


@lru_cache(maxsize=1 << 10)
def canonical_flag(raw: str) -> Normalised:
    """Return ``true`` or ``false``. Reasons: ``flag.blank``, ``flag.not-yes-or-no``."""
    found = _flag(raw)
    if found:
        return canonical(raw, found)
    return no_canonical(raw, "flag.not-yes-or-no" if plain(raw) else "flag.blank")


def _flag(raw: str) -> str | None:
    return (
        vocabulary("flags").get(fold(raw))
        or vocabulary("flags").get(plain(raw).casefold())
        or _signs().get(raw.strip())
    )


def _signs() -> dict[str, str]:
    return {"✓": "true", "✔": "true", "○": "true", "✗": "false", "✘": "false"}


def _as_yes_or_no(raw: str) -> str:
    return {"true": "yes", "false": "no"}.get(_flag(raw) or "", "")


def _key(text: str) -> str:
    return "_".join(fold(text.replace("_", " ")).split())
