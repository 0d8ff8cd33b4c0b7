# SPDX-License-Identifier: Apache-2.0
"""``report.html`` of a run of linking: one offline page without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from simpul.brief.linkage.groups_told import ToldGroups
from simpul.brief.linkage.told import told
from simpul.brief.linkage.wording import grade_word, kind_word, linkage_words
from simpul.brief.paper.words import Words
from simpul.link.explanation import Explanation
from simpul.link.result import Grade

SHOWN: Final = {Grade.STRONG: 60, Grade.LIKELY: 60, Grade.POSSIBLE: 60, Grade.WEAK: 20}
"""How many hits of each grade the page shows, strongest first; ``hits.csv`` has all."""

REPEATED: Final = "source.repeated-id"


def render_report(
    said: Mapping[str, Any],
    hits: Sequence[Explanation],
    *,
    groups: ToldGroups | None = None,
    language: str = "en",
) -> str:
    """Return the page of a run.

    Args:
        said: what ``report.json`` holds.
        hits: the hits to show, each explained.
        groups: networks, suggestions and moves in the same language; None = none were found.
        language: one of the languages that there are texts in.
    """
    words = linkage_words(language)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = (files("simpul.brief") / "linkage" / "report.html.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        say=words.say,
        words=words,
        linking=said["linking"],
        sources=said["sources"],
        withheld=said["withheld"],
        handling=said["handling"],
        stages=said["stages"],
        noticed=list(noticed(said, words)),
        grades=[(grade_word(words, grade), said["linking"]["hits"][grade.value]) for grade in Grade],
        hits=[told(hit, words) for hit in hits],
        shown=_shown(said, hits, words),
        groups=groups or ToldGroups(),
    )


def noticed(said: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Yield what a run says of its input, in sentences: nothing where there is nothing to say."""
    linking = said["linking"]
    if empty := [account["source"] for account in said["sources"] if not account["records"]]:
        yield words.say("page.empty", sources=", ".join(empty))
    agencies = {account["agency"] for account in said["sources"] if account["records"]}
    # An audience is given its own sources alone; how many others there are would tell it what it may not know.
    if len(agencies) == 1 and said["audience"] is None and not said["within"]:
        yield words.say("page.only_one", agency=min(agencies))
    if said["withheld"].get(REPEATED):
        yield words.say("page.repeated", n=f"{said['withheld'][REPEATED]:,}")
    for copied in linking["copied"]:
        yield words.say("page.copied", n=f"{copied['records']:,}", agency=copied["agency"], other=copied["same_as"])
    if linking["placeholders"]:
        yield words.say("page.placeholders", counts=_counts(linking["placeholders"], words))
    for day in linking["placeholder_days"]:
        code = "page.placeholder_year" if day["kept"] else "page.placeholder_day"
        yield words.say(code, day=day["day"], n=f"{day['records']:,}", agency=day["agency"])
    if linking["hubs"]:
        hubs = [
            words.say("page.hub", kind=kind_word(words, hub["kind"]), n=f"{hub['holders']:,}")
            for hub in linking["hubs_largest"]
        ]
        yield words.say("page.hubs_largest", hubs="; ".join(hubs))


def _counts(placeholders: Mapping[str, int], words: Words) -> str:
    kinds = Counter[str]()
    for code, count in placeholders.items():
        kinds[code.partition(".")[0]] += count
    return ", ".join(f"{kind_word(words, kind)} {count:,}" for kind, count in sorted(kinds.items()))


def _shown(said: Mapping[str, Any], hits: Sequence[Explanation], words: Words) -> str:
    """Return how many hits of each grade are shown, and of how many."""
    counts = Counter(hit.grade or Grade.WEAK for hit in hits)
    every = [
        words.say("page.shown_of", grade=grade_word(words, grade), n=f"{counts[grade]:,}", total=f"{total:,}")
        for grade in Grade
        if (total := said["linking"]["hits"][grade.value])
    ]
    return ", ".join(every) or "0"
