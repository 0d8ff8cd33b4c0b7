# SPDX-License-Identifier: Apache-2.0
"""What a column holds, judged by its values where its header says nothing.

Only shapes that nothing else has: an e-mail address, an IBAN with its check digits, a wallet
address, an IMEI with its check digit, a number written with its country code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from stdnum import iban, imei

from simpul.model.schema import Kind

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_URL: Final = re.compile(r"(?:https?|hxxps?)(?:://|\[:\]//)\S+", re.IGNORECASE)
_WALLET: Final = re.compile(r"0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|bc1[02-9ac-hj-np-z]{11,71}")
_PHONE: Final = re.compile(r"(?:\+|00)[1-9][\d\s().-]{6,18}\d")
_FIGURES: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_ISO_DAY: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_MONTHS: Final = 12
_YEAR_DIGITS: Final = 4


def _is_imei(text: str) -> bool:
    return text.isascii() and len(text) == 15 and bool(imei.is_valid(text))  # noqa: PLR2004  # 14 digits and a check digit


def _is_iban(text: str) -> bool:
    return text.isascii() and len(text) >= 15 and bool(iban.is_valid(text, check_country=False))  # noqa: PLR2004  # the shortest IBAN, Norway's


_SHAPES: Final[Mapping[Kind, Callable[[str], object]]] = {
    Kind.EMAIL: _EMAIL.fullmatch,
    Kind.URL: _URL.fullmatch,
    Kind.WALLET: _WALLET.fullmatch,
    Kind.IMEI: _is_imei,
    Kind.ACCOUNT: _is_iban,
    Kind.PHONE: _PHONE.fullmatch,
    Kind.DATE: _ISO_DAY.fullmatch,
}
_SEPARATORS: Final[Mapping[Kind, tuple[str, ...]]] = {
    **dict.fromkeys((Kind.EMAIL, Kind.WALLET, Kind.IMEI, Kind.SIM), (";", "|", "\n", " / ", ",", "、")),
    **dict.fromkeys((Kind.PHONE, Kind.CALLER_ID, Kind.ACCOUNT, Kind.HANDLE), (";", "|", "\n", " / ", ",", "、")),
    **dict.fromkeys((Kind.NAME, Kind.DOCUMENT, Kind.COUNTRY, Kind.REFERENCE), (";", "|", "\n", "、")),
}
"""What may part several values of one cell; a comma inside a name may belong to it."""


def kind_of_values(values: Sequence[str], *, share: float = 1.0) -> Kind | None:
    """Return the kind that at least ``share`` of the values (at most 200 are looked at) are of, or None."""
    looked_at = [value for value in values[:200] if value]
    if not looked_at:
        return None
    found = Counter(kind for value in looked_at if (kind := _kind_of(value)) is not None)
    if not found:
        return None
    kind, number = found.most_common(1)[0]
    return kind if number >= share * len(looked_at) else None


def _kind_of(value: str) -> Kind | None:
    return next((kind for kind, fits in _SHAPES.items() if fits(value)), None)


def date_order_of(values: Sequence[str]) -> str | None:
    """Return the order of a column's dates where some of them prove it and none disproves it.

    ``31/12/1980`` proves ``dmy``, ``12/31/1980`` proves ``mdy``; ``03/04/1980`` proves nothing.
    """
    proven = {order for value in values if (order := _order_of(value))}
    return proven.pop() if len(proven) == 1 else None


def _order_of(value: str) -> str | None:
    found = _FIGURES.fullmatch(value)
    if not found or len(found[1]) == _YEAR_DIGITS or len(found[1]) > 2:  # noqa: PLR2004  # day and month have two digits
        return None
    first, second = int(found[1]), int(found[2])
    if first > _MONTHS >= second:
        return "dmy"
    return "mdy" if second > _MONTHS >= first else None


def separator_of(values: Sequence[str], kind: Kind) -> str | None:
    """Return what parts several values in a column's cells; None where each cell holds one value."""
    found = Counter(mark for mark in _SEPARATORS.get(kind, ()) for value in values if mark in value.strip(mark))
    return found.most_common(1)[0][0] if found else None
