"""Numbers as so many squares: a block under each point of a scale, beside it what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.labels import label, styled
from deck.compose.squares import PITCH, ROWS, block, columns_of, rows_of, whole
from deck.markup.element import Element
from deck.scene import Box, Paragraph, Shape

LEAST = 2.0  # points from one square to the next where neighbours crowd
BESIDE, CLEAR = 8.0, 12.0  # points: a block from its words; these from the next block
HEIGHT = ROWS * PITCH


class _Block(Struct, frozen=True):
    """So many squares about a point of the slide."""

    count: int
    x: float
    words: tuple[Paragraph, ...]
    ink: str


def counts(
    points: Sequence[tuple[dict[str, Any], float]], area: Box, element: Element, context: Context
) -> Iterator[Shape]:
    """The blocks of points (what is counted, and where) in a row within `area`."""
    pitch, blocks = _spread(points, area, element, context)
    middle = area.y + HEIGHT / 2
    for one in blocks:
        x, y = one.x - columns_of(one.count) * pitch / 2, middle - rows_of(one.count) * pitch / 2
        box, squares = block(one.count, x, y, pitch)
        yield freeform(list(squares), context.colour(one.ink, element), None, name="Count")
        yield label(one.words, context, (box.right + BESIDE, middle))


def _spread(
    points: Sequence[tuple[dict[str, Any], float]], area: Box, element: Element, context: Context
) -> tuple[float, Sequence[_Block]]:
    """The blocks from left to right, and from one square to the next; where they crowd, beside bare numbers."""
    for named in (True, False):
        blocks = [_block(p, x, named, element, context) for p, x in sorted(points, key=itemgetter(1))]
        if (pitch := _pitch(blocks, area, context)) >= LEAST:
            return pitch, blocks
    raise element.error("the counts of a scale have no room beside each other", expected="smaller ones")


def _block(point: dict[str, Any], x: float, named: bool, element: Element, context: Context) -> _Block:
    count, ink = whole(point["count"], element), "accent" if point.get("highlight") else "text"
    words = [styled(f"{count:g}", f"h3 tight {ink}", element, context)]
    if named and point.get("counted"):
        words.append(styled(point["counted"], f"caption {ink if ink == 'accent' else 'muted'}", element, context))
    return _Block(count, x, tuple(words), ink)


def _pitch(blocks: Sequence[_Block], area: Box, context: Context) -> float:
    """From one square to the next, the same for all, so that no block touches another."""
    pitches = [PITCH, (blocks[0].x - area.x) * 2 / columns_of(blocks[0].count)]
    for one, other in pairwise(blocks):
        words = context.measurer.max_content(one.words)
        columns = columns_of(one.count) + columns_of(other.count)
        pitches.append((other.x - one.x - BESIDE - words - CLEAR) * 2 / columns)
    return min(pitches)
