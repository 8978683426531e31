"""Whole cold processes in turn, A B C A B C …, as the operating system accounts for each."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock and of the processor, peak memory in MB of its largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Task:
    """A command to be timed: who runs it, what work it is, of which size; its runs, or why there are none.

    One that tells its figures itself (`tells`) has timed a part of what it did.
    """

    work: str
    who: str
    size: int
    command: Sequence[str]
    target: Path | None = None
    runs: list[Run] = field(default_factory=list)
    trouble: str = ""
    tells: bool = False

    def median(self, figure: str) -> float:
        return statistics.median(getattr(run, figure) for run in self.runs)


def interleave(tasks: Sequence[Task], rounds: int, limit: float) -> None:
    """Run all `tasks` in turn, `rounds` times; who has used up `limit` seconds sits out the rest."""
    for _ in range(rounds):
        for task in tasks:
            if not task.trouble and sum(run.wall for run in task.runs) < limit:
                _time(task, limit)


_LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))


def _time(task: Task, limit: float) -> None:
    if task.target:
        task.target.unlink(missing_ok=True)
    command = task.command if task.tells else [*_LAUNCH, str(limit), *task.command]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    if figures.pop("code") == 0:
        task.runs.append(Run(**figures))
    elif figures["wall"] >= limit:
        task.trouble = f"> {limit:.0f} s"
    else:
        task.trouble = (done.stderr.strip().splitlines() or ["it failed"])[-1]


def exponent(tasks: Iterable[Task]) -> float | None:
    """The slope of the least-squares line through log size and log processor time: 1 is a straight line."""
    points = [(math.log(t.size), math.log(t.median("cpu"))) for t in tasks if t.runs]
    if len(points) < 2:
        return None
    return statistics.linear_regression(*zip(*points, strict=True)).slope
