# SPDX-License-Identifier: Apache-2.0
"""Laws of entity ids: they last, and the log accounts for every record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.link.former import Change, FormerOfOthers, UnreadableFormer, carried_ids, changes, read_former
from simpul.model.ids import AgencyId, RecordId, digest

RECORDS = [RecordId(f"{agency}/{no}") for agency in ("KH-CNP", "KR-KNPA") for no in range(8)]


def entities(labels: Mapping[RecordId, int], former: Mapping[RecordId, str]) -> dict[RecordId, str]:
    groups = [[one for one, label in labels.items() if label == wanted] for wanted in set(labels.values())]
    large = [group for group in groups if len(group) > 1]
    return {one: it for group, it in zip(large, carried_ids(large, former), strict=True) for one in group}


groupings = st.dictionaries(st.sampled_from(RECORDS), st.integers(0, 5))


@given(groupings)
def test_the_same_input_keeps_every_id_and_logs_nothing(labels: dict[RecordId, int]) -> None:
    before = entities(labels, {})
    after = entities(labels, before)
    assert after == before
    assert changes(after, before, here=RECORDS) == []


@given(groupings, groupings, groupings)
def test_each_entity_has_one_id_of_its_own_run_after_run(
    first: dict[RecordId, int], second: dict[RecordId, int], third: dict[RecordId, int]
) -> None:
    one = entities(first, {})
    two = entities(second, one)
    three = entities(third, two)
    for labels, ids in ((second, two), (third, three)):
        assert len(set(ids.values())) == len({label for one, label in labels.items() if one in ids})


@given(groupings, groupings, st.randoms(use_true_random=False))
def test_the_order_of_records_and_groups_has_no_effect(
    first: dict[RecordId, int], second: dict[RecordId, int], chance: object
) -> None:
    before = entities(first, {})
    shuffled = list(second.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert entities(second, before) == entities(dict(shuffled), before)


@given(groupings, groupings)
def test_the_log_and_the_former_entities_give_the_present_ones(
    first: dict[RecordId, int], second: dict[RecordId, int]
) -> None:
    before = entities(first, {})
    after = entities(second, before)
    replayed = dict(before)
    for entry in changes(after, before, here=RECORDS):
        assert replayed.pop(entry.record, "") == entry.former
        if entry.entity:
            replayed[entry.record] = entry.entity
    assert replayed == after


@given(groupings, groupings, st.sets(st.sampled_from(RECORDS)))
def test_nothing_is_told_of_a_record_that_is_not_here(
    first: dict[RecordId, int], second: dict[RecordId, int], here: set[RecordId]
) -> None:
    before = entities(first, {})
    after = entities({one: label for one, label in second.items() if one in here}, before)
    assert {entry.record for entry in changes(after, before, here=here)} <= here


def test_an_id_stays_where_most_records_are_and_the_log_says_what_went() -> None:
    a, b, c, d, e = RECORDS[:5]
    before = {a: "E-1", b: "E-1", c: "E-1", d: "E-2", e: "E-2"}
    (merged,) = carried_ids([[a, b, c, d, e]], before)
    assert merged == "E-1"
    log = changes(dict.fromkeys((a, b, c, d, e), merged), before, here=RECORDS)
    assert [(entry.kind, entry.former, entry.record) for entry in log] == [
        (Change.MERGED, "E-2", d),
        (Change.MERGED, "E-2", e),
    ]
    apart = carried_ids([[a, b], [c, d, e]], before)
    assert apart == ["E-1", "E-2"]
    log = changes({a: "E-1", b: "E-1", c: "E-2", d: "E-2", e: "E-2"}, before, here=RECORDS)
    assert [(entry.kind, entry.entity, entry.former, entry.record) for entry in log] == [
        (Change.SPLIT, "E-2", "E-1", c)
    ]


def test_an_earlier_record_that_appears_changes_no_id() -> None:
    late = [RECORDS[1], RECORDS[2]]
    (before,) = carried_ids([late], {})
    assert before == "E-" + digest(RECORDS[1])
    assert carried_ids([[RECORDS[0], *late]], dict.fromkeys(late, before)) == [before]


def written(folder: Path, audience: str | None) -> Path:
    (folder / "entities.csv").write_text("agency,id,entity\nKR-KNPA,'-1,E-1\nKH-CNP,2,E-1\n", encoding="utf-8")
    (folder / "networks.csv").write_text("network,agency,id,role\nN-1,KH-CNP,2,person\n", encoding="utf-8")
    (folder / "report.json").write_text(json.dumps({"audience": audience}), encoding="utf-8")
    return folder


def test_an_earlier_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    former = read_former(written(tmp_path, None), audience=None)
    assert former.entities == {"KR-KNPA/-1": "E-1", "KH-CNP/2": "E-1"}
    assert former.networked == {"KH-CNP/2"}


@pytest.mark.parametrize(("made_for", "asked_for"), [(None, "KH-CNP"), ("KH-CNP", None), ("KH-CNP", "KR-KNPA")])
def test_a_run_for_others_is_not_carried_on(tmp_path: Path, made_for: str | None, asked_for: str | None) -> None:
    with pytest.raises(FormerOfOthers):
        read_former(written(tmp_path, made_for), audience=AgencyId(asked_for) if asked_for else None)


def test_a_folder_that_holds_no_run_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFormer):
        read_former(tmp_path, audience=None)
