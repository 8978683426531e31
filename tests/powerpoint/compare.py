"""Our lines beside PowerPoint's. In: a deck and the PDF PowerPoint made of it. Out: `Pair`s of frames, measured.

A frame's text is looked for among the page's glyphs in drawing order; of equal texts the one that stands nearest to the
frame is its own. Lines of the PDF are glyphs of one baseline.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deck.text.fonts import Fonts
from deck.text.layout import TextLayout, lay_out, shifted
from deck.text.spans import Block, Span
from deck.text.viewers import POWERPOINT, Viewer
from tests.powerpoint.embedded import Embedded
from tests.powerpoint.frames import Frame, SlideText, Table, read
from tests.powerpoint.pdf import Glyph, pages

LONGEST_MARK = 5  # characters of a list mark: “viii.”


class SetLine(Struct, frozen=True):
    """A line as a program drew it: text without blanks, its edges and baseline on the slide."""

    text: str
    start: float
    end: float
    baseline: float


class Pair(Struct, frozen=True):
    """A frame with our lines and PowerPoint's; both in the slide's points."""

    slide: int
    frame: Frame
    ours: tuple[SetLine, ...]
    theirs: tuple[SetLine, ...]

    @property
    def name(self) -> str:
        return f"slide {self.slide}, {self.frame.name}"


def pairs(deck: Path, drawn: Path, fonts: Fonts, embedded: bool = False, viewer: Viewer = POWERPOINT) -> list[Pair]:
    """Every text frame and table cell of `deck` that stands upright, beside its lines in the PDF `drawn`.

    `embedded`: measured by the widths that the PDF embeds, for faces that are free nowhere.
    """
    found = []
    for number, (slide, glyphs) in enumerate(zip(read(deck), pages(drawn), strict=False), 1):
        found += compared(number, slide, glyphs, Embedded(fonts, glyphs, embedded), viewer)
    return found


def compared(number: int, slide: SlideText, glyphs: Sequence[Glyph], fonts: Fonts, viewer: Viewer) -> list[Pair]:
    """The frames of one slide beside their lines among the page's glyphs; the longest texts are looked for first."""
    return [
        Pair(number, frame, tuple(_ours(frame, fonts, viewer)), tuple(_lines(_declared(run, frame))))
        for frame, run in drawn_frames(slide, glyphs, fonts)
    ]


def settled(frames: Sequence[Frame], tables: Sequence[Table], fonts: Fonts) -> list[Frame]:
    """The frames with cells where the table's rows come to lie: a row is as high as its tallest cell's text."""
    grown = {n: row_heights(n, table, frames, fonts) for n, table in enumerate(tables)}
    return [_settled(f, tables, grown) if f.cell else f for f in frames]


def row_heights(number: int, table: Table, frames: Sequence[Frame], fonts: Fonts) -> list[float]:
    heights = list(table.rows)
    for f in frames:
        if f.cell and f.cell[0] == number and f.row_span == 1:
            text = lay_out(f.blocks, f.inner_width, fonts).height
            heights[f.cell[1]] = max(heights[f.cell[1]], text + f.insets[1] + f.insets[3])
    return heights


def _settled(frame: Frame, tables: Sequence[Table], grown: dict[int, list[float]]) -> Frame:
    assert frame.cell
    number, row, _ = frame.cell
    heights = grown[number]
    return replace(frame, y=tables[number].top + sum(heights[:row]), height=sum(heights[row : row + frame.row_span]))


def place(frame: Frame, fonts: Fonts, viewer: Viewer) -> TextLayout:
    """The frame's text in the slide's coordinates, anchored."""
    left, top, _, bottom = frame.insets
    width = frame.inner_width if frame.wrap else float("inf")
    room = frame.height - top - bottom
    blocks = frame.blocks
    height = lay_out(blocks, width, fonts).height
    dy = {"top": 0.0, "middle": (room - height) / 2, "bottom": room - height}[frame.anchor]
    origin = frame.y + top + dy
    found = shifted(lay_out(blocks, width, fonts, viewer), frame.x + left, origin)
    return found if frame.wrap else _unwrapped(found, frame)


def _unwrapped(found: TextLayout, frame: Frame) -> TextLayout:
    """Text that does not wrap hangs on the box's edge or centre by its alignment."""
    lines = []
    for line in found.lines:
        free = frame.inner_width - (line.end - line.start) - (line.start - frame.x - frame.insets[0])
        dx = {"center": free / 2, "right": free}.get(frame.blocks[line.block].align, 0.0)
        lines.append(replace(line, start=line.start + dx, end=line.end + dx))
    return TextLayout(tuple(lines), found.height)


