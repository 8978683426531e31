"""Tables: <table><tr><td>: column widths from their content (CSS automatic table layout), native a:tbl out.

A row's height is what PowerPoint will show: its tallest cell with the cell's insets. Rows share what
height is left, up to a comfortable most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.build import builds
from deck.compose.content import Excess, Measured, plain
from deck.compose.context import Context
from deck.compose.lengths import box_style, tracks
from deck.compose.paint import FunctionPaint
from deck.compose.styles import Words, style_name, words
from deck.compose.texts import paragraph
from deck.flow.node import Node, Track
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Cell, Colour, Insets, Paragraph, Stroke, Table, TableRow, TextFrame
from deck.text.measure import TextMeasurer

ROOMIEST = 1.9  # a row grows to this many times what its text needs, no more


class _CellText(Struct, frozen=True):
    paragraph: Paragraph
    span: int = 1


class _Row(Struct, frozen=True):
    cells: tuple[_CellText, ...]
    header: bool
    highlight: bool


@dataclass(frozen=True, eq=False, slots=True)
class TableContent(Measured):
    """The table's rows, measured as one leaf of the box tree."""

    rows: tuple[_Row, ...]
    tracks: tuple[Track, ...]
    measurer: TextMeasurer
    styles: frozenset[str]
    insets: Insets

    @property
    def columns(self) -> int:
        return max((sum(c.span for c in row.cells) for row in self.rows), default=1)

    def min_width(self) -> float:
        return sum(low for low, _ in self._extents())

    def max_width(self) -> float:
        return sum(high for _, high in self._extents())

    def height(self, width: float) -> float:
        return sum(self.row_heights(self.widths(width)))

    def widths(self, width: float) -> list[float]:
        """Column widths that add up to `width`."""
        extents = self._extents()
        if self.tracks:
            return _track_widths(self.tracks, extents, width)
        return _automatic_widths(extents, width)

    def row_heights(self, widths: Sequence[float]) -> list[float]:
        return [self._row_height(row, widths) for row in self.rows]

    def excerpt(self) -> str:
        return " | ".join(plain(cell.paragraph) for cell in self.rows[0].cells)[:24] if self.rows else ""

    def over(self, excess: Excess) -> str:
        return excess.told(self._rows(excess), "row")

    def advice(self, excess: Excess) -> str:
        rows = self._rows(excess)
        return (
            f"leave out {rows} of its {len(self.rows)} rows"
            if rows
            else f"leave out some of its {self.columns} columns"
        )

    def _rows(self, excess: Excess) -> int:
        """How many rows, the last first, are as tall as that."""
        heights, over = self.row_heights(self.widths(excess.width)), excess.tall
        while heights and over > 0:
            over -= heights.pop()
        return len(self.rows) - len(heights)

    def _row_height(self, row: _Row, widths: Sequence[float]) -> float:
        tallest, column = 0.0, 0
        for cell in row.cells:
            width = sum(widths[column : column + cell.span]) - self.insets.left - self.insets.right
            tallest = max(tallest, self.measurer.fit((cell.paragraph,), width).height)
            column += cell.span
        return tallest + self.insets.top + self.insets.bottom

    def _extents(self) -> list[tuple[float, float]]:
        """Min- and max-content width of each column, insets included."""
        pad = self.insets.left + self.insets.right
        columns = [(0.0, 0.0)] * self.columns
        for row in self.rows:
            column = 0
            for cell in row.cells:
                if cell.span == 1:
                    low = self.measurer.min_content((cell.paragraph,)) + pad
                    high = self.measurer.max_content((cell.paragraph,)) + pad
                    columns[column] = (max(columns[column][0], low), max(columns[column][1], high))
                column += cell.span
        return columns


def _automatic_widths(extents: Sequence[tuple[float, float]], width: float) -> list[float]:
    """As CSS's automatic layout where all fits; else short columns keep their lines whole, long ones wrap."""
    most = sum(high for _, high in extents)
    if most <= width:
        spare = width - most
        return [high + spare * high / (most or 1) for _, high in extents]
    sizes, left, waiting = [low for low, _ in extents], width, list(range(len(extents)))
    while waiting:
        share = left / len(waiting)
        narrow = [i for i in waiting if extents[i][1] <= share]
        for i in narrow or waiting:
            sizes[i] = extents[i][1] if narrow else max(extents[i][0], share)
            left -= sizes[i]
        waiting = [i for i in waiting if i not in narrow] if narrow else []
    return sizes


def _track_widths(given: Sequence[Track], extents: Sequence[tuple[float, float]], width: float) -> list[float]:
    sizes = [t.value if t.kind == "pt" else width * t.value / 100 if t.kind == "percent" else 0.0 for t in given]
    sizes = [max(s, extents[i][1]) if given[i].kind == "auto" else s for i, s in enumerate(sizes)]
    fractions = sum(t.value for t in given if t.kind == "fr")
    left = max(0.0, width - sum(sizes))
    return [left * t.value / fractions if t.kind == "fr" else s for t, s in zip(given, sizes, strict=True)]


@builds("table")
def table(element: Element, context: Context) -> Node:
    rows = tuple(_row(tr, element, context) for tr in element.elements)
    outer = Words(style_name(element, context)) if element.get("style") else Words("table")
    styles = frozenset(style_name(td, context, outer) for td in element.iter("td"))
    insets = Insets(12, 7, 12, 7)
    content = TableContent(rows, tracks(element, "columns", context), context.measurer, styles, insets)

    def draw(box: Box) -> Iterable[AnyShape]:
        yield _table(content, element, context, box)

    return Node("leaf", box_style(element, context), content=content, tag=FunctionPaint(draw))


def _row(tr: Element, parent: Element, context: Context) -> _Row:
    outer = words(parent, context) if parent.get("style") else Words("table")
    cells = tuple(_CellText(paragraph(td, context, outer), int(td.number("colspan", 1))) for td in tr.elements)
    return _Row(cells, tr.flag("header"), tr.flag("highlight"))


def _table(content: TableContent, element: Element, context: Context, box: Box) -> Table:
    widths = content.widths(box.width)
    heights = _roomy(content.row_heights(widths), box.height, sum(row.header for row in content.rows))
    rule = Stroke(context.colour("rule", element), 0.75)
    strong = Stroke(context.colour("text", element), 1.5)
    soft = context.colour("accent-soft", element)
    rows = tuple(
        TableRow(height, tuple(_cells(row, content, strong if row.header else rule, soft if row.highlight else None)))
        for row, height in zip(content.rows, heights, strict=True)
    )
    own = replace(box, height=sum(heights))
    return Table(own, "Table", tuple(widths), rows, element.get("alt"), any(r.header for r in content.rows))


def _roomy(heights: list[float], space: float, heads: int) -> list[float]:
    """Rows a little taller where there is room, all by the same share; heads (the first) as they are."""
    fixed, body = heights[:heads], heights[heads:]
    total = sum(body)
    factor = min(ROOMIEST, max(1.0, (space - sum(fixed)) / total)) if total else 1.0
    return [*fixed, *(height * factor for height in body)]


def _cells(row: _Row, content: TableContent, bottom: Stroke, fill: Colour | None) -> Iterable[Cell]:
    for cell in row.cells:
        frame = TextFrame((cell.paragraph,), "middle", content.insets)
        yield Cell(frame, fill, None, bottom, column_span=cell.span)
        for _ in range(cell.span - 1):
            yield Cell(TextFrame((), "middle", content.insets), fill, None, bottom, covered="column")
