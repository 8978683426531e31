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
from msgspec.structs import replace

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.labels import data_of, label, ring, styled
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.steps import Part, Step, in_groups
from deck.compose.texts import paragraph
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Paragraph, Shape, Stroke

LEGEND = 54.0  # points under the drawing for names with operations, and sizes
SHIFT = 20.0  # points by which the last map of a stack is moved from the first
GAP = 12.0  # points between layers, at least
LEAST = 26.0  # points of the smallest map's edge
NEURON = 26.0  # points of a column of neurons
ANSWER = 84.0  # … of one that answers: the digit that was seen beside it, large
TALL = 240.0  # points of a column of neurons, at most
ROOMY = 160.0  # … of one beside which the answer is as large as goes
DIGITS = 10  # the outputs that answer the digit in the input's tile
SEEN = 7  # that digit
DENSE = 7  # neurons that stand for a dense layer


class _Layer(Struct, frozen=True):
    """A layer, what is written under it, and where it is drawn."""

    raw: dict[str, Any]
    legend: tuple[Paragraph, ...]
    box: Box
    axis: float  # what the legend is centred on

    @property
    def kind(self) -> str:
        return self.raw.get("kind") or "maps"

    @property
    def middle(self) -> tuple[float, float]:
        return self.box.x + self.box.width / 2, self.box.y + self.box.height / 2

    @property
    def front(self) -> Box:
        """The map in front of its stack."""
        edge = self.box.width - SHIFT
        return Box(self.box.right - edge, self.box.bottom - edge, edge, edge) if self.kind == "maps" else self.box


