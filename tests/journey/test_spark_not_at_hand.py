# SPDX-License-Identifier: Apache-2.0
"""A run on Spark that cannot start says what to install, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from simpul.link.engines.errors import JavaMissing, SparkNotInstalled
from simpul.site.cli import link as command


def _link_on_spark(folder: Path) -> None:
    source = folder / "KR-KNPA.people.csv"
    source.write_text("id,name\n1,Kim Min-soo\n", encoding="utf-8")
    command.link([source], folder / "out", engine=command.Engine.SPARK, at="2026-02-05")


def test_without_java_the_runtime_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "which", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(JavaMissing, match="openjdk-17-jre-headless"):
        _link_on_spark(tmp_path)
    assert not (tmp_path / "out").exists()


def test_without_its_packages_the_extra_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(command, "which", lambda _: "java")
    monkeypatch.setattr(command, "import_module", absent)
    with pytest.raises(SparkNotInstalled, match=r"simpul\[spark\]"):
        _link_on_spark(tmp_path)
    assert not (tmp_path / "out").exists()
