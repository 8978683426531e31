"""Grids: CSS Grid Layout, level 1 (W3C): explicit columns, rows as needed, spans, row-by-row placement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deck.flow.node import Node, Track
from deck.scene import Box

if TYPE_CHECKING:
    from deck.flow.solve import Solver

_AUTO = Track("auto")


class _Cell(Struct, frozen=True):
    node: Node
    column: int
    row: int


def intrinsic(solver: Solver, node: Node) -> tuple[float, float]:
    tracks, cells = _columns(node), _cells(node)
    gaps = node.style.gap * (len(tracks) - 1)
    lows = [_track_width(solver, t, cells, i, 0) for i, t in enumerate(tracks)]
    highs = [_track_width(solver, t, cells, i, 1) for i, t in enumerate(tracks)]
    return sum(lows) + gaps, sum(highs) + gaps


def content_height(solver: Solver, node: Node, width: float) -> float:
    cells = _cells(node)
    heights = _row_heights(solver, node, cells, _column_widths(solver, node, cells, width), None)
    return sum(heights) + node.style.cross_gap * max(0, len(heights) - 1)


def arrange(solver: Solver, node: Node, inner: Box) -> Iterator[tuple[Node, Box]]:
    cells = _cells(node)
    widths = _column_widths(solver, node, cells, inner.width)
    heights = _row_heights(solver, node, cells, widths, inner.height)
    lefts, tops = _starts(inner.x, widths, node.style.gap), _starts(inner.y, heights, node.style.cross_gap)
    for cell in cells:
        style = cell.node.style
        width = _span(widths, cell.column, style.column_span, node.style.gap)
        height = _span(heights, cell.row, style.row_span, node.style.cross_gap)
        yield cell.node, _in_area(solver, node, cell.node, Box(lefts[cell.column], tops[cell.row], width, height))


def _in_area(solver: Solver, node: Node, child: Node, area: Box) -> Box:
    """The child in its grid area: stretched across, aligned down."""
    align = child.style.align_self or node.style.align
    width = solver.outer_width(child, area.width) if child.style.width else area.width
    if align == "stretch" and child.style.height is None and not child.style.aspect:
        return Box(area.x, area.y, width, area.height)
    height = solver.outer_height(child, width, area.height)
    shift = {"center": (area.height - height) / 2, "end": area.height - height}.get(align, 0.0)
    return Box(area.x, area.y + shift, width, height)


def _columns(node: Node) -> tuple[Track, ...]:
    return node.style.columns or (Track("fr", 1.0),)


def _cells(node: Node) -> list[_Cell]:
    """Auto-placement, row by row (§8.5, sparse), around cells that span rows."""
    count = len(_columns(node))
    taken: set[tuple[int, int]] = set()
    cells, column, row = [], 0, 0
    for child in node.children:
        wide, tall = min(child.style.column_span, count), child.style.row_span
        while column + wide > count or any((column + i, row) in taken for i in range(wide)):
            column, row = (column + 1, row) if column + wide < count else (0, row + 1)
        cells.append(_Cell(child, column, row))
        taken.update((column + i, row + j) for i in range(wide) for j in range(tall))
    return cells


def _track_width(solver: Solver, track: Track, cells: Sequence[_Cell], index: int, which: int) -> float:
    if track.kind == "pt":
        return track.value
    single = [c for c in cells if c.column == index and c.node.style.column_span == 1]
    return max([track.minimum, *(solver.widths(c.node)[which] for c in single)])


def _column_widths(solver: Solver, node: Node, cells: Sequence[_Cell], width: float) -> list[float]:
    tracks = _columns(node)
    space = width - node.style.gap * (len(tracks) - 1)
    lows = [_track_width(solver, t, cells, i, 0) for i, t in enumerate(tracks)]
    highs = [_track_width(solver, t, cells, i, 1) for i, t in enumerate(tracks)]
    return _sizes(tracks, lows, highs, space)


def _row_heights(
    solver: Solver, node: Node, cells: Sequence[_Cell], widths: Sequence[float], height: float | None
) -> list[float]:
    count = max([c.row + c.node.style.row_span for c in cells] or [0])
    tracks = [*node.style.rows, *([_AUTO] * (count - len(node.style.rows)))]
    tall = [_row_content(solver, node, cells, widths, i, t) for i, t in enumerate(tracks)]
    if height is None:
        return tall
    return _sizes(tracks, tall, tall, height - node.style.cross_gap * max(0, len(tracks) - 1))


def _row_content(
    solver: Solver, node: Node, cells: Sequence[_Cell], widths: Sequence[float], index: int, track: Track
) -> float:
    if track.kind == "pt":
        return track.value
    single = [c for c in cells if c.row == index and c.node.style.row_span == 1]
    spans = [(c, _span(widths, c.column, c.node.style.column_span, node.style.gap)) for c in single]
    return max([track.minimum, *(solver.outer_height(c.node, width, None) for c, width in spans)])


def _sizes(tracks: Sequence[Track], lows: Sequence[float], highs: Sequence[float], space: float) -> list[float]:
    """§11: fixed tracks, then auto tracks up to their content, then fr tracks share what is left."""
    fixed: dict[str, Callable[[int], float]] = {
        "pt": lambda i: tracks[i].value,
        "percent": lambda i: space * tracks[i].value / 100,
        "auto": lambda i: lows[i],
        "fr": lambda i: 0.0,
    }
    sizes = [fixed[t.kind](i) for i, t in enumerate(tracks)]
    flexible = [i for i, t in enumerate(tracks) if t.kind == "fr"]
    _grow_autos(tracks, sizes, highs, space - sum(sizes) - sum(lows[i] for i in flexible))
    if flexible:
        _share_fractions(tracks, sizes, lows, flexible, space)
    else:
        _stretch_autos(tracks, sizes, space)
    return sizes


def _grow_autos(tracks: Sequence[Track], sizes: list[float], highs: Sequence[float], free: float) -> None:
    """Grow auto tracks evenly towards their max-content (§11.6)."""
    open_tracks = [i for i, t in enumerate(tracks) if t.kind == "auto" and highs[i] > sizes[i]]
    while open_tracks and free > 1e-9:
        each = free / len(open_tracks)
        for i in open_tracks:
            step = min(each, highs[i] - sizes[i])
            sizes[i] += step
            free -= step
        open_tracks = [i for i in open_tracks if highs[i] - sizes[i] > 1e-9]


def _stretch_autos(tracks: Sequence[Track], sizes: list[float], space: float) -> None:
    autos = [i for i, t in enumerate(tracks) if t.kind == "auto"]
    free = space - sum(sizes)
    for i in autos:
        sizes[i] += max(0.0, free) / len(autos)


def _share_fractions(
    tracks: Sequence[Track], sizes: list[float], lows: Sequence[float], flexible: list[int], space: float
) -> None:
    """§11.7.1: a fr track is never smaller than its min-content; those that are hold, the rest share."""
    left = space - sum(sizes)
    pending = list(flexible)
    while pending:
        share = left / max(1.0, sum(tracks[i].value for i in pending))
        small = [i for i in pending if lows[i] > share * tracks[i].value + 1e-9]
        for i in small or pending:
            sizes[i] = lows[i] if small else max(0.0, share * tracks[i].value)
            left -= sizes[i]
        pending = [i for i in pending if i not in small] if small else []


def _starts(start: float, sizes: Sequence[float], gap: float) -> list[float]:
    starts = []
    for size in sizes:
        starts.append(start)
        start += size + gap
    return starts


def _span(sizes: Sequence[float], first: int, count: int, gap: float) -> float:
    part = sizes[first : first + count]
    return sum(part) + gap * (len(part) - 1)
