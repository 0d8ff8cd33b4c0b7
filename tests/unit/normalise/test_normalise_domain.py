# SPDX-License-Identifier: Apache-2.0
"""Domains, pages and e-mail addresses as they arrive."""

from __future__ import annotations

import pytest

from simpul.normalise.domain import canonical_domain, canonical_url
from simpul.normalise.email_address import canonical_email


@pytest.mark.parametrize(
    ("raw", "domain", "url"),
    [
        ("hxxps://www.Kb-Stock[.]co[.]kr/login?x=1", "kb-stock.co.kr", "kb-stock.co.kr/login?x=1"),
        ("kb-stock(dot)vip", "kb-stock.vip", "kb-stock.vip"),
        ("invest-pro。top", "invest-pro.top", "invest-pro.top"),
        ("例え.jp", "xn--r8jz45g.jp", "xn--r8jz45g.jp"),
        ("abc.vercel.app", "abc.vercel.app", "abc.vercel.app"),
        ("https://m.trade-x.com/#/register?code=AB12", "trade-x.com", "m.trade-x.com/#/register?code=AB12"),
        ("HTTP://EXAMPLE.COM:443/", "example.com", "example.com"),
        ("http://user:secret@x.co.id/", "x.co.id", "x.co.id"),
        ("http://192.168.0.1:8080/a", "192.168.0.1", "192.168.0.1:8080/a"),
        ("2001:db8::1", "2001:db8::1", "[2001:db8::1]"),
    ],
)
def test_a_page_and_its_registered_domain(raw: str, domain: str, url: str) -> None:
    assert canonical_domain(raw).value == domain
    assert canonical_url(raw).value == url
    assert canonical_url(raw).extra["domain"] == domain


@pytest.mark.parametrize(
    ("raw", "reason"),
    [("co.kr", "public-suffix"), ("localhost", "no-dot"), ("x y z.com", "not-a-domain"), ("N/A", "filler")],
)
def test_what_is_no_domain_says_why(raw: str, reason: str) -> None:
    assert canonical_domain(raw).reason == f"domain.{reason}"
    assert canonical_url(raw).reason == f"url.{reason}"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Kim@Example.COM", "kim@example.com"),
        ("Kim Su <k.im+x@gmail.com>", "k.im+x@gmail.com"),
        ("mailto:a@b.co.kr", "a@b.co.kr"),
        ("a [at] b [dot] com", "a@b.com"),
        ("홍@예.한국", "홍@xn--2j5b.xn--3e0b707e"),
    ],
)
def test_an_address_is_lower_case_with_an_ascii_domain(raw: str, value: str) -> None:
    assert canonical_email(raw).value == value


def test_the_mailbox_behind_a_gmail_address_is_told() -> None:
    assert canonical_email("k.im+x@googlemail.com").extra["mailbox"] == "kim@gmail.com"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("kim", "email.no-at"),
        ("a@b", "email.bad-domain"),
        ("a@b.com; c@d.com", "email.several"),
        ("unknown@x.com", "email.filler"),
        (".a@b.com", "email.not-an-address"),
    ],
)
def test_what_is_no_address_says_why(raw: str, reason: str) -> None:
    assert canonical_email(raw).reason == reason
