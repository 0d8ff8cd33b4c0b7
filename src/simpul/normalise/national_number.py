# SPDX-License-Identifier: Apache-2.0
"""Numbers of people and companies whose rule is public, by country.

Source: python-stdnum, each of whose modules cites the authority's rule. Numbers of other states have no rule here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from stdnum.au import abn, acn, tfn
from stdnum.ca import bn, sin
from stdnum.cn import ric, uscc
from stdnum.gb import utr
from stdnum.id import nik, npwp
from stdnum.in_ import aadhaar, pan
from stdnum.jp import cn as jp_company
from stdnum.jp import in_ as jp_person
from stdnum.kr import brn, rrn
from stdnum.my import nric
from stdnum.sg import uen
from stdnum.th import moa, pin
from stdnum.th import tin as th_tin
from stdnum.tw import ubn
from stdnum.us import ein, itin, ssn
from stdnum.vn import mst


class _Rule(Protocol):
    """A module of python-stdnum."""

    def is_valid(self, number: str) -> bool:
        """Tell whether the number follows the rule."""


_RULES: Final[Mapping[tuple[str, str], tuple[_Rule, ...]]] = MappingProxyType(
    {
        ("KR", "national_id"): (rrn,),
        ("KR", "residence"): (rrn,),
        ("KR", "tax"): (brn,),
        ("TH", "national_id"): (pin,),
        ("TH", "tax"): (th_tin,),
        ("TH", "registration"): (moa,),
        ("CN", "national_id"): (ric,),
        ("CN", "registration"): (uscc,),
        ("MY", "national_id"): (nric,),
        ("ID", "national_id"): (nik,),
        ("ID", "tax"): (npwp,),
        ("JP", "national_id"): (jp_person,),
        ("JP", "registration"): (jp_company,),
        ("US", "national_id"): (ssn, itin),
        ("US", "tax"): (ein, itin, ssn),
        ("CA", "national_id"): (sin,),
        ("CA", "registration"): (bn,),
        ("AU", "tax"): (tfn, abn),
        ("AU", "registration"): (abn, acn),
        ("GB", "tax"): (utr,),
        ("SG", "registration"): (uen,),
        ("TW", "registration"): (ubn,),
        ("VN", "tax"): (mst,),
        ("VN", "registration"): (mst,),
        ("IN", "national_id"): (aadhaar,),
        ("IN", "tax"): (pan,),
    }
)


def passes_public_rule(number: str, *, country: str, kind: str) -> bool | None:
    """Tell whether a number follows the public rule of its state, or None where there is none.

    Args:
        number: capitals and digits without separators.
        country: ISO alpha-2 of the issuing state.
        kind: ``national_id``, ``tax``, ``registration`` …
    """
    rules = _RULES.get((country, kind))
    return any(rule.is_valid(number) for rule in rules) if rules else None
