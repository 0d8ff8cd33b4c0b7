# SPDX-License-Identifier: Apache-2.0
"""Days on the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime

from simpul.model.errors import SimpulError


class BadDay(SimpulError):
    """A day on the command line is not written as year-month-day."""

    code = "cli.bad-day"


def day_of(said: str | None, *, otherwise: date | None = None) -> date:
    """Return the day said, else the other one given, else today.

    Raises:
        BadDay: what was said is no day.
    """
    if said is None:
        return otherwise or datetime.now(tz=UTC).date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        message = f"{said!r} is no day; write it as 2026-03-10."
        raise BadDay(message) from None
