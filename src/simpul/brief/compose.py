# SPDX-License-Identifier: Apache-2.0
"""From the agencies' holdings to the picture: filter, link, assess, compile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from simpul.brief.picture import Picture, make_picture
from simpul.formats.holding import Holding
from simpul.formats.intake import matchable
from simpul.link.judgements import Judgement
from simpul.link.match import Progress
from simpul.link.run import Options, link_records, silent
from simpul.model.ids import AgencyId
from simpul.policy.act import Act
from simpul.policy.actor import CONVENER, desk
from simpul.policy.filter import visible
from simpul.readiness.assess import assess


def compose(
    holdings: Iterable[Holding],
    *,
    audience: AgencyId | None,
    at: date,
    judgements: tuple[Judgement, ...] = (),
    progress: Progress = silent,
) -> Picture:
    """Return the picture of the holdings for one reader.

    What the reader may not see is left out before anything is linked or counted; what may be seen but is not to
    be matched with others is shown and not linked.

    Args:
        holdings: what the agencies bring.
        audience: the agency whose pack it is; None for the convener, who compiles what was handed over.
        at: the day of the meeting.
        judgements: people's verdicts so far.
        progress: told the stage and the share of it that is done.
    """
    brought = tuple(holdings)
    actor, act = (CONVENER, Act.COMPILE) if audience is None else (desk(audience), Act.READ)
    progress("visible", 0.0)
    seen = visible((record for holding in brought for record in holding.records), actor, act, at=at)
    matched, _ = matchable(seen.records, actor, at=at)
    linked = link_records(matched, Options(judgements=judgements, progress=progress))
    progress("readiness", 0.0)
    picture = make_picture(
        seen.records,
        linked,
        assess(seen.records, at=at),
        reports={holding.agency: holding.report for holding in brought},
        withheld=seen.withheld,
        audience=audience,
        at=at,
    )
    return replace(picture, operation=picture.operation or _named(brought, audience))


def _named(holdings: Iterable[Holding], audience: AgencyId | None) -> str:
    """Return the operation's name as most holdings have it; to an agency, as its own does."""
    told = [one.operation for one in holdings if one.operation and audience in (None, one.agency)]
    return max(sorted(set(told)), key=told.count, default="")
