# SPDX-License-Identifier: Apache-2.0
"""All there is to say of a pair: its sum, what limits its grade, what would change it, and what nearly matched instead.

One value for every face: the command line, JSON and the page show this and reckon nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Self

from simpul.link.explain import Pair
from simpul.link.regrade import Ask, Outcome, neighbours, presence, regraded
from simpul.link.result import Grade, Reason
from simpul.link.run import Found
from simpul.link.tables import Tables
from simpul.model.errors import SimpulError
from simpul.model.ids import RecordId
from simpul.model.schema import Kind, record_type

WHOLE_DATE: Final = len("1985-03-02")
SOME_DAY: Final = "1799-02-03"
"""Stands for a day that neither side names yet; nobody alive was born on it, so it is as rare as a day can be."""
OTHER_DAY: Final = "1819-02-03"
FAR_YEARS: Final = 20
ADDED: Final = (("document", Kind.DOCUMENT), ("phone", Kind.PHONE))
"""Kinds of which a shared one would be told, where the type has them."""
OTHER_DOCUMENTS: Final = ("-:-:1", "-:-:2")
MOST_NEIGHBOURS: Final = 5
RANK: Final = {None: 0, Grade.WEAK: 1, Grade.POSSIBLE: 2, Grade.LIKELY: 3, Grade.STRONG: 4}


class NoSuchPair(SimpulError):
    """An explanation was asked for records that are not in what was linked."""

    code = "link.no-such-pair"


@dataclass(frozen=True, slots=True)
class Change:
    """What the pair would be if one fact were otherwise, worked out by grading it again.

    Attributes:
        code: ``with`` = both share it, ``without`` = it is not known, ``against`` = both have it and it differs.
        kind: ``birthDate``, ``phone``, ``name`` …
        value: the value meant; "" where any will do.
        difference: bits more or less than now.
        grade: the grade it would have; None = below every grade.
        flips: whether that is another grade than now.
    """

    code: str
    kind: str
    value: str
    difference: float
    bits: float
    probability: float
    grade: Grade | None
    flips: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that could be compared and is not: ``left``, ``right`` or ``both`` say nothing of it."""

    kind: str
    side: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """The other pair of one of the two records that comes nearest, and the one term that parts it from this pair.

    Attributes:
        nearly: True where it falls short of this pair, False where it is the better one.
        kind: kind of the term that differs most.
        here: bits of that kind in this pair.
        there: bits of it in the other.
    """

    left: RecordId
    right: RecordId
    left_name: str
    right_name: str
    bits: float
    probability: float
    grade: Grade | None
    nearly: bool
    kind: str
    here: float
    there: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair has its grade.

    Attributes:
        left_name: one spelling of the left record, as its agency wrote it.
        bits: sum of the reasons.
        prior_bits: log2 of the odds before any evidence; the probability counts it in.
        grade: None = below every grade: no hit.
        limits: why the grade is lower than the probability alone would give: ``name_alone``, ``contradicted``,
            ``value_alone``.
        changes: strongest first; those that flip the grade before the others.
    """

    left: RecordId
    right: RecordId
    left_name: str
    right_name: str
    type: str
    bits: float
    prior_bits: float
    probability: float
    grade: Grade | None
    judgement: str | None
    reasons: tuple[Reason, ...]
    limits: tuple[str, ...]
    changes: tuple[Change, ...]
    lacks: tuple[Lack, ...]
    contrast: Contrast | None

    def flips(self) -> tuple[Change, ...]:
        """Return the single facts that would give the pair another grade."""
        return tuple(change for change in self.changes if change.flips)

    def as_json(self) -> dict[str, object]:
        """Return it as plain JSON values, each reason with the sum after it."""
        plain = asdict(self)
        sums = [after for _, after in self.steps()]
        plain["reasons"] = [reason | {"sum": after} for reason, after in zip(plain["reasons"], sums, strict=True)]
        return plain

    def steps(self) -> Iterator[tuple[Reason, float]]:
        """Yield each reason with the sum after it, in thousandths without error."""
        total = 0
        for reason in self.reasons:
            total += round(1000 * reason.bits)
            yield reason, total / 1000


@dataclass(frozen=True, slots=True)
class _Known:
    """What a run knows of the records that are explained."""

    types: Mapping[int, str]
    names: Mapping[int, str]
    has: Mapping[int, Mapping[str, Sequence[str]]]

    @classmethod
    def of(cls, tables: Tables, numbers: Sequence[int]) -> Self:
        rows = tables.run("regrade/shown", numbers=list(numbers)).fetchall()
        return cls({no: t for no, t, _ in rows}, {no: name for no, _, name in rows}, presence(tables, numbers))


def spellings_of(tables: Tables, found: Found, records: Sequence[RecordId]) -> dict[RecordId, str]:
    """Return for each record one spelling of its name, as its agency wrote it; "" where it has none."""
    numbers = {name: no for no, name in enumerate(found.names)}
    rows = tables.run("regrade/shown", numbers=[numbers[one] for one in records]).fetchall()
    return {found.names[no]: name for no, _, name in rows}


def explain_pair(tables: Tables, found: Found, left: RecordId, right: RecordId) -> Explanation:
    """Return why two records have their grade, also where they were never compared or fell below every grade.

    Raises:
        NoSuchPair: one of them is not among the records linked, or they are one and the same.
    """
    numbers = {name: no for no, name in enumerate(found.names)}
    for name in (left, right):
        if name not in numbers:
            message = f"No record {name!r} is in what was linked; name both as AGENCY/ID."
            raise NoSuchPair(message)
    if left == right:
        message = f"{left!r} is one record; name two."
        raise NoSuchPair(message)
    first, second = sorted((numbers[left], numbers[right]))
    return explanations(tables, found, [(first, second)])[0]


def explanations(tables: Tables, found: Found, pairs: Sequence[Pair]) -> list[Explanation]:
    """Return why each pair has its grade; pairs are of record numbers, the smaller first."""
    if not pairs:
        return []
    near = neighbours(tables, pairs, most=MOST_NEIGHBOURS)
    beside = list(dict.fromkeys(pair for of in near.values() for pair in of))
    numbers = sorted({no for pair in (*pairs, *beside) for no in pair})
    known = _Known.of(tables, numbers)
    asked = {pair: _changes_to_try(known, pair) for pair in pairs}
    every = [Ask(pair) for pair in dict.fromkeys((*pairs, *beside))] + [ask for of in asked.values() for ask in of]
    outcomes = dict(zip(every, regraded(tables, found.matched.compared, every), strict=True))
    return [_explanation(found, known, pair, outcomes, (asked[pair], near[pair])) for pair in pairs]


def _explanation(
    found: Found,
    known: _Known,
    pair: Pair,
    outcomes: Mapping[Ask, Outcome],
    tried: tuple[Sequence[Ask], Sequence[Pair]],
) -> Explanation:
    now = outcomes[Ask(pair)]
    asks, near = tried
    left, right = pair
    types = {known.types[left], known.types[right]}
    return Explanation(
        left=found.names[left],
        right=found.names[right],
        left_name=known.names[left],
        right_name=known.names[right],
        type=" / ".join(sorted(types)),
        bits=now.bits,
        prior_bits=round(found.matched.prior_bits, 3),
        probability=now.probability,
        grade=now.grade,
        judgement=now.judgement,
        reasons=now.reasons,
        limits=now.limits,
        changes=_changes(now, asks, outcomes),
        lacks=tuple(_lacks(known, pair)),
        contrast=_contrast(found, known, now, [(other, outcomes[Ask(other)]) for other in near]),
    )


def _changes_to_try(known: _Known, pair: Pair) -> list[Ask]:
    mine, theirs = (known.has[no] for no in pair)
    both = [kind for kind in mine if kind in theirs]
    asks = [Ask(pair, "without", kind) for kind in both if _bears(kind, mine, theirs)]
    asks += [Ask(pair, "with", kind, "-", "-") for kind, of in ADDED if _could_share(known, pair, kind, of)]
    if _has_birth(known, pair):
        asks += _dates_to_try(pair, mine.get("birthDate", ()), theirs.get("birthDate", ()))
    if _could_share(known, pair, "document", Kind.DOCUMENT) or "document" in both:
        asks.append(Ask(pair, "against", "document", *OTHER_DOCUMENTS))
    return asks


def _bears(kind: str, mine: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether what both have of a kind can be a reason: identifiers only where one is shared or papers differ."""
    compared = {"name", "birthDate", "country", "gender", "birth", "address", "father", "mother", "document"}
    return kind in compared or bool(set(mine[kind]) & set(theirs[kind]))


