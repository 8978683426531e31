"""circuit: traces of a printed circuit that run on a grid and turn by 45 degrees, pads at their ends; some lit.

Its path: one trace after the other, from the foot up.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import visible
from deck.compose.figures.motifs.registry import (
    PROGRESSIVE,
    Command,
    area,
    behind,
    circle,
    motif,
    path,
    progress,
    quiet,
)
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

_AREAS = {
    "cover": (0.56, 0.0, 0.44, 0.84),
    "section": (0.56, 0.16, 0.44, 0.84),
    "closing": (0.62, 0.06, 0.38, 0.94),
    "side": (0.0, 0.0, 1.0, 1.0),
    "agenda": (0.0, 0.0, 1.0, 1.0),
}
_PITCH = 18.0  # points between the grid's lines
_PAD = 3.2  # radius of a pad


class _Trace(Struct, frozen=True):
    points: tuple[tuple[float, float], ...]
    lit: bool

    @property
    def path(self) -> list[Command]:
        first, *rest = self.points
        return [("M", *first), *(("L", *point) for point in rest)]


@motif("circuit")
def circuit(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Traces come in from the right edge, each on a row of its own, and end in a pad."""
    box = visible(area(element, page, _AREAS))
    loud = element.get("variant") == "cover"
    traces = _traces(element, box)
    lit = [t for t in traces if t.lit and element.get("variant") not in PROGRESSIVE]
    accent = context.colour("accent" if loud else "accent-mid", element)
    pen = context.colour("faint", element) if loud else quiet(element, context)
    yield freeform(_dots(box), context.colour("rule", element), None, name="Grid")
    yield from _drawn([t for t in traces if t not in lit], "Traces", Stroke(pen, 1.25), element, context)
    yield from _drawn(lit, "Lit traces", Stroke(accent, 2), element, context)


@path("circuit")
def rising(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """As many traces, from the foot up, as the deck has come through."""
    traces = _traces(element, visible(area(element, page, _AREAS)))
    count = round(progress(element) * len(traces))
    pen = Stroke(context.colour("accent", element), 2)
    yield from _drawn(traces[len(traces) - count :], "Lit traces", pen, element, context)


def _drawn(traces: list[_Trace], name: str, pen: Stroke, element: Element, context: Context) -> Iterator[AnyShape]:
    if traces:
        pads = [c for trace in traces for c in circle(*trace.points[-1], _PAD)]
        yield freeform([c for trace in traces for c in trace.path], None, pen, name=name)
        yield freeform(pads, context.colour(behind(element, context), element), pen, name=f"{name}: pads")


def _traces(element: Element, box: Box) -> list[_Trace]:
    """From the top down; the same for the same seed."""
    return list(_laid(random.Random(int(element.number("seed", 7))), box))


def _laid(dice: random.Random, box: Box) -> Iterator[_Trace]:
    rows = int(box.height / _PITCH) - 1
    for row in range(1, rows, 2):
        y, x = box.y + row * _PITCH, box.right
        points = [(x, y)]
        while x > box.x + 3 * _PITCH and len(points) < 6 and dice.random() > 0.12:
            x = max(x - _PITCH * dice.choice((3, 4, 5, 7)), box.x + 2 * _PITCH)
            points.append((x, y))
            turn = dice.choice((-1, 0, 1))
            if turn and box.y < y + turn * _PITCH < box.bottom:
                x, y = x - _PITCH, y + turn * _PITCH
                points.append((x, y))
        if len(points) > 1:
            yield _Trace(tuple(points), dice.random() < 0.22)


def _dots(box: Box) -> list[Command]:
    """The grid's crossings, every other one."""
    columns, rows = int(box.width / (2 * _PITCH)), int(box.height / (2 * _PITCH))
    places = [
        (box.right - (2 * i + 1) * _PITCH, box.y + 2 * (j + 1) * _PITCH) for i in range(columns) for j in range(rows)
    ]
    return [c for x, y in places for c in circle(x, y, 0.9)]
