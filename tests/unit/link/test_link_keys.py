# SPDX-License-Identifier: Apache-2.0
"""Every family of keys finds a pair that nothing else finds, and a bucket too full goes on only with a second key."""

from __future__ import annotations

from copy import deepcopy
from importlib.resources import files
from typing import Final

import pytest

from simpul.link import match
from simpul.link.judgements import Judgement, Verdict
from simpul.link.names.key_codes import FAMILIES, INITIALS
from simpul.link.result import Linked
from simpul.link.run import Options, link_records
from simpul.link.tables import query
from simpul.link.weights import Weights, parse_weights
from simpul.model.definition import read_definition
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record

BORN: Final = {"birthDate": "1990-01-02"}
PLACE: Final = {"birthPlace": "Mandalay"}

FOUND_BY: Final = {
    "token": ({"name": "Dora Quist", **BORN}, {"name": "Quist Marlene Uttley", **BORN}),
    "pair": ({"name": "Li Wu", **BORN}, {"name": "Tan Li Wu", **BORN}),
    "whole": ({"name": "Dora Quist", **BORN}, {"name": "Doraquist", **BORN}),
    "born": ({"name": "Tomas Karub", **BORN}, {"name": "Tonas Karud", **BORN}),
    "born_place": ({**BORN, "birthPlace": "Mandalay"}, {**BORN, "birthPlace": "Mandalay Division"}),
    "born_country": ({**BORN, "nationality": "mm"}, {**BORN, "nationality": "mm"}),
}
"""Family of keys to what two records say that share a key of this family and of no other."""


def two(left: dict[str, str], right: dict[str, str]) -> list[Record]:
    return [make_record("KR", "1", "Person", left), make_record("KH", "2", "Person", right)]


def bucketed(**candidates: int) -> Weights:
    said = deepcopy(read_definition((files("simpul.link") / "weights.yaml").read_text(encoding="utf-8")))
    said["candidates"] |= candidates
    return parse_weights(said)


def pairs_found(records: list[Record], weights: Weights | None = None) -> int:
    found = link_records(records, Options(weights=weights, threads=1)).report["pairs_found"]
    assert isinstance(found, int)
    return found


def hit_between(linked: Linked) -> bool:
    return [(hit.left, hit.right) for hit in linked.hits] == [("KH/2", "KR/1")]


def without_keys(monkeypatch: pytest.MonkeyPatch, condition: str) -> None:
    """Let runs from now on throw away the keys that the condition is true of, before they meet."""
    dropped = f"DELETE FROM key_of WHERE {condition};\nCREATE TABLE bucket"  # noqa: S608  # a condition of this file's own

    def queried(name: str) -> str:
        return query(name).replace("CREATE TABLE bucket", dropped)

    monkeypatch.setattr(match, "query", queried)


@pytest.mark.parametrize("family", FOUND_BY)
def test_each_family_of_keys_makes_a_hit_of_its_own(family: str) -> None:
    assert hit_between(link_records(two(*FOUND_BY[family])))


