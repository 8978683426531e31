"""Where the words at a chart's points stand: clear of points, lines, each other, and within the chart.

In: series, where their values lie, how large their words are. Out: the series, each with the side of its points that
the program knows, and how far the words are moved from there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.figures.labels import overlaps
from deck.scene import Axis, Box, LabelPosition, Series

Point = tuple[float, float]
Line = tuple[Point, Point]
Said = tuple[Point, tuple[float, float]]  # a point, the size of its words
Measure = Callable[[str, bool], tuple[float, float]]  # words, whether they stand out → width and height
GAP = 5.0  # points that programs leave between a point's mark and its words
CLEAR = 9.0  # points (12 pixels of 720) that words keep from lines
ASIDE = 3.0  # points that words beside a mark stand farther off, as clear of it as those over it are
TOUCHED = 8  # how bad that is; a line between is 4, a doubt whose words they are 2, nearness 1
CLEARLY = 1.75  # how many times as far words stand from other points as from their own
NEAR = 4.0  # … and from marks and other words


class Plot(Struct, frozen=True):
    """Where values lie: the plot's box, its axes; the chart's whole box."""

    box: Box
    across: Axis
    up: Axis
    whole: Box

    def x(self, value: float) -> float:
        return self.box.x + _share(value, self.across) * self.box.width

    def at(self, x: float, y: float) -> Point:
        return self.x(x), self.box.bottom - _share(y, self.up) * self.box.height

    def points(self, series: Series) -> list[Point | None]:
        """Where its points lie, None where a value is missing."""
        xs = series.x or [float(n) for n in range(len(series.values))]
        return [None if y is None else self.at(x, y) for x, y in zip(xs, series.values, strict=True)]


def _share(value: float, axis: Axis) -> float:
    """How far along its axis a value lies."""
    low, high = axis.minimum or 0.0, 1.0 if axis.maximum is None else axis.maximum
    if axis.log_base:
        value, low, high = (math.log10(v) for v in (value, low, high))
    return (value - low) / (high - low) if high != low else 0.5


def cleared(series: Sequence[Series], plot: Plot, room: Box, measure: Measure) -> tuple[Series, ...]:
    """The series with their words in `room` where nothing touches them, unless the outline says where they stand."""
    lines = [line for s in series if s.line_width for line in _lines(plot, s)]
    filled = [line for s in series if s.outline for line in _lines(plot, s)]
    marks = [p for s in series if s.marker.symbol != "none" for p in plot.points(s) if p]
    radius = max((s.marker.size for s in series), default=0) / 2
    plotted = _Plotted(marks, radius, lines, filled, room, [])
    return tuple(s if s.label_positions else _spotted(s, plot, plotted, measure) for s in series)


def _lines(plot: Plot, series: Series) -> list[Line]:
    return list(pairwise(p for p in plot.points(series) if p))


class _Plotted(Struct, frozen=True):
    """What words keep clear of: marks with their radius, lines, what is filled under them; the room; other words."""

    marks: Sequence[Point]
    radius: float
    lines: Sequence[Line]
    filled: Sequence[Line]
    room: Box
    words: list[Box]


class _Spot(Struct, frozen=True):
    """A side of a point, and the way from there, in points."""

    side: LabelPosition
    dx: float = 0.0
    dy: float = 0.0


def _spotted(series: Series, plot: Plot, plotted: _Plotted, measure: Measure) -> Series:
    marked, whole = dict(series.point_colours), plot.whole
    said = {
        index: (point, measure(words, index in marked))
        for index, (point, words) in enumerate(zip(plot.points(series), series.labels, strict=False))
        if point and words
    }
    spots = dict(zip(said, _alike(list(said.values()), plotted, series), strict=True))
    found = [spots.get(index) for index in range(len(series.labels))]
    return replace(
        series,
        label_positions=tuple(spot and spot.side for spot in found),
        label_shifts=tuple(spot and (spot.dx / whole.width, spot.dy / whole.height) for spot in found),
    )


def _named_at_its_end(series: Series) -> bool:
    """Whether a line has words at its last point alone: they stand in its way, where nothing else does."""
    return bool(series.labels and series.labels[-1] and not any(series.labels[:-1]))


def _alike(said: Sequence[Said], plotted: _Plotted, series: Series) -> list[_Spot]:
    """The spots of all words of a series: the same one for each, where there is one that is clear for all."""
    over = bool(series.outline or (series.line_width and not _named_at_its_end(series)))
    points, sizes = [point for point, _ in said], [size for _, size in said]
    for spots in zip(*(_around(size, plotted.radius, over) for size in sizes), strict=True):
        boxes = [_box(*one, plotted.radius) for one in zip(points, sizes, spots, strict=True)]
        if _clear_together(boxes, points, plotted):
            plotted.words.extend(boxes)
            return list(spots)
    return _each(said, plotted, over)


def _each(said: Sequence[Said], plotted: _Plotted, over: bool) -> list[_Spot]:
    """A spot for each; once more, when all others are known."""
    before, spots = len(plotted.words), [_spot(point, size, plotted, over) for point, size in said]
    for n, (point, size) in enumerate(said):
        del plotted.words[before]
        spots[n] = _spot(point, size, plotted, over)
    return spots


def _clear_together(boxes: list[Box], points: Sequence[Point], plotted: _Plotted) -> bool:
    """Whether each box is clear of all that is drawn, and of the others."""
    others = (replace(plotted, words=[*plotted.words, *boxes[:n], *boxes[n + 1 :]]) for n in range(len(boxes)))
    return not any(_touches(*one) for one in zip(boxes, points, others, strict=True))


def _spot(point: Point, size: tuple[float, float], plotted: _Plotted, over: bool) -> _Spot:
    """The first spot that is clear, else the one that touches least."""
    tried = [(spot, _box(point, size, spot, plotted.radius)) for spot in _around(size, plotted.radius, over)]
    spot, box = min(tried, key=lambda one: _touches(one[1], point, plotted))
    plotted.words.append(box)
    return spot


def _around(size: tuple[float, float], radius: float, over: bool) -> Iterator[_Spot]:
    """The sides of a point, then the corners between; for words that stand over a line, its upper half first."""
    reach = size[1] / 2 + radius
    sides = (_Spot("right", ASIDE), _Spot("left", -ASIDE), _Spot("above"), _Spot("below"))
    high, low = ((_Spot("left", GAP / 2, dy), _Spot("right", -GAP / 2, dy)) for dy in (-reach, reach))
    yield from (sides[2], *high, *sides[:2], sides[3], *low) if over else (*sides, *high, *low)


def _box(point: Point, size: tuple[float, float], spot: _Spot, radius: float) -> Box:
    (x, y), (width, height), away = point, size, radius + GAP
    left = {"right": x + away, "left": x - away - width}.get(spot.side, x - width / 2)
    top = {"above": y - away - height, "below": y + away}.get(spot.side, y - height / 2)
    return Box(left + spot.dx, top + spot.dy, width, height)


def _touches(box: Box, own: Point, plotted: _Plotted) -> int:
    """How much the box touches (8 each), is too near to (1), has between itself and its point (4); whose it seems (2).

    Far worse: to stand outside, or in a fill.
    """
    room = plotted.room
    outside = box.x < room.x or box.right > room.right or box.y < room.y or box.bottom > room.bottom
    struck = sum(_near(box, (mark, mark), plotted.radius, NEAR) for mark in plotted.marks if mark != own)
    struck += 2 * any(_away(box, mark) < CLEARLY * _away(box, own) for mark in plotted.marks if mark != own)
    struck += sum(_near(box, line, 0.0, NEAR / 2 if own in line else CLEAR) for line in plotted.lines)
    struck += sum(4 * _parts(line, own, box) for line in plotted.lines if own not in line)
    struck += sum(TOUCHED if overlaps(one, box, 0.0) else overlaps(one, box, NEAR) for one in plotted.words)
    return 100 * outside + 50 * any(_sinks(box, line) for line in plotted.filled) + struck


def _away(box: Box, point: Point) -> float:
    """How far a point lies from a box."""
    (x, y), middle = point, (box.x + box.width / 2, box.y + box.height / 2)
    return math.hypot(max(0.0, abs(x - middle[0]) - box.width / 2), max(0.0, abs(y - middle[1]) - box.height / 2))


def _near(box: Box, line: Line, reach: float, clear: float) -> int:
    """Much where a line of that reach touches the box, 1 where it comes nearer than that clear way."""
    return TOUCHED if _reaches(box, line, reach) else int(_reaches(box, line, reach + clear))


def _parts(line: Line, point: Point, box: Box) -> bool:
    """Whether a line runs between a point and the middle of its words."""
    way = (point, (box.x + box.width / 2, box.y + box.height / 2))
    return all(_left_of(one, other[0]) != _left_of(one, other[1]) for one, other in ((line, way), (way, line)))


def _left_of(line: Line, point: Point) -> bool:
    (x, y), (x2, y2) = line
    return (x2 - x) * (point[1] - y) > (y2 - y) * (point[0] - x)


def _sinks(box: Box, line: Line) -> bool:
    """Whether a corner of the box lies in what is filled under the line."""
    (x, y), (x2, y2) = line
    corners = [at for at in (box.x, box.right) if x <= at <= x2]
    return any(box.bottom > y + (y2 - y) * (at - x) / (x2 - x or 1.0) for at in corners)


def _reaches(box: Box, line: Line, gap: float) -> bool:
    """Whether a line enters the box with so much round it (Liang and Barsky, 1984)."""
    (x, y), (x2, y2) = line
    dx, dy, start, end = x2 - x, y2 - y, 0.0, 1.0
    sides = ((-dx, x - box.x + gap), (dx, box.right + gap - x), (-dy, y - box.y + gap), (dy, box.bottom + gap - y))
    for step, room in sides:
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start <= end
