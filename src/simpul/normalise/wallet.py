# SPDX-License-Identifier: Apache-2.0
"""Crypto addresses per chain, their checksums verified: ``btc:…``, ``evm:0x…``, ``tron:…``, ``ton:…``.

An address of an Ethereum-like chain is the same key on all of them, so the chain is ``evm``.
Sources: BIP-13, BIP-173, BIP-350; EIP-55; TRON developer documentation ("Account"); Solana documentation
("Accounts"); XRP Ledger documentation ("Addresses", "X-address"); Litecoin and Dogecoin chain parameters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from simpul.normalise.characters import fold
from simpul.normalise.codec.base58 import RIPPLE, base58_decode, base58check_decode, base58check_encode
from simpul.normalise.codec.bech32 import witness_program
from simpul.normalise.codec.keccak import keccak_256
from simpul.normalise.codec.ton import read_ton
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary

_EVM: Final = re.compile(r"(?:0[xX])?([0-9a-fA-F]{40})", re.ASCII)
_TRON_HEX: Final = re.compile(r"41[0-9a-fA-F]{40}", re.ASCII)
_SCHEME: Final = re.compile(
    r"(?:(?:bitcoin|ethereum|litecoin|dogecoin|tron|solana|ripple|ton)://?(?:transfer/)?)", re.IGNORECASE
)
_TAIL: Final = re.compile(r"[?@].*")
_CHECKSUMMED: Final = re.compile(
    r"[13T][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc|ltc)1[a-z0-9]{8,87}|[EUk0][Qf][A-Za-z0-9+/_-]{46}", re.ASCII
)
"""What can only be an address of a chain whose addresses carry a checksum."""
_HASH_160: Final = 21
_ZERO_EVM: Final = "0" * 40
_BURNT: Final = "0" * 36 + "dead"
_SOL_LENGTHS: Final = range(32, 45)
_PUBLIC_KEY: Final = 32

Found = tuple[str, dict[str, str]]
_VERSIONS: Final = {
    "btc": {0x00: "p2pkh", 0x05: "p2sh"},
    "ltc": {0x30: "p2pkh", 0x32: "p2sh"},
    "doge": {0x1E: "p2pkh", 0x16: "p2sh"},
    "tron": {0x41: "account"},
}


@lru_cache(maxsize=1 << 15)
def canonical_wallet(raw: str, *, chain: str | None = None) -> Normalised:
    """Return an address as ``chain:address``.

    Args:
        raw: as received; a URI scheme, a chain prefix and spaces around it are taken off.
        chain: the chain or token the record names, in any spelling; where the address has another
            chain's form and checksum, the address is believed and ``doubt`` is ``chain``.

    Returns:
        The address with ``chain``, ``form`` and ``check`` (``passed``; ``none`` where the form carries no
        checksum: Solana, one-case EVM, raw TON) in ``extra``. Reasons: ``wallet.blank``,
        ``wallet.filler``, ``wallet.checksum`` (the form of an address, mistyped or invented),
        ``wallet.null-address`` (nobody's, all zeros or burnt), ``wallet.not-an-address``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"wallet.{why}")
    said, address = _parted(raw)
    expected = said or vocabulary("chains").get(fold(chain or ""))
    order = sorted(_READERS, key=lambda name: name != expected)
    fault = "checksum" if _CHECKSUMMED.fullmatch(address) else "not-an-address"
    for name in order:
        found = _READERS[name](address)
        if isinstance(found, str):
            fault = found
        elif found is not None:
            value, extra = found
            doubt = {"doubt": "chain"} if expected not in (None, name) else {}
            return canonical(raw, f"{name}:{value}", chain=name, **extra, **doubt)
    return no_canonical(raw, f"wallet.{fault}")


def _parted(raw: str) -> tuple[str | None, str]:
    text = "".join(raw.split())
    scheme = _SCHEME.match(text)
    if scheme:
        return None, _TAIL.sub("", text[scheme.end() :])
    head, colon, tail = text.partition(":")
    chain = vocabulary("chains").get(fold(head)) if colon and not head.lstrip("-").isdigit() else None
    return (chain, _TAIL.sub("", tail)) if chain else (None, _TAIL.sub("", text))


def _base58check(chain: str, address: str) -> Found | str | None:
    body = base58check_decode(address)
    if body is None or len(body) != _HASH_160 or body[0] not in _VERSIONS[chain]:
        return None
    if not any(body[1:]):
        return "null-address"
    return address, {"form": _VERSIONS[chain][body[0]], "check": "passed"}


def _segwit(prefix: str, address: str) -> Found | None:
    found = witness_program(address, prefix=prefix)
    if found is None:
        return None
    version, program = found
    form = "taproot" if version == 1 else "p2wpkh" if len(program) == 20 else "p2wsh"  # noqa: PLR2004
    return address.lower(), {"form": form if version < 2 else f"witness-{version}", "check": "passed"}  # noqa: PLR2004


def _btc(address: str) -> Found | str | None:
    return _segwit("bc", address) or _base58check("btc", address)


def _ltc(address: str) -> Found | str | None:
    return _segwit("ltc", address) or _base58check("ltc", address)


def _doge(address: str) -> Found | str | None:
    return _base58check("doge", address)


def _tron(address: str) -> Found | str | None:
    if _TRON_HEX.fullmatch(address):
        return base58check_encode(bytes.fromhex(address)), {"form": "account", "check": "none"}
    return _base58check("tron", address)


def _evm(address: str) -> Found | str | None:
    found = _EVM.fullmatch(address)
    if found is None:
        return None
    digits = found[1]
    if digits.lower() in (_ZERO_EVM, _BURNT):
        return "null-address"
    mixed = digits not in (digits.lower(), digits.upper())
    if mixed and digits != checksum_case(digits):
        return "checksum"
    return f"0x{digits.lower()}", {"form": "account", "check": "passed" if mixed else "none"}


def checksum_case(digits: str) -> str:
    """Return 40 hex digits with the case that EIP-55 gives them."""
    digest = keccak_256(digits.lower().encode()).hex()
    return "".join(
        char.upper() if int(nibble, 16) >= 8 else char  # noqa: PLR2004  # EIP-55: the nibble's top bit
        for char, nibble in zip(digits.lower(), digest, strict=False)
    )


def _sol(address: str) -> Found | str | None:
    key = base58_decode(address) if len(address) in _SOL_LENGTHS else None
    if key is None or len(key) != _PUBLIC_KEY:
        return None
    return (address, {"form": "account", "check": "none"}) if any(key) else "null-address"


def _ton(address: str) -> Found | None:
    found = read_ton(address)
    if found is None:
        return None
    extra = {"form": "account", "check": "none" if ":" in address else "passed"}
    return found.raw, extra | ({"network": "test"} if found.testnet else {})


def _xrp(address: str) -> Found | None:
    """Read a classic address, or an X-address with the destination tag it carries."""
    body = base58check_decode(address, alphabet=RIPPLE)
    if body is None:
        return None
    if len(body) == _HASH_160 and body[0] == 0:
        return address, {"form": "classic", "check": "passed"}
    if body[:2] != b"\x05\x44" or len(body) != 31 or body[22] > 1:  # noqa: PLR2004
        return None
    classic = base58check_encode(b"\0" + body[2:22], alphabet=RIPPLE)
    tag = {"tag": str(int.from_bytes(body[23:27], "little"))} if body[22] else {}
    return classic, {"form": "x-address", "check": "passed", **tag}


_READERS: Final[dict[str, Callable[[str], Found | str | None]]] = {
    "btc": _btc,
    "evm": _evm,
    "tron": _tron,
    "ton": _ton,
    "xrp": _xrp,
    "ltc": _ltc,
    "doge": _doge,
    "sol": _sol,
}
"""Most certain first: forms with a checksum go before Solana's, which has none."""
