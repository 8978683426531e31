"""`python -m benchmarks`: makes the same decks with everybody, in turn, and prints the table."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import click

from benchmarks.measure import Task, interleave
from benchmarks.plot import draw
from benchmarks.report import curves, read, results, table
from benchmarks.works import WORKS

NEAR = 10  # times as many slides, up to which one size tells of another


@click.command()
@click.argument("works", nargs=-1, type=click.Choice(list(WORKS)))
@click.option("--scratch", type=click.Path(path_type=Path), default=Path("build/benchmarks"), show_default=True)
@click.option("--rounds", default=5, show_default=True, help="Runs of each command.")
@click.option(
    "--limit", default=120.0, show_default=True, help="Seconds that one command may use, all its runs together."
)
@click.option("--largest", default=10_000, show_default=True, help="No deck of more slides than this.")
@click.option("--who", multiple=True, help="Only these contenders (deck, PptxGenJS, …).")
@click.option("--show", type=click.Path(exists=True, path_type=Path), help="Tell of a results.json; run nothing.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw the text slides' curves to this PNG.")
def main(
    works: tuple[str, ...],
    scratch: Path,
    rounds: int,
    limit: float,
    largest: int,
    who: tuple[str, ...],
    show: Path | None,
    plot: Path | None,
) -> None:
    """Time WORKS (all where none is named) as cold whole processes, our own and the peers' in turn.

    Peers are installed into the scratch folder; one that can't be is left out, and the table says why.
    """
    scratch = scratch.resolve()
    file = show or scratch / "results.json"
    if not show:
        scratch.mkdir(parents=True, exist_ok=True)
        file.write_text(
            json.dumps(results(_timed(_chosen(works, scratch, largest, who), rounds, limit)), indent=1) + "\n", "utf-8"
        )
    tasks = read(json.loads(file.read_text("utf-8")))
    click.echo(f"{table(tasks)}\n\n{file}")
    if plot:
        click.echo(draw(curves(tasks), plot.resolve()) or plot)


def _chosen(works: tuple[str, ...], scratch: Path, largest: int, who: tuple[str, ...]) -> list[Task]:
    tasks = (task for name in works or WORKS for task in WORKS[name](scratch))
    return [task for task in tasks if task.size <= largest and (not who or task.who in who)]


def _timed(tasks: list[Task], rounds: int, limit: float) -> list[Task]:
    for (work, size), group in itertools.groupby(tasks, key=lambda task: (task.work, task.size)):
        click.echo(f"{work} {size}", err=True)
        interleave(list(group), rounds, limit)
        _give_up(work, size, tasks, limit)
    return tasks


def _give_up(work: str, size: int, tasks: list[Task], limit: float) -> None:
    """Who needed so long that a larger deck would surely pass the limit doesn't try."""
    for task in (t for t in tasks if t.work == work and t.size == size and (t.runs or t.trouble)):
        for larger in (t for t in tasks if (t.work, t.who) == (work, task.who) and t.size > size and not t.trouble):
            if task.trouble:
                larger.trouble = task.trouble
            elif larger.size <= NEAR * size and task.median("wall") * larger.size / size > limit:
                larger.trouble = f"> {limit:.0f} s"


if __name__ == "__main__":
    main()
