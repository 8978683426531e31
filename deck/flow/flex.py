"""Rows and columns: CSS Flexible Box Layout, level 1 (W3C), for the properties of `Style`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deck.flow.node import Length, Node
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver


class _Item(Struct):
    """A flex item while its line is being solved; sizes along the main axis, margins apart."""

    node: Node
    base: float
    least: float
    most: float
    margin: float
    size: float = 0.0
    frozen: bool = False


def intrinsic(solver: Solver, node: Node) -> tuple[float, float]:
    """Min- and max-content widths of the content."""
    each = [(solver.widths(c), c.style.margin.across) for c in node.children]
    if not each:
        return 0.0, 0.0
    lows, highs = [w[0] + m for w, m in each], [w[1] + m for w, m in each]
    if node.mode == "column":
        return max(lows), max(highs)
    gaps = node.style.gap * (len(each) - 1)
    return (max(lows) if node.style.wrap else sum(lows) + gaps), sum(highs) + gaps


def content_height(solver: Solver, node: Node, width: float) -> float:
    if node.mode == "column":
        items = _column_items(solver, node, width, None)
        return sum(i.base + i.margin for i in items) + node.style.gap * max(0, len(items) - 1)
    lines = _lines(solver, node, width)
    heights = [_line_height(solver, line) for line in lines]
    return sum(heights) + node.style.cross_gap * max(0, len(heights) - 1)


def arrange(solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]:
    """Each child with its border box."""
    yield from (_arrange_column if node.mode == "column" else _arrange_row)(solver, node, inner)


def _arrange_row(solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]:
    lines = _lines(solver, node, inner.width)
    y = inner.y
    for line in lines:
        height = inner.height if not node.style.wrap else _line_height(solver, line)
        for item, x in zip(line, _positions(line, inner.x, inner.width, node), strict=True):
            yield item.node, _cross_in_row(solver, node, item, x, y, height)
        y += height + node.style.cross_gap


def _cross_in_row(solver: Solver, node: Node, item: _Item, x: float, y: float, line: float) -> Box:
    style, margin = item.node.style, item.node.style.margin
    free = line - margin.down
    stretch = _alignment(node, item.node) == "stretch" and style.height is None and not style.aspect
    height = free if stretch else solver.outer_height(item.node, item.size, free)
    return Box(x, y + margin.top + _offset(_alignment(node, item.node), free - height), item.size, height)


def _arrange_column(solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]:
    items = _column_items(solver, node, inner.width, inner.height)
    _resolve(items, inner.height - node.style.gap * max(0, len(items) - 1))
    for item, y in zip(items, _positions(items, inner.y, inner.height, node), strict=True):
        margin = item.node.style.margin
        width = _column_width(solver, node, item.node, inner.width)
        shift = _offset(_alignment(node, item.node), inner.width - margin.across - width)
        yield item.node, Box(inner.x + margin.left + shift, y, width, item.size)


def _column_width(solver: Solver, node: Node, child: Node, width: float) -> float:
    free = width - child.style.margin.across
    if _alignment(node, child) == "stretch" and child.style.width is None:
        from deck.flow.solve import clamp

        return clamp(free, child.style.min_width, child.style.max_width, width)
    return solver.outer_width(child, free)


def _column_items(solver: Solver, node: Node, width: float, height: float | None) -> list[_Item]:
    return [_column_item(solver, node, child, width, height) for child in node.children]


def _column_item(solver: Solver, node: Node, child: Node, width: float, height: float | None) -> _Item:
    own = _column_width(solver, node, child, width)
    natural = solver.outer_height(child, own, height)
    style = child.style
    base = _first(style.basis, height, natural)
    least = _first(style.min_height, height, natural if style.height is None and not style.basis else 0.0)
    return _item(child, base, least, _first(style.max_height, height, float("inf")), style.margin.down)


def _row_item(solver: Solver, child: Node, width: float) -> _Item:
    style = child.style
    low, high = solver.widths(child)
    own = _first(style.width, width, high)
    least = _first(style.min_width, width, min(low, own) if style.width else low)
    return _item(
        child, _first(style.basis, width, own), least, _first(style.max_width, width, float("inf")), style.margin.across
    )


def _item(node: Node, base: float, least: float, most: float, margin: float) -> _Item:
    most = max(most, least)
    return _Item(node, base, least, most, margin, min(max(base, least), most))


def _first(length: Length | None, whole: float | None, otherwise: float) -> float:
    resolved = length.resolve(whole) if length else None
    return otherwise if resolved is None else resolved


def _lines(solver: Solver, node: Node, width: float) -> list[list[_Item]]:
    """§9.3 and §9.7: items collected into lines, each line's flexible lengths resolved."""
    items = [_row_item(solver, child, width) for child in node.children]
    lines = _collect(items, width, node.style.gap) if node.style.wrap else [items]
    for line in lines:
        _resolve(line, width - node.style.gap * max(0, len(line) - 1))
    return lines


