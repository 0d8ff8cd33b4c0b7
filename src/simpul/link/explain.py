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
from simpul.normalise.names import NameForms

MILLI = 1000.0

Pair = tuple[int, int]


def reasons(tables: Tables, compared: Compared) -> Mapping[Pair, tuple[Reason, ...]]:
    """Return the reasons of every graded pair; their bits add up to the pair's, to the thousandth."""
    found: dict[Pair, list[Reason]] = defaultdict(list)
    worth = float(str(tables.bound["score"]["name_worth"]))
    for left, right, ln, rn, millibits, lsid, rsid in tables.run("name_reason_rows").fetchall():
        found[left, right].extend(_name_reasons(compared, (ln, rn), millibits, (lsid, rsid), worth=worth))
    of = _counted_among(tables)
    for left, right, _, code, millibits, lv, rv, holders, lsid, rsid in tables.run("reason_rows").fetchall():
        found[left, right].append(
            Reason(
                code,
                millibits / MILLI,
                lv or "",
                rv or "",
                holders or 0,
                _statement(lsid),
                _statement(rsid),
                of=of.get(code.partition(".")[0], of[""]) if holders else 0,
            )
        )
    return {pair: tuple(of) for pair, of in found.items()}


def _counted_among(tables: Tables) -> dict[str, int]:
    """Return what a reason's count is a part of, by its kind: records that have such a value at all; "" = any other."""
    evidence, birth = tables.bound["evidence"], tables.bound["birth"]
    said = {"birthDate": birth["dated"], "country": evidence["located"], "": tables.records}
    held = tables.con.execute("SELECT role, held FROM role_weight").fetchall()
    return {kind: int(str(of)) for kind, of in (said | dict(held)).items()}


def _name_reasons(
    compared: Compared, spellings: Pair, millibits: int, statements: tuple[str | None, str | None], *, worth: float
) -> list[Reason]:
    """Return one reason a pair of words; the last takes what rounding or a weak alias left over.

    Args:
        compared: the spellings of the run.
        spellings: the numbers of the two best-agreeing ones.
        millibits: what they gave together.
        statements: where they were said.
        worth: what a bit of a name is worth.
    """
    left, right = (compared.forms[no - 1] for no in spellings)
    parts = compare(left, right, rarity=compared.rarity).parts
    rounded = [round(MILLI * worth * bits) for *_, bits in parts]
    codes = [f"name.{code}" for _, _, code, _ in parts]
    words = [(one, other) for one, other, _, _ in parts]
    rest = millibits - sum(rounded)
    if rounded and abs(rest) <= len(rounded) + 1:
        rounded[-1] += rest
    elif rest:
        rounded, codes, words = [*rounded, rest], [*codes, "name.weak_alias"], [*words, (left.raw, right.raw)]
    lsid, rsid = (_statement(sid) for sid in statements)
    found = []
    for code, bits, (one, other) in zip(codes, rounded, words, strict=True):
        bearers = max(_bearers(compared, left, one), _bearers(compared, right, other)) if one and other else 0
        of = compared.rarity.names if bearers else 0
        found.append(Reason(code, bits / MILLI, one, other, bearers, lsid, rsid, of=of))
    return found


def _bearers(compared: Compared, name: NameForms, word: str) -> int:
    """Return in how many spellings of the run a word of a name occurs; 0 where it was joined or never counted."""
    spelt = next((token.spellings[0] for token in name.tokens if token.surface == word), word)
    return compared.bearers(spelt)


def _statement(sid: str | None) -> StatementId | None:
    return StatementId(sid) if sid else None
