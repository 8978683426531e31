"""waves: a bundle of fine curves that opens to the right and crosses over, as the guilloche on bonds and banknotes.

Its path: the curve that ends on top, as far as the deck is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import cropped, visible
from deck.compose.figures.motifs.registry import Command, motif, panel, part, path, progress, quiet
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# Where the bundle runs, in shares of its box, and how many curves it has.
_AREAS = {
    "cover": ((0.58, 0.1, 0.42, 0.72), 30),
    "section": ((0.5, 0.3, 0.5, 0.7), 18),
    "closing": ((0.6, 0.1, 0.4, 0.8), 18),
    "side": ((0.0, 0.2, 1.0, 0.7), 12),
    "agenda": ((0.0, 0.2, 1.0, 0.7), 12),
}
_POINTS = 32


@motif("waves")
def waves(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """All curves with one pen, so that only their distance tells; on the cover the outermost two in the accent."""
    page, (area, count) = panel(element, page), _AREAS[element.get("variant")]
    loud = element.get("variant") == "cover"
    curves = [_curve(part(page, *area), index / (count - 1)) for index in range(count)]
    bundle = cropped((command for curve in curves for command in curve), visible(page))
    pen = Stroke(context.colour("accent-mid", element) if loud else quiet(element, context), 0.75)
    yield freeform(bundle, None, pen, name="Curves")
    if loud:
        accent = context.colour("accent", element)
        yield freeform(cropped(curves[0], visible(page)), None, Stroke(accent, 2.25, cap="round"), name="Crest")
        yield freeform(cropped(curves[-1], visible(page)), None, Stroke(accent, 1.25, cap="round"), name="Trough")


@path("waves")
def rising(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """The curve that comes out on top, further with each step."""
    page, (area, _) = panel(element, page), _AREAS[element.get("variant")]
    curve = _curve(part(page, *area), 1.0, progress(element))
    pen = Stroke(context.colour("accent", element), 4, cap="round")
    yield freeform(cropped(curve, visible(page)), None, pen, name="Lit curve")


def _curve(box: Box, share: float, until: float = 1.0) -> list[Command]:
    """One curve across the box, from 0 (the outermost) to 1; of its length that share, from the left."""
    steps = [i / _POINTS for i in range(max(1, round(until * _POINTS)) + 1)]
    return _smooth([(box.x + box.width * at, box.y + box.height * _height(at, share)) for at in steps])


def _height(at: float, share: float) -> float:
    """Height in shares of the box: all begin as one line at the left; the bundle turns over once on its way."""
    opening = math.pow(at, 1.25)
    spread = math.cos(2 * math.pi * (0.62 * at + 0.04)) * (share - 0.5) * 0.86
    sway = math.sin(2 * math.pi * (0.8 * at + 0.45)) * 0.15
    return 0.56 + sway + opening * spread


def _smooth(points: list[tuple[float, float]]) -> list[Command]:
    """A smooth path through points at even distances (Catmull–Rom as Béziers)."""
    commands: list[Command] = [("M", *points[0])]
    padded = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        commands.append(("C", bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy))
    return commands
