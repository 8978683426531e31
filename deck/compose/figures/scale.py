"""<scale>: values on one line, as a native chart with the captions beneath.

Data: {"label": …, "points": [{"value": 3144, "caption": …, "highlight": true}], "reference": {"value", "caption"}}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from deck.compose.build import builds
from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import apart, data_of, label, label_box, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, Chart, ChartSpec, Connector, Marker, Paragraph, Series, Shape, Stroke

PAD = 0.12  # share of the span left free at an end of the axis
LABELLED = 0.3  # the same at its start where the axis is named there
LINE, HEAD, CAPTION = 60.0, 26.0, 22.0  # points: the line with its numbers; over it, under it
DOWN = 2 / 3  # how far down in its box the line lies: the numbers stand over it
NUMBER = 20.0  # points from the line up to the middle of the numbers


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
    head = _head(data, element, context)
    line = Box(box.x, box.y + HEAD * bool(head), box.width, box.height - CAPTION - HEAD * bool(head))
    yield Chart(line, "Scale", _spec(data, axis, element, context), element.get("alt"))
    yield from _captions(data["points"], [axis.x(float(p["value"])) for p in data["points"]], element, context, box)
    if data.get("label"):
        text = styled(data["label"], "label muted", element, context)
        yield label((text,), context, (box.x, line.y + line.height * DOWN - NUMBER), "start", "middle")
    if head:
        yield from _reference(head, axis.x(float(data["reference"]["value"])), line, element, context)


def _axis(data: dict[str, Any], box: Box) -> _Axis:
    values = [float(p["value"]) for p in data["points"]]
    span = (max(values) - min(values)) or 1.0
    return _Axis(min(values) - (LABELLED if data.get("label") else PAD) * span, max(values) + PAD * span, box)


def _head(data: dict[str, Any], element: Element, context: Context) -> tuple[Paragraph, ...]:
    reference = data.get("reference")
    return (styled(reference["caption"], "label muted", element, context),) if reference else ()


def _reference(
    text: tuple[Paragraph, ...], x: float, line: Box, element: Element, context: Context
) -> Iterator[AnyShape]:
    """What the values are held against: named over the line, with a stalk down to it."""
    pen = Stroke(context.colour("faint", element), 1.0, dash="sysDash")
    yield Connector((x, line.y), (x, line.y + line.height * DOWN), pen, "Stalk")
    yield label(text, context, (x, line.y), "end", "bottom")


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
        18,
        categories=tuple(str(p["caption"]) for p in data["points"]),
        category_axis=Axis(False, axis.low, axis.high, line=ink),
        value_axis=Axis(False, 1 - 1 / DOWN, 1),
        plot=(0.0, 0.0, 1.0, 1.0),
        lang=context.lang,
    )


def _series(data: dict[str, Any], element: Element, context: Context) -> Iterator[Series]:
    values = [float(p["value"]) for p in data["points"]]
    ink, accent = context.colour("text", element), context.colour("accent", element)
    yield Series(
        data.get("label") or "",
        (0.0,) * len(values),
        ink,
        x=tuple(values),
        labels=tuple(f"{v:g}" for v in values),
        label_position="above",
        label_bold=True,
        label_colour=ink,
        point_colours=tuple((i, accent) for i, p in enumerate(data["points"]) if p.get("highlight")),
        marker=Marker("circle", 13),
    )
    if reference := data.get("reference"):
        pen = context.colour("faint", element)
        yield Series(str(reference["caption"]), (0.0,), pen, x=(float(reference["value"]),), marker=Marker("circle", 9))
