"""What is timed: each work makes its tasks, the inputs written into a scratch folder."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks import content
from benchmarks.contenders import ALL, HERE, PYTHON_PPTX, ROOT, build_command, python_pptx
from benchmarks.measure import Task

Work = Callable[[Path], Iterable[Task]]
WORKS: dict[str, Work] = {}
SIZES = (31, 1000, 5000, 10_000)


def work(function: Work) -> Work:
    WORKS[function.__name__] = function
    return function


@work
def slides(scratch: Path) -> Iterator[Task]:
    """A title, six bullets, a table and notes, by everybody."""
    for size in SIZES:
        for who in ALL:
            home = scratch / "homes" / who.name
            trouble = who.install(home)
            source = _input(scratch, f"{who.name}-{size}.{who.suffix}", who.content(size))
            target = _output(scratch, f"{who.name}-{size}")
            command = [] if trouble else who.command(home, source, target)
            yield Task("slides", who.name, size, command, target, trouble=trouble)


@work
def lecture(scratch: Path) -> Iterator[Task]:
    """The sample outline: every layout, charts, formulas, figures, a QR code, notes."""
    yield _ours("lecture", 31, ROOT / "outline.yaml", scratch)


@work
def charts(scratch: Path) -> Iterator[Task]:
    """A column chart with its workbook on each slide."""
    home = scratch / "homes" / PYTHON_PPTX.name
    trouble = PYTHON_PPTX.install(home)
    for size in (250, 500, 1000):
        given = list(_chart_data(size))
        items = (f"  - {json.dumps({'title': one['title'], 'chart': _chart(one)})}\n" for one in given)
        yield _ours("charts", size, _input(scratch, f"charts-{size}.yaml", content.outline(items)), scratch)
        source = _input(scratch, f"charts-{size}.json", json.dumps(given))
        target = _output(scratch, f"python-pptx-charts-{size}")
        command = [] if trouble else python_pptx("charts")(home, source, target)
        yield Task("charts", PYTHON_PPTX.name, size, command, target, trouble=trouble)


def _chart_data(size: int) -> Iterator[dict[str, object]]:
    draw = random.Random(1)
    for number in range(1, size + 1):
        series = [{"name": name, "values": [draw.randint(10, 999) for _ in range(4)]} for name in ("Model", "Product")]
        yield {"title": f"Chart {number}", "categories": ["2015", "2016", "2017", "2018"], "series": series}


def _chart(one: dict[str, object]) -> dict[str, object]:
    return {"kind": "column", "categories": one["categories"], "series": one["series"]}


@work
def pictures(scratch: Path) -> Iterator[Task]:
    """A picture on each slide, of 200 different files."""
    from PIL import Image

    folder = scratch / "inputs/pictures"
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(1)
    for number in range(200):
        if not (folder / f"{number}.png").exists():
            Image.frombytes("RGB", (320, 180), draw.randbytes(320 * 180 * 3)).save(folder / f"{number}.png")
    yield from _series(
        "pictures",
        (250, 500, 1000),
        scratch,
        lambda n: f"title: Picture {n}, image: pictures/{n % 200}.png, alt: Noise",
    )


@work
def formulas(scratch: Path) -> Iterator[Task]:
    """A display formula on each slide."""
    yield from _series(
        "formulas",
        (250, 500, 1000),
        scratch,
        lambda n: rf"title: Formula {n}, formula: 'x_{{{n}}} = \frac{{-b \pm \sqrt{{b^2 - {n} a c}}}}{{2 a}}'",
    )


@work
def figures(scratch: Path) -> Iterator[Task]:
    """A drawn perceptron on each slide."""
    yield from _series(
        "figures",
        (125, 250, 500),
        scratch,
        lambda n: f"title: Figure {n}, formula: 'y_{{{n}}} = w x', figure: {{kind: perceptron}}",
    )


@work
def table(scratch: Path) -> Iterator[Task]:
    """One table of many rows, split over slides."""
    for size in (2500, 5000, 10_000):
        rows = [[f"Row {number}", number, number * 2, number * 3] for number in range(1, size + 1)]
        slide = {"title": "Rows", "overflow": "split", "table": {"header": ["Name", "A", "B", "C"], "rows": rows}}
        text = content.outline(iter([f"  - {json.dumps(slide)}\n"]))
        yield _ours("table", size, _input(scratch, f"table-{size}.yaml", text), scratch)


@work
def warm(scratch: Path) -> Iterator[Task]:
    """The lecture made again after one word has changed: the scene, and the file."""
    script = str(HERE / "warm.py")
    for what in ("scene", "file"):
        folder = scratch / f"warm-{what}"
        folder.mkdir(parents=True, exist_ok=True)
        yield Task(f"warm {what}", "deck", 31, [sys.executable, script, what, str(folder)], tells=True)


@work
def help_text(scratch: Path) -> Iterator[Task]:
    """`build.py --help`."""
    yield Task("help_text", "deck", 1, [sys.executable, str(ROOT / "build.py"), "--help"])


@work
def start(scratch: Path) -> Iterator[Task]:
    """`import deck.pipeline`, beside an interpreter that does nothing."""
    yield Task(
        "start",
        "deck",
        1,
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import deck.pipeline"],
    )
    yield Task("start", "python", 1, [sys.executable, "-c", "pass"])


def _series(name: str, sizes: Iterable[int], scratch: Path, item: Callable[[int], str]) -> Iterator[Task]:
    for size in sizes:
        text = content.outline(f"  - {{{item(number)}}}\n" for number in range(1, size + 1))
        yield _ours(name, size, _input(scratch, f"{name}-{size}.yaml", text), scratch)


def _ours(name: str, size: int, outline: Path, scratch: Path) -> Task:
    target = _output(scratch, f"deck-{name}-{size}")
    return Task(name, "deck", size, build_command(outline, target), target)


def _input(scratch: Path, name: str, text: str) -> Path:
    folder = scratch / "inputs"
    content.give_templates(folder)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def _output(scratch: Path, stem: str) -> Path:
    folder = scratch / "outputs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{stem}.pptx"
