# SPDX-License-Identifier: Apache-2.0
"""The account that a link of a messenger or platform names.

Sources: Telegram documentation ("Deep links"); WhatsApp help ("click to chat"); LINE developers ("LINE URL
scheme"); the public forms of profile addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["id", "phone", "handle", "invitation"]


@dataclass(frozen=True, slots=True)
class Named:
    """An account and where it is.

    Attributes:
        platform: canonical name, or empty where not known.
        form: what ``account`` is; None = still to be told.
    """

    platform: str
    account: str
    form: Form | None = None


_WEB: Final = re.compile(r"(?:h(?:xx|tt)ps?://)?(?:www\.|m\.|web\.|mobile\.)?(.+)", re.IGNORECASE | re.DOTALL)
_END: Final = r"(?:[/?#].*)?"
_LINKS: Final[tuple[tuple[str, str, Form], ...]] = (
    ("telegram", r"(?:t|telegram)\.(?:me|dog)/\+(\d{8,15})", "phone"),
    ("telegram", r"(?:t|telegram)\.(?:me|dog)/(?:\+|joinchat/)([\w-]{8,})", "invitation"),
    ("telegram", r"tg://join\?invite=([\w-]{8,})", "invitation"),
    ("telegram", r"(?:t|telegram)\.(?:me|dog)/(?:s/)?([a-z]\w{3,31})", "handle"),
    ("telegram", r"tg://resolve\?domain=(\w{4,32})(?:&.*)?", "handle"),
    ("telegram", r"tg://resolve\?phone=\+?(\d{8,15})(?:&.*)?", "phone"),
    ("telegram", r"tg://(?:user\?id|openmessage\?user_id)=(\d{5,})(?:&.*)?", "id"),
    ("whatsapp", r"wa\.me/\+?(\d{8,15})", "phone"),
    ("whatsapp", r"(?:api\.)?whatsapp\.com/send/?\?(?:.*&)?phone=(?:\+|%2b)?(\d{8,15})(?:&.*)?", "phone"),
    ("whatsapp", r"whatsapp://send/?\?phone=(?:\+|%2b)?(\d{8,15})(?:&.*)?", "phone"),
    ("whatsapp", r"chat\.whatsapp\.com/(?:invite/)?([\w-]{16,})", "invitation"),
    ("line", r"line\.me/(?:r/)?ti/p/(?:~|%7e)([\w.-]{2,})", "handle"),
    ("line", r"(?:page\.line\.me|line\.me/(?:r/)?ti/p)/(?:@|%40)([\w.-]{2,})", "handle"),
    ("line", r"line\.me/(?:r/)?ti/(?:p|g2?)/([\w-]{8,})", "invitation"),
    ("kakaotalk", r"open\.kakao\.com/(?:o|me)/(\w+)", "invitation"),
    ("facebook", r"(?:facebook|fb)\.com/profile\.php\?(?:.*&)?id=(\d+)(?:&.*)?", "id"),
    ("facebook", r"(?:facebook|fb)\.com/(?:people/[^/]+/|groups/)?(\d{8,17})", "id"),
    ("facebook", r"(?:facebook\.com|fb\.com|fb\.me|m\.me)/([\w.]{4,})", "handle"),
    ("instagram", r"(?:instagram\.com|instagr\.am|ig\.me/m)/@?([\w.]{2,30})", "handle"),
    ("x", r"(?:twitter|x)\.com/(?:i/user|intent/user\?user_id=)/?(\d+)", "id"),
    ("x", r"(?:twitter|x)\.com/@?(\w{2,15})", "handle"),
    ("tiktok", r"tiktok\.com/@([\w.]{2,24})", "handle"),
    ("zalo", r"zalo\.me/\+?(\d{8,15})", "phone"),
    ("zalo", r"zalo\.me/g/(\w{5,})", "invitation"),
    ("viber", r"viber://(?:chat|add)\?number=(?:\+|%2b)?(\d{8,15})(?:&.*)?", "phone"),
    ("signal", r"signal\.me/#p/\+(\d{8,15})", "phone"),
    ("signal", r"signal\.(?:group/#|me/#eu/)([\w-]{16,})", "invitation"),
    ("discord", r"discord(?:\.gg|\.com/invite)/([\w-]{4,})", "invitation"),
    ("discord", r"discord\.com/users/(\d{17,20})", "id"),
)
_CHANNEL: Final = re.compile(rf"t\.me/c/(\d{{5,}}){_END}", re.IGNORECASE)
_PATTERNS: Final = tuple(
    (platform, re.compile(f"{pattern}{_END}", re.IGNORECASE | re.ASCII), form) for platform, pattern, form in _LINKS
)


def named_in_link(text: str) -> Named | None:
    """Return the account a link names, or None where the text is no such link."""
    if "/" not in text:
        return None
    web = _WEB.fullmatch(text.strip())
    link = web[1] if web else text
    channel = _CHANNEL.fullmatch(link)
    if channel:
        # The Bot API writes a channel's id as -100 and the number that links show.
        return Named("telegram", f"-100{channel[1]}", "id")
    for platform, pattern, form in _PATTERNS:
        found = pattern.fullmatch(link)
        if found:
            return Named(platform, _international(found[1], form), form)
    return None


def _international(account: str, form: Form) -> str:
    return f"+{account}" if form == "phone" else account
