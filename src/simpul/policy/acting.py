# SPDX-License-Identifier: Apache-2.0
"""What a reader may do with an item: the rules after opening, one list an act.

Source: SIENA handling codes H1 and H2, PAP for the action codes; life at risk lifts the action codes and the
duty to ask, never the deconfliction record or the compartment.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from simpul.model.marking import Action, MatchMode, UseCode
from simpul.policy.act import Act
from simpul.policy.item import includes, members, restrictions
from simpul.policy.question import Question, Rules, Test


def recipients_outside(question: Question) -> bool:
    """True where a recipient is not covered by the audience."""
    seen_by = members(question.marking)
    return not all(includes(seen_by, entry) for entry in question.circumstances.recipients)


def inside_audience(question: Question) -> bool:
    """True where there are recipients, all of whom may see the item anyway, outside the compartment."""
    named = bool(question.circumstances.recipients) and question.marking.compartment is None
    return named and not recipients_outside(question)


def no_second_officer(question: Question) -> bool:
    """True where nobody but the actor stands behind the step; a step needs a named officer and another one."""
    officer, second = question.actor.officer, question.circumstances.second
    return not officer or not second or second in (officer, f"{question.actor.agency}:{officer}")


def _bound_by(code: UseCode, act: Act) -> Test:
    return lambda q: not q.is_own and code in restrictions(q.marking) and not q.permitted(act)


def _without_permission(act: Act) -> Test:
    return lambda q: not q.permitted(act)


def _action_below(*enough: Action) -> Test:
    return lambda q: not q.is_own and q.marking.action not in enough


def _closed_compartment(act: Act) -> Test:
    return lambda q: q.marking.compartment is not None and not q.is_own and not q.permitted(act)


def _life_at_risk(question: Question) -> bool:
    return question.circumstances.life_at_risk


def _leave_of_others(act: Act) -> Test:
    return lambda q: not q.is_own and q.permitted(act)


def _not_cleared(question: Question) -> bool:
    return question.marking.action is not Action.CLEAR and not question.circumstances.deconflicted


GRANTS: Final[Mapping[Act, Rules]] = MappingProxyType(
    {
        Act.PASS_ON: (("pass-on.inside-audience", inside_audience),),
        Act.ACT_SILENTLY: (
            ("act-silently.life-at-risk", _life_at_risk),
            ("act-silently.permitted", _leave_of_others(Act.ACT_SILENTLY)),
        ),
        Act.ACT_OVERTLY: (("act-overtly.life-at-risk", _life_at_risk),),
        Act.COERCE: (("coerce.life-at-risk", _life_at_risk),),
    }
)
"""What allows an act before any refusal is asked."""

REFUSALS: Final[Mapping[Act, Rules]] = MappingProxyType(
    {
        Act.MATCH: (
            ("match.left-out", lambda q: q.marking.match_mode is MatchMode.NONE),
            ("match.blind-only", lambda q: not q.is_own and q.marking.match_mode is MatchMode.BLIND),
        ),
        Act.MATCH_WITHIN: (("match-within.not-own", lambda q: not q.is_own and not q.actor.is_convener),),
        Act.EXPORT: (
            ("export.compartment", _closed_compartment(Act.EXPORT)),
            ("export.recipient-not-in-audience", recipients_outside),
        ),
        Act.PASS_ON: (
            ("pass-on.no-recipient", lambda q: not q.circumstances.recipients),
            ("pass-on.compartment", _closed_compartment(Act.PASS_ON)),
            ("pass-on.H2", _bound_by(UseCode.H2, Act.PASS_ON)),
            ("pass-on.needs-second-officer", lambda q: q.is_own and no_second_officer(q)),
        ),
        Act.USE_IN_COURT: (("use-in-court.H1", _bound_by(UseCode.H1, Act.USE_IN_COURT)),),
        Act.ACT_SILENTLY: (("act-silently.action-code", _action_below(Action.AMBER, Action.GREEN, Action.CLEAR)),),
        Act.ACT_OVERTLY: (
            (
                "act-overtly.action-code",
                lambda q: _action_below(Action.GREEN, Action.CLEAR)(q) and not q.permitted(Act.ACT_OVERTLY),
            ),
            ("act-overtly.not-deconflicted", _not_cleared),
        ),
        Act.COERCE: (
            ("coerce.originator-not-asked", _without_permission(Act.COERCE)),
            ("coerce.not-deconflicted", _not_cleared),
        ),
        Act.PUBLISH: (
            ("publish.compartment", lambda q: q.marking.compartment is not None),
            ("publish.originator-not-asked", _without_permission(Act.PUBLISH)),
            ("publish.needs-second-officer", no_second_officer),
        ),
        Act.WIDEN: (
            ("widen.only-the-originator", lambda q: not q.is_one_of_ours),
            ("widen.needs-every-originator", _without_permission(Act.WIDEN)),
            ("widen.needs-second-officer", no_second_officer),
        ),
        Act.RECODE: (
            ("recode.only-the-originator", lambda q: not q.is_one_of_ours),
            ("recode.needs-every-originator", _without_permission(Act.RECODE)),
            ("recode.needs-second-officer", no_second_officer),
        ),
        Act.NARROW: (("narrow.only-the-originator", lambda q: not q.is_one_of_ours),),
        Act.RENEW: (
            ("renew.only-the-originator", lambda q: not q.is_one_of_ours),
            ("renew.needs-every-originator", _without_permission(Act.RENEW)),
        ),
    }
)
"""What refuses an act to someone who may see the item."""
