# SPDX-License-Identifier: Apache-2.0
"""An index of records: look one up, add, replace, withdraw, delete.

An index is made of what one audience may see, and for nobody else: what is hidden from it was never put in, so
that it adds neither hits nor counts nor bits. Another audience needs an index of its own. A look-up cannot narrow
an index further, because the counts in it would still tell of what is left out.

Days that stand for an unknown one because very many of an agency's records bear them are found when an index is
made. What comes later is read by what was found then; made anew, the index finds them anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from simpul.link.judgements import Judgement, Verdict, latest
from simpul.link.online.change import put, remove, withdraw
from simpul.link.online.facts import facts_of_record
from simpul.link.online.reasons import reasons_of
from simpul.link.online.score import Graded, Rules, Verdicts, graded, prior_bits
from simpul.link.online.store import Store, open_store
from simpul.link.online.view import View
from simpul.link.result import Hit
from simpul.link.weights import Weights, shipped_weights
from simpul.model.ids import RecordId, StatementId
from simpul.model.record import Record


@dataclass(frozen=True, slots=True)
class Answer:
    """What an index says of one record.

    Attributes:
        hits: strongest first; each a lead that a person judges. None of them clears nobody.
        records: how many records the index holds.
        prior_bits: log2 of the odds that a pair is the same before its evidence.
    """

    hits: tuple[Hit, ...]
    records: int
    prior_bits: float


@dataclass(slots=True)
class Index:
    """An open index; closes with its block. One connection, for one thread."""

    store: Store
    weights: Weights
    verdicts: Verdicts

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @property
    def audience(self) -> str | None:
        """The agency that the index was made for; None = whoever held the sources."""
        return self.store.audience

    @property
    def records(self) -> int:
        """How many records it holds."""
        return self.store.total("records")

    def lookup(self, record: Record, *, within: bool = False) -> Answer:
        """Return the record's hits, the same as a batch run of all the index's records and this one.

        Args:
            record: of its own agency, with canonical values; where the index holds one of the same id, this
                one stands in its place. Nothing is written.
            within: also compare with records of its own agency.
        """
        asked = facts_of_record(record, self.store.set_aside)
        with self.store.reading():
            view = View(self.store, asked)
            prior = prior_bits(view, within=within)
            told = graded(view, Rules(self.weights, within, self.verdicts, prior))
            before = self.weights.before_evidence(prior)
            return Answer(tuple(_hit(view, one) for one in told), self.records, before)

    def add(self, records: Iterable[Record]) -> int:
        """Put records in, each in place of the one of the same id, and return how many; all or none.

        The caller leaves out what the index's audience may not see.
        """
        number = 0
        with self.store.writing():
            for number, record in enumerate(records, start=1):  # noqa: B007  # the count is what is returned
                put(self.store, self.weights, facts_of_record(record, self.store.set_aside))
        return number

    def withdraw(self, agency: str, *, statements: Collection[StatementId] | None = None) -> int:
        """Take out all that an agency said, or the named statements only, and return how many records changed.

        A record of which nothing stays goes; all or none. Counts follow at once.
        """
        with self.store.writing():
            return withdraw(self.store, self.weights, agency, statements)

    def delete(self, rid: RecordId) -> bool:
        """Take a record out and return whether it was there."""
        with self.store.writing():
            return remove(self.store, rid)

    def close(self) -> None:
        """Close the file."""
        self.store.close()


def open_index(
    path: Path,
    *,
    weights: Weights | None = None,
    judgements: Sequence[Judgement] = (),
    writing: bool = False,
) -> Index:
    """Open an index; for look-ups only unless ``writing``. Readers and one writer may work at the same time.

    Args:
        path: the file that ``build_index`` made.
        weights: what agreement is worth; the shipped weights unless said. Their caps must be those of the index.
        judgements: people's verdicts so far: judged pairs are always told, and what is not the same stays weak.
        writing: also add, withdraw and delete; each call is durable and whole when it returns.

    Raises:
        NoIndex: there is no index at that place.
        OtherIndexVersion: it was made by other rules; make it anew.
    """
    chosen = weights or shipped_weights()
    return Index(open_store(path, chosen, writing=writing), chosen, _verdicts(judgements))


def _verdicts(judgements: Sequence[Judgement]) -> Verdicts:
    found: dict[RecordId, dict[RecordId, Verdict]] = defaultdict(dict)
    for one in latest(judgements):
        found[one.left][one.right] = found[one.right][one.left] = one.verdict
    return found


def _hit(view: View, told: Graded) -> Hit:
    left, right = told.pair.left, told.pair.right
    return Hit(
        left=left.id,
        right=right.id,
        type=left.type if left.type == right.type else str(left.shape),
        bits=told.total / 1000.0,
        probability=told.probability,
        grade=told.grade,
        reasons=reasons_of(view, told),
        judgement=told.pair.verdict.value if told.pair.verdict else None,
    )
