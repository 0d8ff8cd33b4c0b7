# SPDX-License-Identifier: Apache-2.0
"""Closed lists of values in the words that agencies write: ``여`` and ``Perempuan`` are ``female``."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from simpul.model.definition import read_definition
from simpul.model.schema import Property


def choice_meant(text: str, prop: Property) -> str | None:
    """Return which of a property's choices a word means in one of the languages, or None."""
    meant = _words().get(prop.name, {}).get(_spelling(text))
    return meant if meant in prop.choices else None


def _spelling(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().strip(" .")
    return " ".join(folded.replace("_", " ").replace("-", " ").split())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    listed = read_definition((files("simpul.formats") / "choices.yaml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            prop: {_spelling(str(word)): choice for choice, words in of.items() for word in words}
            for prop, of in listed.items()
        }
    )
