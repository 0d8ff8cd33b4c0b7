# SPDX-License-Identifier: Apache-2.0
"""What linking yields: hits, relations, entities, networks, and a report that adds up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from simpul.model.ids import RecordId, StatementId


class Grade(StrEnum):
    """How strong a hit is. A grade is advice about where to look first, never a decision."""

    STRONG = "strong"
    LIKELY = "likely"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Reason:
    """One additive piece of evidence for or against two records being the same.

    Attributes:
        code: what was compared and how it came out, e.g. ``phone.equal``, ``name.tokens``, ``birthDate.conflict``.
        bits: log2(m/u) of it; negative speaks against.
        left: the left record's value in its own spelling.
        right: the right record's value in its own spelling.
        count: in how many records the shared value occurs (its rarity); 0 where it has no meaning.
        left_statement: id of the left statement the value comes from.
        right_statement: id of the right one.
        of: among how many records (names, for a word) ``count`` was counted; 0 where it was not.
    """

    code: str
    bits: float
    left: str
    right: str
    count: int = 0
    left_statement: StatementId | None = None
    right_statement: StatementId | None = None
    of: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """Two records that may be the same thing. ``left < right`` as text, so a pair has one form.

    Attributes:
        type: the record type both are compared as.
        bits: sum of the reasons' bits, without the prior.
        probability: with the prior, calibrated; in (0, 1).
        judgement: ``same``, ``not_same`` or ``unsure`` where a person judged; None = an unjudged lead.
    """

    left: RecordId
    right: RecordId
    type: str
    bits: float
    probability: float
    grade: Grade
    reasons: tuple[Reason, ...]
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Two records that share something without being the same: a mule account, a compound, a spoofed number.

    Attributes:
        shared_kind: kind of the value shared, ``account``, ``caller_id`` …
        shared_value: its canonical form.
        degree: in how many records it occurs; a high degree is a hub.
    """

    left: RecordId
    right: RecordId
    type: str
    shared_kind: str
    shared_value: str
    degree: int


@dataclass(frozen=True, slots=True)
class RankReason:
    """One part of a network's standing: what was counted, how many, and the points it gives."""

    part: str
    number: float
    points: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a network stands in the order to look at, and why; points are of a network, never of a person.

    Attributes:
        rank: 1 for the first.
        points: the sum of the reasons' points.
        losses: currency to the losses stated in it; never added across currencies.
    """

    rank: int
    points: float
    reasons: tuple[RankReason, ...] = ()
    losses: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Cases, entities and sites tied together."""

    id: str
    members: Mapping[RecordId, str]
    """Record to its part in the network: ``person``, ``site``, ``case`` … or a role."""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """A part that a person may play, with what suggests it: a lead for a person to judge, never a finding.

    Attributes:
        part: ``mule``, ``recruiter``, ``controller`` or ``site_operator``.
        code: the rule that suggests it.
        reason: the whole sentence, in English.
        seen: gap to what the rule saw, to say the sentence in another language.
    """

    record: RecordId
    part: str
    code: str
    reason: str
    seen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MoveProposal:
    """The same group may have moved from one site to another: a lead for a person to judge, never a finding.

    Attributes:
        left: last day at the one site that the shared items tell.
        arrived: first day at the other.
        items: what both have in common, ``handle telegram:x`` or a record's id.
    """

    source: RecordId
    target: RecordId
    left: str
    arrived: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything one run of linking found.

    Attributes:
        entities: record to the id of the entity it belongs to; records alone in theirs are left out.
        report: counts and seconds as ``report.json`` holds them.
        suggestions: parts that people may play, for a person to judge.
        moves: groups that may have moved from site to site, for a person to judge.
    """

    hits: tuple[Hit, ...]
    relations: tuple[Relation, ...]
    entities: Mapping[RecordId, str]
    networks: tuple[Network, ...]
    report: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    moves: tuple[MoveProposal, ...] = ()
