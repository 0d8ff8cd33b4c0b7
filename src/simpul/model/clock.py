# SPDX-License-Identifier: Apache-2.0
"""Time comes in from outside: engines never read the clock themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Whatever can say what time it is, in UTC."""

    def now(self) -> datetime:
        """Return the present instant, timezone-aware, UTC."""


class SystemClock:
    """The machine's clock. Only faces make one."""

    def now(self) -> datetime:
        """Return the machine's time in UTC."""
        return datetime.now(tz=UTC)  # noqa: TID251  # the one place; engines are handed a Clock


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: exercises, tests, and runs that must repeat byte for byte."""

    at: datetime

    def now(self) -> datetime:
        """Return the fixed instant."""
        return self.at
