"""Which cells of a grid each child takes: CSS Grid Layout 1, §8.5, row by row, sparse."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deck.flow.node import Node


class Cell(Struct, frozen=True):
    """A grid item's area in tracks, counted from 0."""

    node: Node
    column: int
    row: int
    wide: int
    tall: int


class Placement(Struct, frozen=True):
    """All items of a grid and how many columns and rows it has come to."""

    cells: tuple[Cell, ...]
    columns: int
    rows: int


def place(node: Node) -> Placement:
    """A stack has one cell, which all its children share; a grid's children take the next free ones."""
    if node.mode == "stack":
        return Placement(tuple(Cell(c, 0, 0, 1, 1) for c in node.children if not c.style.absolute), 1, 1)
    board = _Board(_column_count(node))
    cells = board.place(node.children)
    rows = max([len(node.style.rows), *(c.row + c.tall for c in cells)])
    return Placement(cells, board.columns, rows)


def _column_count(node: Node) -> int:
    """Explicit columns, and those implied by items that reach further."""
    reach = [(c.style.column or 1) - 1 + c.style.column_span for c in node.children]
    return max([len(node.style.columns), *reach])


class _Board:
    """The cells taken so far, and the cursor."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.taken: set[tuple[int, int]] = set()

    def place(self, children: tuple[Node, ...]) -> tuple[Cell, ...]:
        """First what names its column and row, then what names a row, then all others in their order."""
        found = {c: self._take(c, (c.style.column or 1) - 1, (c.style.row or 1) - 1) for c in _fixed(children)}
        ends: dict[int, int] = {}
        for child in _in_rows(children):
            row = child.style.row - 1  # type: ignore[operator]
            found[child] = self._take(child, self._free_column(child, row, ends.get(row, 0)), row)
            ends[row] = found[child].column
        self._fill([c for c in children if c not in found], found)
        return tuple(found[c] for c in children)

    def _fill(self, children: list[Node], found: dict[Node, Cell]) -> None:
        column, row = 0, 0
        for child in children:
            if child.style.column:
                own = child.style.column - 1
                row, column = row + (own < column), own
                while not self._is_free(child, column, row):
                    row += 1
            else:
                column, row = self._next(child, column, row)
            found[child] = self._take(child, column, row)

    def _next(self, child: Node, column: int, row: int) -> tuple[int, int]:
        while column + child.style.column_span > self.columns or not self._is_free(child, column, row):
            column, row = (column + 1, row) if column + child.style.column_span < self.columns else (0, row + 1)
        return column, row

    def _free_column(self, child: Node, row: int, start: int) -> int:
        column = start
        while not self._is_free(child, column, row):
            column += 1
        self.columns = max(self.columns, column + child.style.column_span)
        return column

    def _is_free(self, child: Node, column: int, row: int) -> bool:
        return self.taken.isdisjoint(_area(child, column, row))

    def _take(self, child: Node, column: int, row: int) -> Cell:
        self.taken.update(_area(child, column, row))
        return Cell(child, column, row, child.style.column_span, child.style.row_span)


def _area(child: Node, column: int, row: int) -> Iterator[tuple[int, int]]:
    style = child.style
    return ((column + i, row + j) for i in range(style.column_span) for j in range(style.row_span))


def _fixed(children: tuple[Node, ...]) -> Iterator[Node]:
    return (c for c in children if c.style.column and c.style.row)


def _in_rows(children: tuple[Node, ...]) -> Iterator[Node]:
    return (c for c in children if c.style.row and not c.style.column)
