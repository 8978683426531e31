"""Tables: <table><tr><th/td>: cells on a grid, widths of columns from their content, native a:tbl out.

Columns are as wide as CSS's automatic table layout makes them (CSS 2.2 §17.5.2.2) where all fits; else short
columns keep their lines whole and long ones share what is left. A row's height is what PowerPoint will show: its
tallest cell with the cell's insets; rows grow alike into the room that is left, up to a comfortable most.

Figures stand on their decimal point by right alignment and a wider right inset where a cell has fewer digits
after it. That is native in every program, adds no characters to the text, and is measured in the face;
PowerPoint's other way, a decimal tab stop, needs a tab character in each cell, and figure spaces (U+2007) fall
back to another face where the deck's own lacks them.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from deck.brand.tables import TABLE_LOOKS
from deck.compose.content import Excess, Measured, excerpt, plain
from deck.compose.context import Context
from deck.compose.elements import cell_marks
from deck.compose.elements.column_widths import Extent, column_widths, with_spans
from deck.compose.lengths import box_style, one_of, points, tracks
from deck.compose.paint import HeldPaint
from deck.compose.registry import builds
from deck.compose.styles import Words, style_name, words
from deck.compose.texts import paragraph
from deck.flow.node import Node, Track
from deck.markup.element import Element
from deck.scene import (
    AnyShape,
    Box,
    Cell,
    Colour,
    Covered,
    Insets,
    Paragraph,
    Placeholder,
    Run,
    Stroke,
    Table,
    TableRow,
    TextFrame,
)
from deck.text.measure import TextMeasurer

ROOM = 1.2  # a row grows by so much of what the lowest needs, no more
HEAD_ROOM = 0.3  # a header row likewise
TIGHT = 0.25  # ems over and under a cell's text at least, where the markup says no `gap`
AIR = 1.5  # times that, between figures that stand right and a text that stands left of the next column's edge
SIDES = ((4, 12.0), (7, 9.0), (99, 6.0))  # points beside a cell's text in tables of up to so many columns …
SIDES_FOR = 18.0  # … of this size; beside smaller text they are less
MAX_SPAN = 1000


class GridCell(Struct, frozen=True):
    """A cell on the grid. `after` is what its right inset has more than others'."""

    row: int
    column: int
    rows: int
    columns: int
    paragraph: Paragraph
    lit: bool = False
    head: bool = False
    decimal: bool = False
    after: float = 0.0
    mark: cell_marks.CellMark | None = None


class _Row(Struct, frozen=True):
    kind: str
    lit: bool


