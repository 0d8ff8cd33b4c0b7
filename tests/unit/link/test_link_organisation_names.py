# SPDX-License-Identifier: Apache-2.0
"""Names of organisations: legal forms, trade words by meaning, the rest by sound. All companies are invented."""

import pytest

from simpul.link.names import NameRarity, compare
from simpul.normalise.names import name_forms
from simpul.normalise.names.trade import by_meaning, taken_apart

SAME = [
    ("골든리버무역 주식회사", "Golden River Trading Co., Ltd."),
    ("(주)한빛투자", "Hanbit Investment Co., Ltd."),
    ("บริษัท ทองดีการค้า จำกัด", "Thongdee Trading Company Limited"),
    ("金河國際貿易有限公司", "Jinhe International Trading Limited"),
    ("ヤマト貿易株式会社", "Yamato Trading"),
    ("Công ty TNHH Thương mại Sông Vàng", "Song Vang Trading Co., Ltd"),
    ("Общество с ограниченной ответственностью «Ромашка Инвест»", "Romashka Investment LLC"),
    ("PT Perdagangan Internasional Maju Tbk", "Maju International Trading"),
    ("شركة النور للتجارة", "Al Noor Trading Company"),
    ("Maju Jaya Sdn Bhd", "Maju Jaya Sendirian Berhad"),
]


def bits(left: str, right: str) -> float:
    one, other = (name_forms(name, organisation=True) for name in (left, right))
    return compare(one, other, rarity=NameRarity()).bits


@pytest.mark.parametrize(("native", "latin"), SAME)
def test_a_company_is_known_by_its_translated_name(native: str, latin: str) -> None:
    assert bits(native, latin) > 10


@pytest.mark.parametrize(("native", "latin"), [(SAME[at][0], SAME[at - 3][1]) for at in range(len(SAME))])
def test_another_company_of_a_like_trade_is_not(native: str, latin: str) -> None:
    assert bits(native, latin) < 5


def test_sharing_the_trade_alone_speaks_against() -> None:
    assert bits("Jinhe Trading Co Ltd", "Maju Trading Co Ltd") < 0


def test_words_grown_together_are_taken_apart_and_two_characters_remain() -> None:
    forms = frozenset({"有限公司", "株式会社"})
    assert taken_apart("金河贸易有限公司", forms) == ("金河", "贸易", "有限公司")
    assert taken_apart("株式会社ヤマト", forms) == ("株式会社", "ヤマト")
    assert taken_apart("金贸易", forms) == ("金贸易",)
    assert taken_apart("trading", forms) == ("trading",)


def test_a_phrase_of_two_words_means_one() -> None:
    assert by_meaning(["thương", "mại", "sông"]) == ("trading", "sông")


def test_a_person_called_like_a_trade_keeps_the_name() -> None:
    assert [token.surface for token in name_forms("Tania Niaga").tokens] == ["tania", "niaga"]
