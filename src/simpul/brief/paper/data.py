# SPDX-License-Identifier: Apache-2.0
"""The picture as plain JSON values, and JSON that is safe inside a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from simpul.brief.picture import Picture

_UNSAFE: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def plain(value: object) -> object:
    """Return a value of the picture as JSON knows it: dataclasses as objects, days as ISO 8601, sets sorted."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(one) for one in value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def picture_fields(picture: Picture) -> dict[str, object]:
    """Return the picture as data; the records of a pack travel in their own file."""
    return {field.name: plain(getattr(picture, field.name)) for field in fields(picture) if field.name != "pack"}


def json_in_page(value: object) -> str:
    """Return JSON that ends no script element and starts no markup, whatever the values say."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_UNSAFE)
