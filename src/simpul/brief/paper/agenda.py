# SPDX-License-Identifier: Apache-2.0
"""The agenda as PDF, in the languages of the table. Typst sets it; texts go in as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import typst

from simpul.brief.paper.fonts import Printer, named_where_missing, scripts_in
from simpul.brief.paper.speech import Speech
from simpul.brief.paper.words import words_in
from simpul.brief.picture import Picture
from simpul.brief.sections.cards import Spelling
from simpul.brief.sections.cases import DIRECTIONS, CaseSheet
from simpul.brief.sections.contributions import Contribution
from simpul.brief.sections.criteria import Fact
from simpul.brief.sections.gates import BlockerLine

MOST_BLOCKERS: Final = 5
SHOWN: Final = (
    *("cases", "leads", "ready_secured", "ready_to_act", "ready_to_try", "held"),
    *("networks", "asked", "answered", "overdue", "blockers"),
)
LABELS: Final = {
    "life": "section.life",
    "rescue": "rule.rescue",
    "ask": "life.ask",
    "victims": "rule.victims",
    "order": "rule.order",
    "at_risk": "fact.life_at_risk",
    "care": "case.presumed_victim",
    "shares": "agenda.shared",
    "contributions": "case.contributions",
    "blockers": "case.blockers",
    "directions": "agenda.pdf.directions",
    "decided_by": "agenda.pdf.decided_by",
    "reason": "agenda.pdf.reason",
    "owner": "agenda.pdf.owner",
}
"""Texts that stand in the template by name."""
RULES: Final = ("rule.lead", "rule.no_hit", "rule.decides")


@cache
def system_printer() -> Printer:
    """Return what this machine can print."""
    return Printer(frozenset(typst.Fonts().families()))


def agenda_pdf(picture: Picture, *, language: str, printer: Printer | None = None) -> bytes:
    """Return the agenda as a PDF file, the same bytes for the same picture on the same fonts.

    Args:
        picture: what it is the agenda of.
        language: of its own texts; the records' texts stay in theirs.
        printer: the fonts to count on; the machine's where not given.
    """
    fonts = printer or system_printer()
    fields = agenda_fields(picture, language=language, printer=fonts)
    with as_file(files("simpul.brief.paper") / "assets" / "agenda.typ") as template:
        return typst.compile(
            str(template),
            sys_inputs={"agenda": json.dumps(fields, ensure_ascii=False)},
            timestamp=int(datetime.combine(picture.at, time(), tzinfo=UTC).timestamp()),
        )


def agenda_fields(picture: Picture, *, language: str, printer: Printer) -> dict[str, object]:
    """Return what the agenda's template is filled with; what cannot be printed is named instead."""
    speech = Speech(words_in(language))
    fields = _fields(picture, speech)
    scripts = scripts_in(_texts(fields))
    missing = printer.missing(scripts)
    note = speech.words.say(
        "agenda.pdf.fonts",
        scripts=", ".join(one.title() for one in missing),
        mark=missing[0].title() if missing else "",
    )
    legible = _mended(fields, frozenset(missing))
    return {
        **legible,
        "fonts": printer.fonts(sorted(scripts), language=language) or ["Libertinus Serif"],
        "fonts_note": note if missing else None,
    }


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _mended(fields: Mapping[str, object], missing: frozenset[str]) -> dict[str, object]:
    def mend(value: object) -> object:
        if isinstance(value, str):
            return named_where_missing(value, missing)
        if isinstance(value, Mapping):
            return {name: mend(one) for name, one in value.items()}
        return [mend(one) for one in value] if isinstance(value, list | tuple) else value

    return {name: mend(value) for name, value in fields.items()}


def _fields(picture: Picture, speech: Speech) -> dict[str, object]:
    say = speech.words.say
    day = picture.at.isoformat()
    return {
        "lang": speech.words.tag,
        "title": say("agenda.pdf.title", operation=speech.operation(picture)),
        "sub": say("agenda.pdf.sub", day=day, copy=speech.copy(picture)),
        "page": speech.words.texts["agenda.pdf.page"],
        "tlp": picture.handling.tlp,
        "handling": f"{speech.handling(picture.handling)} · {say('handling.printed')}",
        "rules": [say(rule) for rule in RULES],
        "figures": _figures(picture, speech),
        "risk": [_risk(case, speech) for case in picture.at_risk],
        "directions": [say(f"direction.{one}") for one in DIRECTIONS],
        "words": _labels(speech),
        "cases": [_case(case, speech) for case in picture.cases],
    }


