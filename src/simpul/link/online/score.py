# SPDX-License-Identifier: Apache-2.0
"""The pairs of one record with those of an index, scored and graded: ``score.sql``, ``rivals.sql``, ``graded.sql``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import Final

from simpul.link.judgements import Verdict
from simpul.link.match import LEAST_PRIOR, MOST_TWINS, REACH
from simpul.link.online.candidates import JUDGED, found
from simpul.link.online.evidence import (
    BirthTerm,
    NameTerm,
    ValueTerm,
    WordsTerm,
    birth_term,
    country_term,
    document_conflict,
    gender_term,
    name_term,
    place_terms,
    value_terms,
)
from simpul.link.online.facts import PERSON, Facts
from simpul.link.online.keys import record_key
from simpul.link.online.round import MILLI, thousandths
from simpul.link.online.view import ASKED, View
from simpul.link.result import Grade
from simpul.link.weights import Weights
from simpul.model.ids import RecordId

Verdicts = Mapping[RecordId, Mapping[RecordId, Verdict]]
"""What people said of pairs, each under both of its ends."""

EVERY_AGENCY: Final = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How one look-up scores.

    Attributes:
        within: also compare records of one agency with each other.
        prior: log2 of the odds that two records taken at random are the same.
    """

    weights: Weights
    within: bool
    verdicts: Verdicts
    prior: float


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair with all its terms, rivals left out.

    Attributes:
        other: number of the record that is not the subject.
        left: the record whose id sorts first.
        document: thousandths of a bit of documents that contradict each other; 0 where none do.
    """

    other: int
    left: Facts
    right: Facts
    verdict: Verdict | None
    name: NameTerm | None
    birth: BirthTerm | None
    values: tuple[ValueTerm, ...]
    document: int
    country: WordsTerm | None
    places: tuple[WordsTerm, ...]
    gender: WordsTerm | None
    millibits: int = field(init=False)

    def __post_init__(self) -> None:
        """Add up the terms."""
        terms = [self.name, self.birth, *self.values, self.country, *self.places, self.gender]
        object.__setattr__(self, "millibits", self.document + sum(term.millibits for term in terms if term))


@dataclass(frozen=True, slots=True)
class Graded:
    """A pair as it is told.

    Attributes:
        rival: thousandths of a bit that a better counterpart takes; at most 0.
        total: all thousandths.
    """

    pair: Scored
    rival: int
    total: int
    probability: float
    grade: Grade


def prior_bits(view: View, *, within: bool) -> float:
    """Return log2 of the odds that two comparable records taken at random are the same thing, as the batch does."""
    total: dict[str, int] = {}
    for (shape, _), size in view.sizes.items():
        total[shape] = total.get(shape, 0) + size.records
    pairs = sum(
        size.records * (total[shape] - (1 if within else size.records)) / 2
        for (shape, _), size in view.sizes.items()
        if total[shape] > size.records or within
    )
    expected = sum(total.values()) / 3
    return min(LEAST_PRIOR, log2(max(1.0, expected) / max(1.0, pairs)))


def scored(view: View, rules: Rules, subject: int, *, among: str | None = EVERY_AGENCY) -> list[Scored]:
    """Return the subject's likely pairs, with the records of one agency only where one is named."""
    least = MILLI * (-rules.prior - REACH)
    return [
        _pair(view, rules, subject, no)
        for no, millibits in _worth_a_look(view, rules, subject, least).items()
        if among in (EVERY_AGENCY, view.facts(no).agency) and _is_likely(view, rules, (subject, no), least - millibits)
    ]


def graded(view: View, rules: Rules) -> list[Graded]:
    """Return the asked record's pairs that are worth telling, strongest first; equal ones in the order of the ids."""
    pairs = scored(view, rules, ASKED)
    best = _best_by_agency(view, pairs)
    told = []
    for pair in pairs:
        if pair.verdict is not None or _probability(rules, pair.millibits) >= rules.weights.grades["weak"]:
            rival = _rival(view, rules, pair, best)
            total = pair.millibits + rival
            probability = _probability(rules, total)
            if pair.verdict is not None or probability >= rules.weights.grades["weak"]:
                told.append(Graded(pair, rival, total, probability, _grade(rules, pair, probability)))
    return sorted(told, key=lambda one: (-one.total, one.pair.left.id, one.pair.right.id))


def _worth_a_look(view: View, rules: Rules, subject: int, least: float) -> dict[int, int]:
    """Return candidates whose key bits with the best of birth dates could reach ``least``, and all that is judged."""
    facts = view.facts(subject)
    most = max(thousandths(max(level.cap, level.bits)) for level in rules.weights.birth_date.values())
    bits = {
        no: millibits
        for no, millibits in found(view, rules.weights, subject).items()
        if millibits + most >= least and (rules.within or view.facts(no).agency != facts.agency)
    }
    for rid in rules.verdicts.get(facts.id, {}):
        no = ASKED if rid == view.asked.id else view.store.find(record_key(rid), rid)
        if no is not None:
            bits[no] = bits.get(no, 0) + JUDGED
    return bits


