"""<scale>: values on one line, as a native chart with the captions beneath.

Data: {"label": …, "points": [{"value": 3144, "caption": …, "highlight": true}], "reference": {"value", "caption"}}.
A point's `count` is drawn under it as so many squares, `counted` beside them.
A lit point at an end of the line is what it is about: the line ends in it, its name beside it, over that its number as
large as a slide bears. With `values="lit"` that number is the only one (a table tells the others), the names stand in
the others' stead. With `bleed` the line begins that far beyond the figure's side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.counts import HEIGHT, counts
from deck.compose.figures.labels import apart, data_of, label, label_box, styled, width_of
from deck.compose.lengths import box_style, points
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, Chart, ChartSpec, Colour, Marker, Series, Shape
from deck.text.measure import ROOM

PAD, LABELLED = 0.085, 0.21  # shares of the width left free at an end of the line; at its start where it is named there
END = 48.0  # points: the same where a number as large as the slide bears stands at the other end
ABOVE, HEAD, BELOW = 52.0, 26.0, 46.0  # points: numbers over the line, over them what they are held against; captions
TALL = 44.0  # points: in the head's stead where the number of the line's end stands there
DIP = 6.0  # points: how far the box of that number, whose digits end higher, reaches below the line
LINE = 72.0  # points: height of the chart
DOWN = ABOVE / LINE  # how far down in its box the line lies: the numbers stand over it
INSET = 12.0  # points: text from the edge
POLE = 1.5  # points: width of the mark where the zone ends
MARK, LIT_MARK = 13, 20  # points: the dots of the values, and of those that stand out
GAP = 24.0  # points: what is said of the end of the line from its point
CLEAR = 12.0  # points: the squares from a line without captions, names from the mark where the zone ends
NUMBER, LIT = 20.0, 38.0  # points: sizes of the values, and of those that stand out
HERO, HERO_NAME = "giant accent", "label bold accent"


class _Scale(Struct, frozen=True):
    """What is drawn, and where: `box` holds the text, the line may begin beyond it."""

    data: dict[str, Any]
    element: Element
    context: Context
    box: Box
    line: Box  # the chart's
    low: float
    high: float

    def x(self, value: float) -> float:
        return self.line.x + (value - self.low) / (self.high - self.low) * self.line.width

    @property
    def y(self) -> float:
        return self.line.y + ABOVE

    @property
    def named(self) -> bool:
        """Whether names stand over the line, where the numbers would."""
        return _named(self.data, self.element)

    @property
    def hero(self) -> dict[str, Any] | None:
        return _hero(self.data["points"])

    def text(self, words: str, style: str, at: tuple[float, float], across: str, down: str) -> Shape:
        return label((styled(words, style, self.element, self.context),), self.context, at, across, down)


@builds("scale")
def scale(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[AnyShape]:
        yield from _draw(_scale(data_of(element), element, context, box))

    data = data_of(element)
    head = TALL if _hero(data["points"]) else HEAD if data.get("reference") else 0.0
    tall = head + ABOVE + _below(data, element)
    return Node("leaf", box_style(element, context), content=Sized(0.0, tall), tag=FunctionPaint(draw))


def _named(data: dict[str, Any], element: Element) -> bool:
    return element.get("values") == "lit" and _hero(data["points"]) is not None


def _captioned(data: dict[str, Any], element: Element) -> float:
    """How far what the points count stands under the line: under captions, where they are not over it."""
    return LIT_MARK / 2 + CLEAR if _named(data, element) else BELOW


def _below(data: dict[str, Any], element: Element) -> float:
    """What stands under the line: captions, and under them what the points count."""
    return _captioned(data, element) + HEIGHT * any(p.get("count") for p in data["points"])


def _hero(points: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The one point that stands out, where it is the first or the last of the line."""
    lit = [p for p in points if p.get("highlight")]
    values = [float(p["value"]) for p in points]
    return lit[0] if len(lit) == 1 and float(lit[0]["value"]) in (min(values), max(values)) else None


