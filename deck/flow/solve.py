"""Solve a tree: intrinsic widths up, sizes down, boxes out.

One `Solver` serves one pass over one tree and remembers what it measured, so that work grows in a straight
line with the nodes; a tree is never changed. A width depends on a known height only below an aspect ratio:
where there is none, one answer serves all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from deck.flow import flex, grid, stack
from deck.flow.node import NO_EDGES, Node, Placed
from deck.flow.placement import Placement
from deck.flow.placement import place as place_cells
from deck.flow.sizes import contributions, less
from deck.scene import Box


class _Mode(Protocol):
    """What a layout mode's module offers; all sizes are the container's content box."""

    def intrinsic(self, solver: Solver, node: Node, height: float | None) -> tuple[float, float]: ...

    def content_height(self, solver: Solver, node: Node, width: float) -> float: ...

    def arrange(
        self, solver: Solver, node: Node, inner: Box, definite: bool
    ) -> Iterable[tuple[Node, Box, bool]]: ...  # fmt: skip


_MODES: dict[str, _Mode] = {"row": flex, "column": flex, "grid": grid, "stack": stack}


class Solver:
    """Answers how wide and how tall a node is, and places it."""

    def __init__(self) -> None:
        self._contents: dict[tuple[Node, float | None], tuple[float, float]] = {}
        self._contributions: dict[tuple[Node, float | None, float | None], tuple[float, float]] = {}
        self._heights: dict[tuple[Node, float], float] = {}
        self._ratios: dict[Node, int] = {}
        self._placements: dict[Node, Placement] = {}

    def content_widths(self, node: Node, known: float | None) -> tuple[float, float]:
        """Min- and max-content width of the border box, whatever its own width says; `known` is its height if it is."""
        key = (node, known if self.has_ratio(node) else None)
        if key not in self._contents:
            low, high = self._measure_widths(node, key[1])
            padding = node.style.padding.across
            self._contents[key] = low + padding, max(low, high) + padding
        return self._contents[key]

    def widths(self, node: Node, basis: float | None, known: float | None) -> tuple[float, float]:
        """Min- and max-content contributions of the border box: its own width counts."""
        key = (node, basis, known) if self.has_ratio(node) else (node, None, None)
        if key not in self._contributions:
            self._contributions[key] = contributions(self, node, key[1], key[2])
        return self._contributions[key]

    def auto_height(self, node: Node, width: float) -> float:
        """Height of the border box when it is `width` wide and its height is left to its content."""
        key = (node, round(width, 6))
        if key not in self._heights:
            self._heights[key] = self._measure_height(node, width)
        return self._heights[key]

    def placement(self, node: Node) -> Placement:
        """Which cells the children of a grid take."""
        if node not in self._placements:
            self._placements[node] = place_cells(node)
        return self._placements[node]

    def place(self, root: Node, box: Box) -> Iterator[Placed]:
        """`root` in `box`, then everything in it, parents before children."""
        pending: list[tuple[Placed, bool]] = [(Placed(root, box, box), True)]
        while pending:
            placed, definite = pending.pop()
            yield placed
            node = placed.node
            if node.mode == "leaf":
                continue
            inner = content_box(node, placed.box)
            found = _MODES[node.mode].arrange(self, node, inner, definite)
            pending += reversed([(Placed(child, b, inner, node), known) for child, b, known in found])

    def _measure_widths(self, node: Node, known: float | None) -> tuple[float, float]:
        if node.mode != "leaf":
            return _MODES[node.mode].intrinsic(self, node, less(known, node.style.padding.down))
        if node.content is None:
            return 0.0, 0.0
        return node.content.min_width(), node.content.max_width()

    def _measure_height(self, node: Node, width: float) -> float:
        inner = max(0.0, width - node.style.padding.across)
        if node.mode != "leaf":
            tall = _MODES[node.mode].content_height(self, node, inner)
        else:
            tall = node.content.height(inner) if node.content else 0.0
        return tall + node.style.padding.down

    def has_ratio(self, node: Node) -> bool:
        """Whether a width in this tree may depend on a height."""
        return bool(node.style.aspect) or self.ratio_depth(node) >= 0

    def ratio_depth(self, node: Node) -> int:
        """How many grids lie between `node` and the deepest aspect ratio below it; −1 where there is none."""
        if node not in self._ratios:
            below = (self.ratio_depth(c) + (c.mode in ("grid", "stack")) for c in node.children if self.has_ratio(c))
            self._ratios[node] = max([-1, *(max(0, depth) for depth in below)])
        return self._ratios[node]


def content_box(node: Node, box: Box) -> Box:
    """The box inside the padding."""
    padding = node.style.padding
    if padding is NO_EDGES and box.width >= 0 and box.height >= 0:
        return box
    return Box(
        box.x + padding.left,
        box.y + padding.top,
        max(0.0, box.width - padding.across),
        max(0.0, box.height - padding.down),
    )
