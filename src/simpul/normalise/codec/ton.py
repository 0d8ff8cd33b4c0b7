# SPDX-License-Identifier: Apache-2.0
"""The two forms of a TON address, and the one both are brought to.

Source: TON documentation, "Smart contract addresses" (user-friendly form: tag, workchain, hash, CRC-16/XMODEM,
base64 or base64url, 36 bytes).
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

_RAW: Final = re.compile(r"(-?\d{1,3}):([0-9a-fA-F]{64})", re.ASCII)
_FRIENDLY: Final = re.compile(r"[A-Za-z0-9+/_-]{48}", re.ASCII)
_TAGS: Final = {0x11: False, 0x51: False, 0x91: True, 0xD1: True}
_WORKCHAINS: Final = ("0", "-1")


@dataclass(frozen=True, slots=True)
class TonAddress:
    """An account on TON.

    Attributes:
        raw: ``workchain:64 hex digits``, lower case; equal for equal accounts.
        testnet: True where the user-friendly form says that it is only for the test network.
    """

    raw: str
    testnet: bool = False


def read_ton(text: str) -> TonAddress | None:
    """Return the address of either form, or None where it has no such shape or the checksum is wrong."""
    raw = _RAW.fullmatch(text)
    if raw:
        return TonAddress(f"{raw[1]}:{raw[2].lower()}") if raw[1] in _WORKCHAINS else None
    if not _FRIENDLY.fullmatch(text):
        return None
    data = base64.b64decode(text.replace("-", "+").replace("_", "/"))
    checksum = int.from_bytes(data[34:], "big")
    workchain = str(int.from_bytes(data[1:2], "big", signed=True))
    if data[0] not in _TAGS or workchain not in _WORKCHAINS or binascii.crc_hqx(data[:34], 0) != checksum:
        return None
    return TonAddress(f"{workchain}:{data[2:34].hex()}", testnet=_TAGS[data[0]])