def _scale(data: dict[str, Any], element: Element, context: Context, box: Box) -> _Scale:
    values = [float(p["value"]) for p in data["points"]]
    bleed = points(element, "bleed", context)
    left, right = box.width * (LABELLED if data.get("label") else PAD), box.width * PAD
    start, end = box.x - bleed, box.right + bleed
    if hero := _hero(data["points"]):
        room = GAP + _width(hero, data, element, context)
        last = float(hero["value"]) == max(values)
        left, right = (max(END, _before(data, box.width - room, element, context)), room) if last else (room, END)
        start, end = (start, box.right - room + LIT_MARK / 2) if last else (box.x + room - LIT_MARK / 2, end)
    unit = ((max(values) - min(values)) or 1.0) / (box.width - left - right)
    line = Box(start, box.bottom - _below(data, element) - ABOVE, end - start, LINE)
    low = min(values) - (box.x + left - start) * unit
    return _Scale(data, element, context, box, line, low, low + line.width * unit)


def _width(hero: dict[str, Any], data: dict[str, Any], element: Element, context: Context) -> float:
    """How wide the large number is, whose ink ends at the margin, or what stands under it."""
    number = styled(f"{hero['value']:g}", HERO, element, context)
    said = [width_of(words, style, element, context) for words, style in _said(data, hero)]
    return max(sum(said) + INSET * (len(said) - 1), context.measurer.max_content((number,)) - ROOM * number.style.size)


def _before(data: dict[str, Any], right: float, element: Element, context: Context) -> float:
    """How far from the left the first point must stand, the last one at `right`, for the zone to hold its words."""
    if not (reference := data.get("reference")):
        return 0.0
    values = [float(p["value"]) for p in data["points"]]
    share = (float(reference["value"]) - min(values)) / (max(values) - min(values) or 1.0)
    if not 0 < share < 0.5:
        return 0.0
    return (width_of(reference["caption"], "label", element, context) + INSET - share * right) / (1 - share)


def _draw(scale: _Scale) -> Iterator[AnyShape]:
    if reference := scale.data.get("reference"):
        yield from _reference(reference, scale)
    yield Chart(scale.line, "Scale", _spec(scale), scale.element.get("alt"))
    yield from _captions([p for p in scale.data["points"] if p is not scale.hero], scale)
    if scale.hero:
        yield from _large(scale.hero, scale)
    elif scale.data.get("label"):
        style = "label" if reference else "label muted"  # a zone lies behind it
        yield scale.text(scale.data["label"], style, (scale.box.x + INSET, scale.y - 4), "start", "bottom")
    yield from _counts(scale)


def _counts(scale: _Scale) -> Iterator[Shape]:
    counted = [(p, scale.x(float(p["value"]))) for p in scale.data["points"] if p.get("count")]
    if counted:
        top = scale.y + _captioned(scale.data, scale.element)
        area = Box(scale.box.x, top, scale.box.width, HEIGHT)
        yield from counts(counted, area, scale.element, scale.context)


def _reference(reference: dict[str, Any], scale: _Scale) -> Iterator[AnyShape]:
    """What the values are held against: over the line all up to it is a zone, its end a mark that bears the name."""
    edge = scale.x(float(reference["value"]))
    zone = Box(scale.line.x, scale.box.y, edge - scale.line.x, scale.y - scale.box.y)
    yield Shape(zone, "Zone", fill=scale.context.colour("rule", scale.element))
    pole = Box(edge - POLE, scale.box.y, POLE, zone.height)
    yield Shape(pole, "Mark", fill=scale.context.colour("text", scale.element))
    yield scale.text(reference["caption"], "label", (edge - POLE - INSET, scale.box.y + INSET / 2), "end", "top")


