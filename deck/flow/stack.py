"""Stacks: children lie over one another. A stack is a grid of one cell (`display: grid`, all in `1 / 1`);
a child with x, y, right or bottom is placed by hand (`position: absolute`; CSS Positioned Layout 3, §4).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from deck.flow import grid
from deck.flow.align import shift
from deck.flow.flex import alignment
from deck.flow.node import Alignment, Node
from deck.flow.sizes import (
    clamp_height,
    clamp_width,
    definite_height,
    fit_width,
    resolve,
    through_ratio,
    used_height,
    width_limits,
)
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver

intrinsic = grid.intrinsic
content_height = grid.content_height


def arrange(solver: Solver, node: Node, inner: Box, definite: bool) -> Iterator[tuple[Node, Box, bool]]:
    flowing = {child: (box, known) for child, box, known in grid.arrange(solver, node, inner, definite)}
    padding = node.style.padding
    outer = Box(
        inner.x - padding.left, inner.y - padding.top, inner.width + padding.across, inner.height + padding.down
    )
    for child in node.children:
        if child in flowing:
            yield child, *flowing[child]
        else:
            yield child, *_absolute(solver, node, child, outer)


def _absolute(solver: Solver, node: Node, child: Node, outer: Box) -> tuple[Box, bool]:
    """Insets are from the stack's edge, the padding inside it; what has none lies as `align` says."""
    style = child.style
    x = _Inset(resolve(style.x, outer.width), resolve(style.right, outer.width), style.margin.across, outer.width)
    y = _Inset(resolve(style.y, outer.height), resolve(style.bottom, outer.height), style.margin.down, outer.height)
    how = style.align_self or "normal" if y.both else alignment(node, child)
    known = definite_height(style, outer.height)
    fills = known is None and y.both and how in ("normal", "stretch")
    filled = clamp_height(style, y.room, outer.height) if fills else known
    width = _width(solver, child, x, outer, known, filled)
    if fills and not style.aspect:
        known = filled
    height = used_height(solver, child, width, outer.height) if known is None else known
    left, top = x.start(width, "normal"), y.start(height, how)
    box = Box(outer.x + style.margin.left + left, outer.y + style.margin.top + top, width, height)
    return box, known is not None or bool(style.aspect)


class _Inset(Struct, frozen=True):
    """One axis of a box placed by hand: insets (None: auto), the margins' sum, the stack's size."""

    near: float | None
    far: float | None
    margin: float
    whole: float

    @property
    def both(self) -> bool:
        return self.near is not None and self.far is not None

    @property
    def frame(self) -> float:
        """What the insets leave."""
        return max(0.0, self.whole - (self.near or 0.0) - (self.far or 0.0))

    @property
    def room(self) -> float:
        return self.frame - self.margin

    def start(self, size: float, how: Alignment) -> float:
        """Where the margin box begins. One that is too large for its frame keeps to the stack (Box Alignment 3)."""
        if self.far is not None and self.near is None:
            return self.whole - self.far - self.margin - size
        near = self.near or 0.0
        at = near + shift(how, self.room - size) if self.both or self.near is None else near
        if self.both and how != "normal" and size > self.room:
            at = max(min(0.0, near), min(at, max(self.whole, near + self.frame) - size - self.margin))
        return at


def _width(solver: Solver, child: Node, x: _Inset, outer: Box, known: float | None, filled: float | None) -> float:
    """`known` is the height that the box states, `filled` the one it has anyhow: its own or its insets'."""
    style = child.style
    if style.width is None and x.both and not (style.aspect and known is not None):
        width = clamp_width(style, through_ratio(style, x.room, outer.height), outer.width)
    else:
        width = fit_width(solver, child, x.room, outer.width, outer.height, filled)
    if style.aspect and style.min_width is None and filled is not None:
        low = solver.content_widths(child, None)[0]
        low = low if style.width else through_ratio(style, low, outer.height)
        return max(width, min(low, width_limits(style, outer.width)[1]))
    return width
