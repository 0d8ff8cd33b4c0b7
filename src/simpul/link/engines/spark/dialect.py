# SPDX-License-Identifier: Apache-2.0
"""The run's statements, written for DuckDB, in the words of Spark SQL.

Only what sqlglot does not know of itself stands here. Values are computed as DuckDB computes them:
fractions are doubles, ``::INTEGER`` rounds half to even, ``//`` of whole numbers drops the rest.
Numbers for keys (``hash``) differ from DuckDB's; a run only ever asks whether two are equal.

Source: Spark SQL reference and DuckDB's documentation of numeric types and functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import sqlglot
from sqlglot import exp

Expression: TypeAlias = Any
"""A node of sqlglot's tree; the package is an extra and its types are not at hand everywhere."""

LIST_TYPE: Final = re.compile(r"(\?|\$\w+)::\w+\[\]")

ASKED_OF_DUCKDB: Final = {"STRIP_ACCENTS": "strip_accents", "LOWER": "lower"}
"""Functions of text whose tables of Unicode differ: Spark asks DuckDB itself, in its Python workers."""

RENAMED: Final = {"HASH": "xxhash64", "LIST_INTERSECT": "array_intersect", "PRINTF": "format_string"}

SCRIPTS: Final = ("Han", "Hangul", "Hiragana", "Katakana", "Latin", "Thai", "Arabic", "Cyrillic")
"""Scripts that patterns name as ``\\p{Han}``; Java wants ``\\p{IsHan}``."""


class NotInSpark(ValueError):
    """A statement uses something that has no counterpart here; a gap of the engine, never of the input."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A list given as a parameter: a table of one column ``value`` under this name."""

    table: str


def statements(text: str) -> list[Expression]:
    """Return the statements of a text in DuckDB's dialect."""
    # A list's own type says nothing here, and sqlglot does not read it behind a parameter.
    untyped = LIST_TYPE.sub(r"\1", text)
    return [found for found in sqlglot.parse(untyped, read="duckdb") if found is not None]


def for_spark(query: Expression, parameters: Mapping[str, object] | Sequence[object] = ()) -> str:
    """Return a query in Spark SQL, with its parameters written in.

    Args:
        query: a SELECT, as parsed.
        parameters: values by name or in order; a list is a ``Bound`` table.
    """
    tree = _with_values(query.copy(), parameters)
    for rule in RULES:
        tree = tree.transform(rule)
    return str(tree.sql(dialect="spark", identify=True))


def _with_values(tree: Expression, parameters: Mapping[str, object] | Sequence[object]) -> Expression:
    given = dict(parameters) if isinstance(parameters, Mapping) else {}
    ordered = iter(() if isinstance(parameters, Mapping) else parameters)
    for node in list(tree.find_all(exp.Placeholder, exp.Parameter, bfs=False)):
        value = given[node.name] if isinstance(parameters, Mapping) else next(ordered)
        if isinstance(value, Bound):
            _select_of(node).replace(sqlglot.select("value").from_(value.table))
        else:
            node.replace(literal(value))
    return tree


def _select_of(node: Expression) -> Expression:
    """Return the ``SELECT unnest($list)`` that a list stands in; a list has no other place."""
    select = node.find_ancestor(exp.Select)
    if isinstance(node.parent, exp.Explode | exp.Unnest) and select is not None and len(select.expressions) == 1:
        return select
    message = f"a list may only be spread, alone: {node.parent}"
    raise NotInSpark(message)


def literal(value: object) -> Expression:
    """Return a value as SQL writes it; fractions are doubles."""
    match value:
        case None:
            return exp.null()
        case bool():
            return exp.true() if value else exp.false()
        case int():
            return exp.Paren(this=exp.Neg(this=exp.Literal.number(-value))) if value < 0 else exp.Literal.number(value)
        case float():
            return _double(repr(value))
        case str():
            return exp.Literal.string(value)
    message = f"no way to write {type(value).__name__} in a statement"
    raise NotInSpark(message)


def _double(text: str) -> Expression:
    return exp.cast(exp.Literal.string(text), "double")


def _call(name: str, *arguments: Expression) -> Expression:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _fractions(node: Expression) -> Expression:
    """Fractions are doubles: Spark would read them as decimals and cut their quotients."""
    if isinstance(node, exp.Literal) and not node.is_string and "." in node.name:
        return _double(node.name)
    return node


def _whole_numbers(node: Expression) -> Expression:
    """A number made whole is rounded half to even; a text is read as it is."""
    if type(node) is exp.Cast and node.to.this is exp.DataType.Type.INT and not _is_count(node.this):
        rounded = _call("rint", exp.cast(node.this, "double"))
        return exp.Cast(this=rounded, to=node.to.copy())
    return node


def _is_count(node: Expression) -> bool:
    """Return whether an expression is whole by itself."""
    inner = node.this if isinstance(node, exp.Window) else node
    return isinstance(inner, exp.Count | exp.RowNumber)


def _orders(node: Expression) -> Expression:
    """Rows numbered in no order are numbered in any."""
    if isinstance(node, exp.Window) and isinstance(node.this, exp.RowNumber) and not node.args.get("order"):
        node.set("order", exp.Order(expressions=[exp.Literal.string("any")]))
    return node


def _quotients(node: Expression) -> Expression:
    """``//`` by a power is a division of doubles in DuckDB; else it drops the rest."""
    if isinstance(node, exp.IntDiv):
        if node.expression.find(exp.Pow):
            return exp.Div(this=exp.Paren(this=node.this), expression=node.expression, typed=False, safe=False)
        return exp.Paren(this=exp.IntDiv(this=node.this, expression=node.expression))
    return node


