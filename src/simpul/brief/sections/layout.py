# SPDX-License-Identifier: Apache-2.0
"""Where the dots go: each network by springs, the networks side by side; the same input, the same drawing.

Source: Fruchterman and Reingold (1991), "Graph drawing by force-directed placement".
"""

from __future__ import annotations

from dataclasses import replace
from math import pi, sqrt
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from simpul.brief.sections.graph import Edge, Node

Points = NDArray[np.float64]

GOLDEN_ANGLE: Final = pi * (3 - sqrt(5))
ROUNDS: Final = 160
MOST_BY_SPRINGS: Final = 900
"""A larger network keeps its sunflower start, since springs cost the square of its dots."""


def lay_out(nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> tuple[Node, ...]:
    """Return the nodes with places such that the whole drawing fits into −1 … 1."""
    if not nodes:
        return ()
    index = {node.key: number for number, node in enumerate(nodes)}
    ties = np.array([(index[edge.source], index[edge.target]) for edge in edges], dtype=np.int64).reshape(-1, 2)
    places = np.zeros((len(nodes), 2))
    parts = [_placed(part, ties) for part in _networks(nodes)]
    for part, at in _side_by_side(parts):
        places[part] = at
    places /= max(float(np.abs(places).max()), 1e-9)
    return tuple(
        replace(node, x=round(float(x), 4), y=round(float(y), 4)) for node, (x, y) in zip(nodes, places, strict=True)
    )


def _networks(nodes: tuple[Node, ...]) -> list[NDArray[np.int64]]:
    """Return the numbers of the nodes of each network, the largest first."""
    found: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        found.setdefault(node.network, []).append(number)
    ordered = sorted(found.values(), key=lambda part: (-len(part), part[0]))
    return [np.array(part, dtype=np.int64) for part in ordered]


def _placed(part: NDArray[np.int64], ties: NDArray[np.int64]) -> tuple[NDArray[np.int64], Points]:
    here = np.full(max(int(part.max()), int(ties.max(initial=0))) + 1, -1, dtype=np.int64)
    here[part] = np.arange(len(part))
    inside = here[ties]
    inside = inside[(inside >= 0).all(axis=1)]
    start = _sunflower(len(part))
    placed = _sprung(start, inside) if 1 < len(part) <= MOST_BY_SPRINGS else start
    return part, placed - placed.mean(axis=0)


def _sunflower(size: int) -> Points:
    number = np.arange(size)
    radius = np.sqrt(number + 0.5)
    return np.stack([radius * np.cos(number * GOLDEN_ANGLE), radius * np.sin(number * GOLDEN_ANGLE)], axis=1)


def _sprung(start: Points, ties: NDArray[np.int64]) -> Points:
    places, step = start.copy(), sqrt(len(start))
    mass = np.sqrt(1.0 + np.bincount(ties.ravel(), minlength=len(start)))
    for turn in range(ROUNDS):
        push = _repulsion(places, mass)
        pull = places[ties[:, 1]] - places[ties[:, 0]]
        strength = pull * (np.linalg.norm(pull, axis=1, keepdims=True) / 1.2)
        np.add.at(push, ties[:, 0], strength)
        np.add.at(push, ties[:, 1], -strength)
        push -= places * mass[:, None] * 0.12
        length = np.maximum(np.linalg.norm(push, axis=1, keepdims=True), 1e-9)
        places += push / length * np.minimum(length, step * (1 - turn / ROUNDS) * 0.3 + 0.01)
    return places


def _repulsion(places: Points, mass: NDArray[np.float64]) -> Points:
    """Return how hard each dot is pushed by all others; what many hang on keeps more room around it."""
    apart = places[:, None, :] - places[None, :, :]
    squared = np.maximum((apart**2).sum(axis=2), 1e-4)
    strength = mass[:, None] * mass[None, :] / squared
    return np.asarray((apart * strength[:, :, None]).sum(axis=1))


def _side_by_side(parts: list[tuple[NDArray[np.int64], Points]]) -> list[tuple[NDArray[np.int64], Points]]:
    """Set the parts in rows like words of a text, each with room for its radius."""
    radii = [float(np.linalg.norm(at, axis=1).max(initial=0.0)) + 1.2 for _, at in parts]
    width = max(max(radii) * 2, sqrt(sum((2 * radius) ** 2 for radius in radii)) * 1.75)
    placed, x, y, row = [], 0.0, 0.0, 0.0
    for (part, at), radius in zip(parts, radii, strict=True):
        if x and x + 2 * radius > width:
            x, y, row = 0.0, y - row, 0.0
        placed.append((part, at + np.array([x + radius, y - radius])))
        x, row = x + 2 * radius, max(row, 2 * radius)
    middle = np.concatenate([at for _, at in placed])
    centre = (middle.max(axis=0) + middle.min(axis=0)) / 2
    return [(part, at - centre) for part, at in placed]
