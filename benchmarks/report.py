"""Measured tasks as a Markdown table and as JSON."""

from __future__ import annotations

import itertools
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.measure import Task, exponent

_HEAD = "| work | size | who | s | ÷ deck | processor s | MB | exponent |\n|---|--:|---|--:|--:|--:|--:|--:|"


def table(tasks: Sequence[Task]) -> str:
    """Medians; each against ours at the same work and size; the exponent over all sizes where the last stands."""
    return "\n".join([_HEAD, *(_row(task, tasks) for task in tasks)])


def _row(task: Task, tasks: Sequence[Task]) -> str:
    start = f"| {task.work} | {task.size:,} | {task.who} |"
    if not task.runs:
        return f"{start} {task.trouble} | | | | |"
    ours = next((t for t in tasks if (t.work, t.size, t.who) == (task.work, task.size, "deck") and t.runs), None)
    ratio = f"{task.median('wall') / ours.median('wall'):.2f}" if ours else ""
    alike = [t for t in tasks if (t.work, t.who) == (task.work, task.who)]
    slope = exponent(alike) if task is alike[-1] else None
    return (
        f"{start} {task.median('wall'):.2f} | {ratio} | {task.median('cpu'):.2f} | {task.median('memory'):.0f} |"
        f" {'' if slope is None else f'{slope:.2f}'} |"
    )


def results(tasks: Sequence[Task]) -> dict[str, Any]:
    """Everything measured, for machines."""
    return {"python": platform.python_version(), "machine": platform.machine(), "tasks": list(_plain(tasks))}


def _plain(tasks: Sequence[Task]) -> Iterator[dict[str, Any]]:
    for task in tasks:
        known = {"work": task.work, "who": task.who, "size": task.size, "trouble": task.trouble}
        yield {**known, "runs": [asdict(run) for run in task.runs]}


def read(document: dict[str, Any]) -> list[Task]:
    """The tasks of a JSON document that `results` made."""
    from benchmarks.measure import Run

    found = []
    for one in document["tasks"]:
        runs = [Run(**run) for run in one["runs"]]
        found.append(Task(one["work"], one["who"], one["size"], (), None, runs, one["trouble"]))
    return found


def curves(tasks: Sequence[Task]) -> dict[str, list[tuple[int, float]]]:
    """Processor seconds by number of slides, for each who made the text slides."""
    measured = [t for t in tasks if t.work == "slides" and t.runs]
    by_who = itertools.groupby(sorted(measured, key=lambda t: (t.who, t.size)), key=lambda t: t.who)
    return {who: [(t.size, round(t.median("cpu"), 3)) for t in group] for who, group in by_who}
