# SPDX-License-Identifier: Apache-2.0
"""What is known about a value beside the value itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateOrder = Literal["ymd", "dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Context:
    """What the column, the row or the case says about a value. Hashable, so that answers can be kept.

    Attributes:
        country: ISO 3166-1 alpha-2 of the case, or of the row where it says one.
        date_order: the order a column's dates are known to have; None = not known.
        language: language of the sheet, ISO 639 (2 or 3 letters) or BCP 47.
        platform: messenger of a handle, in any spelling.
        bank: bank or e-wallet provider of an account: name in any spelling, or BIC.
        currency: ISO 4217 code of an amount.
        chain: blockchain of a wallet, in any spelling.
        document: what a document number is: ``passport``, ``national_id``, ``licence``, ``tax``, ``registration`` …
        choices: the values a choice may have; empty = any.
    """

    country: str | None = None
    date_order: DateOrder | None = None
    language: str | None = None
    platform: str | None = None
    bank: str | None = None
    currency: str | None = None
    chain: str | None = None
    document: str | None = None
    choices: tuple[str, ...] = ()


NO_CONTEXT = Context()
"""Nothing known."""