@dataclass(frozen=True, eq=False, slots=True)
class TableContent(Measured):
    """The table's grid, measured as one leaf of the box tree.

    Of its rows the first are `heads`, and all but the last are `shown`: those only tell widths. `side` and `above` are
    the points beside and above a cell's text; with `flush` that of the outer columns stands on the table's sides.
    """

    rows: tuple[_Row, ...]
    cells: tuple[GridCell, ...]
    columns: int
    heads: int
    shown: int
    tracks: tuple[Track, ...]
    measurer: TextMeasurer
    styles: frozenset[str]
    side: float
    above: float
    flush: bool
    _extents: list[Extent] = field(default_factory=list)
    _heights: dict[float, list[float]] = field(default_factory=dict)

    def insets(self, cell: GridCell) -> Insets:
        first, last = cell.column == 0, cell.column + cell.columns == self.columns
        own = _insets((self.side, self.above), self.flush and first, self.flush and last, cell.after)
        if not cell.mark:
            return own
        return replace(own, right=own.right + cell.mark.beside(self.measurer), bottom=own.bottom + cell.mark.under)

    def extents(self) -> list[Extent]:
        """Min- and max-content width of each column, insets included."""
        if not self._extents:
            single = [Extent(0.0, 0.0)] * self.columns
            spanning: list[tuple[int, int, Extent]] = []
            for cell in self.cells:
                own = self._extent(cell)
                if cell.columns == 1:
                    single[cell.column] = single[cell.column].widest(own)
                else:
                    spanning.append((cell.column, cell.columns, own))
            self._extents.extend(with_spans(single, spanning))
        return self._extents

    def _extent(self, cell: GridCell) -> Extent:
        own, insets = self.measurer.extent(cell.paragraph), self.insets(cell)
        beside = insets.left + insets.right
        if not cell.mark:
            return Extent(own.least + beside, own.most + beside)
        least = own.most if cell.mark.said else own.least  # words over a line beside it leave it no second line
        return Extent(max(least, cell.mark.wide) + beside, max(own.most, cell.mark.wide) + beside)

    def min_width(self) -> float:
        return sum(column.low for column in self.extents())

    def max_width(self) -> float:
        return sum(column.high for column in self.extents())

    def height(self, width: float) -> float:
        return sum(self.row_heights(width))

    def widths(self, width: float) -> list[float]:
        """Column widths that add up to `width`, where that is enough for the content."""
        return column_widths(self.extents(), self.tracks, width)

    def row_heights(self, width: float) -> list[float]:
        """What PowerPoint makes each row that is drawn at least, the table being `width` wide."""
        if width not in self._heights:
            self._heights[width] = self._measured_heights(self.widths(width))
        return self._heights[width]

    def _measured_heights(self, widths: Sequence[float]) -> list[float]:
        heights = [0.0] * self.shown
        tall = [cell for cell in self.cells if cell.row < self.shown]
        for cell in sorted(tall, key=lambda c: c.rows):
            own = self._cell_height(cell, widths)
            last = cell.row + cell.rows - 1
            heights[last] = max(heights[last], own - sum(heights[cell.row : last]))
        return heights

    def _cell_height(self, cell: GridCell, widths: Sequence[float]) -> float:
        insets = self.insets(cell)
        width = sum(widths[cell.column : cell.column + cell.columns]) - insets.left - insets.right
        return self.measurer.fit((cell.paragraph,), width).height + insets.top + insets.bottom

    def excerpt(self) -> str:
        return excerpt(" | ".join(plain(cell.paragraph) for cell in self.cells[: self.columns * 2]))

    def over(self, excess: Excess) -> str:
        return excess.told(self._rows_over(excess), "row")

    def advice(self, excess: Excess) -> str:
        rows = self._rows_over(excess)
        if rows >= self.shown - self.heads:
            return "say less in its cells"
        if rows:
            return f"leave out {rows} of its {self.shown} rows"
        longest = max(" ".join(plain(cell.paragraph) for cell in self.cells).split() or [""], key=len)
        return f"leave out some of its {self.columns} columns; its longest word is “{excerpt(longest)}”"

    def _rows_over(self, excess: Excess) -> int:
        """How many rows, the last first, are as tall as what is over."""
        heights, over = list(self.row_heights(excess.width)), excess.tall
        while heights and over > 0:
            over -= heights.pop()
        return self.shown - len(heights)


@functools.lru_cache(maxsize=256)
def _insets(room: tuple[float, float], first: bool, last: bool, after: float) -> Insets:
    """A cell's insets, of the `room` beside and above its text; the `first` and the `last` of a row stand on the
    table's sides. Many cells share few."""
    side, above = room
    return Insets(0.0 if first else side, above, (0.0 if last else side) + after, above)


