# SPDX-License-Identifier: Apache-2.0
"""What a no-hit of a run is worth: how often true pairs of names in the scripts that it holds are missed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from simpul.link.names.misses import no_hit_notes
from simpul.link.tables import Tables
from simpul.normalise.names.script import LATIN, UNKNOWN, main_script


def miss_rates(tables: Tables) -> list[dict[str, Any]]:
    """Return the notes of ``no_hit_notes`` for every type and script of the run's names, sorted by type and script."""
    scripts: dict[str, set[str]] = defaultdict(set)
    for type_name, spelling in tables.run("native_spellings").fetchall():
        scripts[type_name].add(main_script(spelling))
    for (type_name,) in tables.run("plain_types").fetchall():
        scripts[type_name].add(LATIN)
    return [note for type_name in sorted(scripts) for note in no_hit_notes(scripts[type_name] - {UNKNOWN}, type_name)]
