"""A paragraph as atoms: what no line break may split, measured. In: a `Block`. Out: `Atom`s in logical order.

Advances are rounded to a viewer's `step`; what it may add where scripts meet stands beside the widths (`borders`).
Everything that does not depend on the width of the line is done here, once for each paragraph.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.text.breaks import PLAIN, opportunities, word_starts
from deck.text.fonts import Fonts, Measure, Shaped
from deck.text.scripts import COMPLEX, EAST_ASIAN, JOINED, LATIN, clusters, east_asian, slots
from deck.text.spans import Block, Break, Inset, Item, Span

LINE = 1.2  # em from baseline to baseline at single spacing, whatever the face (office2pdf #513, #525)
TAB = 72.0  # defTabSz of every list style that we and PowerPoint write


class Strut(Struct, frozen=True):
    """What a line must hold: a size's 1.2 em, shared above and below the baseline as the face does."""

    up: float = 0.0
    down: float = 0.0
    size: float = 0.0

    def over(self, other: Strut) -> Strut:
        if self.up <= other.up and self.down <= other.down and self.size <= other.size:
            return other
        return Strut(max(self.up, other.up), max(self.down, other.down), max(self.size, other.size))


NOTHING = Strut()


class Piece(Struct, frozen=True):
    """Characters of one span from one font."""

    text: str
    span: Span
    slot: str
    font: Measure
    strut: Strut

    def width(self, text: str, step: float) -> float:
        span = self.span
        return _width(self.font, text, self.slot, span.size, step, _kerned(span), span.tracking) if text else 0.0

    def blanks(self, count: int, step: float) -> float:
        """The width of the piece's last `count` characters, blanks all; words are shaped without them."""
        span = self.span
        kerning = _kerning(self.font, self.text, count, self.slot, span.size, _kerned(span))
        return self.width(" ", step) * count + kerning


@functools.lru_cache(maxsize=65536)
def _width(font: Measure, text: str, slot: str, size: float, step: float, kerned: bool, tracking: float) -> float:
    """A word's width: words come again and again."""
    shaped = font.shape(text, slot)
    return shaped.width(size, step, kerned) + tracking * len(shaped.advances)


def _kerning(font: Measure, text: str, blanks: int, slot: str, size: float, kerned: bool) -> float:
    """What kerning adds between a text and the `blanks` at its end."""
    return font.pair(text[-blanks - 1], " ") * size if kerned and slot == LATIN and blanks < len(text) else 0.0


def _kerned(span: Span) -> bool:
    return 0 < span.kern_from <= span.size


class Atom(Struct, frozen=True):
    """`width` with and `solid` without the blanks at its end, points. `kerning` is between it and the atom
    before, where both stand in one line. `borders`: sizes, added up, at which scripts meet inside it;
    `border`: the same between it and the atom before."""

    text: str
    width: float
    solid: float
    strut: Strut
    pieces: tuple[Piece, ...] = ()
    kerning: float = 0.0
    borders: float = 0.0
    border: float = 0.0
    forced: bool = False  # a line break follows
    tab: bool = False
    height: float = 0.0  # of an inset


def atoms(block: Block, fonts: Fonts, step: float) -> list[Atom]:
    """The atoms of `block`."""
    found: list[Atom] = []
    for forced, group in _lines_as_written(block.items):
        line = _group(group, fonts, step)
        found += line
        if forced:
            found.append(Atom("", 0.0, 0.0, Strut(0, 0, forced.size) if not line else NOTHING, forced=True))
    return found


def _lines_as_written(items: tuple[Item, ...]) -> Iterator[tuple[Break | None, list[Span | Inset]]]:
    group: list[Span | Inset] = []
    for item in items:
        if isinstance(item, Break):
            yield item, group
            group = []
        else:
            group.append(item)
    yield None, group


def _group(items: list[Span | Inset], fonts: Fonts, step: float) -> list[Atom]:
    """Atoms of what stands between two line breaks; an inset is an atom of its own."""
    found: list[Atom] = []
    for inset, run in itertools.groupby(items, key=lambda item: isinstance(item, Inset)):
        if inset:
            found += [Atom("\ufffc", i.width, i.width, NOTHING, height=i.height) for i in run if isinstance(i, Inset)]
            continue
        pieces = list(_pieces([span for span in run if isinstance(span, Span)], fonts))
        if len(pieces) == len(items) == 1:
            return _words(pieces[0], step)
        found += _text(pieces, step)
    return list(_related(found))


