"""The words of the benchmark's decks. In: a number of slides. Out: the same slides for everybody.

Words are drawn by a fixed generator, so that no two slides are alike and nobody's cache helps more than it would in
a real deck.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = """
    model data layer graph tensor weight batch image speech search ranking cluster training serving latency memory
    accuracy gradient network language research product version release device compiler kernel review measure result
"""


class Slide(NamedTuple):
    """A title, six bullets, a 4 × 4 table whose first row is its head, and notes."""

    title: str
    bullets: list[str]
    table: list[list[str]]
    notes: str


def slides(count: int) -> Iterator[Slide]:
    draw = random.Random(2018)
    known = _WORDS.split()

    def words(least: int, most: int) -> str:
        return " ".join(draw.choices(known, k=draw.randint(least, most))).capitalize()

    for number in range(1, count + 1):
        table = [[words(1, 1) for _ in range(4)], *([str(draw.randint(10, 9999)) for _ in range(4)] for _ in range(3))]
        yield Slide(f"{number} {words(2, 4)}", [words(4, 8) for _ in range(6)], table, f"{words(12, 18)}.")


def as_json(count: int) -> str:
    return json.dumps([slide._asdict() for slide in slides(count)])


def as_outline(count: int) -> str:
    """Our own input. JSON strings are YAML strings."""
    return "title: Benchmark\nlang: en-US\nslides:\n" + "".join(_outline_slide(one) for one in slides(count))


def _outline_slide(one: Slide) -> str:
    bullets = "".join(f"      - {text}\n" for text in one.bullets)
    rows = ", ".join(f"[{', '.join(row)}]" for row in one.table[1:])
    return (
        f"  - layout: bullets-table\n    title: {one.title}\n    bullets:\n{bullets}"
        f"    table:\n      header: [{', '.join(one.table[0])}]\n      rows: [{rows}]\n    notes: {one.notes}\n"
    )


def as_pandoc(count: int) -> str:
    """Pandoc's Markdown: a heading of level 1 begins a slide, notes are a fenced div."""
    return "".join(f"# {_markdown(one)}\n::: notes\n{one.notes}\n:::\n\n" for one in slides(count))


def as_markdown(count: int) -> str:
    """What markdown-pptx reads: slides are parted by rules, notes are comments."""
    return "\n---\n\n".join(f"# {_markdown(one)}\n<!-- {one.notes} -->\n" for one in slides(count))


def _markdown(one: Slide) -> str:
    bullets = "".join(f"- {text}\n" for text in one.bullets)
    head, *rows = (f"| {' | '.join(row)} |\n" for row in one.table)
    return f"{one.title}\n\n{bullets}\n{head}|{'---|' * len(one.table[0])}\n{''.join(rows)}\n"
