"""Our lines beside PowerPoint's. In: a deck and the PDF PowerPoint made of it. Out: `Pair`s of frames, measured.

A frame's text is looked for among the page's glyphs in drawing order; of equal texts the one that stands nearest to the
frame is its own. Lines of the PDF are glyphs of one baseline.
"""

from __future__ import annotations

import bisect
import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deck.text.fonts import Catalogue, Fonts, Measure, Shaped
from deck.text.layout import TextLayout, lay_out, shifted
from deck.text.spans import Block, Span
from deck.text.viewers import POWERPOINT, Viewer
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


def pairs(deck: Path, drawn: Path, fonts: Catalogue, embedded: bool = False, viewer: Viewer = POWERPOINT) -> list[Pair]:
    """Every text frame and table cell of `deck` that stands upright, beside its lines in the PDF `drawn`."""
    found = []
    for number, (slide, glyphs) in enumerate(zip(read(deck), pages(drawn), strict=False), 1):
        faces: Fonts = Embedded(fonts, glyphs) if embedded else fonts
        found += compared(number, slide, glyphs, faces, viewer)
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
    """Each upright frame of a slide with its glyphs on the page."""
    free = [g for g in glyphs if g.upright and g.text.strip()]
    frames = [f for f in settled(slide.frames, slide.tables, fonts) if not f.rotated]
    for frame in sorted(frames, key=lambda f: -len(_solid(f.text))):
        yield frame, _take(free, frame)


def _ours(frame: Frame, fonts: Fonts, viewer: Viewer) -> Iterator[SetLine]:
    found = place(frame, fonts, viewer)
    dx = 0.0
    if frame.centred:
        edges = [e for line in found.lines for e in (line.start, line.end)]
        dx = frame.x + frame.insets[0] + frame.inner_width / 2 - (min(edges) + max(edges)) / 2
    for line in found.lines:
        if _solid(line.text):
            yield SetLine(_solid(line.text), line.start + dx, line.end + dx, line.baseline)


def _solid(text: str) -> str:
    return "".join(text.split())


def _take(free: list[Glyph], frame: Frame) -> list[Glyph]:
    """The glyphs of the frame, list marks left out, taken from those that are `free`."""
    paragraphs = [solid for block in frame.blocks if (solid := _solid(_text(block)))]
    between = f".{{0,{LONGEST_MARK}}}?"
    pattern = re.compile(between.join(f"({re.escape(p)})" for p in paragraphs), re.DOTALL)
    found = list(pattern.finditer("".join(g.text for g in free)))
    if not found:
        raise AssertionError(f"“{frame.text[:60]}” ({frame.name}) is not in the PDF")
    offsets = list(itertools.accumulate((len(g.text) for g in free), initial=0))
    best = min(found, key=lambda m: _distance(free[bisect.bisect_left(offsets, m.start())], frame))
    spans = [slice(*(bisect.bisect_left(offsets, n) for n in best.span(g))) for g in range(1, len(paragraphs) + 1)]
    run = [glyph for span in spans for glyph in free[span]]
    del free[spans[0].start : spans[-1].stop]
    return run


def _declared(run: list[Glyph], frame: Frame) -> list[Glyph]:
    """The glyphs with the advances of the sizes that the deck states: the Mac's PDFs draw 12.5 pt at 13."""
    spans = (i for b in frame.blocks for i in b.items if isinstance(i, Span))
    sizes = [span.size for span in spans for char in span.text if not char.isspace()]
    starts = itertools.accumulate((len(g.text) for g in run), initial=0)
    return [replace(g, advance=g.em * sizes[n]) for g, n in zip(run, starts, strict=False)]


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


class EmbeddedFont:
    """A face measured by the width table that the PDF embeds, for faces that are free nowhere."""

    def __init__(self, widths: dict[str, float], base: Measure) -> None:
        self.widths, self.ascent, self.descent = widths, base.ascent, base.descent

    def shape(self, text: str, slot: str) -> Shaped:
        return Shaped(tuple(self.widths.get(char, 1.0) for char in text))

    def pair(self, before: str, after: str) -> float:
        return 0.0


def _key(font: str) -> tuple[str, bool]:
    name = font.lower().replace("-", "")
    return name.replace("bold", ""), "bold" in name


def _gaps(glyphs: list[Glyph]) -> dict[tuple[str, bool], list[float]]:
    """Blanks of each face in em, as far as the PDF leaves them as gaps instead of drawing them."""
    found: dict[tuple[str, bool], list[float]] = {}
    for a, b in itertools.pairwise(glyphs):
        size = a.advance / a.em if a.em else 0.0
        if a.font == b.font and abs(a.y - b.y) < 0.1 and 0.15 * size < b.x - a.end < 0.6 * size:
            found.setdefault(_key(a.font), []).append((b.x - a.end) / size)
    return found


class Embedded:
    """The fonts of a page: those embedded in its PDF first."""

    def __init__(self, fonts: Catalogue, glyphs: list[Glyph]) -> None:
        self.fonts = fonts
        self.widths: dict[tuple[str, bool], dict[str, float]] = {}
        for g in glyphs:
            key = _key(g.font)
            self.widths.setdefault(key, {})[g.text] = g.em
        for key, gaps in _gaps(glyphs).items():
            self.widths[key].setdefault(" ", statistics.median(gaps))
        self.found: dict[tuple[str, bool], EmbeddedFont] = {}

    def font(self, family: str, bold: bool = False, italic: bool = False) -> Measure:
        key = (family.lower().replace(" ", ""), bold)
        base = self.fonts.font(family, bold, italic)
        if key not in self.widths:
            return base
        return self.found.setdefault(key, EmbeddedFont(self.widths[key], base))
