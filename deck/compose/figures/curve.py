"""<curve>: a smooth line over years through given points, with named peaks and dated milestones on it.

Data: {"points": [[year, 0–100], …], "peaks": […], "lows": […], "events": […], "ticks": [year, …], "shade_from": year}.
The line is a monotone cubic (Fritsch and Carlson, 1980): it never swings past its points. With `bleed` it goes on
beyond its box: the first year stands at the box's left edge, the last one at the very end.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.labels import data_of, label, label_box, overlaps, ring, styled
from deck.compose.lengths import box_style, points
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.steps import Part, Step, in_groups
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Shape, Stroke

AXIS = 30.0  # points under the plot for the years
CLEAR = 12.0  # points between words
BESIDE = 24.0  # points between the line and the name of a highlighted peak
NEAR = 1e-6  # share of the axis under which two points are one
SEAM = 0.5
Command = tuple[str | float, ...]


class _Plot(Struct, frozen=True):
    """The curve in slide points: knots (x, y) and slopes dy/dx at them; words keep to the box, the line may not."""

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
        bleed = points(element, "bleed", context)
        whole = Box(box.x - bleed, box.y, box.width + 2 * bleed, box.height)
        yield from in_groups(_draw(data, element, context, box), "Curve", element.get("alt"), whole)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _crowded(years: Sequence[float], ticks: Sequence[float]) -> bool:
    """Whether the axis is so long that points on it can't be told apart."""
    known = sorted(set(years))
    return min(b - a for a, b in itertools.pairwise(known)) < NEAR * (max(*known, *ticks) - min(*known, *ticks))