def drawn_frames(slide: SlideText, glyphs: Sequence[Glyph], fonts: Fonts) -> Iterator[tuple[Frame, list[Glyph]]]:
    """Each upright frame of a slide with its glyphs on the page; a date that the program filled in anew is left out."""
    free = [g for g in glyphs if g.upright and g.text.strip()]
    frames = [f for f in settled(slide.frames, slide.tables, fonts) if not f.rotated and _solid(f.text)]
    for frame in sorted(frames, key=lambda f: -len(_solid(f.text))):
        run = _take(free, frame)
        if run:
            yield frame, run
        elif not frame.dated:
            raise AssertionError(f"“{frame.text[:60]}” ({frame.name}) is not in the PDF")


def _ours(frame: Frame, fonts: Fonts, viewer: Viewer) -> Iterator[SetLine]:
    found = place(frame, fonts, viewer)
    dx = 0.0
    if frame.centred:
        edges = [e for line in found.lines for e in (line.start, line.end)]
        edges += [frame.x + frame.insets[0] + b.left + b.first for b in frame.blocks if b.marker]
        dx = frame.x + frame.insets[0] + frame.inner_width / 2 - (min(edges) + max(edges)) / 2
    for line in found.lines:
        if _solid(line.text):
            yield SetLine(_solid(line.text), line.start + dx, line.end + dx, line.baseline)


def _solid(text: str) -> str:
    return "".join(text.split())


def _take(free: list[Glyph], frame: Frame) -> list[Glyph]:
    """The glyphs of the frame, list marks left out, taken from those that are `free`; none where they are not there."""
    paragraphs = [solid for block in frame.blocks if (solid := _solid(_text(block)))]
    between = f".{{0,{LONGEST_MARK}}}?"
    # Looked for at every place: figures of neighbouring cells follow each other without a blank.
    pattern = re.compile(f"(?={between.join(f'({re.escape(p)})' for p in paragraphs)})", re.DOTALL)
    found = list(pattern.finditer("".join(g.text for g in free)))
    if not found:
        return []
    offsets = list(itertools.accumulate((len(g.text) for g in free), initial=0))
    last = len(paragraphs)
    ends = [(m, *(free[bisect.bisect_right(offsets, n) - 1] for n in (m.start(), m.end(last) - 1))) for m in found]
    inside = [m for m, one, other in ends if frame.x - 0.5 <= one.x and other.x <= frame.x + frame.width] or found
    best = min(inside, key=lambda m: _distance(free[bisect.bisect_left(offsets, m.start())], frame))
    spans = [slice(*(bisect.bisect_left(offsets, n) for n in best.span(g))) for g in range(1, len(paragraphs) + 1)]
    run = [glyph for span in spans for glyph in free[span]]
    del free[spans[0].start : spans[-1].stop]
    return run


def _declared(run: list[Glyph], frame: Frame) -> list[Glyph]:
    """The glyphs with the advances that the deck states: the Mac's PDFs draw 12.5 pt at 13, and spc is not in them."""
    spans = (i for b in frame.blocks for i in b.items if isinstance(i, Span))
    looks = [span for span in spans for char in span.text if not char.isspace()]
    starts = itertools.accumulate((len(g.text) for g in run), initial=0)
    return [replace(g, advance=g.em * looks[n].size + looks[n].tracking) for g, n in zip(run, starts, strict=False)]


def _text(block: Block) -> str:
    return "".join(item.text for item in block.items if isinstance(item, Span))


def _distance(glyph: Glyph, frame: Frame) -> float:
    x, y = frame.x + frame.width / 2, frame.y + frame.height / 2
    return max(0.0, abs(glyph.x - x) - frame.width / 2) + max(0.0, abs(glyph.y - y) - frame.height / 2)


def _lines(run: list[Glyph]) -> Iterator[SetLine]:
    line: list[Glyph] = []
    for glyph in run:
        # What is set lower or higher on the same line (x₁) goes on to the right.
        if line and (abs(glyph.y - line[-1].y) > 0.6 * glyph.size or glyph.x < line[-1].x - 2.0):
            yield _set(line)
            line = []
        line.append(glyph)
    if line:
        yield _set(line)


def _set(line: list[Glyph]) -> SetLine:
    return SetLine("".join(g.text for g in line), line[0].x, line[-1].end, line[0].y)