@builds("table")
def table(element: Element, context: Context) -> Node:
    rows = tuple(_Row(_kind(tr), tr.flag("highlight")) for tr in element.elements)
    cells = tuple(_grid(element, context))
    style = TABLE_LOOKS[_style(element, context)]
    if role := style.header_text:
        cells = tuple(_headed(cells, rows, context.colour(role, element)))
    columns = max((cell.column + cell.columns for cell in cells), default=1)
    outer = _outer(element, context)
    styles = frozenset(style_name(td, context, outer) for tr in element.elements for td in tr.elements)
    given = tracks(element, "columns", context)
    if given and len(given) != columns:
        raise element.error(f"{len(given)} widths for {columns} columns", expected=f"{columns} widths")
    if any(track.least or track.kind in ("min-content", "max-content") for track in given):
        raise element.error("a table's columns have no minmax()", expected="2fr, 120, 30% or auto for each column")
    size = context.size(outer.text)
    side, above = _side(columns, size), points(element, "gap", context) / 2 if element.get("gap") else size * TIGHT
    cells = tuple(_airy(tuple(_aligned(cells, context.measurer)), side * AIR))
    heads, shown = (sum(test(row.kind) for row in rows) for test in ("header".__eq__, "hidden".__ne__))
    flush = not (style.grounded or any(_at_side(c, columns) for c in cells if c.lit))
    content = TableContent(rows, cells, columns, heads, shown, given, context.measurer, styles, side, above, flush)

    def put(box: Box, placeholder: Placeholder | None) -> tuple[AnyShape, ...]:
        drawn = replace(_drawn(content, element, context, box), placeholder=placeholder)
        return (drawn, *cell_marks.drawn(tuple(_marked(content, drawn)), element, context))

    return Node("leaf", box_style(element, context), content=content, tag=HeldPaint("tbl", "Table", "", put))


def _at_side(cell: GridCell, columns: int) -> bool:
    return cell.column == 0 or cell.column + cell.columns == columns


def _side(columns: int, size: float) -> float:
    """Points beside a cell's text."""
    most = next(points for most, points in SIDES if columns <= most or most == SIDES[-1][0])
    return most * min(1.0, size / SIDES_FOR)


def _headed(cells: Iterable[GridCell], rows: Sequence[_Row], colour: Colour) -> Iterator[GridCell]:
    """The cells, those of header rows in the colour that the table style's ground asks for."""
    for cell in cells:
        head = rows[cell.row].kind == "header"
        style = replace(cell.paragraph.style, colour=colour) if head else cell.paragraph.style
        yield replace(cell, paragraph=replace(cell.paragraph, style=style))


def _outer(element: Element, context: Context) -> Words:
    return words(element, context) if element.get("style") else Words("table")


def _kind(tr: Element) -> str:
    """A row of <th> alone is a header row; others say what they are."""
    heads = bool(tr.elements) and all(cell.name == "th" for cell in tr.elements)
    return tr.get("kind") or ("header" if heads else "body")


def _grid(element: Element, context: Context) -> Iterator[GridCell]:
    """Each cell with its place (HTML 4.9.12.1): the first column that no cell from above still holds."""
    outer = _outer(element, context)
    held: dict[int, int] = {}  # column → rows for which a cell from above still holds it
    count = len(element.elements)
    for row, tr in enumerate(element.elements):
        column, fresh = 0, dict[int, int]()
        for td in tr.elements:
            while column in held:
                column += 1
            across, down = _span(td, "colspan"), min(_span(td, "rowspan"), count - row)
            if held and any(n in held for n in range(column, column + across)):
                raise td.error("overlaps a cell that spans down to it", expected="cells side by side")
            text = paragraph(td, context, outer)
            head, decimal = td.name == "th", td.get("align") == "decimal"
            mark = cell_marks.cell_mark(td, context)
            yield GridCell(row, column, down, across, text, td.flag("highlight"), head, decimal, mark=mark)
            if down > 1:
                fresh.update(dict.fromkeys(range(column, column + across), down))
            column += across
        held = {n: rows - 1 for n, rows in {**held, **fresh}.items() if rows > 1}


def _span(td: Element, name: str) -> int:
    if name not in td.attributes:
        return 1
    value = td.number(name, 1)
    if not 1 <= value <= MAX_SPAN or value != int(value):
        raise td.error(f"{name}=“{td.get(name)}”", expected="a whole number from 1 on")
    return int(value)


# --- decimals -------------------------------------------------------------------------------------


_TAIL = re.compile(r"(?:\.\d*|,\d{1,2}(?!\d)|,\d{4,}|(?<=\d)(?=\D*$))[^.,]*$")


