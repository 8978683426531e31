"""What is drawn in a table's cells: squares that count, under the text; dots on a scale that a column's cells share.

`<td count="176">`; `<td dot="0.07">`, a share of the room that the column's texts leave, 0 at its start. A header's
`<th dot="0.3" mark="a person">` says where lines to the dots begin: with `mark`, what they are held against, a rule
through the column under its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deck.compose.context import Context
from deck.compose.elements.canvas import freeform
from deck.compose.squares import PITCH, block, columns_of, rows_of, whole
from deck.compose.texts import paragraph
from deck.markup.element import Element
from deck.scene import Box, Colour, Paragraph, Preset, Shape, TextFrame
from deck.text.measure import TextMeasurer

ROOM = 140.0  # points for a column's dots at least
GAP = 16.0  # points between them and the column's texts; in its head between the text and what it is held against
UNDER = 4.0  # points between a text and its squares
RADIUS, LIT_RADIUS = 6.5, 10.0  # points: dots, and those that stand out
STEM, POLE = 2.25, 1.5  # points: the line to a dot; the rule through the column


class CellMark(Struct, frozen=True):
    """What a cell has beside its text, or under it."""

    count: int = 0
    dot: float | None = None
    said: Paragraph | None = None

    def beside(self, measurer: TextMeasurer) -> float:
        """How much room the text leaves at its right, in points."""
        said = measurer.max_content((self.said,)) + GAP if self.said else 0.0
        return 0.0 if self.dot is None else max(said, ROOM)

    @property
    def wide(self) -> float:
        """Points that the squares take."""
        return columns_of(self.count) * PITCH if self.count else 0.0

    @property
    def under(self) -> float:
        return rows_of(self.count) * PITCH + UNDER if self.count else 0.0


class Placed(Struct, frozen=True):
    """A cell with a mark: its column, its box, how far its text reaches and where that ends below."""

    mark: CellMark
    column: int
    box: Box
    text: Box
    lit: bool
    head: bool


def cell_mark(td: Element, context: Context) -> CellMark | None:
    """What is drawn in a cell, if anything. Raises TemplateError for what squares cannot count."""
    if "count" not in td.attributes and "dot" not in td.attributes:
        return None
    count = whole(td.number("count"), td) if td.get("count") else 0
    said = td.get("mark")
    words = paragraph(Element("p", {"style": "label muted"}, (said,), td.mark), context) if said else None
    return CellMark(count, td.number("dot") if td.get("dot") else None, words)


def drawn(cells: Sequence[Placed], element: Element, context: Context) -> Iterator[Shape]:
    """What the dots are held against, the dots at the ends of their lines, and the squares."""
    for head, dots, plot in _plots(cells):
        start = head.mark.dot if head else None
        if head and head.mark.said and start is not None:
            yield from _pole(head, dots, _x(start, plot), context.colour("text", element), context.measurer)
        for cell in dots:
            yield from _dot(cell, plot, start, context.colour("accent" if cell.lit else "text", element))
    for cell in cells:
        if cell.mark.count:
            _, squares = block(cell.mark.count, cell.text.x, cell.text.bottom + UNDER)
            colour = context.colour("accent" if cell.lit else "text", element)
            yield freeform(list(squares), colour, None, name="Count")


def _plots(cells: Sequence[Placed]) -> Iterator[tuple[Placed | None, list[Placed], Box]]:
    """Of each column with dots what stands in its head, the cells with one, and the room that its texts leave."""
    for column in sorted({cell.column for cell in cells if cell.mark.dot is not None}):
        own = [cell for cell in cells if cell.column == column and cell.mark.dot is not None]
        dots = [cell for cell in own if not cell.head]
        left = max(cell.text.right for cell in own) + GAP + LIT_RADIUS
        plot = Box(left, own[0].box.y, own[0].box.right - LIT_RADIUS - left, 0.0)
        yield next((cell for cell in own if cell.head), None), dots, plot


def _span(dots: Sequence[Placed]) -> tuple[float, float]:
    return dots[0].box.y, dots[-1].box.bottom


def _x(dot: float, plot: Box) -> float:
    return plot.x + dot * plot.width


def _pole(head: Placed, dots: Sequence[Placed], x: float, colour: Colour, measurer: TextMeasurer) -> Iterator[Shape]:
    """A rule, and its words over it: from the rule on, or as far left of that as the column's end asks for."""
    assert head.mark.said
    top, bottom = _span(dots)
    yield Shape(Box(x - POLE / 2, top, POLE, bottom - top), "Mark", fill=colour)
    width = measurer.max_content((head.mark.said,))
    left = min(x - POLE / 2, head.box.right - width)
    frame = TextFrame((head.mark.said,), "middle", wrap=False)
    yield Shape(Box(left, head.box.y, width, head.box.height), "Label", text=frame)


def _dot(cell: Placed, plot: Box, start: float | None, colour: Colour) -> Iterator[Shape]:
    assert cell.mark.dot is not None
    x, y = _x(cell.mark.dot, plot), cell.box.y + cell.box.height / 2
    radius = LIT_RADIUS if cell.lit else RADIUS
    if start is not None:
        left, right = sorted((_x(start, plot), x))
        yield Shape(Box(left, y - STEM / 2, right - left, STEM), "Stem", fill=colour)
    yield Shape(Box(x - radius, y - radius, 2 * radius, 2 * radius), "Point", Preset("ellipse"), colour)
