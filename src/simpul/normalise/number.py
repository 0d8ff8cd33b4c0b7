# SPDX-License-Identifier: Apache-2.0
"""Numbers and amounts as plain decimals, whatever separators, digits and words for thousands they came in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Final

from simpul.normalise.characters import fold, lowered
from simpul.normalise.filler import filler
from simpul.normalise.han_numeral import HAN_DIGITS
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import word_list

_GROUPED_WITH_DOTS: Final = frozenset({"ID", "VN", "KH", "LA", "DE", "ES", "IT", "BR", "TR", "NL"})
"""Where amounts are grouped with dots (Unicode CLDR, number symbols): 1.500 there is fifteen hundred."""
_DOT_CURRENCIES: Final = frozenset({"IDR", "VND"})
_CLEAN: Final = re.compile(r"-?[1-9]\d{0,17}|0", re.ASCII)
_CHUNK: Final = r"\d+(?:[.,'’]\d+|[ ]\d{3}(?!\d))*"
_GROUPS: Final = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",."}
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_ONE_THOUSAND_OR_SO: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_SCIENTIFIC: Final = re.compile(r"([+-]?\d+(?:\.\d+)?)e([+-]?\d{1,2})")
_IN_BRACKETS: Final = re.compile(r"\((.*)\)")
_LONGEST: Final = 80
_MOST_DIGITS: Final = 25
_MINUS: Final = ("-",)
_SMALL: Final = 10_000
_NOT_A_NUMBER: Final = "not-a-number"
_SEVERAL: Final = "several"
_OUT_OF_RANGE: Final = "out-of-range"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from text.

    Attributes:
        other: a second reading where the separator leaves doubt.
        currency: ISO 4217 or token code the text names.
        unit: what is counted or measured.
        about: True where the text says that it is an estimate.
    """

    number: Decimal
    other: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    about: bool = False


class _NoNumber(Exception):
    """The text is no number, for the reason given; never leaves this module."""


def canonical_number(raw: str) -> Normalised:
    """Return a plain decimal without grouping or trailing zeros: ``-1234.5``.

    A single dot is a decimal point (11.562 is a latitude); a single comma before three digits groups.

    Args:
        raw: as received; words of multitude (만, 亿, triệu, juta) multiply.

    Returns:
        The value with ``unit`` and ``about`` in ``extra`` where said. Reasons: ``number.blank``,
        ``number.filler``, ``number.not-a-number``, ``number.several``, ``number.out-of-range``.
    """
    if _CLEAN.fullmatch(raw):
        return canonical(raw, raw)
    return _answer(raw, "number", grouped_with_dots=False)


def canonical_money(raw: str, *, country: str | None = None, currency: str | None = None) -> Normalised:
    """Return an amount as a plain decimal, with ``currency`` in ``extra`` where it or the context names one.

    Args:
        raw: as received: ``3억 5천만원``, ``Rp1.500.000``, ``USD 12,000.50``.
        country: ISO alpha-2; tells whether a dot groups.
        currency: code or word known beside the amount; what the raw value says goes before it.

    Returns:
        As ``canonical_number``, with ``doubt`` = ``separator`` and ``other`` = the second reading where a
        dot before three digits may group or not. Reasons: ``money.…``.
    """
    if _CLEAN.fullmatch(raw) and currency is None:
        return canonical(raw, raw)
    code = currency_code(currency) if currency else None
    dots = (country or "").upper() in _GROUPED_WITH_DOTS or code in _DOT_CURRENCIES
    answer = _answer(raw, "money", grouped_with_dots=dots)
    if answer.value is None or code is None or "currency" in answer.extra:
        return answer
    return canonical(raw, answer.value, **answer.extra, currency=code)


def currency_code(text: str) -> str | None:
    """Return the ISO 4217 (or token) code that a symbol, word or code names, or None."""
    meaning = _words().get(lowered(text), ("", ""))
    return meaning[1] if meaning[0] == "currency" else None


def read_amount(text: str, *, grouped_with_dots: bool) -> Amount | str:
    """Return the amount a text says, or why it says none (``not-a-number``, ``several``)."""
    try:
        with localcontext(prec=60):
            return _read(lowered(text), grouped_with_dots=grouped_with_dots)
    except _NoNumber as why:
        return str(why)


def _answer(raw: str, kind: str, *, grouped_with_dots: bool) -> Normalised:
    why = filler(raw)
    if why and not (why == "one-letter" or fold(raw).strip("0 ") == "" != fold(raw)):
        return no_canonical(raw, f"{kind}.{why}")
    amount = read_amount(raw, grouped_with_dots=grouped_with_dots)
    if isinstance(amount, str):
        return no_canonical(raw, f"{kind}.{amount}")
    value = _written(amount.number, kind)
    if sum(char.isdigit() for char in value) > _MOST_DIGITS:
        return no_canonical(raw, f"{kind}.out-of-range")
    return canonical(raw, value, **_learnt(amount, kind))


def _learnt(amount: Amount, kind: str) -> dict[str, str]:
    extra = {"currency": amount.currency, "unit": amount.unit, "about": "yes" if amount.about else None}
    if kind == "money" and amount.other is not None:
        extra |= {"doubt": "separator", "other": _written(amount.other, kind)}
    return {name: value for name, value in extra.items() if value}


def _written(number: Decimal, kind: str) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text in {"-0", ""} else text
    # A fourth decimal keeps 1.234 from being read as grouped when it comes back.
    return text + "0" if kind == "money" and _ONE_THOUSAND_OR_SO.fullmatch(text.lstrip("-")) else text