def _aligned(cells: Sequence[GridCell], measurer: TextMeasurer) -> Iterator[GridCell]:
    """Cells of decimal columns right-aligned, each told how much its decimals are narrower than the widest."""
    tails = {n: _tail_width(cell, measurer) for n, cell in enumerate(cells) if cell.decimal}
    widest: dict[int, float] = {}
    for n, width in tails.items():
        if not cells[n].head:
            widest[cells[n].column] = max(widest.get(cells[n].column, 0.0), width)
    for n, cell in enumerate(cells):
        if not cell.decimal:
            yield cell
            continue
        style = replace(cell.paragraph.style, align="right")
        after = 0.0 if cell.head else widest[cell.column] - tails[n]
        yield replace(cell, paragraph=replace(cell.paragraph, style=style), after=after)


def _tail_width(cell: GridCell, measurer: TextMeasurer) -> float:
    """How wide what follows a figure's last whole digit is; nothing for a cell without figures."""
    match = _TAIL.search(plain(cell.paragraph))
    left = len(match.group()) if match else 0
    tail: list[Run] = []
    for run in reversed(cell.paragraph.inlines):
        if isinstance(run, Run) and left > 0:
            tail.insert(0, replace(run, text=run.text[-left:]))
            left -= len(run.text)
    return measurer.max_content((replace(cell.paragraph, inlines=tuple(tail)),))


def _airy(cells: Sequence[GridCell], air: float) -> Iterator[GridCell]:
    """Cells of columns that stand right before one that stands left, with some air between the two."""
    left = {c.column for c in cells if c.columns == 1 and not c.head and c.paragraph.style.align == "left"}
    right = {c.column for c in cells if c.columns == 1 and not c.head and c.paragraph.style.align == "right"} - left
    for cell in cells:
        beside = cell.columns == 1 and cell.column in right and cell.column + 1 in left
        yield replace(cell, after=cell.after + air) if beside else cell


# --- drawing --------------------------------------------------------------------------------------


class _Looks(Struct, frozen=True):
    """What cells say beyond the brand's table style: it knows one header row, and nothing of highlights."""

    thin: Stroke
    strong: Stroke | None
    round_lit: Stroke | None
    lit: Colour
    head: Colour | None
    own: bool  # the rules: those of the style are in the slide's inks
    between: bool  # … those between rows, too


def _named(element: Element, context: Context) -> str:
    """The table style that the markup names, else the brand's."""
    return one_of(element, "look", (context.brand.table, *TABLE_LOOKS))


def _style(element: Element, context: Context) -> str:
    """The table style; on a panel of the other ground the plain one, since its inks are the slide's."""
    return _named(element, context) if context.ground == context.slide_ground else "plain"


def _looks(element: Element, context: Context) -> _Looks:
    style = TABLE_LOOKS[_style(element, context)]
    strong, round_lit = (
        Stroke(context.colour(rule[0], element), rule[1]) if rule else None
        for rule in (style.under_header, style.round_lit)
    )
    return _Looks(
        Stroke(context.colour("rule", element), 0.75),
        strong,
        round_lit,
        context.colour("accent-soft", element),
        context.colour(style.header_fill, element) if style.header_fill else None,
        context.ground != context.slide_ground,
        _named(element, context) != "plain",
    )


def _drawn(content: TableContent, element: Element, context: Context, box: Box) -> Table:
    heads = content.heads
    heights = content.row_heights(box.width)
    if any(cell.mark for cell in content.cells):
        heights = _level(heights, box.height, heads)
    heights = _roomy(heights, box.height, heads)
    written = _cells(content, _looks(element, context))
    rows = tuple(TableRow(height, tuple(cells)) for height, cells in zip(heights, written, strict=True))
    own = replace(box, height=sum(heights))
    firsts = [c for c in content.cells if c.column == 0 and heads <= c.row < content.shown]
    first_column = bool(firsts) and all(c.head for c in firsts)
    widths = tuple(content.widths(box.width))
    style, guest = _style(element, context), context.slide_ground != context.brand.home
    alt, header = element.get("alt"), heads > 0
    return Table(own, "Table", widths, rows, alt, header, style, first_column, guest=guest)


