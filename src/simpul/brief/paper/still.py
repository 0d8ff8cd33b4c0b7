# SPDX-License-Identifier: Apache-2.0
"""The networks as a still drawing: what print, a screen without WebGL and a page without scripts show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simpul.brief.sections.graph import Graph, Node

WIDTH: Final = 1000.0
MOST_DRAWN: Final = 1500
"""A still drawing of more dots is a stain; the largest networks come first."""
MOST_LETTERS: Final = 28

SHAPES: Final[Mapping[str, str]] = {
    "Case": "case",
    "Person": "person",
    "Site": "site",
    "Address": "site",
    "Group": "group",
    "Company": "group",
    "Organization": "group",
    "hub": "hub",
    "value": "value",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A node on the drawing; only cases are named."""

    shape: str
    x: float
    y: float
    r: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge on the drawing."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The still drawing with its view box."""

    viewbox: str
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]


def shape(kind: str) -> str:
    """Return how a kind of node is drawn."""
    return SHAPES.get(kind, "other")


def still(graph: Graph) -> Drawing:
    """Return the still drawing of the graph, as wide as the page and as high as it needs."""
    nodes = {node.key: node for node in graph.nodes[:MOST_DRAWN]}
    if not nodes:
        return Drawing("0 0 10 10", (), ())
    left, right = min(n.x for n in nodes.values()), max(n.x for n in nodes.values())
    top, bottom = max(n.y for n in nodes.values()), min(n.y for n in nodes.values())
    scale = (WIDTH - 120) / max(right - left, (top - bottom) / 1.2, 1e-6)

    def at(node: Node) -> tuple[float, float]:
        return round((node.x - left) * scale + 60, 1), round((top - node.y) * scale + 40, 1)

    order = ("in_case", "at", "shares", "lead", "same")
    edges = sorted(graph.edges, key=lambda edge: order.index(edge.kind))
    lines = tuple(
        Line(edge.kind, *at(nodes[edge.source]), *at(nodes[edge.target]))
        for edge in edges
        if edge.source in nodes and edge.target in nodes
    )
    dots = tuple(_dot(node, *at(node)) for node in nodes.values())
    box = f"0 0 {(right - left) * scale + 120:.0f} {(top - bottom) * scale + 80:.0f}"
    return Drawing(box, lines, dots)


def _dot(node: Node, x: float, y: float) -> Dot:
    label = node.label.text if node.kind == "Case" else ""
    short = label if len(label) <= MOST_LETTERS else label[: MOST_LETTERS - 1] + "…"
    return Dot(shape(node.kind), x, y, 3.0 + node.size * 0.9, short)
