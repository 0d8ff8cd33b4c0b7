# SPDX-License-Identifier: Apache-2.0
"""CSV out whose cells no spreadsheet takes for a formula.

A cell that begins with one of ``= + - @`` or a control character is run as a formula by common
spreadsheets; ours get an apostrophe before it, which they show as text. Plain numbers stay numbers.

Source: OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
GUARD: Final = "'"


def safe_cell(value: object) -> str:
    """Return a cell as text that is only ever shown; None is empty."""
    text = "" if value is None else str(value)
    if text.lstrip(" \u00a0\ufeff").startswith(STARTS_A_FORMULA) and not _is_number(text):
        return GUARD + text
    return text


def _is_number(text: str) -> bool:
    return text.isascii() and _NUMBER.fullmatch(text) is not None


def write_safe_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows under a header as UTF-8 with every cell made safe, and return their number.

    Lines end in LF, so that the same rows give the same bytes everywhere. The file appears whole or not at all.
    """
    draft = path.with_name(path.name + ".part")
    number = 0
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([safe_cell(name) for name in header])
            for row in rows:
                writer.writerow([safe_cell(cell) for cell in row])
                number += 1
        os.replace(draft, path)  # noqa: PTH105  # one step, no half file
    finally:
        draft.unlink(missing_ok=True)
    return number
