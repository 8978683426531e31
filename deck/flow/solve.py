"""Solve a tree: intrinsic widths up, sizes down, boxes out (CSS Box Sizing 3 §5, Flexbox 1, Grid 1).

One `Solver` serves one pass over one tree and remembers what it measured; a tree is never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from deck.flow import flex, grid, stack
from deck.flow.node import Length, Node, Placed
from deck.scene import Box


class _Mode(Protocol):
    """What a layout mode's module offers."""

    def intrinsic(self, solver: Solver, node: Node) -> tuple[float, float]: ...

    def content_height(self, solver: Solver, node: Node, width: float) -> float: ...

    def arrange(self, solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]: ...


_MODES: dict[str, _Mode] = {"row": flex, "column": flex, "grid": grid, "stack": stack}


class Solver:
    """Answers how wide and how tall a node is, and places it."""

    def __init__(self) -> None:
        self._widths: dict[Node, tuple[float, float]] = {}
        self._heights: dict[tuple[Node, float], float] = {}

    def widths(self, node: Node) -> tuple[float, float]:
        """Min-content and max-content width of the border box."""
        if node not in self._widths:
            self._widths[node] = self._measure_widths(node)
        return self._widths[node]

    def height(self, node: Node, width: float) -> float:
        """Height of the border box when it is `width` wide and its height is left to its content."""
        key = (node, round(width, 3))
        if key not in self._heights:
            self._heights[key] = self._measure_height(node, width)
        return self._heights[key]

    def outer_width(self, node: Node, available: float) -> float:
        """Border-box width where nothing stretches it: its own, or fit-content in `available`."""
        style = node.style
        own = style.width.resolve(available) if style.width else None
        if own is None:
            least, most = self.widths(node)
            own = min(max(least, available), most)
        return clamp(own, style.min_width, style.max_width, available)

    def outer_height(self, node: Node, width: float, available: float | None) -> float:
        style = node.style
        own = style.height.resolve(available) if style.height else None
        if own is None:
            own = width / style.aspect if style.aspect else self.height(node, width)
        return clamp(own, style.min_height, style.max_height, available)

    def place(self, node: Node, box: Box, limit: Box | None = None, parent: Node | None = None) -> Iterator[Placed]:
        """`node` in `box`, then everything in it, parents before children."""
        yield Placed(node, box, limit or box, parent)
        if node.mode == "leaf":
            return
        inner = content_box(node, box)
        for child, child_box in _MODES[node.mode].arrange(self, node, inner):
            yield from self.place(child, child_box, inner, node)

    def _measure_widths(self, node: Node) -> tuple[float, float]:
        fixed = node.style.width
        if fixed and not fixed.percent:
            return fixed.value, fixed.value
        least, most = self._content_widths(node)
        padding = node.style.padding.across
        low = clamp(least + padding, node.style.min_width, node.style.max_width, None)
        return low, max(low, clamp(most + padding, node.style.min_width, node.style.max_width, None))

    def _content_widths(self, node: Node) -> tuple[float, float]:
        if node.mode != "leaf":
            return _MODES[node.mode].intrinsic(self, node)
        if node.content is None:
            return 0.0, 0.0
        return node.content.min_width(), node.content.max_width()

    def _measure_height(self, node: Node, width: float) -> float:
        inner = width - node.style.padding.across
        if node.mode != "leaf":
            tall = _MODES[node.mode].content_height(self, node, inner)
        else:
            tall = node.content.height(inner) if node.content else 0.0
        return tall + node.style.padding.down


def clamp(value: float, low: Length | None, high: Length | None, whole: float | None) -> float:
    """`value` between its min and max lengths; min wins, as in CSS."""
    most = high.resolve(whole) if high else None
    least = low.resolve(whole) if low else None
    value = value if most is None else min(value, most)
    return value if least is None else max(value, least)


def content_box(node: Node, box: Box) -> Box:
    """The box inside the padding."""
    padding = node.style.padding
    return Box(
        box.x + padding.left,
        box.y + padding.top,
        max(0.0, box.width - padding.across),
        max(0.0, box.height - padding.down),
    )
