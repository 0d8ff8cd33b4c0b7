# SPDX-License-Identifier: Apache-2.0
"""Moves proposed are measured against where an exercise's groups truly went."""

from __future__ import annotations

from pathlib import Path

from simpul.bench.truth import score


def test_moves_are_counted_by_site_whoever_reports_them(tmp_path: Path) -> None:
    truth, out = tmp_path / "truth", tmp_path / "out"
    truth.mkdir()
    out.mkdir()
    sites = [("KH", "a", "site-S1"), ("TH", "b", "site-S2"), ("KH", "c", "site-S3")]
    (truth / "records.csv").write_text(
        "agency,id,entity,type,withheld\n" + "".join(f"{','.join(one)},Site,\n" for one in sites), encoding="utf-8"
    )
    stays = [("N1", 1, "S1"), ("N1", 2, "S2"), ("N1", 3, "S3"), ("N1", 3, "S3")]
    (truth / "sites.csv").write_text(
        "group,sequence,site,name,from,until,agency,id\n" + "".join(f"{g},{n},{s},,,,KH,x\n" for g, n, s in stays),
        encoding="utf-8",
    )
    (out / "moves.csv").write_text("from_agency,from_id,to_agency,to_id\nKH,a,TH,b\nKH,a,KH,c\n", encoding="utf-8")
    moves = score(truth, out)["moves"]
    assert moves == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "right": 1, "wrong": 1, "missed": 1}