def _collect(items: Sequence[_Item], width: float, gap: float) -> list[list[_Item]]:
    lines: list[list[_Item]] = []
    used = 0.0
    for item in items:
        outer = item.size + item.margin
        if lines and used + gap + outer <= width + 0.01:
            lines[-1].append(item)
            used += gap + outer
        else:
            lines.append([item])
            used = outer
    return lines


def _line_height(solver: Solver, line: Sequence[_Item]) -> float:
    heights = [solver.outer_height(i.node, i.size, None) + i.node.style.margin.down for i in line]
    return max(heights, default=0.0)


def _resolve(items: Sequence[_Item], space: float) -> None:
    """§9.7 Resolving flexible lengths: freeze what hits its limits, share the rest, until all stand."""
    growing = sum(i.size + i.margin for i in items) < space
    for item in items:
        factor = item.node.style.grow if growing else item.node.style.shrink * item.base
        item.frozen = not factor or (item.base > item.size if growing else item.base < item.size)
    while pending := [i for i in items if not i.frozen]:
        _share(pending, items, space, growing)


def _share(pending: list[_Item], items: Sequence[_Item], space: float, growing: bool) -> None:
    used = sum(i.margin + (i.size if i.frozen else i.base) for i in items)
    free = space - used
    factors = [i.node.style.grow if growing else i.node.style.shrink * i.base for i in pending]
    total = sum(factors)
    if growing and total < 1:
        free *= total
    violation = 0.0
    wanted = [i.base + free * f / total for i, f in zip(pending, factors, strict=True)]
    for item, size in zip(pending, wanted, strict=True):
        item.size = min(max(size, item.least, 0.0), item.most)
        violation += item.size - size
    for item, size in zip(pending, wanted, strict=True):
        clamped = item.size - size
        item.frozen = abs(violation) < 1e-9 or (clamped > 0 if violation > 0 else clamped < 0)


def _positions(items: Sequence[_Item], start: float, space: float, node: Node) -> list[float]:
    """Where each item begins along the main axis (§9.5), its leading margin counted."""
    gap = node.style.gap
    free = space - sum(i.size + i.margin for i in items) - gap * max(0, len(items) - 1)
    lead, between = _justify(node.style.justify, free, len(items))
    at, positions = start + lead, []
    for item in items:
        margin = item.node.style.margin
        positions.append(at + (margin.left if node.mode == "row" else margin.top))
        at += item.size + item.margin + gap + between
    return positions


def _justify(justify: str, free: float, count: int) -> tuple[float, float]:
    """Space before the first item and extra space between items; overflowing lines fall back to start."""
    if justify == "end":
        return free, 0.0
    if justify == "center":
        return free / 2, 0.0
    if free <= 0 or justify == "start":
        return 0.0, 0.0
    shares = {"space-between": (0.0, count - 1), "space-around": (0.5, count), "space-evenly": (1.0, count + 1)}
    lead, parts = shares[justify]
    each = free / parts if parts else 0.0
    return (lead * each, each) if parts else (0.0, 0.0)


def _alignment(node: Node, child: Node) -> str:
    return child.style.align_self or node.style.align


def _offset(alignment: str, free: float) -> float:
    return {"center": free / 2, "end": free}.get(alignment, 0.0)
