# SPDX-License-Identifier: Apache-2.0
"""YAML that people edit, read without guesses: every scalar is text, a key that comes twice is refused.

Ordinary YAML reads the column header ``No`` as false and the country ``NO`` too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml

from simpul.formats.limits import MIB

LARGEST: Final = 4 * MIB
"""Bytes of a file that is still taken for something people wrote."""

_NOTHING: Final = ("", "null", "~")


class NotPlainYaml(ValueError):
    """A file is no YAML, repeats a key, uses aliases or is too large; the message says which."""


def load_plain_yaml(path: Path) -> object:
    """Return the file's content: text, lists and mappings only, and None for nothing, ``null`` and ``~``.

    Raises:
        NotPlainYaml: see there.
        OSError: the file cannot be read.
    """
    content = path.read_bytes()
    if len(content) > LARGEST:
        message = f"it is larger than {LARGEST} bytes"
        raise NotPlainYaml(message)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, Loader=yaml.BaseLoader)):
            message = "aliases are not allowed"
            raise NotPlainYaml(message)
        return _plain(yaml.compose(content, Loader=yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        message = "it is not YAML: " + " ".join(str(error).split())
        raise NotPlainYaml(message) from error


def _plain(node: yaml.Node | None) -> object:
    match node:
        case yaml.MappingNode():
            return _mapping(node)
        case yaml.SequenceNode():
            return [_plain(part) for part in node.value]
        case yaml.ScalarNode():
            return None if node.style is None and node.value in _NOTHING else str(node.value)
        case _:
            return None


def _mapping(node: yaml.MappingNode) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else None
        if name is None or name in found:
            message = f"the key {name} comes twice or is no text"
            raise NotPlainYaml(message)
        found[name] = _plain(value)
    return found