@builds("network")
def network(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(data_of(element), element, context, box), "Network", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _draw(raw: list[dict[str, Any]], element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """Layers, then links; where the network builds, each layer comes with the link that leads to it."""
    legends = [_legend(item, element, context) for item in raw]
    layers = _layers(raw, legends, Box(box.x, box.y, box.width, box.height - LEGEND), context)
    for number, layer in enumerate(layers, 1):
        step = context.step_of(element, number)
        yield from ((step, one) for one in _KINDS[layer.kind](layer, element, context))
        place = (layer.axis, box.bottom - LEGEND + 6)
        yield step, label(layer.legend, context, place, "middle", "top")
        if number > 1:
            yield from ((step, one) for one in _link(layers[number - 2], layer, element, context))


def _layers(
    raw: list[dict[str, Any]], legends: list[tuple[Paragraph, ...]], box: Box, context: Context
) -> list[_Layer]:
    """Each layer in a slot as wide as it or its words, as large as the box allows, the rest spread evenly."""
    words = [context.measurer.max_content(lines) for lines in legends]
    largest = _largest(raw, words, box)
    sizes = [_size(item, largest, raw, box) for item in raw]
    slots = [_slot(*both) for both in zip(raw, sizes, words, strict=True)]
    between = (box.width - sum(left + right for left, right in slots)) / max(1, len(raw) - 1)
    layers, x = [], box.x
    for item, legend, (width, height), (left, right) in zip(raw, legends, sizes, slots, strict=True):
        axis = x + left
        place = Box(axis - _axis(item, width), box.y + (box.height - height) / 2, width, height)
        layers.append(_Layer(item, legend, place, axis))
        x += left + right + between
    return layers


def _axis(item: dict[str, Any], width: float) -> float:
    """How far into a layer that is so wide its legend is centred: on its neurons where words stand beside them."""
    return NEURON / 2 if item.get("kind") == "output" else width / 2


def _slot(item: dict[str, Any], size: tuple[float, float], words: float) -> tuple[float, float]:
    """What a layer and its legend take to the left and to the right of their axis."""
    axis = _axis(item, size[0])
    return max(axis, words / 2), max(size[0] - axis, words / 2)


def _largest(raw: list[dict[str, Any]], words: list[float], box: Box) -> float:
    """The edge of the largest map, in points: the largest at which all layers stand clear of each other."""
    room = box.width - GAP * (len(raw) - 1)
    edge = max(LEAST, box.height - SHIFT)
    while edge > LEAST and room < sum(
        sum(_slot(item, _size(item, edge, raw, box), wide)) for item, wide in zip(raw, words, strict=True)
    ):
        edge -= 1
    return edge


def _size(item: dict[str, Any], largest: float, raw: list[dict[str, Any]], box: Box) -> tuple[float, float]:
    """Width and height of a layer: of maps as their edges are, though less far apart; of neurons as there is room."""
    kind = item.get("kind") or "maps"
    if kind in ("dense", "output"):
        return (NEURON if kind == "dense" else ANSWER), min(box.height, TALL)
    most = max(_edge(one) for one in raw if (one.get("kind") or "maps") in ("input", "maps"))
    edge = max(LEAST, largest * math.pow(_edge(item) / most, 0.6))
    return (edge, edge) if kind == "input" else (edge + SHIFT, edge + SHIFT)


def _edge(item: dict[str, Any]) -> float:
    match = re.match(r"(\d+)", str(item.get("size") or ""))
    return float(match.group(1)) if match else 1.0


def _legend(item: dict[str, Any], element: Element, context: Context) -> tuple[Paragraph, ...]:
    """Name and operation, then size: a line each, shared by all layers."""
    size = str(item.get("size") or " ")
    many = f"{item['maps']:g}@{size}" if item.get("maps") else size
    led = Element("span", {"style": "regular muted"}, (f" {item.get('text') or ''}",), element.mark)
    named = Element("p", {"style": "label bold"}, (str(item["name"]), led), element.mark)
    return paragraph(named, context), styled(many, "label muted", element, context)


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
    strong = bool(layer.raw.get("highlight"))
    fill = context.colour("accent-soft" if strong else "panel", element)
    pen = Stroke(context.colour("accent" if strong else "text", element), 1.5)
    count = min(6, max(2, int(layer.raw.get("maps") or 3)))
    edge = layer.front.width
    for i in range(count):
        moved = i * SHIFT / (count - 1)
        yield Shape(Box(layer.box.x + moved, layer.box.y + moved, edge, edge), "Feature map", fill=fill, stroke=pen)


def _dense(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    ink, ground = context.colour("text", element), context.colour("ground", element)
    for at in _neurons(layer):
        yield ring(at, _radius(layer), fill=ground, stroke=Stroke(ink, 1.5))


def _output(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """One neuron an answer; where they are the ten digits, the one that was shown is lit, and the only one told."""
    ink, accent = context.colour("text", element), context.colour("accent", element)
    digits, size = _answers(layer), "huge" if layer.box.height >= ROOMY else "big"
    for number, (x, y) in enumerate(_neurons(layer)):
        lit = digits and number == SEEN
        colour = accent if lit else ink
        fill = accent if lit else context.colour("ground", element)
        yield ring((x, y), _radius(layer), fill=fill, stroke=Stroke(colour, 1.5))
        if lit:
            text = styled(str(number), f"{size} accent", element, context)
            yield label((text,), context, (layer.box.right, y), "end", "middle")


def _answers(layer: _Layer) -> bool:
    """Whether a layer's neurons are the ten digits."""
    return layer.kind == "output" and _edge(layer.raw) == DIGITS


def _neurons(layer: _Layer) -> list[tuple[float, float]]:
    """The places of a column's neurons: a few stand for all."""
    count = DIGITS if layer.kind == "output" else DENSE
    count = min(count, int(_edge(layer.raw)) or 1)
    step = layer.box.height / count
    return [(layer.box.x + NEURON / 2, layer.box.y + (number + 0.5) * step) for number in range(count)]


def _radius(layer: _Layer) -> float:
    return min(9.0 if layer.kind == "dense" else 8.0, layer.box.height / DIGITS / 2 - 1)


def _link(left: _Layer, right: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """Between columns every neuron with every other, faint; those to the answer lit. From a map what is seen of it."""
    if left.kind not in ("dense", "output"):
        yield from _patch(left, right, element, context)
        return
    seen = {SEEN} if _answers(right) else set()
    others = set(range(len(_neurons(right)))) - seen
    yield _mesh(left, right, others, Stroke(context.colour("rule", element), 0.75))
    if seen:
        yield _mesh(left, right, seen, Stroke(context.colour("accent", element), 1))


def _mesh(left: _Layer, right: _Layer, ends: set[int], pen: Stroke) -> Shape:
    """Lines from all neurons to some."""
    lines: list[tuple[str | float, ...]] = []
    start, stop = _radius(left) + 2, _radius(right) + 2
    for (x0, y0), (number, (x1, y1)) in itertools.product(_neurons(left), enumerate(_neurons(right))):
        if number in ends:
            lines += [("M", x0 + start, y0), ("L", x1 - stop, y1)]
    return freeform(lines, None, pen, name="Connections")


def _patch(left: _Layer, right: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """What a neuron looks at: a square of the map before it, and two lines that meet in the point.

    A column's neurons see the maps before them whole.
    """
    whole = right.kind in ("dense", "output")
    patch = left.front if whole else _window(left.front)
    pen = Stroke(context.colour("accent", element), 1.5)
    if whole:
        x, y = min(_neurons(right), key=lambda at: abs(at[1] - patch.y - patch.height / 2))
        x -= _radius(right) + 2
    else:
        seen = right.front
        x, y = seen.x + seen.width * 0.3, seen.bottom - seen.width * 0.3
    yield freeform(
        [("M", patch.right, patch.y), ("L", x, y), ("L", patch.right, patch.bottom)], None, pen, name="Sight"
    )
    around = context.on("dark") if left.kind == "input" else context
    yield Shape(patch, "Patch", stroke=replace(pen, colour=around.colour("accent", element)))


def _window(front: Box) -> Box:
    """A part of a map, near its lower right corner."""
    size = max(10.0, front.width * 0.26)
    return Box(front.right - front.width * 0.12 - size, front.bottom - front.width * 0.14 - size, size, size)


_KINDS: dict[str, Callable[[_Layer, Element, Context], Iterator[AnyShape]]] = {
    "input": _input,
    "maps": _maps,
    "dense": _dense,
    "output": _output,
}
