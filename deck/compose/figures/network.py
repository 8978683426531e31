"""<network>: a layered network as papers draw it: an image, stacks of feature maps, columns of neurons.

Data: [{"name": "C1", "kind": "input|maps|dense|output", "maps": 6, "size": "28×28", "text": "卷积"}].
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from deck.compose.build import builds
from deck.compose.canvas import freeform
from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.figures.labels import data_of, label, ring, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.steps import Part, Step, in_groups
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Shape, Stroke

LEGEND = 44.0  # points under the drawing for names and sizes
HEAD = 26.0  # points over it for the operations
LARGEST = 98.0  # points of the largest map's edge: wider ones leave the arrows no room


class _Layer(Struct, frozen=True):
    raw: dict[str, Any]
    box: Box
    strong: bool


@builds("network")
def network(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(data_of(element), element, context, box), "Network", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _draw(raw: list[dict[str, Any]], element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """Links, then layers; where the network builds, each layer comes with the link that leads to it."""
    layers = _layers(raw, Box(box.x, box.y + HEAD, box.width, box.height - LEGEND - HEAD))
    for number, (left, right) in enumerate(itertools.pairwise(layers), 2):
        yield from ((context.step_of(element, number), one) for one in _link(left, right, element, context))
    for number, layer in enumerate(layers, 1):
        step = context.step_of(element, number)
        yield from ((step, one) for one in _KINDS[layer.raw.get("kind") or "maps"](layer, element, context))
        yield step, _legend(layer, box, element, context)


def _layers(raw: list[dict[str, Any]], box: Box) -> list[_Layer]:
    """Widths by kind, spread evenly; heights by the square root of the map's edge."""
    edges = [_edge(item) for item in raw]
    largest = max(
        (e for e, item in zip(edges, raw, strict=True) if item.get("kind") in (None, "input", "maps")), default=1.0
    )
    sizes = [
        (_WIDTHS[item.get("kind") or "maps"](edge, largest, box), edge) for item, edge in zip(raw, edges, strict=True)
    ]
    gap = (box.width - sum(w for w, _ in sizes)) / max(1, len(raw) - 1)
    layers, x = [], box.x
    for item, (width, edge) in zip(raw, sizes, strict=True):
        height = _height(item, edge, largest, box)
        layers.append(
            _Layer(item, Box(x, box.y + (box.height - height) / 2, width, height), bool(item.get("highlight")))
        )
        x += width + gap
    return layers


def _edge(item: dict[str, Any]) -> float:
    match = re.match(r"(\d+)", str(item.get("size") or ""))
    return float(match.group(1)) if match else 1.0


def _square(edge: float, largest: float, box: Box) -> float:
    return max(26.0, min(box.height, LARGEST) * math.pow(min(edge, largest) / largest, 0.6))


_WIDTHS: dict[str, Callable[[float, float, Box], float]] = {
    "input": lambda edge, largest, box: _square(edge, largest, box),
    "maps": lambda edge, largest, box: _square(edge, largest, box) + 20,
    "dense": lambda edge, largest, box: 26.0,
    "output": lambda edge, largest, box: 26.0,
}


def _height(item: dict[str, Any], edge: float, largest: float, box: Box) -> float:
    kind = item.get("kind") or "maps"
    if kind in ("dense", "output"):
        return min(box.height, 190.0)
    return _square(edge, largest, box) + (20 if kind == "maps" else 0)


def _input(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """A dark tile with a handwritten-looking mark: what the network sees."""
    yield Shape(layer.box, "Input", fill=context.colour("dark", element))
    b = layer.box
    commands: list[tuple[str | float, ...]] = [
        ("M", b.x + b.width * 0.3, b.y + b.height * 0.24),
        ("L", b.x + b.width * 0.7, b.y + b.height * 0.24),
        (
            "C",
            b.x + b.width * 0.58,
            b.y + b.height * 0.42,
            b.x + b.width * 0.5,
            b.y + b.height * 0.58,
            b.x + b.width * 0.45,
            b.y + b.height * 0.78,
        ),
    ]
    yield freeform(
        commands, None, Stroke(context.colour("paper", element), max(4.0, b.width / 15), cap="round"), name="Digit"
    )


def _maps(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    count = min(6, max(2, int(layer.raw.get("maps") or 3)))
    step = 20 / (count - 1)
    edge = layer.box.width - 20
    fill = context.colour("accent-soft" if layer.strong else "panel", element)
    pen = Stroke(context.colour("accent" if layer.strong else "text", element), 1.0)
    for i in range(count):
        yield Shape(
            Box(layer.box.x + i * step, layer.box.y + i * step, edge, edge), "Feature map", fill=fill, stroke=pen
        )


def _dense(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    yield from _column(layer, 9, context.colour("text", element), None, element, context)


def _output(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    accent = context.colour("accent", element)
    yield from _column(layer, 10, accent, 7, element, context)


def _column(
    layer: _Layer, count: int, colour: Any, lit: int | None, element: Element, context: Context
) -> Iterator[AnyShape]:
    b = layer.box
    radius = min(7.0, b.height / count / 2 - 1)
    ground = context.colour("ground", element)
    for i in range(count):
        y = b.y + b.height * (i + 0.5) / count
        fill = colour if lit == i else ground
        yield ring((b.x + b.width / 2, y), radius, fill=fill, stroke=Stroke(colour, 1.5))


def _link(left: _Layer, right: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """An arrow between two layers, the operation over it."""
    y = left.box.y + left.box.height / 2
    start, end = left.box.right + 5, right.box.x - 5
    pen = Stroke(context.colour("faint", element), 1.25, head="triangle")
    yield Connector((start, y), (end, y), pen, "Step")
    if right.raw.get("text"):
        text = styled(right.raw["text"], "caption", element, context)
        yield label((text,), context, ((start + end) / 2, y - 4), "middle", "bottom")


def _legend(layer: _Layer, box: Box, element: Element, context: Context) -> Shape:
    lines = [styled(layer.raw["name"], "label bold", element, context)]
    size = layer.raw.get("size")
    if size:
        many = f"{layer.raw['maps']}@{size}" if layer.raw.get("maps") else str(size)
        lines.append(styled(many, "caption", element, context))
    x = layer.box.x + layer.box.width / 2
    return label(tuple(lines), context, (x, box.bottom - LEGEND + 2), "middle", "top")


_KINDS: dict[str, Callable[[_Layer, Element, Context], Iterator[AnyShape]]] = {
    "input": _input,
    "maps": _maps,
    "dense": _dense,
    "output": _output,
}
