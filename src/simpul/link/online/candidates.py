# SPDX-License-Identifier: Apache-2.0
"""Which records of an index share a key with one record: ``found.sql`` for a single record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log2
from typing import Final

from simpul.link.match import IDENTITY_KINDS
from simpul.link.online.change import cap_of
from simpul.link.online.key import NARROWED, Family, Key, family_of, narrow_key
from simpul.link.online.keys import beside_of
from simpul.link.online.round import thousandths
from simpul.link.online.view import View
from simpul.link.weights import Weights

PSEUDO_RECORDS: Final = 400.0
"""Records that stand for those in no holding, when a key's bits are reckoned."""

BESIDE_A_DATE: Final = {Family.BORN: 5000, Family.BORN_PLACE: 4000, Family.BORN_COUNTRY: 2000}
"""Thousandths of a bit that a key with a birth date gives: what stands beside the date."""

SHARED_VALUE: Final = 100_000
JUDGED: Final = 1_000_000
"""Thousandths of a bit that a shared value, and a judgement, give: always worth a look."""


@dataclass(slots=True)
class _Bits:
    """The key bits of one candidate so far, in thousandths."""

    tokens: int = 0
    names: int = 0
    dates: int = 0
    value: bool = False
    families: set[Family] = field(default_factory=set)

    def total(self) -> int:
        return max(self.tokens, self.names, self.dates) + (SHARED_VALUE if self.value else 0)

    def add(self, family: Family, millibits: int) -> None:
        if family is Family.TOKEN:
            self.tokens += millibits
        elif family in BESIDE_A_DATE:
            self.dates = max(self.dates, BESIDE_A_DATE[family])
        else:
            self.names = max(self.names, millibits)


def found(view: View, weights: Weights, subject: int) -> dict[int, int]:
    """Return the records that share a key with the subject, with the thousandths of a bit of their keys.

    Records of the subject's own shape only; its own agency is among them, and itself is not.
    """
    bits: dict[int, _Bits] = defaultdict(_Bits)
    if view.facts(subject).shape is None:
        return {}
    records = view.total("records")
    for key in view.keys(subject).candidates:
        _meet_by_key(view, weights, subject, key, _Meeting(bits, max(2, records)))
    for no in _by_value(view, weights, subject):
        bits[no].value = True
    bits.pop(subject, None)
    return {no: of.total() for no, of in bits.items()}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Where candidates gather."""

    bits: dict[int, _Bits]
    records: int

    def add(self, holders: list[int], family: Family, of: int) -> None:
        millibits = thousandths(log2((self.records + PSEUDO_RECORDS) / of))
        for no in holders:
            self.bits[no].add(family, millibits)


def _meet_by_key(view: View, weights: Weights, subject: int, key: Key, meeting: _Meeting) -> None:
    family = family_of(key)
    degree, most = view.degree(key), cap_of(family, weights)
    if degree <= most:
        if degree > 1:
            meeting.add(view.holders(key), family, degree)
        return
    if family not in NARROWED:
        return
    most = int(weights.candidates["bucket"])
    for beside in beside_of(view.facts(subject), family):
        meeting.add(view.narrow_holders(narrow_key(key, beside), most=most), family, degree)


def _by_value(view: View, weights: Weights, subject: int) -> Iterator[int]:
    """Yield the holders of the subject's identifying values; of a value with very many only from or to the first."""
    facts = view.facts(subject)
    for (kind, _), key in zip(facts.identifiers, view.keys(subject).identifiers, strict=True):
        if kind == "caller_id":
            continue
        few = view.degree(key) <= weights.candidates["identifier_bucket"]
        if not few and (facts.shape, kind) not in IDENTITY_KINDS:
            continue
        alike = [no for no in view.holders(key) if view.facts(no).shape == facts.shape]
        first = min(alike, key=lambda no: view.facts(no).id)
        yield from alike if few or first == subject else [first]
