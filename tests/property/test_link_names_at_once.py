# SPDX-License-Identifier: Apache-2.0
"""Laws of working on all names of a run at once: it gives what working on each of them alone gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.link.names import NameRarity, compare_many
from simpul.link.names.compare import name_bits
from simpul.link.names.key_codes import key_codes
from simpul.link.names.numbered import NumberedNames
from simpul.link.names.spelling import costs_of, path_cost
from simpul.link.names.spelling_batch import path_costs
from simpul.link.spellings import Spellings, numbered_names
from simpul.link.tables import open_tables
from simpul.model.ids import AgencyId
from simpul.model.record import make_record
from simpul.normalise.names import blocking_keys, name_forms

WORDS = st.sampled_from(
    [
        "tomas",
        "thomas",
        "tomasz",
        "tom",
        "karub",
        "karud",
        "karoub",
        "li",
        "na",
        "wei",
        "kim",
        "sok",
        "chol",
        "van",
        "der",
        "al",
        "hassan",
        "bin",
        "binti",
        "abdul",
        "abdulrahman",
        "adam",
        "adams",
        "s",
        "rahman",
        "abd",
        "el",
        "din",
        "al-masri",
        "mohammed",
        "muhamad",
        "muhammad",
        "o'brien",
        "dr",
        "mr",
        "haji",
        "bob",
        "robert",
        "bobby",
        "william",
        "jean-paul",
        "pérez",
        "schmidt",
        "shmit",
        "j",
        "k.",
        "o",
        "3rd",
        "allah",
        "김철수",
        "박",
        "지민",
        "李小龍",
        "محمد",
        "حسن",
        "Дмитрий",
        "Дима",
        "สมชาย",
        "ab",
        "abc",
        "xyz",
        "a",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
FAMILY = {"t": 0, "p": 1, "w": 2, "i": 3}


@settings(max_examples=150)
@given(st.lists(NAMES, min_size=2, max_size=8))
def test_names_compared_at_once_get_the_bits_of_names_compared_alone(names: list[str]) -> None:
    forms = [name_forms(name) for name in names]
    rarity = NameRarity.counted(forms)
    pairs = [(left, right) for left in range(len(names)) for right in range(len(names))]
    alone = [name_bits(forms[left], forms[right], rarity=rarity) for left, right in pairs]
    together = compare_many(pairs, forms, rarity=rarity)
    assert [round(1000 * bits) for bits in together] == [round(1000 * bits) for bits in alone]


@settings(max_examples=150)
@given(st.lists(NAMES, min_size=1, max_size=8, unique=True))
def test_names_share_a_number_exactly_where_they_share_a_key(names: list[str]) -> None:
    forms = [name_forms(name) for name in names]
    made = key_codes(NumberedNames.of_forms(forms))
    found: list[set[tuple[int, int]]] = [set() for _ in names]
    for at, family, key in zip(made.name.tolist(), made.family.tolist(), made.key.tolist(), strict=True):
        found[at].add((family, key))
    keys = [blocking_keys(form) for form in forms]
    for one, mine in zip(found, keys, strict=True):
        for other, theirs in zip(found, keys, strict=True):
            for letter, family in FAMILY.items():
                shared = sum(key[0] == letter for key in mine & theirs)
                assert sum(of == family for of, _ in one & other) == shared


@settings(max_examples=30, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=12, unique=True))
def test_names_taken_apart_in_the_database_are_those_taken_apart_one_by_one(names: list[str]) -> None:
    agency = AgencyId("KR-KNPA")
    with open_tables(threads=1) as tables:
        tables.add_records(make_record(agency, str(at), "Person", {"name": name}) for at, name in enumerate(names))
        for step in ("identifiers", "names"):
            tables.run(step)
        found = numbered_names(tables)
        spellings = Spellings(tables)
        forms = [spellings[at] for at in range(len(found.starts) - 1)]
    expected = NumberedNames.of_forms(forms)
    words = [found.tokens[no] for no in found.flat.tolist()]
    assert words == [token for form in forms for token in form.tokens]
    for column in ("starts", "latin", "single"):
        assert getattr(found, column).tolist() == getattr(expected, column).tolist()
    assert found.rarity() == NameRarity.counted(forms)


@given(st.lists(st.tuples(st.text("abcdeikostSCKN0", max_size=9), st.text("abcdeikostSCKN0", max_size=9)), max_size=9))
def test_spellings_weighed_at_once_cost_to_the_last_bit_what_each_pair_costs(pairs: list[tuple[str, str]]) -> None:
    costs = path_costs([mine for mine, _ in pairs], [theirs for _, theirs in pairs])
    assert costs.tolist() == [path_cost(mine, theirs, costs_of("Latn")) for mine, theirs in pairs]
