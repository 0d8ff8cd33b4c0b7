# SPDX-License-Identifier: Apache-2.0
"""Write docs/worked-examples.md from the engine itself: invented people in the scripts of the participants.

Run it after every change of weights or names: ``.venv/bin/python tools/worked_examples.py``. A test compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simpul.brief.linkage.told import Told, told
from simpul.brief.linkage.wording import linkage_words
from simpul.link.explanation import explanations
from simpul.link.run import Options, find
from simpul.link.tables import open_tables
from simpul.model.ids import record_id
from simpul.model.record import Record, make_record

PAGE: Final = Path(__file__).parents[1] / "docs" / "worked-examples.md"
CROWD: Final = 400
"""Invented people beside, so that rarity means something."""

HEAD: Final = """# Worked examples

*For analysts. The engine writes this page (`tools/worked_examples.py`), and a test keeps it true. Nobody in it exists.*

All people below, and {crowd} others who have nothing to do with them, were linked in one run with the weights as
shipped. For each script there is a pair that matches, one that nearly does, and one where the records do not say enough
to know. What a line means is in [how to read a hit](people/how-to-read-a-hit.md). Bits are log2(m/u): how much more
usual what is seen is between records of one person than between others. *How rare* says how many of those counted hold
the value. The same of any pair of your own: `simpul explain SOURCE... --pair AGENCY/ID AGENCY/ID`.
"""


@dataclass(frozen=True, slots=True)
class Script:
    """One section: a person known to one agency, and what three others hold.

    Attributes:
        matches: a record of the same person.
        nearly: one of somebody else who looks the same at first.
        unknown: one that says too little.
    """

    heading: str
    known: dict[str, str]
    matches: dict[str, str]
    nearly: dict[str, str]
    unknown: dict[str, str]


SCRIPTS: Final = (
    Script(
        "Hangul",
        {"name": "도하율", "birthDate": "1991-04-17", "phone": "+821039475521", "nationality": "KR"},
        {"name": "DO HAYUL", "birthDate": "1991-04-17", "nationality": "KR"},
        {"name": "Do Ha-yun", "birthDate": "1993-11-02", "nationality": "KR"},
        {"name": "Do Ha Yul"},
    ),
    Script(
        "Han",
        {"name": "欧阳思远", "birthDate": "1987-09-30", "passportNumber": "CN:passport:EJ4410928", "nationality": "CN"},
        {"name": "OUYANG Siyuan", "passportNumber": "CN:passport:EJ4410928"},
        {"name": "Ouyang Siyu", "birthDate": "1990-02-11", "nationality": "CN"},
        {"name": "Ou Yang Si Yuan"},
    ),
    Script(
        "Kana and kanji",
        {"name": "タカミネ リョウヘイ", "birthDate": "1979-12-05", "nationality": "JP"},
        {"name": "Takamine Ryohei", "birthDate": "1979-12-05", "gender": "male"},
        {"name": "Takamine Ryota", "birthDate": "1984-06-21", "nationality": "JP"},
        {"name": "高嶺 良平"},
    ),
    Script(
        "Thai",
        {"name": "ศุภกิตติ์ แก้วมณีรัตน์", "birthDate": "1994-01-23", "phone": "+66891147023", "nationality": "TH"},
        {"name": "Supakit Kaewmaneerat", "birthDate": "1994-01-23"},
        {"name": "Supakorn Kaewmaneerat", "birthDate": "1997-08-14", "nationality": "TH"},
        {"name": "Suphakit K."},
    ),
    Script(
        "Khmer",
        {"name": "សុខ វិបុល", "birthDate": "1988-07-11", "phone": "+85512730946", "nationality": "KH"},
        {"name": "SOK Vibol", "birthDate": "1988-07-11", "phone": "+85512730946"},
        {"name": "Sok Vibol", "birthDate": "1969-03-27", "nationality": "KH"},
        {"name": "Vibol", "nationality": "KH"},
    ),
    Script(
        "Lao",
        {"name": "ບຸນມີ ແກ້ວວົງສາ", "birthDate": "1990-10-19", "nationality": "LA"},
        {"name": "Bounmy Keovongsa", "birthDate": "1990-10-19"},
        {"name": "Bounma Keovongsa", "birthDate": "1997-04-02", "nationality": "LA"},
        {"name": "Bounmy"},
    ),
    Script(
        "Arabic",
        {"name": "يوسف عبد الرحمن الحداد", "birthDate": "1983-05-08", "nationality": "AE"},
        {"name": "Youssef Abdulrahman Al-Haddad", "birthDate": "1983-05-08"},
        {"name": "Yousef Abdulrahim Haddad", "birthDate": "1996-10-22", "nationality": "AE"},
        {"name": "Yusuf Haddad"},
    ),
    Script(
        "Cyrillic",
        {"name": "Тимофей Жаворонков", "birthDate": "1986-02-25", "email": "zhavoronkov.t@post.example"},
        {"name": "Timofey Zhavoronkov", "birthDate": "1986-02-25", "email": "zhavoronkov.t@post.example"},
        {"name": "Timofei Zhavoronok", "birthDate": "1986-09-03"},
        {"name": "T. Zhavoronkov"},
    ),
    Script(
        "Latin with Vietnamese marks",
        {"name": "Nguyễn Thị Khánh Quỳnh", "birthDate": "1995-06-03", "nationality": "VN", "gender": "female"},
        {"name": "NGUYEN THI KHANH QUYNH", "birthDate": "1995-06-03", "nationality": "VN"},
        {"name": "Nguyễn Thị Khánh Huyền", "birthDate": "1998-11-27", "nationality": "VN"},
        {"name": "Quynh Nguyen", "nationality": "VN"},
    ),
)
PARTS: Final = (
    ("matches", "KH-CNP", "Matches"),
    ("nearly", "TH-RTP", "Nearly"),
    ("unknown", "INTERPOL", "Cannot know"),
)


def page() -> str:
    """Return the page as the engine writes it now."""
    sections = "\n".join(f"## {script.heading}\n\n{text}" for script, text in zip(SCRIPTS, _sections(), strict=True))
    return HEAD.format(crowd=CROWD) + "\n" + sections


def _sections() -> Iterator[str]:
    with open_tables(threads=1) as tables:
        tables.add_records(sorted([*_people(), *_crowd()], key=lambda record: record.id))
        found = find(tables, Options())
        numbers = {name: no for no, name in enumerate(found.names)}
        pairs = [
            tuple(sorted((numbers[record_id("KR-KNPA", f"{at}")], numbers[record_id(agency, f"{at}")])))
            for at in range(len(SCRIPTS))
            for _, agency, _ in PARTS
        ]
        every = explanations(tables, found, [(left, right) for left, right in pairs])
    words = linkage_words("en")
    said = [told(one, words) for one in every]
    for at in range(len(SCRIPTS)):
        yield "\n".join(
            _example(title, one) for (_, _, title), one in zip(PARTS, said[len(PARTS) * at :], strict=False)
        )


def _people() -> Iterator[Record]:
    for at, script in enumerate(SCRIPTS):
        yield make_record("KR-KNPA", f"{at}", "Person", script.known)
        for part, agency, _ in PARTS:
            yield make_record(agency, f"{at}", "Person", getattr(script, part))


def _crowd() -> Iterator[Record]:
    """Yield people with names of syllables, whose dates are spread; the same at every run."""
    parts = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
    agencies = ("MY-PDRM", "PH-PNP", "VN-MPS", "US-FBI")
    for n in range(CROWD):
        name = f"{parts[n % 12]}{parts[n * 5 % 12]}{parts[n // 7 % 12]} {parts[n // 3 % 12]}{parts[n // 12 % 12]}n"
        born = f"{1950 + n % 50}-{1 + n % 12:02d}-{2 + n % 26:02d}"
        country = ("MY", "PH", "VN", "US", "KR", "TH", "CN", "KH")[n % 8]
        yield make_record(
            agencies[n % 4], f"x{n:03d}", "Person", {"name": name, "birthDate": born, "nationality": country}
        )


def _example(title: str, said: Told) -> str:
    lines = [
        f"### {title}: {said.left_name} · {said.right_name}",
        "",
        f"**{said.outcome}** ({said.before})",
        "",
        "| what was compared | one | the other | how rare | bits | sum |",
        "|---|---|---|---|---:|---:|",
        *(f"| {r.what} | {r.left} | {r.right} | {r.rarity} | {r.bits} | {r.sum} |" for r in said.reasons),
        "",
        *_list("What holds the grade down", said.limits),
        *_list("One fact that would give another grade", said.flips or ("none of those tried",)),
        *_list("Not there to compare", said.lacks),
        *_list("The nearest other pair", (said.contrast,) if said.contrast else ()),
    ]
    return "\n".join(lines) + "\n"


def _list(heading: str, lines: Sequence[str]) -> list[str]:
    return [f"{heading}:", "", *(f"- {line}" for line in lines), ""] if lines else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
