# SPDX-License-Identifier: Apache-2.0
"""A million rows with one shared account: pairs in line with their number, no cluster, said in the report.

Counts are what is held, not seconds. Part of a soak, since it takes minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import product

import pytest

from simpul.link.run import Options, find, report
from simpul.link.tables import open_tables
from simpul.model.record import Record, make_record

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"  # noqa: TID251  # `make soak` chooses by environment
NAMED_OF = 20
"""Two of so many have a name: reading names is not what is tested here."""
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=4)]


def _holders(count: int) -> Iterator[Record]:
    """Yield people of two agencies, in the order of their ids, who have nothing in common but an account."""
    for agency, first in (("KR", 0), ("TH", 1)):
        for n in range(first, count, 2):
            name = f"{WORDS[n * 19 % 20736]} {WORDS[(n * 7 + n // 20736) % 20736]}"
            named = {"name": name} if n % NAMED_OF < 2 else {}
            yield make_record(agency, f"{n:07d}", "Person", {**named, "account": "KR:KB:12345678"})


@pytest.mark.slow
@pytest.mark.parametrize(
    "count",
    [100_000, pytest.param(1_000_000, marks=pytest.mark.skipif(not SOAK, reason="minutes long: part of make soak"))],
)
def test_one_account_of_all_gives_pairs_in_line_with_their_number_and_no_cluster(count: int) -> None:
    with open_tables(threads=2) as tables:
        tables.add_records(_holders(count))
        found = find(tables, Options())
        said = report(tables, found)
        pairs = tables.con.execute("SELECT count(*) FROM relation").fetchall()[0][0]
    assert said["hubs_largest"] == [{"kind": "account", "holders": count}]
    assert found.entities == []
    assert found.networks == []
    assert pairs < 2 * count
    assert said["pairs_found"] < 20 * count
