# SPDX-License-Identifier: Apache-2.0
"""An explanation in words: what the command line, the page and the worked examples print, each in its own form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simpul.brief.linkage.wording import grade_word, kind_word
from simpul.brief.paper.words import Words
from simpul.link.explanation import Change, Contrast, Explanation
from simpul.link.result import Reason

WIDTH: Final = 200.0
"""Units across the drawing of a waterfall."""


@dataclass(frozen=True, slots=True)
class ToldReason:
    """One step of the waterfall.

    Attributes:
        bits: with its sign.
        sum: after this step.
        rarity: ``2 of 10,000``; "" where nothing was counted.
        x: where the bar begins, of ``WIDTH``.
    """

    what: str
    left: str
    right: str
    bits: str
    sum: str
    rarity: str
    statements: tuple[str, ...]
    speaks_for: bool
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation in words.

    Attributes:
        verdict: what a person judged, else that nobody did.
        flips: sentences on single facts that would give another grade; empty = none of those tried.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    type: str
    grade: str
    outcome: str
    before: str
    bits: str
    probability: str
    verdict: str
    judged: bool
    reasons: tuple[ToldReason, ...]
    limits: tuple[str, ...]
    flips: tuple[str, ...]
    changes: tuple[str, ...]
    lacks: tuple[str, ...]
    contrast: str | None


def told(explanation: Explanation, words: Words) -> Told:
    """Return an explanation in words of one language."""
    grade = grade_word(words, explanation.grade)
    bits, probability = bits_text(explanation.bits), probability_text(explanation.probability)
    prior, total = explanation.prior_bits, explanation.bits + explanation.prior_bits
    return Told(
        left=explanation.left,
        right=explanation.right,
        left_name=explanation.left_name,
        right_name=explanation.right_name,
        type=explanation.type,
        grade=grade,
        outcome=words.say("explain.outcome", grade=grade, bits=bits, probability=probability),
        before=words.say("explain.before", prior=bits_text(prior), total=bits_text(total)),
        bits=bits,
        probability=probability,
        verdict=words.say(f"explain.judged.{explanation.judgement}")
        if explanation.judgement
        else words.say("explain.unjudged"),
        judged=explanation.judgement is not None,
        reasons=_reasons(explanation, words),
        limits=tuple(words.say(f"explain.limit.{limit}") for limit in explanation.limits),
        flips=tuple(_change(change, words) for change in explanation.changes if change.flips),
        changes=tuple(_change(change, words) for change in explanation.changes if not change.flips),
        lacks=_lacks(explanation, words),
        contrast=_contrast(explanation.contrast, words) if explanation.contrast else None,
    )


def bits_text(bits: float) -> str:
    """Return bits with their sign, to the thousandth."""
    return f"{bits:+.3f}"


def probability_text(probability: float) -> str:
    """Return a probability that never reads as certain."""
    return f"{min(max(probability, 0.0001), 0.9999):.4f}"


def _reasons(explanation: Explanation, words: Words) -> tuple[ToldReason, ...]:
    steps = list(explanation.steps())
    edges = [0.0, *(after for _, after in steps)]
    low, high = min(edges), max(edges)
    scale = WIDTH / max(high - low, 1e-9)
    return tuple(
        ToldReason(
            what=reason_word(reason, words),
            left=reason.left,
            right=reason.right,
            bits=bits_text(reason.bits),
            sum=bits_text(after),
            rarity=words.say("explain.rarity_of", count=f"{reason.count:,}", of=f"{reason.of:,}") if reason.of else "",
            statements=tuple(dict.fromkeys(sid for sid in (reason.left_statement, reason.right_statement) if sid)),
            speaks_for=reason.bits >= 0,
            x=round((min(before, after) - low) * scale, 1),
            width=max(round(abs(after - before) * scale, 1), 1.0),
        )
        for (reason, after), before in zip(steps, edges, strict=False)
    )


def reason_word(reason: Reason, words: Words) -> str:
    """Return in words what was compared and how it came out."""
    kind, _, how = reason.code.partition(".")
    return f"{kind_word(words, kind)}: {words.say(f'how.{how}')}"


def _change(change: Change, words: Words) -> str:
    kind = kind_word(words, change.kind)
    code = "with_value" if change.code == "with" and change.value else change.code
    return words.say(
        "explain.change.line",
        change=words.say(f"explain.change.{code}", kind=kind, value=change.value),
        grade=grade_word(words, change.grade),
        difference=bits_text(change.difference),
    )


def _lacks(explanation: Explanation, words: Words) -> tuple[str, ...]:
    def kinds(side: str) -> Sequence[str]:
        return [kind_word(words, lack.kind) for lack in explanation.lacks if lack.side == side]

    return tuple(
        words.say(f"explain.lack.{side}", kinds=", ".join(kinds(side)))
        for side in ("both", "left", "right")
        if kinds(side)
    )


def _contrast(contrast: Contrast, words: Words) -> str:
    return words.say(
        "explain.contrast.nearly" if contrast.nearly else "explain.contrast.better",
        left=_named(contrast.left, contrast.left_name),
        right=_named(contrast.right, contrast.right_name),
        grade=grade_word(words, contrast.grade),
        bits=bits_text(contrast.bits),
        kind=kind_word(words, contrast.kind),
        here=bits_text(contrast.here),
        there=bits_text(contrast.there),
    )


def _named(record: str, name: str) -> str:
    return f"{name} ({record})" if name else record
