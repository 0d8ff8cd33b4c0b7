# SPDX-License-Identifier: Apache-2.0
"""Canonical JSON: one value, one sequence of bytes.

Source: RFC 8785 (JSON Canonicalization Scheme), restricted to what records need:
objects with text keys, lists, text, booleans, null and integers within ±(2^53 - 1),
and finite floats in ECMAScript's shortest form.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

from simpul.model.errors import NotCanonical

MAX_SAFE_INTEGER = 2**53 - 1
EXPONENT_FROM = 21
EXPONENT_BELOW = -6


def canonical_json(value: object) -> bytes:
    """Return the canonical UTF-8 bytes of ``value``.

    Raises:
        NotCanonical: the value has no canonical form.
    """
    try:
        return _text(value).encode("utf-8")
    except UnicodeEncodeError as error:
        message = "A text holds a lone surrogate, so it has no canonical form; mend the source's encoding."
        raise NotCanonical(message) from error


def _text(value: object) -> str:  # noqa: PLR0911  # one return a JSON kind reads best
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return _integer(value)
        case float():
            return _number(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return _object(value)
        case Sequence():
            return "[" + ",".join(_text(item) for item in value) + "]"
        case _:
            message = f"A value of kind {type(value).__name__} has no canonical JSON form."
            raise NotCanonical(message)


def _integer(value: int) -> str:
    if abs(value) > MAX_SAFE_INTEGER:
        message = f"The integer {value} is beyond 2^53 - 1, so other parsers would round it; write it as text."
        raise NotCanonical(message)
    return str(int(value))


def _object(value: Mapping[object, object]) -> str:
    if not all(isinstance(key, str) for key in value):
        message = "An object has a key that is not text."
        raise NotCanonical(message)
    keys = sorted((str(key) for key in value), key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{_text(key)}:{_text(value[key])}" for key in keys) + "}"


def _number(value: float) -> str:
    if not math.isfinite(value):
        message = "NaN and infinity have no canonical JSON form."
        raise NotCanonical(message)
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text = "".join(str(digit) for digit in digits)
    point = len(text) + int(exponent)
    return ("-" if sign else "") + _ecmascript(text, point)


def _ecmascript(digits: str, point: int) -> str:
    """Lay out ``digits`` with the decimal point after ``point`` of them (ECMA-262, Number::toString)."""
    if len(digits) <= point <= EXPONENT_FROM:
        return digits + "0" * (point - len(digits))
    if 0 < point <= EXPONENT_FROM:
        return digits[:point] + "." + digits[point:]
    if EXPONENT_BELOW < point <= 0:
        return "0." + "0" * -point + digits
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{mantissa}e{point - 1:+d}"
