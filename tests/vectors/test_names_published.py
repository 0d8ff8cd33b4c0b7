# SPDX-License-Identifier: Apache-2.0
"""Published romanisations: the examples that the systems' own rules give."""

from __future__ import annotations

import pytest

from simpul.normalise.names.romanise.cyrillic import cyrillic_spellings
from simpul.normalise.names.romanise.han import hong_kong, wade_giles
from simpul.normalise.names.romanise.hangul import hangul_spellings
from simpul.normalise.names.romanise.kana import kana_spellings
from simpul.normalise.names.romanise.latin import latin_spellings


@pytest.mark.parametrize(
    ("hangul", "revised"),
    [
        ("구미", "gumi"),
        ("한밭", "hanbat"),
        ("서산", "seosan"),
        ("울릉", "ulleung"),
        ("대관령", "daegwanryeong"),
        ("홍빛나", "hongbitna"),
    ],
)
def test_revised_romanisation_notice_2000_8(hangul: str, revised: str) -> None:
    # 대관령 is published as Daegwallyeong; names of people are written syllable by syllable (section 3, rule 4).
    assert hangul_spellings(hangul)[0] == revised


@pytest.mark.parametrize(
    ("letters", "passport"), [("щ", "shch"), ("ж", "zh"), ("х", "kh"), ("ю", "iu"), ("я", "ia"), ("ц", "ts")]
)
def test_icao_9303_part_3_cyrillic(letters: str, passport: str) -> None:
    assert passport in cyrillic_spellings(letters)


@pytest.mark.parametrize(
    ("word", "zone"), [("Müller", "mueller"), ("Größe", "groesse"), ("Åse", "aase"), ("Łukasz", "lukasz")]
)
def test_icao_9303_part_3_latin(word: str, zone: str) -> None:
    assert zone in latin_spellings(word)


@pytest.mark.parametrize(
    ("kana", "hepburn"),
    [("しんいち", "shinichi"), ("ちぢ", "chiji"), ("つる", "tsuru"), ("ふじ", "fuji"), ("おおの", "ono")],
)
def test_hepburn_of_japanese_passports(kana: str, hepburn: str) -> None:
    assert kana_spellings(kana)[0] == hepburn


@pytest.mark.parametrize(
    ("pinyin", "wade"), [("xie", "hsieh"), ("zhang", "chang"), ("qian", "chien"), ("zhong", "chung"), ("deng", "teng")]
)
def test_wade_giles_table(pinyin: str, wade: str) -> None:
    assert wade_giles(pinyin) == wade


@pytest.mark.parametrize(
    ("jyutping", "spelled"),
    [("zoeng", "cheung"), ("gwok", "kwok"), ("can", "chan"), ("jip", "yip"), ("leung", "leung")],
)
def test_hong_kong_spelling(jyutping: str, spelled: str) -> None:
    assert hong_kong(jyutping) == spelled
