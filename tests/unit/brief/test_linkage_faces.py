# SPDX-License-Identifier: Apache-2.0
"""What is said of a pair is the same on the command line, in JSON and on the page, in every language."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from simpul.brief.linkage.groups_told import named_in, told_groups
from simpul.brief.linkage.report_page import noticed, render_report
from simpul.brief.linkage.told import bits_text, probability_text, told
from simpul.brief.linkage.wording import linkage_words
from simpul.brief.paper.words import LANGUAGES, UnknownLanguage
from simpul.link.explanation import Explanation, explanations, spellings_of
from simpul.link.files import shown_pairs
from simpul.link.judgements import Judgement, Verdict
from simpul.link.network import PAPERS
from simpul.link.possible_parts import SEEN
from simpul.link.ranking import ranking_weights
from simpul.link.result import Grade
from simpul.link.run import Options, find, report, roles_of
from simpul.link.tables import open_tables
from simpul.link.weights import shipped_weights
from simpul.model.ids import RecordId
from simpul.model.record import Record, make_record
from simpul.model.schema import record_types
from simpul.site.cli import load_commands
from simpul.site.cli.explain import show

KR = "id,name,date of birth,phone\n1,<b>정나래</b>,1990-03-04,+82 10 2938 4756\n2,오민재,1985-01-09,\n"
KH = "id,name,date of birth,phone\n7,JUNG Narae,1990-03-04,+82 10 2938 4756\n8,Oh Minjae,1985-01-19,\n9,Jung Nara,,\n"


def _people() -> Iterator[Record]:
    yield make_record(
        "KR", "1", "Person", {"name": "<b>정나래</b>", "birthDate": "1990-03-04", "phone": "+821029384756"}
    )
    yield make_record("KR", "2", "Person", {"name": "오민재", "birthDate": "1985-01-09", "account": "KR:KB:1"})
    yield make_record("KH", "7", "Person", {"name": "JUNG Narae", "birthDate": "1990-03-04", "phone": "+821029384756"})
    yield make_record("KH", "8", "Person", {"name": "Oh Minjae", "birthDate": "1960-01-19", "account": "KR:KB:1"})
    yield make_record("KH", "9", "Person", {"name": "Jung Nara"})


@pytest.fixture(scope="module")
def run() -> tuple[dict[str, Any], list[Explanation]]:
    held = Judgement(RecordId("KH/9"), RecordId("KR/1"), Verdict.NOT_SAME, "lee", "2026-02-01", "sisters")
    with open_tables(threads=1) as tables:
        tables.add_records(sorted(_people(), key=lambda record: record.id))
        found = find(tables, Options(judgements=(held,)))
        hits = explanations(tables, found, shown_pairs(tables, dict.fromkeys(Grade, 20)))
        linking = report(tables, found)
    said = {"linking": linking, "sources": [], "withheld": {}, "handling": ["TEST"], "stages": {}}
    return said | {"audience": None, "within": False}, hits


def _casework() -> Iterator[Record]:
    """Yield a case of two agencies, an account that three pay into, and a group that went from one site to another."""
    yield make_record("KR", "case-1", "Case", {"caseNumber": "1", "lifeAtRisk": "yes", "heldCount": "7"})
    held = {"name": "Bora Kim", "account": "KR:KB:12345678", "phone": "+821029384756"}
    yield make_record("KR", "p-1", "Person", held)
    yield make_record("KH", "p-2", "Person", {"name": "Bora Kim", "phone": "+821029384756"})
    yield make_record("KR", "in-1", "Involvement", {"who": "KR/p-1", "case": "KR/case-1", "role": "suspect"})
    for payer in ("1", "2", "3"):
        yield make_record("KR", f"victim-{payer}", "Person", {"name": f"Payer {payer}{payer}"})
        paid = {"payer": f"KR/victim-{payer}", "payeeAccount": "KR:KB:12345678", "case": "KR/case-1"}
        yield make_record("KR", f"pay-{payer}", "Payment", paid)
    yield make_record("KH", "g-1", "Group", {"name": "Lotus"})
    for site, first, last in (("s-1", "2025-01-01", "2025-02-01"), ("s-2", "2025-03-01", "2025-04-01")):
        yield make_record("KH", site, "Site", {"name": f"Compound {site}", "country": "KH"})
        stay = {"who": "KH/g-1", "site": f"KH/{site}", "startDate": first, "endDate": last}
        yield make_record("KH", f"stay-{site}", "Stay", stay)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_ranks_networks_and_explains_suggestions_and_moves(
    run: tuple[dict[str, Any], list[Explanation]], language: str
) -> None:
    words = linkage_words(language)
    with open_tables(threads=1) as tables:
        tables.add_records(sorted(_casework(), key=lambda record: record.id))
        found = find(tables, Options())
        groups = told_groups(found, roles_of(tables), spellings_of(tables, found, named_in(found)), words)
    page = html.unescape(render_report(*run, groups=groups, language=language))
    assert f'lang="{language}" dir="ltr"' in page
    assert words.say("rank.life_at_risk") in page
    assert "40.0 / 40" in page
    seen = words.say("seen.collects", kind=words.say("kind.account"), payers="3", cases="1")
    assert (groups.suggestions[0].record, groups.suggestions[0].seen) == ("KR/p-1", seen)
    assert seen in page
    assert [(one.source_name, one.target_name) for one in groups.moves] == [("Compound s-1", "Compound s-2")]
    assert all(part in page for part in (words.say("page.until", day="2025-02-01"), "Lotus (KH/g-1)", "Compound s-2"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_standing_rule_and_member_has_a_word(language: str) -> None:
    words = linkage_words(language)
    members = {name.lower() for name in record_types()} - {name.lower() for name in PAPERS}
    codes = {f"rank.{part}" for part in ranking_weights().parts} | {f"seen.{rule}" for rule in SEEN}
    assert {code for code in codes | {f"part.{one}" for one in members} if not words.has(code)} == set()


def test_one_source_alone_is_said_to_compare_nothing() -> None:
    linking = {"copied": [], "placeholders": {}, "placeholder_days": [], "hubs": 0}
    sources = [{"agency": "KR", "source": "KR", "records": 3}]
    said: dict[str, Any] = {"linking": linking, "withheld": {}, "sources": sources}
    said |= {"within": False, "audience": None}
    assert "--within" in next(noticed(said, linkage_words("en")))
    assert list(noticed({**said, "within": True}, linkage_words("en"))) == []
    assert list(noticed({**said, "audience": "KR"}, linkage_words("en"))) == []


def test_a_sheet_of_which_no_record_came_is_named() -> None:
    linking = {"copied": [], "placeholders": {}, "placeholder_days": [], "hubs": 0}
    sources = [{"agency": one, "source": one, "records": n} for one, n in (("KR", 3), ("KH", 4), ("TH", 0))]
    said = {"linking": linking, "withheld": {}, "sources": sources, "within": False, "audience": None}
    assert [line for line in noticed(said, linkage_words("en")) if "TH" in line and "KR" not in line]


def test_a_run_in_a_language_without_texts_is_refused_before_it_reads(tmp_path: Path) -> None:
    call = ["link", str(tmp_path / "missing.csv"), "--out", str(tmp_path / "out"), "--language", "xx"]
    refused = CliRunner().invoke(load_commands(), call)
    assert isinstance(refused.exception, UnknownLanguage)


def _numbers(hit: Explanation) -> set[str]:
    """Return every number that a face must show of a hit, as text."""
    numbers = {bits_text(hit.bits), bits_text(hit.prior_bits), probability_text(hit.probability)}
    for reason, after in hit.steps():
        numbers |= {bits_text(reason.bits), bits_text(after)}
    numbers |= {bits_text(change.difference) for change in hit.changes}
    if hit.contrast:
        numbers |= {bits_text(of) for of in (hit.contrast.bits, hit.contrast.here, hit.contrast.there)}
    return numbers


def _words_of(hit: Explanation) -> set[str]:
    ids = {str(sid) for r in hit.reasons for sid in (r.left_statement, r.right_statement) if sid}
    return {hit.left, hit.right, *ids, *(value for r in hit.reasons for value in (r.left, r.right) if value)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_command_line_and_page_show_every_number_of_every_hit(
    run: tuple[dict[str, Any], list[Explanation]], language: str
) -> None:
    said, hits = run
    page = html.unescape(render_report(said, hits, language=language))
    assert len(hits) >= 3
    for hit, shown in zip(hits, page.split('<details class="hit">')[1:], strict=True):
        out = io.StringIO()
        show(Console(file=out, width=400), hit, linkage_words(language))
        for number in _numbers(hit):
            assert number in out.getvalue(), (number, hit)
            assert number in shown, (number, hit)
        for text in _words_of(hit):
            assert text in out.getvalue(), text
            assert text in shown, text


def test_json_holds_the_same_values(run: tuple[dict[str, Any], list[Explanation]]) -> None:
    for hit in run[1]:
        plain = json.loads(json.dumps(hit.as_json(), ensure_ascii=False))
        assert (plain["bits"], plain["probability"], plain["prior_bits"]) == (hit.bits, hit.probability, hit.prior_bits)
        assert [(r["bits"], r["sum"]) for r in plain["reasons"]] == [(r.bits, after) for r, after in hit.steps()]
        assert [c["difference"] for c in plain["changes"]] == [c.difference for c in hit.changes]
        assert (plain["contrast"] or {}).get("bits") == (hit.contrast.bits if hit.contrast else None)


def test_what_a_person_judged_stands_beside_the_grade(run: tuple[dict[str, Any], list[Explanation]]) -> None:
    judged = next(hit for hit in run[1] if hit.judgement)
    said = told(judged, linkage_words("en"))
    assert (said.verdict, said.judged, said.grade) == ("not the same", True, "weak")
    page = render_report(*run)
    assert page.index('class="verdict judged">not the same') < page.index('class="verdict">not judged')


def test_no_value_becomes_markup_and_no_script_is_needed(run: tuple[dict[str, Any], list[Explanation]]) -> None:
    page = render_report(*run)
    assert "<b>" not in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_what_was_noticed_of_the_input_is_said_in_sentences(run: tuple[dict[str, Any], list[Explanation]]) -> None:
    linking = run[0]["linking"] | {
        "placeholders": {"name.filler": 3, "name.one-letter": 1, "birthDate.spike": 40},
        "placeholder_days": [{"agency": "KR", "day": "1980-01-01", "records": 40, "kept": "1980"}],
        "copied": [{"agency": "KR", "same_as": "KR2", "records": 1200}],
        "hubs": 1,
        "hubs_largest": [{"kind": "account", "holders": 1_000_000}],
    }
    said = run[0] | {"linking": linking, "withheld": {"source.repeated-id": 12}}
    lines = "\n".join(noticed(said, linkage_words("en")))
    for part in (
        "12 records came a second time",
        "1,200 records of KR",
        "name 4",
        "1980-01-01",
        "account in 1,000,000 records",
    ):
        assert part in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_gaps(language: str) -> None:
    english, own = linkage_words("en").texts, linkage_words(language).texts
    text = (files("simpul.brief") / "linkage" / "words" / f"{language}.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"^([a-z]+\.[\w.]+):", text, flags=re.MULTILINE)) == set(english)
    for code in english:
        assert set(re.findall(r"\{(\w+)\}", own[code])) == set(re.findall(r"\{(\w+)\}", english[code])), code


def test_every_kind_that_can_be_compared_has_a_word() -> None:
    weights = shipped_weights()
    kinds = {*weights.identifiers, "name", "birthDate", "birth", "address", "country", "gender", "source"}
    levels = {*weights.birth_date}
    words = linkage_words("en")
    assert {kind for kind in kinds if not words.has(f"kind.{kind}")} == set()
    assert {level for level in levels if not words.has(f"how.{level}")} == set()


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        linkage_words("xx")


def test_the_command_explains_a_pair_of_files(tmp_path: Path) -> None:
    for agency, text in (("KR", KR), ("KH", KH)):
        (tmp_path / f"{agency}.csv").write_text(text, encoding="utf-8")
    call = [
        "explain",
        str(tmp_path / "KR.csv"),
        str(tmp_path / "KH.csv"),
        "--pair",
        "KR/1",
        "KH/7",
        "--at",
        "2026-03-10",
    ]
    in_words = CliRunner().invoke(load_commands(), call, env={"COLUMNS": "300"})
    in_json = CliRunner().invoke(load_commands(), [*call, "--json"])
    assert (in_words.exit_code, in_json.exit_code) == (0, 0), in_words.output + in_json.output
    plain = json.loads(in_json.stdout)
    assert {plain["left"], plain["right"]} == {"KH/7", "KR/1"}
    assert bits_text(plain["bits"]) in in_words.stdout
