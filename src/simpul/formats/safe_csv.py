# SPDX-License-Identifier: Apache-2.0
"""CSV out whose cells no spreadsheet takes for a formula; ``model/safe_cell.py`` says which would be."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from simpul.model.safe_cell import safe_cell


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
