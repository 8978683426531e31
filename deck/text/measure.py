"""Lines of a paragraph. In: paragraphs (scene values) and a width. Out: lines, height, intrinsic widths.

Lines are as PowerPoint breaks them: greedy, Latin words whole, kinsoku, no space added between scripts.
A little of each line's end is left free, since viewers differ: LibreOffice sets mixed lines wider.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.scene import Inline, LineBreak, Math, Paragraph, ParagraphStyle, Run
from deck.text.breaks import may_break
from deck.text.fonts import Face, advance, is_wide

ROOM = 0.12  # em left free at a line's end
SCRIPT_GAP = 0.25  # em that LibreOffice adds where Han meets Latin without a space


class FontNames(Struct, frozen=True):
    """The families that measure: for body text and for headings."""

    body: str = "Calibri"
    heading: str = "Calibri"


class Atom(Struct, frozen=True):
    """What no line break may split: its text, its width with and without trailing spaces (points)."""

    text: str
    width: float
    solid: float
    forced: bool = False  # a line break follows


class Measured(Struct, frozen=True):
    """A text set to a width: number of lines, height in points, and how wide its longest line is."""

    lines: int
    height: float
    width: float


class TextMeasurer:
    """Measures paragraphs in a brand's fonts."""

    def __init__(self, fonts: FontNames) -> None:
        self.fonts = fonts

    def fit(self, paragraphs: Sequence[Paragraph], width: float) -> Measured:
        """Lay `paragraphs` out in `width` points."""
        lines, height, widest = 0, 0.0, 0.0
        for index, paragraph in enumerate(paragraphs):
            style = paragraph.style
            broken = self.lines(paragraph, width)
            lines += len(broken)
            height += sum(self._pitches(paragraph, broken)) + (style.before if index else 0.0)
            widest = max([widest, *(line_width + style.indent for _, line_width in broken)])
        return Measured(lines, height, widest)

    def max_content(self, paragraphs: Iterable[Paragraph]) -> float:
        """The width at which nothing wraps, with the room that a line's end needs."""
        return max((self._natural(p) for p in paragraphs), default=0.0)

    def min_content(self, paragraphs: Iterable[Paragraph]) -> float:
        """The width of the longest piece that can't be split."""
        return max(
            (p.style.indent + a.solid + ROOM * p.style.size for p in paragraphs for a in self.atoms(p)), default=0.0
        )

    def lines(self, paragraph: Paragraph, width: float) -> list[tuple[str, float]]:
        """The paragraph's lines in `width`: (text, width) each. An empty paragraph has one empty line."""
        limit = width - paragraph.style.indent - ROOM * paragraph.style.size * 0.98
        return list(_fill(self.atoms(paragraph), limit))

    def balance(self, paragraph: Paragraph, width: float) -> Paragraph:
        """The paragraph with line breaks where a heading of its number of lines breaks best."""
        from deck.text.balance import balanced

        count = len(self.lines(paragraph, width))
        atoms = self.atoms(paragraph)
        ends = balanced(atoms, width - paragraph.style.indent - ROOM * paragraph.style.size, count)
        return _broken(paragraph, [sum(len(a.text) for a in atoms[: end + 1]) for end in ends])

    def atoms(self, paragraph: Paragraph) -> tuple[Atom, ...]:
        return _atoms(paragraph, self.fonts)

    def _natural(self, paragraph: Paragraph) -> float:
        style = paragraph.style
        widest = max((width for _, width in _fill(self.atoms(paragraph), float("inf"))), default=0.0)
        return style.indent + widest + ROOM * style.size

    def _pitches(self, paragraph: Paragraph, broken: list[tuple[str, float]]) -> list[float]:
        tallest = max((_math_height(i, paragraph.style) for i in paragraph.inlines if isinstance(i, Math)), default=0.0)
        return [max(paragraph.style.pitch, tallest)] * len(broken)


def _broken(paragraph: Paragraph, offsets: Sequence[int]) -> Paragraph:
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


