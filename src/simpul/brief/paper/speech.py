# SPDX-License-Identifier: Apache-2.0
"""Codes and values turned into sentences of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simpul.brief.paper.words import Words
from simpul.brief.picture import Picture
from simpul.brief.sections.gates import BlockerLine
from simpul.brief.sections.handling import Handling
from simpul.brief.sections.places import Move
from simpul.model.agencies import agencies

MOST_SURE: Final = 0.999


@dataclass(frozen=True, slots=True)
class Speech:
    """Says things in one language."""

    words: Words

    def audience(self, handling: Handling) -> str:
        """Return who may read."""
        named = set(handling.audience)
        if not named:
            return self.words.say("handling.convener")
        everyone = self.words.say("handling.operation") if named >= set(agencies()) else None
        return self.words.say("handling.audience", audience=everyone or ", ".join(handling.audience))

    def handling(self, handling: Handling) -> str:
        """Return the handling in one line, as every page and file carries it."""
        line = self.words.say(
            "handling.line",
            tlp=handling.tlp,
            codes=" ".join(handling.codes),
            action=handling.action,
            audience=self.audience(handling),
        )
        also = [self.words.say("handling.caveat", caveat=caveat) for caveat in handling.caveats]
        if handling.review_by:
            also.append(self.words.say("handling.review", day=handling.review_by))
        return " · ".join([line, *also])

    def copy(self, picture: Picture) -> str:
        """Return whose copy it is."""
        if picture.audience is None:
            return self.words.say("page.copy.convener")
        return self.words.say("page.copy.agency", agency=picture.audience)

    def operation(self, picture: Picture) -> str:
        """Return the operation's name."""
        return picture.operation or self.words.say("page.untitled")

    def reason(self, code: str) -> str:
        """Return a reason's code in words: what was compared, how it came out."""
        kind, _, how = code.partition(".")
        what = self._or_code(f"reason.kind.{kind}", kind)
        return f"{what}: {self._or_code(f'reason.how.{how}', how)}" if how else what

    def blocker(self, blocker: BlockerLine) -> str:
        """Return what is missing."""
        text = self._or_code(f"missing.{blocker.code}", blocker.code)
        named = blocker.suspect.name.text if blocker.suspect else None
        about = [part for part in (blocker.element, blocker.exhibit, named) if part]
        return f"{text} ({', '.join(about)})" if about else text

    def change(self, blocker: BlockerLine) -> str:
        """Return what would change it."""
        return self._or_code(f"change.{blocker.change}", blocker.change)

    def probability(self, value: float) -> str:
        """Return a probability; never as certainty, which no hit has."""
        return "> 0.999" if value > MOST_SURE else f"{value:.3f}"

    def move(self, move: Move) -> str:
        """Return a move in a sentence."""
        when = move.arrived or move.left
        return self.words.say(
            "map.move",
            who=", ".join(dict.fromkeys(one.name.text for one in move.who)),
            source=move.source.card.name.text,
            target=move.target.card.name.text,
            when=when or self.words.say("map.unknown_day"),
        )

    def _or_code(self, key: str, code: str) -> str:
        return self.words.say(key) if self.words.has(key) else code.replace("_", " ").replace("-", " ")
