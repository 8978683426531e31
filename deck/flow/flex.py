"""Rows and columns: CSS Flexible Box Layout, level 1 (W3C); section numbers are that text's.

The main axis of a row is its width, of a column its height. `_Item` holds one child's sizes along it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deck.flow.align import distribute, shift
from deck.flow.node import Alignment, Node
from deck.flow.sizes import (
    INFINITE,
    clamp_height,
    clamp_width,
    definite_height,
    fit_width,
    limits,
    ratio_width,
    resolve,
    specified_height,
    specified_width,
    through_ratio,
    used_height,
    width_limits,
)
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver

HAIR = 0.01  # points: less than this is no overflow of a line


class _Item(Struct, eq=False):
    """A flex item while its line is being solved; sizes along the main axis, margins apart."""

    node: Node
    base: float
    least: float
    most: float
    margin: float
    padding: float
    size: float = 0.0  # hypothetical, then used
    frozen: bool = False

    def __post_init__(self) -> None:
        self.size = max(self.least, min(self.base, self.most))


def intrinsic(solver: Solver, node: Node, height: float | None) -> tuple[float, float]:
    """Min- and max-content widths of the content (§9.9)."""
    contribution = _column_contribution if node.mode == "column" else _row_contribution
    each = [contribution(solver, node, child, height) for child in node.children]
    lows, highs = [low for low, _ in each], [high for _, high in each]
    if node.mode == "column" or not each:
        return max(lows, default=0.0), max(highs, default=0.0)
    gaps = node.style.column_gap * (len(each) - 1)
    return (max(lows) if node.style.wrap else sum(lows) + gaps), sum(highs) + gaps


def _column_contribution(solver: Solver, node: Node, child: Node, height: float | None) -> tuple[float, float]:
    low, high = solver.widths(child, height, definite_height(child.style, height))
    margin = child.style.margin.across
    return low + margin, high + margin


def _row_contribution(solver: Solver, node: Node, child: Node, height: float | None) -> tuple[float, float]:
    """§9.9.2: the flex base size is the most where the item can't grow, the least where it can't shrink."""
    item = _row_item(solver, node, child, None, height)
    fixed = resolve(child.style.basis or child.style.width, None) is not None
    most = item.base if fixed and not child.style.grow else INFINITE
    least = item.base if fixed and not child.style.shrink else 0.0
    low, high = solver.widths(child, height, _known_height(node, child, height))
    flexed_low, flexed_high = (max(item.least, min(max(least, min(w, most)), item.most)) for w in (low, high))
    return (low if node.style.wrap else flexed_low) + item.margin, flexed_high + item.margin


def content_height(solver: Solver, node: Node, width: float) -> float:
    if node.mode == "column":
        items = _column_items(solver, node, width, None)
        return sum([i.size + i.margin for i in items]) + node.style.row_gap * max(0, len(items) - 1)
    lines = _row_lines(solver, node, width, None)
    heights = [_line_height(solver, line, None) for line in lines]
    return sum(heights) + node.style.row_gap * max(0, len(heights) - 1)


def arrange(solver: Solver, node: Node, inner: Box, definite: bool) -> Iterator[tuple[Node, Box, bool]]:
    """Each child with its border box, and whether percentages may be of its height."""
    return (_arrange_column if node.mode == "column" else _arrange_row)(solver, node, inner, definite)


def alignment(node: Node, child: Node) -> Alignment:
    return child.style.align_self or node.style.align


def _stretches(node: Node, child: Node) -> bool:
    return alignment(node, child) in ("normal", "stretch")


# Rows


def _arrange_row(solver: Solver, node: Node, inner: Box, definite: bool) -> Iterator[tuple[Node, Box, bool]]:
    basis = inner.height if definite else None
    lines = _row_lines(solver, node, inner.width, basis)
    heights, lead, between = _line_places(solver, node, lines, inner.height, basis)
    y = inner.y + lead
    for line, height in zip(lines, heights, strict=True):
        gap = node.style.column_gap
        for item, at in _positions(line, inner.width, gap, node):
            yield _cross_in_row(solver, node, item, inner.x + at, y, height, basis)
        y += height + node.style.row_gap + between


def _line_places(
    solver: Solver, node: Node, lines: Sequence[Sequence[_Item]], height: float, basis: float | None
) -> tuple[list[float], float, float]:
    """§9.4 and §9.6: heights of the lines, space before the first, extra space between them."""
    if not node.style.wrap:
        return [height] * len(lines), 0.0, 0.0
    heights = [_line_height(solver, line, basis) for line in lines]
    free = height - sum(heights) - node.style.row_gap * (len(lines) - 1)
    how = node.style.align_content
    if how in ("normal", "stretch"):
        more = max(0.0, free) / max(1, len(lines))
        return [h + more for h in heights], 0.0, 0.0
    return heights, *distribute(how, free, len(lines))


def _line_height(solver: Solver, line: Sequence[_Item], basis: float | None) -> float:
    heights = [used_height(solver, i.node, i.size, basis) + i.node.style.margin.down for i in line]
    return max(0.0, max(heights, default=0.0))


def _cross_in_row(
    solver: Solver, node: Node, item: _Item, x: float, y: float, line: float, basis: float | None
) -> tuple[Node, Box, bool]:
    child, style = item.node, item.node.style
    free = line - style.margin.down
    known = specified_height(style, basis) is not None
    if style.height is None and _stretches(node, child):
        height = clamp_height(style, free, basis)
        return child, Box(x, y + style.margin.top, item.size, height), True
    height = used_height(solver, child, item.size, basis)
    top = y + style.margin.top + shift(alignment(node, child), free - height)
    return child, Box(x, top, item.size, height), known or bool(style.aspect)


def _row_lines(solver: Solver, node: Node, width: float, basis: float | None) -> list[list[_Item]]:
    """§9.3 and §9.7: items collected into lines, each line's flexible lengths resolved."""
    items = [_row_item(solver, node, child, width, basis) for child in node.children]
    lines = _collect(items, width, node.style.column_gap) if node.style.wrap else [items]
    for line in lines:
        _resolve(line, width - node.style.column_gap * max(0, len(line) - 1))
    return lines


