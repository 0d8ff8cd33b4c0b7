# SPDX-License-Identifier: Apache-2.0
"""How much two names speak for one bearer, across scripts and spellings."""

from simpul.link.names.batch import compare_many
from simpul.link.names.compare import NameEvidence, compare
from simpul.link.names.rarity import NameRarity

__all__ = ["NameEvidence", "NameRarity", "compare", "compare_many"]
