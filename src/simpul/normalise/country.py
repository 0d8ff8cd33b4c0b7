# SPDX-License-Identifier: Apache-2.0
"""Countries as ISO 3166-1 alpha-2, from codes and from names in the participants' languages.

Sources: ISO 3166-1 codes and Unicode CLDR territory names through ICU; ``data/countries.yaml`` for what people
say besides. XK is the user-assigned code for Kosovo that CLDR lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import icu

from simpul.normalise.characters import fold, plain
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary

LANGUAGES: Final = (
    "en", "ko", "ja", "zh_Hans", "zh_Hant", "th", "km", "lo", "my", "vi", "id", "ms", "fil", "ar", "fr", "es", "ru",
)  # fmt: skip
_CODE: Final = re.compile(r"[A-Za-z]{2}", re.ASCII)
_SUBDIVISION: Final = re.compile(r"([A-Za-z]{2})-[A-Za-z0-9]{1,3}", re.ASCII)
_CODE_3: Final = re.compile(r"[A-Za-z]{3}", re.ASCII)
_OF_PEOPLE: Final = re.compile(
    r"(?:국적|국민|인|(?<=[国國])[国國]籍|籍|人)$"
    r"|^(?:สัญชาติ|คน|ประเทศ|ប្រទេស|ປະເທດ|quoc tich|nuoc|nguoi|warga negara|negara)\s*"
)
_OTHER_CODES: Final = {"UK": "GB", "EL": "GR", "XK": "XK", "XKX": "XK"}
_MRZ_CODES: Final = {"D": "DE", "GBD": "GB", "GBN": "GB", "GBO": "GB", "GBP": "GB", "GBS": "GB", "RKS": "XK"}
"""Issuing states of machine-readable travel documents that ISO 3166 has otherwise (ICAO Doc 9303-3, section 5)."""


@lru_cache(maxsize=1 << 12)
def canonical_country(raw: str) -> Normalised:
    """Return the alpha-2 code of a country named by code, name or its people: ``KH``.

    Returns:
        The code. Reasons: ``country.blank``, ``country.filler``, ``country.unknown``.
    """
    code = country_code(raw)
    if code:
        return canonical(raw, code)
    return no_canonical(raw, f"country.{filler(raw) or 'unknown'}")


def country_code(text: str) -> str | None:
    """Return the alpha-2 code a text names, or None; codes go before names, ``NA`` is Namibia."""
    word = plain(text)
    subdivision = _SUBDIVISION.fullmatch(word)
    if subdivision and subdivision[1].upper() in _codes():
        return subdivision[1].upper()
    if _CODE.fullmatch(word) or _CODE_3.fullmatch(word):
        found = _by_code(word.upper())
        if found:
            return found
    name = fold(word)
    return _names().get(name) or _names().get(_OF_PEOPLE.sub("", name).strip())


def issuing_state(code: str) -> str | None:
    """Return the alpha-2 code for the three letters in a machine-readable zone, or None (``UTO``, ``UNO``)."""
    letters = code.strip("<").upper()
    return _MRZ_CODES.get(letters) or (_by_code(letters) if len(letters) == 3 else None)  # noqa: PLR2004


def _by_code(code: str) -> str | None:
    return code if code in _codes() else _OTHER_CODES.get(code) or _three_letters().get(code)


@cache
def _codes() -> frozenset[str]:
    return frozenset(icu.Locale.getISOCountries()) | {"XK"}


@cache
def _three_letters() -> Mapping[str, str]:
    return MappingProxyType({icu.Locale("", code).getISO3Country(): code for code in sorted(_codes())})


@cache
def _names() -> Mapping[str, str]:
    """Return folded name to code; our own list goes before CLDR's, English before the others."""
    names = dict(vocabulary("countries", with_meanings=False))
    for language in LANGUAGES:
        in_language = icu.Locale(language)
        for code in sorted(_codes()):
            names.setdefault(fold(icu.Locale("", code).getDisplayCountry(in_language)), code)
    return MappingProxyType(names)
