# SPDX-License-Identifier: Apache-2.0
"""An invented meeting, written by hand: four cases, six agencies, names in seven scripts. Nobody in it exists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from simpul.brief.picture import Picture, make_picture
from simpul.formats.report import ImportReport
from simpul.link.result import Grade, Hit, Linked, Network, Reason, Relation
from simpul.model.ids import AgencyId, RecordId, record_id
from simpul.model.marking import VICTIMS, Marking, UseCode
from simpul.model.record import Record, Statement, make_record, make_statement
from simpul.policy.filter import Withheld

DAY = date(2026, 3, 2)
MEMBERS = frozenset({"KR-KNPA", "KH-CNP", "TH-RTP", "AE-MOI", "LA-MPS", "CN-MPS"})
CANARY = "ZZCANARY"

KR, KH, TH, AE, LA, CN = (AgencyId(name) for name in ("KR-KNPA", "KH-CNP", "TH-RTP", "AE-MOI", "LA-MPS", "CN-MPS"))
MOST_BY_LANGUAGE = {KR: "kor", KH: "khm", TH: "tha", AE: "ara", LA: "lao", CN: "zho"}


def marked(agency: str, **changes: object) -> Marking:
    """Return a marking for all members."""
    return Marking(originator=AgencyId(agency), audience=MEMBERS, codes=frozenset({UseCode.H1, UseCode.H2})).narrowed(
        **changes
    )


def record(agency: str, local: str, type_name: str, **values: str | list[str]) -> Record:
    """Return a record for all members, its names in the agency's language."""
    made = make_record(agency, local, type_name, values, marking=marked(agency))
    return made.with_statements(_spoken(agency, one) for one in made.statements)


def _spoken(agency: str, said: Statement) -> Statement:
    if said.prop not in ("name", "alias", "title"):
        return said
    record_of = said.id
    return make_statement(record_of, said.prop, said.original, lang=MOST_BY_LANGUAGE[AgencyId(agency)])


def case(agency: str, local: str, title: str, **values: str | list[str]) -> Record:
    """Return a case that the agency leads."""
    about: dict[str, str | list[str]] = {"caseNumber": f"{agency[:2]}-{local}", "title": title, "leadAgency": agency}
    return record(agency, local, "Case", **{**about, **values})


def suspect(agency: str, case_id: str, who: str, **values: str) -> Record:
    """Return the part of a suspect in a case."""
    about = {"case": case_id, "who": who, "role": "suspect", "status": "identified"}
    return record(agency, f"inv-{case_id}-{who}".replace("/", "_"), "Involvement", **{**about, **values})


def records() -> tuple[Record, ...]:
    """Return everything brought to the meeting, the compartment's records among them."""
    return (*_cases(), *_people(), *_sites(), *_paper(), *compartment())


def _cases() -> tuple[Record, ...]:
    return (
        record(KR, "op", "Operation", name="Operation Clear Water"),
        case(
            KR,
            "c1",
            "프놈펜 투자리딩 조직",
            caseKind="investment_fraud",
            hostingState="KH",
            forum="KR",
            openedAt="2025-06-04",
            lossAmount="2589000000",
            currency="KRW",
            defraudedCount="112",
            heldCount="27",
            safetyPlan="yes",
            deconfliction="clear",
            proposal="arrest",
            group="g1",
            site="KH-CNP/s1",
        ),
        case(
            KH,
            "c2",
            "ករណីឃុំខ្លួនខុសច្បាប់",
            caseKind="illegal_detention",
            hostingState="KH",
            forum="KH",
            openedAt="2025-09-20",
            heldCount="2",
            lifeAtRisk="true",
            site="s1",
        ),
        case(TH, "c3", "คดีหลอกรักออนไลน์", caseKind="romance_baiting", hostingState="LA", openedAt="2025-10"),
        case(
            AE,
            "c4",
            "قضية احتيال هاتفي",
            caseKind="voice_phishing",
            hostingState="AE",
            forum="AE",
            openedAt="2025-12-01",
        ),
    )


def _people() -> tuple[Record, ...]:
    return (
        record(
            KR, "p1", "Person", name=["김도현"], alias=["Kim Do-hyeon"], birthDate="1987-04-11", phone="+85512345678"
        ),
        record(KH, "p9", "Person", name=["គឹម ដូហ្យ៉ុន"], birthDate="1987-04-11", phone="+85512345678"),
        record(TH, "p3", "Person", name=["สมชาย ใจดี"], account="TH/004/1234567890"),
        record(AE, "p4", "Person", name=["عبد الله الفارسي"], account="TH/004/1234567890"),
        record(CN, "p5", "Person", name=["陈志强"], alias=["Chen Zhiqiang"], account="TH/004/1234567890"),
        record(LA, "p6", "Person", name=["ສົມພອນ ແກ້ວມະນີ"], account="TH/004/1234567890"),
        record(KR, "p7", "Person", name=["이서연"], passportNumber="KR/M12345678"),
        record(KR, "g1", "Group", name=["푸른물결 투자"]),
        suspect(KR, "c1", "p1", groupRole="ringleader", status="located", ground="red_notice"),
        suspect(KR, "c1", "p7", status="presumed_victim", indicator="passport taken"),
        suspect(KH, "c2", "p9", groupRole="controller"),
        suspect(TH, "c3", "p3", groupRole="mule"),
        suspect(AE, "c4", "p4", groupRole="mule", indicator="debt bondage"),
    )


