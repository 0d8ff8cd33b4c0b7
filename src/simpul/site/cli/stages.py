# SPDX-License-Identifier: Apache-2.0
"""What a long command shows while it works, and what it measured when it is done."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Self

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

WORDS: Final = {
    "read": "Reading the sources",
    "features": "Taking features",
    "keys": "Finding candidates",
    "evidence": "Weighing dates, numbers and places",
    "names": "Comparing names",
    "grades": "Grading",
    "relations": "Finding what is shared",
    "entities": "Gathering entities",
    "networks": "Tying networks",
    "explain": "Writing down the reasons",
    "write": "Writing the files",
    "readiness": "Assessing readiness",
    "picture": "Drawing the picture",
    "generate": "Inventing the operation",
}


@dataclass
class Stages:
    """Stages under way: shown with a spinner on a terminal, silent elsewhere; each timed."""

    console: Console = field(default_factory=lambda: Console(stderr=True))
    seconds: dict[str, float] = field(default_factory=dict)
    peak_mb: dict[str, int] = field(default_factory=dict)
    _now: tuple[str, float] | None = None
    _bar: Progress | None = None
    _task: TaskID | None = None

    @classmethod
    @contextmanager
    def shown(cls) -> Iterator[Self]:
        """Show stages until the block ends."""
        stages = cls()
        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=stages.console,
            transient=True,
            disable=not stages.console.is_terminal,
        )
        with bar:
            stages._bar, stages._task = bar, bar.add_task("…", total=None)
            yield stages
            stages.end()

    def __call__(self, stage: str, _share: float = 0.0) -> None:
        """Begin a stage; the one before ends."""
        self.end()
        self._now = (stage, time.perf_counter())
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=WORDS.get(stage, stage))

    def end(self) -> None:
        """End the stage under way and note its seconds and the process's peak memory so far."""
        if self._now is None:
            return
        stage, began = self._now
        self.seconds[stage] = round(self.seconds.get(stage, 0.0) + time.perf_counter() - began, 3)
        self.peak_mb[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self._now = None

    def measured(self) -> dict[str, dict[str, float]]:
        """Return seconds and peak megabytes a stage."""
        return {stage: {"seconds": self.seconds[stage], "peak_mb": self.peak_mb[stage]} for stage in self.seconds}
