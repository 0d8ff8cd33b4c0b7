# SPDX-License-Identifier: Apache-2.0
"""What a run of linking promises, on a handful of invented people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from simpul.link.judgements import Judgement, Verdict
from simpul.link.result import Grade, Hit, Linked
from simpul.link.run import Options, link_records
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record


def person(agency: str, local: str, **properties: str | list[str]) -> Record:
    return make_record(agency, local, "Person", properties)


def crowd(agency: str, count: int) -> list[Record]:
    """People who have nothing to do with anybody, so that rarity means something."""
    syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve"]
    return [
        person(
            agency,
            f"x{i}",
            name="".join(syllables[(i * k) % 12] for k in (1, 5, 7))
            + " "
            + "".join(syllables[(i // k) % 12] for k in (1, 3, 12)),
            birthDate=f"{1950 + i % 50}-{1 + i % 12:02d}-{1 + i % 28:02d}",
        )
        for i in range(count)
    ]


def hit_of(linked: Linked, left: str, right: str) -> Hit | None:
    return next((hit for hit in linked.hits if (hit.left, hit.right) == (left, right)), None)


def judged(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(RecordId(left), RecordId(right), verdict, "lee", "2026-02-01", "compared the passports")


MINSU_KR = person("KR-KNPA", "1", name="김민수", birthDate="1990-03-04", phone="+821012345678")
MINSU_KH = person("KH-CNP", "9", name="KIM Minsu", birthDate="1990-03-04")


def test_the_same_person_in_two_scripts_is_a_hit_with_reasons_that_add_up() -> None:
    linked = link_records([MINSU_KR, MINSU_KH, *crowd("KR-KNPA", 60), *crowd("KH-CNP", 0)])
    hit = hit_of(linked, "KH-CNP/9", "KR-KNPA/1")
    assert hit is not None
    assert hit.grade in (Grade.STRONG, Grade.LIKELY)
    assert sum(reason.bits for reason in hit.reasons) == pytest.approx(hit.bits, abs=1e-9)
    assert {"birthDate.equal"} <= {reason.code for reason in hit.reasons}
    values = {(reason.left, reason.right) for reason in hit.reasons if reason.code.startswith("name.")}
    assert any(left == "kim" and right == "김" for left, right in values)


def test_every_reason_of_a_hit_names_the_statements_it_stands_on() -> None:
    linked = link_records([MINSU_KR, MINSU_KH])
    hit = hit_of(linked, "KH-CNP/9", "KR-KNPA/1")
    assert hit is not None
    said = {statement.id for record in (MINSU_KR, MINSU_KH) for statement in record.statements}
    for reason in hit.reasons:
        assert {reason.left_statement, reason.right_statement} <= said


def test_a_person_is_never_likely_on_a_name_alone() -> None:
    rare = "Wolfgang Triantafyllopoulos Quesnelle"
    linked = link_records([person("KR", "1", name=rare), person("KH", "2", name=rare), *crowd("KR", 40)])
    hit = hit_of(linked, "KH/2", "KR/1")
    assert hit is not None
    assert hit.grade is Grade.POSSIBLE
    assert linked.entities == {}


def test_contradicting_birth_dates_keep_a_namesake_from_being_likely() -> None:
    linked = link_records(
        [
            person("KR", "1", name="Kim Min-soo", birthDate="1990-03-04", address="Seocho"),
            person("KH", "2", name="Kim Min-soo", birthDate="1971-11-23", address="Seocho"),
        ]
    )
    assert all(hit.grade in (Grade.POSSIBLE, Grade.WEAK) for hit in linked.hits)
    assert linked.entities == {}


def test_a_mule_account_of_many_relates_and_never_merges() -> None:
    holders = [
        person(f"A{i}", str(i), name=name, birthDate=f"{1960 + i}-01-0{1 + i % 9}", account="KR:KB:12345678")
        for i, name in enumerate(("Anna Berg", "Bora Chan", "Cam Dao", "Dara Eng", "Emi Fuji", "Feng Gao", "Gita Hadi"))
    ]
    linked = link_records(holders)
    assert linked.entities == {}
    assert {relation.shared_value for relation in linked.relations} == {"KR:KB:12345678"}
    assert {relation.degree for relation in linked.relations} == {7}
    assert all(hit.grade is Grade.WEAK for hit in linked.hits)


def test_a_shared_phone_alone_makes_no_likely_hit_of_two_different_people() -> None:
    linked = link_records(
        [
            person("KR", "1", name="Anna Berg", phone="+821012345678"),
            person("KH", "2", name="Dara Eng", phone="+821012345678"),
        ]
    )
    assert linked.entities == {}
    assert len(linked.relations) == 1


def test_a_number_that_a_display_showed_relates_and_gives_no_bits() -> None:
    one = person("KR", "1", name="Anna Berg", birthDate="1990-01-02", seenCallerId="+82112")
    other = person("KH", "2", name="Anna Berg", birthDate="1990-01-02", seenCallerId="+82112")
    without = person("KH", "2", name="Anna Berg", birthDate="1990-01-02")
    with_number, bare = link_records([one, other]), link_records([one, without])
    assert with_number.hits[0].bits == bare.hits[0].bits
    assert [relation.shared_kind for relation in with_number.relations] == ["caller_id"]


def test_two_records_of_one_account_are_one_thing_however_many_there_are() -> None:
    accounts = [make_record(f"A{i:02d}", str(i), "Account", {"account": "KR:KB:777"}) for i in range(9)]
    linked = link_records(accounts)
    assert len(set(linked.entities.values())) == 1
    assert len(linked.entities) == 9


def test_a_not_same_judgement_keeps_two_records_apart_for_good() -> None:
    held = (judged("KH-CNP/9", "KR-KNPA/1", Verdict.NOT_SAME),)
    linked = link_records([MINSU_KR, MINSU_KH], Options(judgements=held))
    assert linked.entities == {}
    hit = hit_of(linked, "KH-CNP/9", "KR-KNPA/1")
    assert hit is not None
    assert (hit.judgement, hit.grade) == ("not_same", Grade.WEAK)


def test_a_same_judgement_joins_what_the_weights_would_not() -> None:
    one, other = person("KR", "1", name="Anna Berg"), person("KH", "2", name="Zofia Nowak")
    assert link_records([one, other]).entities == {}
    linked = link_records([one, other], Options(judgements=(judged("KH/2", "KR/1", Verdict.SAME),)))
    assert len(set(linked.entities.values())) == 1
    hit = hit_of(linked, "KH/2", "KR/1")
    assert hit is not None
    assert hit.judgement == "same"


def test_an_unsure_judgement_builds_nothing() -> None:
    held = (judged("KH-CNP/9", "KR-KNPA/1", Verdict.UNSURE),)
    assert link_records([MINSU_KR, MINSU_KH], Options(judgements=held)).entities == {}


def test_an_entity_is_split_where_two_full_birth_dates_contradict() -> None:
    bridge = person("TH", "b", name="Kim Min-soo", passportNumber="KR:passport:M111", phone="+821012345678")
    old = person(
        "KR", "o", name="Kim Min-soo", birthDate="1971-11-23", phone="+821012345678", passportNumber="KR:passport:M111"
    )
    young = person("KH", "y", name="Kim Min-soo", birthDate="1990-03-04", phone="+821012345678", email="k@x.example")
    linked = link_records([bridge, old, young])
    assert linked.entities.get(RecordId("KR/o")) == linked.entities[RecordId("TH/b")]
    assert linked.entities.get(RecordId("KH/y")) != linked.entities[RecordId("KR/o")]


def test_records_of_one_agency_are_compared_only_within() -> None:
    twins = [
        person("KR", "1", name="Anna Berg", birthDate="1990-01-02"),
        person("KR", "2", name="Anna Berg", birthDate="1990-01-02"),
    ]
    assert link_records(twins).hits == ()
    assert len(link_records(twins, Options(within=True)).hits) == 1


def test_the_order_of_the_records_changes_nothing() -> None:
    records = [MINSU_KR, MINSU_KH, *crowd("KR-KNPA", 30), *crowd("TH-RTP", 30)]
    assert link_records(records) == link_records(records[::-1])


def test_of_two_brothers_in_another_list_the_better_one_takes_bits_from_the_other() -> None:
    one = person("UN", "1", name="Yasir Sabawi Ibrahim Hasan", birthDate="1968-05-15")
    him = person("US", "1", name="Yasir Sabawi Ibrahim Hasan", birthDate="1968-05-15")
    brother = person("US", "2", name="Omar Sabawi Ibrahim Hasan", birthDate="1970")
    linked = link_records([one, him, brother, *crowd("US", 30)])
    best = hit_of(linked, "UN/1", "US/1")
    assert best is not None
    assert "source.better_counterpart" not in {reason.code for reason in best.reasons}
    other = hit_of(linked, "UN/1", "US/2")
    assert other is None or "source.better_counterpart" in {reason.code for reason in other.reasons}


@pytest.mark.parametrize("filler", ["one", "two"])
def test_a_value_that_everybody_holds_makes_no_giant_cluster(filler: str) -> None:
    crowded: Sequence[Record] = [
        person(
            f"A{i % 7}", str(i), name=f"{filler} {i}", account="KH:ABA:000111222", birthDate=f"19{40 + i % 60}-02-03"
        )
        for i in range(400)
    ]
    linked = link_records(crowded)
    assert len(linked.relations) <= 400
    sizes = [list(linked.entities.values()).count(entity) for entity in set(linked.entities.values())]
    assert max(sizes, default=0) < 20


def test_networks_tie_cases_through_one_person_but_not_through_a_compound() -> None:
    records = [
        MINSU_KR,
        MINSU_KH,
        make_record("KR-KNPA", "c1", "Case", {"title": "One"}),
        make_record("KH-CNP", "c2", "Case", {"title": "Two"}),
        make_record("TH-RTP", "c3", "Case", {"title": "Three", "site": "KH-CNP/s"}),
        make_record("KH-CNP", "s", "Site", {"name": "Sunny Garden"}),
        make_record("KR-KNPA", "i1", "Involvement", {"case": "KR-KNPA/c1", "who": "KR-KNPA/1", "role": "suspect"}),
        make_record("KH-CNP", "i2", "Involvement", {"case": "KH-CNP/c2", "who": "KH-CNP/9", "site": "KH-CNP/s"}),
    ]
    linked = link_records(records)
    assert len(linked.networks) == 1
    members = linked.networks[0].members
    assert {"KR-KNPA/c1", "KH-CNP/c2", "KH-CNP/s"} <= set(members)
    assert "TH-RTP/c3" not in members
    assert members[RecordId("KR-KNPA/1")] == "suspect"


def test_a_place_named_alike_in_one_town_is_likely_without_any_date() -> None:
    one = make_record("KR", "1", "Site", {"name": "Golden Lotus Park", "country": "KH", "city": "bavet"})
    other = make_record("UNODC", "2", "Site", {"name": "Golden Lotus Park", "country": "KH", "city": "bavet"})
    strange = [
        make_record("KR", f"s{i}", "Site", {"name": f"Compound {word}", "country": "TH", "city": word})
        for i, word in enumerate(("mae sot", "chiang rai", "hat yai", "surin", "trat"))
    ]
    linked = link_records([one, other, *strange])
    hit = hit_of(linked, "KR/1", "UNODC/2")
    assert hit is not None
    assert hit.grade in (Grade.STRONG, Grade.LIKELY)
