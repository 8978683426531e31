"""The one thing that lays text out: paragraphs and a width in, lines with their places out.

Heights, intrinsic widths and fitting all come from here (`measure.py`); the PowerPoint oracle holds these lines against
PowerPoint's own. A line's box is 1.2 em of its largest size, scaled by a percentage or replaced by an exact
pitch; where the baseline sits in it the faces decide (`Strut`), rounded to the viewer's grid.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.text.atoms import LINE, NOTHING, TAB, Atom, Strut, atoms, characters, face_strut, joined
from deck.text.fonts import Fonts
from deck.text.spans import Block, Break, Spacing, Span
from deck.text.viewers import POWERPOINT, Viewer

CLOSING = frozenset("，。、；：？！）》」』】〕｝")
EPSILON = 0.01  # points: sums of advances are not exact


class Line(Struct, frozen=True):
    """A line as set. `start` and `end` are its ink's edges from the frame's left, blanks not counted; `top` and
    `baseline` are measured from the frame's top; `pitch` is the height of its box. `block` counts paragraphs."""

    text: str
    start: float
    end: float
    top: float
    baseline: float
    pitch: float
    block: int

    @property
    def width(self) -> float:
        return self.end - self.start


class TextLayout(Struct, frozen=True):
    """Lines, and the height of all with the space between paragraphs."""

    lines: tuple[Line, ...]
    height: float

    @property
    def width(self) -> float:
        """The right edge of the widest line."""
        return max((line.end for line in self.lines), default=0.0)


class Row(Struct, frozen=True):
    """A line's content before it has a place."""

    text: str
    width: float
    strut: Strut
    height: float = 0.0
    lead: float = 0.0  # blanks at its start
    wrapped: bool = False  # it ends for want of room


def lay_out(blocks: Sequence[Block], width: float, fonts: Fonts, viewer: Viewer = POWERPOINT) -> TextLayout:
    """`blocks` set in `width` points (infinite: no wrapping), as `viewer` sets them.

    Space before the first paragraph is not set, nor after the last: PowerPoint sets neither. A width that is no number,
    zero or negative counts as the narrowest: one glyph a line.
    """
    limit = width if width > 0 else 0.0
    lines: list[Line] = []
    y = 0.0
    for number, block in enumerate(blocks):
        rows = block_rows(block, limit, fonts, viewer)
        y += _space(block.before, _size(block, rows[0])) if number else 0.0
        for index, row in enumerate(rows):
            ended = _with_mark(row, block, fonts) if index == len(rows) - 1 else row
            line = _placed(ended, block, number, index, limit, y, viewer)
            lines.append(line)
            y += line.pitch
        y += _space(block.after, _size(block, rows[-1])) if number < len(blocks) - 1 else 0.0
    return TextLayout(tuple(lines), y)


def block_rows(block: Block, width: float, fonts: Fonts, viewer: Viewer) -> list[Row]:
    """The lines of one paragraph; an empty one has one empty line."""
    rows = list(_fill(block_atoms(block, fonts, viewer.advance_step), block, width, viewer))
    return rows or [Row("", 0.0, _empty(block))]


@functools.lru_cache(maxsize=16384)
def block_atoms(block: Block, fonts: Fonts, step: float) -> tuple[Atom, ...]:
    """The atoms of `block`, advances rounded to multiples of `step`."""
    return tuple(atoms(block, fonts, step))


def _fill(found: Sequence[Atom], block: Block, width: float, viewer: Viewer) -> Iterator[Row]:
    """Greedy lines: an atom that does not fit begins the next one; blanks hang over the edge."""
    room = width - block.right + EPSILON
    longest = max(room - block.left, 0.0)
    wraps = room < math.inf
    row = _Row(first_edge(block), viewer)
    for atom in found:
        if wraps and row.parts and atom.solid and row.end_with(atom) > room:
            yield row.done(wrapped=True)
            row = _Row(block.left, viewer)
        if atom.solid <= longest:
            row.add(atom)
        else:
            for part in _split(atom, longest, viewer):
                if row.parts and part.solid and row.end_with(part) > room:
                    yield row.done(wrapped=True)
                    row = _Row(block.left, viewer)
                row.add(part)
        if atom.forced:
            yield row.done()
            row = _Row(block.left, viewer)
    if row.parts or (found and found[-1].forced):
        yield row.done()


def first_edge(block: Block) -> float:
    """Where a paragraph's first line begins: behind a marker at the margin, else indented."""
    return block.left if block.marker and block.first < 0 else block.left + block.first


def _split(atom: Atom, room: float, viewer: Viewer) -> Iterator[Atom]:
    """An atom that is longer than a line in parts: behind slashes first, then between any two glyphs."""
    part: list[Atom] = []
    width = 0.0
    for glyph in characters(atom, viewer.advance_step):
        if part and glyph.solid and viewer.splits and width + glyph.solid > room:
            yield joined(part)
            part, width = [], 0.0
        part.append(glyph)
        width += glyph.width
        if glyph.text in viewer.inside_words:
            yield joined(part)
            part, width = [], 0.0
    if part:
        yield joined(part)


