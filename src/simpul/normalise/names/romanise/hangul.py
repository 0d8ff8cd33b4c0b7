# SPDX-License-Identifier: Apache-2.0
"""Latin spellings of Korean syllables: Revised Romanisation, McCune-Reischauer, passport habits.

Sources: Revised Romanisation of Korean (Ministry of Culture and Tourism notice 2000-8);
McCune and Reischauer (1939); habits of surnames as the National Institute of Korean Language's
surveys of romanised surnames list them (Lee, Kim, Park, Choi, Jung …).
"""

from __future__ import annotations

from itertools import product
from typing import Final

_FIRST: Final = 0xAC00
_LAST: Final = 0xD7A3
_INITIAL: Final = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", ".", "j", "jj", "ch", "k", "t", "p", "h")
_MEDIAL: Final = (
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
)
_FINAL: Final = (
    ".",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
)
_PASSPORT_MEDIAL: Final = {
    "eo": ("u", "o"),
    "yeo": ("you", "yu", "yo"),
    "u": ("oo",),
    "yu": ("yoo", "you"),
    "eu": ("u",),
    "ae": ("e", "ai"),
    "oe": ("oi",),
    "wo": ("won",),
    "ui": ("eui", "ee"),
    "i": ("ee",),
    "a": ("ah",),
}
_SOFT: Final = {"g": "k", "d": "t", "b": "p", "j": "ch", "r": "l", "p": "ph"}
SURNAMES: Final[dict[str, tuple[str, ...]]] = {
    "김": ("kim", "gim"),
    "이": ("lee", "yi", "rhee", "ri", "li", "i", "lie", "ree", "rhie"),
    "리": ("ri", "lee", "li", "rhee"),
    "박": ("park", "pak", "bak", "bahk"),
    "최": ("choi", "choe", "choy", "che"),
    "정": ("jung", "jeong", "chung", "chong", "cheong", "joung"),
    "강": ("kang", "gang"),
    "조": ("cho", "jo", "joe"),
    "윤": ("yoon", "yun", "youn"),
    "장": ("jang", "chang"),
    "임": ("lim", "im", "yim", "rim"),
    "림": ("rim", "lim"),
    "한": ("han", "hahn"),
    "오": ("oh", "o"),
    "서": ("seo", "suh", "so", "sur"),
    "신": ("shin", "sin"),
    "권": ("kwon", "gwon", "kweon"),
    "황": ("hwang", "whang"),
    "안": ("ahn", "an"),
    "송": ("song",),
    "류": ("ryu", "ryoo", "yoo", "lyu"),
    "유": ("yoo", "yu", "you", "ryu"),
    "전": ("jeon", "chun", "jun", "chon", "cheon"),
    "홍": ("hong",),
    "고": ("ko", "go", "koh"),
    "문": ("moon", "mun"),
    "양": ("yang",),
    "손": ("son", "sohn"),
    "배": ("bae", "pae", "bai"),
    "백": ("baek", "paik", "paek", "back", "baik"),
    "허": ("heo", "hur", "huh", "ho", "her"),
    "남": ("nam",),
    "심": ("sim", "shim"),
    "노": ("roh", "noh", "no", "ro"),
    "로": ("ro", "roh", "noh"),
    "하": ("ha", "hah"),
    "곽": ("kwak", "gwak"),
    "성": ("sung", "seong", "song"),
    "차": ("cha",),
    "주": ("joo", "ju", "chu"),
    "우": ("woo", "u", "wu"),
    "구": ("koo", "gu", "ku", "goo"),
    "민": ("min",),
    "나": ("na", "ra", "nah"),
    "라": ("ra", "na"),
    "진": ("jin", "chin"),
    "지": ("ji", "chi", "jee"),
    "엄": ("um", "eom", "uhm"),
    "채": ("chae", "chai"),
    "원": ("won", "weon"),
    "천": ("cheon", "chun", "chon"),
    "방": ("bang", "pang"),
    "공": ("kong", "gong"),
    "현": ("hyun", "hyeon", "hyon"),
    "함": ("ham", "hahm"),
    "변": ("byun", "byeon", "pyon"),
    "염": ("yum", "yeom", "youm"),
    "여": ("yeo", "yuh", "yo"),
    "추": ("choo", "chu"),
    "도": ("do", "to", "doh"),
    "석": ("seok", "suk"),
    "선": ("sun", "seon"),
    "설": ("seol", "sul"),
    "마": ("ma", "mah"),
    "길": ("gil", "kil"),
    "연": ("yeon", "youn"),
    "위": ("wi", "wee"),
    "표": ("pyo", "phyo"),
    "명": ("myung", "myeong"),
    "기": ("ki", "gi", "kee"),
    "반": ("ban", "bahn", "pan"),
    "왕": ("wang",),
    "금": ("keum", "geum"),
    "옥": ("ok", "ock"),
    "육": ("yook", "yuk"),
    "인": ("in",),
    "맹": ("maeng",),
    "제": ("je", "che"),
    "모": ("mo",),
    "탁": ("tak", "tark"),
    "국": ("kook", "guk"),
    "어": ("eo", "uh", "o"),
    "은": ("eun",),
    "편": ("pyun", "pyeon"),
    "용": ("yong",),
    "예": ("ye",),
    "봉": ("bong",),
    "경": ("kyung", "gyeong"),
    "소": ("so", "soh"),
    "사": ("sa",),
    "부": ("boo", "bu"),
    "남궁": ("namgung", "namkoong", "namkung", "namgoong"),
    "황보": ("hwangbo", "hwangpo"),
    "제갈": ("jegal", "chegal"),
    "사공": ("sagong", "sakong"),
    "선우": ("sunwoo", "seonu", "sonu"),
    "독고": ("dokgo", "tokko"),
    "동방": ("dongbang", "tongbang"),
}
"""Korean surnames to how they are written in passports, most usual first."""
_MOST: Final = 24


