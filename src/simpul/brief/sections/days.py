# SPDX-License-Identifier: Apache-2.0
"""Days out of canonical dates of any precision."""

from __future__ import annotations

from datetime import date
from typing import Final

FIRST: Final = ("01", "01")


def day(value: str | None) -> date | None:
    """Return a canonical date as a day: the first of its month or year where less is known, None where none is."""
    parts = [part for part in (value or "")[:10].split("-") if part]
    try:
        return date.fromisoformat("-".join((*parts, *FIRST)[:3])) if parts else None
    except ValueError:
        return None
