# SPDX-License-Identifier: Apache-2.0
"""The check digit of IMEIs and SIM cards.

Source: ISO/IEC 7812-1, annex B (the Luhn formula).
"""

from __future__ import annotations


def luhn_digit(digits: str) -> str:
    """Return the check digit that belongs behind the digits."""
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in digits[::-2])
    return str(-(sum(doubled) + sum(int(digit) for digit in digits[-2::-2])) % 10)


def has_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before."""
    return digits[-1:] == luhn_digit(digits[:-1])
