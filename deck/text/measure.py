"""Sizes of the scene's text. In: paragraphs (scene values) and a width. Out: lines, height, intrinsic widths.

Lines are PowerPoint's (`layout.py`). What has to fit is asked twice: by PowerPoint's habits and by LibreOffice's, which
adds a quarter em where Han meets Latin; the height is the taller of the two, a width at which nothing wraps the wider.
`ROOM` at a line's end stays free besides: a closing mark that would begin a line hangs out of it in PowerPoint for
Windows (office2pdf #515), and faces of one name differ between versions.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deck.scene import Inline, LineBreak, Math, Paragraph, ParagraphStyle, Run
from deck.text.atoms import Atom, line, widened
from deck.text.fonts import Catalogue, Font, side_bearing
from deck.text.layout import Row, TextLayout, block_atoms, block_rows, lay_out, line_box
from deck.text.scripts import LATIN, slots
from deck.text.spans import Align, Block, Break, Inset, Item, Spacing, Span, Typefaces
from deck.text.viewers import POWERPOINT, VIEWERS, Viewer

ROOM = 0.12  # em left free at a line's end
STAND_IN = 0.602  # em: a letter of the face that is drawn where one of one width is not on the machine
LARGE = 24.0  # points: text from this size on has room for that face
WIDOW = 0.25  # of the width: a last line of one word that is shorter looks lost
_INFINITE = float("inf")
_WIDEST_GAP = max(viewer.script_gap for viewer in VIEWERS)
KEPT = 4096  # paragraphs whose measures are remembered
_MIRRORED: Mapping[Align, Align] = {"left": "right", "right": "left"}


class FontNames(Struct, frozen=True, cache_hash=True):
    """The families of a deck: for body text, headings, code, and East Asian text (in headings, if another)."""

    body: str = "Calibri"
    heading: str = "Calibri"
    mono: str = "Consolas"
    east_asian: str = "Microsoft YaHei"
    heading_east_asian: str = ""

    def of(self, run: Run, style: ParagraphStyle) -> Typefaces:
        latin = self.mono if run.mono else self.heading if style.heading else self.body
        return Typefaces(latin, (self.heading_east_asian if style.heading else "") or self.east_asian)


class Measured(Struct, frozen=True):
    """A text set to a width: number of lines, height in points, and how wide its longest line is."""

    lines: int
    height: float
    width: float


class Extent(Struct, frozen=True):
    """How narrow and how wide a paragraph may be, and what it is when it doesn't wrap."""

    least: float
    most: float
    unwrapped: Measured


def _summed(paragraph: Paragraph, every: Sequence[Sequence[Row]]) -> Measured:
    """Of the lines that each viewer sets, those that are most."""
    rows = max(every, key=len)
    spacing = Spacing(points=paragraph.style.pitch)
    height = sum([line_box(row.strut, row.height, spacing)[0] for row in rows])
    return Measured(len(rows), height, paragraph.style.indent + max([row.width for row in rows]))


