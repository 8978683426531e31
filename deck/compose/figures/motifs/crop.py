"""What of an outline lies within a box: lines and curves end where they leave it.

A drawing may so run on beyond the slide without any shape that does. A curve is taken to cross the box once: its
x and y only rise or only fall, as on an edge of a graph, a quarter of a circle, a short piece of a long curve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from deck.compose.context import HEIGHT, WIDTH
from deck.compose.figures.motifs.registry import Command
from deck.scene import Box

Point = tuple[float, float]
_TRIED, _HALVED = 24, 16  # places looked at on a curve, and how often what lies between two of them is halved


def cropped(commands: Iterable[Command], box: Box) -> list[Command]:
    """Moves, lines, curves and closings as the pieces of them that lie within `box`."""
    kept: list[Command] = []
    pen: Point | None = None
    for curve in _curves(commands):
        if piece := _within(curve, box):
            if pen != piece[0]:
                kept.append(("M", *piece[0]))
            kept.append(("L", *piece[1]) if len(piece) == 2 else ("C", *piece[1], *piece[2], *piece[3]))
            pen = piece[-1]
    return kept


def visible(box: Box) -> Box:
    """The part of a box that lies on the slide."""
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    return Box(left, top, min(box.right, WIDTH) - left, min(box.bottom, HEIGHT) - top)


def holds(box: Box, x: float, y: float, margin: float = 0.0) -> bool:
    """Whether a point lies within the box, that far from its edges."""
    return box.x <= x - margin and x + margin <= box.right and box.y <= y - margin and y + margin <= box.bottom


def split(curve: Sequence[Point], share: float) -> tuple[Sequence[Point], Sequence[Point]]:
    """The two parts of a curve of any degree, by de Casteljau's construction."""
    if len(curve) == 1:
        return curve, curve
    nearer = [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in pairwise(curve)]
    before, after = split(nearer, share)
    return (curve[0], *before), (*after, curve[-1])


def _curves(commands: Iterable[Command]) -> Iterator[Sequence[Point]]:
    """The control points of each line and each curve."""
    pen = start = (0.0, 0.0)
    for name, *numbers in commands:
        given = [float(n) for n in numbers]
        points = list(zip(given[::2], given[1::2], strict=True)) or [start]
        if name == "M":
            start = points[0]
        else:
            yield (pen, *points)
        pen = points[-1]


def _within(curve: Sequence[Point], box: Box) -> Sequence[Point]:
    """The piece of a curve that lies within the box; empty where none does."""
    if holds(box, *curve[0]) and holds(box, *curve[-1]):
        return curve
    inside = [i / _TRIED for i in range(_TRIED + 1) if holds(box, *_at(curve, i / _TRIED))]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    begin = _crossing(curve, box, first, first - 1 / _TRIED) if first else first
    end = _crossing(curve, box, last, last + 1 / _TRIED) if last < 1 else last
    if begin >= end:  # it only touches the edge
        return ()
    return split(split(curve, end)[0], begin / end)[1]


def _crossing(curve: Sequence[Point], box: Box, inside: float, outside: float) -> float:
    """Where the curve crosses the box's edge, just inside it."""
    for _ in range(_HALVED):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(box, *_at(curve, middle)) else (inside, middle)
    return inside


def _at(curve: Sequence[Point], share: float) -> Point:
    return split(curve, share)[0][-1]
