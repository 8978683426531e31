"""The words of the benchmark's decks. In: a number of slides. Out: the same slides for everybody.

Words are drawn by a fixed generator: no two slides are alike, so no cache helps more than it would in a real deck.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_WORDS = """
    model data layer graph tensor weight batch image speech search ranking cluster training serving latency memory
    accuracy gradient network language research product version release device compiler kernel review measure result
""".split()  # noqa: SIM905


class Slide(NamedTuple):
    """A title, six bullets, a table of four by four whose first row is its head, and notes."""

    title: str
    bullets: list[str]
    table: list[list[str]]
    notes: str


def slides(count: int) -> Iterator[Slide]:
    draw = random.Random(2018)

    def words(least: int, most: int) -> str:
        return " ".join(draw.choices(_WORDS, k=draw.randint(least, most))).capitalize()

    for number in range(1, count + 1):
        table = [[words(1, 1) for _ in range(4)], *([str(draw.randint(10, 9999)) for _ in range(4)] for _ in range(3))]
        yield Slide(f"{number} {words(2, 4)}", [words(4, 8) for _ in range(6)], table, f"{words(12, 18)}.")


def give_templates(folder: Path) -> None:
    """Put the benchmark's own layouts beside outlines in `folder`."""
    shutil.copytree(Path(__file__).with_name("templates"), folder / "templates", dirs_exist_ok=True)


def as_json(count: int) -> str:
    """For the libraries: a list of slides."""
    return json.dumps([slide._asdict() for slide in slides(count)])


def as_outline(count: int) -> str:
    """For this project."""
    return outline(_outline_slide(one) for one in slides(count))


def outline(items: Iterator[str]) -> str:
    """An outline of slides given as YAML items."""
    return "title: Benchmark\nlang: en-US\nslides:\n" + "".join(items)


def _outline_slide(one: Slide) -> str:
    bullets = "".join(f"      - {text}\n" for text in one.bullets)
    rows = ", ".join(f"[{', '.join(row)}]" for row in one.table[1:])
    return (
        f"  - layout: bullets-table\n    title: {one.title}\n    bullets:\n{bullets}"
        f"    table:\n      header: [{', '.join(one.table[0])}]\n      rows: [{rows}]\n    notes: {one.notes}\n"
    )


def as_pandoc(count: int) -> str:
    """For pandoc: a heading of level 1 begins a slide; notes are a fenced division."""
    return "".join(
        f"# {one.title}\n\n{_bullets(one)}\n{_table(one)}\n::: notes\n{one.notes}\n:::\n\n" for one in slides(count)
    )


def as_markdown_pptx(count: int) -> str:
    """For markdown-pptx: notes in the slide's comment, a rule between list and table."""
    return "".join(
        f"# {one.title}\n<!-- markdown-pptx:slide\nnotes: {one.notes}\n-->\n\n{_bullets(one)}\n***\n\n{_table(one)}\n"
        for one in slides(count)
    )


def _bullets(one: Slide) -> str:
    return "".join(f"- {text}\n" for text in one.bullets)


def _table(one: Slide) -> str:
    head, *rows = (f"| {' | '.join(row)} |\n" for row in one.table)
    return f"{head}|{'---|' * len(one.table[0])}\n{''.join(rows)}"
