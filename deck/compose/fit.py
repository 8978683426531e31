"""Lay a slide out so that all text fits: step text styles down together, to their floors, then give up.

All text of one style on a slide has one size, so that four cards never show four sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import deck.compose.builders  # noqa: F401  (registers every builder)
from deck.compose.build import build
from deck.compose.content import TextContent
from deck.compose.context import Context
from deck.compose.styles import step_down
from deck.errors import TextOverflowError
from deck.flow.node import Node, Placed
from deck.flow.solve import Solver, content_box
from deck.markup.element import Element
from deck.scene import Box

TOLERANCE = 0.6  # points


@dataclass(frozen=True, slots=True)
class Overflow:
    """A node that does not fit: how many points too wide and too tall."""

    placed: Placed
    wide: float
    tall: float


def lay_out(element: Element, context: Context, box: Box) -> list[Placed]:
    """Every node of the slide with its box. Raises TextOverflowError where the smallest sizes don't fit."""
    while True:
        placed = list(Solver().place(build(element, context), box))
        faults = list(overflows(placed))
        if not faults:
            return placed
        smaller = _step_down(faults, placed, context)
        if smaller == dict(context.sizes):
            raise _error(faults, placed)
        context = replace(context, sizes=smaller)


def overflows(placed: Iterable[Placed]) -> Iterator[Overflow]:
    """What is larger than its box, or stands out of the box that it is in."""
    solver = Solver()
    for one in placed:
        wide, tall = _excess(one, solver)
        if wide > TOLERANCE or tall > TOLERANCE:
            yield Overflow(one, wide, tall)


def _excess(one: Placed, solver: Solver) -> tuple[float, float]:
    inner = content_box(one.node, one.box)
    wide, tall = one.box.right - one.limit.right, one.box.bottom - one.limit.bottom
    if one.node.style.x or one.node.style.right or one.node.style.y or one.node.style.bottom:
        wide, tall = 0.0, 0.0
    if one.node.content is None:
        return wide, tall
    own_wide = one.node.content.min_width() - inner.width
    own_tall = one.node.content.height(inner.width) - inner.height
    return max(wide, own_wide), max(tall, own_tall)


def _step_down(faults: Sequence[Overflow], placed: Sequence[Placed], context: Context) -> dict[str, float]:
    """Sizes with one step taken for the first fault: by its own text, else by the largest text around it."""
    parents = {one.node: one.parent for one in placed}
    for fault in faults:
        own = _smaller(_styles(fault.placed.node), context)
        if own:
            return {**context.sizes, **own}
        for around in _ancestors(fault.placed.node, parents):
            able = _smaller(_styles(around) - {"title"}, context)
            if able:
                largest = max(able, key=context.size)
                return {**context.sizes, largest: able[largest]}
    return dict(context.sizes)


def _smaller(names: Iterable[str], context: Context) -> dict[str, float]:
    """A step down the scale for each style that is not at its floor."""
    steps = {name: step_down(context.size(name)) for name in sorted(names)}
    return {n: size for n, size in steps.items() if context.style(n).floor <= size < context.size(n)}


def _ancestors(node: Node, parents: dict[Node, Node | None]) -> Iterator[Node]:
    parent = parents.get(node)
    while parent is not None:
        yield parent
        parent = parents.get(parent)


def _styles(node: Node) -> frozenset[str]:
    own = node.content.styles if isinstance(node.content, TextContent) else getattr(node.content, "styles", frozenset())
    return frozenset(own).union(*(_styles(child) for child in node.children))


def _error(faults: Sequence[Overflow], placed: Sequence[Placed]) -> TextOverflowError:
    """Names the text that is too large itself, or else the tallest one: what it pushes out is not to blame."""
    own = [f for f in faults if isinstance(f.placed.node.content, TextContent)]
    worst = max(faults, key=lambda f: max(f.tall, f.wide))
    over = f"{worst.tall:.0f} pt too tall" if worst.tall > TOLERANCE else f"{worst.wide:.0f} pt too wide"
    inside = [f for f in own if f.placed.box.bottom <= f.placed.limit.bottom + TOLERANCE]
    words = _excerpt(inside[0].placed if inside else max(placed, key=_text_height))
    return TextOverflowError(
        f"“{words}…” does not fit: {over} at the smallest size allowed",
        expected="text that fits its box",
        hint="shorten it, or spread it over two slides",
    )


def _text_height(one: Placed) -> float:
    return one.node.content.height(one.box.width) if isinstance(one.node.content, TextContent) else -1.0


def _excerpt(one: Placed) -> str:
    return one.node.content.excerpt() if isinstance(one.node.content, TextContent) else "content"
