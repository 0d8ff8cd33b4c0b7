# SPDX-License-Identifier: Apache-2.0
"""The page, the agenda and the sheets: escaped, self-contained, marked, in the table's languages."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import brief_meeting as meeting
import pytest
import yaml

from simpul.brief.paper.agenda import agenda_fields, agenda_pdf
from simpul.brief.paper.chart import still_map
from simpul.brief.paper.data import json_in_page
from simpul.brief.paper.fonts import Printer, named_where_missing, scripts_in
from simpul.brief.paper.page import render_page
from simpul.brief.paper.speech import Speech
from simpul.brief.paper.tables import blockers_csv, cases_csv, hits_csv, networks_csv
from simpul.brief.paper.words import LANGUAGES, UnknownLanguage, words_in
from simpul.brief.picture import Picture
from simpul.brief.sections.cards import Spelling
from simpul.readiness.requirements import CHANGE_OF_CHECK

PAYLOAD = "</script><img src=x onerror=alert(1)>\"'<b>&{{7*7}}=1"


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]  # typing has it from 3.12 on
        """Keep the element."""
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(meeting.picture())


def hostile() -> Picture:
    """Return a picture with the payload in titles, names, numbers, the operation and the agencies' words."""
    picture = meeting.picture()
    cases = tuple(
        replace(case, title=Spelling(PAYLOAD, lang='"><b>'), number=PAYLOAD, presenter=PAYLOAD, kind=PAYLOAD)
        for case in picture.cases
    )
    hits = tuple(replace(hit, left=replace(hit.left, name=Spelling(PAYLOAD), agency=PAYLOAD)) for hit in picture.hits)
    nodes = tuple(replace(node, label=Spelling(PAYLOAD)) for node in picture.graph.nodes)
    graph = replace(picture.graph, nodes=nodes)
    handling = replace(picture.handling, caveats=(PAYLOAD,))
    return replace(picture, operation=PAYLOAD, cases=cases, hits=hits, graph=graph, handling=handling)


def test_nothing_on_the_page_points_outside_it(page: str) -> None:
    for tag, attributes in elements(page):
        assert "src" not in attributes, tag
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        assert (attributes.get("href") or "#").startswith("#")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert set(re.findall(r"url\(\"?([a-z]+:)?", style.group(1))) <= {"data:"}
    assert "@import" not in style.group(1)


def test_the_policy_allows_the_very_texts_on_the_page_and_nothing_else(page: str) -> None:
    policy = next(a["content"] for t, a in elements(page) if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    texts = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)

    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for text in texts:
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    assert len(re.findall("sha256-", policy)) == len(texts)


def test_no_value_becomes_markup(page: str) -> None:
    """The page with hostile values has the elements of the page without, and no handler on any."""
    attacked = elements(render_page(hostile()))

    assert not any(name.startswith("on") for _, attributes in attacked for name in attributes)
    assert {tag for tag, _ in attacked} <= {tag for tag, _ in elements(page)} | {"b"}
    assert sum(tag == "script" for tag, _ in attacked) == sum(tag == "script" for tag, _ in elements(page))
    assert not any(tag == "img" for tag, _ in attacked)


def test_no_value_is_run_as_a_template() -> None:
    assert "{{7*7}}" in render_page(hostile())


def test_json_inside_the_page_ends_no_element_and_says_the_same() -> None:
    said = {"a": "</script><!--\u2028&"}

    safe = json_in_page(said)
    assert not set("<>&\u2028") & set(safe)
    assert json.loads(safe) == said


def test_names_stand_in_their_own_language_and_direction(page: str) -> None:
    assert '<bdi lang="ar" dir="auto">قضية احتيال هاتفي</bdi>' in page
    assert '<bdi lang="km" dir="auto">' in page


def test_the_page_reads_without_scripts(page: str) -> None:
    bare = re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)

    for text in ("김도현", "KH-c2", "Phone: the same", "+85512345678", "푸른물결 투자 moved from"):
        assert text in bare


def test_every_section_that_a_number_points_to_is_there(page: str) -> None:
    anchors = {attributes["href"] for _, attributes in elements(page) if (attributes.get("href") or "").startswith("#")}
    ids = {attributes["id"] for _, attributes in elements(page) if attributes.get("id")}

    assert {anchor[1:] for anchor in anchors if anchor} <= ids


def test_no_direction_is_chosen_beforehand(page: str) -> None:
    assert not any("checked" in attributes or "selected" in attributes for _, attributes in elements(page))
    assert page.count("A named officer decides, and the reason is recorded.") > len(meeting.picture().cases)


def test_an_unjudged_hit_is_dashed_and_called_a_lead(page: str) -> None:
    assert 'class="hit strong unjudged"' in page
    assert "lead, not judged" in page
    assert "A no-hit clears nobody." in page


def test_the_handling_is_on_the_page_and_in_the_margin_of_every_printed_sheet(page: str) -> None:
    assert page.count("TLP:AMBER+STRICT") >= 3
    assert "@bottom-left" in page
    assert "printed for people; nothing in this file enforces it" in page


def test_the_margin_text_cannot_leave_its_rule() -> None:
    page = render_page(hostile())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)

    assert style
    assert "onerror" not in style.group(1).replace("\\", "").split("@top-center")[1][:60]
    assert PAYLOAD not in style.group(1)


