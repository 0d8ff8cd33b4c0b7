# SPDX-License-Identifier: Apache-2.0
"""The offline page: one file, nothing fetched, readable without scripts, every value escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from simpul.brief.paper.chart import Chart, countries, outlines, still_map
from simpul.brief.paper.data import json_in_page
from simpul.brief.paper.lanes import drawn_timeline
from simpul.brief.paper.speech import Speech
from simpul.brief.paper.still import shape, still
from simpul.brief.paper.waterfall import waterfall
from simpul.brief.paper.words import words_in
from simpul.brief.picture import Picture
from simpul.brief.sections.cases import DIRECTIONS
from simpul.brief.sections.networks import NetworkSheet
from simpul.brief.sections.places import SiteMark

SECTIONS: Final = (
    *("numbers", "life", "agenda", "networks", "hits", "map", "timeline"),
    *("leads", "requests", "blockers", "intake", "about"),
)
MOST_HITS: Final = 300
MOST_NETWORKS: Final = 60
MOST_MEMBERS: Final = 200
MOST_CHARGES: Final = 8

_SCRIPTS: Final = ("graphology.umd.min.js", "sigma.min.js", "leaflet.js", "topojson-client.min.js")
_STYLES: Final = ("pico.min.css", "leaflet.css")
_LICENCES: Final = ("pico", "graphology", "sigma", "leaflet", "topojson-client", "world-atlas")


def render_page(
    picture: Picture, *, language: str = "en", direction: str | None = None, file_names: Iterable[str] = ()
) -> str:
    """Return the page.

    Args:
        picture: what it shows.
        language: of its own texts.
        direction: ``ltr`` or ``rtl`` where it shall differ from the language's.
        file_names: the files that lie beside it.
    """
    speech = Speech(words_in(language))
    style = _style(speech.handling(picture.handling))
    scripts = tuple(Markup(script) for script in _scripts())  # noqa: S704  # our own and vendored files, no values
    chart = still_map(picture.sites, picture.moves)
    return _template().render(
        **_said(picture, speech),
        **_drawn(picture, speech, chart),
        direction=direction or speech.words.direction,
        policy=_policy(style, scripts),
        style=Markup(style),  # noqa: S704  # our own files; the handling in it is escaped for CSS
        scripts=scripts,
        sections=SECTIONS,
        directions=DIRECTIONS,
        file_names=tuple(file_names),
        notices=_notices(),
        most_hits=MOST_HITS,
        most_networks=MOST_NETWORKS,
        most_members=MOST_MEMBERS,
        most_charges=MOST_CHARGES,
    )


def _said(picture: Picture, speech: Speech) -> dict[str, object]:
    keys = {case.id: case.key for case in picture.cases}
    return {
        "picture": picture,
        "figures": picture.figures,
        "words": speech.words,
        "t": speech.words.say,
        "title": speech.words.say("page.title", operation=speech.operation(picture)),
        "operation": speech.operation(picture),
        "copy": speech.copy(picture),
        "handling_line": speech.handling,
        "audience_of": speech.audience,
        "say_reason": speech.reason,
        "say_blocker": speech.blocker,
        "say_change": speech.change,
        "say_move": speech.move,
        "say_probability": speech.probability,
        "case_keys": keys,
        "case_numbers": {case.id: case.number for case in picture.cases},
        "network_keys": {network.label: network.key for network in picture.networks},
        "case_links": lambda network: _case_links(network, keys),
        "all_blockers": picture.blockers,
    }


def _case_links(network: NetworkSheet, keys: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(number, keys[case]) for case, number in network.case_numbers if case in keys]


def _drawn(picture: Picture, speech: Speech, chart: Chart | None) -> dict[str, object]:
    return {
        "waterfall": waterfall,
        "drawing": still(picture.graph),
        "chart": chart,
        "timeline": drawn_timeline(picture.moments, at=picture.at, words=speech.words),
        "graph_json": Markup(json_in_page(_graph(picture))),  # noqa: S704  # escaped for a script element
        "map_json": Markup(json_in_page(_map(picture, speech, chart))),  # noqa: S704  # likewise
        "world_json": Markup(_world(chart)),  # noqa: S704  # the package's own file
    }


def _graph(picture: Picture) -> dict[str, object]:
    return {
        "nodes": [
            {
                "key": node.key,
                "shape": shape(node.kind),
                "label": node.label.text,
                "told": " · ".join(filter(None, (node.label.text, node.kind, node.agency, node.network))),
                "section": node.section,
                "size": node.size,
                "x": node.x,
                "y": node.y,
            }
            for node in picture.graph.nodes
        ],
        "edges": [
            {"source": one.source, "target": one.target, "kind": one.kind, "label": one.label}
            for one in picture.graph.edges
        ],
    }


def _map(picture: Picture, speech: Speech, chart: Chart | None) -> dict[str, object]:
    if chart is None:
        return {}
    placed = [site for site in picture.sites if site.latitude is not None and site.longitude is not None]
    shown = {site.key for site in placed}
    (south, west), (north, east) = chart.bounds
    named = [(one.name, *one.middle) for one in countries()]
    return {
        "bounds": chart.bounds,
        "sites": [
            {
                "name": site.card.name.text,
                "latitude": site.latitude,
                "longitude": site.longitude,
                "told": [*_names(site), site.place, ", ".join(site.agencies)],
            }
            for site in placed
        ],
        "moves": [
            {
                "source": [move.source.latitude, move.source.longitude],
                "target": [move.target.latitude, move.target.longitude],
                "told": speech.move(move),
            }
            for move in picture.moves
            if move.source.key in shown and move.target.key in shown
        ],
        "countries": [
            {"name": name, "latitude": y, "longitude": x}
            for name, x, y in named
            if south - 20 < y < north + 20 and west - 30 < x < east + 30
        ],
    }


def _names(site: SiteMark) -> list[str]:
    return [site.card.name.text, *(other.text for other in site.names)]


def _world(chart: Chart | None) -> str:
    return outlines() if chart is not None else "null"


def _policy(style: str, scripts: Iterable[str]) -> str:
    """Return the content security policy: nothing but the very texts written into this page may run or style it."""
    allowed = " ".join(_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_source(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style(handling: str) -> str:
    folder = files("simpul.brief")
    vendored = [(folder / "vendor" / name).read_text(encoding="utf-8") for name in _STYLES]
    own = (folder / "paper" / "assets" / "brief.css").read_text(encoding="utf-8")
    return "\n".join([*map(_without_files, vendored), own, _margins(handling)])


def _without_files(style: str) -> str:
    """Drop pointers to files: the page has none beside it and must ask for none."""
    return re.sub(r"url\((?!\"data:|'data:|data:)[^)]*\)", "none", style.removeprefix("\ufeff"))


def _margins(handling: str) -> str:
    """Return the rule that prints the handling and the page number on every sheet."""
    return (
        f"@media print {{ @page {{ @top-center {{ content: {_css_text(handling)}; font-size: 7.5pt; }} "
        f"@bottom-left {{ content: {_css_text(handling)}; font-size: 7.5pt; }} "
        '@bottom-right { content: counter(page) " / " counter(pages); font-size: 7.5pt; } } }'
    )


def _css_text(text: str) -> str:
    return '"' + "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x} " for sign in text) + '"'


@cache
def _scripts() -> tuple[str, ...]:
    folder = files("simpul.brief")
    vendored = [(folder / "vendor" / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return (*vendored, (folder / "paper" / "assets" / "brief.js").read_text(encoding="utf-8"))


@cache
def _notices() -> str:
    folder = files("simpul.brief") / "vendor"
    return "\n\n".join((folder / f"{name}.licence.txt").read_text(encoding="utf-8").strip() for name in _LICENCES)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("simpul.brief.paper", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")
