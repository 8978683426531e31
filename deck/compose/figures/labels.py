"""Text at a point, for figures; and the element's data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from deck.compose.context import Context
from deck.compose.texts import paragraph
from deck.markup.element import Element
from deck.scene import Align, Anchor, Box, Paragraph, Preset, Shape, TextFrame

_ALIGN: dict[str, Align] = {"start": "left", "middle": "center", "end": "right"}
_ANCHOR: dict[str, Anchor] = {"top": "top", "middle": "middle", "bottom": "bottom"}


def data_of(element: Element) -> Any:
    """The element's `data` attribute, decoded. Raises TemplateError where it is no JSON."""
    try:
        return json.loads(element.get("data"))
    except ValueError:
        raise element.error("data is no JSON", expected="data='{{ something | tojson }}'") from None


def styled(text: str, style: str, element: Element, context: Context) -> Paragraph:
    """A paragraph of `text` (CommonMark inline) in the words of `style`."""
    return paragraph(Element("p", {"style": style}, (str(text),), element.mark), context)


def width_of(text: str, style: str, element: Element, context: Context) -> float:
    """How wide a text is in the words of `style`, its lines unbroken."""
    return context.measurer.max_content((styled(text, style, element, context),))


def label_box(lines: Sequence[Paragraph], context: Context, at: tuple[float, float], across: str, down: str) -> Box:
    """The box of `lines` set at a point: `across` start/middle/end, `down` top/middle/bottom of it."""
    width = context.measurer.max_content(lines)
    height = context.measurer.fit(lines, width).height
    x = at[0] - {"middle": width / 2, "end": width}.get(across, 0.0)
    y = at[1] - {"middle": height / 2, "bottom": height}.get(down, 0.0)
    return Box(x, y, width, height)


def label(
    lines: Sequence[Paragraph],
    context: Context,
    at: tuple[float, float],
    across: str = "start",
    down: str = "middle",
    box: Box | None = None,
    limit: Box | None = None,
) -> Shape:
    """A text box at a point, or where `box` says, its lines unbroken; moved sideways until it stands within `limit`."""
    aligned = tuple(replace(p, style=replace(p.style, align=_ALIGN[across])) for p in lines)
    place = box or label_box(lines, context, at, across, down)
    place = inside(place, limit) if limit else place
    return Shape(place, "Label", text=TextFrame(aligned, _ANCHOR[down], wrap=False))


def overlaps(a: Box, b: Box, gap: float = 4.0) -> bool:
    """Whether two boxes come nearer than `gap` points."""
    return a.x < b.right + gap and b.x < a.right + gap and a.y < b.bottom + gap and b.y < a.bottom + gap


def inside(box: Box, limit: Box) -> Box:
    """`box` moved sideways until it stands within `limit`."""
    x = min(max(box.x, limit.x), max(limit.x, limit.right - box.width))
    return replace(box, x=x)


def ring(centre: tuple[float, float], radius: float, **look: Any) -> Shape:
    """A circle about a point."""
    x, y = centre
    return Shape(Box(x - radius, y - radius, 2 * radius, 2 * radius), "Point", Preset("ellipse"), **look)


def apart(boxes: Sequence[Box], limit: Box, gap: float = 10.0) -> list[Box]:
    """Boxes of one row moved sideways, each as little as it takes, so that none touches its neighbour."""
    order = sorted(range(len(boxes)), key=lambda i: boxes[i].x)
    moved = list(boxes)
    for left, right in pairwise(order):
        over = moved[left].right + gap - moved[right].x
        if over > 0:
            moved[left] = replace(moved[left], x=moved[left].x - over / 2)
            moved[right] = replace(moved[right], x=moved[right].x + over / 2)
    return [inside(box, limit) for box in moved]
