# SPDX-License-Identifier: Apache-2.0
"""Write the tables of a page from measured figures. usage: benchmark_tables.py FOLDER PAGE."""

import sys
from pathlib import Path

from simpul.bench.tables import read_figures, with_tables


def main(folder: Path, page: Path) -> None:
    """Write the tables of ``page`` anew from the JSON files in ``folder``."""
    page.write_text(with_tables(page.read_text(encoding="utf-8"), read_figures(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
