# SPDX-License-Identifier: Apache-2.0
"""The map of the sites as a still drawing, from outlines that travel with the package: no tile server is asked.

Outlines: Natural Earth (public domain) as packed by world-atlas; format: TopoJSON 1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import Any, Final

from simpul.brief.sections.places import Move, SiteMark

WIDTH: Final = 1000.0
TALLEST: Final = 620.0
MARGIN: Final = 2.5
"""Degrees of land around the outermost sites."""
NARROWEST: Final = 9.0
ROOM_FOR_NAME: Final = 150.0
OUTLINES: Final = "countries-50m.json"

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline: rings of longitude and latitude, and the box around its largest one."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box around the ring with most points."""
        largest = max(self.rings, key=len)
        xs, ys = [x for x, _ in largest], [y for _, y in largest]
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place of the drawing."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A site on the drawing; near the far edge its name stands before it."""

    x: float
    y: float
    label: str

    @property
    def turned(self) -> bool:
        """True where the name would run off the drawing."""
        return self.x > WIDTH - ROOM_FOR_NAME


@dataclass(frozen=True, slots=True)
class Chart:
    """The still map.

    Attributes:
        land, moves: path data.
        bounds: south-west and north-east corner, latitude before longitude.
    """

    width: int
    height: int
    land: tuple[str, ...]
    names: tuple[Label, ...]
    dots: tuple[Dot, ...]
    moves: tuple[str, ...]
    bounds: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the world that is drawn, and how degrees become units of the drawing."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shrink(self) -> float:
        return max(cos(radians((self.south + self.north) / 2)), 0.2)

    @property
    def scale(self) -> float:
        return min(WIDTH / ((self.east - self.west) * self.shrink), TALLEST / (self.north - self.south))

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = (longitude - self.west) * self.shrink * self.scale
        return round(x, 1), round((self.north - latitude) * self.scale, 1)

    def touches(self, ring: Ring) -> bool:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        return min(xs) < self.east and max(xs) > self.west and min(ys) < self.north and max(ys) > self.south

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west < longitude < self.east and self.south < latitude < self.north


def still_map(sites: tuple[SiteMark, ...], moves: tuple[Move, ...]) -> Chart | None:
    """Return the map of the sites whose place is known, or None where none is."""
    placed = [(site, site.longitude, site.latitude) for site in sites]
    known = [(site, x, y) for site, x, y in placed if x is not None and y is not None]
    if not known:
        return None
    window = _window([(x, y) for _, x, y in known])
    return Chart(
        width=round((window.east - window.west) * window.shrink * window.scale),
        height=round((window.north - window.south) * window.scale),
        land=tuple(_land(window)),
        names=tuple(_names(window)),
        dots=tuple(Dot(*window.at(x, y), site.card.name.text) for site, x, y in known),
        moves=tuple(_bent(window, move) for move in moves if _is_placed(move)),
        bounds=((window.south, window.west), (window.north, window.east)),
    )


def _window(places: list[tuple[float, float]]) -> _Window:
    west, east = min(x for x, _ in places) - MARGIN, max(x for x, _ in places) + MARGIN
    south, north = min(y for _, y in places) - MARGIN, max(y for _, y in places) + MARGIN
    wider = max((NARROWEST * 1.6 - (east - west)) / 2, 0), max((NARROWEST - (north - south)) / 2, 0)
    return _Window(west - wider[0], max(south - wider[1], -85), east + wider[0], min(north + wider[1], 85))


def _is_placed(move: Move) -> bool:
    ends = (move.source, move.target)
    return all(site.latitude is not None and site.longitude is not None for site in ends)


def _bent(window: _Window, move: Move) -> str:
    ax, ay = window.at(move.source.longitude or 0, move.source.latitude or 0)
    bx, by = window.at(move.target.longitude or 0, move.target.latitude or 0)
    mx, my = (ax + bx) / 2 + (by - ay) * 0.18, (ay + by) / 2 - (bx - ax) * 0.18
    return f"M{ax} {ay}Q{mx:.1f} {my:.1f} {bx} {by}"


def _land(window: _Window) -> Iterator[str]:
    for country in countries():
        shown = [ring for ring in country.rings if window.touches(ring)]
        if shown:
            yield "".join(_path(window, ring) for ring in shown)


def _path(window: _Window, ring: Ring) -> str:
    points = list(dict.fromkeys(window.at(x, y) for x, y in ring))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _names(window: _Window) -> Iterator[Label]:
    for country in countries():
        x, y = country.middle
        if window.holds(x, y):
            yield Label(*window.at(x, y), country.name.upper())


@cache
def countries() -> tuple[Country, ...]:
    """Return the world's countries with their outlines, from the package's own file."""
    world = json.loads(outlines())
    arcs = [_unpacked(arc, world["transform"]) for arc in world["arcs"]]
    shapes = world["objects"]["countries"]["geometries"]
    return tuple(Country(one["properties"]["name"], tuple(_rings(one, arcs))) for one in shapes if one.get("arcs"))


def outlines() -> str:
    """Return the file of outlines, TopoJSON."""
    return (files("simpul.brief") / "vendor" / OUTLINES).read_text(encoding="utf-8")


def _unpacked(arc: list[list[int]], transform: dict[str, Any]) -> Ring:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return tuple(points)


def _rings(shape: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        for ring in polygon:
            yield tuple(
                point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
            )
