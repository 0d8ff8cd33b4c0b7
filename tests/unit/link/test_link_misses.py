# SPDX-License-Identifier: Apache-2.0
"""What a no-hit is worth: shares of true pairs missed, measured, shipped and said."""

from math import log2

import pytest

from simpul.bench.misses import RECORDS, YEARS, SameName, least_bits, missed, share_of
from simpul.link.names.misses import (
    MEASURED,
    NOT_MEASURED,
    measured_rates,
    miss_rate,
    no_hit_notes,
    no_hit_sentence,
    no_hit_summary,
)
from simpul.link.run import link_records
from simpul.link.weights import shipped_weights
from simpul.model.ids import AgencyId, RecordId
from simpul.model.marking import Marking
from simpul.model.record import Record, make_statement


def test_a_script_nobody_measured_says_so_and_is_never_nought() -> None:
    assert miss_rate("Laoo", "Person") is None
    (note,) = no_hit_notes(["Laoo"], "Person")
    assert note["code"] == NOT_MEASURED
    assert "share" not in note
    assert "not measured" in no_hit_sentence(note)


def test_a_script_with_a_handful_of_pairs_counts_as_not_measured() -> None:
    assert any(rate.script == "Khmr" for rate in measured_rates())
    assert miss_rate("Khmr", "Person") is None


def test_a_measured_script_says_how_many_of_how_many_and_how_surely() -> None:
    rate = miss_rate("Hang", "Person")
    assert rate is not None
    assert rate.n > 100
    assert 0 < rate.low < rate.share < rate.high < 1
    (note,) = no_hit_notes(["Hang"], "Person")
    assert note["code"] == MEASURED
    assert f"{rate.share:.1%}" in no_hit_sentence(note)
    assert "clears nobody" in no_hit_sentence(note)


def test_the_order_of_the_scripts_does_not_matter() -> None:
    assert miss_rate("Latn", "Person", other="Cyrl") == miss_rate("Cyrl", "Person")


@pytest.mark.parametrize("type_name", ["Company", "Organization", "Group"])
def test_bodies_share_one_measure(type_name: str) -> None:
    assert miss_rate("Latn", type_name) == miss_rate("Latn", "Company") is not None


def test_types_without_a_measure_have_none() -> None:
    assert miss_rate("Latn", "Vehicle") is None


def test_a_pair_without_a_key_in_common_counts_as_missed() -> None:
    (rate,) = missed([SameName("Dmitry Bulkin", "Дмитрий Булкин"), SameName("Olga Penkina", "Йцук Фывапр")])
    assert (rate.script, rate.other, rate.type, rate.n, rate.share) == ("Cyrl", "Latn", "Person", 2, 0.5)


def test_the_least_bits_of_a_name_are_those_that_make_a_hit_possible_beside_a_year_of_birth() -> None:
    weights = shipped_weights()
    before = weights.before_evidence(-log2(RECORDS))
    year = min(weights.birth_date["same_year"].cap, log2(weights.birth_date["same_year"].m * YEARS))
    total = before + year + weights.candidates["name_worth"] * least_bits(weights)
    assert 1 / (1 + 2 ** (-weights.candidates["slope"] * total)) == pytest.approx(weights.grades["possible"])


def test_the_interval_is_wilsons() -> None:
    """10 of 100: Wilson's 95 % interval is .055 to .174 (Brown, Cai and DasGupta 2001)."""
    assert share_of(10, 100) == (0.1, 0.055, 0.174)
    assert share_of(0, 10)[1:] == (0.0, 0.278)


def test_a_run_says_what_was_measured_and_what_was_not_of_persons_and_companies_only() -> None:
    notes = [*no_hit_notes(["Hang", "Laoo"], "Person"), *no_hit_notes(["Latn"], "Vehicle")]
    said = no_hit_summary(notes)
    assert "Person Hang" in said
    assert "Not measured: Person Laoo." in said
    assert "Vehicle" not in said
    assert no_hit_summary([]) == ""


def test_the_report_of_a_run_has_the_scripts_of_its_names() -> None:
    records = [
        Record(
            RecordId(f"KR-KNPA/{at}"),
            "Person",
            AgencyId("KR-KNPA"),
            str(at),
            Marking(AgencyId("KR-KNPA")),
            (make_statement(RecordId(f"KR-KNPA/{at}"), "name", name, value=name),),
        )
        for at, name in enumerate(["김민수", "Kim Minsoo", "ສົມສັກ ວົງສາ", "12345"])
    ]
    notes = link_records(records).report["miss_rates"]
    assert isinstance(notes, list)
    assert [(note["type"], note["script"], note["code"]) for note in notes] == [
        ("Person", "Hang", MEASURED),
        ("Person", "Laoo", NOT_MEASURED),
        ("Person", "Latn", MEASURED),
    ]
