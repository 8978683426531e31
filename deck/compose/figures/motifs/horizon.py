"""horizon: level lines that draw together towards the foot, a half disc over them. Its path: the disc as it rises."""

from __future__ import annotations

from collections.abc import Iterator

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import visible
from deck.compose.figures.motifs.registry import HANDLE, PROGRESSIVE, Command, area, motif, path, progress, quiet
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

_AREAS = {
    "cover": (0.6, 0.1, 0.4, 0.76),
    "section": (0.6, 0.2, 0.4, 0.8),
    "closing": (0.62, 0.06, 0.38, 0.94),
    "side": (0.0, 0.0, 1.0, 1.0),
    "agenda": (0.0, 0.0, 1.0, 1.0),
}
_LINES = 15
_LEVEL = 0.48  # of the first line, in shares of the box's height


@motif("horizon")
def horizon(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """The disc stands on the first line; below it the lines widen as they come nearer."""
    box = visible(area(element, page, _AREAS))
    loud = element.get("variant") == "cover"
    level = box.y + box.height * _LEVEL
    if element.get("variant") not in PROGRESSIVE:
        accent = context.colour("accent" if loud else "accent-mid", element)
        yield freeform(_disc(box, 1.0), accent, None, name="Disc")
    lines: list[Command] = []
    for index in range(_LINES):
        y = level + (box.bottom - level) * (index / _LINES) ** 1.7
        lines += [("M", box.x, y), ("L", box.right, y)]
    yield freeform(
        lines, None, Stroke(context.colour("faint", element) if loud else quiet(element, context), 0.75), name="Lines"
    )


@path("horizon")
def sunrise(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """The disc, higher with each step."""
    box = visible(area(element, page, _AREAS))
    share = 0.3 + 0.7 * progress(element)
    yield freeform(_disc(box, share), context.colour("accent", element), None, name="Disc")


def _disc(box: Box, share: float) -> list[Command]:
    radius = share * min(box.width * 0.34, box.height * 0.4)
    return _half(box.x + box.width * 0.5, box.y + box.height * _LEVEL, radius)


def _half(x: float, y: float, r: float) -> list[Command]:
    """The upper half of a disc."""
    k = r * HANDLE
    return [
        ("M", x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    ]
