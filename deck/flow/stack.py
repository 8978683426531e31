"""Stacks: children lie over one another, each filling the stack or placed by x, y, right, bottom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deck.flow.node import Length, Node
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver


def intrinsic(solver: Solver, node: Node) -> tuple[float, float]:
    each = [solver.widths(c) for c in node.children]
    return max((w[0] for w in each), default=0.0), max((w[1] for w in each), default=0.0)


def content_height(solver: Solver, node: Node, width: float) -> float:
    """As tall as the tallest child that is not placed by hand."""
    flowing = [c for c in node.children if c.style.y is None and c.style.bottom is None]
    return max((solver.outer_height(c, _width(solver, c, width), None) for c in flowing), default=0.0)


def arrange(solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]:
    for child in node.children:
        width = _width(solver, child, inner.width)
        height = _height(solver, child, width, inner.height)
        style = child.style
        x = inner.x + _position(style.x, style.right, width, inner.width)
        y = inner.y + _position(style.y, style.bottom, height, inner.height)
        yield child, Box(x, y, width, height)


def _width(solver: Solver, child: Node, whole: float) -> float:
    style = child.style
    if style.width is None and (style.x is None) == (style.right is None):
        return whole - _points(style.x, whole) - _points(style.right, whole)
    return solver.outer_width(child, whole)


def _height(solver: Solver, child: Node, width: float, whole: float) -> float:
    style = child.style
    if style.height is None and not style.aspect and (style.y is None) == (style.bottom is None):
        return whole - _points(style.y, whole) - _points(style.bottom, whole)
    return solver.outer_height(child, width, whole)


def _position(near: Length | None, far: Length | None, size: float, whole: float) -> float:
    if near is None and far is not None:
        return whole - size - _points(far, whole)
    return _points(near, whole)


def _points(length: Length | None, whole: float) -> float:
    return (length.resolve(whole) or 0.0) if length else 0.0
