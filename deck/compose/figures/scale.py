"""<scale>: values on one line, as a native chart with the captions beneath.

Data: {"label": …, "points": [{"value": 3144, "caption": …, "highlight": true}]}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deck.compose.build import builds
from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import apart, data_of, label, label_box, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Axis, Box, Chart, ChartSpec, Marker, Series, Shape

PAD = 0.12  # share of the span left free at both ends of the axis


@builds("scale")
def scale(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[AnyShape]:
        yield from _draw(data_of(element), element, context, box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _draw(data: dict[str, Any], element: Element, context: Context, box: Box) -> Iterator[AnyShape]:
    values = [float(p["value"]) for p in data["points"]]
    span = (max(values) - min(values)) or 1.0
    low, high = min(values) - PAD * span, max(values) + PAD * span
    chart_box = Box(box.x, box.y, box.width, box.height - 24)
    yield Chart(chart_box, "Scale", _spec(data, values, low, high, element, context), element.get("alt"))
    yield from _captions(
        data["points"], [box.x + (v - low) / (high - low) * box.width for v in values], element, context, box
    )


def _captions(
    points: list[dict[str, Any]], xs: list[float], element: Element, context: Context, box: Box
) -> Iterator[Shape]:
    """A caption under each point; neighbours that would touch are pushed apart."""
    texts = [styled(p["caption"], _look(p), element, context) for p in points]
    places = [label_box((t,), context, (x, box.bottom - 24), "middle", "top") for t, x in zip(texts, xs, strict=True)]
    for text, place in zip(texts, apart(places, box), strict=True):
        yield label((text,), context, (0.0, 0.0), "middle", "top", place)


def _look(point: dict[str, Any]) -> str:
    return "label bold accent" if point.get("highlight") else "label muted"


def _spec(
    data: dict[str, Any], values: list[float], low: float, high: float, element: Element, context: Context
) -> ChartSpec:
    ink, accent = context.colour("text", element), context.colour("accent", element)
    marked = tuple((i, accent) for i, p in enumerate(data["points"]) if p.get("highlight"))
    series = Series(
        data.get("label") or "",
        (0.0,) * len(values),
        ink,
        x=tuple(values),
        labels=tuple(f"{v:g}" for v in values),
        label_position="above",
        label_bold=True,
        label_colour=ink,
        point_colours=marked,
        marker=Marker("circle", 13),
    )
    return ChartSpec(
        "scatter",
        (series,),
        ink,
        18,
        categories=tuple(str(p["caption"]) for p in data["points"]),
        category_axis=Axis(False, low, high, line=ink),
        value_axis=Axis(False, -1, 1),
        plot=(0.0, 0.0, 1.0, 1.0),
        lang=context.lang,
    )
