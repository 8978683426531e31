"""Random trees of boxes: one generator, fed by a seed or by hypothesis (which then shrinks what it made)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from deck.flow.node import Breadth, Content, Edges, Length, Mode, Node, Style, Track
from tests.boxes.pieces import Pieces

T = TypeVar("T")
MAX_NODES = 60
PAGE = 480, 360


class Dice(Protocol):
    """Where choices come from; the first option and the smallest number are the simplest."""

    def pick(self, options: Sequence[T]) -> T: ...

    def number(self, least: int, most: int) -> int: ...


class Seeded:
    """Choices of a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pick(self, options: Sequence[T]) -> T:
        return self._random.choice(options)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)


class Drawn:
    """Choices of hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def pick(self, options: Sequence[T]) -> T:
        return self._draw(st.sampled_from(options))

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))


Fields = dict[str, Any]
Maker = Callable[[Dice], Fields]
Filler = Callable[[Dice], Content]


def _length(dice: Dice) -> Length:
    return Length(dice.number(0, 160)) if dice.pick((True, True, False)) else Length(dice.number(0, 110), percent=True)


def _sized(name: str) -> Maker:
    return lambda dice: {name: _length(dice)}


def _edges(dice: Dice) -> Edges:
    return Edges(*(float(dice.number(0, 12)) for _ in range(4)))


def _one_of(name: str, *values: Any) -> Maker:
    return lambda dice: {name: dice.pick(values)}


def _integer(name: str, least: int, most: int) -> Maker:
    return lambda dice: {name: dice.number(least, most)}


def _track(dice: Dice) -> Track:
    most = _breadth(dice, ("auto", "pt", "fr", "percent", "min-content", "max-content"))
    least = _breadth(dice, ("auto", "pt", "percent", "min-content", "max-content")) if dice.pick((0, 0, 1)) else None
    return Track(most.kind, most.value, least)


def _breadth(dice: Dice, kinds: Sequence[Any]) -> Breadth:
    kind = dice.pick(kinds)
    values: Mapping[str, Callable[[], float]] = {
        "pt": lambda: dice.number(0, 120),
        "percent": lambda: dice.number(0, 70),
        "fr": lambda: dice.pick((1, 2, 0.5, 3)),
    }
    return Breadth(kind, values[kind]() if kind in values else 0.0)


def _tracks(name: str) -> Maker:
    return lambda dice: {name: tuple(_track(dice) for _ in range(dice.number(1, 4)))}


_ALIGNMENTS = ("stretch", "start", "center", "end")
_DISTRIBUTIONS = ("start", "center", "end", "space-between", "space-around", "space-evenly", "stretch")

BOX: Mapping[str, Maker] = {
    **{n: _sized(n) for n in ("width", "height", "min_width", "max_width", "min_height", "max_height")},
    "margin": lambda dice: {"margin": _edges(dice)},
    "padding": lambda dice: {"padding": _edges(dice)},
    "align_self": _one_of("align_self", *_ALIGNMENTS),
}
OF_LEAF: Mapping[str, Maker] = {"aspect": _one_of("aspect", 1.0, 2.0, 0.5, 1.5)}
IN_FLEX: Mapping[str, Maker] = {
    "grow": _one_of("grow", 1.0, 2.0, 0.5, 0.25),
    "shrink": _one_of("shrink", 0.0, 2.0, 0.5),
    "basis": _sized("basis"),
}
IN_GRID: Mapping[str, Maker] = {
    "column_span": _integer("column_span", 2, 3),
    "row_span": _integer("row_span", 2, 3),
    "column": _integer("column", 1, 4),
    "row": _integer("row", 1, 4),
}
IN_STACK: Mapping[str, Maker] = {n: _sized(n) for n in ("x", "y", "right", "bottom")}
CONTAINER: Mapping[str, Maker] = {
    "column_gap": _integer("column_gap", 1, 20),
    "row_gap": _integer("row_gap", 1, 20),
    "align": _one_of("align", *_ALIGNMENTS),
    "justify": _one_of("justify", *_DISTRIBUTIONS),
}
OF_MODE: Mapping[Mode, Mapping[str, Maker]] = {
    "leaf": OF_LEAF,
    "row": {
        **CONTAINER,
        "wrap": lambda dice: {"wrap": True},
        "align_content": _one_of("align_content", *_DISTRIBUTIONS),
    },
    "column": CONTAINER,
    "grid": {
        **CONTAINER,
        "align_content": _one_of("align_content", *_DISTRIBUTIONS),
        "columns": _tracks("columns"),
        "rows": _tracks("rows"),
    },
    "stack": {**CONTAINER, "align_content": _one_of("align_content", *_DISTRIBUTIONS)},
}
IN_MODE: Mapping[Mode, Mapping[str, Maker]] = {"row": IN_FLEX, "column": IN_FLEX, "grid": IN_GRID, "stack": IN_STACK}
MODES: tuple[Mode, ...] = ("row", "column", "grid", "stack")


def tree(dice: Dice, most: int = MAX_NODES, content: Filler | None = None) -> Node:
    """A tree of at most `most` nodes; its root has the page's size, its leaves pieces or what `content` gives."""
    left = [dice.number(1, most - 1)]
    root = _container(dice, None, 0, left, content or _pieces)
    own = {k: getattr(root.style, k) for k in OF_MODE[root.mode]}
    return replace(root, style=Style(width=Length(PAGE[0]), height=Length(PAGE[1]), padding=root.style.padding, **own))


def _node(dice: Dice, parent: Mode, depth: int, left: list[int], content: Filler) -> Node:
    left[0] -= 1
    if depth >= 7 or left[0] <= 0 or dice.pick((True, False)):
        return Node("leaf", Style(**_style(dice, "leaf", parent)), content=content(dice))
    return _container(dice, parent, depth, left, content)


def _container(dice: Dice, parent: Mode | None, depth: int, left: list[int], content: Filler) -> Node:
    mode = dice.pick(MODES)
    style = Style(**_style(dice, mode, parent))
    count = dice.number(1 if depth == 0 else 0, 6)
    children = []
    for _ in range(count):
        if left[0] <= 0:
            break
        children.append(_node(dice, mode, depth + 1, left, content))
    return Node(mode, style, tuple(children))


def _pieces(dice: Dice) -> Pieces:
    return Pieces(tuple((dice.number(4, 200) / 4, dice.number(4, 30)) for _ in range(dice.number(0, 5))))


def _style(dice: Dice, mode: Mode, parent: Mode | None) -> Fields:
    """Each property that means something here is set one time in six."""
    makers = {**BOX, **OF_MODE[mode], **(IN_MODE[parent] if parent else {})}
    found: Fields = {}
    for maker in makers.values():
        if dice.number(0, 5) == 5:
            found |= maker(dice)
    return found


def properties(node: Node, parent: Node | None) -> frozenset[str]:
    """What a node's style sets."""
    plain = Style()
    names = {*BOX, *OF_MODE[node.mode], *(IN_MODE[parent.mode] if parent else ())}
    return frozenset(n for n in names if getattr(node.style, n) != getattr(plain, n))


def walk(node: Node, parent: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    yield node, parent
    for child in node.children:
        yield from walk(child, node)


@st.composite
def trees(draw: st.DrawFn, most: int = 12) -> Node:
    return tree(Drawn(draw), most)
