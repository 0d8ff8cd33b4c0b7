# SPDX-License-Identifier: Apache-2.0
"""Digests of files and hashes of transactions, as lower-case hex.

Sources: RFC 1321 (MD5), FIPS 180-4 (SHA); transaction hashes as the chains' explorers print them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.characters import plain
from simpul.normalise.codec.base58 import base58_decode
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.value import Normalised, canonical, no_canonical

_HEX: Final = re.compile(
    r"(?:(md5|sha-?1|sha-?256|sha-?384|sha-?512)\s*[:=]?\s*)?(?:0x)?([0-9a-f]{32,128})", re.IGNORECASE | re.ASCII
)
_ALGORITHMS: Final = {32: "md5", 40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512"}
_EMPTY: Final = frozenset(
    {
        "d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    }
)
"""Digests of nothing: an empty file ties everybody together."""
_SIGNATURE: Final = 64


@lru_cache(maxsize=1 << 13)
def canonical_hash(raw: str) -> Normalised:
    """Return a digest or transaction hash: hex in lower case, a Solana signature as it stands.

    Returns:
        The hash with ``algorithm`` in ``extra`` as its length tells (a transaction's 64 digits say
        ``sha256`` too). Reasons: ``hash.blank``, ``hash.filler``, ``hash.of-nothing``, ``hash.not-a-hash``,
        ``hash.cut-off`` (hex of no known length).
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"hash.{why}")
    text = re.sub(r"(?<=[0-9A-Fa-f])[\s:](?=[0-9A-Fa-f])", "", plain(raw))
    found = _HEX.fullmatch(text)
    if found is None:
        return _signature(raw, text)
    digits = found[2].lower()
    if len(digits) not in _ALGORITHMS:
        return no_canonical(raw, "hash.cut-off")
    if digits in _EMPTY:
        return no_canonical(raw, "hash.of-nothing")
    if is_filler_number(digits):
        return no_canonical(raw, "hash.filler")
    return canonical(raw, digits, algorithm=_ALGORITHMS[len(digits)])


def _signature(raw: str, text: str) -> Normalised:
    data = base58_decode(text)
    if data is not None and len(data) == _SIGNATURE:
        return canonical(raw, text, algorithm="ed25519")
    return no_canonical(raw, "hash.not-a-hash")
