# SPDX-License-Identifier: Apache-2.0
"""Relatives whom records name: a father and a mother part bearers of one name better than most else that is written.

Names of parents are compared word by word, by the consonants that a word sounds like in Latin letters, so that one
father's name in two scripts agrees. Forms of identity in South and Southeast Asia and in Arab states hold them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from simpul.link.tables import Tables
from simpul.normalise.names import name_forms

RELATIVES: Final = {"fatherName": "father", "motherName": "mother"}
"""Property to the relative it names."""

SHORTEST: Final = 2
"""Consonants below which a word says too little to be compared."""


@lru_cache(maxsize=1 << 14)
def words_of_relative(name: str) -> tuple[str, ...]:
    """Return what the words of a relative's name are compared by, each once, sorted."""
    sounds = {token.skeletons[0] for token in name_forms(name).tokens if token.skeletons}
    return tuple(sorted(sound.lower() for sound in sounds if len(sound) >= SHORTEST))


def relatives_into(tables: Tables) -> None:
    """Write into a run the words of every name of a relative that its records hold."""
    listed = ", ".join(f"'{prop}'" for prop in RELATIVES)
    rows = tables.con.execute(
        f"SELECT DISTINCT value FROM statement WHERE prop IN ({listed}) ORDER BY value"  # noqa: S608  # names of ours
    ).fetchall()
    found = [(value, word) for (value,) in rows for word in words_of_relative(value)]
    if found:
        tables.insert("relative_word", {"value": [value for value, _ in found], "word": [word for _, word in found]})
