# SPDX-License-Identifier: Apache-2.0
"""Measure how often true pairs of names are missed and ship the shares as data.

usage: measure_misses.py PAIRS.csv CASES.csv

PAIRS has columns set, lang, native, latin, same; CASES schema, name1, name2, is_match. Writes
``src/simpul/link/names/data/miss_rates.tsv``. To be run again whenever names are read, keyed or compared otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

from simpul.bench.misses import RECORDS, least_bits, missed, same_names
from simpul.link.weights import shipped_weights

TARGET = Path(__file__).parent.parent / "src/simpul/link/names/data/miss_rates.tsv"
LEAST = least_bits(shipped_weights())
HEAD = f"""\
# Share of true pairs of names that are missed: no key in common, or fewer than {LEAST:.2f} bits,
# which beside an equal year of birth among {RECORDS:,} records are possible. Made by tools/measure_misses.py
# from public pairs of spellings (Thai: given names only; Latn-Latn: hard cases on purpose).
# script, other script, type, true pairs, share, 95 % interval low, high
"""


def main(pairs: Path, cases: Path) -> None:
    """Write the table."""
    rows = (
        f"{r.script}\t{r.other}\t{r.type}\t{r.n}\t{r.share:.3f}\t{r.low:.3f}\t{r.high:.3f}\n"
        for r in missed(same_names(pairs, cases))
    )
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
