# SPDX-License-Identifier: Apache-2.0
"""The index as it would be with the asked record in it: nothing is written, every count is one more.

Where the index already holds a record of the same id, that one is taken as not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from simpul.link.names import NameRarity
from simpul.link.online.change import totals_of, twins_changed
from simpul.link.online.facts import Facts
from simpul.link.online.key import NARROWED, Key, family_of, narrow_key
from simpul.link.online.keys import Keys, beside_of, keys_of, word_key, words_of_name
from simpul.link.online.store import Size, Store

ASKED: Final = -1
"""Number of the asked record; those of the index are 0 and above."""


class View:
    """An index with the asked record in it.

    Args:
        store: the index; inside ``reading``.
        asked: the record that is looked up.
    """

    def __init__(self, store: Store, asked: Facts) -> None:
        """Take the record in."""
        self.store = store
        self.asked = asked
        self._facts: dict[int, Facts] = {ASKED: asked}
        self._keys: dict[int, Keys] = {ASKED: keys_of(asked)}
        held = store.find(self._keys[ASKED].record, asked.id)
        self._gone: frozenset[int] = frozenset() if held is None else frozenset({held})
        self._counts: dict[Key | str, int] = {}
        self._degrees: dict[Key, int] = {}
        self._held = {no: frozenset(self.keys(no).held()) for no in (ASKED, *self._gone)}
        self._narrow = frozenset(_narrow_keys_of(asked, self._keys[ASKED]))
        self._steps = self._changes()
        self._sizes = self._census()
        self.rarity = NameRarity(self.total("names"), WordCounts(self))

    def facts(self, no: int) -> Facts:
        """Return what linking reads from a record."""
        if no not in self._facts:
            self._facts[no] = self.store.facts(no)
        return self._facts[no]

    def keys(self, no: int) -> Keys:
        """Return a record's keys."""
        if no not in self._keys:
            self._keys[no] = keys_of(self.facts(no))
        return self._keys[no]

    def degree(self, key: Key) -> int:
        """Return how many records hold a candidate key or an identifying value."""
        if key not in self._degrees:
            counted = self.store.tally(key)
            stored = len(self.store.holders(key)) if counted is None else counted
            gone = sum(key in self._held[no] for no in self._gone)
            self._degrees[key] = stored + (key in self._held[ASKED]) - gone
        return self._degrees[key]

    def holders(self, key: Key) -> list[int]:
        """Return the records that hold a key."""
        own = [ASKED] if key in self._held[ASKED] else []
        return own + [no for no in self.store.holders(key) if no not in self._gone]

    def narrow_holders(self, key: Key, *, most: int) -> list[int]:
        """Return the records that hold a full bucket's key with something beside it; empty where more than ``most``."""
        found = self.store.narrow_holders(key, most=most + 2)
        own = [ASKED] if key in self._narrow else []
        held = own + [no for no in found if no not in self._gone]
        return held if len(held) <= most else []

    def count(self, key: Key) -> int:
        """Return in how many records (dates: with how many, words: in how many names) a counted value occurs."""
        if key not in self._counts:
            self._counts[key] = (self.store.tally(key) or 0) + self._steps[key]
        return self._counts[key]

    def total(self, name: str) -> int:
        """Return a total, the asked record included."""
        if name not in self._counts:
            self._counts[name] = self.store.total(name) + self._steps[name]
        return self._counts[name]

    @property
    def sizes(self) -> Mapping[tuple[str, str], Size]:
        """The records of each shape and agency."""
        return self._sizes

    def numbers_of_agency(self, shape: str | None, agency: str) -> int:
        """Return how many records of a shape an agency has."""
        size = self._sizes.get((shape or "", agency))
        return size.records if size else 0

    def _changes(self) -> Counter[Key | str]:
        """Return what the asked record adds to each count, less what the one in its place took part in."""
        steps: Counter[Key | str] = Counter()
        for no, step in ((ASKED, 1), *((gone, -1) for gone in self._gone)):
            facts, keys = self.facts(no), self.keys(no)
            for key in keys.values:
                steps[key] += step
            for name in totals_of(facts):
                steps[name] += step
        for key, (facts, spelling) in self._spellings().items():
            others = any(no not in self._gone for no in self.store.holders(key, most=2))
            before = others or any(key in self._held[no] for no in self._gone)
            step = (others or key in self._held[ASKED]) - before
            if step:
                steps["names"] += step
                for word in words_of_name(spelling, organisation=facts.organisation):
                    steps[word_key(word)] += step
        return steps

    def _spellings(self) -> dict[Key, tuple[Facts, str]]:
        return {
            key: (self.facts(no), name.spelling)
            for no in (ASKED, *self._gone)
            for name, key in zip(self.facts(no).names, self.keys(no).names, strict=True)
        }

    def _census(self) -> dict[tuple[str, str], Size]:
        sizes = self.store.census()
        for no in self._gone:
            self._step(sizes, no, -1)
        self._step(sizes, ASKED, 1)
        return sizes

    def _step(self, sizes: dict[tuple[str, str], Size], no: int, step: int) -> None:
        """Count a record in or out of its agency and shape."""
        facts, keys = self.facts(no), self.keys(no)
        if facts.shape is None:
            return
        where = (facts.shape, facts.agency)
        twin, others = twins_changed(self.store, keys, besides=self._gone)
        size = sizes.get(where, Size())
        sizes[where] = Size(
            size.records + step,
            size.named + step * bool(keys.twins),
            size.twinned + step * (twin + len(others)),
        )


class WordCounts(dict[str, int]):
    """In how many names a word occurs, read as it is asked for."""

    def __init__(self, view: View) -> None:
        """Read through a view."""
        super().__init__()
        self._view = view

    def get(self, word: str, _otherwise: int = 0) -> int:  # type: ignore[override,explicit-override]  # never absent
        """Return a word's count."""
        found = super().get(word)
        if found is None:
            found = self[word] = self._view.count(word_key(word))
        return found


def _narrow_keys_of(facts: Facts, keys: Keys) -> Iterator[Key]:
    for key in keys.candidates:
        if family_of(key) in NARROWED:
            for beside in beside_of(facts, family_of(key)):
                yield narrow_key(key, beside)
