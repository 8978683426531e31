"""Numbers as so many squares: a block under each point of a scale, beside it what it counts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.labels import label, styled
from deck.markup.element import Element
from deck.scene import Box, Paragraph, Shape

MOST, ROWS = 500, 8  # squares of a block; of them over each other
PITCH, LEAST = 6.4, 2.0  # points from one square to the next: as drawn with room, and where neighbours crowd
SIDE = 0.76  # of a square, as a share of that
BESIDE, CLEAR = 8.0, 12.0  # points: a block from its words; these from the next block
HEIGHT = ROWS * PITCH


class _Block(Struct, frozen=True):
    """So many squares about a point of the slide."""

    count: int
    x: float
    words: tuple[Paragraph, ...]
    ink: str

    @property
    def rows(self) -> int:
        return ROWS if self.count >= 2 * ROWS else math.isqrt(self.count)

    @property
    def columns(self) -> int:
        return math.ceil(self.count / self.rows)


def counts(
    points: Sequence[tuple[dict[str, Any], float]], area: Box, element: Element, context: Context
) -> Iterator[Shape]:
    """The blocks of points (what is counted, and where) in a row within `area`."""
    pitch, blocks = _spread(points, area, element, context)
    middle = area.y + HEIGHT / 2
    for block in blocks:
        box = Box(block.x - block.columns * pitch / 2, middle - block.rows * pitch / 2, block.columns * pitch, 0.0)
        yield freeform(list(_squares(block, box, pitch)), context.colour(block.ink, element), None, name="Count")
        yield label(block.words, context, (box.right + BESIDE, middle))


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
    count, ink = point["count"], "accent" if point.get("highlight") else "text"
    if not 1 <= count <= MOST or count % 1:
        raise element.error(f"a count of {count:g}", expected=f"a whole number from 1 to {MOST}")
    words = [styled(f"{count:g}", f"h3 tight {ink}", element, context)]
    if named and point.get("counted"):
        words.append(styled(point["counted"], f"caption {ink if ink == 'accent' else 'muted'}", element, context))
    return _Block(int(count), x, tuple(words), ink)


def _pitch(blocks: Sequence[_Block], area: Box, context: Context) -> float:
    """From one square to the next, the same for all, so that no block touches another."""
    pitches = [PITCH, (blocks[0].x - area.x) * 2 / blocks[0].columns]
    for one, other in pairwise(blocks):
        words = context.measurer.max_content(one.words)
        pitches.append((other.x - one.x - BESIDE - words - CLEAR) * 2 / (one.columns + other.columns))
    return min(pitches)


def _squares(block: _Block, box: Box, pitch: float) -> Iterator[tuple[str | float, ...]]:
    side = SIDE * pitch
    for column, row in (divmod(n, block.rows) for n in range(block.count)):
        x, y = box.x + column * pitch + (pitch - side) / 2, box.y + row * pitch + (pitch - side) / 2
        yield from (("M", x, y), ("L", x + side, y), ("L", x + side, y + side), ("L", x, y + side), ("Z",))
