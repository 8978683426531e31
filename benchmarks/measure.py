"""Whole cold processes in turn, A B C A B C …, as the operating system accounts for each."""

from __future__ import annotations

import math
import os
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock and of the processor, peak memory in MB of its largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Task:
    """A command to be timed: who runs it, what work it is, of which size; its runs, or why there are none."""

    work: str
    who: str
    size: int
    command: Sequence[str]
    runs: list[Run] = field(default_factory=list)
    trouble: str = ""

    def median(self, figure: str) -> float:
        return statistics.median(getattr(run, figure) for run in self.runs)


def interleave(tasks: Sequence[Task], rounds: int, limit: float) -> None:
    """Run all `tasks` in turn, `rounds` times; who has used up `limit` seconds sits out the rest."""
    for _ in range(rounds):
        for task in tasks:
            if not task.trouble and sum(run.wall for run in task.runs) < limit:
                _time(task, limit)


# The shell stays between us and the command: a process started by a large one would inherit its peak memory.
_APART = ("sh", "-c", '"$@"; exit $?', "sh")


def _time(task: Task, limit: float) -> None:
    start = time.perf_counter()
    command = [*_APART, *task.command]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
    wall = time.perf_counter() - start
    if process.returncode:
        late = process.returncode < 0 and wall >= limit
        task.trouble = f"> {limit:.0f} s" if late else (errors.decode().strip().splitlines() or ["it failed"])[-1]
        return
    task.runs.append(Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))


def exponent(tasks: Iterable[Task]) -> float | None:
    """The slope of the least-squares line through log size and log processor time: 1 is a straight line."""
    points = [(math.log(t.size), math.log(t.median("cpu"))) for t in tasks if t.runs]
    if len(points) < 2:
        return None
    return statistics.linear_regression(*zip(*points, strict=True)).slope
