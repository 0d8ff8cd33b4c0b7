# SPDX-License-Identifier: Apache-2.0
"""Machine-readable zones of travel documents, their check digits verified.

Source: ICAO Doc 9303, eighth edition: part 3 section 4.9 (check digits), part 4 (TD3, passports), part 5 (TD1,
cards), part 6 (TD2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simpul.normalise.country import issuing_state

_PASSPORT_WIDTH: Final = 44
_WEIGHTS: Final = (7, 3, 1)
_LINE: Final = re.compile(r"[A-Z0-9<]+", re.ASCII)
_SHAPES: Final = {(3, 30): "TD1", (2, 36): "TD2", (2, 44): "TD3"}
_KINDS: Final = {"P": "passport", "V": "visa"}
_SEX: Final = {"M": "male", "F": "female"}


@dataclass(frozen=True, slots=True)
class Zone:
    """What a machine-readable zone says.

    Attributes:
        format: ``TD1``, ``TD2``, ``TD3``.
        kind: ``passport``, ``visa`` or ``national_id``.
        issuer: as printed, three letters; ``state`` is its alpha-2, or None (UTO, UNO).
        birth: ``YYMMDD`` as printed; ``expiry`` likewise.
        failed: names of the fields whose check digit is wrong.
    """

    format: str
    kind: str
    issuer: str
    state: str | None
    number: str
    surname: str
    given: str
    nationality: str
    birth: str
    expiry: str
    sex: str | None
    optional: str
    failed: tuple[str, ...]


def check_digit(field: str) -> str:
    """Return the digit for a field: 0-9 as they are, A-Z as 10-35, ``<`` as 0, weights 7 3 1, modulo 10."""
    return str(sum(_worth(char) * _WEIGHTS[at % 3] for at, char in enumerate(field)) % 10)


def read_mrz(text: str) -> Zone | None:
    """Return what a zone of two or three lines says, or None where the text has no such shape.

    Args:
        text: lines parted by line ends or spaces, or run together.
    """
    compact = re.sub(r"[^\S\n]+", "" if "\n" in text.strip() else "\n", text.upper().replace("«", "<<").strip())
    if not _LINE.fullmatch(compact.replace("\n", "")) or "<" not in compact:
        return None
    lines = _lines(compact)
    shape = _SHAPES.get((len(lines), len(lines[0]))) if lines else None
    if shape is None:
        return None
    fields = _fields_of_td1(lines) if shape == "TD1" else _fields_of_passport(lines)
    return _zone(shape, lines, fields)


def _lines(compact: str) -> list[str]:
    lines = compact.split("\n")
    whole = "".join(lines)
    for count, width in _SHAPES:
        if len(whole) == count * width and (len(lines) == 1 or all(len(line) == width for line in lines)):
            return [whole[at : at + width] for at in range(0, len(whole), width)]
    return []


def _fields_of_td1(lines: list[str]) -> Mapping[str, str]:
    upper, middle, names = lines
    number, digit, optional = _whole_number(upper[5:14], upper[14], upper[15:30])
    return {
        "number": number, "number_digit": digit, "optional": optional,
        "birth": middle[:6], "birth_digit": middle[6], "sex": middle[7],
        "expiry": middle[8:14], "expiry_digit": middle[14], "nationality": middle[15:18],
        "names": names, "all": upper[5:30] + middle[:7] + middle[8:15] + middle[18:29], "all_digit": middle[29],
    }  # fmt: skip


def _fields_of_passport(lines: list[str]) -> Mapping[str, str]:
    upper, lower = lines
    is_passport = len(lower) == _PASSPORT_WIDTH
    number, digit, optional = lower[:9], lower[9], lower[28:42]
    if not is_passport:
        number, digit, optional = _whole_number(number, digit, lower[28:35])
    return {
        "number": number, "number_digit": digit, "optional": optional, "nationality": lower[10:13],
        "birth": lower[13:19], "birth_digit": lower[19], "sex": lower[20],
        "expiry": lower[21:27], "expiry_digit": lower[27],
        "names": upper[5:], "all": lower[:10] + lower[13:20] + lower[21:-1], "all_digit": lower[-1],
    }  # fmt: skip


def _whole_number(number: str, digit: str, optional: str) -> tuple[str, str, str]:
    """Return number, check digit and what is left: a long number goes on in the optional field, its digit last."""
    if digit != "<" or optional[0] == "<":
        return number, digit, optional
    rest = optional.partition("<")[0]
    return number + rest[:-1], rest[-1], optional[len(rest) :]


def _zone(shape: str, lines: list[str], fields: Mapping[str, str]) -> Zone:
    surname, _, given = fields["names"].partition("<<")
    kind = _KINDS.get(lines[0][0], "national_id")
    return Zone(
        format=shape,
        kind=kind,
        issuer=lines[0][2:5].strip("<"),
        state=issuing_state(lines[0][2:5]),
        number=fields["number"].replace("<", ""),
        surname=_spaced(surname),
        given=_spaced(given),
        nationality=fields["nationality"].strip("<"),
        birth=fields["birth"],
        expiry=fields["expiry"],
        sex=_SEX.get(fields["sex"]),
        optional=fields["optional"].strip("<"),
        failed=tuple(name for name in _checked(kind) if not _agrees(fields[name], fields[f"{name}_digit"])),
    )


def _checked(kind: str) -> tuple[str, ...]:
    """Visas carry no composite check digit (Doc 9303 part 7)."""
    return ("number", "birth", "expiry") if kind == "visa" else ("number", "birth", "expiry", "all")


def _agrees(field: str, digit: str) -> bool:
    return check_digit(field) == ("0" if digit == "<" else digit)


def _spaced(names: str) -> str:
    return " ".join(names.replace("<", " ").split())


def _worth(char: str) -> int:
    return 0 if char == "<" else int(char, 36)