def test_an_agency_reads_nothing_of_what_was_withheld() -> None:
    page = render_page(meeting.picture(audience=meeting.KR))

    assert "Withheld from this copy" not in page
    assert "Withheld from this copy" in render_page(meeting.picture())


def test_a_map_is_drawn_from_the_packages_own_outlines() -> None:
    picture = meeting.picture()
    chart = still_map(picture.sites, picture.moves)

    assert chart is not None
    assert len(chart.dots) == 2
    assert len(chart.moves) == 1
    assert {"CAMBODIA", "LAOS"} <= {name.text for name in chart.names}
    assert still_map((), ()) is None


def test_every_text_that_templates_ask_for_by_name_is_written() -> None:
    folder = files("simpul.brief.paper") / "templates"
    asked = {
        code for path in folder.iterdir() for code in re.findall(r't\("([a-z_.]+[a-z_])"', path.read_text("utf-8"))
    }

    assert asked
    assert {code for code in asked if not words_in("en").has(code)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_is_wholly_in_its_language(language: str) -> None:
    own = yaml.safe_load((files("simpul.brief") / "words" / f"{language}.yaml").read_text("utf-8"))
    code = (files("simpul.brief.paper") / "agenda.py").read_text("utf-8")
    subjects = "agenda.pdf|agenda|rule|life|case|section|fact|gate|contribution|page|handling"
    named = set(re.findall(rf'"((?:{subjects})\.[a-z_.]+[a-z])"', code)) - {"agenda.typ"}
    prefixes = ("criterion.", "fact.", "direction.", "kind.", "figure.ready", "missing.", "change.")
    needed = named | {text for text in words_in("en").texts if text.startswith(prefixes)}

    assert needed - set(own) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_gaps_that_its_english_has(language: str) -> None:
    english = words_in("en").texts

    for code, text in words_in(language).texts.items():
        assert set(re.findall(r"{(\w+)}", text)) <= set(re.findall(r"{(\w+)}", english[code])), code


def test_every_blocker_that_readiness_knows_is_in_words() -> None:
    folder = files("simpul.readiness")
    text = "".join((folder / name).read_text("utf-8") for name in ("requirements.py", "checks.py"))
    codes = set(
        re.findall(r'"((?:case|charge|suspect|element)\.(?:no|not|exhibit-not|one|presumed|identified)-[a-z-]+)"', text)
    )
    codes -= {"suspect.no-presumed-victim"}
    changes = {change.value if hasattr(change, "value") else change for change in CHANGE_OF_CHECK.values()}

    assert len(codes) > 8
    assert {code for code in codes if not words_in("en").has(f"missing.{code}")} == set()
    assert {code for code in changes if not words_in("en").has(f"change.{code}")} == set()


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        words_in("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agenda_is_a_pdf_and_the_same_on_every_run(language: str) -> None:
    first = agenda_pdf(meeting.picture(), language=language)

    assert first.startswith(b"%PDF-")
    assert first == agenda_pdf(meeting.picture(), language=language)


def test_a_script_without_a_font_is_named_instead_of_printed() -> None:
    printer = Printer(frozenset({"Noto Sans", "Noto Sans CJK KR", "Noto Sans Thai", "Noto Naskh Arabic"}))
    fields = agenda_fields(meeting.picture(), language="en", printer=printer)
    said = json.dumps(fields, ensure_ascii=False)

    assert "[Khmer]" in said
    assert "ករណី" not in said
    assert "프놈펜" in said
    assert "no font for Khmer" in str(fields["fonts_note"])


def test_a_run_in_a_missing_script_is_one_mark() -> None:
    assert named_where_missing("Case ករណី ឃុំខ្លួន 2", frozenset({"KHMER"})) == "Case [Khmer] 2"


def test_scripts_are_those_of_letters() -> None:
    assert scripts_in(["김 12, สม+Ж"]) == {"HANGUL", "THAI", "CYRILLIC"}


def test_hostile_text_is_set_as_text() -> None:
    assert agenda_pdf(hostile(), language="en").startswith(b"%PDF-")


@pytest.mark.parametrize("sheet", [cases_csv, hits_csv, networks_csv, blockers_csv])
def test_every_row_of_every_sheet_carries_its_handling(sheet: Callable[[Picture, Speech], str]) -> None:
    rows = list(csv.reader(io.StringIO(sheet(meeting.picture(), Speech(words_in("en"))).removeprefix("\ufeff"))))

    assert rows[0][-1] == "handling"
    assert all(row[-1].startswith("TLP:") for row in rows[1:])
    assert all(len(row) == len(rows[0]) for row in rows)


def test_no_cell_is_run_as_a_formula() -> None:
    picture = meeting.picture()
    case = replace(picture.cases[0], title=Spelling("=HYPERLINK(1)"), number="@x")
    text = cases_csv(replace(picture, cases=(case,)), Speech(words_in("en")))

    assert "'=HYPERLINK(1)" in text
    assert "'@x" in text


def test_a_probability_is_never_printed_as_certain() -> None:
    speech = Speech(words_in("en"))

    assert speech.probability(0.99999) == "> 0.999"
    assert speech.probability(0.5) == "0.500"
