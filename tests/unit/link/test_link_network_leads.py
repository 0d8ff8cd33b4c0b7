# SPDX-License-Identifier: Apache-2.0
"""What is said of networks: their order with its reasons, parts people may play, groups that may have moved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from simpul.link.judgements import Judgement, Verdict
from simpul.link.ranking import ranking_weights
from simpul.link.result import Linked
from simpul.link.run import Options, link_records
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record


def record(agency: str, local: str, type_name: str, **properties: str | list[str]) -> Record:
    return make_record(agency, local, type_name, properties)


def payments(account: str, count: int, *, prefix: str = "p") -> list[Record]:
    return [
        record(
            "KR",
            f"{prefix}{at}",
            "Payment",
            payerAccount=f"KR:KB:{prefix}{at}",
            payeeAccount=account,
            case=f"KR/c{at % 2}",
        )
        for at in range(count)
    ]


CASES = [record("KR", f"c{at}", "Case", caseNumber=f"K-{at}") for at in range(2)]
MULE = record("KR", "m", "Person", name="Anna Berg", account="KR:KB:999")
INVOLVED = record("KR", "i", "Involvement", who="KR/m", case="KR/c0", role="suspect")


def parts(linked: Linked) -> set[tuple[str, str, str]]:
    return {(one.record, one.part, one.code) for one in linked.suggestions}


def test_an_account_that_three_paid_suggests_a_mule_and_two_do_not() -> None:
    assert parts(link_records([*CASES, MULE, INVOLVED, *payments("KR:KB:999", 2)])) == set()
    linked = link_records([*CASES, MULE, INVOLVED, *payments("KR:KB:999", 3)])
    assert parts(linked) == {("KR/m", "mule", "mule.collects")}
    (suggestion,) = linked.suggestions
    assert suggestion.reason == (
        "possibly a mule: the account was paid by 3 payers in 2 case(s); a lead for a person to judge, not a finding"
    )


@pytest.mark.parametrize(
    "shield",
    [
        record("KH", "v", "Involvement", who="KR/m", role="held"),
        record("KH", "v", "Involvement", who="KR/m", role="defrauded"),
        record("KH", "v", "Involvement", who="KR/m", role="suspect", status="presumed_victim"),
        record("KH", "v", "Involvement", who="KR/m", role="suspect", indicator="passport taken"),
        record("KH", "v", "HeldPerson", person="KR/m", pseudonym="P-1"),
    ],
    ids=["held", "defrauded", "presumed victim", "indicator of trafficking", "registered as held"],
)
def test_nothing_is_suggested_of_who_is_or_may_be_a_victim(shield: Record) -> None:
    assert parts(link_records([*CASES, MULE, INVOLVED, *payments("KR:KB:999", 4), shield])) == set()


def test_protection_holds_for_every_record_of_the_same_person() -> None:
    other = record("KH", "m", "Person", name="Zofia Nowak")
    held = record("KH", "h", "Involvement", who="KH/m", role="held")
    same = Judgement(RecordId("KH/m"), RecordId("KR/m"), Verdict.SAME, "lee", "2026-02-01", "her passport")
    records = [*CASES, MULE, INVOLVED, *payments("KR:KB:999", 4), other, held]
    assert parts(link_records(records)) != set()
    assert parts(link_records(records, Options(judgements=(same,)))) == set()


@pytest.mark.parametrize(("born", "suggested"), [("2009-05-05", False), ("1990-05-05", True)])
def test_nothing_is_suggested_of_who_may_be_a_child(born: str, suggested: bool) -> None:  # noqa: FBT001  # a parameter
    young = record("KR", "m", "Person", name="Anna Berg", account="KR:KB:999", birthDate=born)
    day = record("KR", "d", "Payment", date="2026-01-01", payeeAccount="KR:KB:999")
    assert bool(parts(link_records([*CASES, young, INVOLVED, day, *payments("KR:KB:999", 4)]))) is suggested


def test_an_account_paid_from_two_that_collect_suggests_a_controller() -> None:
    chief = record("KH", "b", "Person", name="Dara Eng", account="KH:ABA:1")
    role = record("KH", "r", "Involvement", who="KH/b", role="suspect")
    flows = [*payments("KR:KB:91", 3, prefix="x"), *payments("KR:KB:92", 3, prefix="y")]
    on = [record("KH", f"o{n}", "Payment", payerAccount=f"KR:KB:9{n}", payeeAccount="KH:ABA:1") for n in (1, 2)]
    assert parts(link_records([*CASES, chief, role, *flows, *on])) == {
        ("KH/b", "controller", "controller.paid_by_collectors")
    }
    assert parts(link_records([*CASES, chief, role, *flows, *on[:1]])) == set()


def test_who_paid_for_the_journeys_of_two_others_may_be_a_recruiter() -> None:
    people = [record("TH", f"t{n}", "Person", name=name) for n, name in enumerate(("Bora Chan", "Cam Dao"))]
    payer = record("TH", "r", "Person", name="Feng Gao")
    trips = [record("TH", f"j{n}", "Trip", person=f"TH/t{n}", paidBy="TH/r") for n in range(2)]
    assert parts(link_records([*people, payer, *trips])) == {("TH/r", "recruiter", "recruiter.paid_journeys")}
    assert parts(link_records([*people, payer, trips[0]])) == set()


def test_a_member_of_the_group_that_runs_a_site_and_stays_there_may_operate_it() -> None:
    records = [
        record("KH", "g", "Group", name="Golden Lotus"),
        record("KH", "s", "Site", name="Lotus Park", operator="KH/g"),
        record("KH", "p", "Person", name="Feng Gao"),
        record("KH", "ms", "Membership", member="KH/p", organization="KH/g"),
    ]
    stay = record("KH", "st", "Stay", who="KH/p", site="KH/s")
    assert parts(link_records([*records, stay])) == {("KH/p", "site_operator", "site_operator.member_on_site")}
    assert parts(link_records(records)) == set()


def stay(local: str, who: str, site: str, *, begin: str, end: str = "") -> Record:
    until = {"endDate": end} if end else {}
    return record("KH", local, "Stay", who=f"KH/{who}", site=f"KH/{site}", startDate=begin, **until)


def moved(*stays: Record) -> list[tuple[str, str, int]]:
    places = [record("KH", f"s{n}", "Site", name=name) for n, name in enumerate(("Lotus Park", "Casino Rex", "Villa"))]
    people = [record("KH", "p1", "Person", name="Bora Chan"), record("KH", "p2", "Person", name="Cam Dao")]
    group = record("KH", "g", "Group", name="Golden Lotus")
    linked = link_records([*places, *people, group, *stays])
    return [(one.source, one.target, len(one.items)) for one in linked.moves]


EARLY = {"begin": "2024-01-01", "end": "2024-05-31"}


def test_two_people_at_one_site_and_later_at_another_tell_of_a_move_and_one_does_not() -> None:
    first = (stay("a", "p1", "s0", **EARLY), stay("b", "p1", "s1", begin="2024-06-10"))
    second = (stay("c", "p2", "s0", **EARLY), stay("d", "p2", "s1", begin="2024-06-12"))
    assert moved(*first) == []
    assert moved(*first, *second) == [("KH/s0", "KH/s1", 2)]


def test_stays_that_overlap_tell_of_no_move() -> None:
    overlapping = [
        stay(f"{who}{site}", who, site, begin=begin, end="2024-09-30")
        for who in ("p1", "p2")
        for site, begin in (("s0", "2024-01-01"), ("s1", "2024-03-01"))
    ]
    assert moved(*overlapping) == []


def test_a_group_that_went_on_twice_moved_from_each_site_to_the_next_only() -> None:
    assert moved(
        stay("a", "g", "s0", **EARLY),
        stay("b", "g", "s1", begin="2024-06-10", end="2024-09-30"),
        stay("c", "g", "s2", begin="2024-10-05"),
    ) == [("KH/s0", "KH/s1", 1), ("KH/s1", "KH/s2", 1)]


def test_those_who_are_held_tell_of_no_move() -> None:
    held = [record("KH", f"h{n}", "Involvement", who=f"KH/p{n}", role="held") for n in (1, 2)]
    stays = [
        stay(f"{who}{site}", who, site, begin=begin, end=end)
        for who in ("p1", "p2")
        for site, begin, end in (("s0", "2024-01-01", "2024-05-31"), ("s1", "2024-06-10", ""))
    ]
    assert moved(*stays) != []
    assert moved(*stays, *held) == []


def network_of(agency: str, **case: str) -> list[Record]:
    return [
        record(agency, "c", "Case", caseNumber="1", **case),
        record(agency, "h", "Handle", handle=f"telegram:{agency.lower()}"),
        record(agency, "l", "Lead", case=f"{agency}/c", handle=f"telegram:{agency.lower()}"),
        record(f"{agency}X", "l", "Lead", handle=f"telegram:{agency.lower()}"),
    ]


def ranked(records: Sequence[Record]) -> list[str]:
    networks = link_records(records).networks
    first = sorted(networks, key=lambda one: one.standing.rank if one.standing else 0)
    return [min(one.members).split("/", maxsplit=1)[0] for one in first]


def test_a_network_with_a_life_at_risk_comes_before_any_loss() -> None:
    rich = network_of("KR", lossAmount="90000000", currency="USD", heldCount="0")
    risk = network_of("TH", lifeAtRisk="yes")
    assert ranked([*rich, *risk]) == ["TH", "KR"]


def test_a_large_number_of_a_small_unit_is_no_larger_loss() -> None:
    won = network_of("KR", lossAmount="5000000", currency="KRW")
    dollars = network_of("TH", lossAmount="500000", currency="USD")
    assert ranked([*won, *dollars]) == ["TH", "KR"]


def test_the_reasons_add_up_to_the_points_and_losses_stay_in_their_currencies() -> None:
    (network,) = link_records(network_of("KR", lossAmount="5000000", currency="KRW", heldCount="12")).networks
    assert network.standing is not None
    assert network.standing.points == pytest.approx(sum(reason.points for reason in network.standing.reasons))
    assert network.standing.losses == {"KRW": 5_000_000}
    assert {reason.part for reason in network.standing.reasons} == set(ranking_weights().parts)
    assert {reason.part: reason.number for reason in network.standing.reasons}["held"] == 12


def test_one_account_that_everybody_holds_makes_no_network() -> None:
    records = [
        one
        for at in range(300)
        for one in (
            record(f"A{at % 5}", f"c{at}", "Case", caseNumber=str(at)),
            record(f"A{at % 5}", f"p{at}", "Person", name=f"Name{at} Other{at}", account="KH:ABA:000111222"),
            record(
                f"A{at % 5}", f"i{at}", "Involvement", who=f"A{at % 5}/p{at}", case=f"A{at % 5}/c{at}", role="suspect"
            ),
        )
    ]
    assert max((len(network.members) for network in link_records(records).networks), default=0) < 10
