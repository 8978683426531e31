"""network: tensors flowing through a graph of neurons that runs on beyond the slide. Its path: one way through it.

Columns of neurons stand side by side. Beside the entries of an agenda the whole is turned, so that they lie below each
other, one at the height of each entry: one neuron at the first grows into a network, down to the slide's foot.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.context import HEIGHT, Context
from deck.compose.elements.canvas import freeform
from deck.compose.figures.motifs.crop import cropped, holds, split, visible
from deck.compose.figures.motifs.registry import Command, behind, circle, motif, path, progress, quiet
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Stroke

# Columns of neurons in shares of the box: x, and the y of the first and the last neuron. What lies beyond is cropped.
# On sections one neuron, at the foot, grows into a network; the others stand beside their title, or fill a panel.
_COLUMNS = {
    "cover": (
        (0.6, 0.4, 0.62), (0.685, 0.22, 0.74), (0.77, 0.06, 0.76), (0.86, -0.06, 0.78), (0.945, 0.04, 0.76),
        (1.06, -0.1, 0.84)
    ),
    "section": (
        (0.068, 0.89, 0.89), (0.22, 0.85, 1.08), (0.375, 0.79, 1.08), (0.53, 0.7, 1.1),
        (0.7, 0.43, 1.06), (0.87, 0.1, 1.1), (1.06, 0.0, 1.14),
    ),
    "closing": ((0.645, 0.62, 0.62), (0.74, 0.32, 0.86), (0.85, 0.14, 1.06), (0.94, 0.2, 1.1), (1.06, 0.04, 1.1)),
    "side": (
        (-0.14, 0.06, 0.9), (0.14, 0.1, 0.94), (0.42, 0.06, 0.9), (0.7, 0.1, 0.94), (0.95, 0.06, 0.9), (1.2, 0.1, 0.94)
    ),
}  # fmt: skip
_PITCH = 82.0  # points between neurons of a column, about
_RADII, _GOAL = (4.5, 5.5, 8.0), 17.0  # of neurons in points, and of the one at the end of the path
_HERE = 12.0  # … of the one that it has come to
_ENDS, _STEP = (0.94, 0.885), 7.0  # beside an agenda: between what shares of the panel the path swings; its radius
_TITLE, _SPREAD = 0.3, 3.8  # how much of the panel's height is its title's, and how fast the network grows below
_REACH = 0.3  # how far apart in shares of their columns two neurons may be that an edge joins
_SWAY = 8.0  # points: how far a neuron may stand from its place


class _Neuron(Struct, frozen=True):
    x: float
    y: float
    radius: float


Edges = list[tuple[_Neuron, _Neuron]]


class _Graph(Struct, frozen=True):
    """The same for the same seed: a path is drawn over what lies on the layout."""

    box: Box
    edges: Edges
    way: Sequence[_Neuron]
    turned: bool = False

    @property
    def neurons(self) -> list[_Neuron]:
        return list(dict.fromkeys(itertools.chain.from_iterable(self.edges)))

    @property
    def whole(self) -> list[_Neuron]:
        return list(filter(self.shows, self.neurons))

    def shows(self, neuron: _Neuron) -> bool:
        return holds(self.box, neuron.x, neuron.y, neuron.radius)

    def wires(self, edges: Edges) -> list[Command]:
        return self.placed(cropped((c for a, b in edges for c in _edge(a, b)), self.box))

    def discs(self, neurons: Iterable[_Neuron], more: float = 0.0) -> list[Command]:
        places = ((n.y, n.x, n.radius) if self.turned else (n.x, n.y, n.radius) for n in neurons)
        return [c for x, y, radius in places for c in circle(x, y, radius + more)]

    def cut(self) -> list[Command]:
        """What can be seen of neurons at the edge."""
        at_edge = itertools.filterfalse(self.shows, self.neurons)
        return self.placed(c for n in at_edge for c in cropped(circle(n.x, n.y, n.radius), self.box))

    def placed(self, commands: Iterable[Command]) -> list[Command]:
        """The commands as they stand on the slide: x and y change places where the graph is turned."""
        return [_turned(c) for c in commands] if self.turned else list(commands)


@motif("network")
def network(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """Columns of neurons; on covers the path through them is lit."""
    graph, cover = _graph(element, page), element.get("variant") == "cover"
    pen = quiet(element, context)
    yield freeform(graph.wires(graph.edges), None, Stroke(pen, 1.0), name="Edges")
    line = Stroke(context.colour("faint", element) if cover else pen, 1.75)
    fill = context.colour(behind(element, context), element)
    yield freeform(graph.discs(graph.whole), fill, line, name="Neurons")
    if cut := graph.cut():
        yield freeform(cut, None, line, name="Neurons at the edge")
    if cover:
        yield from _lit(graph, 1.0, context, element)


@path("network")
def way(element: Element, context: Context, page: Box) -> Iterator[AnyShape]:
    """As much of the path as the deck has come through; at its end all that it leads to."""
    graph, share = _graph(element, page), progress(element)
    if share == 1 and not graph.turned:
        beyond = [(a, b) for a, b in graph.edges if a == graph.way[-1]]
        pen = Stroke(context.colour("accent", element), 1.75)
        yield freeform(graph.wires(beyond), None, pen, name="Lit edges beyond")
    yield from _lit(graph, share, context, element)


def _graph(element: Element, page: Box) -> _Graph:
    dice = random.Random(int(element.number("seed", 7)))
    if element.get("variant") == "agenda":
        return _hanging(dice, max(1, int(element.number("steps", 1))), page)
    columns = [_column(dice, page, *place) for place in _COLUMNS[element.get("variant")]]
    at = _goal(columns[-2], page)
    goal = replace(columns[-2][at], radius=_RADII[-1] if element.get("variant") == "side" else _GOAL)
    columns[-2][at] = goal
    edges = [edge for left, right in itertools.pairwise(columns) for edge in _edges(left, right)]
    return _Graph(visible(page), edges, _way(goal, columns[0][-1], len(columns) - 2, edges))


def _hanging(dice: random.Random, steps: int, page: Box) -> _Graph:
    """The turned graph: the path, at the right, has a neuron at each step's height; the rest runs out below."""
    panel = Box(page.y, page.x, page.height, page.width)
    beyond = math.ceil((HEIGHT - page.bottom) * steps / page.height) + 1
    columns = [_layer(dice, panel, (step + 0.5) / steps, step % 2) for step in range(steps + beyond)]
    way = [column[-1] for column in columns]
    edges = [edge for left, right in itertools.pairwise(columns) for edge in _edges(left, right)]
    edges = list(dict.fromkeys([*edges, *itertools.pairwise(way)]))
    return _Graph(Box(page.y, page.x, HEIGHT - page.y, page.width), edges, way[:steps], turned=True)