def _text(pieces: list[Piece], step: float) -> Iterator[Atom]:
    text = "".join(piece.text for piece in pieces)
    letters = "".join(piece.slot * len(piece.text) for piece in pieces)
    for group in _cut(pieces, opportunities(text, letters)):
        yield _atom("".join(piece.text for piece in group), tuple(group), step)


def _words(piece: Piece, step: float) -> list[Atom]:
    """The atoms of one piece alone, which most paragraphs are, kerned with one another."""
    found, start = [], 0
    ends = opportunities(piece.text, piece.slot * len(piece.text))
    for word, width, solid, kerning in _measured(piece.text, ends, piece.font, piece.slot, piece.span, step):
        end = start + len(word)
        parts = (_part(piece, start, end),)
        found.append(Atom(word, width, solid, piece.strut, parts, kerning, tab=word.endswith("\t")))
        start = end
    return found


def line(span: Span, fonts: Fonts, step: float, edge: float) -> tuple[float, float] | None:
    """How wide the longest word of `span` is, and all of it on one line that begins at `edge`, in points.

    The sums are those of a line that is filled with atoms, without any; None for text of several faces and for tabs.
    """
    text, slot = span.text, LATIN
    if text and PLAIN.fullmatch(text):  # letters and digits, as most text is: one face by its look
        font, ends = fonts.font(span.faces.latin, span.bold, span.italic), word_starts(text)
    else:
        pieces = list(_pieces([span], fonts))
        if len(pieces) != 1 or "\t" in text:
            return None
        text, slot, font = pieces[0].text, pieces[0].slot, pieces[0].font
        ends = opportunities(text, slot * len(text))
    end = ink = edge
    longest = 0.0
    for _, width, solid, kerning in _measured(text, ends, font, slot, span, step):
        end += kerning
        if solid:
            ink = end + solid
            longest = max(longest, solid)
        end += width
    return longest, ink - edge


def _measured(
    text: str, ends: list[int], font: Measure, slot: str, span: Span, step: float
) -> Iterator[tuple[str, float, float, float]]:
    """Each word of a text in one face: itself, its width with and without the blanks at its end, kerning before it."""
    size, kerned = span.size, _kerned(span)
    pairs = kerned and slot == LATIN
    start = 0
    for end in (*ends, len(text)):
        word = text[start:end]
        width, solid = _word(font, word, slot, size, step, kerned, span.tracking)
        yield word, width, solid, font.pair(text[start - 1], word[0]) * size if start and pairs else 0.0
        start = end


@functools.lru_cache(maxsize=65536)
def _word(
    font: Measure, word: str, slot: str, size: float, step: float, kerned: bool, tracking: float
) -> tuple[float, float]:
    """A word's width with and without the blanks at its end: words come again and again."""
    inked = word.rstrip(" ")
    blanks = len(word) - len(inked)
    solid = _width(font, inked, slot, size, step, kerned, tracking) if inked else 0.0
    if not blanks:
        return solid, solid
    blank = _width(font, " ", slot, size, step, kerned, tracking)
    return solid + (blank * blanks + _kerning(font, word, blanks, slot, size, kerned)), solid


def _pieces(spans: list[Span], fonts: Fonts) -> Iterator[Piece]:
    """Stretches of one span and one slot; blanks and joiners go with what stands before them."""
    for span in spans:
        text = printable(span.text)
        for slot, stretch in _stretches(text, slots(text, east_asian(span.lang))):
            font = fonts.font(_family(span, slot), span.bold, span.italic)
            yield Piece(stretch, span, slot, font, face_strut(font, span.size))


def _stretches(text: str, letters: str) -> Iterator[tuple[str, str]]:
    if letters and letters.count(letters[0]) == len(letters) and letters[0] != JOINED:
        yield letters[0], text
        return
    start, current = 0, ""
    for index, slot in enumerate(letters):
        slot = (current or LATIN) if slot == JOINED else slot
        if slot != current:
            if current:
                yield current, text[start:index]
            start, current = index, slot
    if current:
        yield current, text[start:]


