# SPDX-License-Identifier: Apache-2.0
"""Passports and other documents by issuing state, kind and number: ``KH:passport:N0123456``.

Sources: ICAO Doc 9303 for machine-readable zones; for numbers with a public rule the algorithms that
python-stdnum cites (``national_number``). Where no public rule exists the number is kept as it is, in
capitals without separators, and no pattern is invented.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from simpul.normalise.characters import alphanumerics, fold, plain
from simpul.normalise.country import country_code
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.mrz import Zone, read_mrz
from simpul.normalise.national_number import passes_public_rule
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary

_CANONICAL: Final = re.compile(r"([A-Z]{2})?:([a-z_]*):([^\s:]+)")
_IN_BRACKETS: Final = re.compile(r"(.+?)\s*[(\[]([^()\[\]]{2,40})[)\]]")
_LOST_DIGITS: Final = re.compile(r"\d(?:[.,]\d+)?e\+\d+", re.IGNORECASE)
_FLOAT_TAIL: Final = re.compile(r"(\d{6,})\.0+")
_MASK: Final = re.compile(r"[*•●○✱]|[xX]{3,}")
_LENGTHS: Final = range(4, 41)
_NUMBER_WORD: Final = r"(?:\s*(?:no|nos|nr|number|num|#|번호|号码|号|號碼|號|番号|เลขที่|số))?[\s.:#№-]*"


@lru_cache(maxsize=1 << 15)
def canonical_document(raw: str, *, country: str | None = None, kind: str | None = None) -> Normalised:
    """Return ``state:kind:number``; parts that are not known stay empty.

    Args:
        raw: a number, with or without the kind's name before and a country in brackets behind; or a whole
            machine-readable zone.
        country: ISO alpha-2 of the issuing state, where the raw value does not tell.
        kind: ``passport``, ``national_id`` …, or a word for it in one of the languages.

    Returns:
        The document with ``kind``, ``country`` and ``check`` in ``extra``: ``passed``, ``failed`` (kept all the
        same: the number may be mistyped, forged, or newer than the rule) or ``none`` (no public rule). A zone
        adds ``birth``, ``expiry``, ``name``. Reasons: ``document.blank``, ``document.filler``,
        ``document.masked``, ``document.lost-digits``, ``document.no-digits``, ``document.too-short``,
        ``document.too-long``, ``document.mrz-check``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"document.{why}")
    zone = read_mrz(raw)
    if zone is not None:
        return _from_zone(raw, zone)
    state, of_kind, number = _parted(_FLOAT_TAIL.sub(r"\1", plain(raw)))
    state = state or (country.upper() if country else "")
    of_kind = of_kind or document_kind(kind or "") or ""
    fault = _fault(number)
    if fault:
        return no_canonical(raw, f"document.{fault}")
    return _answer(raw, state, of_kind, alphanumerics(number))


def document_kind(text: str) -> str | None:
    """Return the kind of document a word names in one of the languages, or None."""
    return vocabulary("document_kinds").get(fold(text.replace("_", " "))) or (
        text if text in vocabulary("document_kinds").values() else None
    )


def document_number(value: str) -> str:
    """Return only the number of a canonical document, for comparing across kinds and states."""
    return value.rpartition(":")[2]


def _answer(raw: str, state: str, kind: str, number: str) -> Normalised:
    passed = passes_public_rule(number, country=state, kind=kind)
    check = {None: "none", True: "passed", False: "failed"}[passed]
    extra = {name: value for name, value in (("kind", kind), ("country", state)) if value}
    return canonical(raw, f"{state}:{kind}:{number}", check=check, **extra)


def _from_zone(raw: str, zone: Zone) -> Normalised:
    if zone.failed:
        return no_canonical(raw, "document.mrz-check", failed=" ".join(zone.failed))
    if not zone.number:
        return no_canonical(raw, "document.no-digits")
    extra = {"kind": zone.kind, "check": "passed", "birth": zone.birth, "expiry": zone.expiry}
    extra |= {"country": zone.state} if zone.state else {"issuer": zone.issuer}
    extra |= {"name": f"{zone.surname}, {zone.given}".strip(", ")}
    return canonical(raw, f"{zone.state or ''}:{zone.kind}:{zone.number}", **extra)


def _parted(text: str) -> tuple[str, str, str]:
    """Return issuing state, kind and number as far as the text tells."""
    already = _CANONICAL.fullmatch(text)
    if already and (not already[2] or already[2] in vocabulary("document_kinds").values()):
        return already[1] or "", already[2], already[3]
    bracketed = _IN_BRACKETS.fullmatch(text)
    state = (country_code(bracketed[2]) or "") if bracketed else ""
    rest = bracketed[1] if bracketed and state else text
    labelled = _label().match(rest.casefold())
    if labelled is None or not any(char.isdigit() for char in rest[labelled.end() :]):
        return state, "", rest
    return state, document_kind(labelled[1]) or "", rest[labelled.end() :]


@cache
def _label() -> re.Pattern[str]:
    """Match a kind's name in front of a number; a short one only with a colon or a space behind."""
    words = sorted(vocabulary("document_kinds"), key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"[\s_-]+") for word in words)
    return re.compile(rf"({listed})(?![a-z0-9]){_NUMBER_WORD}")


def _fault(number: str) -> str | None:
    if _MASK.search(number):
        return "masked"
    if _LOST_DIGITS.fullmatch(number):
        return "lost-digits"
    text = alphanumerics(number)
    if not any(char.isdigit() for char in text):
        return "no-digits"
    if len(text) not in _LENGTHS:
        return "too-short" if len(text) < _LENGTHS.start else "too-long"
    return "filler" if is_filler_number(text) or not text.strip("0X") else None
