# SPDX-License-Identifier: Apache-2.0
"""Build the shipped table of Han readings from the Unicode Han database.

usage: build_han_readings.py Unihan_Readings.txt[.bz2] Unihan_Variants.txt[.bz2]

The Debian package ``unicode-data`` (15.0.0) has both files under /usr/share/unicode. Writes
``src/simpul/normalise/names/data/han_readings.tsv``: one line a character with its Mandarin,
Cantonese, Sino-Korean (in Hangul), Vietnamese, Japanese on and kun readings in lower ASCII, several
joined by ``|``, most usual first. A character without readings of its own takes those of its
traditional or simplified variant, column by column.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from simpul.normalise.names.romanise.hangul import syllable_spellings

FIELDS = ("kMandarin", "kCantonese", "kHangul", "kVietnamese", "kJapaneseOn", "kJapaneseKun")
TARGET = Path(__file__).parent.parent / "src/simpul/normalise/names/data/han_readings.tsv"
LAST_OF_FIRST_PLANE = 0xFFFF
HEAD = """\
# Readings of Han characters, made by tools/build_han_readings.py from the Unicode Han database 15.0.0.
# Copyright 1991-2022 Unicode, Inc.; Unicode License Agreement for Data Files and Software.
# character, Mandarin, Cantonese, Sino-Korean, Vietnamese, Japanese on, Japanese kun
"""


def lines(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (character, field, value) of a Unihan file."""
    data = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
    for line in data.decode().splitlines():
        if line.startswith("U+"):
            code, field, value = line.split("\t")
            yield chr(int(code.removeprefix("U+"), 16)), field, value


def ascii_of(reading: str) -> str:
    """Return a reading without tones and marks; ``ü`` as in passports (``nü`` gives ``nu``), ``đ`` as ``d``."""
    plain = unicodedata.normalize("NFD", reading.lower().replace("đ", "d"))
    return re.sub("[^a-z]", "", plain)


def readings(field: str, value: str) -> list[str]:
    """Return one field's readings in lower ASCII, unusual ones and duplicates left out."""
    if field == "kHangul":
        syllables = [part.split(":")[0] for part in sorted(value.split(), key=lambda p: "N" not in p.split(":")[1])]
        found = [syllable for syllable in syllables if syllable_spellings(syllable)]
    else:
        found = [ascii_of(part) for part in value.split()]
    most = {"kMandarin": 1, "kCantonese": 1, "kHangul": 2, "kVietnamese": 2, "kJapaneseOn": 3, "kJapaneseKun": 5}
    return list(dict.fromkeys(reading for reading in found if reading))[: most[field]]


def main(readings_file: Path, variants_file: Path) -> None:
    """Write the table."""
    table: dict[str, dict[str, list[str]]] = {}
    for character, field, value in lines(readings_file):
        if field in FIELDS:
            table.setdefault(character, {})[field] = readings(field, value)
    for character, field, value in lines(variants_file):
        if field in {"kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kSemanticVariant"}:
            for other in (chr(int(code.split("<")[0].removeprefix("U+"), 16)) for code in value.split()):
                for name, found in table.get(other, {}).items():
                    table.setdefault(character, {}).setdefault(name, found)
    rows = [
        "\t".join([character, *("|".join(found.get(field, ())) for field in FIELDS)]).rstrip("\t")
        for character, found in sorted(table.items())
        if ord(character) <= LAST_OF_FIRST_PLANE and len(found) > 1
    ]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
