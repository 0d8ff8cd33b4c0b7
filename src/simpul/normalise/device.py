# SPDX-License-Identifier: Apache-2.0
"""Handsets by IMEI and SIMs by card number (ICCID) or subscriber number (IMSI).

Sources: 3GPP TS 23.003 section 6.2 (IMEI, IMEISV, spare digit) and 2.2 (IMSI); ITU-T E.118 (ICCID);
mobile country codes of ITU-T E.212 as python-stdnum carries them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stdnum import imsi

from simpul.normalise.characters import digits_of, plain
from simpul.normalise.codec.luhn import has_luhn, luhn_digit
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.value import Normalised, canonical, no_canonical

_LABEL: Final = re.compile(
    r"^(?:imei(?:sv)?|iccid|imsi|sim|esim|usim)(?:\s*[12](?=\s*[:#.]))?\s*(?:no\.?|번호)?\s*[:#.]?\s*(?=[\d\s-]{10,})",
    re.IGNORECASE,
)
_LOST_DIGITS: Final = re.compile(r"\d(?:[.,]\d+)?e\+\d+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\d\s./-]+", re.ASCII)
_BODY: Final = 14
_ICCID_LENGTHS: Final = (18, 19, 20)
_IMSI_LENGTHS: Final = (14, 15)


@lru_cache(maxsize=1 << 13)
def canonical_imei(raw: str) -> Normalised:
    """Return 15 digits with the right check digit.

    Args:
        raw: 14 digits (the check digit is added), 15 (it is verified; a 0 there may be the spare digit
            that networks transmit), 16 with a software version (the version goes to ``extra``).

    Returns:
        The number with ``tac`` (model) in ``extra``. Reasons: ``imei.blank``, ``imei.filler``,
        ``imei.not-digits``, ``imei.lost-digits``, ``imei.wrong-length``, ``imei.check-digit``.
    """
    digits = _digits(raw, "imei")
    if isinstance(digits, Normalised):
        return digits
    body, rest = digits[:_BODY], digits[_BODY:]
    if len(digits) not in (14, 15, 16):
        return no_canonical(raw, "imei.wrong-length")
    if is_filler_number(body) or not int(body):
        return no_canonical(raw, "imei.filler")
    check = luhn_digit(body)
    extra = {"tac": body[:8]}
    if len(rest) == 1 and rest not in (check, "0"):
        return no_canonical(raw, "imei.check-digit")
    if len(rest) == 1 and rest != check:
        extra["check"] = "spare-zero"
    if len(rest) == 2:  # noqa: PLR2004  # IMEISV
        extra["software"] = rest
    return canonical(raw, body + check, **extra)


@lru_cache(maxsize=1 << 13)
def canonical_sim(raw: str) -> Normalised:
    """Return ``iccid:…`` for a card's printed number, ``imsi:…`` for a subscriber's.

    Returns:
        The number with ``form`` and, for an ICCID, ``check`` (``passed``, or ``none`` where the last digit is
        no check digit, as many issuers print it). Reasons: ``sim.blank``, ``sim.filler``,
        ``sim.not-digits``, ``sim.lost-digits``, ``sim.wrong-length``, ``sim.no-such-network``.
    """
    text = re.sub(r"(?i)^(?:iccid|imsi):", "", plain(raw))
    digits = _digits(raw, "sim", re.sub(r"(?i)(?<=\d)f$", "", text))
    if isinstance(digits, Normalised):
        return digits
    if is_filler_number(digits):
        return no_canonical(raw, "sim.filler")
    if digits.startswith("89") and len(digits) in _ICCID_LENGTHS:
        return canonical(raw, f"iccid:{digits}", form="iccid", check="passed" if has_luhn(digits) else "none")
    if len(digits) not in _IMSI_LENGTHS:
        return no_canonical(raw, "sim.wrong-length")
    if not imsi.is_valid(digits):
        return no_canonical(raw, "sim.no-such-network")
    return canonical(raw, f"imsi:{digits}", form="imsi", network=digits[:3])


def _digits(raw: str, kind: str, text: str | None = None) -> str | Normalised:
    """Return the digits, or the refusal where there is more than digits and separators."""
    why = filler(raw)
    if why:
        return no_canonical(raw, f"{kind}.{why}")
    bare = _LABEL.sub("", plain(raw) if text is None else text, count=1)
    bare = re.sub(r"\.0+$", "", bare)
    if _LOST_DIGITS.fullmatch(bare):
        return no_canonical(raw, f"{kind}.lost-digits")
    return digits_of(bare) if _NUMBER.fullmatch(bare) else no_canonical(raw, f"{kind}.not-digits")
