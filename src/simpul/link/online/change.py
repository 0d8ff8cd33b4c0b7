# SPDX-License-Identifier: Apache-2.0
"""Records into an index and out of it, one by one; every count follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from simpul.link.online.facts import Facts, Said, facts_of
from simpul.link.online.key import CANDIDATE_KEYS, NARROWED, Family, Key, family_of, narrow_key
from simpul.link.online.keys import Keys, beside_of, keys_of, record_key, word_key, words_of_name
from simpul.link.online.store import Store
from simpul.link.weights import KIN, Weights
from simpul.model.ids import RecordId, StatementId

ONE_MORE: Final = 1
ONE_LESS: Final = -1


def cap_of(family: Family, weights: Weights) -> int:
    """Return how many holders a candidate key may have before it goes on as a conjunction only."""
    return int(weights.candidates["whole_bucket" if family is Family.WHOLE else "bucket"])


def counted_from(weights: Weights) -> int:
    """Return from how many holders on a key's holders are counted apart."""
    return int(min(weights.candidates["whole_bucket"], weights.candidates["bucket"]))


def put(store: Store, weights: Weights, facts: Facts) -> None:
    """Add a record, in place of the one of the same id; only inside ``store.writing``."""
    remove(store, facts.id)
    no = _next_number(store)
    keys = keys_of(facts)
    store.con.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", store.thing_row(no, facts))
    _count_names(store, facts, keys, ONE_MORE)
    _census(store, facts, keys, ONE_MORE)
    for key in keys.held():
        _hold(store, weights, key, no, facts)
    _count_values(store, facts, keys, ONE_MORE)


def remove(store: Store, rid: RecordId) -> bool:
    """Take a record out and say whether it was there; only inside ``store.writing``."""
    no = store.find(record_key(rid), rid)
    if no is None:
        return False
    facts = store.facts(no)
    keys = keys_of(facts)
    for key in keys.held():
        _let_go(store, key, no, facts)
    _census(store, facts, keys, ONE_LESS)
    _count_names(store, facts, keys, ONE_LESS)
    _count_values(store, facts, keys, ONE_LESS)
    store.con.execute("DELETE FROM thing WHERE no = ?", (no,))
    return True


def withdraw(store: Store, weights: Weights, agency: str, statements: Collection[StatementId] | None) -> int:
    """Take out an agency's records, or only the named statements of them, and return how many records changed.

    A record of which no statement stays goes too.
    """
    changed = 0
    numbers = store.numbers("SELECT no FROM thing WHERE agency = ?", (store.number_of(agency),))
    for no in numbers:
        facts = store.facts(no)
        kept = [] if statements is None else [s for s in facts.said if s.sid not in statements]
        if len(kept) == len(facts.said) and statements is not None:
            continue
        changed += 1
        remove(store, facts.id)
        if kept:
            put(store, weights, _with(facts, kept))
    return changed


def _with(facts: Facts, kept: Sequence[Said]) -> Facts:
    return facts_of(facts.id, facts.agency, facts.type, kept)


def _next_number(store: Store) -> int:
    return int(store.con.execute("SELECT coalesce(max(no), -1) + 1 FROM thing").fetchone()[0])


def _hold(store: Store, weights: Weights, key: Key, no: int, facts: Facts) -> None:
    """Let a record hold a key; from the cap on the key's holders also hold it as a conjunction."""
    family = family_of(key)
    store.con.execute("INSERT INTO holder VALUES (?, ?)", (key, no))
    if family not in CANDIDATE_KEYS and family is not Family.IDENTIFIER:
        return
    holders = _count_holder(store, key, counted_from(weights))
    if family not in NARROWED or holders < cap_of(family, weights):
        return
    if store.con.execute("SELECT narrowed FROM tally WHERE key = ?", (key,)).fetchone()[0]:
        _narrow(store, key, no, facts)
        return
    store.con.execute("UPDATE tally SET narrowed = 1 WHERE key = ?", (key,))
    for one in store.holders(key):
        _narrow(store, key, one, facts if one == no else store.facts(one))


