# SPDX-License-Identifier: Apache-2.0
"""The page in Chromium: it runs its own scripts, nobody else's, and asks nobody for anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from simpul.brief.compose import compose
from simpul.brief.paper.page import render_page
from simpul.formats.holding import Holding
from simpul.formats.report import ImportReport
from simpul.model.ids import AgencyId
from simpul.model.marking import Marking
from simpul.model.record import Record, make_record
from simpul.model.schema import Kind, Property, record_types

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DAY = date(2026, 3, 2)
KR, TH = AgencyId("KR-KNPA"), AgencyId("TH-RTP")

_HARM = "document.documentElement.dataset.pwned=1"
ATTACK = (
    f'</script><script>{_HARM}</script><img src=x onerror="{_HARM}">\'"><svg onload={_HARM}>'
    f"{{{{ cycler.__init__ }}}} javascript:{_HARM}"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed"),
]


def hostile(agency: AgencyId) -> tuple[Record, ...]:
    """Return a record of every type with the attack in every property that takes a text."""
    marking = Marking(originator=agency, audience=frozenset({KR, TH}), caveat=ATTACK)
    return tuple(
        make_record(agency, f"{name}-{ATTACK}", name, _values(agency, one.properties.values()), marking=marking)
        for name, one in record_types().items()
    )


def _values(agency: AgencyId, properties: object) -> dict[str, str]:
    assert not isinstance(properties, str)
    plain = {"latitude": "10.6", "longitude": "103.5", "startDate": "2025-05-01"}
    found = {}
    for prop in properties:  # type: ignore[attr-defined]  # the values of a mapping
        assert isinstance(prop, Property)
        if prop.kind is Kind.REFERENCE:
            found[prop.name] = f"{agency}/{prop.refers_to if prop.refers_to != '*' else 'Person'}-{ATTACK}"
        elif prop.kind is not Kind.FLAG:
            found[prop.name] = plain.get(prop.name, ATTACK)
    return found


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    holdings = [Holding(agency, hostile(agency), ImportReport(), operation=ATTACK) for agency in (KR, TH)]
    path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(render_page(compose(holdings, audience=None, at=DAY)), encoding="utf-8")
    return path


def seen(page: str, folder: Path) -> str:
    """Return the page as it stands after its scripts ran; no name resolves, and a network log lies in the folder."""
    command = [
        *(str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-extensions"),
        *("--enable-unsafe-swiftshader", "--virtual-time-budget=3000", "--window-size=1400,3000"),
        *(f"--user-data-dir={folder / 'profile'}", f"--log-net-log={folder / 'net.json'}"),
        *("--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", page),
    ]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()  # noqa: S603  # our own page


def asked_for(folder: Path) -> set[str]:
    """Return what the page, not the browser on its own account, tried to fetch."""
    asked = set()
    for line in (folder / "net.json").read_text("utf-8", "replace").splitlines():
        if '"initiator":"' not in line:
            continue
        told = json.loads(line.rstrip(",").removesuffix("]}").rstrip(","))["params"]
        if told["initiator"] != "not an origin" and not told["url"].startswith("data:"):
            asked.add(told["url"])
    return asked


def test_no_value_of_any_property_of_any_type_is_run(attacked: Path, tmp_path: Path) -> None:
    dom = seen(attacked.as_uri(), tmp_path)

    assert not re.search(r"<html[^>]*data-pwned", dom)
    assert "document.documentElement.dataset.pwned" in dom, "the attack is on the page, as text"
    assert re.search(r'<html[^>]*class="js"', dom), "the page's own scripts ran"


def test_the_same_attack_is_run_where_it_is_not_escaped(tmp_path: Path) -> None:
    """Shows that the test above can fail."""
    page = tmp_path / "bare.html"
    page.write_text(f"<!doctype html><p>{ATTACK}", encoding="utf-8")

    assert re.search(r"<html[^>]*data-pwned", seen(page.as_uri(), tmp_path))


def test_the_page_draws_its_map_itself(attacked: Path, tmp_path: Path) -> None:
    dom = seen(attacked.as_uri(), tmp_path)

    assert 'class="chart live"' in dom
    assert "leaflet-container" in dom
    assert not re.search(r"<html[^>]*data-pwned", dom)


def test_the_page_asks_nobody_for_anything(attacked: Path, tmp_path: Path) -> None:
    seen(attacked.as_uri(), tmp_path)

    assert asked_for(tmp_path) == set()


def test_a_page_that_asks_is_noticed(tmp_path: Path) -> None:
    """Shows that the test above can fail."""
    page = tmp_path / "asking.html"
    page.write_text("<!doctype html><img src=http://tracker.invalid/x.png>", encoding="utf-8")

    seen(page.as_uri(), tmp_path)
    assert asked_for(tmp_path) == {"http://tracker.invalid/x.png"}
