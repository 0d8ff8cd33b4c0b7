# SPDX-License-Identifier: Apache-2.0
"""Custody is unbroken only where every hand, time, place, purpose and hash follows from the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from simpul.model.ids import RecordId
from simpul.readiness.case_file import CustodyStep, ExhibitFile
from simpul.readiness.custody import custody_breaks

TODAY = date(2026, 2, 5)


def step(number: int, act: str, giver: str | None, receiver: str, **other: Any) -> CustodyStep:  # noqa: ANN401  # any attribute
    plain = CustodyStep(
        id=RecordId(f"KR/c{number}"),
        sequence=number,
        act=act,
        giver=giver,
        receiver=receiver,
        at=datetime(2026, 1, number, 9, tzinfo=UTC),
        place="Seoul",
        purpose="evidence",
        hash_before="aa" if number > 1 else None,
        hash_after="aa",
    )
    return replace(plain, **other)


UNBROKEN = (step(1, "seized", None, "kim"), step(2, "handed_over", "kim", "lee"), step(3, "stored", "lee", "vault"))
EXHIBIT = ExhibitFile(id=RecordId("KR/E"), owner="KR-KNPA", hash="aa", custody=UNBROKEN, original_holder="bank")


def codes(exhibit: ExhibitFile) -> set[str]:
    return {broken.code for broken in custody_breaks(exhibit, at=TODAY)}


def changed(number: int, **other: Any) -> ExhibitFile:  # noqa: ANN401  # any attribute
    steps = (replace(one, **other) if one.sequence == number else one for one in UNBROKEN)
    return replace(EXHIBIT, custody=tuple(steps))


def test_a_chain_in_which_everything_follows_is_unbroken_in_whatever_order_it_is_entered() -> None:
    assert codes(EXHIBIT) == set()
    assert codes(replace(EXHIBIT, custody=UNBROKEN[::-1])) == set()


@pytest.mark.parametrize(
    ("number", "change", "code"),
    [
        (2, {"giver": "park"}, "S3.giver-did-not-hold-it"),
        (2, {"giver": None}, "S3.no-giver"),
        (3, {"receiver": None}, "S3.no-receiver"),
        (2, {"at": None}, "S3.no-time"),
        (3, {"at": datetime(2026, 1, 1, 8, tzinfo=UTC)}, "S3.times-run-backwards"),
        (3, {"at": datetime(2026, 2, 6, 8, tzinfo=UTC)}, "S3.in-the-future"),
        (2, {"place": None}, "S3.no-place"),
        (2, {"purpose": ""}, "S3.no-purpose"),
        (2, {"hash_before": None}, "S3.no-hash"),
        (2, {"hash_after": None}, "S3.no-hash"),
        (1, {"hash_after": None}, "S3.no-hash"),
        (2, {"hash_after": "bb"}, "S3.hash-changed"),
        (3, {"hash_before": "bb", "hash_after": "bb"}, "S3.hash-changed"),
        (1, {"act": "handed_over", "giver": "someone"}, "S3.no-acquisition"),
        (1, {"act": "stored", "giver": "bank"}, "S3.no-acquisition"),
    ],
)
def test_each_gap_shows_under_its_own_code(number: int, change: dict[str, Any], code: str) -> None:
    assert codes(changed(number, **change)) == {code}


def test_without_events_nothing_is_known() -> None:
    assert codes(replace(EXHIBIT, custody=())) == {"S3.no-events"}


def test_a_missing_number_is_a_missing_hand() -> None:
    assert codes(replace(EXHIBIT, custody=(UNBROKEN[0], step(3, "stored", "kim", "vault")))) == {"S3.number-missing"}
    assert codes(replace(EXHIBIT, custody=(step(2, "seized", None, "kim"),))) == {"S3.number-missing"}


def test_whoever_held_it_originally_may_begin_by_giving_it() -> None:
    assert codes(changed(1, act="handed_over", giver="bank")) == set()


def test_events_without_numbers_follow_their_times() -> None:
    unnumbered = tuple(replace(one, sequence=None) for one in UNBROKEN[::-1])
    assert codes(replace(EXHIBIT, custody=unnumbered)) == set()


def test_the_first_hash_must_be_the_one_of_acquisition() -> None:
    assert codes(replace(EXHIBIT, hash="cc")) == {"S3.hash-changed"}


def test_a_device_has_no_hash_before_it_is_imaged() -> None:
    steps = (
        step(1, "seized", None, "kim", hash_after=None),
        step(2, "handed_over", "kim", "lab", hash_before=None, hash_after=None),
        step(3, "imaged", "lab", "lab", hash_before=None),
    )
    assert codes(replace(EXHIBIT, custody=steps)) == set()


def test_a_physical_thing_has_no_hash_at_all() -> None:
    steps = tuple(replace(one, hash_before=None, hash_after=None) for one in UNBROKEN)
    assert codes(replace(EXHIBIT, kind="physical", hash=None, custody=steps)) == set()
    assert codes(replace(EXHIBIT, hash=None, custody=steps)) == {"S3.no-hash"}