def _sites() -> tuple[Record, ...]:
    return (
        record(KH, "s1", "Site", name=["ស្ទឹងខៀវ"], siteKind="compound", country="KH", city="Sihanoukville",
               latitude="10.61", longitude="103.52", heldCount="40"),
        record(LA, "s2", "Site", name=["ຕຶກຄຳ"], siteKind="casino", country="LA", city="Ton Pheung",
               latitude="20.35", longitude="100.10"),
        record(KR, "stay1", "Stay", who="g1", site="KH-CNP/s1", startDate="2025-05-01", endDate="2025-11-20"),
        record(KR, "stay2", "Stay", who="g1", site="LA-MPS/s2", startDate="2025-12-02"),
    )  # fmt: skip


def _paper() -> tuple[Record, ...]:
    return (
        record(KR, "l1", "Lead", leadNumber="L-1", title="텔레그램 계정", state="new", case="c1"),
        record(TH, "l2", "Lead", leadNumber="L-2", title="บัญชีม้า", state="assigned", assignedTo="TH-RTP"),
        record(KR, "r1", "Request", requestNumber="R-1", to="KH-CNP", **{"from": "KR-KNPA"}, requestKind="rescue",
               case="c1", sentAt="2026-01-10", dueAt="2026-01-17", state="sent"),
        record(KR, "r2", "Request", requestNumber="R-2", to="TH-RTP", **{"from": "KR-KNPA"}, requestKind="information",
               sentAt="2026-01-10", dueAt="2026-01-17", state="answered", answeredAt="2026-01-15"),
        record(KR, "x1", "Exhibit", exhibitNumber="X-1", case="c1", description="Seized phone image",
               acquiredAt="2025-11-21", preservedUntil="2026-03-09"),
        record(KH, "h1", "HeldPerson", pseudonym="KH-H-1", case="c2", site="s1", status="located", lifeAtRisk="true",
               person="h1.identity"),
    )  # fmt: skip


def compartment() -> tuple[Record, ...]:
    """Return what must never be seen: a victim's identity, and a statement that belongs to the compartment."""
    closed = marked(KH, compartment=VICTIMS)
    identity = make_record(
        KH, "h1.identity", "Person", {"name": f"{CANARY} name", "phone": "+85599887766"}, marking=closed
    )
    secret = make_statement("KR-KNPA/p1", "notes", f"{CANARY} note", marking=closed.narrowed(originator=KR))
    open_record = make_record(KR, "p8", "Person", {"name": "오준호"}, marking=marked(KR))
    return identity, open_record.with_statements([*open_record.statements, secret])


def linked() -> Linked:
    """Return what linking found: one hit nobody judged, one judged, one with a victim on a side, a hub."""
    return Linked(
        hits=(
            hit("KH-CNP/p9", "KR-KNPA/p1", Grade.STRONG, _strong_reasons()),
            hit("LA-MPS/p6", "TH-RTP/p3", Grade.POSSIBLE, (Reason("account.hub", 2.0, "123", "123", 4),), "not_same"),
            hit("KH-CNP/h1.identity", "KR-KNPA/p7", Grade.LIKELY, (Reason("name.equal", 12.0, CANARY, CANARY),)),
            hit("AE-MOI/p4", "KR-KNPA/p7", Grade.WEAK, (Reason("name.sound", 3.5, "عبد الله", "이서연 VICTIMVALUE"),)),
        ),
        relations=tuple(
            Relation(record_id(CN, "p5"), RecordId(other), "Person", "account", "TH/004/1234567890", 4)
            for other in ("AE-MOI/p4", "LA-MPS/p6", "TH-RTP/p3")
        ),
        entities={RecordId("KH-CNP/p9"): "E-1", RecordId("KR-KNPA/p1"): "E-1"},
        networks=(
            Network("N-a", {RecordId(one): "person" for one in ("KH-CNP/p9", "KR-KNPA/p1", "KR-KNPA/g1", "KH-CNP/s1")}),
            Network("N-b", {RecordId(one): "person" for one in ("TH-RTP/p3", "AE-MOI/p4", "CN-MPS/p5", "LA-MPS/p6")}),
        ),
    )


def _strong_reasons() -> tuple[Reason, ...]:
    return (
        Reason("phone.equal", 13.0, "+85512345678", "+85512345678", 2),
        Reason("birthDate.equal", 11.2, "1987-04-11", "1987-04-11", 3),
        Reason("name.sound", 7.4, "គឹម ដូហ្យ៉ុន", "김도현", 4),
        Reason("country.differs", -1.5, "KH", "KR"),
    )


def hit(left: str, right: str, grade: Grade, reasons: tuple[Reason, ...], judgement: str | None = None) -> Hit:
    """Return a hit whose bits are the sum of its reasons'."""
    bits = sum(reason.bits for reason in reasons)
    return Hit(RecordId(left), RecordId(right), "Person", bits, 0.9, grade, reasons, judgement)


def picture(*, audience: AgencyId | None = None, reports: Mapping[AgencyId, ImportReport] | None = None) -> Picture:
    """Return the picture of the meeting."""
    return make_picture(
        records(),
        linked(),
        (),
        reports=reports or {},
        withheld=Withheld({(KH, "compile.compartment"): 1}),
        audience=audience,
        at=DAY,
    )
