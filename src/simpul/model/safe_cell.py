# SPDX-License-Identifier: Apache-2.0
"""Cells that no spreadsheet takes for a formula.

A cell that begins with one of ``= + - @`` or a control character is run as a formula by common spreadsheets; ours get
an apostrophe before it, which they show as text. Plain numbers stay numbers. The two patterns are written so that
Python's ``re`` and RE2 (the database's) read them alike, and are the only ones.

Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import re
from typing import Final

GUARD: Final = "'"
STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULA: Final = "^[ \u00a0\ufeff]*[-=+@\t\r\n＝＋－＠]"
"""Matches at the start of a cell that must be guarded, unless the whole of it is a number."""
NUMBER: Final = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
"""Matches the whole of a plain number."""
_FORMULA: Final = re.compile(FORMULA)
_NUMBER: Final = re.compile(NUMBER)


def safe_cell(value: object) -> str:
    """Return a cell as text that is only ever shown; None is empty."""
    text = "" if value is None else str(value)
    return GUARD + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
