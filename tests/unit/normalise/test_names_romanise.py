# SPDX-License-Identifier: Apache-2.0
"""Single words in one script against the Latin spellings their bearers use."""

import pytest

from simpul.normalise.names.romanise.han import han_spellings, surname_spellings
from simpul.normalise.names.romanise.khmer import khmer_spellings
from simpul.normalise.names.romanise.lao import lao_spellings
from simpul.normalise.names.romanise.thai import thai_spellings


@pytest.mark.parametrize(
    ("word", "spelling"),
    [
        ("ฤกษ์ชัย", "roekchai"),
        ("นฤมล", "naruemon"),
        ("กฤษณะ", "krisana"),
        ("ยรรยง", "yanyong"),
        ("สุวรรณ", "suwan"),
        ("ธรรมรักษ์", "tamrak"),
        ("ศรีสวัสดิ์", "srisawat"),
        ("แก้วมณี", "kaeomani"),
        ("จันทร์โอชา", "chanocha"),
        ("พัชราภรณ์", "patcharapon"),
        ("ธนชาติ", "tanachat"),
        ("เจริญสุข", "charoensuk"),
        ("ประเสริฐ", "prasoet"),
        ("ดวงแก้ว", "duangkaeo"),
        ("รัตนวงศ์", "rattanawong"),
    ],
)
def test_thai_letters_that_are_silent_led_or_without_a_vowel(word: str, spelling: str) -> None:
    """Reading rules: Royal Institute, principles of romanisation by transcription (1999), aspirates unmarked."""
    assert spelling in thai_spellings(word)


@pytest.mark.parametrize(("word", "spelling"), [("វិចិត្រ", "vichet"), ("រិទ្ធ", "rit"), ("ហេង", "heng"), ("សុខ", "sok")])
def test_khmer_closes_a_word_with_one_sound(word: str, spelling: str) -> None:
    assert spelling in khmer_spellings(word)


@pytest.mark.parametrize(("word", "spelling"), [("ໄຊຍະວົງ", "saiyawong"), ("ບຸນມີ", "bounmi"), ("ຄຳສິງ", "khamsing")])
def test_lao_in_french_era_letters_and_by_sound(word: str, spelling: str) -> None:
    assert spelling in lao_spellings(word)


@pytest.mark.parametrize(
    ("word", "lang", "spelling"),
    [
        ("伟强", "zh", "weiqiang"),
        ("伟强", "yue", "waikeung"),
        ("偉強", "nan", "weekeong"),
        ("志明", "nan", "cheebeng"),
        ("明德", "ko", "myeongdeok"),
        ("德寿", "vi", "đuctho"),
        ("太郎", "ja", "taro"),
    ],
)
def test_han_characters_are_read_in_the_language_asked_for(word: str, lang: str, spelling: str) -> None:
    assert spelling.replace("đ", "d") in han_spellings(word, lang=lang)


@pytest.mark.parametrize(
    ("surname", "spellings"),
    [
        ("陳", {"chen", "chan", "tan", "tran"}),
        ("林", {"lin", "lam", "lim"}),
        ("黃", {"huang", "wong", "ng", "hoang"}),
        ("吳", {"wu", "ng", "goh", "ngo"}),
        ("張", {"zhang", "cheung", "teo", "truong"}),
        ("蔡", {"cai", "choi", "chua"}),
        ("王", {"wang", "wong", "ong", "vuong"}),
        ("阮", {"ruan", "yuen", "nguyen"}),
    ],
)
def test_a_chinese_surname_has_its_spelling_in_each_country(surname: str, spellings: set[str]) -> None:
    assert spellings <= set(surname_spellings(surname))
