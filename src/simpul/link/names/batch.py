# SPDX-License-Identifier: Apache-2.0
"""Many pairs of names at once."""

from __future__ import annotations

from collections.abc import Sequence

from simpul.link.names.compare import name_bits
from simpul.link.names.rarity import NameRarity
from simpul.normalise.names import NameForms


def compare_many(pairs: Sequence[tuple[int, int]], forms: Sequence[NameForms], *, rarity: NameRarity) -> list[float]:
    """Return the bits of each pair of positions in ``forms``, in the pairs' order.

    Equal to ``compare(...).bits`` pair by pair; words compared once are remembered by the rarity.
    """
    return [name_bits(forms[left], forms[right], rarity=rarity) for left, right in pairs]
