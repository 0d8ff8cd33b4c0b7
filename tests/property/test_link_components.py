# SPDX-License-Identifier: Apache-2.0
"""Laws of connected groups."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simpul.link.cluster import components, groups_of

NODES = 12
nodes = st.integers(0, NODES - 1)


def walked(edges: list[tuple[int, int]]) -> list[int]:
    """Return the first node that each node reaches, found by walking."""
    reached = [{node} for node in range(NODES)]
    for _ in range(NODES):
        for one, other in edges:
            both = reached[one] | reached[other]
            for node in both:
                reached[node] = reached[node] | both
    return [min(group) for group in reached]


@given(st.lists(st.tuples(nodes, nodes), max_size=20))
def test_nodes_are_in_one_component_exactly_where_a_path_joins_them(edges: list[tuple[int, int]]) -> None:
    left, right = (np.asarray([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    assert components(NODES, left, right).tolist() == walked(edges)


@given(st.lists(st.tuples(nodes, nodes), min_size=1, max_size=20))
def test_a_group_is_named_after_its_first_node(edges: list[tuple[int, int]]) -> None:
    left, right = (np.asarray([7 * edge[side] + 3 for edge in edges], dtype=np.int64) for side in (0, 1))
    touched, first = groups_of(left, right)
    assert touched.tolist() == sorted({*left.tolist(), *right.tolist()})
    assert first.tolist() == [7 * walked(edges)[(node - 3) // 7] + 3 for node in touched.tolist()]