def _large(point: dict[str, Any], scale: _Scale) -> Iterator[AnyShape]:
    """Beside the end of the line what it is and what is measured, over that its number."""
    number = styled(f"{point['value']:g}", HERO, scale.element, scale.context)
    place = label_box((number,), scale.context, (0.0, scale.y + DIP), "start", "bottom")
    place = replace(place, width=place.width - ROOM * number.style.size)
    said = list(_said(scale.data, point))
    wide = [width_of(words, style, scale.element, scale.context) for words, style in said]
    x = scale.line.right - LIT_MARK / 2 + GAP
    if scale.x(float(point["value"])) < scale.line.x + scale.line.width / 2:
        x = scale.line.x + LIT_MARK / 2 - GAP - _width(point, scale.data, scale.element, scale.context)
    yield label((number,), scale.context, (0.0, 0.0), "start", "bottom", replace(place, x=x))
    for (words, style), width in zip(said, wide, strict=True):
        yield scale.text(words, style, (x, scale.y), "start", "middle")
        x += width + INSET


def _said(data: dict[str, Any], hero: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What stands beside the end of the line, each in its style."""
    yield hero["caption"], HERO_NAME
    if data.get("label"):
        yield data["label"], "label muted"


def _captions(points: list[dict[str, Any]], scale: _Scale) -> Iterator[Shape]:
    """A caption at each point; neighbours that would touch are pushed apart."""
    context = scale.context
    y, down = (scale.y - CLEAR, "bottom") if scale.named else (scale.line.bottom - 4, "top")
    texts = [styled(p["caption"], _look(p), scale.element, context) for p in points]
    places = [
        label_box((t,), context, (scale.x(float(p["value"])), y), "middle", down)
        for t, p in zip(texts, points, strict=True)
    ]
    beside = [_beside_mark(place, float(p["value"]), scale) for place, p in zip(places, points, strict=True)]
    for text, place in zip(texts, apart(beside, scale.box), strict=True):
        yield label((text,), context, (0.0, 0.0), "middle", down, place)


def _beside_mark(place: Box, value: float, scale: _Scale) -> Box:
    """A name over the line, moved clear of the mark where the zone ends: it stands on its point's side of it."""
    reference = scale.data.get("reference")
    if not (scale.named and reference):
        return place
    edge = scale.x(float(reference["value"]))
    if value > float(reference["value"]):
        return replace(place, x=max(place.x, edge + CLEAR))
    return replace(place, x=min(place.x, edge - POLE - CLEAR - place.width))


def _look(point: dict[str, Any]) -> str:
    return "label bold accent" if point.get("highlight") else "label"


def _spec(scale: _Scale) -> ChartSpec:
    ink = scale.context.colour("text", scale.element)
    return ChartSpec(
        "scatter",
        tuple(_series(scale)),
        ink,
        NUMBER,
        categories=tuple(str(p["caption"]) for p in scale.data["points"]),
        category_axis=Axis(False, scale.low, scale.high, line=ink),
        value_axis=Axis(False, 1 - 1 / DOWN, 1),
        plot=(0.0, 0.0, 1.0, 1.0),
        lang=scale.context.lang,
    )


def _series(scale: _Scale) -> Iterator[Series]:
    data, context, element = scale.data, scale.context, scale.element
    ink, accent = context.colour("text", element), context.colour("accent", element)
    others = [p for p in data["points"] if not p.get("highlight")]
    yield _row(data.get("label") or "", others, ink, 0.0 if scale.named else NUMBER, MARK)
    for point in (p for p in data["points"] if p.get("highlight")):
        yield _row(str(point["caption"]), [point], accent, 0.0 if point is scale.hero else LIT, LIT_MARK)
    if reference := data.get("reference"):
        x = (float(reference["value"]),)
        yield Series(str(reference["caption"]), (0.0,), ink, x=x, marker=Marker("circle", 5))


def _row(name: str, points: list[dict[str, Any]], colour: Colour, size: float, mark: int) -> Series:
    """A row of points; `size` of their numbers, 0: none."""
    values = tuple(float(p["value"]) for p in points)
    return Series(
        name,
        (0.0,) * len(values),
        colour,
        x=values,
        labels=tuple(f"{v:g}" for v in values) if size else (),
        label_position="above",
        label_bold=True,
        label_colour=colour,
        label_size=size or None,
        marker=Marker("circle", mark),
    )
