"""<curve>: a smooth line over years through given points, with named peaks and dated milestones on it.

Data: {"points": [[year, 0–100], …], "peaks": […], "events": […], "ticks": [year, …], "shade_from": year}.
The line is a monotone cubic (Fritsch and Carlson, 1980): it never swings past its points.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from msgspec import Struct

from deck.compose.build import builds
from deck.compose.canvas import freeform
from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import data_of, label, ring, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.steps import Part, Step, in_groups
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Gradient, Shape, Stroke

AXIS = 30.0  # points under the plot for the years
NEAR = 1e-6  # share of the axis under which two points are one
SEAM = 0.5
Command = tuple[str | float, ...]


class _Plot(Struct, frozen=True):
    """The curve in slide points: knots (x, y) and slopes dy/dx at them."""

    box: Box
    first: float
    scale: float
    knots: tuple[tuple[float, float], ...]
    slopes: tuple[float, ...]

    def x(self, year: float) -> float:
        return self.box.x + (year - self.first) * self.scale

    def y(self, x: float) -> float:
        """Height of the curve over a slide abscissa (cubic Hermite)."""
        i = min(max(bisect_right([k[0] for k in self.knots], x) - 1, 0), len(self.knots) - 2)
        (x0, y0), (x1, y1) = self.knots[i], self.knots[i + 1]
        h = x1 - x0
        t = min(max((x - x0) / h, 0.0), 1.0)
        m0, m1 = self.slopes[i] * h, self.slopes[i + 1] * h
        a = (2 * t**3 - 3 * t**2 + 1) * y0 + (t**3 - 2 * t**2 + t) * m0
        return a + (-2 * t**3 + 3 * t**2) * y1 + (t**3 - t**2) * m1

    def slope(self, x: float) -> float:
        return (self.y(x + 0.5) - self.y(x - 0.5)) if self.knots[0][0] < x - 0.5 else self.slopes[0]


@builds("curve")
def curve(element: Element, context: Context) -> Node:
    data = data_of(element)
    if any(len(point) != 2 for point in data["points"]) or len({point[0] for point in data["points"]}) < 2:
        raise element.error("the curve needs points of two years or more", expected="[[1950, 8], [1956, 27], …]")
    if _crowded([x for x, _ in data["points"]], data.get("ticks") or ()):
        raise element.error("points of the curve would coincide", expected="years of about the same time")

    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(data, element, context, box), "Curve", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _crowded(years: Sequence[float], ticks: Sequence[float]) -> bool:
    """Whether the axis is so long that points on it can't be told apart."""
    known = sorted(set(years))
    return min(b - a for a, b in itertools.pairwise(known)) < NEAR * (max(*known, *ticks) - min(*known, *ticks))


def _draw(data: dict[str, Any], element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """Areas, axis, line, marks; where the curve builds, each wave is a step: its stretch of line and what is on it."""
    plot = _plot(data, Box(box.x, box.y, box.width, box.height - AXIS))
    split = plot.x(float(data["shade_from"])) if data.get("shade_from") else plot.knots[-1][0]
    valleys = _valleys(data.get("peaks") or (), plot, split) if context.in_parts(element) else []
    stops = [plot.knots[0][0], *valleys, split]
    numbered = [
        *_areas(plot, stops, element, context),
        *((0, shape) for shape in _axis(data, plot, box, element, context)),
        *_strokes(plot, stops, element, context),
        *_marks(data, plot, valleys, box, element, context),
    ]
    yield from ((context.step_of(element, number), shape) for number, shape in numbered)


def _valleys(peaks: Sequence[dict[str, Any]], plot: _Plot, split: float) -> list[float]:
    """Abscissae of the lowest points between the peaks; the coloured part from `split` on is one wave."""
    tops = sorted(plot.x(float(peak["at"])) for peak in peaks)
    between = [[k for k in plot.knots if a < k[0] < b] for a, b in itertools.pairwise(tops)]
    lowest = [max(knots, key=lambda k: k[1])[0] for knots in between if knots]
    return [x for x in lowest if x < split]


def _marks(
    data: dict[str, Any], plot: _Plot, valleys: list[float], box: Box, element: Element, context: Context
) -> Iterator[tuple[int, AnyShape]]:
    """Events and peaks with the number of their wave, in the order of the waves."""
    events, peaks = data.get("events") or (), data.get("peaks") or ()
    marks = [(one, list(_event(one, plot, element, context))) for one in events]
    marks += [(one, [_peak(one, plot, box, element, context)]) for one in peaks]
    waves = [(bisect_left(valleys, plot.x(float(one["at"]))) + 1, shapes) for one, shapes in marks]
    for number, shapes in sorted(waves, key=itemgetter(0)):
        yield from ((number, shape) for shape in shapes)


def _plot(data: dict[str, Any], box: Box) -> _Plot:
    points = sorted({float(x): float(y) for x, y in data["points"]}.items())
    ticks = [float(t) for t in data.get("ticks") or ()]
    first = min([points[0][0], *ticks])
    last = max([points[-1][0], *ticks])
    scale = box.width / ((last - first) or 1)
    knots = tuple((box.x + (x - first) * scale, box.bottom - y / 100 * box.height) for x, y in points)
    return _Plot(box, first, scale, knots, tuple(_slopes(knots)))


def _slopes(knots: tuple[tuple[float, float], ...]) -> list[float]:
    """Fritsch–Carlson tangents, by the harmonic mean of the secants; flat at every turn."""
    secants = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(knots)]
    middle = [0.0 if p * q <= 0 else 2 * p * q / (p + q) for p, q in itertools.pairwise(secants)]
    return [secants[0], *middle, secants[-1]]


