"""A number as so many squares, in columns of six; few as a square block."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deck.markup.element import Element
from deck.scene import Box

MOST, ROWS = 500, 6  # squares of a block; of them over each other
PITCH = 6.0  # points from one square to the next
SIDE = 0.76  # of a square, as a share of that

Commands = Iterator[tuple[str | float, ...]]


def rows_of(count: int) -> int:
    return ROWS if count >= 2 * ROWS else math.isqrt(count)


def columns_of(count: int) -> int:
    return math.ceil(count / rows_of(count))


def whole(count: float, element: Element) -> int:
    """The count, if squares can show it. Raises TemplateError."""
    if not 1 <= count <= MOST or count % 1:
        raise element.error(f"a count of {count:g}", expected=f"a whole number from 1 to {MOST}")
    return int(count)


def block(count: int, x: float, y: float, pitch: float = PITCH) -> tuple[Box, Commands]:
    """The room of the squares from a corner on, in points, and their outlines, column by column."""
    rows = rows_of(count)
    return Box(x, y, columns_of(count) * pitch, rows * pitch), _outlines(count, rows, x, y, pitch)


def _outlines(count: int, rows: int, left: float, top: float, pitch: float) -> Commands:
    side = SIDE * pitch
    for column, row in (divmod(n, rows) for n in range(count)):
        x, y = left + column * pitch + (pitch - side) / 2, top + row * pitch + (pitch - side) / 2
        yield from rectangle(x, y, x + side, y + side)


def rectangle(left: float, top: float, right: float, bottom: float) -> Commands:
    """A rectangle as a path: from its upper left corner to the right, and round."""
    yield from (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