def _labels(speech: Speech) -> dict[str, str]:
    return {name: speech.words.say(code) for name, code in LABELS.items()}


def _figures(picture: Picture, speech: Speech) -> list[dict[str, object]]:
    counts = {figure.code: figure.count for figure in picture.figures}
    shown = [(code, counts[code]) for code in SHOWN if code in counts]
    return [
        {
            "count": speech.words.count(count),
            "label": speech.words.say(f"figure.{code}"),
            "worded": count.kind != "exact",
        }
        for code, count in shown
    ]


def _risk(case: CaseSheet, speech: Speech) -> dict[str, object]:
    held = speech.words.count(case.held)
    told = speech.words.say("life.rescue", number=case.number, agency=case.presenter, held=held)
    return {"told": told, "title": _spelt(case.title)}


def _spelt(spelling: Spelling) -> dict[str, object]:
    # Typst takes a language only where it is one plain subtag.
    lang = spelling.lang if spelling.lang and spelling.lang.isalpha() and len(spelling.lang) <= 3 else None  # noqa: PLR2004
    return {"text": spelling.text, "lang": lang}


def _case(case: CaseSheet, speech: Speech) -> dict[str, object]:
    say = speech.words.say
    blockers = case.readiness.blockers if case.readiness else ()
    rest = len(blockers) - MOST_BLOCKERS
    return {
        "position": case.position,
        "title": _spelt(case.title),
        "number": case.number,
        "meta": _meta(case, speech),
        "risk": case.life_at_risk,
        "gates": _gates(case, speech),
        "criteria": [
            {"label": say(f"criterion.{one.code}"), "facts": [_fact(fact, speech) for fact in one.facts]}
            for one in case.criteria
        ],
        "care": [_spelt(one.card.name) for one in case.suspects if one.may_be_victim],
        "shares": ", ".join(case.shares_with),
        "contributions": [_contribution(one, speech) for one in case.contributions],
        "blockers": [_blocker(one, speech) for one in blockers[:MOST_BLOCKERS]],
        "more_blockers": say("agenda.pdf.more_blockers", n=rest) if rest > 0 else None,
        "proposal": say("case.proposed", direction=say(f"direction.{case.proposal}")) if case.proposal else None,
    }


def _meta(case: CaseSheet, speech: Speech) -> str:
    say = speech.words.say
    parts = [
        say(f"kind.{case.kind}") if case.kind else "",
        say("case.presents", agency=case.presenter),
        say("case.hosting", state=case.hosting_state) if case.hosting_state else "",
        say("case.forum", state=case.forum) if case.forum else "",
    ]
    return " · ".join(filter(None, parts))


def _gates(case: CaseSheet, speech: Speech) -> list[dict[str, object]]:
    if case.readiness is None:
        return [
            {"label": speech.words.say("criterion.readiness"), "state": speech.words.say("gate.none"), "passed": False}
        ]
    return [
        {
            "label": speech.words.say(f"gate.{one.code}"),
            "state": speech.words.say("gate.passed" if one.passed else "gate.open"),
            "passed": one.passed,
        }
        for one in case.readiness.gates
    ]


def _fact(fact: Fact, speech: Speech) -> dict[str, object]:
    n = speech.words.count(fact.count) if fact.count else ""
    return {"text": speech.words.say(f"fact.{fact.code}", n=n, text=fact.text or ""), "tone": fact.tone}


def _contribution(one: Contribution, speech: Speech) -> dict[str, object]:
    say = speech.words.say
    parts = [say("contribution.hosting")] if one.hosting else []
    for count, code in ((one.hits, "hits"), (one.records, "records"), (one.exhibits, "exhibits")):
        if count:
            parts.append(f"{count} {say(f'contribution.{code}')}")
    return {"agency": one.agency, "told": ", ".join(parts)}


def _blocker(one: BlockerLine, speech: Speech) -> dict[str, object]:
    due = one.due.isoformat() if one.due else speech.words.say("blocker.no_day")
    late = f" ({speech.words.say('blocker.overdue')})" if one.overdue else ""
    return {"what": speech.blocker(one), "owner": one.owner, "due": due + late, "change": speech.change(one)}