def _read(text: str, *, grouped_with_dots: bool) -> Amount:
    if len(text) > _LONGEST:
        raise _NoNumber(_NOT_A_NUMBER)
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        return Amount(Decimal(scientific[1]).scaleb(int(scientific[2])))
    bracketed = _IN_BRACKETS.fullmatch(text)
    reading = _Reading(grouped_with_dots=grouped_with_dots)
    for token in _tokens((bracketed[1] if bracketed else text).lstrip("+ ")):
        reading.take(token)
    amount = reading.amount()
    if not bracketed:
        return amount
    return Amount(-amount.number, amount.other and -amount.other, amount.currency, amount.unit, amount.about)


class _Reading:
    """The running sum of a number in words and digits: ``3억 5천만`` is 3 × 10⁸ + (5 × 10³) × 10⁴."""

    def __init__(self, *, grouped_with_dots: bool) -> None:
        self.grouped_with_dots = grouped_with_dots
        self.sign = 1
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digits: Decimal | None = None
        self.other: Decimal | None = None
        self.in_han = False
        self.seen = False
        self.said: dict[str, str] = {}

    def take(self, token: str) -> None:
        """Take one token: a run of digits, a Han digit, a sign, or a known word."""
        if token[0] in "0123456789":
            self._digits(token)
        elif token in HAN_DIGITS:
            self._han_digit(HAN_DIGITS[token])
        elif token in _MINUS:
            self._minus()
        else:
            self._word(*_words()[token])

    def amount(self) -> Amount:
        """Return what was read."""
        if not self.seen:
            raise _NoNumber(_NOT_A_NUMBER)
        number = self.sign * (self.total + self.section + (self.digits or 0))
        alone = self.total == 0 and self.section == 0
        other = self.sign * self.other if self.other is not None and alone else None
        said = self.said
        if other is not None and said.get("currency") in _DOT_CURRENCIES and number < other:
            number, other = other, number
        return Amount(number, other, said.get("currency"), said.get("unit"), "about" in said)

    def _digits(self, chunk: str) -> None:
        if self.digits is not None:
            raise _NoNumber(_SEVERAL)
        self.digits, self.other = _decimal(chunk, grouped_with_dots=self.grouped_with_dots)
        self.seen, self.in_han = True, False

    def _han_digit(self, digit: int) -> None:
        if self.digits is not None and not self.in_han:
            raise _NoNumber(_SEVERAL)
        self.digits = (self.digits or 0) * 10 + Decimal(digit)
        self.seen = self.in_han = True

    def _minus(self) -> None:
        if self.seen:
            raise _NoNumber(_SEVERAL)
        self.sign = -1

    def _word(self, sort: str, meaning: str) -> None:
        if sort != "multiplier":
            self.said["about" if meaning == "about" else sort] = meaning
            return
        times = int(meaning)
        if times < _SMALL:
            self.section += (1 if self.digits is None else self.digits) * times
        else:
            below = self.section + (self.digits or 0)
            self.total += (below or (self.digits is None)) * times
            self.section = Decimal(0)
        self.digits, self.seen = None, True


def _decimal(chunk: str, *, grouped_with_dots: bool) -> tuple[Decimal, Decimal | None]:
    """Return the number a run of digits and separators stands for, and a second reading where there is one."""
    text = re.sub(r"['’ ]", "", chunk)
    if len(text) > _MOST_DIGITS + 10:
        raise _NoNumber(_OUT_OF_RANGE)
    if "." in text and "," in text:
        point = "." if text.rindex(".") > text.rindex(",") else ","
        return _with_point(text, point), None
    if "," in text:
        grouped = _GROUPS[","].fullmatch(text) or _INDIAN.fullmatch(text)
        return (Decimal(text.replace(",", "")) if grouped and text[0] != "0" else _with_point(text, ",")), None
    if _ONE_THOUSAND_OR_SO.fullmatch(text):
        readings = (Decimal(text), Decimal(text.replace(".", "")))
        return readings[::-1] if grouped_with_dots else readings
    if text.count(".") > 1 and _GROUPS["."].fullmatch(text):
        return Decimal(text.replace(".", "")), None
    return _with_point(text, "."), None


def _with_point(text: str, point: str) -> Decimal:
    whole, _, fraction = text.partition(point)
    mark = "," if point == "." else "."
    if mark in whole and not (_GROUPS[mark].fullmatch(whole) or _INDIAN.fullmatch(whole)):
        raise _NoNumber(_NOT_A_NUMBER)
    if fraction and not fraction.isdigit():
        raise _NoNumber(_NOT_A_NUMBER)
    return Decimal(f"{whole.replace(mark, '')}.{fraction or 0}")


def _tokens(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        found = _token().match(text, at)
        if found is None:
            raise _NoNumber(_NOT_A_NUMBER)
        if found[1]:
            yield found[1]
        at = found.end()


@cache
def _token() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    listed = "|".join(
        rf"(?<![a-z]){re.escape(w)}(?![a-z])" if w.isascii() and w[0].isalpha() and w[-1].isalpha() else re.escape(w)
        for w in words
    )
    return re.compile(rf"({_CHUNK}|{listed}|[{''.join(HAN_DIGITS)}]|-)|[\s.,:;/]+")


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Return folded word to its sort (``multiplier``, ``currency``, ``unit``) and meaning."""
    lists = {"unit": "units", "currency": "currencies", "multiplier": "multipliers"}
    return {
        lowered(word): (sort, meaning)
        for sort, name in lists.items()
        for meaning, spellings in word_list(name).items()
        for word in (*([meaning] if sort == "currency" else []), *spellings)
    }
