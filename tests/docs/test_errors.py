# SPDX-License-Identifier: Apache-2.0
"""Every error has a stable code of its own, of its own area, and says what happened."""

from __future__ import annotations

import re
from collections import Counter
from types import ModuleType

from simpul.model.errors import SimpulError

CODE = re.compile(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*")
LEAST_ERRORS = 15


def _errors(modules: dict[str, ModuleType]) -> list[type[SimpulError]]:
    assert modules
    found: list[type[SimpulError]] = []
    waiting = [SimpulError]
    while waiting:
        one = waiting.pop()
        below = [error for error in one.__subclasses__() if error.__module__.startswith("simpul.")]
        found += below
        waiting += below
    assert len(set(found)) >= LEAST_ERRORS, "errors were looked for in the wrong place"
    return sorted(set(found), key=lambda error: error.__name__)


def test_every_error_states_a_code_itself(modules: dict[str, ModuleType]) -> None:
    assert [error.__name__ for error in _errors(modules) if "code" not in vars(error)] == []


def test_every_code_is_area_and_what_happened(modules: dict[str, ModuleType]) -> None:
    assert [error.code for error in _errors(modules) if not CODE.fullmatch(error.code)] == []


def test_no_two_errors_share_a_code(modules: dict[str, ModuleType]) -> None:
    everything: list[type[SimpulError]] = [SimpulError, *_errors(modules)]
    counted = Counter(error.code for error in everything)
    assert [code for code, times in counted.items() if times > 1] == []


def test_the_area_of_a_code_says_where_the_error_lives(modules: dict[str, ModuleType]) -> None:
    strangers = [
        f"{error.__module__}.{error.__name__}: {error.code}"
        for error in _errors(modules)
        if error.code.split(".")[0] not in error.__module__.split(".")[1:]
    ]
    assert strangers == []


def test_every_error_says_what_happened(modules: dict[str, ModuleType]) -> None:
    assert [error.__name__ for error in _errors(modules) if not (vars(error).get("__doc__") or "").strip()] == []


def test_an_error_keeps_its_whole_sentence() -> None:
    assert SimpulError("The file is empty; give another.").sentence == "The file is empty; give another."
