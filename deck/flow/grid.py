"""Grids: CSS Grid Layout, level 1 (W3C): columns first, then rows at the columns' widths, then the items.

A stack is a grid of one cell, so it is sized here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deck.flow.align import distribute, shift
from deck.flow.flex import alignment
from deck.flow.node import Distribution, Node, Track
from deck.flow.placement import Cell
from deck.flow.sizes import (
    clamp_height,
    clamp_width,
    definite_height,
    fit_width,
    limits,
    resolve,
    specified_height,
    specified_width,
    through_ratio,
    used_height,
)
from deck.flow.tracks import Axis, Claim, Constraint, definite, fixed, fixed_most, least_kind, sizes
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver

_AUTO = Track("auto")
_STRETCHED = ("normal", "stretch")
MAX_PASSES = 4


class _Lines(Struct, frozen=True):
    """Where the tracks of one axis lie: starts and sizes."""

    starts: Sequence[float]
    sizes: Sequence[float]
    total: float

    def span(self, first: int, count: int) -> tuple[float, float]:
        """Start and size of `count` tracks and the gaps between them."""
        last = first + count - 1
        return self.starts[first], self.starts[last] + self.sizes[last] - self.starts[first]


def intrinsic(solver: Solver, node: Node, height: float | None) -> tuple[float, float]:
    """Min- and max-content widths of the content (§5.2)."""
    return _intrinsic(solver, node, height, "min-content"), _intrinsic(solver, node, height, "max-content")


def _intrinsic(solver: Solver, node: Node, height: float | None, constraint: Constraint) -> float:
    columns = _columns(solver, node, None, constraint, None)
    if _twice(solver, node):
        rows = _rows_within(solver, node, columns, height, True)
        columns = _columns(solver, node, None, constraint, rows)
    return columns.total


def content_height(solver: Solver, node: Node, width: float) -> float:
    """§11.7 and §11.8: tracks share a least height that they would not come to; fractions, a most that they exceed."""
    columns = _columns(solver, node, width, "layout", None)
    tall = _rows(solver, node, columns, None, None).total
    height = clamp_height(node.style, tall + node.style.padding.down, None) - node.style.padding.down
    shared = height > tall or (height < tall and _flexible(node))
    return _rows(solver, node, columns, height, height).total if shared else tall


def _flexible(node: Node) -> bool:
    return any(t.kind == "fr" for t in node.style.rows)


def arrange(solver: Solver, node: Node, inner: Box, known: bool) -> Iterator[tuple[Node, Box, bool]]:
    columns, rows = _solve(solver, node, inner.width, inner.height, known)
    for cell in solver.placement(node).cells:
        (x, width), (y, height) = columns.span(cell.column, cell.wide), rows.span(cell.row, cell.tall)
        yield _in_area(solver, node, cell.node, Box(inner.x + x, inner.y + y, width, height))


def _solve(solver: Solver, node: Node, width: float, height: float, known: bool) -> tuple[_Lines, _Lines]:
    """§11.1: columns, then rows; once more where a column's width may depend on the height of its rows."""
    columns = _columns(solver, node, width, "layout", None)
    rows = _rows_within(solver, node, columns, height, known)
    if _twice(solver, node):
        columns = _columns(solver, node, width, "layout", rows)
        rows = _rows_within(solver, node, columns, height, known)
    return columns, rows


def _twice(solver: Solver, node: Node) -> bool:
    """Whether a second pass may tell more. Each level of grids that has one doubles the work of those below, so
    that deep down the first answer stands."""
    return 0 <= solver.ratio_depth(node) <= MAX_PASSES


def _rows_within(solver: Solver, node: Node, columns: _Lines, height: float | None, known: bool) -> _Lines:
    """The rows of a grid of `height`. Where that came from the content they share it if it is more than they
    come to, or if fractions or percentages are of it."""
    if known and height is not None:
        return _rows(solver, node, columns, height, height)
    natural = _rows(solver, node, columns, None, height)
    if height is None:
        height = max(natural.total, clamp_height(node.style, 0.0, None) - node.style.padding.down)
    shared = _flexible(node) or any("percent" in (t.kind, least_kind(t)) for t in node.style.rows)
    return _rows(solver, node, columns, height, height) if shared or height > natural.total else natural


# Tracks


def _columns(solver: Solver, node: Node, space: float | None, constraint: Constraint, rows: _Lines | None) -> _Lines:
    """The columns; `rows` are those of a first pass, for items whose width depends on their height."""
    placed, gap = solver.placement(node), node.style.column_gap
    tracks = _tracks(node.style.columns, placed.columns, space)
    # Nobody asks for the contents' widths where they change nothing, as on the page itself.
    cells = () if fixed(tracks) else placed.cells
    claims = [_column_claim(solver, node, cell, tracks, rows) for cell in cells]
    axis = Axis(tracks, claims, gap, space, node.style.justify in _STRETCHED, constraint)
    return _lines(sizes(axis), gap, node.style.justify, space)


