"""<scale>: values on one line, as a native chart with the captions beneath.

Data: {"label": …, "points": [{"value": 3144, "caption": …, "highlight": true}], "reference": {"value", "caption"}}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import apart, data_of, label, label_box, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, Chart, ChartSpec, Colour, Marker, Series, Shape

PAD = 0.12  # share of the span left free at an end of the axis
LABELLED = 0.3  # the same at its start where the axis is named there
LINE, HEAD, CAPTION = 72.0, 26.0, 26.0  # points: the line with its numbers; over it, under it
DOWN = 0.72  # how far down in its box the line lies: the numbers stand over it
INSET = 12.0  # points: text from the edge
NUMBER, LIT = 20.0, 38.0  # points: sizes of the values, and of those that stand out


class _Axis(Struct, frozen=True):
    """Where values lie across a box."""

    low: float
    high: float
    box: Box

    def x(self, value: float) -> float:
        return self.box.x + (value - self.low) / (self.high - self.low) * self.box.width


@builds("scale")
def scale(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[AnyShape]:
        yield from _draw(data_of(element), element, context, box)

    tall = LINE + CAPTION + HEAD * bool(data_of(element).get("reference"))
    return Node("leaf", box_style(element, context), content=Sized(0.0, tall), tag=FunctionPaint(draw))


def _draw(data: dict[str, Any], element: Element, context: Context, box: Box) -> Iterator[AnyShape]:
    axis = _axis(data, box)
    top = box.bottom - CAPTION - LINE
    line = Box(box.x, top, box.width, LINE)
    if reference := data.get("reference"):
        yield from _reference(reference, axis.x(float(reference["value"])), box, element, context)
    yield Chart(line, "Scale", _spec(data, axis, element, context), element.get("alt"))
    yield from _captions(data["points"], [axis.x(float(p["value"])) for p in data["points"]], element, context, box)
    if data.get("label"):
        text = styled(data["label"], "label muted", element, context)
        yield label((text,), context, (box.x + INSET, top + LINE * DOWN - 4), "start", "bottom")


def _axis(data: dict[str, Any], box: Box) -> _Axis:
    values = [float(p["value"]) for p in data["points"]]
    span = (max(values) - min(values)) or 1.0
    return _Axis(min(values) - (LABELLED if data.get("label") else PAD) * span, max(values) + PAD * span, box)


def _reference(reference: dict[str, Any], x: float, box: Box, element: Element, context: Context) -> Iterator[AnyShape]:
    """What the values are held against: all up to it is a zone of its own, named in its corner."""
    yield Shape(Box(box.x, box.y, x - box.x, box.height - CAPTION), "Zone", fill=context.colour("panel", element))
    text = styled(reference["caption"], "label muted", element, context)
    yield label((text,), context, (box.x + INSET, box.y + INSET / 2), "start", "top")


def _captions(
    points: list[dict[str, Any]], xs: list[float], element: Element, context: Context, box: Box
) -> Iterator[Shape]:
    """A caption under each point; neighbours that would touch are pushed apart."""
    texts = [styled(p["caption"], _look(p), element, context) for p in points]
    top = box.bottom - CAPTION
    places = [label_box((t,), context, (x, top), "middle", "top") for t, x in zip(texts, xs, strict=True)]
    for text, place in zip(texts, apart(places, box), strict=True):
        yield label((text,), context, (0.0, 0.0), "middle", "top", place)


def _look(point: dict[str, Any]) -> str:
    return "label bold accent" if point.get("highlight") else "label muted"


def _spec(data: dict[str, Any], axis: _Axis, element: Element, context: Context) -> ChartSpec:
    ink = context.colour("text", element)
    return ChartSpec(
        "scatter",
        tuple(_series(data, element, context)),
        ink,
        NUMBER,
        categories=tuple(str(p["caption"]) for p in data["points"]),
        category_axis=Axis(False, axis.low, axis.high, line=ink),
        value_axis=Axis(False, 1 - 1 / DOWN, 1),
        plot=(0.0, 0.0, 1.0, 1.0),
        lang=context.lang,
    )


def _series(data: dict[str, Any], element: Element, context: Context) -> Iterator[Series]:
    ink, accent = context.colour("text", element), context.colour("accent", element)
    plain = [p for p in data["points"] if not p.get("highlight")]
    lit = [p for p in data["points"] if p.get("highlight")]
    yield _row(data.get("label") or "", plain, ink, NUMBER, 13)
    for point in lit:
        yield _row(str(point["caption"]), [point], accent, LIT, 20)
    if reference := data.get("reference"):
        pen = context.colour("faint", element)
        yield Series(str(reference["caption"]), (0.0,), pen, x=(float(reference["value"]),), marker=Marker("circle", 9))


def _row(name: str, points: list[dict[str, Any]], colour: Colour, size: float, mark: int) -> Series:
    values = tuple(float(p["value"]) for p in points)
    return Series(
        name,
        (0.0,) * len(values),
        colour,
        x=values,
        labels=tuple(f"{v:g}" for v in values),
        label_position="above",
        label_bold=True,
        label_colour=colour,
        label_size=size,
        marker=Marker("circle", mark),
    )
