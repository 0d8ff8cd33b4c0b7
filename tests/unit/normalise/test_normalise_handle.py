# SPDX-License-Identifier: Apache-2.0
"""Accounts on messengers as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.handle import canonical_handle


@pytest.mark.parametrize(
    ("raw", "platform", "value"),
    [
        ("https://t.me/Lucky_Kim88", None, "telegram:@lucky_kim88"),
        ("t[.]me/+AbCdEf123456", None, "telegram:!AbCdEf123456"),
        ("t.me/joinchat/AbCdEf123456", None, "telegram:!AbCdEf123456"),
        ("t.me/+85512345987", None, "telegram:+85512345987"),
        ("t.me/c/1234567890/55", None, "telegram:#-1001234567890"),
        ("tg://user?id=123498765", None, "telegram:#123498765"),
        ("123498765", "텔레그램", "telegram:#123498765"),
        ("@Lucky_Kim88", "TG", "telegram:@lucky_kim88"),
        ("Telegram: @Lucky_Kim88", None, "telegram:@lucky_kim88"),
        ("飞机 lucky_kim88", None, "telegram:@lucky_kim88"),
        ("https://wa.me/85512345987?text=hi", None, "whatsapp:+85512345987"),
        ("+855 12 345 987", "WhatsApp", "whatsapp:+85512345987"),
        ("LINE ID: kim88", None, "line:@kim88"),
        ("line.me/ti/p/~kim88", None, "line:@kim88"),
        ("U1234567890abcdef1234567890abcdef", "ไลน์", "line:#u1234567890abcdef1234567890abcdef"),
        ("kim_1985", "카톡", "kakaotalk:@kim_1985"),
        ("wxid_ab12cd34ef56", "微信", "wechat:#wxid_ab12cd34ef56"),
        ("facebook.com/profile.php?id=100012345678901", None, "facebook:#100012345678901"),
        ("https://x.com/kim_su/status/1", None, "x:@kim_su"),
        ("tiktok.com/@kim.su", None, "tiktok:@kim.su"),
        ("zalo.me/84912345678", None, "zalo:+84912345678"),
        ("Signal: kim.01", None, "signal:@kim.01"),
    ],
)
def test_an_account_has_one_form(raw: str, platform: str | None, value: str) -> None:
    assert canonical_handle(raw, platform=platform).value == value


def test_a_stable_id_and_a_shown_handle_never_look_alike() -> None:
    stable = canonical_handle("123498765", platform="telegram")
    shown = canonical_handle("@kim_su", platform="telegram")

    assert (stable.extra["form"], shown.extra["form"]) == ("id", "handle")


def test_a_handle_without_a_platform_is_told_as_doubt() -> None:
    answer = canonical_handle("@kim_su")

    assert (answer.value, answer.extra["doubt"]) == (":@kim_su", "platform")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [("없음", "handle.filler"), ("hello there you", "handle.not-a-handle"), ("fb: Kim Su", "handle.not-a-handle")],
)
def test_what_is_no_handle_says_why(raw: str, reason: str) -> None:
    assert canonical_handle(raw).reason == reason
