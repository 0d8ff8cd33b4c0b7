# SPDX-License-Identifier: Apache-2.0
"""nomenklatura on the lists: its own blocker's pairs, each scored by logic-v2.

usage: lists.py OUT.csv SOURCE.ftm.json…
Writes left_id,right_id,blocker,logic_v2. Prints one JSON line: seconds, pairs, peak megabytes.
"""

from __future__ import annotations

import csv
import json
import logging
import resource
import sys
import tempfile
import time
from pathlib import Path

START = time.perf_counter()

from nomenklatura.blocker import Index  # noqa: E402  # the clock starts before the import, as for every engine
from nomenklatura.matching import ScoringConfig, get_algorithm  # noqa: E402
from nomenklatura.resolver import Linker  # noqa: E402
from nomenklatura.store import load_entity_file_store  # noqa: E402

MOST_PAIRS_A_RECORD = 20


def list_of(record: str) -> str:
    """Return the list a record is on: its id up to the first hyphen."""
    return record.split("-", 1)[0]


def main(out: str, *sources: str) -> None:
    """Load, block, score, write the pairs."""
    logging.disable(logging.CRITICAL)
    logic = get_algorithm("logic-v2")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        together = folder / "all.ftm.json"
        together.write_bytes(b"".join(Path(source).read_bytes() for source in sources))
        view = load_entity_file_store(together, Linker({}), cleaned=False).default_view()
        records = {entity.id: entity for entity in view.entities()}
        index = Index(view, folder / "index")
        index.build()
        config, rows = ScoringConfig.defaults(), []
        for (left, right), blocker in index.pairs(max_pairs=MOST_PAIRS_A_RECORD * len(records)):
            a, b = records[left.id], records[right.id]
            if a.schema.can_match(b.schema) and list_of(a.id) != list_of(b.id):
                rows.append((a.id, b.id, round(blocker, 4), logic.compare(a, b, config).score))
        index.close()
    with Path(out).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("left_id", "right_id", "blocker", "logic_v2"))
        writer.writerows(rows)
    said = {
        "engine": "nomenklatura",
        "seconds": round(time.perf_counter() - START, 2),
        "pairs": len(rows),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