def _could_share(known: _Known, pair: Pair, kind: str, of: Kind) -> bool:
    mine, theirs = (known.has[no].get(kind, ()) for no in pair)
    has = all(record_type(known.types[no]).of_kind(of) for no in pair)
    return has and not set(mine) & set(theirs) and known.types[pair[0]].lower() != kind


def _has_birth(known: _Known, pair: Pair) -> bool:
    return all(
        any(prop.name in {"birthDate", "incorporationDate"} for prop in record_type(known.types[no]).of_kind(Kind.DATE))
        for no in pair
    )


def _dates_to_try(pair: Pair, mine: Sequence[str], theirs: Sequence[str]) -> list[Ask]:
    """Return the days to try: each whole one that a side has on both, else any day; and two far from each other."""
    whole = [[day for day in side if len(day) == WHOLE_DATE] for side in (mine, theirs)]
    asks = []
    if not set(whole[0]) & set(whole[1]):
        days = list(dict.fromkeys([*whole[0][:1], *whole[1][:1]])) or [SOME_DAY]
        asks = [Ask(pair, "with", "birthDate", day, day) for day in days]
    first = (whole[0] or whole[1] or [SOME_DAY])[0]
    far = f"{int(first[:4]) + FAR_YEARS:04d}{first[4:]}" if first != SOME_DAY else OTHER_DAY
    return [*asks, Ask(pair, "against", "birthDate", first, far.replace("-02-29", "-02-28"))]


