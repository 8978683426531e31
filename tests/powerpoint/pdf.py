"""Glyphs of a PDF as its program placed them: what stands where. Points from the page's top left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTLine, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


class Glyph(Struct, frozen=True):
    """A character with its origin on the baseline, its advance by the PDF's own width table, its face and size."""

    text: str
    x: float
    y: float
    advance: float
    font: str
    size: float
    em: float  # its advance in its face, in em
    upright: bool = True

    @property
    def end(self) -> float:
        return self.x + self.advance


class _Device(PDFPageAggregator):
    """Keeps the width table's entry of each character beside it."""

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, *rest):  # type: ignore[no-untyped-def]
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, *rest)
        self.cur_item._objs[-1].em = font.char_width(cid)
        return advance


def pages(file: Path, width: float = 0.0) -> list[list[Glyph]]:
    """The glyphs of each page in drawing order, scaled to a page `width` points wide (0: as they are)."""
    found = []
    for page in _drawn(file):
        scale = width / page.width if width else 1.0
        found.append([g for char in _characters(page) for g in _glyphs(char, page.height, scale)])
    return found


def edges(file: Path) -> list[set[float]]:
    """Heights, from each page's top, at which lines and the sides of rectangles run level."""
    return [{round(page.height - y, 2) for shape in _shapes(page) for y in shape} for page in _drawn(file)]


def _drawn(file: Path) -> Iterator[Any]:
    manager = PDFResourceManager()
    device = _Device(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    with file.open("rb") as stream:
        for page in PDFPage.get_pages(stream):
            interpreter.process_page(page)
            yield device.get_result()


def _shapes(node: Any) -> Iterator[tuple[float, float]]:
    if isinstance(node, LTLine | LTRect):
        yield node.y0, node.y1
    elif hasattr(node, "__iter__"):
        for child in node:
            yield from _shapes(child)


def _characters(node: Any) -> Iterator[LTChar]:
    if isinstance(node, LTChar):
        yield node
    elif hasattr(node, "__iter__"):
        for child in node:
            yield from _characters(child)


def _glyphs(char: LTChar, height: float, scale: float) -> Iterator[Glyph]:
    a, b, _, _, x, y = char.matrix
    text = char.get_text()
    if text.startswith("(cid:"):
        return
    advance = (char.x1 - char.x0) if abs(b) < 0.01 else char.y1 - char.y0
    name, upright = char.fontname.split("+")[-1], a > 0 and abs(b) < 0.01
    yield Glyph(text, x * scale, (height - y) * scale, advance * scale, name, char.size * scale, char.em, upright)
