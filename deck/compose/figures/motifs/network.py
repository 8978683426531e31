"""network: tensors flowing through a graph of neurons, beside the title."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from msgspec import Struct

from deck.compose.canvas import freeform
from deck.compose.context import Context
from deck.compose.figures.motifs import Command, circle, motif, part
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Colour, Stroke

# Where it stands, in shares of its box: x, y, width, height.
_AREAS = {"cover": (0.49, 0.12, 0.465, 0.76), "section": (0.61, 0.15, 0.37, 0.75), "side": (0.0, 0.0, 1.0, 1.0)}


class _Neuron(Struct, frozen=True):
    x: float
    y: float
    radius: float
    lit: bool


@motif("network")
def network(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Tensors flowing through a graph: columns of neurons, a few paths lit."""
    dice = random.Random(int(element.number("seed", 7)))
    quiet = element.get("variant") != "cover"
    columns = _columns(dice, part(page, *_AREAS[element.get("variant")]))
    dim, lit = _edges(dice, columns)
    accent = context.colour("accent-soft" if quiet else "accent", element)
    yield freeform(dim, None, Stroke(context.colour("rule", element), 0.9), name="Edges")
    if lit:
        yield freeform(lit, None, Stroke(accent, 1.75, cap="round"), name="Lit edges")
    yield from _neurons(
        columns, accent, context.colour("rule" if quiet else "faint", element), context.colour("ground", element)
    )


def _columns(dice: random.Random, box: Box) -> list[list[_Neuron]]:
    """Five columns, more neurons in the middle ones."""
    counts = (3, 5, 6, 5, 4)
    columns = []
    for index, count in enumerate(counts):
        x = box.x + 12 + (box.width - 24) * index / (len(counts) - 1)
        height = box.height * (0.42 + 0.16 * count / 2.0) * 0.95
        height = min(box.height - 24, height)
        top = box.y + (box.height - height) / 2
        columns.append([_neuron(dice, x, top + height * i / (count - 1)) for i in range(count)])
    return columns


def _neuron(dice: random.Random, x: float, y: float) -> _Neuron:
    lit = dice.random() < 0.24
    radius = dice.choice((4.5, 5.5, 8.0))
    return _Neuron(x + dice.uniform(-9, 9), y + dice.uniform(-7, 7), radius, lit)


def _edges(dice: random.Random, columns: list[list[_Neuron]]) -> tuple[list[Command], list[Command]]:
    """Each neuron to its two or three nearest in the next column; about one edge in seven lit."""
    dim: list[Command] = []
    lit: list[Command] = []
    for left, right in itertools.pairwise(columns):
        for a in left:
            near = sorted(right, key=lambda b: abs(a.y - b.y))[: dice.choice((2, 3, 3))]
            for b in near:
                (lit if dice.random() < 0.15 else dim).extend(_edge(a, b))
    return dim, lit


def _edge(a: _Neuron, b: _Neuron) -> list[Command]:
    start, end = a.x + a.radius, b.x - b.radius
    middle = (start + end) / 2
    return [("M", start, a.y), ("C", middle, a.y, middle, b.y, end, b.y)]


def _neurons(columns: list[list[_Neuron]], accent: Colour, pen: Colour, ground: Colour) -> Iterator[AnyShape]:
    everything = [n for column in columns for n in column]
    dark = [c for n in everything if not n.lit for c in circle(n.x, n.y, n.radius)]
    bright = [c for n in everything if n.lit for c in circle(n.x, n.y, n.radius)]
    yield freeform(dark, ground, Stroke(pen, 1.5), name="Neurons")
    if bright:
        yield freeform(bright, accent, None, name="Lit neurons")