def _bezier(plot: _Plot, start: float, end: float) -> list[Command]:
    """The curve from abscissa `start` to `end` as cubic Béziers."""
    inner = [k[0] for k in plot.knots if start < k[0] < end]
    stops = [start, *inner, end]
    commands: list[Command] = [("M", start, plot.y(start))]
    for a, b in itertools.pairwise(stops):
        third = (b - a) / 3
        commands.append(
            (
                "C",
                a + third,
                plot.y(a) + _tangent(plot, a) * third,
                b - third,
                plot.y(b) - _tangent(plot, b) * third,
                b,
                plot.y(b),
            )
        )
    return commands


def _tangent(plot: _Plot, x: float) -> float:
    for knot, slope in zip(plot.knots, plot.slopes, strict=True):
        if abs(knot[0] - x) < 1e-6:
            return slope
    return (plot.y(x + 0.01) - plot.y(x - 0.01)) / 0.02


def _areas(plot: _Plot, stops: list[float], element: Element, context: Context) -> Iterator[tuple[int, Shape]]:
    """Grey from stop to stop, each reaching a little under the next so that no seam shows; then the coloured one."""
    grey, soft = context.colour("panel", element), context.colour("accent-soft", element)
    split, end = stops[-1], plot.knots[-1][0]
    for number, (start, stop) in enumerate(itertools.pairwise(stops), 1):
        yield number, _area(plot, start, min(stop + SEAM, split), grey)
    if split < end:
        yield len(stops) - 1, _area(plot, split, end, Gradient(((0.0, grey), (1.0, soft))))


def _area(plot: _Plot, start: float, end: float, fill: Any) -> Shape:
    floor = plot.box.bottom
    commands = [*_bezier(plot, start, end), ("L", end, floor), ("L", start, floor), ("Z",)]
    return freeform(commands, fill, None, name="Area")


def _strokes(plot: _Plot, stops: list[float], element: Element, context: Context) -> Iterator[tuple[int, Shape]]:
    split, end = stops[-1], plot.knots[-1][0]
    ink = Stroke(context.colour("text", element), 2.25, cap="round")
    for number, (start, stop) in enumerate(itertools.pairwise(stops), 1):
        yield number, freeform(_bezier(plot, start, stop), None, ink)
    if split < end:
        accent = Stroke(context.colour("accent", element), 4, cap="round")
        yield len(stops) - 1, freeform(_bezier(plot, split, end), None, accent)


def _axis(data: dict[str, Any], plot: _Plot, box: Box, element: Element, context: Context) -> Iterator[AnyShape]:
    floor = plot.box.bottom
    yield Connector((box.x, floor), (box.right, floor), Stroke(context.colour("text", element), 1.25), "Axis")
    ticks = data.get("ticks") or ()
    for index, tick in enumerate(ticks):
        side = "start" if index == 0 else "end" if index == len(ticks) - 1 else "middle"
        text = styled(str(tick), "caption", element, context)
        yield label((text,), context, (plot.x(float(tick)), floor + 6), side, "top")


_SIDES = {
    "right": (14, 0, "start", "middle"),
    "left": (-14, 0, "end", "middle"),
    "above": (0, -14, "middle", "bottom"),
    "below": (0, 14, "middle", "top"),
    "right-below": (10, 8, "start", "top"),
}


def _event(event: dict[str, Any], plot: _Plot, element: Element, context: Context) -> Iterator[AnyShape]:
    x = plot.x(float(event["at"]))
    y = plot.y(x)
    strong = bool(event.get("highlight"))
    colour = context.colour("accent" if strong else "text", element)
    yield ring((x, y), 6.5, fill=context.colour("ground", element), stroke=Stroke(colour, 2.25))
    dx, dy, across, down = _SIDES.get(event.get("place") or "right", _SIDES["right"])
    text = styled(event["text"], "label accent bold" if strong else "label", element, context)
    yield label((text,), context, (x + dx, y + dy), across, down)


def _peak(peak: dict[str, Any], plot: _Plot, box: Box, element: Element, context: Context) -> Shape:
    """Two centred lines over the crest, kept inside the figure."""
    strong = bool(peak.get("highlight"))
    title = styled(peak["title"], "h2 accent" if strong else "h3", element, context)
    lines = [title]
    if peak.get("text"):
        lines.append(styled(peak["text"], "note accent" if strong else "label muted", element, context))
    x = plot.x(float(peak["at"]))
    y = plot.y(x)
    if strong:
        return label(tuple(lines), context, (x - 44, max(y, box.y)), "end", "top")
    return label(tuple(lines), context, (x, y - 14), "middle", "bottom")
