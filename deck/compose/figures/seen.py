"""A handwritten 7 in square cells: as a network is shown it, and what the maps after it hold of it, ever coarser."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise

Cells = tuple[tuple[int, ...], ...]  # rows of shades: 0 is nothing, SHADES the most
Point = tuple[float, float]

SHADES = 3
FAINT = 0.7  # a little of the least is shown, too
FINEST = 32  # cells a side at most, however many the image has
# Its pen's way and half its width, as shares of the side.
WAY: tuple[Point, ...] = ((0.28, 0.25), (0.7, 0.25), (0.62, 0.37), (0.55, 0.49), (0.5, 0.61), (0.46, 0.78))
PEN = 0.055
STOPS = WAY[-1], WAY[3]  # on the way, where one may look: in turns, lest sights cross


@lru_cache(maxsize=16)
def digit(count: int) -> Cells:
    """The 7 itself, `count` cells a side."""
    soft = 1 / count
    return _cells(count, lambda at: _ink(at, soft))


@lru_cache(maxsize=16)
def features(count: int) -> Cells:
    """Its edges towards the upper left: where there is ink, and less of it a step further up and left."""
    soft = 1 / count
    step = max(PEN, 0.4 * soft)
    return _cells(count, lambda at: _ink(at, soft) - _ink((at[0] - step, at[1] - step), soft))


def runs(cells: Cells, shade: int) -> Iterator[tuple[int, int, int]]:
    """Neighbours of one shade in a row: the row, the first, and the one after the last."""
    for row, line in enumerate(cells):
        start = 0
        for level, same in groupby(line):
            end = start + len(list(same))
            if level == shade:
                yield row, start, end
            start = end


def _cells(count: int, value: Callable[[Point], float]) -> Cells:
    """The shades of what is at the middles of cells; the most that is anywhere has the last one."""
    middles = [(number + 0.5) / count for number in range(count)]
    found = [[max(0.0, value((x, y))) for x in middles] for y in middles]
    most = max(map(max, found)) or 1.0
    return tuple(tuple(int(SHADES * one / most + FAINT) for one in line) for line in found)


def _ink(at: Point, soft: float) -> float:
    """How much ink is at a point, 0 to 1; its edge fades over `soft`."""
    away = min(_distance(at, *piece) for piece in pairwise(WAY))
    return min(1.0, max(0.0, 0.5 + (PEN - away) / soft))


def _distance(at: Point, start: Point, end: Point) -> float:
    """From a point to a line between two."""
    (x, y), (x0, y0), (x1, y1) = at, start, end
    along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2)
    along = min(1.0, max(0.0, along))
    return math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
