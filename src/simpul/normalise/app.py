# SPDX-License-Identifier: Apache-2.0
"""Mobile applications by package or bundle id, store number or digest.

Sources: Android developers, "Set the application ID"; Apple, CFBundleIdentifier; the stores' link forms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.domain import refanged
from simpul.normalise.file_hash import canonical_hash
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical

_PACKAGE: Final = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)+", re.ASCII)
_PLAY: Final = re.compile(
    r"(?:https?://)?play\.google\.com/store/apps/details\?(?:.*&)?id=([\w.]+)(?:[&#].*)?", re.IGNORECASE | re.ASCII
)
_MARKET: Final = re.compile(r"market://details\?id=([\w.]+)(?:&.*)?", re.IGNORECASE | re.ASCII)
_APPLE: Final = re.compile(
    r"(?:https?://)?(?:apps|itunes)\.apple\.com/.*?id(\d{6,12})(?:[?/#].*)?|appstore:(\d{6,12})",
    re.IGNORECASE | re.ASCII,
)
_PREFIX: Final = re.compile(r"(?:package|bundle(?:\s?id)?|pkg|android|ios)\s*[:=]\s*", re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?:apk|ipa|aab|xapk)$", re.IGNORECASE)


@lru_cache(maxsize=1 << 13)
def canonical_app(raw: str) -> Normalised:
    """Return ``com.bank.fake`` for a package or bundle, ``appstore:123`` for Apple's number, hex for a digest.

    Package ids are lowered: people retype them, and two that differ in case alone are one trick.

    Returns:
        The app with ``form`` (``package``, ``store-number``, ``hash``) in ``extra``. Reasons: ``app.blank``,
        ``app.filler``, ``app.file-name`` (names no app), ``app.not-a-package`` (a display name).
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"app.{why}")
    text = _PREFIX.sub("", refanged(raw), count=1)
    apple = _APPLE.fullmatch(text)
    if apple:
        return canonical(raw, f"appstore:{apple[1] or apple[2]}", form="store-number")
    digest = canonical_hash(text)
    if digest.value:
        return canonical(raw, digest.value, form="hash", **digest.extra)
    return _package(raw, text, digest.reason)


def _package(raw: str, text: str, why_no_hash: str | None) -> Normalised:
    if why_no_hash in ("hash.of-nothing", "hash.filler"):
        return no_canonical(raw, why_no_hash.replace("hash.", "app."))
    store = _PLAY.fullmatch(text) or _MARKET.fullmatch(text)
    package = (store[1] if store else text).lower()
    if _FILE.search(package):
        return no_canonical(raw, "app.file-name")
    if not _PACKAGE.fullmatch(package):
        return no_canonical(raw, "app.not-a-package")
    return canonical(raw, package, form="package")
