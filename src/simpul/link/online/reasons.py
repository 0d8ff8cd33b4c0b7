# SPDX-License-Identifier: Apache-2.0
"""Why a pair is a hit, for one record: the reasons that ``link/explain.py`` gives for a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from simpul.link.explain import _name_reasons
from simpul.link.match import Compared
from simpul.link.online.evidence import BirthTerm, NameTerm, ValueTerm, WordsTerm
from simpul.link.online.facts import BIRTHS, Facts, Said, words_of
from simpul.link.online.place_words import folded
from simpul.link.online.round import MILLI
from simpul.link.online.score import Graded
from simpul.link.online.view import View
from simpul.link.relatives import RELATIVES, words_of_relative
from simpul.link.result import Reason
from simpul.link.tables import kind_of
from simpul.link.weights import KIN, ROLES
from simpul.model.ids import StatementId
from simpul.normalise.names import name_forms

COUNTED_AMONG: Final = {
    "birthDate": "dated",
    "country": "located",
    **{role: "related" if role in KIN else "placed" for role in ROLES},
}
"""What a reason's count is a part of, by its kind; else of all records."""

Shown = tuple[str, StatementId | None]
"""A value in its own spelling, and the statement it comes from."""


def reasons_of(view: View, told: Graded) -> tuple[Reason, ...]:
    """Return the reasons of a pair; their bits add up to the pair's, to the thousandth."""
    pair = told.pair
    left, right = pair.left, pair.right
    found = list(_of_names(view, left, right, pair.name)) if pair.name else []
    if pair.birth:
        found.append(_of_birth(view, left, right, pair.birth))
    values = [_of_value(view, left, right, term) for term in pair.values]
    found.extend(sorted(values, key=lambda reason: (reason.code, reason.left, reason.right)))
    if pair.document:
        found.append(_of_documents(left, right, pair.document))
    if pair.country:
        found.append(
            _of_words(
                view,
                pair.country,
                _first(left, "country", pair.country.left),
                _first(right, "country", pair.country.right),
            )
        )
    places = [_of_words(view, term, _placed(left, term), _placed(right, term)) for term in pair.places]
    found.extend(sorted(places, key=lambda reason: (reason.code, reason.left, reason.right)))
    if pair.gender:
        found.append(
            _of_words(view, pair.gender, *(_gendered(of, value) for of, value in _sides(pair.gender, left, right)))
        )
    if told.rival:
        found.append(Reason("source.better_counterpart", told.rival / MILLI, "", ""))
    return tuple(found)


def _of_names(view: View, left: Facts, right: Facts, term: NameTerm) -> Iterator[Reason]:
    forms = [
        name_forms(spelling, organisation=of.organisation) for of, spelling in ((left, term.left), (right, term.right))
    ]
    sids = tuple(
        min((s.sid for s in of.said if s.value == spelling and _kind(of, s) == "name" and s.sid), default=None)
        for of, spelling in ((left, term.left), (right, term.right))
    )
    both = Compared(forms, view.rarity)  # type: ignore[arg-type]  # two spellings in place of a run's
    yield from _name_reasons(both, (1, 2), term.millibits, (sids[0], sids[1]), worth=term.worth)


def _of_birth(view: View, left: Facts, right: Facts, term: BirthTerm) -> Reason:
    sides = [
        _shown([s for s in of.said if s.prop in BIRTHS and s.value == value], value)
        for of, value in _sides(term, left, right)
    ]
    return _reason(view, (f"birthDate.{term.level}", term.millibits, term.holders), *sides)


def _of_value(view: View, left: Facts, right: Facts, term: ValueTerm) -> Reason:
    code = f"{term.kind}.{'equal' if term.millibits else 'hub'}"
    sides = [_first(of, term.kind, term.value) for of in (left, right)]
    return _reason(view, (code, term.millibits, term.degree), *sides)


def _of_documents(left: Facts, right: Facts, millibits: int) -> Reason:
    pairs = [
        (a, b) for a in _documents(left) for b in _documents(right) if a[: a.rfind(":") + 1] == b[: b.rfind(":") + 1]
    ]
    sides = [_first(of, "document", min(pair[at] for pair in pairs)) for at, of in enumerate((left, right))]
    (lv, lsid), (rv, rsid) = sides
    return Reason("document.conflict", millibits / MILLI, lv, rv, 0, lsid, rsid)


def _of_words(view: View, term: WordsTerm, left: Shown, right: Shown) -> Reason:
    return _reason(view, (f"{term.role}.{term.code}", term.millibits, term.holders), left, right)


def _reason(view: View, what: tuple[str, int, int], left: Shown, right: Shown) -> Reason:
    code, millibits, count = what
    of = view.total(COUNTED_AMONG.get(code.partition(".")[0], "records")) if count else 0
    return Reason(code, millibits / MILLI, left[0], right[0], count, left[1], right[1], of=of)


def _sides(term: BirthTerm | WordsTerm, left: Facts, right: Facts) -> tuple[tuple[Facts, str], tuple[Facts, str]]:
    return (left, term.left or ""), (right, term.right or "")


def _kind(of: Facts, said: Said) -> str:
    return kind_of(of.type, said.prop).value


def _documents(of: Facts) -> list[str]:
    return [value for kind, value in of.identifiers if kind == "document"]


def _first(of: Facts, kind: str, value: str | None) -> Shown:
    return _shown([s for s in of.said if s.value == value and _kind(of, s) == kind], value or "")


def _gendered(of: Facts, value: str) -> Shown:
    return _shown([s for s in of.said if s.prop == "gender" and s.value == value], value)


def _placed(of: Facts, term: WordsTerm) -> Shown:
    """Return the place that holds the word, the first statement of several."""
    word = term.left or ""
    said = [s for s in of.said if words_of(s, _kind(of, s))[0] == term.role and word in _text_of(s)]
    first = min(said, key=lambda s: s.sid or "~", default=None)
    return (first.original, first.sid) if first else (word, None)


def _text_of(said: Said) -> str:
    """Return the text in which a word is looked for: a relative's as it is compared."""
    return " ".join(words_of_relative(said.value)) if said.prop in RELATIVES else folded(said.value)


def _shown(said: Iterable[Said], otherwise: str) -> Shown:
    originals, sids = [s.original for s in said], [s.sid for s in said if s.sid]
    return min(originals, default=otherwise), min(sids, default=None)