def _rows(solver: Solver, node: Node, columns: _Lines, space: float | None, room: float | None) -> _Lines:
    """The rows, sized to share `space` and then set in `room`."""
    placed, gap = solver.placement(node), node.style.row_gap
    tracks = _tracks(node.style.rows, placed.rows, space)
    cells = () if fixed(tracks) else placed.cells
    claims = [_row_claim(solver, node, cell, columns, tracks) for cell in cells]
    axis = Axis(tracks, claims, gap, space, node.style.align_content in _STRETCHED)
    return _lines(sizes(axis), gap, node.style.align_content, room)


def _lines(found: Sequence[float], gap: float, how: Distribution, room: float | None) -> _Lines:
    total = sum(found) + gap * max(0, len(found) - 1)
    at, between = distribute(how, (total if room is None else room) - total, len(found))
    starts = []
    for size in found:
        starts.append(at)
        at += size + gap + between
    return _Lines(starts, found, total)


def _tracks(tracks: Sequence[Track], count: int, space: float | None) -> list[Track]:
    """Explicit tracks with their percentages resolved, then as many automatic ones as items need."""
    return [*(definite(track, space) for track in tracks), *([_AUTO] * (count - len(tracks)))]


def _column_claim(solver: Solver, node: Node, cell: Cell, tracks: Sequence[Track], rows: _Lines | None) -> Claim:
    child, style, margin = cell.node, cell.node.style, cell.node.style.margin.across
    area = rows.span(cell.row, cell.tall)[1] if rows and solver.has_ratio(child) else None
    low, high = solver.widths(child, area, _known_height(node, child, area))
    least = low
    if specified_width(style, None) is None:
        mine = tracks[cell.column : cell.column + cell.wide]
        least = _least(resolve(style.min_width, 0.0), low, mine, node.style.column_gap, margin)
        least = max(min(least, limits(style.min_width, style.max_width, None)[1]), style.padding.across)
    return Claim(cell.column, cell.wide, least + margin, low + margin, high + margin)


def _known_height(node: Node, child: Node, area: float | None) -> float | None:
    """The height that the child will have whatever its content: its own, or its area's where it fills that."""
    own = definite_height(child.style, area)
    if own is None and area is not None and alignment(node, child) in _STRETCHED:
        own = clamp_height(child.style, area - child.style.margin.down, area)
    return own


def _row_claim(solver: Solver, node: Node, cell: Cell, columns: _Lines, tracks: Sequence[Track]) -> Claim:
    style, margin = cell.node.style, cell.node.style.margin.down
    _, area = columns.span(cell.column, cell.wide)
    width = _width(solver, cell.node, area, None, definite_height(style, None))
    tall = least = used_height(solver, cell.node, width, None)
    if specified_height(style, None) is None:
        mine = tracks[cell.row : cell.row + cell.tall]
        least = _least(resolve(style.min_height, 0.0), tall, mine, node.style.row_gap, margin)
        least = max(min(least, limits(style.min_height, style.max_height, None)[1]), style.padding.down)
    return Claim(cell.row, cell.tall, least + margin, tall + margin, tall + margin)


def _least(given: float | None, content: float, tracks: Sequence[Track], gap: float, margin: float) -> float:
    """The item's used minimum size; §6.6 Automatic minimum size of grid items."""
    if given is not None:
        return given
    kinds = [least_kind(t) for t in tracks]
    if "auto" not in kinds:
        return 0.0
    if len(tracks) > 1 and any(t.kind == "fr" for t in tracks):
        return 0.0
    caps = [fixed_most(t) for t in tracks]
    if any(c is None for c in caps):
        return content
    return min(content, max(0.0, sum(c for c in caps if c is not None) + gap * (len(tracks) - 1) - margin))


# Items


def _width(solver: Solver, child: Node, area: float, height: float | None, known: float | None) -> float:
    """§6.2: an item fills its area's width unless it has a width of its own or a ratio and a height."""
    style = child.style
    free = area - style.margin.across
    if style.width is None and not (style.aspect and known is not None):
        return clamp_width(style, through_ratio(style, free, height), area)
    return fit_width(solver, child, free, area, height, known)


def _in_area(solver: Solver, node: Node, child: Node, area: Box) -> tuple[Node, Box, bool]:
    style, margin, how = child.style, child.style.margin, alignment(node, child)
    free = area.height - margin.down
    own = definite_height(style, area.height)
    if own is None and (how == "stretch" or (how == "normal" and not style.aspect)):
        own = clamp_height(style, free, area.height)
    width = _width(solver, child, area.width, area.height, own)
    height = used_height(solver, child, width, area.height) if own is None else own
    top = area.y + margin.top + shift(how, free - height)
    known = own is not None or bool(style.aspect)
    return child, Box(area.x + margin.left, top, width, height), known
