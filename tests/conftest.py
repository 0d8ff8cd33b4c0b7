# SPDX-License-Identifier: Apache-2.0
"""How much chance the laws get: the same examples in every ordinary run, new and many more in a soak."""

from __future__ import annotations

import os
from typing import Final

import pytest
from hypothesis import settings

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE", "default")  # noqa: TID251  # `make soak` chooses by environment
SOAK_FACTOR: Final = 20

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, print_blob=True, max_examples=100 * SOAK_FACTOR)
settings.load_profile(PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In a soak, multiply the examples of laws that set their own number too."""
    if PROFILE != "soak":
        return
    seen: set[int] = set()
    for item in items:
        law = getattr(item, "obj", None)
        own = getattr(law, "_hypothesis_internal_use_settings", None)
        if own is None or own is settings.default or id(law) in seen:
            continue
        seen.add(id(law))
        law._hypothesis_internal_use_settings = settings(own, max_examples=own.max_examples * SOAK_FACTOR)  # type: ignore[union-attr]  # noqa: SLF001  # hypothesis has no public way to change a law's settings
