# SPDX-License-Identifier: Apache-2.0
"""Romanisation by a table of letters and groups of letters, longest first."""

from __future__ import annotations

from collections.abc import Mapping


def transcribe(word: str, table: Mapping[str, str], *, longest: int = 2) -> str:
    """Return a word with each group of letters replaced as the table says; unknown letters are dropped.

    Args:
        word: the word in its own script.
        table: groups of letters to lower-case ASCII.
        longest: most letters in a group.
    """
    found, at = [], 0
    while at < len(word):
        for width in range(min(longest, len(word) - at), 0, -1):
            if (latin := table.get(word[at : at + width])) is not None:
                found.append(latin)
                at += width
                break
        else:
            at += 1
    return "".join(found)


def pairs(text: str) -> dict[str, str]:
    """Return the table written as ``letter=latin`` words; ``letter=`` drops the letter."""
    return dict(word.split("=", 1) for word in text.split())
