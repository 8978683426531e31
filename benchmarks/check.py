"""What must not get slower, for CI: `python -m benchmarks.check` fails where a bound is passed.

Seconds differ from machine to machine, so only ratios are bounded: of processor time, between processes that ran in
turn, the least of some rounds each, and the bounds are far from what is measured.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from benchmarks import content
from benchmarks.contenders import OURS, python_pptx
from benchmarks.measure import Task, interleave

ROUNDS, LIMIT = 3, 300.0
FEW, SOME, MANY = 200, 400, 800
GROWTH = 5.0  # from FEW to MANY slides; a straight line is 4, less what is fixed
SHARE = 1.2  # of python-pptx's time for SOME slides, which it spends without measuring anything


@click.command()
def main() -> None:
    """Check growth and the share of python-pptx's time; exit code 1 where a bound is passed."""
    with tempfile.TemporaryDirectory() as folder:
        ours = {size: _ours(Path(folder), size) for size in (FEW, SOME, MANY)}
        theirs = _theirs(Path(folder))
        interleave([*ours.values(), theirs], ROUNDS, LIMIT)
    growth = _least(ours[MANY]) / _least(ours[FEW])
    share = _least(ours[SOME]) / _least(theirs)
    click.echo(f"growth from {FEW} to {MANY} slides: × {growth:.2f} (at most {GROWTH})")
    click.echo(f"share of python-pptx's time for {SOME} slides: {share:.2f} (at most {SHARE})")
    if growth > GROWTH or share > SHARE:
        raise SystemExit(1)


def _ours(folder: Path, size: int) -> Task:
    source, target = folder / f"{size}.yaml", folder / f"{size}.pptx"
    source.write_text(content.as_outline(size), "utf-8")
    content.give_templates(folder)
    return Task("slides", OURS.name, size, OURS.command(folder, source, target), target)


def _theirs(folder: Path) -> Task:
    """By the python-pptx of this environment."""
    source, target = folder / f"{SOME}.json", folder / "theirs.pptx"
    source.write_text(content.as_json(SOME), "utf-8")
    _, *arguments = python_pptx("slides")(folder, source, target)
    return Task("slides", "python-pptx", SOME, [sys.executable, *arguments], target)


def _least(task: Task) -> float:
    if task.trouble:
        raise click.ClickException(f"{task.who}: {task.trouble}")
    return min(run.cpu for run in task.runs)


if __name__ == "__main__":
    main()