def _letters(syllable: str) -> tuple[int, int, int] | None:
    code = ord(syllable)
    if not _FIRST <= code <= _LAST:
        return None
    code -= _FIRST
    return code // 588, code % 588 // 28, code % 28


def syllable_spellings(syllable: str, *, previous: str = "") -> tuple[str, ...]:
    """Return the Latin spellings of one Hangul syllable, Revised Romanisation first.

    Args:
        syllable: one precomposed syllable; anything else gives no spelling.
        previous: the syllable before it, whose final sound may assimilate.
    """
    letters = _letters(syllable)
    if letters is None:
        return ()
    initial, medial, final = (
        table[at].strip(".") for table, at in zip((_INITIAL, _MEDIAL, _FINAL), letters, strict=True)
    )
    before = _letters(previous) if previous else None
    ends_in_l = before is not None and _FINAL[before[2]] == "l"
    if initial == "r" and ends_in_l:
        initial = "l"
    starts = (initial, _SOFT[initial]) if initial in _SOFT else (initial,)
    if initial == "s" and medial in {"i", "wi", "ya", "yeo", "yo", "yu"}:
        starts = ("s", "sh")
    middles = (medial, *_PASSPORT_MEDIAL.get(medial, ()))
    if not initial and medial == "u":
        middles = (*middles, "woo")
    return tuple(dict.fromkeys(s + m + final for m in middles for s in starts))


def hangul_spellings(word: str) -> tuple[str, ...]:
    """Return Latin spellings of a Korean word, the Revised and McCune ones first; at most 24.

    A full combination of every syllable's habits would explode, so each habit is applied to the
    whole word: people who write 정 as ``jung`` rather than ``jeong`` do so throughout.
    """
    columns = [
        syllable_spellings(syllable, previous=word[at - 1] if at else "") or (("",) if syllable == " " else ())
        for at, syllable in enumerate(word)
    ]
    columns = [column for column in columns if column]
    if not columns:
        return ()
    plain = "".join(column[0] for column in columns)
    spellings = [plain]
    widest = max(len(column) for column in columns)
    spellings += ["".join(column[min(level, len(column) - 1)] for column in columns) for level in range(1, widest)]
    for choice in product(*(column[:2] for column in columns[:3])):
        spellings.append("".join(choice) + "".join(column[0] for column in columns[3:]))
    return tuple(dict.fromkeys(spellings))[:_MOST]


def hangul_by_syllable(word: str) -> tuple[tuple[str, ...], ...]:
    """Return a word syllable by syllable, first in the Revised system, then in the habits of passports."""
    columns = [column for column in map(syllable_spellings, word) if column]
    return (tuple(column[0] for column in columns), tuple(column[-1] for column in columns))


def surname_of(word: str) -> str:
    """Return the surname a Korean name without space begins with; empty where none is known."""
    if word[:2] in SURNAMES and len(word) > len("남궁"):
        return word[:2]
    return word[:1] if word[:1] in SURNAMES else ""