class TextMeasurer:
    """Measures paragraphs in a brand's fonts; `files` are those it brings itself, `catalogue` what is found already."""

    def __init__(
        self,
        fonts: FontNames,
        files: Mapping[tuple[str, bool, bool], Path] | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.fonts = fonts
        self.catalogue = catalogue or Catalogue(files)
        # A paragraph is asked for its widths and its height again and again, by whatever lays it out.
        self.extent = functools.lru_cache(maxsize=KEPT)(self._measured_extent)
        self._wrapped = functools.lru_cache(maxsize=KEPT)(self._set)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What had to be measured by another face, a sentence a family."""
        return tuple(self.catalogue.warnings.values())

    def fit(self, paragraphs: Sequence[Paragraph], width: float) -> Measured:
        """Lay `paragraphs` out in `width` points; the taller of all viewers'."""
        if len(paragraphs) == 1:
            return self._measured(paragraphs[0], width)
        lines, height, widest = 0, 0.0, 0.0
        for index, paragraph in enumerate(paragraphs):
            one = self._measured(paragraph, width)
            lines += one.lines
            height += one.height + (paragraph.style.before if index else 0.0)
            widest = max(widest, one.width)
        return Measured(lines, height, widest)

    def _measured(self, paragraph: Paragraph, width: float) -> Measured:
        """One paragraph, without the space before it; where it doesn't wrap, it is what it is in any width."""
        natural = self.extent(paragraph)
        whole = natural.most * self._stand_in(paragraph) <= width
        return natural.unwrapped if whole else self._wrapped(paragraph, width)

    def _set(self, paragraph: Paragraph, width: float) -> Measured:
        return _summed(paragraph, self._every(paragraph, width))

    def lay_out(self, paragraphs: Sequence[Paragraph], width: float) -> TextLayout:
        """Lines as PowerPoint sets them, with their places."""
        return lay_out([self.block(p) for p in paragraphs], width, self.catalogue, POWERPOINT)

    def max_content(self, paragraphs: Iterable[Paragraph]) -> float:
        """The width at which nothing wraps in any viewer, with the room that a line's end needs."""
        return max([self.extent(p).most for p in paragraphs], default=0.0)

    def min_content(self, paragraphs: Iterable[Paragraph]) -> float:
        """The width of the longest piece that can't be split."""
        return max([self.extent(p).least for p in paragraphs], default=0.0)

    def _measured_extent(self, paragraph: Paragraph) -> Extent:
        return self._extent_of_words(paragraph) or self._extent_of_atoms(paragraph)

    def _extent_of_words(self, paragraph: Paragraph) -> Extent | None:
        """The extent of text in one face, which most is, from its words alone; None for any other paragraph."""
        style, run = paragraph.style, paragraph.inlines[0] if len(paragraph.inlines) == 1 else None
        if not isinstance(run, Run) or style.rtl:
            return None
        edge = style.indent - (0.0 if style.bullet else style.hanging)
        found = line(span(run, style, self.fonts), self.catalogue, POWERPOINT.advance_step, edge)
        if not found:
            return None
        longest, width = found
        longest *= self._stand_in(paragraph)
        room = ROOM * style.size
        unwrapped = Measured(1, style.pitch, style.indent + width)
        return Extent(style.indent + longest + room, style.indent + width + room, unwrapped)

    def _extent_of_atoms(self, paragraph: Paragraph) -> Extent:
        style = paragraph.style
        longest = max([a.solid + a.borders * _WIDEST_GAP for a in self.atoms(paragraph)], default=None)
        least = 0.0 if longest is None else style.indent + longest * self._stand_in(paragraph) + ROOM * style.size
        every = self._every(paragraph, _INFINITE)
        most = style.indent + max([row.width for rows in every for row in rows]) + ROOM * style.size
        return Extent(least, most, _summed(paragraph, every))

    def lines(self, paragraph: Paragraph, width: float) -> list[tuple[str, float]]:
        """The paragraph's lines in `width`: (text, width) each. An empty paragraph has one empty line."""
        return [(row.text, row.width) for row in self._rows(paragraph, width, POWERPOINT)]

    def balance(self, paragraph: Paragraph, width: float) -> Paragraph:
        """The paragraph with line breaks where a heading of its number of lines breaks best."""
        from deck.text.balance import balanced

        count = self._measured(paragraph, width).lines
        if count < 2:
            return paragraph
        atoms = [widened(atom, _WIDEST_GAP) for atom in self.atoms(paragraph)]
        ends = balanced(atoms, width - paragraph.style.indent - ROOM * paragraph.style.size, count)
        return broken(paragraph, [sum(len(a.text) for a in atoms[: end + 1]) for end in ends])

    def tied(self, paragraph: Paragraph, width: float) -> Paragraph:
        """The paragraph with no word alone on its last line, where that costs no line.

        The two last words are tied by a no-break space: running text is edited by its owner, and must go on to flow
        when it is; a forced break would stay where it was. Lines of Han end on any character and are left alone: a
        word joiner, which would tie those, is drawn as a box by faces that lack it.
        """
        if not any(" " in i.text for i in paragraph.inlines if isinstance(i, Run)):
            return paragraph
        if self._measured(paragraph, width).lines < 2:
            return paragraph
        rows = self._rows(paragraph, width, POWERPOINT)
        if len(rows) < 2 or " " in rows[-1].text or rows[-1].width > WIDOW * width or rows[-2].text[-1:] != " ":
            return paragraph
        tied = _with_tie(paragraph, len(rows[-1].text) + 1)
        found = self._rows(tied, width, POWERPOINT)
        if len(found) != len(rows) or found[-2].text[-1:] != " ":
            return paragraph
        return tied if self.fit((tied,), width).lines <= self.fit((paragraph,), width).lines else paragraph

    def atoms(self, paragraph: Paragraph) -> tuple[Atom, ...]:
        return block_atoms(self.block(paragraph), self.catalogue, POWERPOINT.advance_step)

    def block(self, paragraph: Paragraph) -> Block:
        return _block(paragraph, self.fonts)

    def side_bearing(self, paragraph: Paragraph, end: bool = False) -> float:
        """Points from the left edge to the first letter's ink, or from the last one's to the right edge; 0 for Han,
        whose bearings no font here knows."""
        inline = paragraph.inlines[-1 if end else 0] if paragraph.inlines else None
        if not isinstance(inline, Run) or not inline.text:
            return 0.0
        letter = inline.text[-1 if end else 0]
        if slots(letter, False) != LATIN:
            return 0.0
        one = span(inline, paragraph.style, self.fonts)
        return side_bearing(self._face(one), letter, end) * one.size

    def advance(self, paragraph: Paragraph) -> float:
        """How long the paragraph is on one line, in the viewer that sets it widest."""
        return self.extent(paragraph).most - ROOM * paragraph.style.size

    def inked(self, paragraph: Paragraph) -> float:
        """The same from the first letter's ink to the last one's, and in the face that may stand in for one of its."""
        edges = self.side_bearing(paragraph) + self.side_bearing(paragraph, end=True)
        return self.advance(paragraph) * self._stand_in(paragraph, 0.0) - edges

    def _stand_in(self, paragraph: Paragraph, least: float = LARGE) -> float:
        """How many times as wide text from `least` points on is in the face that may stand in for one of its."""
        if paragraph.style.size < least:
            return 1.0
        runs = [run for run in paragraph.inlines if isinstance(run, Run)]
        faces = [self._face(span(run, paragraph.style, self.fonts)) for run in runs]
        return max([1.0, *(STAND_IN / face.fixed for face in faces if face.fixed)])

    def _face(self, one: Span) -> Font:
        return self.catalogue.font(one.faces.latin, one.bold, one.italic)

    def _rows(self, paragraph: Paragraph, width: float, viewer: Viewer) -> list[Row]:
        room = width - ROOM * paragraph.style.size * 0.98
        return block_rows(self.block(paragraph), room if room > 0 else 0.0, self.catalogue, viewer)

    def _every(self, paragraph: Paragraph, width: float) -> list[list[Row]]:
        """The lines of each viewer whose lines can differ: all where scripts meet, else PowerPoint alone; and those of
        the face that may stand in for a missing one."""
        first = self._rows(paragraph, width, POWERPOINT)
        if (wider := self._stand_in(paragraph)) > 1 and width < _INFINITE:
            return [first, self._rows(paragraph, width / wider, POWERPOINT)]
        if not any(a.border or a.borders for a in self.atoms(paragraph)):
            return [first]
        return [first, *(self._rows(paragraph, width, viewer) for viewer in VIEWERS[1:])]


@functools.lru_cache(maxsize=16384)
def _block(paragraph: Paragraph, fonts: FontNames) -> Block:
    style = paragraph.style
    return Block(
        tuple(_item(inline, style, fonts) for inline in paragraph.inlines),
        Spacing(points=style.pitch),
        Spacing(points=style.before),
        left=0.0 if style.rtl else style.indent,
        right=style.indent if style.rtl else 0.0,
        first=0.0 if style.rtl else -style.hanging,
        align=_MIRRORED.get(style.align, style.align) if style.rtl else style.align,
        marker="•" if style.bullet else "",
        rtl=style.rtl,
    )


def _item(inline: Inline, style: ParagraphStyle, fonts: FontNames) -> Item:
    if isinstance(inline, LineBreak):
        return Break(style.size)
    if isinstance(inline, Math):
        from deck.formula import extent

        return Inset(*extent(inline.latex, style.size))
    return span(inline, style, fonts)


def span(run: Run, style: ParagraphStyle, fonts: FontNames) -> Span:
    """`run` as the writer resolves it: what it leaves open is the paragraph's."""
    return Span(
        run.text,
        fonts.of(run, style),
        (run.size or style.size) * (2 / 3 if run.baseline else 1.0),
        style.bold if run.bold is None else run.bold,
        style.italic if run.italic is None else run.italic,
        run.lang,
        style.tracking,
    )


def broken(paragraph: Paragraph, offsets: Sequence[int]) -> Paragraph:
    """`paragraph` with a line break after each of `offsets` characters, in place of a blank there."""
    if not offsets or not all(isinstance(i, Run) for i in paragraph.inlines):
        return paragraph
    parts: list[Inline] = []
    position, cuts = 0, list(offsets)
    for run in paragraph.inlines:
        assert isinstance(run, Run)
        text, end = run.text, position + len(run.text)
        while cuts and cuts[0] <= end:
            head, text = text[: cuts[0] - position], text[cuts[0] - position :]
            parts += [replace(run, text=head.rstrip(" ")), LineBreak()]
            position = cuts.pop(0)
        if text:
            parts.append(replace(run, text=text))
        position = end
    return replace(paragraph, inlines=tuple(p for p in parts if not isinstance(p, Run) or p.text))


def _with_tie(paragraph: Paragraph, from_end: int) -> Paragraph:
    """`paragraph` with a no-break space in place of the blank that stands `from_end` characters before its end."""
    inlines = list(paragraph.inlines)
    for index in range(len(inlines) - 1, -1, -1):
        run = inlines[index]
        if not isinstance(run, Run):
            return paragraph
        if len(run.text) >= from_end:
            at = len(run.text) - from_end
            inlines[index] = replace(run, text=f"{run.text[:at]}\u00a0{run.text[at + 1 :]}")
            return replace(paragraph, inlines=tuple(inlines))
        from_end -= len(run.text)
    return paragraph
