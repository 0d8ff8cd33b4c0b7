# SPDX-License-Identifier: Apache-2.0
"""The words of a place or an address, as the batch's database takes them.

The database compiles its pattern anew at every call, which takes longer than a whole look-up may; so the
pattern is matched here, and the database only folds letters that are not plain.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Final

import duckdb

_PLAIN: Final = re.compile("[a-z0-9]{3,}")
_EAST_ASIAN: Final = (
    "\u1100-\u11ff\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u302e-\u302f\u3038-\u303b\u3041-\u3096"
    "\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3131-\u318e\u31f0-\u321e\u3260-\u327e\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7c6\ud7cb-\ud7fb\uf900-\ufa6d\ufa70-\ufad9\uff66-\uff6f\uff71-\uff9d"
    "\uffa0-\uffbe\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc\U00016fe2-\U00016fe3\U00016ff0-\U00016ff1"
    "\U0001aff0-\U0001aff3\U0001aff5-\U0001affb\U0001affd-\U0001affe\U0001b000-\U0001b122\U0001b132\U0001b150-\U0001b152"
    "\U0001b155\U0001b164-\U0001b167\U0001f200\U00020000-\U0002a6df\U0002a700-\U0002b739\U0002b740-\U0002b81d"
    "\U0002b820-\U0002cea1\U0002ceb0-\U0002ebe0\U0002f800-\U0002fa1d\U00030000-\U0003134a\U00031350-\U000323af"
)
"""The scripts Han, Hangul, Hiragana and Katakana. Source: Unicode 15, Scripts.txt; a test holds it to the database."""
_ANY: Final = re.compile(rf"[{_EAST_ASIAN}]{{2,}}|[^\W_]{{3,}}")
_ONE_AT_A_TIME: Final = Lock()


@lru_cache(maxsize=1 << 16)
def place_words(text: str) -> tuple[str, ...]:
    """Return the words of a place, in lower case without accents; plain ASCII needs no database."""
    if text.isascii():
        return tuple(_PLAIN.findall(text.lower()))
    return tuple(_ANY.findall(folded(text)))


def folded(text: str) -> str:
    """Return a place in lower case without accents."""
    if text.isascii():
        return text.lower()
    con, fold = _database()
    with _ONE_AT_A_TIME:
        found = con.execute(fold, [text]).fetchall()
    return str(found[0][0])


@cache
def _database() -> tuple[duckdb.DuckDBPyConnection, str]:
    text = (files("simpul.link.online") / "queries" / "place_words.sql").read_text(encoding="utf-8")
    return duckdb.connect(":memory:", config={"threads": 1}), text
