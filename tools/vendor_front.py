# SPDX-License-Identifier: Apache-2.0
"""Copy the pinned front-end files into the package, with their licences and a list of digests.

    python tools/vendor_front.py          copy anew, after a change of front/package.json
    python tools/vendor_front.py --check  only compare the copied files with VENDOR.md

Nothing of a front-end package is ever run: ``npm ci --ignore-scripts`` unpacks them, the lock pins
each by digest, and plain files are copied. The product itself needs neither npm nor a network.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONT = ROOT / "front"
VENDOR = ROOT / "src" / "simpul" / "brief" / "vendor"

# Package → file inside it → name of the copy.
WANTED = {
    "@picocss/pico": {"css/pico.min.css": "pico.min.css"},
    "graphology": {"dist/graphology.umd.min.js": "graphology.umd.min.js"},
    "leaflet": {"dist/leaflet.js": "leaflet.js", "dist/leaflet.css": "leaflet.css"},
    "sigma": {"dist/sigma.min.js": "sigma.min.js"},
    "topojson-client": {"dist/topojson-client.min.js": "topojson-client.min.js"},
    "world-atlas": {"countries-50m.json": "countries-50m.json", "countries-110m.json": "countries-110m.json"},
}


def main(arguments: list[str]) -> int:
    """Copy or check; return the process's exit code."""
    if arguments == ["--check"]:
        return _check()
    if arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    npm = shutil.which("npm")
    if npm is None:
        sys.stderr.write(
            "npm is needed to copy the front-end files anew; the copies in the package stay as they are.\n"
        )
        return 2
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FRONT, check=True)
    _copy()
    return _check()


def _copy() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    rows = []
    for package, files in WANTED.items():
        home = FRONT / "node_modules" / package
        about = json.loads((home / "package.json").read_text(encoding="utf-8"))
        short = package.rsplit("/", 1)[-1]
        (VENDOR / f"{short}.licence.txt").write_text(_licence(home), encoding="utf-8")
        for source, name in files.items():
            (VENDOR / name).write_bytes(_without_source_map((home / source).read_bytes()))
            rows.append((name, package, about["version"], about["license"], _sha256(VENDOR / name)))
    (VENDOR / "VENDOR.md").write_text(_table(rows), encoding="utf-8")


def _licence(home: Path) -> str:
    return next(path for path in sorted(home.iterdir()) if path.name.startswith("LICENSE")).read_text(encoding="utf-8")


def _without_source_map(content: bytes) -> bytes:
    """Drop the pointer to a source map: a page that must ask nobody for anything should not name a file to ask for."""
    return re.sub(rb"\n?//# sourceMappingURL=[^\n]*\n?$", b"\n", content)


def _table(rows: list[tuple[str, str, str, str, str]]) -> str:
    head = (
        "# Front-end files copied into the package\n\n"
        "Made by `tools/vendor_front.py` from `front/package-lock.json`; do not edit. "
        "Each licence lies beside as `<package>.licence.txt`. "
        "The maps' outlines are Natural Earth's (public domain).\n\n"
        "| file | package | version | licence | sha256 |\n|---|---|---|---|---|\n"
    )
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _check() -> int:
    table = (VENDOR / "VENDOR.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\S+) \| .* \| ([0-9a-f]{64}) \|$", table, re.MULTILINE)
    wrong = [name for name, digest in listed if _sha256(VENDOR / name) != digest]
    if wrong or not listed:
        sys.stderr.write(f"These copies differ from VENDOR.md: {', '.join(wrong) or 'none is listed'}.\n")
        return 1
    return 0


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
