# SPDX-License-Identifier: Apache-2.0
"""Accounts on messengers and platforms: what stays (an id, a registered phone) apart from what is resold (a name).

Three forms: ``telegram:#12345`` a stable id, ``whatsapp:+855…`` the phone it is registered to,
``telegram:@name`` the handle shown; ``telegram:!hash`` is an invitation. Handles are renamed and sold, so a link
weighs the first high and the third low.
Sources: Telegram documentation ("Deep links", "Bot API": chat ids); the platforms' own link forms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simpul.normalise.characters import fold, plain
from simpul.normalise.domain import refanged
from simpul.normalise.filler import filler, is_filler_number
from simpul.normalise.handle_link import Named, named_in_link
from simpul.normalise.phone import canonical_phone
from simpul.normalise.value import Normalised, canonical, no_canonical
from simpul.normalise.vocabulary import vocabulary

_BY_PHONE: Final = frozenset({"whatsapp", "signal", "zalo", "viber"})
"""Where the account is the telephone number."""
_PREFIX: Final = re.compile(r"([^:@#+!/]{1,30}?)\s*(?::|：|\bid\b\s*[:：]?|(?=[@#+]))\s*(.+)", re.IGNORECASE)
_ID_WORD: Final = re.compile(r"^(?:user\s?id|uid|id|아이디|账号|帳號|ไอดี)(?:\s*[:：.]+\s*|\s+|(?=#))", re.IGNORECASE)
_STABLE: Final = {
    "telegram": re.compile(r"-?\d{5,16}", re.ASCII),
    "wechat": re.compile(r"wxid_[a-z0-9]{6,}|gh_[a-z0-9]{6,}", re.ASCII | re.IGNORECASE),
    "line": re.compile(r"[uU][0-9a-fA-F]{32}", re.ASCII),
    "facebook": re.compile(r"\d{8,17}", re.ASCII),
    "instagram": re.compile(r"\d{8,20}", re.ASCII),
    "x": re.compile(r"\d{15,20}", re.ASCII),
    "tiktok": re.compile(r"\d{15,20}", re.ASCII),
    "discord": re.compile(r"\d{17,20}", re.ASCII),
    "qq": re.compile(r"\d{5,11}", re.ASCII),
}
"""What can only be an id there, since handles have another form."""
_NAME: Final = re.compile(r"[\w.\-#~]{2,64}")
_PHONE_LIKE: Final = re.compile(r"\+?[\d\s().-]{8,20}", re.ASCII)


@lru_cache(maxsize=1 << 15)
def canonical_handle(raw: str, *, platform: str | None = None, country: str | None = None) -> Normalised:
    """Return ``platform:#id``, ``platform:+phone``, ``platform:@handle`` or ``platform:!invitation``.

    Args:
        raw: a link (``t.me/…``, ``wa.me/…``), a handle with or without ``@``, an id, ``platform: name``.
        platform: in any spelling, where the raw value does not say; what it says goes first.
        country: ISO alpha-2 of the case, for registered phones without a country code.

    Returns:
        The account with ``platform`` and ``form`` (``id``, ``phone``, ``handle``, ``invitation``) in
        ``extra``; where no platform is known the value begins with ``:`` and ``doubt`` is ``platform``.
        Reasons: ``handle.blank``, ``handle.filler``, ``handle.not-a-handle``, ``handle.bad-phone``.
    """
    why = filler(raw)
    if why:
        return no_canonical(raw, f"handle.{why}")
    text = refanged(raw)
    named = named_in_link(text) or _parted(text, platform_named(platform or "") or "")
    if named.form is None:
        named = _with_form(named, country)
    if named.form is None or not named.account:
        return no_canonical(raw, f"handle.{'bad-phone' if named.platform in _BY_PHONE else 'not-a-handle'}")
    if filler(named.account) or is_filler_number(named.account):
        return no_canonical(raw, "handle.filler")
    return _answer(raw, named, country)


def platform_named(text: str) -> str | None:
    """Return the platform a word names in one of the languages, or None."""
    return vocabulary("platforms").get(fold(text)) if text else None


def _answer(raw: str, named: Named, country: str | None) -> Normalised:
    account = named.account
    if named.form == "phone":
        phone = canonical_phone(account, country=country)
        if phone.value is None:
            return no_canonical(raw, "handle.bad-phone")
        account = phone.value[1:]
    sign = {"id": "#", "phone": "+", "handle": "@", "invitation": "!"}[str(named.form)]
    account = account if named.form == "invitation" else account.casefold()
    extra = {"platform": named.platform} if named.platform else {"doubt": "platform"}
    return canonical(raw, f"{named.platform}:{sign}{account}", form=str(named.form), **extra)


def _parted(text: str, platform: str) -> Named:
    """Return platform and account of ``Telegram: @name``, ``TG@name``, ``:@name``, ``name``."""
    if text.startswith(":"):
        return Named(platform, text[1:].strip())
    found = _PREFIX.fullmatch(text)
    said = platform_named(found[1]) if found else None
    if found and said:
        return Named(said, _ID_WORD.sub("", found[2], count=1).strip())
    first, _, rest = text.partition(" ")
    if rest and platform_named(first):
        return Named(str(platform_named(first)), _ID_WORD.sub("", rest, count=1).strip())
    return Named(platform, text if text.startswith(("@", "#", "+")) else _ID_WORD.sub("", text, count=1).strip())


def _with_form(named: Named, country: str | None) -> Named:
    platform, account = named.platform, named.account.rstrip("/").strip()
    stable = _STABLE.get(platform)
    if account.startswith("#") and re.fullmatch(r"#-?\w{4,40}", account, re.ASCII):
        return Named(platform, account[1:], "id")
    if account.startswith("!") and re.fullmatch(r"![\w-]{6,64}", account, re.ASCII):
        return Named(platform, account[1:], "invitation")
    if stable and stable.fullmatch(account):
        return Named(platform, account, "id")
    if account.startswith("+") or (_PHONE_LIKE.fullmatch(account) and _is_phone(named, country)):
        return Named(platform, account, "phone")
    bare = plain(account.removeprefix("@").casefold())
    if platform in _BY_PHONE and not account.startswith("@") and platform != "signal":
        return named
    return Named(platform, bare, "handle") if _NAME.fullmatch(bare) and not bare.isdigit() else named


def _is_phone(named: Named, country: str | None) -> bool:
    return canonical_phone(plain(named.account), country=country).value is not None
