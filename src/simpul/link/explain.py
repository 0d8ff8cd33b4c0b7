# SPDX-License-Identifier: Apache-2.0
"""Why a pair is a hit: its additive reasons, each with both values and the statements they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from simpul.link.match import Compared
from simpul.link.names import compare
from simpul.link.result import Reason
from simpul.link.tables import Tables
from simpul.model.ids import StatementId

MILLI = 1000.0

Pair = tuple[int, int]


def reasons(tables: Tables, compared: Compared) -> Mapping[Pair, tuple[Reason, ...]]:
    """Return the reasons of every graded pair; their bits add up to the pair's, to the thousandth."""
    found: dict[Pair, list[Reason]] = defaultdict(list)
    for left, right, ln, rn, millibits, lsid, rsid in tables.run("name_reason_rows").fetchall():
        found[left, right].extend(_name_reasons(compared, (ln, rn), millibits, (lsid, rsid)))
    for left, right, _, code, millibits, lv, rv, holders, lsid, rsid in tables.run("reason_rows").fetchall():
        found[left, right].append(
            Reason(code, millibits / MILLI, lv or "", rv or "", holders or 0, _statement(lsid), _statement(rsid))
        )
    return {pair: tuple(of) for pair, of in found.items()}


def _name_reasons(
    compared: Compared, spellings: Pair, millibits: int, statements: tuple[str | None, str | None]
) -> list[Reason]:
    """Return one reason a pair of words; the last takes what rounding or a weak alias left over."""
    left, right = (compared.forms[no - 1] for no in spellings)
    parts = compare(left, right, rarity=compared.rarity).parts
    rounded = [round(MILLI * bits) for *_, bits in parts]
    codes = [f"name.{code}" for _, _, code, _ in parts]
    words = [(one, other) for one, other, _, _ in parts]
    rest = millibits - sum(rounded)
    if rounded and abs(rest) <= len(rounded):
        rounded[-1] += rest
    elif rest:
        rounded, codes, words = [*rounded, rest], [*codes, "name.weak_alias"], [*words, (left.raw, right.raw)]
    lsid, rsid = (_statement(sid) for sid in statements)
    return [
        Reason(code, bits / MILLI, one, other, compared.bearers(one), lsid, rsid)
        for code, bits, (one, other) in zip(codes, rounded, words, strict=True)
    ]


def _statement(sid: str | None) -> StatementId | None:
    return StatementId(sid) if sid else None
