# SPDX-License-Identifier: Apache-2.0
"""How the plain values of a record are read as days, instants, numbers and truth.

What cannot be read is unknown (None or False), and unknown never helps a case.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

TRUE: Final = frozenset({"yes", "true", "1"})
FULL_DATE: Final = 10


def truth(value: str | None) -> bool:
    """Return whether a flag is set."""
    return value is not None and value.strip().casefold() in TRUE


def day(value: str | None) -> date | None:
    """Return the day of an ISO 8601 date or time; a month or year without day counts from its first day."""
    if not value:
        return None
    padded = value[:FULL_DATE] if len(value) >= FULL_DATE else value + "-01" * (2 - value.count("-"))
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def instant(value: str | None) -> datetime | None:
    """Return the instant of an ISO 8601 date or time; without a zone it counts as UTC."""
    if not value:
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def whole_number(value: str | None) -> int | None:
    """Return a whole number, also one written ``3.0``."""
    try:
        return int(float(value)) if value else None
    except (ValueError, OverflowError):
        return None