def _fill(atoms: Sequence[Atom], limit: float) -> Iterator[tuple[str, float]]:
    """Greedy lines: trailing spaces hang over the edge."""
    text, width, solid = "", 0.0, 0.0
    for atom in atoms:
        if text and width + atom.solid > limit:
            yield text, solid
            text, width = "", 0.0
        text, solid, width = text + atom.text, width + atom.solid, width + atom.width
        if atom.forced:
            yield text, solid
            text, width, solid = "", 0.0, 0.0
    if text or not atoms or atoms[-1].forced:
        yield text, solid


@functools.lru_cache(maxsize=16384)
def _atoms(paragraph: Paragraph, fonts: FontNames) -> tuple[Atom, ...]:
    atoms: list[Atom] = []
    pending: list[tuple[str, Run]] = []
    for inline in paragraph.inlines:
        if isinstance(inline, Run):
            _extend(pending, inline, atoms, paragraph.style, fonts)
            continue
        if isinstance(inline, LineBreak):
            atoms.append(_atom(pending, paragraph.style, fonts, forced=True))
            pending = []
            continue
        _flush(pending, atoms, paragraph.style, fonts)
        atoms.append(_math_atom(inline, paragraph.style))
    _flush(pending, atoms, paragraph.style, fonts)
    return tuple(_spaced(atoms, paragraph.style.size))


def _extend(
    pending: list[tuple[str, Run]], run: Run, atoms: list[Atom], style: ParagraphStyle, fonts: FontNames
) -> None:
    """Cut `run` at its break opportunities; the last piece stays pending, the next run may go on with it."""
    previous = pending[-1][0][-1] if pending else ""
    start = 0
    for index, char in enumerate(run.text):
        if previous and may_break(previous, char):
            if index > start:
                pending.append((run.text[start:index], run))
            _flush(pending, atoms, style, fonts)
            start = index
        previous = char
    if start < len(run.text):
        pending.append((run.text[start:], run))


def _flush(pending: list[tuple[str, Run]], atoms: list[Atom], style: ParagraphStyle, fonts: FontNames) -> None:
    if pending:
        atoms.append(_atom(pending, style, fonts))
        pending.clear()


def _atom(pieces: list[tuple[str, Run]], style: ParagraphStyle, fonts: FontNames, forced: bool = False) -> Atom:
    text = "".join(piece for piece, _ in pieces)
    width = sum(run_width(piece, run, style, fonts) for piece, run in pieces)
    trailing = text[len(text.rstrip()) :]
    blank = run_width(trailing, pieces[-1][1], style, fonts) if trailing and pieces else 0.0
    return Atom(text, width, width - blank, forced)


def run_width(text: str, run: Run, style: ParagraphStyle, fonts: FontNames) -> float:
    """Width in points of `text` set as `run` in a paragraph of `style`."""
    bold = style.bold if run.bold is None else run.bold
    italic = style.italic if run.italic is None else run.italic
    face = Face(fonts.heading if style.heading else fonts.body, bold, italic, run.mono)
    size = (run.size or style.size) * (2 / 3 if run.baseline else 1.0)
    return advance(text, face) * size + style.tracking * len(text)


def _spaced(atoms: Sequence[Atom], size: float) -> Iterator[Atom]:
    """The atoms, wider by what LibreOffice adds where Han and Latin meet, so that a line fits there too."""
    before = ""
    for atom in atoms:
        gaps = _borders(before + atom.text) * SCRIPT_GAP * size
        yield replace(atom, width=atom.width + gaps, solid=atom.solid + gaps)
        before = atom.text.rstrip()[-1:] or before


def _borders(text: str) -> int:
    """How often Han and Latin meet in `text`, a blank between them or not."""
    text = text.replace(" ", "")
    pairs = itertools.pairwise(text)
    return sum(is_wide(a) != is_wide(b) and (a if is_wide(b) else b).isalnum() for a, b in pairs)


def _math_atom(math: Math, style: ParagraphStyle) -> Atom:
    from deck.formula import extent

    width, _ = extent(math.latex, style.size)
    return Atom("\N{OBJECT REPLACEMENT CHARACTER}", width, width)


def _math_height(math: Math, style: ParagraphStyle) -> float:
    from deck.formula import extent

    return extent(math.latex, style.size)[1]
