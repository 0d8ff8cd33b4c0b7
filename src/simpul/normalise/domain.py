# SPDX-License-Identifier: Apache-2.0
"""Domains and addresses of pages: defanged, in ASCII, by the domain that somebody registered.

Sources: RFC 3986 (URI), RFC 5891 and UTS 46 (IDNA), the Public Suffix List as shipped with tldextract, private
suffixes included, so that pages on shared hosting stay apart. No network and no cache is used.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import idna

from simpul.normalise.characters import plain
from simpul.normalise.filler import filler
from simpul.normalise.value import Normalised, canonical, no_canonical

if TYPE_CHECKING:
    from tldextract import TLDExtract

_DOTS: Final = re.compile(
    r"\s*(?:\[\s*(?:\.|dot)\s*\]|\(\s*(?:\.|dot)\s*\)|\{\s*(?:\.|dot)\s*\})\s*|(?<=\w)\[dot\](?=\w)", re.IGNORECASE
)
_OTHER_DOTS: Final = str.maketrans("。．｡", "...")
_SCHEME: Final = re.compile(r"(?:h(?:xx|tt)ps?|ftp|fxp|wss?)\s*(?:\[:\]|:)\s*(?://|\\\\|/)|//", re.IGNORECASE)
_URL: Final = re.compile(
    r"(?:[^@/?#]*@)?(\[[0-9a-fA-F:.]+\]|[^:/?#\s]+)(?::(\d{1,5}))?(/[^?#]*)?(\?[^#]*)?(#.*)?", re.DOTALL
)
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.ASCII)
_LONGEST_HOST: Final = 253
_DEFAULT_PORTS: Final = ("80", "443")


@dataclass(frozen=True, slots=True)
class Host:
    """A server as an address names it.

    Attributes:
        name: ASCII, lower case.
        registered: what somebody registered, ``bank.co.kr``; the IP address where there is no name.
        is_ip: True for an IP address.
    """

    name: str
    registered: str
    is_ip: bool = False


@lru_cache(maxsize=1 << 15)
def canonical_domain(raw: str) -> Normalised:
    """Return the registered domain, punycode, lower case: ``example.co.kr``.

    Args:
        raw: a domain, a host or a whole address; ``hxxp``, ``[.]``, ``(dot)`` are undone.

    Returns:
        The domain with ``host`` (and ``unicode`` where it was internationalised) in ``extra``. Reasons:
        ``domain.blank``, ``domain.filler``, ``domain.no-dot``, ``domain.not-a-domain``,
        ``domain.public-suffix`` (nobody registered it).
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"domain.{why}")
    parts = _split(raw)
    host = read_host(parts[0]) if parts else "not-a-domain"
    if isinstance(host, str):
        return no_canonical(raw, f"domain.{host}")
    return canonical(raw, host.registered, host=host.name, **_said(host))


@lru_cache(maxsize=1 << 15)
def canonical_url(raw: str) -> Normalised:
    """Return an address of a page as ``host/path?query``: no scheme, no ``www.``, no default port.

    Page and domain often stand in one column; a bare domain is a page too. A fragment stays only where
    the page is one (``#/``, ``#!``), since such links carry invitation codes.

    Returns:
        The address with ``domain`` (registered) and ``host`` in ``extra``. Reasons: ``url.…`` as for domains.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"url.{why}")
    parts = _split(raw)
    host = read_host(parts[0]) if parts else "not-a-domain"
    if isinstance(host, str) or parts is None:
        return no_canonical(raw, f"url.{host}")
    name = host.name.removeprefix("www.") if host.name != host.registered else host.name
    name = f"[{name}]" if ":" in name else name
    return canonical(raw, name + _rest(parts), domain=host.registered, host=host.name, **_said(host))


def read_host(text: str) -> Host | str:
    """Return the host a text names, or the code of why it names none."""
    address = _ip(text.strip("[]"))
    if address:
        return Host(address, address, is_ip=True)
    name = _ascii(text.strip("."))
    if name is None or len(name) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, name.split("."))):
        return "not-a-domain"
    if "." not in name:
        return "no-dot"
    found = _extract()(name)
    if not found.suffix:
        return _under_unknown_suffix(name)
    registered = found.top_domain_under_public_suffix
    return Host(name, registered) if registered else "public-suffix"


def _under_unknown_suffix(name: str) -> Host | str:
    """Return a host under a suffix that the list does not have: its last label counts as one, unless it is a number.

    Source: the Public Suffix List's own algorithm ("if no rules match, the prevailing rule is *"). The list
    shipped is never the newest, and names under ``.example`` and ``.test`` are what exercises use.
    """
    labels = name.split(".")
    return Host(name, ".".join(labels[-2:])) if labels[-1].isalpha() else "not-a-domain"


def refanged(text: str) -> str:
    """Return the text with ``hxxp``, ``[.]``, ``(dot)``, ``[at]`` and full-width dots undone."""
    undone = _DOTS.sub(".", plain(text).translate(_OTHER_DOTS))
    return re.sub(r"\s*[\[({]\s*(?:at|@)\s*[\])}]\s*", "@", undone, flags=re.IGNORECASE)


def _split(raw: str) -> tuple[str, str, str, str, str] | None:
    text = refanged(raw).strip(" <>\"'.,;")
    if _ip(text):
        return text, "", "", "", ""
    scheme = _SCHEME.match(text)
    found = _URL.fullmatch(text[scheme.end() :].lstrip("/") if scheme else text)
    if found is None or (not scheme and "@" in text.split("/")[0]):
        return None
    host, port, path, query, fragment = (part or "" for part in found.groups())
    return host, port, path, query, fragment


def _rest(parts: tuple[str, str, str, str, str]) -> str:
    _, port, path, query, fragment = parts
    shown = fragment.strip() if fragment.startswith(("#/", "#!")) else ""
    page = re.sub(r"\s", "%20", f"{path}{query if query != '?' else ''}{shown}").rstrip(".,;'\"<>")
    at_port = f":{port}" if port and port not in _DEFAULT_PORTS else ""
    return at_port + ("" if page == "/" else page)


def _said(host: Host) -> dict[str, str]:
    if host.is_ip:
        return {"form": "ip"}
    if "xn--" not in host.name:
        return {}
    try:
        return {"unicode": idna.decode(host.name)}
    except (idna.IDNAError, UnicodeError):
        return {}


def _ip(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return None


def _ascii(text: str) -> str | None:
    if text.isascii():
        return text.lower()
    try:
        return idna.encode(text.casefold(), uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return None


@cache
def _extract() -> TLDExtract:
    import tldextract  # noqa: PLC0415  # a tenth of a second that a run without domains need not wait for

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