def _row_item(solver: Solver, node: Node, child: Node, width: float | None, basis: float | None) -> _Item:
    """§9.2 and §4.5: flex base size and limits of a row's child."""
    style = child.style
    own = specified_width(style, width)
    base = resolve(style.basis, width) if style.basis else own
    if base is None:
        base = _row_base(solver, node, child, basis)
    least, most = limits(style.min_width, style.max_width, width)
    if style.min_width is None:
        least = min(_automatic_width(solver, node, child, own, basis), most)
    return _Item(
        child,
        max(base, style.padding.across),
        max(least, style.padding.across),
        max(most, least, style.padding.across),
        style.margin.across,
        style.padding.across,
    )


def _row_base(solver: Solver, node: Node, child: Node, basis: float | None) -> float:
    """§9.2 3B: from the height by the aspect ratio where that is known; 3E: the max-content width."""
    known = _known_height(node, child, basis)
    if child.style.aspect and known is not None:
        return known * child.style.aspect
    return through_ratio(child.style, solver.content_widths(child, known)[1], basis)


def _known_height(node: Node, child: Node, basis: float | None) -> float | None:
    style = child.style
    own = specified_height(style, basis)
    if style.height is None and basis is not None and not node.style.wrap and _stretches(node, child):
        own = basis - style.margin.down
    return None if own is None else clamp_height(style, own, basis)


def _automatic_width(solver: Solver, node: Node, child: Node, own: float | None, basis: float | None) -> float:
    """§4.5: what the content needs (through the aspect ratio where the height is known), at most its own width."""
    known = _known_height(node, child, basis)
    if child.style.aspect and known is not None:
        low = max(known * child.style.aspect, solver.content_widths(child, known)[0])
    else:
        low = through_ratio(child.style, solver.content_widths(child, known)[0], basis)
    return low if own is None else min(low, own)


def _collect(items: Sequence[_Item], width: float, gap: float) -> list[list[_Item]]:
    lines: list[list[_Item]] = []
    used = 0.0
    for item in items:
        outer = item.size + item.margin
        if lines and used + gap + outer <= width + HAIR:
            lines[-1].append(item)
            used += gap + outer
        else:
            lines.append([item])
            used = outer
    return lines


# Columns


def _arrange_column(solver: Solver, node: Node, inner: Box, definite: bool) -> Iterator[tuple[Node, Box, bool]]:
    basis = inner.height if definite else None
    items = _column_items(solver, node, inner.width, basis)
    gap, wished = node.style.row_gap, {item.node: item.size for item in items}
    _resolve(items, inner.height - gap * max(0, len(items) - 1))
    for item, at in _positions(items, inner.height, gap, node):
        child, margin = item.node, item.node.style.margin
        width = _column_width(solver, node, child, inner.width, basis, item.size)
        left = margin.left + shift(alignment(node, child), inner.width - margin.across - width)
        known = definite or resolve(child.style.basis or child.style.height, basis) is not None
        # Tracks share a height that flexing gave; one that came from the content is theirs already.
        known = known or (child.mode in ("grid", "stack") and item.size != wished[child])
        yield child, Box(inner.x + left, inner.y + at, width, item.size), known


