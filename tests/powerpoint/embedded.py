"""Fonts of a page as its PDF embeds them: for faces that are free nowhere, and for glyphs a face borrows from another.

In: our fonts, and the glyphs of a page. Out: fonts for the engine that measure by the PDF's widths where ours can't.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence

from deck.text.fonts import Fonts, Measure, Shaped
from tests.powerpoint.pdf import Glyph

Widths = dict[str, float]


class EmbeddedFont:
    """A face measured by a PDF: `own` are widths of its own glyphs (none: `base` has them), `borrowed` of others'."""

    def __init__(self, base: Measure, own: Widths, borrowed: Widths) -> None:
        self.base, self.own, self.borrowed = base, own, borrowed
        self.ascent, self.descent = base.ascent, base.descent

    def shape(self, text: str, slot: str) -> Shaped:
        if not self.own and not any(char in self.borrowed for char in text):
            return self.base.shape(text, slot)
        return Shaped(tuple(self._advance(char, slot) for char in text))

    def _advance(self, char: str, slot: str) -> float:
        if char in self.own or char in self.borrowed:
            return self.own[char] if char in self.own else self.borrowed[char]
        return sum(self.base.shape(char, slot).advances)

    def pair(self, before: str, after: str) -> float:
        return 0.0 if self.own else self.base.pair(before, after)


class Embedded:
    """The fonts of a page. `own`: a family that the PDF embeds is measured by its widths, not by ours."""

    def __init__(self, fonts: Fonts, glyphs: Sequence[Glyph], own: bool) -> None:
        self.fonts, self.own = fonts, own
        self.widths: dict[tuple[str, bool], Widths] = {}
        for glyph in glyphs:
            self.widths.setdefault(_key(glyph.font), {})[glyph.text] = glyph.em
        for key, gaps in _gaps(glyphs).items():
            self.widths[key].setdefault(" ", statistics.median(gaps))
        self.found: dict[tuple[str, bool, bool], EmbeddedFont] = {}

    def font(self, family: str, bold: bool = False, italic: bool = False) -> Measure:
        key = (family, bold, italic)
        if key not in self.found:
            self.found[key] = self._font(family, bold, self.fonts.font(family, bold, italic))
        return self.found[key]

    def _font(self, family: str, bold: bool, base: Measure) -> EmbeddedFont:
        plain = family.lower().replace(" ", "")
        drawn = {char for (name, _), table in self.widths.items() if name.startswith(plain) for char in table}
        others = {
            c: em for (name, _), table in self.widths.items() if drawn for c, em in table.items() if c not in drawn
        }
        own = self.widths.get((plain, bold), {}) if self.own else {}
        return EmbeddedFont(base, own, {c: em for c, em in others.items() if not c.isascii()})


def _key(font: str) -> tuple[str, bool]:
    name = font.lower().replace("-", "")
    return name.replace("bold", ""), "bold" in name


def _gaps(glyphs: Sequence[Glyph]) -> dict[tuple[str, bool], list[float]]:
    """Blanks of each face in em, as far as the PDF leaves them as gaps instead of drawing them."""
    found: dict[tuple[str, bool], list[float]] = {}
    for a, b in itertools.pairwise(glyphs):
        size = a.advance / a.em if a.em else 0.0
        if a.font == b.font and abs(a.y - b.y) < 0.1 and 0.15 * size < b.x - a.end < 0.6 * size:
            found.setdefault(_key(a.font), []).append((b.x - a.end) / size)
    return found