def _changes(now: Outcome, asks: Sequence[Ask], outcomes: Mapping[Ask, Outcome]) -> tuple[Change, ...]:
    changes = [_change(now, ask, outcomes[ask]) for ask in asks]
    telling = [change for change in changes if change.difference or change.flips]
    return tuple(sorted(telling, key=lambda c: (not c.flips, -c.bits, c.code, c.kind, c.value)))


def _change(now: Outcome, ask: Ask, then: Outcome) -> Change:
    value = ask.left if ask.code == "with" and ask.left not in {"-", SOME_DAY} else ""
    return Change(
        code=ask.code,
        kind=ask.kind,
        value=value,
        difference=round(then.bits - now.bits, 3),
        bits=then.bits,
        probability=then.probability,
        grade=then.grade,
        flips=then.grade is not now.grade,
    )


def _lacks(known: _Known, pair: Pair) -> Iterator[Lack]:
    """Yield what one side or both say nothing of, of what their type could say."""
    mine, theirs = (known.has[no] for no in pair)
    for kind in _comparable(known, pair):
        here, there = (bool(_telling(kind, side.get(kind, ()))) for side in (mine, theirs))
        if not (here and there):
            yield Lack(kind, "both" if not here and not there else "right" if here else "left")


def _telling(kind: str, values: Sequence[str]) -> Sequence[str]:
    return [value for value in values if len(value) == WHOLE_DATE] if kind == "birthDate" else values


def _comparable(known: _Known, pair: Pair) -> list[str]:
    one, other = (record_type(known.types[no]) for no in pair)
    kinds = [kind for kind, of in (*ADDED, ("country", Kind.COUNTRY)) if one.of_kind(of) and other.of_kind(of)]
    return [*(["birthDate"] if _has_birth(known, pair) else []), *kinds]


def _contrast(found: Found, known: _Known, now: Outcome, near: Sequence[tuple[Pair, Outcome]]) -> Contrast | None:
    """Return the nearest that fell short, else the best that is better, else None."""
    short = [(pair, of) for pair, of in near if RANK[of.grade] < RANK[now.grade] and of.bits <= now.bits]
    better = [(pair, of) for pair, of in near if of.bits > now.bits]
    if not short and not better:
        return None
    (left, right), there = max(short or better, key=lambda one: one[1].bits)
    mine, theirs = _by_kind(now), _by_kind(there)
    sign = 1 if there.bits <= now.bits else -1
    kind = max(
        sorted({*mine, *theirs}), key=lambda kind: sign * (mine.get(kind, 0.0) - theirs.get(kind, 0.0)), default=""
    )
    return Contrast(
        left=found.names[left],
        right=found.names[right],
        left_name=known.names[left],
        right_name=known.names[right],
        bits=there.bits,
        probability=there.probability,
        grade=there.grade,
        nearly=bool(short),
        kind=kind,
        here=round(mine.get(kind, 0.0), 3),
        there=round(theirs.get(kind, 0.0), 3),
    )


def _by_kind(outcome: Outcome) -> dict[str, float]:
    sums: dict[str, float] = {}
    for reason in outcome.reasons:
        kind = reason.code.partition(".")[0]
        sums[kind] = sums.get(kind, 0.0) + reason.bits
    return sums


__all__ = ["Change", "Contrast", "Explanation", "Lack", "NoSuchPair", "explain_pair", "explanations"]
