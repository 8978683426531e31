"""<network>: a layered network as papers draw it: an image, stacks of feature maps, columns of neurons.

Data: [{"name": "C1", "kind": "input|maps|dense|output", "maps": 6, "size": "28×28", "text": "卷积"}]; whose
they are, over them: [{"title": "机器", "steps": 7, "highlight": true}].
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from typing import Any

from msgspec import Struct

from deck.compose.content import Sized
from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.labels import data_of, label, ring, styled
from deck.compose.figures.seen import FINEST, STOPS, Cells, digit, features, runs
from deck.compose.lengths import box_style
from deck.compose.paint import FunctionPaint
from deck.compose.registry import builds
from deck.compose.squares import rectangle
from deck.compose.steps import Part, Step, in_groups
from deck.compose.texts import paragraph
from deck.flow.node import Node
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Paragraph, Shape, Stroke

LEGEND = 54.0  # points under the drawing for names with operations, and sizes
HEAD = 44.0  # … over it for whose layers they are, with a rule
SHEET = 2.0  # points from one map of a stack to the next
SHEETS = 16  # maps of a stack that are drawn, at most
GAP = 24.0  # points between layers, at least
APART = 14.0  # … between words under them
MESH = 44.0  # … between columns of neurons
LEAST = 26.0  # points of the smallest map's edge
NEURON = 20.0  # points of a column of neurons
ANSWER = 84.0  # … of one that answers: the digit that was seen beside it, large
TALL = 240.0  # points of a column of neurons, at most
ROOMY = 160.0  # … of one beside which the answer is as large as goes
DIGITS = 10  # the outputs that answer the digit in the input's tile
SEEN = 7  # that digit
DENSE = 7  # places of a dense layer; where it has more neurons, one before the last is left out
UNSAID = 12  # the size of a layer that says none
TINTS = {"input": ("grey", "muted", "text"), "maps": ("accent-mid", "accent", "accent")}


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
        edge = self.box.width - _shift(self.raw)
        return Box(self.box.right - edge, self.box.bottom - edge, edge, edge)

    @property
    def edge(self) -> int:
        return _edge(self.raw)


@builds("network")
def network(element: Element, context: Context) -> Node:
    def draw(box: Box) -> Iterator[Part]:
        yield from in_groups(_draw(data_of(element), element, context, box), "Network", element.get("alt"), box)

    return Node("leaf", box_style(element, context), content=Sized(), tag=FunctionPaint(draw))


def _draw(raw: list[dict[str, Any]], element: Element, context: Context, box: Box) -> Iterator[tuple[Step, AnyShape]]:
    """Layers, then links; where the network builds, each layer comes with the link that leads to it."""
    legends = [_legend(item, element, context) for item in raw]
    spans = json.loads(element.get("spans") or "[]")
    top = box.y + (HEAD if spans else 0)
    layers = _layers(raw, legends, Box(box.x, top, box.width, box.bottom - LEGEND - top), context)
    heads = _heads(spans, layers, element, context, box)
    for number, layer in enumerate(layers, 1):
        step = context.step_of(element, number)
        yield from ((step, one) for one in heads.get(number, ()))
        yield from ((step, one) for one in _KINDS[layer.kind](layer, element, context))
        place = (layer.axis, box.bottom - LEGEND + 6)
        yield step, label(layer.legend, context, place, "middle", "top")
        if number > 1:
            yield from ((step, one) for one in _link(number, layers[number - 2], layer, element, context))


def _heads(
    spans: list[dict[str, Any]], layers: list[_Layer], element: Element, context: Context, box: Box
) -> dict[int, list[Shape]]:
    """Whose layers they are, over a rule from the first to the last of them; by the number of that first one."""
    heads: dict[int, list[Shape]] = {}
    start = 0
    for span in spans:
        end = min(len(layers), start + max(1, int(span.get("steps") or 1)))
        if span.get("title") and start < end:
            x, right = layers[start].box.x, layers[end - 1].box.right
            ink = "accent" if span.get("highlight") else "text"
            rule = Stroke(context.colour(ink, element), 3)
            name = label((styled(span["title"], f"h3 {ink}", element, context),), context, (x, box.y), "start", "top")
            y = name.box.bottom + 4
            heads[start + 1] = [name, freeform([("M", x, y), ("L", right, y)], None, rule, name="Span")]
        start = end
    return heads


def _layers(
    raw: list[dict[str, Any]], legends: list[tuple[Paragraph, ...]], box: Box, context: Context
) -> list[_Layer]:
    """Each layer as large as the box allows, the room between them even, their words clear of each other."""
    words = [context.measurer.max_content(lines) for lines in legends]
    sizes, gaps = _fitted(raw, words, box)
    layers, x = [], box.x + max(0.0, words[0] / 2 - _axis(raw[0], sizes[0][0]))
    for item, legend, (width, height), gap in zip(raw, legends, sizes, gaps, strict=True):
        place = Box(x, box.y + (box.height - height) / 2, width, height)
        layers.append(_Layer(item, legend, place, x + _axis(item, width)))
        x += width + gap
    return layers


def _fitted(raw: list[dict[str, Any]], words: list[float], box: Box) -> tuple[list[tuple[float, float]], list[float]]:
    """Sizes of layers, their maps as large as there is room for, and the gap after each (none after the last)."""
    edge = max(LEAST, box.height - max(map(_shift, raw)))
    while True:
        sizes = [_size(item, edge, raw, box) for item in raw]
        gaps = _gaps(raw, sizes, words)
        spare = box.width - sum(width for width, _ in sizes) - sum(gaps) - _overhang(raw, sizes, words)
        if spare >= 0 or edge <= LEAST:
            more = spare / max(1, len(raw) - 1)
            return sizes, [*(gap + more for gap in gaps), 0.0]
        edge -= 1


def _overhang(raw: list[dict[str, Any]], sizes: list[tuple[float, float]], words: list[float]) -> float:
    """How far the words of the first and the last layer reach beyond them."""
    first, last = _axis(raw[0], sizes[0][0]), sizes[-1][0] - _axis(raw[-1], sizes[-1][0])
    return max(0.0, words[0] / 2 - first) + max(0.0, words[-1] / 2 - last)


def _gaps(raw: list[dict[str, Any]], sizes: list[tuple[float, float]], words: list[float]) -> list[float]:
    """The room between layers: even after maps, and even between columns of neurons, as much as their words take."""
    needs = []
    for (item, size, wide), (after, next_size, next_wide) in pairwise(zip(raw, sizes, words, strict=True)):
        least = MESH if _dense_kind(item) else GAP
        drawn = size[0] - _axis(item, size[0]) + _axis(after, next_size[0])
        needs.append(max(least, (wide + next_wide) / 2 + APART - drawn))
    columns = [_dense_kind(item) for item in raw[:-1]]
    both = list(zip(columns, needs, strict=True))
    return [max(need for one, need in both if one == column) for column in columns]


def _dense_kind(item: dict[str, Any]) -> bool:
    return item.get("kind") in ("dense", "output")


def _axis(item: dict[str, Any], width: float) -> float:
    """How far into a layer that is so wide its legend is centred: on its neurons where words stand beside them."""
    return NEURON / 2 if item.get("kind") == "output" else width / 2


def _size(item: dict[str, Any], largest: float, raw: list[dict[str, Any]], box: Box) -> tuple[float, float]:
    """Width and height of a layer: of maps as their edges are, though less far apart; of neurons as there is room."""
    kind = item.get("kind") or "maps"
    if kind in ("dense", "output"):
        return (NEURON if kind == "dense" else ANSWER), min(box.height, TALL)
    most = max(_edge(one) for one in raw if not _dense_kind(one))
    edge = max(LEAST, largest * math.pow(_edge(item) / most, 0.6)) + _shift(item)
    return edge, edge


def _edge(item: dict[str, Any]) -> int:
    match = re.match(r"(\d+)", str(item.get("size") or ""))
    return max(1, int(match.group(1))) if match else UNSAID


def _sheets(item: dict[str, Any]) -> int:
    return min(SHEETS, max(2, int(item.get("maps") or 3))) if (item.get("kind") or "maps") == "maps" else 1


def _shift(item: dict[str, Any]) -> float:
    """How far the last map of a stack is moved from the first."""
    return SHEET * (_sheets(item) - 1)


def _legend(item: dict[str, Any], element: Element, context: Context) -> tuple[Paragraph, ...]:
    """Name and operation, then size: a line each, shared by all layers."""
    size = str(item.get("size") or " ")
    many = f"{item['maps']:g}@{size}" if item.get("maps") else size
    led = Element("span", {"style": "regular muted"}, (f" {item.get('text') or ''}",), element.mark)
    named = Element("p", {"style": "label bold"}, (str(item["name"]), led), element.mark)
    return paragraph(named, context), styled(many, "label muted", element, context)


def _input(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """The image that the network is shown."""
    frame = Stroke(context.colour("muted", element), 1.5)
    yield Shape(layer.box, "Input", fill=context.colour("ground", element), stroke=frame)
    yield from _shades(digit(min(FINEST, layer.edge)), layer, element, context)


def _maps(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """Thin sheets, and on the one in front what was found there."""
    front, behind = ("accent", "accent-mid") if layer.raw.get("highlight") else ("text", "muted")
    fill, edge = context.colour("ground", element), layer.front.width
    pen = Stroke(context.colour(behind, element), 0.75)
    for moved in (SHEET * number for number in range(_sheets(layer.raw) - 1)):
        yield Shape(Box(layer.box.x + moved, layer.box.y + moved, edge, edge), "Feature map", fill=fill, stroke=pen)
    yield Shape(layer.front, "Feature map", fill=fill, stroke=Stroke(context.colour(front, element), 1.5))
    if layer.edge > 1:
        yield from _shades(features(min(FINEST, layer.edge)), layer, element, context)


def _shades(cells: Cells, layer: _Layer, element: Element, context: Context) -> Iterator[Shape]:
    """Cells on a map, all of a shade one shape."""
    front, side = layer.front, layer.front.width / len(cells)
    for shade, tint in enumerate(TINTS[layer.kind], 1):
        lines: list[tuple[str | float, ...]] = []
        for row, start, end in runs(cells, shade):
            top = front.y + row * side
            lines += rectangle(front.x + start * side, top, front.x + end * side, top + side)
        if lines:
            yield freeform(lines, context.colour(tint, element), None, name="Shade")


def _dense(layer: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    ink, ground = context.colour("text", element), context.colour("ground", element)
    for at in _neurons(layer):
        yield ring(at, _radius(layer), fill=ground, stroke=Stroke(ink, 1.5))
    if _left_out(layer):
        yield label((styled("⋮", "h3 muted", element, context),), context, _places(layer)[-2], "middle")


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
    places = _places(layer)
    return [*places[:-2], places[-1]] if _left_out(layer) else places


def _left_out(layer: _Layer) -> bool:
    return layer.kind == "dense" and layer.edge > DENSE


def _places(layer: _Layer) -> list[tuple[float, float]]:
    count = min(DIGITS if layer.kind == "output" else DENSE, layer.edge)
    step = layer.box.height / count
    return [(layer.box.x + NEURON / 2, layer.box.y + (number + 0.5) * step) for number in range(count)]


def _radius(layer: _Layer) -> float:
    return min(9.0 if layer.kind == "dense" else 8.0, layer.box.height / DIGITS / 2 - 1)


def _link(number: int, left: _Layer, right: _Layer, element: Element, context: Context) -> Iterator[AnyShape]:
    """Between columns every neuron with every other, faint; those to the answer lit. From a map what is seen of it."""
    if left.kind not in ("dense", "output"):
        yield from _patch(left, right, STOPS[number % len(STOPS)], element, context)
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
    for (x0, y0), (number, (x1, y1)) in product(_neurons(left), enumerate(_neurons(right))):
        if number in ends:
            lines += [("M", x0 + start, y0), ("L", x1 - stop, y1)]
    return freeform(lines, None, pen, name="Connections")


def _patch(
    left: _Layer, right: _Layer, at: tuple[float, float], element: Element, context: Context
) -> Iterator[AnyShape]:
    """What a neuron looks at: a square of the map before it, and two lines that meet in its place on the next.

    A column's neurons see the maps before them whole.
    """
    pen = Stroke(context.colour("text", element), 1.25)
    if right.kind in ("dense", "output"):
        patch = left.front
        x, y = min(_neurons(right), key=lambda at: abs(at[1] - patch.y - patch.height / 2))
        x -= _radius(right) + 2
    else:
        patch, (x, y) = _window(left, right, at)
    yield freeform(
        [("M", patch.right, patch.y), ("L", x, y), ("L", patch.right, patch.bottom)], None, pen, name="Sight"
    )
    yield Shape(patch, "Patch", stroke=pen)


def _window(left: _Layer, right: _Layer, at: tuple[float, float]) -> tuple[Box, tuple[float, float]]:
    """The cells of a map that one of the next is made of, to scale, about a point; and where that one is.

    Where the next is a whole number of times smaller, that many cells a side; else as many as keep it within the map;
    three about the same place, where it is as large.
    """
    spare = left.edge - right.edge
    stride = left.edge // right.edge if spare > 0 and left.edge % right.edge == 0 else 1
    size = stride if stride > 1 else min(left.edge, spare + 1 if spare > 0 else 3)
    column, row = (int(share * right.edge) for share in at)
    before = 1 if size == 3 and spare <= 0 else 0
    cell, after = left.front.width / left.edge, right.front.width / right.edge
    x, y = (min(max(0, place * stride - before), left.edge - size) * cell for place in (column, row))
    patch = Box(left.front.x + x, left.front.y + y, size * cell, size * cell)
    return patch, (right.front.x + (column + 0.5) * after, right.front.y + (row + 0.5) * after)


_KINDS: dict[str, Callable[[_Layer, Element, Context], Iterator[AnyShape]]] = {
    "input": _input,
    "maps": _maps,
    "dense": _dense,
    "output": _output,
}