def _draw(data: dict[str, Any], element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """Areas, axis, line, marks; where the curve builds, each wave is a step: its stretch of line and what is on it."""
    plot = _plot(data, Box(box.x, box.y, box.width, box.height - AXIS), points(element, "bleed", context))
    split = _split(data, plot)
    valleys = _valleys(data.get("peaks") or (), plot, split) if context.in_parts(element) else []
    stops, last = [plot.knots[0][0], *(x for x in valleys if x < split), split], len(valleys) + 1
    numbered = [
        *_areas(plot, stops, last, element, context),
        *((0, shape) for shape in _axis(data, plot, element, context)),
        *_strokes(plot, stops, last, element, context),
        *_marks(data, plot, valleys, element, context),
    ]
    yield from ((context.step_of(element, number), shape) for number, shape in numbered)


def _split(data: dict[str, Any], plot: _Plot) -> float:
    """Where the line turns coloured; its end where it doesn't."""
    return plot.x(float(data["shade_from"])) if data.get("shade_from") else plot.knots[-1][0]


def _valleys(peaks: Sequence[dict[str, Any]], plot: _Plot, split: float) -> list[float]:
    """Abscissae of the lowest points between the peaks; the coloured part from `split` on is one wave."""
    tops = sorted(plot.x(float(peak["at"])) for peak in peaks)
    between = [[k for k in plot.knots if a < k[0] < b] for a, b in itertools.pairwise(tops)]
    lowest = [max(knots, key=lambda k: k[1])[0] for knots in between if knots]
    return [x for x in lowest if x <= split]


def _marks(
    data: dict[str, Any], plot: _Plot, valleys: list[float], element: Element, context: Context
) -> Iterator[tuple[int, AnyShape]]:
    """Events, peaks and lows with the number of their wave, in the order of the waves."""
    split = _split(data, plot)
    events = [(one, list(_event(one, split, plot, element, context))) for one in data.get("events") or ()]
    words = [shape.box for _, shapes in events for shape in shapes]
    peaks = [(one, [_peak(one, plot, words, element, context)]) for one in data.get("peaks") or ()]
    lows = [(one, [_low(one, plot, element, context)]) for one in data.get("lows") or ()]
    marks = [*events, *peaks, *lows]
    waves = [(bisect_left(valleys, plot.x(float(one["at"]))) + 1, shapes) for one, shapes in marks]
    for number, shapes in sorted(waves, key=itemgetter(0)):
        yield from ((number, shape) for shape in shapes)


def _plot(data: dict[str, Any], box: Box, bleed: float) -> _Plot:
    known = sorted({float(x): float(y) for x, y in data["points"]}.items())
    first, last = known[0][0], known[-1][0]
    scale = (box.width + bleed) / (last - first)
    knots = tuple((box.x + (x - first) * scale, box.bottom - y / 100 * box.height) for x, y in known)
    before = (_before(knots[0], knots[1], bleed, box),) if bleed else ()
    return _Plot(box, first, scale, (*before, *knots), tuple(_slopes((*before, *knots))))


def _before(first: tuple[float, float], second: tuple[float, float], bleed: float, box: Box) -> tuple[float, float]:
    """Where the line comes from: half as steep as it then goes."""
    rise = (first[1] - second[1]) / (second[0] - first[0]) / 2
    return first[0] - bleed, min(max(first[1] + rise * bleed, box.y), box.bottom)


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


def _areas(
    plot: _Plot, stops: list[float], last: int, element: Element, context: Context
) -> Iterator[tuple[int, Shape]]:
    """Grey from stop to stop, each reaching a little under the next so that no seam shows; over it the coloured one."""
    grey, accent = context.colour("rule", element), context.colour("accent", element)
    split, end = stops[-1], plot.knots[-1][0]
    for number, (start, stop) in enumerate(itertools.pairwise(stops), 1):
        yield number, _area(plot, start, min(stop + SEAM, split), grey)
    if split < end:
        yield last, _area(plot, split, end, accent)


def _area(plot: _Plot, start: float, end: float, fill: Any) -> Shape:
    """What is under the line from `start` to `end`."""
    floor = plot.box.bottom
    commands = [*_bezier(plot, start, end), ("L", end, floor), ("L", start, floor), ("Z",)]
    return freeform(commands, fill, None, name="Area")


def _strokes(
    plot: _Plot, stops: list[float], last: int, element: Element, context: Context
) -> Iterator[tuple[int, Shape]]:
    split, end = stops[-1], plot.knots[-1][0]
    ink = Stroke(context.colour("text", element), 2.25, cap="round")
    for number, (start, stop) in enumerate(itertools.pairwise(stops), 1):
        yield number, freeform(_bezier(plot, start, stop), None, ink)
    if split < end:
        accent = Stroke(context.colour("accent", element), 4, cap="round")
        yield last, freeform(_bezier(plot, split, end), None, accent)


def _axis(data: dict[str, Any], plot: _Plot, element: Element, context: Context) -> Iterator[AnyShape]:
    """The axis as long as the line; years under it, as far as the box goes."""
    box, (start, *_, end) = plot.box, (knot[0] for knot in plot.knots)
    yield Connector((start, box.bottom), (end, box.bottom), Stroke(context.colour("text", element), 1.25), "Axis")
    for tick in data.get("ticks") or ():
        x = plot.x(float(tick))
        if box.x <= x <= box.right:
            text = (styled(str(tick), "caption", element, context),)
            yield label(text, context, (x, box.bottom + 6), "middle", "top", limit=box)


_SIDES = {
    "right": (14, 0, "start", "middle"),
    "left": (-14, 0, "end", "middle"),
    "above": (0, -14, "middle", "bottom"),
    "below": (0, 18, "middle", "top"),
    "right-below": (10, 8, "start", "top"),
    "left-above": (-10, -6, "end", "bottom"),
}


def _event(event: dict[str, Any], split: float, plot: _Plot, element: Element, context: Context) -> Iterator[Shape]:
    """A point and its words, large where they stand out, in the colour that shows on what they stand on."""
    x = plot.x(float(event["at"]))
    y = plot.y(x)
    strong = bool(event.get("highlight"))
    colour = context.colour("accent" if strong else "text", element)
    yield ring((x, y), 7.5, fill=context.colour("ground", element), stroke=Stroke(colour, 3))
    dx, dy, across, down = _SIDES.get(event.get("place") or "right", _SIDES["right"])
    on_colour = down == "top" and split <= x + dx
    style = "h3 accent" if strong else "label on-accent" if on_colour else "label"
    yield label((styled(event["text"], style, element, context),), context, (x + dx, y + dy), across, down)


def _low(low: dict[str, Any], plot: _Plot, element: Element, context: Context) -> Shape:
    """Words in the hollow, as deep as the line on both sides lets them: a little aside where one is steep."""
    text = (styled(low["text"], "h3", element, context),)
    x = plot.x(float(low["at"]))
    width = label_box(text, context, (x, 0.0), "middle", "bottom").width
    half = width / 2 + CLEAR
    places = [x + width * aside / 32 for aside in sorted(range(-8, 9), key=abs)]
    deep, x = max(((min(plot.y(at - half), plot.y(at), plot.y(at + half)), at) for at in places), key=itemgetter(0))
    return label(text, context, (x, deep - CLEAR), "middle", "bottom", limit=plot.box)


def _peak(peak: dict[str, Any], plot: _Plot, taken: Sequence[Box], element: Element, context: Context) -> Shape:
    """Two lines over the crest; of a highlighted one large, beside the line that climbs to it."""
    strong = bool(peak.get("highlight"))
    lines = [styled(peak["title"], "display accent" if strong else "h3", element, context)]
    if peak.get("text"):
        lines.append(styled(peak["text"], "h2 accent" if strong else "label muted", element, context))
    x = plot.x(float(peak["at"]))
    if not strong:
        return label(tuple(lines), context, (x, plot.y(x) - 14), "middle", "bottom")
    box = label_box(lines, context, (x, max(plot.y(x), plot.box.y)), "end", "top")
    box = _clear(replace(box, x=_climb(plot, x, box.bottom) - BESIDE - box.width), taken)
    return label(tuple(lines), context, (box.right, box.y), "end", "top", box, plot.box)


def _clear(box: Box, taken: Sequence[Box]) -> Box:
    """`box` moved to the left until it is clear of what is taken."""
    while met := [other for other in taken if overlaps(box, other, CLEAR)]:
        box = replace(box, x=min(other.x for other in met) - CLEAR - box.width - NEAR)
    return box


def _climb(plot: _Plot, x: float, floor: float) -> float:
    """Where the line that reaches its crest at `x` comes up through the height `floor`, to a point."""
    while x > plot.knots[0][0] and plot.y(x) < floor:
        x -= 1
    return min(x, plot.box.right)
