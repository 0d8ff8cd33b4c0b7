# SPDX-License-Identifier: Apache-2.0
"""What an actor gets of a set of records: the records it may see, of each the statements it may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from simpul.model.ids import AgencyId
from simpul.model.marking import Marking
from simpul.model.record import Record, Statement
from simpul.policy.act import Act
from simpul.policy.actor import Actor
from simpul.policy.combine import combine
from simpul.policy.decide import Decision, decide
from simpul.policy.item import Item, record_item, statement_cases


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much was withheld, by agency and rule. Filled for the convener only: to anyone else a number leaks.

    Attributes:
        records: (agency, rule) to the number of records that disappeared.
        statements: (agency, rule) to the number of statements withheld from records that stayed.
    """

    records: Mapping[tuple[AgencyId, str], int] = field(default_factory=dict)
    statements: Mapping[tuple[AgencyId, str], int] = field(default_factory=dict)

    def by_rule(self) -> dict[str, int]:
        """Return the number of records withheld, by rule."""
        rules = sorted({rule for _, rule in self.records})
        return {rule: sum(n for (_, by), n in self.records.items() if by == rule) for rule in rules}


@dataclass(frozen=True, slots=True)
class Visible:
    """What passed, in the order given, and what was withheld."""

    records: tuple[Record, ...]
    withheld: Withheld = field(default_factory=Withheld)


def visible(records: Iterable[Record], actor: Actor, act: Act, *, at: date) -> Visible:
    """Return the records with which the actor may do the act, each with only the statements it may use.

    A statement's effective marking is its own combined with its record's. A record all of whose statements
    are withheld disappears: that it exists would be telling. Its ``kept`` columns go by the record's marking.

    Args:
        records: of any agencies.
        actor: who gets them.
        act: usually ``READ``, ``COMPILE`` or ``MATCH``.
        at: the day.
    """
    sieve = _Sieve(actor, act, at)
    passed = tuple(kept for record in records if (kept := sieve.sifted(record)))
    return Visible(passed, sieve.withheld() if actor.is_convener else Withheld())


def effective_marking(record: Record, statement: Statement) -> Marking:
    """Return what binds a statement: its record's marking, combined with its own where it has one."""
    return combine([record.marking, statement.marking]) if statement.marking else record.marking


class _Sieve:
    """Decides record by record and remembers answers, since few markings cover many items."""

    def __init__(self, actor: Actor, act: Act, at: date) -> None:
        self._actor, self._act, self._at = actor, act, at
        self._known: dict[Item, Decision] = {}
        self._combined: dict[tuple[Marking, Marking], Marking] = {}
        self._records: Counter[tuple[AgencyId, str]] = Counter()
        self._statements: Counter[tuple[AgencyId, str]] = Counter()

    def withheld(self) -> Withheld:
        return Withheld(dict(sorted(self._records.items())), dict(sorted(self._statements.items())))

    def sifted(self, record: Record) -> Record | None:
        item = record_item(record)
        whole = self._decided(item)
        if not whole.allowed:
            self._records[record.agency, whole.rule] += 1
            return None
        answers = [(said, self._answer(record, said, item)) for said in record.statements]
        refused = Counter((record.agency, answer.rule) for _, answer in answers if not answer.allowed)
        if refused and refused.total() == len(answers):
            self._records[refused.most_common(1)[0][0]] += 1
            return None
        self._statements.update(refused)
        return record.with_statements(said for said, answer in answers if answer.allowed) if refused else record

    def _answer(self, record: Record, statement: Statement, item: Item) -> Decision:
        cases = statement_cases(record, statement, otherwise=item.cases)
        own = self._decided(Item(statement.marking or record.marking, cases))
        # The convener may hold what is its originator's only, so what narrows to that must pass by itself as well.
        return self._decided(Item(self._effective(record.marking, statement.marking), cases)) if own.allowed else own

    def _effective(self, record: Marking, own: Marking | None) -> Marking:
        if own is None:
            return record
        if (record, own) not in self._combined:
            self._combined[record, own] = combine([record, own])
        return self._combined[record, own]

    def _decided(self, item: Item) -> Decision:
        if item not in self._known:
            self._known[item] = decide(self._actor, self._act, item, at=self._at)
        return self._known[item]
