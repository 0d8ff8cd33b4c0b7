# SPDX-License-Identifier: Apache-2.0
"""Which records hang together, and the number each group is known by."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.link.cluster import Groups, facts_of, far_apart, groups_of

ties = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda ends: ends[0] != ends[1]), min_size=1)


def plain_groups(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """The group of each node by walking from it: slow and plain."""
    beside: dict[int, set[int]] = {}
    for a, b in pairs:
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    found = {}
    for node in beside:
        reached, ahead = {node}, [node]
        while ahead:
            for one in beside[ahead.pop()] - reached:
                reached.add(one)
                ahead.append(one)
        found[node] = min(reached)
    return found


@given(ties)
def test_each_group_is_known_by_its_first_node(pairs: list[tuple[int, int]]) -> None:
    left, right = np.asarray(pairs).T
    nodes, first = groups_of(left, right)
    assert dict(zip(nodes.tolist(), first.tolist(), strict=True)) == plain_groups(pairs)


def test_facts_give_way_to_a_judgement_and_a_judgement_to_another() -> None:
    facts = facts_of([(1, "born=1971-03-04"), (2, "born=1990-05-06"), (3, "KR:passport=A"), (4, "KR:passport=B")])
    groups = Groups(apart={3: [4], 4: [3]}, facts=facts)
    assert groups.may_not_join(1, 2)
    groups.join(1, 2)
    assert groups.all() == []
    groups.join(1, 2, judged=True)
    groups.join(3, 4, judged=True)
    assert groups.all() == [[1, 2]]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1851-09-08", "1857-09-08", False),
        ("1922-12-15", "1952-12-15", False),
        ("1990-03-04", "1992-11-30", False),
        ("1990-03-04", "1993-03-05", True),
        ("1990-03-04", "2009-03-04", True),
    ],
)
def test_dates_that_differ_in_one_digit_are_a_slip_and_others_years_apart_are_not(
    one: str, other: str, *, apart: bool
) -> None:
    assert far_apart(one, other) is far_apart(other, one) is apart


def test_a_group_carries_what_its_members_say() -> None:
    groups = Groups(apart={}, facts=facts_of([(1, "KR:passport=A"), (3, "KR:passport=B")]))
    groups.join(1, 2)
    assert groups.may_not_join(2, 3)
    groups.join(2, 3)
    assert groups.all() == [[1, 2]]
