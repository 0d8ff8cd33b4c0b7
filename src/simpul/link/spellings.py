# SPDX-License-Identifier: Apache-2.0
"""The spellings of a run's names: taken apart in the database where they are plain, one by one where they are not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simpul.link.names.assign import MOST_WORDS
from simpul.link.names.numbered import LATIN, NumberedNames, WordList, is_single, starts_of
from simpul.link.tables import Tables, query
from simpul.normalise.names import NameForms, name_forms
from simpul.normalise.names.plain import PLAIN_NAME, is_plain_word


class Spellings:
    """The spellings of a run, each taken apart when it is asked for.

    Args:
        tables: the run, with its names.
    """

    def __init__(self, tables: Tables) -> None:
        """Hold the spellings in order of their number."""
        self._tables = tables
        self._rows: list[tuple[str, bool]] | None = None

    def __getitem__(self, at: int) -> NameForms:
        """Return a spelling taken apart, by its number less one."""
        spelling, body = self._all()[at]
        return name_forms(spelling, organisation=body)

    def _all(self) -> list[tuple[str, bool]]:
        if self._rows is None:
            sql = "SELECT spelling, organisation FROM name ORDER BY name_no"
            self._rows = self._tables.con.execute(sql).fetchall()
        return self._rows


def numbered_names(tables: Tables) -> NumberedNames:
    """Return the run's names as rows of word numbers, in order of their number."""
    for statement in query("words").split(";\n"):
        tables.con.execute(statement, {"plain": PLAIN_NAME} if "$plain" in statement else None)
    words = [word for (word,) in tables.con.execute("SELECT word FROM word ORDER BY word_no").fetchall()]
    piece = tables.con.execute(
        "SELECT p.name_no - 1 AS name, p.at - 1 AS at, w.word_no AS word FROM piece AS p"
        " INNER JOIN word AS w ON w.word = p.word"
    ).fetchnumpy()
    tables.con.execute("DROP TABLE piece")
    tables.con.execute("DROP TABLE word")
    (count,) = tables.con.execute("SELECT count(*) FROM name").fetchall()[0]
    kept = np.fromiter(map(is_plain_word, words), dtype=bool, count=len(words))
    plain = np.zeros(count, dtype=bool)
    plain[piece["name"]] = True
    plain[piece["name"][~kept[piece["word"]]]] = False
    read = plain[piece["name"]]
    return _gathered(tables, words, {column: values[read] for column, values in piece.items()}, plain=plain)


def _gathered(tables: Tables, words: list[str], piece: Mapping[str, np.ndarray], *, plain: np.ndarray) -> NumberedNames:
    """Return all names: the plain ones from their words' places, the others taken apart one by one."""
    numbered = WordList()
    name = piece["name"]
    used, word = np.unique(piece["word"], return_inverse=True)
    tokens = np.asarray(numbered.plain(words[no] for no in used.tolist()), dtype=np.int64)
    lengths = np.bincount(name, minlength=len(plain))
    latin, single = plain.copy(), np.zeros(len(plain), dtype=bool)
    others: list[tuple[int, list[int]]] = []
    for place, form in _others(tables, np.flatnonzero(~plain)):
        others.append((place, [numbered.number(token) for token in form.tokens]))
        lengths[place] = len(form.tokens)
        latin[place], single[place] = form.script == LATIN, is_single(form)
    starts = starts_of(lengths)
    flat = np.empty(starts[-1], dtype=np.int64)
    flat[starts[name] + piece["at"]] = tokens[word]
    for place, numbers in others:
        flat[starts[place] : starts[place] + len(numbers)] = numbers
    return NumberedNames(numbered.tokens, flat, starts, latin, single | (lengths > MOST_WORDS))


def _others(tables: Tables, places: np.ndarray) -> list[tuple[int, NameForms]]:
    tables.insert("other_name", {"name_no": places + 1})
    rows = tables.con.execute(
        "SELECT o.name_no - 1, n.spelling, n.organisation"
        " FROM other_name AS o INNER JOIN name AS n ON n.name_no = o.name_no"
    ).fetchall()
    return [(place, name_forms(spelling, organisation=body)) for place, spelling, body in rows]
