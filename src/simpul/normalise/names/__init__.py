# SPDX-License-Identifier: Apache-2.0
"""Names in many scripts: tokens, romanisations, skeletons."""

from simpul.normalise.names.forms import NameForms, Token, name_forms
from simpul.normalise.names.keys import blocking_keys

__all__ = ["NameForms", "Token", "blocking_keys", "name_forms"]