def _is_likely(view: View, rules: Rules, ends: tuple[int, int], least: float) -> bool:
    birth = birth_term(view, rules.weights, *_in_order(*map(view.facts, ends)))
    return (birth.millibits if birth else 0) >= least


def _in_order(one: Facts, other: Facts) -> tuple[Facts, Facts]:
    return (one, other) if one.id < other.id else (other, one)


def _pair(view: View, rules: Rules, subject: int, other: int) -> Scored:
    left, right = _in_order(view.facts(subject), view.facts(other))
    weights = rules.weights
    conflict = document_conflict(left, right)
    return Scored(
        other=other,
        left=left,
        right=right,
        verdict=rules.verdicts.get(left.id, {}).get(right.id),
        name=name_term(view, weights, left, right),
        birth=birth_term(view, weights, left, right),
        values=tuple(value_terms(view, weights, left, right)),
        document=round(MILLI * weights.identifiers["document"].disagree) if conflict else 0,
        country=country_term(view, weights, left, right),
        places=tuple(place_terms(view, weights, left, right)),
        gender=gender_term(weights, left, right),
    )


def _best_by_agency(view: View, pairs: list[Scored]) -> dict[tuple[str | None, str], int]:
    """Return the bits of the best counterpart among each agency's records of each shape."""
    best: dict[tuple[str | None, str], int] = {}
    for pair in pairs:
        if pair.verdict is not Verdict.NOT_SAME:
            of = view.facts(pair.other)
            where = (of.shape, of.agency)
            best[where] = max(best.get(where, pair.millibits), pair.millibits)
    return best


def _rival(view: View, rules: Rules, pair: Scored, best: Mapping[tuple[str | None, str], int]) -> int:
    """Return what a better counterpart in a deduplicated source takes from a pair, on either side."""
    if pair.verdict is Verdict.NOT_SAME:
        return 0
    other = view.facts(pair.other)
    behind = [0]
    if _is_deduplicated(view, other.shape, other.agency):
        behind.append(best[other.shape, other.agency] - pair.millibits)
    behind.extend(one - pair.millibits for one in _rivals_of_asked(view, rules, pair.other))
    return -round(min(max(behind), MILLI * rules.weights.candidates["rival_most"]))


def _rivals_of_asked(view: View, rules: Rules, other: int) -> Iterator[int]:
    """Yield the bits of the other record's pairs with records of the asked one's agency and shape."""
    asked = view.asked
    if view.numbers_of_agency(asked.shape, asked.agency) > 1 and _is_deduplicated(view, asked.shape, asked.agency):
        for pair in scored(view, rules, other, among=asked.agency):
            if pair.verdict is not Verdict.NOT_SAME and view.facts(pair.other).shape == asked.shape:
                yield pair.millibits


def _is_deduplicated(view: View, shape: str | None, agency: str) -> bool:
    """Return whether hardly a record of an agency and shape has a twin there; False where none bears a firm name."""
    size = view.sizes.get((shape or "", agency))
    return size is not None and size.named > 0 and size.twinned <= MOST_TWINS * size.named


def _probability(rules: Rules, millibits: int) -> float:
    slope = rules.weights.candidates["slope"]
    return float(1 / (1 + 2 ** (-slope * (millibits / MILLI + rules.weights.before_evidence(rules.prior)))))


def _grade(rules: Rules, pair: Scored, probability: float) -> Grade:
    grades = rules.weights.grades
    if pair.verdict is Verdict.NOT_SAME:
        return Grade.WEAK
    if any(term.identity for term in pair.values):
        return Grade.STRONG
    if _value_alone(pair):
        return Grade.WEAK
    if not (_name_alone(rules, pair) or _contradicted(pair)):
        if probability >= grades["strong"]:
            return Grade.STRONG
        if probability >= grades["likely"]:
            return Grade.LIKELY
    return Grade.POSSIBLE if probability >= grades["possible"] else Grade.WEAK


def _birth_bits(pair: Scored) -> int:
    return pair.birth.millibits if pair.birth else 0


def _exclusive(pair: Scored) -> bool:
    return any(term.exclusive and term.millibits > 0 for term in pair.values)


def _value_alone(pair: Scored) -> bool:
    kinds = {term.kind for term in pair.values if term.millibits > 0}
    name = pair.name.millibits if pair.name else 0
    return len(kinds) == 1 and not _exclusive(pair) and name <= 0 and _birth_bits(pair) <= 0


def _name_alone(rules: Rules, pair: Scored) -> bool:
    least = round(MILLI * rules.weights.candidates["least_place"])
    nothing_shared = sum(term.millibits for term in pair.values) == 0
    places = sum(term.millibits for term in pair.places)
    return pair.left.shape == PERSON and _birth_bits(pair) <= 0 and nothing_shared and places < least


def _contradicted(pair: Scored) -> bool:
    dates = pair.birth is not None and pair.birth.level == "conflict"
    genders = pair.gender is not None and pair.gender.millibits < 0
    return (dates or pair.document < 0 or genders) and not _exclusive(pair)
