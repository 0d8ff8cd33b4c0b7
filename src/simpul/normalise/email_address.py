# SPDX-License-Identifier: Apache-2.0
"""E-mail addresses in lower case, their domain in ASCII.

Source: RFC 5321 (addresses, lengths), RFC 6531 (internationalised local parts). The local part is lowered
although RFC 5321 lets a host tell cases apart: no provider that people use does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.domain import read_host, refanged
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical

_ADDRESS: Final = re.compile(
    r"(?:.*<|mailto:)?\s*([^\s<>@,;:\"()\[\]\\]{1,64})@([^\s<>@,;:\"()]+?)[>.,;\s]*(?:\?.*)?", re.IGNORECASE | re.DOTALL
)
_DOTLESS: Final = frozenset({"gmail.com", "googlemail.com"})
_AT_HOME: Final = {"googlemail.com": "gmail.com"}


@lru_cache(maxsize=1 << 15)
def canonical_email(raw: str) -> Normalised:
    """Return one address, lower case.

    Args:
        raw: an address, also ``Name <a@b.c>``, ``mailto:``, ``a [at] b (dot) c``.

    Returns:
        The address with ``domain`` (registered) and, where it differs, ``mailbox`` in ``extra``: the box it
        reaches, without a ``+`` tag and, at Gmail, without dots. Reasons: ``email.blank``,
        ``email.filler``, ``email.no-at``, ``email.several``, ``email.not-an-address``, ``email.bad-domain``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"email.{why}")
    text = refanged(raw)
    if "@" not in text:
        return no_canonical(raw, "email.no-at")
    if text.count("@") > 1:
        return no_canonical(raw, "email.several")
    found = _ADDRESS.fullmatch(text)
    if found is None or found[1].strip(".") != found[1] or ".." in found[1]:
        return no_canonical(raw, "email.not-an-address")
    host = read_host(found[2])
    if isinstance(host, str) or host.is_ip:
        return no_canonical(raw, "email.bad-domain")
    return _answer(raw, found[1].lower(), host.name, host.registered)


def _answer(raw: str, local: str, host: str, registered: str) -> Normalised:
    if filler(local) == "filler" and not local.isdigit():
        return no_canonical(raw, "email.filler")
    box = local.partition("+")[0] or local
    mailbox = f"{box.replace('.', '') if host in _DOTLESS else box}@{_AT_HOME.get(host, host)}"
    extra = {"mailbox": mailbox} if mailbox != f"{local}@{host}" else {}
    return canonical(raw, f"{local}@{host}", domain=registered, **extra)
