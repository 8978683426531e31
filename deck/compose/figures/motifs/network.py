"""network: tensors flowing through a graph of neurons, beside the title. Its path: one way through, by columns."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.registry import Command, behind, circle, motif, part, path, thin
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# Where it stands, in shares of its box: x, y, width, height.
_AREAS = {"cover": (0.49, 0.12, 0.465, 0.76), "section": (0.61, 0.15, 0.345, 0.75), "side": (0.0, 0.0, 1.0, 1.0)}
_COUNTS = (3, 5, 6, 5, 4)  # neurons in each column


class _Neuron(Struct, frozen=True):
    x: float
    y: float
    radius: float


Edges = list[tuple[_Neuron, _Neuron]]


@motif("network")
def network(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Columns of neurons; on covers the path through them is lit."""
    cover = element.get("variant") == "cover"
    columns, edges = _graph(element, page)
    quiet = thin(element, context)
    wire = Stroke(context.colour(quiet, element), 0.9)
    yield freeform([c for a, b in edges for c in _edge(a, b)], None, wire, name="Edges")
    rings = [c for n in itertools.chain(*columns) for c in circle(n.x, n.y, n.radius)]
    pen = Stroke(context.colour("faint" if cover else quiet, element), 1.5)
    yield freeform(rings, context.colour(behind(element, context), element), pen, name="Neurons")
    if cover:
        yield from _lit(_way(columns, edges), context, element)


@path("network")
def way(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """As many columns of the path as the deck has come through."""
    columns, edges = _graph(element, page)
    reached = round(min(1.0, element.number("progress")) * len(columns))
    yield from _lit(_way(columns, edges)[:reached], context, element)


def _graph(element: Element, page: Box) -> tuple[list[list[_Neuron]], Edges]:
    """The same graph for the same seed: a path is drawn over what lies on the layout."""
    dice = random.Random(int(element.number("seed", 7)))
    columns = _columns(dice, part(page, *_AREAS[element.get("variant")]))
    return columns, _edges(dice, columns)


def _columns(dice: random.Random, box: Box) -> list[list[_Neuron]]:
    """Five columns, more neurons in the middle ones."""
    columns = []
    for index, count in enumerate(_COUNTS):
        x = box.x + 12 + (box.width - 24) * index / (len(_COUNTS) - 1)
        height = box.height * (0.42 + 0.16 * count / 2.0) * 0.95
        height = min(box.height - 24, height)
        top = box.y + (box.height - height) / 2
        columns.append([_neuron(dice, x, top + height * i / (count - 1)) for i in range(count)])
    return columns


def _neuron(dice: random.Random, x: float, y: float) -> _Neuron:
    radius = dice.choice((4.5, 5.5, 8.0))
    return _Neuron(x + dice.uniform(-9, 9), y + dice.uniform(-7, 7), radius)


def _edges(dice: random.Random, columns: list[list[_Neuron]]) -> Edges:
    """Each neuron to its two or three nearest in the next column."""
    return [
        (a, b)
        for left, right in itertools.pairwise(columns)
        for a in left
        for b in sorted(right, key=lambda b: abs(a.y - b.y))[: dice.choice((2, 3, 3))]
    ]


def _way(columns: list[list[_Neuron]], edges: Edges) -> list[_Neuron]:
    """One way along the edges from the first column to the last, swinging up and down as far as they let it."""
    here = columns[0][len(columns[0]) // 2]
    found = [here]
    for turn in range(1, len(columns)):
        reach = [b for a, b in edges if a == here]
        here = (min, max)[turn % 2](reach, key=lambda n: n.y)
        found.append(here)
    return found


def _lit(neurons: Sequence[_Neuron], context: Context, element: Element) -> Iterator[AnyShape]:
    accent = context.colour("accent", element)
    along = [c for a, b in itertools.pairwise(neurons) for c in _edge(a, b)]
    if along:
        yield freeform(along, None, Stroke(accent, 2.25, cap="round"), name="Lit edges")
    rings = [c for n in neurons for c in circle(n.x, n.y, n.radius + 1)]
    if rings:
        yield freeform(rings, accent, None, name="Lit neurons")


def _edge(a: _Neuron, b: _Neuron) -> list[Command]:
    start, end = a.x + a.radius, b.x - b.radius
    middle = (start + end) / 2
    return [("M", start, a.y), ("C", middle, a.y, middle, b.y, end, b.y)]
