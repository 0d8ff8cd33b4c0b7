# SPDX-License-Identifier: Apache-2.0
"""The bits of two names whose words vie for each other, from what the words are worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simpul.link.names.absent import CONFLICT, plain_costs
from simpul.link.names.assign import Match, Pairing, kept_bits
from simpul.link.names.order import plain_order_bits


def searched_bits(values: np.ndarray, joins: Sequence[Match], *, fixed: bool) -> float:
    """Return what ``name_bits`` does, for two names that need no more than their words.

    Args:
        values: the bits of each left with each right word.
        joins: neighbours of the longer name that may stand for a word of the shorter one.
        fixed: whether none of the words is optional.
    """
    found = [
        Match(bits, 1 << i, 1 << j, "")
        for i, row in enumerate(values.tolist())
        for j, bits in enumerate(row)
        if bits > CONFLICT
    ]
    found += joins
    found.sort(key=lambda match: (-match.bits, match.left, match.right))
    pairing = Pairing(found, *(plain_costs(number, fixed=fixed) for number in values.shape))
    _, chosen = pairing.best()
    return sum((*kept_bits(chosen), plain_order_bits(chosen), pairing.rest(chosen)))
