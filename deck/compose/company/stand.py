"""A slide that stands on a template's layout: its placeholders filled, everything else in its free area.

In: the slide's tree and a `Stand`. Out: shapes in points of the template's page. What does not fit the free area at the
size of our own page's proportion is composed on a larger one and drawn smaller, step by step; text keeps the sizes that
can be read as long as there is room for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deck.company.colours import contrast
from deck.company.model import Holder, Layout
from deck.company.page import objects, outside, overlap
from deck.compose.company.hoist import hoist
from deck.compose.company.refill import refill
from deck.compose.company.scale import scaled
from deck.compose.context import HEIGHT, Context
from deck.compose.paint import TextPaint
from deck.compose.registry import build
from deck.compose.slide import Composed, compose, slide_parts
from deck.compose.steps import Part, part
from deck.errors import TextOverflowError
from deck.markup.element import Element
from deck.scene import Box, Colour, LayoutScene, Shape, TextFrame

# The free area of our own content slides, for which templates' sizes are made.
OWN_AREA = Box(0, 0, 852, 386)
_LEAST, _MOST = 0.4, 2.0
_STEPS = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.45)
READABLE = 2.0  # contrast under which a template's text is lost on its own ground
LIST = "the template's list"  # among a slide's sizes: in points, that of the first level of a list in a placeholder
_UNDER = ("ftr", "sldNum")  # read last


class Stand(Struct, frozen=True, eq=False):
    """A template's layout as our slides use it; `area` is free for content."""

    layout: Layout
    area: Box
    page: tuple[float, float]

    @property
    def holders(self) -> list[Holder]:
        return [h for h in self.layout.holders if not h.vertical]

    def readable(self, holder: Holder) -> bool:
        """Whether the template's own colour of text can be read; what has something drawn under it is its business."""
        page = Box(0, 0, self.page[0], self.page[1])
        drawn = any(overlap(holder.box, mark) for mark in objects(self.layout, page))
        return drawn or contrast(holder.ink, self.layout.surface.rgb) >= READABLE

    def stated(self, colour: Colour) -> Colour:
        """The same by its slot of the theme: it differs from whatever the placeholder inherits, so it is written."""
        return replace(colour, slot=self.layout.surface.map.get(colour.slot, colour.slot))

    @property
    def scene(self) -> LayoutScene:
        """The layout as the writer knows it; its part's name is its name."""
        return LayoutScene(self.layout.part, (), tuple(h.scene for h in self.layout.holders))

    @property
    def factor(self) -> float:
        """How large our sizes are here, from the free area against our own."""
        share = math.sqrt(self.area.width * self.area.height / (OWN_AREA.width * OWN_AREA.height))
        return min(_MOST, max(_LEAST, share))


class Scale(Struct, frozen=True):
    """How content is drawn: at a share of the usual size, its text at no less than a share of the readable sizes."""

    share: float = 1.0
    floors: float = 1.0


class Stood(Struct, frozen=True):
    """A slide's parts, and how its content had to be drawn."""

    parts: tuple[Part, ...]
    scale: Scale

    @property
    def sizes(self) -> Mapping[str, float]:
        """What the parts of a slide that is split share."""
        shapes = [one.shape for one in self.parts if isinstance(one.shape, Shape)]
        lists = [s.text.paragraphs[0].style.size for s in shapes if s.text and s.placeholder and _listed(s.text)]
        return {LIST: min(lists)} if lists else {}


def stand(slide: Element, on: Stand, context: Context, least: float = 0.0) -> Stood:
    """Set `slide` on the layout, its content at no less than `least` of its size. Raises TextOverflowError."""
    parts = hoist(slide, [h.kind for h in on.holders])
    free = list(on.holders)
    held = [_fill(element, _take(free, kind), on, context) for kind, element in parts.held]
    content, scale = _content(parts.rest, on, free, context, least) if parts.rest else ((), Scale())
    last = [one for one in held if _kind(one, on) in _UNDER]
    first = [one for one in held if _kind(one, on) not in _UNDER]
    return Stood((*first, *content, *last), scale)


def _take(free: list[Holder], kind: str) -> Holder:
    found = next(h for h in free if h.kind == kind)
    free.remove(found)
    return found


def _kind(one: Part, on: Stand) -> str:
    assert isinstance(one.shape, Shape)
    return next(h.kind for h in on.holders if h.scene.placeholder == one.shape.placeholder)


def _fill(element: Element, holder: Holder, on: Stand, context: Context) -> Part:
    paint = build(element, context).tag
    assert isinstance(paint, TextPaint)
    colour = None if on.readable(holder) else on.stated(context.colour("text", element))
    return part(refill(paint, holder, context.measurer.catalogue, colour=colour), paint.motion)


def _content(
    rest: Element, on: Stand, free: list[Holder], context: Context, least: float
) -> tuple[tuple[Part, ...], Scale]:
    """The content's shapes, at the first scale that fits."""
    for scale in _scales(on, least):
        try:
            return tuple(_drawn(rest, on, free, context, scale)), scale
        except TextOverflowError as error:
            last = error
    raise last


def _scales(on: Stand, least: float) -> Iterator[Scale]:
    """All scales to try. What may be split instead must be readable; what may not is as readable as on our own page,
    seen at the same height, and at last just as small as it has to be.
    """
    for floors in (1.0,) if least else (1.0, min(1.0, on.page[1] / HEIGHT), 0.0):
        yield from (Scale(share, floors) for share in _STEPS if share >= least)


def _drawn(rest: Element, on: Stand, free: list[Holder], context: Context, scale: Scale) -> Iterator[Part]:
    area, factor = on.area, on.factor * scale.share
    page = Box(area.x / factor, area.y / factor, area.width / factor, area.height / factor)
    drawn = factor / scale.floors if scale.floors else 1.0
    composed = compose(rest, replace(context, drawn=drawn), page)
    bodies = [h for h in free if h.kind == "body"]
    filled, others = _lists(composed, len(bodies))
    for holder, (paint, box) in zip(bodies, filled, strict=False):
        place = outside(scaled(box, factor), holder.scene.insets)
        most = context.sizes.get(LIST, math.inf)
        shape = refill(paint, holder, context.measurer.catalogue, place, floors=scale.floors, most=most)
        yield part(shape, paint.motion)
    for one in slide_parts(others, LayoutScene("", (), ())):
        yield replace(one, shape=scaled(one.shape, factor))


def _lists(composed: Composed, room: int) -> tuple[list[tuple[TextPaint, Box]], Composed]:
    """The lists that fill body placeholders (of which there are `room`), and the rest."""
    filled: list[tuple[TextPaint, Box]] = []
    others = []
    for one, holder in composed.placed:
        paint = one.node.tag
        if len(filled) < room and isinstance(paint, TextPaint) and _is_list(paint):
            filled.append((paint, one.box))
        else:
            others.append((one, holder))
    return filled, replace(composed, placed=tuple(others))


def _is_list(paint: TextPaint) -> bool:
    return paint.role == "body" and _listed(paint)


def _listed(text: TextPaint | TextFrame) -> bool:
    return any(p.style.bullet for p in text.paragraphs)