def _layer(dice: random.Random, panel: Box, at: float, turn: int) -> list[_Neuron]:
    x, end = panel.x + at * panel.width, _ENDS[turn]
    width = min(1.0, max(0.0, x / HEIGHT - _TITLE) ** 1.3 * _SPREAD)
    *beside, last = _column(dice, panel, at, end - width, end)
    return [*beside, replace(last, x=x, y=panel.y + end * panel.height, radius=_STEP)]


def _column(dice: random.Random, page: Box, x: float, top: float, bottom: float) -> list[_Neuron]:
    height = (bottom - top) * page.height
    gaps = round(height / min(_PITCH, page.height / 5))
    return [
        _Neuron(
            page.x + x * page.width + dice.uniform(-_SWAY, _SWAY) * bool(gaps),
            page.y + top * page.height + height * index / max(gaps, 1) + dice.uniform(-_SWAY, _SWAY) * bool(gaps),
            dice.choice(_RADII),
        )
        for index in range(gaps + 1)
    ]


def _goal(column: list[_Neuron], page: Box) -> int:
    """Where the path ends: the second neuron from above that can be seen."""
    seen = [index for index, n in enumerate(column) if holds(page, n.x, n.y, _GOAL)]
    return (seen or [0])[:2][-1]


def _edges(left: list[_Neuron], right: list[_Neuron]) -> Edges:
    """Each neuron to those of the next column at about the same share of its height, none left out."""
    away = [[abs(_share(i, left) - _share(j, right)) for j in range(len(right))] for i in range(len(left))]
    nearest = [min(column) for column in zip(*away, strict=True)]
    return [
        (a, b)
        for a, row in zip(left, away, strict=True)
        for b, off, least in zip(right, row, nearest, strict=True)
        if off < _REACH or off in (min(row), least)
    ]


def _share(index: int, column: list[_Neuron]) -> float:
    return index / (len(column) - 1) if len(column) > 1 else 0.5


def _way(goal: _Neuron, start: _Neuron, steps: int, edges: Edges) -> list[_Neuron]:
    """One way along the edges, found back from its goal: the nearest to a straight line from where it starts."""
    here, found = goal, [goal]
    for left in range(steps, 0, -1):
        level = here.y + (start.y - here.y) / left
        here = min((a for a, b in edges if b == here), key=lambda n: abs(n.y - level))
        found.append(here)
    return found[::-1]


def _lit(graph: _Graph, share: float, context: Context, element: Element) -> Iterator[AnyShape]:
    """The neurons that the path has come to and the edges between; on its way along one, it ends in a point."""
    accent = context.colour("accent", element)
    reach = round(share * (len(graph.way) - 1), 3)
    reached, rest = graph.way[: int(reach) + 1], reach % 1
    along = graph.wires(list(itertools.pairwise(reached)))
    if rest:
        begun, tip = _begun(reached[-1], graph.way[len(reached)], rest)
        along, reached = [*along, *graph.placed(begun)], [*reached, tip]
    if along:
        yield freeform(along, None, Stroke(accent, 4, cap="round"), name="Lit edges")
    if not (rest or graph.turned):
        reached = [*reached[:-1], replace(reached[-1], radius=max(reached[-1].radius, _HERE))]
    yield freeform(graph.discs(reached, 2), accent, None, name="Lit neurons")


def _turned(command: Command) -> Command:
    name, *numbers = command
    return (name, *(n for x, y in zip(numbers[::2], numbers[1::2], strict=True) for n in (y, x)))


def _edge(a: _Neuron, b: _Neuron) -> list[Command]:
    start, end = a.x + a.radius, b.x - b.radius
    middle = (start + end) / 2
    return [("M", start, a.y), ("C", middle, a.y, middle, b.y, end, b.y)]


def _begun(a: _Neuron, b: _Neuron, share: float) -> tuple[list[Command], _Neuron]:
    """That share of an edge, and a small neuron at its end."""
    (_, *start), (_, *rest) = _edge(a, b)
    numbers = [float(n) for n in (*start, *rest)]
    first, *others = split(list(zip(numbers[::2], numbers[1::2], strict=True)), share)[0]
    commands: list[Command] = [("M", *first), ("C", *itertools.chain.from_iterable(others))]
    return commands, _Neuron(*others[-1], _RADII[0])
