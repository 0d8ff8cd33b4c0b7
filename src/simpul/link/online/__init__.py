# SPDX-License-Identifier: Apache-2.0
"""One record against many: an index at rest that answers as a batch run would.

``build_index`` makes one, ``open_index`` opens it; ``Index`` has ``lookup``, ``add``, ``withdraw`` and ``delete``.
"""

from simpul.link.online.build import Built, build_from_tables, build_index
from simpul.link.online.index import Answer, Index, open_index

__all__ = ["Answer", "Built", "Index", "build_from_tables", "build_index", "open_index"]