def printable(text: str) -> str:
    """`text` as it can be set: ends of lines are blanks; control characters and lone surrogates go, as XML has none."""
    if text.isprintable():
        return text
    text = text.replace("\n", " ").replace("\v", " ").replace("\r", " ")
    return "".join(c for c in text if c == "\t" or not (c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff"))


def _family(span: Span, slot: str) -> str:
    if slot == EAST_ASIAN:
        return span.faces.ea or span.faces.latin
    return span.faces.cs or span.faces.latin if slot == COMPLEX else span.faces.latin


@functools.lru_cache(maxsize=4096)
def face_strut(font: Measure, size: float) -> Strut:
    """The line of 1.2 em that `font` asks for at `size`."""
    share = font.ascent / (font.ascent + font.descent)
    return Strut(LINE * size * share, LINE * size * (1 - share), size)


def _cut(pieces: list[Piece], offsets: list[int]) -> Iterator[list[Piece]]:
    """`pieces`, cut at `offsets` of their text and grouped by what stands between two of them."""
    cuts, position = iter([*offsets, -1]), 0
    current: list[Piece] = []
    cut = next(cuts)
    for piece in pieces:
        start, end = 0, position + len(piece.text)
        while position <= cut < end:
            if cut > position + start:
                current.append(_part(piece, start, cut - position))
            if current:
                yield current
            current, start = [], cut - position
            cut = next(cuts)
        current.append(_part(piece, start, len(piece.text)))
        position = end
    if current:
        yield current


def _part(piece: Piece, start: int, end: int) -> Piece:
    if start == 0 and end == len(piece.text):
        return piece
    return Piece(piece.text[start:end], piece.span, piece.slot, piece.font, piece.strut)


def _atom(text: str, pieces: tuple[Piece, ...], step: float) -> Atom:
    width = solid = 0.0
    strut, behind = NOTHING, len(text) - len(text.rstrip(" "))
    for piece in reversed(pieces):
        strut = piece.strut if strut is NOTHING else strut.over(piece.strut)
        blanks = min(behind, len(piece.text))
        behind = behind - blanks if blanks == len(piece.text) else 0
        inked = piece.width(piece.text[: len(piece.text) - blanks], step)
        solid += inked
        width += inked + (piece.blanks(blanks, step) if blanks else 0.0)
    return Atom(text, width, solid, strut, pieces, borders=_borders_inside(pieces), tab=text.endswith("\t"))


def _borders_inside(pieces: tuple[Piece, ...]) -> float:
    if len(pieces) < 2:
        return 0.0
    return sum(_border(a, b) for a, b in itertools.pairwise(p for p in pieces if not p.text.isspace()))


def _border(before: Piece, after: Piece) -> float:
    """The size at which East Asian text and other text meet between two pieces; 0 where they don't."""
    if (before.slot == EAST_ASIAN) == (after.slot == EAST_ASIAN):
        return 0.0
    return max(before.span.size, after.span.size)


def _related(found: list[Atom]) -> Iterator[Atom]:
    """The atoms with what lies between neighbours: kerning across a blank, borders of scripts."""
    before: Atom | None = None
    for atom in found:
        if before and before.pieces and atom.pieces:
            last, first = before.pieces[-1], atom.pieces[0]
            inked = last if len(before.pieces) < 2 or not last.text.isspace() else before.pieces[-2]
            border, kerning = _border(inked, first), 0.0
            if last.span is first.span and last.slot == first.slot == LATIN and _kerned(first.span):
                kerning = first.font.pair(last.text[-1], first.text[0]) * first.span.size
            if border or kerning:
                atom = replace(atom, kerning=kerning, border=border)
        yield atom
        before = atom


def widened(atom: Atom, gap: float) -> Atom:
    """The atom with `gap` em wherever scripts meet, and its kerning, made part of its width."""
    more = (atom.borders + atom.border) * gap + atom.kerning
    return replace(atom, width=atom.width + more, solid=atom.solid + more)


def characters(atom: Atom, step: float) -> Iterator[Atom]:
    """An atom that is wider than a line, a glyph each; shaped once, so that the work grows with its length."""
    if not atom.pieces:
        yield atom
    for piece in atom.pieces:
        parts = clusters(piece.text)
        advances = piece.font.shape(piece.text, piece.slot).advances
        if len(advances) != len(parts):  # ligatures and marks of complex scripts: share alike
            advances = (sum(advances) / len(parts),) * len(parts)
        for part, advance in zip(parts, advances, strict=True):
            width = Shaped((advance,)).width(piece.span.size, step, False) + piece.span.tracking
            yield Atom(part, width, 0.0 if part == " " else width, piece.strut)


def joined(parts: Sequence[Atom]) -> Atom:
    """Glyphs of a broken word as one atom again."""
    width = sum(part.width for part in parts)
    strut = functools.reduce(Strut.over, {part.strut: None for part in parts}, NOTHING)
    blank = sum(part.width for part in itertools.takewhile(lambda p: not p.solid, reversed(parts)))
    return Atom("".join(part.text for part in parts), width, width - blank, strut)