def _count_holder(store: Store, key: Key, least: int) -> int:
    """Count one holder more and return how many there are; exact from ``least`` on."""
    if store.con.execute("UPDATE tally SET holders = holders + 1 WHERE key = ?", (key,)).rowcount:
        return store.tally(key) or 0
    holders = len(store.holders(key, most=least))
    if holders >= least:
        store.con.execute("INSERT INTO tally (key, holders) VALUES (?, ?)", (key, holders))
    return holders


def _narrow(store: Store, key: Key, no: int, facts: Facts) -> None:
    rows = [(narrow_key(key, beside), no) for beside in beside_of(facts, family_of(key))]
    store.con.executemany("INSERT OR IGNORE INTO narrow VALUES (?, ?)", rows)


def _let_go(store: Store, key: Key, no: int, facts: Facts) -> None:
    store.con.execute("DELETE FROM holder WHERE key = ? AND no = ?", (key, no))
    store.con.execute("UPDATE tally SET holders = holders - 1 WHERE key = ?", (key,))
    if family_of(key) in NARROWED:
        rows = [(narrow_key(key, beside), no) for beside in beside_of(facts, family_of(key))]
        store.con.executemany("DELETE FROM narrow WHERE key = ? AND no = ?", rows)


def _count_names(store: Store, facts: Facts, keys: Keys, step: int) -> None:
    """Count the spellings that no other record bears, and their words; the record holds none of its keys now."""
    for name, key in zip(facts.names, keys.names, strict=True):
        if not store.holders(key, most=1):
            _add_total(store, "names", step)
            words = words_of_name(name.spelling, organisation=facts.organisation)
            _add_tallies(store, map(word_key, words), step)


def _count_values(store: Store, facts: Facts, keys: Keys, step: int) -> None:
    _add_tallies(store, keys.values, step)
    for name in totals_of(facts):
        _add_total(store, name, step)


def totals_of(facts: Facts) -> list[str]:
    """Return the totals in which a record counts."""
    roles = {role for role, _ in facts.words}
    words = {"placed": roles - KIN, "related": roles & KIN}
    has = {"records": True, "dated": facts.born, "located": facts.countries, **words}
    return [name for name, of in has.items() if of]


def twins_changed(store: Store, keys: Keys, *, besides: Collection[int] = ()) -> tuple[bool, frozenset[int]]:
    """Return whether a record has a twin, and which records have one only together with it.

    Args:
        store: the index; the record holds none of its keys there.
        keys: of the record.
        besides: records that are to be taken as not there.
    """
    found = [[no for no in store.holders(key, most=2 + len(besides)) if no not in besides] for key in keys.twins]
    alone = {holders[0] for holders in found if len(holders) == 1}
    return any(found), frozenset(no for no in alone if not has_twin(store, keys_of(store.facts(no)), besides=besides))


def has_twin(store: Store, keys: Keys, *, besides: Collection[int] = ()) -> bool:
    """Return whether another record of the agency and shape shares a firm name and birth date; the record is there."""
    found = ([no for no in store.holders(key, most=2 + len(besides)) if no not in besides] for key in keys.twins)
    return any(len(holders) > 1 for holders in found)


def _census(store: Store, facts: Facts, keys: Keys, step: int) -> None:
    """Count the record among those of its agency and shape; it holds none of its keys now."""
    if facts.shape is None:
        return
    twin, others = twins_changed(store, keys)
    where = (facts.shape, facts.agency)
    store.con.execute("INSERT OR IGNORE INTO census VALUES (?, ?, 0, 0, 0)", where)
    store.con.execute(
        "UPDATE census SET records = records + ?, named = named + ?, twinned = twinned + ?"
        " WHERE shape = ? AND agency = ?",
        (step, step * bool(keys.twins), step * (twin + len(others)), *where),
    )


def _add_tallies(store: Store, keys: Iterable[Key], step: int) -> None:
    store.con.executemany(
        "INSERT INTO tally (key, holders) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET holders = holders + ?2",
        [(key, step) for key in keys],
    )


def _add_total(store: Store, name: str, step: int) -> None:
    store.con.execute(
        "INSERT INTO total VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET count = count + ?2", (name, step)
    )