@pytest.mark.parametrize("family", FOUND_BY)
def test_without_its_family_of_keys_the_pair_is_not_found(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_keys(monkeypatch, f"family = '{family}'")
    assert pairs_found(two(*FOUND_BY[family])) == 0


@pytest.mark.parametrize("family", FOUND_BY)
def test_its_family_of_keys_alone_finds_the_pair(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_keys(monkeypatch, f"family <> '{family}'")
    assert pairs_found(two(*FOUND_BY[family])) == 1


def test_every_family_of_keys_of_a_run_has_its_pair() -> None:
    families = {family for family in FAMILIES if family != INITIALS}
    born = {
        family
        for family in ("born", "born_place", "born_country")
        if f"'{family}' AS family" in query("candidate_keys")
    }
    assert families | born == set(FOUND_BY)
    with_a_place = 1
    assert query("candidate_keys").split("CREATE TABLE bucket")[0].count("UNION ALL") == len(born) + with_a_place


def test_one_word_of_a_name_finds_beside_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    records = two({"name": "Dora Quist", **PLACE}, {"name": "Quist Marlene Uttley", **PLACE})
    without_keys(monkeypatch, "family = 'token'")
    assert pairs_found(records) == 1
    without_keys(monkeypatch, "family IN ('token', 'pair')")
    assert pairs_found(records) == 0


@pytest.mark.parametrize("beside", [{"birthPlace": "Mandalay"}, {"nationality": "mm"}], ids=["place", "country"])
@pytest.mark.parametrize(
    ("one", "other"),
    [("1990", "1990"), ("1990-01", "1990-01"), ("1990-01-02", "1990-01"), ("1990-01-02", "1990-01-03")],
)
def test_a_date_of_birth_finds_by_place_or_country_only_where_it_is_whole(
    beside: dict[str, str], one: str, other: str
) -> None:
    assert pairs_found(two({"birthDate": one, **beside}, {"birthDate": other, **beside})) == 0


@pytest.mark.parametrize("date", ["1990", "1990-01"])
def test_initials_find_only_beside_a_whole_date_of_birth(date: str) -> None:
    assert pairs_found(two({"name": "Tomas Karub", "birthDate": date}, {"name": "Tonas Karud", "birthDate": date})) == 0


def test_a_shared_value_finds_two_records_that_share_nothing_else() -> None:
    one, other = {"name": "Dora Quist", "phone": "+821055501234"}, {"name": "Henk Maloof", "phone": "+821055501234"}
    assert pairs_found(two(one, other)) == 1
    assert pairs_found(two(one, {**other, "phone": "+821055509999"})) == 0
    assert hit_between(link_records(two({"phone": "+821055501234"}, {"phone": "+821055501234"})))


def test_a_number_on_a_display_finds_nobody() -> None:
    assert (
        pairs_found(two({"name": "Dora Quist", "seenCallerId": "112"}, {"name": "Henk Maloof", "seenCallerId": "112"}))
        == 0
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_a_judged_pair_is_compared_again_whatever_the_keys_say(verdict: Verdict) -> None:
    records = two({"name": "Dora Quist"}, {"name": "Henk Maloof"})
    assert pairs_found(records) == 0
    judgement = Judgement(RecordId("KH/2"), RecordId("KR/1"), verdict, "lee", "2026-02-01", "asked the source")
    linked = link_records(records, Options(judgements=(judgement,)))
    assert hit_between(linked)
    assert linked.hits[0].judgement == verdict.value


def three(
    shared: str, *, tails: tuple[str, str, str] = ("Marlene", "Uttley", "Vicosa"), **first_two: str
) -> list[Record]:
    """Three records whose names share a key; the first two share something more, the third another date."""
    about = (first_two, first_two, {"birthDate": "1971-05-06", "nationality": "br"})
    return [
        make_record(agency, "1", "Person", {"name": f"{shared} {tail}".strip(), **more})
        for agency, tail, more in zip(("KR", "KH", "TH"), tails, about, strict=True)
    ]


def test_a_full_bucket_of_one_word_goes_on_with_a_year_of_birth() -> None:
    records = three("Quist", birthDate="1990")
    assert pairs_found(records, bucketed(bucket=3)) == 3
    assert pairs_found(records, bucketed(bucket=2)) == 1


def test_a_full_bucket_of_one_word_does_not_go_on_with_a_country_alone() -> None:
    assert pairs_found(three("Quist", nationality="mm"), bucketed(bucket=2)) == 0


def test_a_full_bucket_of_two_words_goes_on_with_a_country() -> None:
    records = three("Li Wu", tails=("Tan", "Ko", "Hem"), nationality="mm")
    assert pairs_found(records, bucketed(bucket=3)) == 3
    assert pairs_found(records, bucketed(bucket=2)) == 1


def test_a_narrowed_bucket_that_is_too_full_itself_finds_nothing() -> None:
    assert pairs_found(three("Quist", birthDate="1990"), bucketed(bucket=1)) == 0


def test_a_bucket_of_whole_names_has_a_measure_of_its_own() -> None:
    records = [
        make_record(agency, "1", "Person", {"name": name})
        for agency, name in (("KR", "Dora Quist"), ("KH", "Do Raquist"), ("TH", "Doraquist"))
    ]
    assert pairs_found(records, bucketed(whole_bucket=3, bucket=3)) == 3
    assert pairs_found(records, bucketed(whole_bucket=2, bucket=3)) == 0


def test_a_full_bucket_of_whole_names_goes_on_with_a_year_of_birth() -> None:
    records = [
        make_record(agency, "1", "Person", {"name": name, "birthDate": born})
        for agency, name, born in (
            ("KR", "Dora Quist", "1990"),
            ("KH", "Do Raquist", "1990"),
            ("TH", "Doraquist", "1971"),
        )
    ]
    assert pairs_found(records, bucketed(whole_bucket=2, bucket=3)) == 1


def test_a_value_of_too_many_holders_finds_nobody_but_what_it_is_itself() -> None:
    people = [make_record(f"A{i}", "1", "Person", {"phone": "+821055501234"}) for i in range(4)]
    phones = [make_record(f"A{i}", "2", "Phone", {"phone": "+66815550001"}) for i in range(4)]
    assert pairs_found(people, bucketed(identifier_bucket=4)) == 6
    assert pairs_found(people, bucketed(identifier_bucket=3)) == 0
    assert pairs_found(phones, bucketed(identifier_bucket=4)) == 6
    assert pairs_found(phones, bucketed(identifier_bucket=3)) == 3
