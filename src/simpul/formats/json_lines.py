# SPDX-License-Identifier: Apache-2.0
"""One JSON object a line, read with suspicion: no key twice, no NaN, no bottomless nesting, no broken text."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn, Self

from simpul.formats.limits import DEFAULT_LIMITS, Limits
from simpul.formats.lines import Line, damage, text_lines

TOO_LONG: Final = "row.too-long"
NOT_JSON: Final = "row.not-json"
NOT_AN_OBJECT: Final = "row.not-an-object"
REPEATED_KEY: Final = "row.repeated-key"
NOT_A_NUMBER: Final = "row.not-a-number"
TOO_DEEP: Final = "row.too-deep"
NUL: Final = "row.nul-byte"
LONE_SURROGATE: Final = "row.lone-surrogate"

TROUBLES: Final = {
    TOO_LONG: "The line is longer than any object people write.",
    "row.undecodable": "The line holds bytes that are not UTF-8.",
    NUL: "The line holds a NUL character.",
    LONE_SURROGATE: "The line holds half a character (a lone surrogate).",
    NOT_JSON: "The line is not JSON.",
    NOT_AN_OBJECT: "The line is JSON, but no object.",
    REPEATED_KEY: "An object in the line has the same key twice, so it cannot be said which counts.",
    NOT_A_NUMBER: "The line holds NaN or infinity, which are no values.",
    TOO_DEEP: "The line nests deeper than any record does.",
}
"""Why a line could not be read, by code, as a sentence."""


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line: its number, and its object or the code of why it has none."""

    number: int
    content: dict[str, object] | None
    trouble: str | None = None


class _Refused(ValueError):
    """The line is refused."""

    code = "row.not-json"

    @classmethod
    def because(cls, code: str) -> Self:
        """Return the refusal with that code."""
        refused = cls()
        refused.code = code
        return refused


def json_lines(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Iterator[JsonLine]:
    """Yield the lines that hold anything; a line that cannot be read comes with its trouble, and reading goes on.

    Raises:
        UnreadableSource: the file cannot be opened.
    """
    for line in text_lines(path, encoding="utf-8-sig", limit=limits.line):
        if line.text is None or line.text.strip():
            yield _parsed(line, limits)


def _parsed(line: Line, limits: Limits) -> JsonLine:
    try:
        return JsonLine(line.number, parse_object(line.text, limits=limits))
    except _Refused as refused:
        return JsonLine(line.number, None, refused.code)


def parse_object(text: str | None, *, limits: Limits = DEFAULT_LIMITS) -> dict[str, object]:
    """Return the object that a line of JSON holds.

    Raises:
        ValueError: the line is refused; its ``code`` is one of ``TROUBLES``.
    """
    if text is None:
        raise _Refused.because(TOO_LONG)
    if trouble := damage(text):
        raise _Refused.because(trouble)
    try:
        found = json.loads(
            text,
            object_pairs_hook=_each_key_once,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
    except _Refused:
        raise
    except RecursionError:
        raise _Refused.because(TOO_DEEP) from None
    except ValueError:
        raise _Refused.because(NOT_JSON) from None
    if not isinstance(found, dict):
        raise _Refused.because(NOT_AN_OBJECT)
    _check_depth(found, limits.nesting)
    if "\\u" in text:
        _check_texts(found)
    return found


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused.because(REPEATED_KEY)
    return found


def _no_constant(_: str) -> NoReturn:
    raise _Refused.because(NOT_A_NUMBER)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_constant(text)


def _check_depth(value: object, left: int) -> None:
    if left < 0:
        raise _Refused.because(TOO_DEEP)
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _check_depth(part, left - 1)


def _check_texts(value: object) -> None:
    """Refuse text that only an escape could bring in: NUL and lone surrogates."""
    if isinstance(value, str):
        if trouble := damage(value):
            raise _Refused.because(NUL if trouble == NUL else LONE_SURROGATE)
    elif isinstance(value, dict | list):
        for part in value:
            _check_texts(part)
        if isinstance(value, dict):
            _check_texts(list(value.values()))
