# SPDX-License-Identifier: Apache-2.0
"""What the truth of an exercise means, for whoever reads it."""

from __future__ import annotations

from simpul.exercise.play.plot import cases, meeting_day, operation_name

TEXT = """# The truth behind the exercise "{operation}"
Seed {seed}, scale {scale}. Everybody and everything in it is invented; the towns are real, the sites are not.
All of it is as of the meeting on {meeting}: an expiry or a due date is judged on that day.

- `records.csv`: which thing each record is of. `withheld` is empty where the whole operation may see the record;
  otherwise it says why not (`compartment`: a victim's identity), and pairs with it count neither for nor against.
- `networks.csv`: cases, groups and suspects of each network.
- `readiness.csv`: the gates of each case. `ready_to_act_secured` counts secured exhibits only,
  `ready_to_act` counts securable ones too, `ready_to_try` needs corroboration and six checks for all.
- `relations.csv`: values that strangers share (lent accounts, exchanges' wallets, numbers a display showed).
  Records that share one are related; sharing it never makes them the same.
- `sites.csv`: where each group was, in order, and which record says so.

| case | agency | kind | built to be | because |
|---|---|---|---|---|
{cases}
"""


def notes(seed: int, scale: float) -> str:
    """Return the notes of an exercise."""
    lines = [
        f"| {plan.key} | {plan.agency} | {plan.kind} | {plan.intent.value} | {(plan.blocker or '')!s} |"
        for plan in cases().values()
    ]
    return TEXT.format(
        operation=operation_name(), seed=seed, scale=scale, meeting=meeting_day(), cases="\n".join(lines)
    )
