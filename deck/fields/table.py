"""A table as a value: rows of cells on a grid, and the parts that it can be cut into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

WIDEST = 3  # cells of a column that stand for all in telling its width
FAMILY = 6  # a cell that spans more rows than these may be cut


class Cell(Struct, frozen=True):
    """A cell: what it says, how it stands, the grid's columns and rows it covers; `lit` stands out."""

    text: str
    align: str = "left"
    colspan: int = 1
    rowspan: int = 1
    column: int = 0
    lit: bool = False


class Line(Struct, frozen=True):
    """A row: of the header, the heading of a group, of the body, or "hidden": one that only tells widths."""

    cells: tuple[Cell, ...]
    kind: Literal["header", "group", "body", "hidden"] = "body"
    lit: bool = False

    @property
    def unpacked(self) -> list[tuple[str, str, int, int, bool, int]]:
        """What a template needs of each cell, at once: looking a name up in the sandbox is slow."""
        return [(c.text, c.align, c.colspan, c.rowspan, c.lit, c.column) for c in self.cells]


class Table(Struct, frozen=True):
    """A table: header rows, body rows, widths of columns as a track list, footnotes.

    A part of a table has hidden rows, `widest`, that hold the longest cells of the whole: its columns are the whole's.
    """

    header: tuple[Line, ...]
    rows: tuple[Line, ...]
    widths: str = ""
    footnotes: tuple[str, ...] = ()
    widest: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.header, *self.rows, *self.widest)

    @property
    def columns(self) -> int:
        return sum(cell.colspan for cell in self.header[0].cells)


class TableParts:
    """A table's rows as pieces: a group's heading stays with its first row, what spans few rows stays whole."""

    seams = ()

    def __init__(self, table: Table) -> None:
        self.table = table
        self.headings: list[Line | None] = []  # for each row, the heading that it stands under
        self.reach = max((cell.rowspan for line in table.rows for cell in line.cells), default=1)
        self.starts = list(self._starts())
        self.count = len(self.starts)
        self.widest = _widest(table.rows, table.columns)

    def part(self, start: int, stop: int, again: str) -> Table:
        """The pieces from `start` to `stop` as a table: header and heading said again, cut spans too."""
        first, end = self._row(start), self._row(stop)
        rows = [_cut(self.table.rows[n], end - n) for n in range(first, end)]
        rows[0] = self._with_spans(rows[0], first, end)
        heading = self.headings[first]
        if heading and self.table.rows[first].kind != "group":
            said = replace(heading.cells[0], text=f"{heading.cells[0].text}{again}")
            rows.insert(0, replace(heading, cells=(said,)))
        notes = tuple(n for n in self.table.footnotes if _belongs(n, rows, last=end == len(self.table.rows)))
        return replace(self.table, rows=tuple(rows), footnotes=notes, widest=self.widest)

    def _starts(self) -> Iterator[int]:
        heading, held = None, 0
        for n, line in enumerate(self.table.rows):
            after_heading = n > 0 and self.table.rows[n - 1].kind == "group"
            heading = line if line.kind == "group" else heading
            self.headings.append(heading)
            if n >= held and not after_heading:
                yield n
            held = max([held, *(n + c.rowspan for c in line.cells if c.rowspan <= FAMILY)])

    def _row(self, piece: int) -> int:
        return self.starts[piece] if piece < self.count else len(self.table.rows)

    def _with_spans(self, line: Line, first: int, end: int) -> Line:
        """The row `first` with the cells from above that reach into it."""
        above = [
            replace(cell, rowspan=min(n + cell.rowspan, end) - first)
            for n in range(max(0, first - self.reach), first)
            for cell in self.table.rows[n].cells
            if n + cell.rowspan > first
        ]
        return replace(line, cells=tuple(sorted([*line.cells, *above], key=lambda c: c.column)))


def _cut(line: Line, rows: int) -> Line:
    return replace(line, cells=tuple(replace(cell, rowspan=min(cell.rowspan, rows)) for cell in line.cells))


_MARK = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+")


def _belongs(note: str, rows: Sequence[Line], last: bool) -> bool:
    """Whether a footnote stands under these rows: its mark is in them, or it has none and they are the last."""
    mark = _MARK.match(note)
    return any(mark.group() in cell.text for line in rows for cell in line.cells) if mark else last


def _widest(body: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Hidden rows of the cells that are longest, or hold the longest word, in each column."""
    found: list[list[Cell]] = [[] for _ in range(width)]
    for line in body:
        for cell in line.cells:
            if cell.colspan == 1 and line.kind == "body":
                found[cell.column].append(cell)
    tops = [
        [*sorted(cells, key=_length, reverse=True)[:WIDEST], max(cells, key=_longest_word)] for cells in found if cells
    ]
    if not tops:
        return ()
    empty = [Cell("", column=n) for n in range(width)]
    by_column = {cells[0].column: cells for cells in tops}
    rows = []
    for n in range(WIDEST + 1):
        picked = [
            by_column[c.column][min(n, len(by_column[c.column]) - 1)] if c.column in by_column else c for c in empty
        ]
        rows.append(Line(tuple(replace(cell, rowspan=1, lit=False) for cell in picked), "hidden"))
    return tuple(rows)


def _length(cell: Cell) -> int:
    return len(cell.text) + sum(char > "\u2e80" for char in cell.text)


def _longest_word(cell: Cell) -> int:
    return max(map(len, cell.text.split()), default=0)
