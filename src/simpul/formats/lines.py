# SPDX-License-Identifier: Apache-2.0
"""Lines of a text file, within fixed memory however long a line is."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simpul.formats.limits import KIB, UnreadableSource

CHUNK: Final = 64 * KIB
UNDECODABLE: Final = "\udcff"
"""Stands where bytes are no text in the file's encoding; no valid text decodes to it."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; ``text`` is None where it was longer than allowed."""

    number: int
    text: str | None


def _mark_undecodable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return UNDECODABLE, error.end


codecs.register_error("simpul.mark", _mark_undecodable)


def text_lines(path: Path, *, encoding: str, limit: int) -> Iterator[Line]:
    """Yield the lines of a file, numbered from 1; CR, LF and CR LF all end a line.

    Args:
        path: the file.
        encoding: a Python codec; bytes that it cannot decode become ``UNDECODABLE``.
        limit: the longest line taken, in characters; a longer one is yielded without its text.

    Raises:
        UnreadableSource: the file cannot be opened or read.
    """
    number, pending, too_long = 0, "", False
    for text in _decoded(path, encoding):
        first, *rest = text.split("\n")
        pending, too_long = _extended(pending, first, too_long=too_long, limit=limit)
        for following in rest:
            number += 1
            yield Line(number, None if too_long else pending)
            pending, too_long = _extended("", following, too_long=False, limit=limit)
    if pending or too_long:
        yield Line(number + 1, None if too_long else pending)


def _extended(pending: str, more: str, *, too_long: bool, limit: int) -> tuple[str, bool]:
    if too_long or len(pending) + len(more) > limit:
        return "", True
    return pending + more, False


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)("simpul.mark"), translate=True)
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)
    except OSError as error:
        message = f"The file {path.name} cannot be read ({error.strerror}); check that it exists and may be read."
        raise UnreadableSource(message) from error


def damage(text: str) -> str | None:
    """Return the code of what makes a text unfit to become a value, or None: a NUL byte, undecodable bytes."""
    if "\0" in text:
        return "row.nul-byte"
    if not text.isascii() and _SURROGATE.search(text):
        return "row.undecodable"
    return None
