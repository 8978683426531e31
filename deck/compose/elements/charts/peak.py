"""The number that a rising area ends in, large within it: under its peak, over what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from deck.compose.elements.charts.parts import most
from deck.compose.elements.charts.registry import Data
from deck.compose.elements.charts.words import CLEAR, Plot, Point
from deck.compose.figures.labels import label, label_box, styled
from deck.scene import AnyShape, Box, Paragraph, Series

SIZES = ("huge", "big", "figure", "h2")  # the largest that the area holds
ASIDE = 12.0  # points from the area's side
AIR = 0.24  # of a large word's size, the air over its digits


def peaks(data: Data, series: Series) -> bool:
    """Whether an area rises to its last number, which is said and stands out."""
    last = len(series.values) - 1
    lit = last + 1 in (data.series[0].get("highlight") or ())
    return bool(lit and series.outline and series.labels[last:] and series.values[last] == most((series,)))


def unsaid(series: Series) -> Series:
    """The series without the words at its last point."""
    return replace(series, labels=(*series.labels[:-1], None))


def within(data: Data, plot: Plot, series: Series) -> AnyShape | None:
    """The number in the largest size that the area holds; None where it holds none."""
    points = [point for point in plot.points(series) if point]
    for size in SIZES:
        ink = "on-accent-panel"
        number = styled(series.labels[-1] or "", f"{size} {ink}", data.element, data.context)
        lines = (number, styled(series.name, f"lead {ink}", data.element, data.context))
        place = _place(data, points, lines, number.style.size * AIR)
        if place.x > plot.box.x and place.bottom + CLEAR < plot.box.bottom:
            return label(lines, data.context, (0.0, 0.0), "end", "top", place)
    return None


def _place(data: Data, points: Sequence[Point], lines: Sequence[Paragraph], air: float) -> Box:
    """At the right side of the area, under all of its edge that is over the words."""
    box = label_box(lines, data.context, (points[-1][0] - ASIDE, 0.0), "end", "top")
    return replace(box, y=max(_edge(points, box.x), *(y for x, y in points if x >= box.x)) + CLEAR - air)


def _edge(points: Sequence[Point], at: float) -> float:
    """How high the area's edge lies there."""
    for (x, y), (x2, y2) in pairwise(points):
        if x <= at <= x2:
            return y + (y2 - y) * (at - x) / (x2 - x or 1.0)
    return points[0][1]