def _column_width(
    solver: Solver, node: Node, child: Node, width: float, basis: float | None, height: float | None
) -> float:
    """Used width of a column's child; `height` is its used height where that is known already."""
    style = child.style
    free = width - style.margin.across
    if style.width is None and _stretches(node, child):
        return clamp_width(style, free, width)
    if style.width is None and style.aspect and height is not None:
        own = ratio_width(solver, child, height) if style.height else height * style.aspect
        return clamp_width(style, own, width)
    known = definite_height(style, basis) if height is None else height
    return fit_width(solver, child, free, width, basis, known)


def _column_items(solver: Solver, node: Node, width: float, basis: float | None) -> list[_Item]:
    return [_column_item(solver, node, child, width, basis) for child in node.children]


def _column_item(solver: Solver, node: Node, child: Node, width: float, basis: float | None) -> _Item:
    """§9.2 and §4.5: flex base size and limits of a column's child."""
    style = child.style
    own = specified_height(style, basis)
    across = _column_width(solver, node, child, width, basis, own)
    base = resolve(style.basis, basis) if style.basis else own
    if base is None:
        base = across / style.aspect if style.aspect else solver.auto_height(child, across)
    least, most = limits(style.min_height, style.max_height, basis)
    if style.min_height is None:
        least = min(_automatic_height(solver, node, child, across, width, own), most)
    return _Item(
        child,
        max(base, style.padding.down),
        max(least, style.padding.down),
        max(most, least, style.padding.down),
        style.margin.down,
        style.padding.down,
    )


def _automatic_height(solver: Solver, node: Node, child: Node, across: float, width: float, own: float | None) -> float:
    """§4.5: what the content needs, at most its own height; a ratio's height within the limits of the width."""
    low, ratio = solver.auto_height(child, across), child.style.aspect
    if ratio and (own is None or child.style.width or _stretches(node, child)):
        least, most = width_limits(child.style, width)
        low = max(least / ratio, min(max(low, across / ratio), most / ratio))
    return low if own is None else min(low, own)


# Both


def _resolve(items: Sequence[_Item], space: float) -> None:
    """§9.7 Resolving flexible lengths: freeze what hits its limits, share the rest, until all stand."""
    growing = sum([i.size + i.margin for i in items]) < space
    for item in items:
        factor = item.node.style.grow if growing else item.node.style.shrink
        item.frozen = not factor or (item.base > item.size if growing else item.base < item.size)
    initial = space - sum([i.margin + (i.size if i.frozen else i.base) for i in items])
    while pending := [i for i in items if not i.frozen]:
        _share(pending, items, space, initial, growing)


def _share(pending: list[_Item], items: Sequence[_Item], space: float, initial: float, growing: bool) -> None:
    free = space - sum([i.margin + (i.size if i.frozen else i.base) for i in items])
    factors = [i.node.style.grow if growing else i.node.style.shrink for i in pending]
    if sum(factors) < 1 and abs(initial * sum(factors)) < abs(free):
        free = initial * sum(factors)
    if not growing:
        factors = [f * max(0.0, i.base - i.padding) for f, i in zip(factors, pending, strict=True)]
    total = sum(factors)
    wanted = [i.base + (free * f / total if total else 0.0) for i, f in zip(pending, factors, strict=True)]
    violation = 0.0
    for item, size in zip(pending, wanted, strict=True):
        item.size = max(item.least, min(size, item.most))
        violation += item.size - size
    for item, size in zip(pending, wanted, strict=True):
        clamped = item.size - size
        item.frozen = abs(violation) < 1e-9 or (clamped > 0 if violation > 0 else clamped < 0)


def _positions(items: Sequence[_Item], space: float, gap: float, node: Node) -> Iterator[tuple[_Item, float]]:
    """Where each item begins along the main axis (§9.5), its leading margin counted."""
    free = space - sum([i.size + i.margin for i in items]) - gap * max(0, len(items) - 1)
    at, between = distribute(node.style.justify, free, len(items))
    for item in items:
        margin = item.node.style.margin
        yield item, at + (margin.left if node.mode == "row" else margin.top)
        at += item.size + item.margin + gap + between