class _Row:
    """A line while it is filled."""

    __slots__ = ("edge", "gap", "height", "lead", "parts", "solid", "squeeze", "strut", "width")

    def __init__(self, edge: float, viewer: Viewer) -> None:
        self.edge = self.width = self.solid = edge
        self.gap, self.squeeze = viewer.script_gap, viewer.squeeze
        self.strut = NOTHING
        self.height = self.lead = 0.0
        self.parts: list[str] = []

    def end_with(self, atom: Atom) -> float:
        """Where the line's ink would end with `atom` added."""
        end = self.width + self._extra(atom) + atom.solid
        if self.squeeze and atom.text.rstrip()[-1:] in CLOSING:
            end -= self.squeeze * atom.strut.size
        return end

    def add(self, atom: Atom) -> None:
        start = self.width + self._extra(atom)
        if atom.solid:
            if self.solid == self.edge:
                self.lead = self.width - self.edge
            self.solid = start + atom.solid
        self.width = start + atom.width
        if atom.tab:
            self.width = math.floor(self.width / TAB + 1) * TAB
        if atom.strut is not self.strut:
            self.strut = self.strut.over(atom.strut)
        if atom.height > self.height:
            self.height = atom.height
        self.parts.append(atom.text)

    def _extra(self, atom: Atom) -> float:
        """What stands before and inside an atom besides its own width."""
        between = atom.kerning + atom.border * self.gap if self.parts else 0.0
        return between + atom.borders * self.gap

    def done(self, wrapped: bool = False) -> Row:
        return Row("".join(self.parts), self.solid - self.edge, self.strut, self.height, self.lead, wrapped)


def _placed(row: Row, block: Block, number: int, index: int, width: float, y: float, viewer: Viewer) -> Line:
    pitch, seat = line_box(row.strut, row.height, block.spacing)
    baseline = _rounded(y + seat, viewer.baseline_step)
    edge = first_edge(block) if index == 0 else block.left
    free = width - block.right - edge - row.width
    start = edge + _shift(block, free)
    stretch = free if block.align == "justify" and row.wrapped else 0.0
    return Line(row.text, start + row.lead, start + row.width + stretch, y, baseline, pitch, number)


def line_box(strut: Strut, height: float, spacing: Spacing) -> tuple[float, float]:
    """A line's pitch, and how far under its top the baseline sits.

    The share above the baseline is that of the tallest ascent and the deepest descent of all faces in the line. More
    than single spacing grows both sides alike, less takes all from above (office2pdf #1254, #1074).
    """
    single = LINE * strut.size
    total = strut.up + strut.down
    up = single * strut.up / total if total else single * 0.8
    share = spacing.share if spacing.points is None else spacing.points / single if single else 1.0
    pitch = single * share if spacing.points is None else spacing.points
    seat = up * share if share >= 1 else pitch - (single - up)
    # A formula that is taller than its line makes room above and below.
    return (height, seat + (height - pitch) / 2) if height > pitch else (pitch, seat)


def _shift(block: Block, free: float) -> float:
    if not math.isfinite(free) or free <= 0:
        return 0.0
    return {"center": free / 2, "right": free}.get(block.align, 0.0)


def _rounded(value: float, step: float) -> float:
    return math.floor(value / step + 0.5) * step if step else value


def _space(spacing: Spacing, size: float) -> float:
    return spacing.points if spacing.points is not None else spacing.share * LINE * size


def _size(block: Block, row: Row) -> float:
    return row.strut.size or _empty(block).size


def _with_mark(row: Row, block: Block, fonts: Fonts) -> Row:
    """The last line: the paragraph mark stands in it too, where the file states one (office2pdf #1585)."""
    if block.mark is None:
        return row
    font = fonts.font(block.mark.faces.latin, block.mark.bold, block.mark.italic)
    mark = face_strut(font, min(block.mark.size, row.strut.size or block.mark.size))
    return replace(row, strut=row.strut.over(mark))


def _empty(block: Block) -> Strut:
    sizes = [i.size for i in block.items if isinstance(i, Span | Break)]
    size = block.mark.size if block.mark else sizes[-1] if sizes else 18.0
    return Strut(LINE * size * 0.8, LINE * size * 0.2, size)


def shifted(layout: TextLayout, dx: float, dy: float) -> TextLayout:
    """`layout`, moved."""
    lines = tuple(
        replace(a, start=a.start + dx, end=a.end + dx, top=a.top + dy, baseline=a.baseline + dy) for a in layout.lines
    )
    return TextLayout(lines, layout.height)