def _hamming(node: Expression) -> Expression:
    """Two texts of one length, sign by sign."""
    one, other = (side.sql(dialect="spark", identify=True) for side in node.expressions)
    counted = (
        f"aggregate(sequence(1, length({one})), 0,"
        f" (n, at) -> n + CASE WHEN substring({one}, at, 1) <> substring({other}, at, 1) THEN 1 ELSE 0 END)"
    )
    return exp.Var(this=counted)


def _anonymous(node: Expression) -> Expression:
    """Functions by name, with what Spark calls them."""
    if not isinstance(node, exp.Anonymous):
        return node
    name = node.name.upper()
    if name == "HAMMING":
        return _hamming(node)
    if name in RENAMED:
        return _call(RENAMED[name], *node.expressions)
    if name in ASKED_OF_DUCKDB:
        return _call(f"duckdb_{ASKED_OF_DUCKDB[name]}", *node.expressions)
    if name == "REGEXP_SPLIT_TO_ARRAY":
        return _call("split", *node.expressions, exp.Neg(this=exp.Literal.number(1)))
    return node


def _texts(node: Expression) -> Expression:
    """Functions of text."""
    if isinstance(node, exp.Lower):
        return _call("duckdb_lower", node.this)
    if isinstance(node, exp.RegexpExtractAll):
        return _call("regexp_extract_all", node.this, _java_pattern(node.expression), exp.Literal.number(0))
    if isinstance(node, exp.RegexpFullMatch):
        whole = exp.Literal.string(f"^(?:{_java_pattern(node.expression).name})$")
        return exp.RegexpLike(this=node.this, expression=whole)
    if isinstance(node, exp.RegexpReplace):
        return _call("regexp_replace", node.this, _java_pattern(node.expression), node.args["replacement"])
    return node


def _java_pattern(node: Expression) -> Expression:
    pattern = node.name
    for script in SCRIPTS:
        pattern = pattern.replace(f"\\p{{{script}}}", f"\\p{{Is{script}}}")
    return exp.Literal.string(pattern)


def _aggregates(node: Expression) -> Expression:
    """Aggregates with an order of their own."""
    if isinstance(node, exp.ArrayAgg):
        inner = node.this.this if isinstance(node.this, exp.Order) else node.this
        name = "collect_set" if isinstance(inner, exp.Distinct) else "collect_list"
        inner = inner.expressions[0] if isinstance(inner, exp.Distinct) else inner
        return _call("sort_array", _call(name, inner))
    if isinstance(node, exp.GroupConcat):
        return _joined_in_order(node)
    return node


def _joined_in_order(node: Expression) -> Expression:
    """Texts joined in the order of keys: NULL where there is none, as an aggregate of no rows gives."""
    ordered = node.this if isinstance(node.this, exp.Order) else None
    text = ordered.this if ordered else node.this
    keys = [key.this for key in ordered.expressions] if ordered else []
    named = [(f"key{at}", key) for at, key in enumerate(keys)] + [("joined", text)]
    fields = [part for name, value in named for part in (exp.Literal.string(name), value.copy())]
    rows = _call("sort_array", _call("collect_list", _call("named_struct", *fields)))
    separator = (node.args.get("separator") or exp.Literal.string(",")).sql(dialect="spark")
    picked = f"transform({rows.sql(dialect='spark', identify=True)}, t -> t.joined)"
    return exp.Var(this=f"nullif(array_join({picked}, {separator}), '')")


def _sources(node: Expression) -> Expression:
    """SEMI and ANTI joins name their side; ``generate_subscripts`` counts what ``unnest`` spreads."""
    if isinstance(node, exp.CTE):
        node.set("materialized", None)
    if isinstance(node, exp.Join) and node.kind in {"SEMI", "ANTI"} and not node.side:
        node.set("side", "LEFT")
    if isinstance(node, exp.Select):
        return _numbered_spread(_told_apart(node))
    return node


def _told_apart(select: Expression) -> Expression:
    """Under QUALIFY a SELECT becomes a table, whose columns must not bear one name twice."""
    if select.args.get("qualify"):
        names = [item.alias_or_name for item in select.expressions]
        for at, item in enumerate(select.expressions):
            if item.alias_or_name in names[:at]:
                item.replace(exp.alias_(item.unalias().copy(), f"{item.alias_or_name}_{at}"))
    return select


def _numbered_spread(select: Expression) -> Expression:
    numbers = [a for a in select.find_all(exp.Anonymous) if a.name.upper() == "GENERATE_SUBSCRIPTS"]
    spread = [e for e in select.find_all(exp.Explode) if e.find_ancestor(exp.Select) is select]
    numbers = [a for a in numbers if a.find_ancestor(exp.Select) is select]
    if not numbers:
        return select
    alias = exp.TableAlias(
        this=exp.to_identifier("spread"), columns=[exp.to_identifier("at0"), exp.to_identifier("item")]
    )
    view = exp.Lateral(this=exp.Posexplode(this=spread[0].this.copy()), view=True, alias=alias)
    for number in numbers:
        number.replace(exp.Paren(this=exp.Add(this=exp.column("at0", "spread"), expression=exp.Literal.number(1))))
    for item in spread:
        item.replace(exp.column("item", "spread"))
    select.append("laterals", view)
    return select


RULES: Final[tuple[Callable[[Expression], Expression], ...]] = (
    _fractions,
    _whole_numbers,
    _orders,
    _quotients,
    _texts,
    _aggregates,
    _sources,
    _anonymous,
)
