# SPDX-License-Identifier: Apache-2.0
"""Spellings compared on Spark's Python workers: each distinct pair that likely pairs of records ask for, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pandas as pd

from simpul.link.names import NameRarity
from simpul.link.names.compare import name_bits
from simpul.normalise.names import NameForms, name_forms

SPELT: Final = (
    "SELECT p.ln, p.rn, a.spelling AS left_spelling, a.organisation AS left_organisation,"
    " b.spelling AS right_spelling, b.organisation AS right_organisation"
    " FROM spelling_pair AS p INNER JOIN name AS a ON a.name_no = p.ln INNER JOIN name AS b ON b.name_no = p.rn"
)
SCORES: Final = "ln int, rn int, millibits int"
REMEMBERED: Final = 1 << 16


@lru_cache(maxsize=REMEMBERED)
def _forms(spelling: str, organisation: bool) -> NameForms:  # noqa: FBT001  # a key of the cache
    return name_forms(spelling, organisation=organisation)


def millibits(frame: Any, rarity: NameRarity) -> Any:  # noqa: ANN401  # DataFrames of an extra's package
    """Return the scores of a batch of spelling pairs: ``ln, rn, millibits``."""
    bits = []
    for row in frame.itertuples(index=False):
        sides = [
            (row.ln, _forms(row.left_spelling, row.left_organisation)),
            (row.rn, _forms(row.right_spelling, row.right_organisation)),
        ]
        (_, one), (_, other) = sorted(sides, key=lambda side: side[0])
        bits.append(name_bits(one, other, rarity=rarity))
    rounded = np.rint(1000 * np.asarray(bits, dtype=np.float64)).astype(np.int32)
    return pd.DataFrame({"ln": frame.ln, "rn": frame.rn, "millibits": rounded})


def scores(session: Any, pairs: Any, rarity: NameRarity) -> Any:  # noqa: ANN401  # of an extra's package
    """Return the scores of spelling pairs as a DataFrame.

    Args:
        session: where they are compared.
        pairs: distinct pairs of numbers of spellings, ``ln`` and ``rn``.
        rarity: how rare words are in the whole run; every worker gets it once.
    """
    counts = session.sparkContext.broadcast((rarity.names, dict(rarity.spellings)))
    pairs.createOrReplaceTempView("spelling_pair")
    return session.sql(SPELT).mapInPandas(_scoring(counts), SCORES)


def _scoring(counts: Any) -> Callable[[Iterator[Any]], Iterator[Any]]:  # noqa: ANN401  # of an extra's package
    def score(frames: Iterator[Any]) -> Iterator[Any]:
        rarity = NameRarity(*counts.value)
        for frame in frames:
            yield millibits(frame, rarity)

    return score
