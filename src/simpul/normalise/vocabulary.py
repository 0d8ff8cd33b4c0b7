# SPDX-License-Identifier: Apache-2.0
"""Words of the participants' languages, as data: ``data/*.yaml`` maps one meaning to its spellings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from simpul.model.definition import read_definition
from simpul.model.errors import BrokenDefinition
from simpul.normalise.characters import fold


@cache
def vocabulary(name: str, *, with_meanings: bool = True) -> Mapping[str, str]:
    """Return folded spelling to meaning, as ``data/<name>.yaml`` lists them (meaning: [spelling, ...]).

    Args:
        name: of the list.
        with_meanings: False where the meaning itself is no spelling (a code that is somebody's word).

    Raises:
        BrokenDefinition: one spelling has two meanings.
    """
    found: dict[str, str] = {}
    for meaning, spellings in word_list(name).items():
        for spelling in [*([meaning] if with_meanings else []), *spellings]:
            if found.setdefault(fold(spelling), meaning) != meaning:
                message = f"data/{name}.yaml: {spelling!r} stands for both {found[fold(spelling)]!r} and {meaning!r}."
                raise BrokenDefinition(message)
    return MappingProxyType(found)


@cache
def word_list(name: str) -> Mapping[str, Any]:
    """Return the content of ``data/<name>.yaml`` as written."""
    path = files("simpul.normalise") / "data" / f"{name}.yaml"
    data: dict[str, Any] = read_definition(path.read_text(encoding="utf-8"))
    return MappingProxyType({str(meaning): of for meaning, of in data.items()})