def _marked(content: TableContent, drawn: Table) -> Iterator[cell_marks.Placed]:
    """The cells in which something is drawn, each where it stands."""
    lefts = [drawn.box.x, *(drawn.box.x + x for x in itertools.accumulate(drawn.columns))]
    tops = [drawn.box.y, *(drawn.box.y + y for y in itertools.accumulate(row.height for row in drawn.rows))]
    for cell in content.cells:
        if not cell.mark or cell.row >= content.shown:
            continue
        end = cell.row + cell.rows
        box = Box(
            lefts[cell.column], tops[cell.row], drawn.columns[cell.column] - content.side, tops[end] - tops[cell.row]
        )
        insets = content.insets(cell)
        wide = drawn.columns[cell.column] - insets.left - insets.right
        said = content.measurer.fit((cell.paragraph,), wide)
        top = box.y + (box.height - said.height - cell.mark.under) / 2
        width = min(content.measurer.max_content((cell.paragraph,)), wide)
        text = Box(box.x + insets.left, top, width, said.height)
        row = content.rows[cell.row]
        yield cell_marks.Placed(cell.mark, cell.column, box, text, row.lit, row.kind == "header")


def _level(heights: Sequence[float], space: float, heads: int) -> list[float]:
    """Rows all as tall as the tallest, where there is room for that; heads (the first) as they are."""
    level = [*heights[:heads], *([max(heights)] * (len(heights) - heads))]
    return level if sum(level) <= space else list(heights)


def _roomy(heights: Sequence[float], space: float, heads: int) -> list[float]:
    """Rows a little taller where there is room, all by as much; heads (the first) by less."""
    spare = max(0.0, space - sum(heights))
    if not spare:
        return list(heights)
    body = len(heights) - heads
    least = min(heights)
    head = min(least * HEAD_ROOM, spare / len(heights))
    row = min(least * ROOM, (spare - head * heads) / body) if body else 0.0
    return [height + (head if n < heads else row) for n, height in enumerate(heights)]


def _cells(content: TableContent, looks: _Looks) -> list[list[Cell]]:
    """All rows' cells, those covered by another's span too; what the grid lacks is empty."""
    nothing = Cell(TextFrame((), "middle", Insets(content.side, content.above, content.side, content.above)))
    rows = [[nothing] * content.columns for _ in range(content.shown)]
    for cell in content.cells:
        if cell.row >= content.shown:
            continue
        frame = TextFrame((cell.paragraph,), "middle", content.insets(cell))
        fill, top, bottom = _ground(cell, content, looks), _top(cell, content, looks), _bottom(cell, content, looks)
        own = Cell(frame, fill, top, bottom, cell.rows, cell.columns)
        for down in range(cell.rows):
            for across in range(cell.columns):
                if covered := _COVERED[across > 0, down > 0]:
                    empty = TextFrame((), "middle", content.insets(cell))
                    own = Cell(empty, fill, top, bottom, covered=covered)
                rows[cell.row + down][cell.column + across] = own
    return rows


_COVERED: dict[tuple[bool, bool], Covered] = {
    (False, False): "",
    (True, False): "column",
    (False, True): "row",
    (True, True): "both",
}


def _ground(cell: GridCell, content: TableContent, looks: _Looks) -> Colour | None:
    if cell.lit or (content.rows[cell.row].lit and not looks.round_lit):
        return looks.lit
    return looks.head if 0 < cell.row < content.heads else None


def _top(cell: GridCell, content: TableContent, looks: _Looks) -> Stroke | None:
    """Over a row that stands out its rule, but under the header, which has one."""
    return looks.round_lit if content.rows[cell.row].lit and cell.row > content.heads else None


def _bottom(cell: GridCell, content: TableContent, looks: _Looks) -> Stroke | None:
    """Under a row that stands out its rule; under a header of several rows the strong one, inside it a thin one; the
    rest is the table style's."""
    end, heads = cell.row + cell.rows, content.heads
    if content.rows[end - 1].lit:
        return looks.round_lit
    if heads < 2 or end > heads:
        ruled = looks.own and (looks.between or end == heads)
        return looks.thin if ruled and end < content.shown else None
    return looks.strong if end == heads else looks.thin
