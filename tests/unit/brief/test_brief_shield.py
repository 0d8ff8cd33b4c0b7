# SPDX-License-Identifier: Apache-2.0
"""A protected person is not told by another record of the same person, in any file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import brief_meeting as meeting
import pytest

from simpul.brief.picture import Picture, make_picture
from simpul.brief.write import write_brief
from simpul.link.result import Grade, Linked, Reason
from simpul.model.ids import AgencyId, RecordId
from simpul.policy.filter import Withheld

TELLTALES = ("Rodrigo Twinname", "Twin Oncemore", "+639171234567", "PH9988776")


def picture(*, audience: AgencyId | None, victim: bool = True) -> Picture:
    """Return a meeting in which a held person has two open twins: one by entity, one by hit from there."""
    twins = (
        meeting.record(meeting.KH, "v1", "Person", name="Rodrigo Twinname", phone="+639171234567"),
        meeting.record(
            meeting.TH, "v2", "Person", firstName="Rodrigo", lastName="Twinname", passportNumber="PH/PH9988776"
        ),
        meeting.record(meeting.AE, "v3", "Person", name="Twin Oncemore", phone="+639171234567"),
    )
    held = (meeting.record(meeting.KH, "v9", "Involvement", case="c2", who="v1", role="held"),) if victim else ()
    reason = Reason("name.equal", 12.0, "Rodrigo Twinname", "Twin Oncemore", 2)
    base = meeting.linked()
    linked = Linked(
        hits=(
            *base.hits,
            meeting.hit("KH-CNP/v1", "TH-RTP/v2", Grade.STRONG, (reason,)),
            meeting.hit("AE-MOI/v3", "TH-RTP/v2", Grade.LIKELY, (reason,)),
            meeting.hit("AE-MOI/v3", "KR-KNPA/p8", Grade.WEAK, (reason,)),
        ),
        relations=base.relations,
        entities={**base.entities, RecordId("KH-CNP/v1"): "E-9", RecordId("TH-RTP/v2"): "E-9"},
        networks=(
            *base.networks,
            replace(
                base.networks[0],
                id="N-c",
                members={RecordId(one): "person" for one in ("KH-CNP/v1", "TH-RTP/v2", "AE-MOI/v3", "KR-KNPA/p8")},
            ),
        ),
    )
    return make_picture(
        (*meeting.records(), *twins, *held),
        linked,
        (),
        reports={},
        withheld=Withheld({}),
        audience=audience,
        at=meeting.DAY,
    )


def told(folder: Path) -> set[str]:
    """Return what the written files tell of the person."""
    texts = [path.read_text("utf-8", "replace") for path in folder.iterdir() if path.suffix != ".pdf"]
    return {one for one in TELLTALES if any(one in text for text in texts)}


@pytest.mark.parametrize("audience", [None, meeting.TH])
def test_no_file_tells_a_protected_person_by_an_open_twin(tmp_path: Path, audience: AgencyId | None) -> None:
    write_brief(picture(audience=audience), tmp_path)

    assert told(tmp_path) == set()


def test_the_same_records_are_told_where_nobody_is_protected(tmp_path: Path) -> None:
    """Shows that the test above can fail."""
    write_brief(picture(audience=meeting.TH, victim=False), tmp_path)

    assert {"Rodrigo Twinname", "Twin Oncemore", "+639171234567"} <= told(tmp_path)


def test_a_hit_between_a_protected_and_an_open_record_is_left_out() -> None:
    sides = [{hit.left.protected, hit.right.protected} for hit in picture(audience=None).hits]

    assert {True} in sides
    assert {True, False} not in sides


def test_a_suspect_who_may_be_a_victim_is_shown_by_pseudonym() -> None:
    flagged = [one for case in picture(audience=None).cases for one in case.suspects if one.may_be_victim]

    assert flagged
    assert all(one.card.protected for one in flagged)
