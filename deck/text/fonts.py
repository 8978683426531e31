"""Advances of text in the faces that will show it, by HarfBuzz, in em.

A deck names faces that PowerPoint has; a free face of the same metrics measures for them. Han glyphs
are one em wide in every face (measured on PowerPoint's exports), so they need no font. Standard
ligatures are off, as in PowerPoint.
"""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path
from typing import Any

from msgspec import Struct

from deck.resources import assets

# Face asked for → the family whose metrics stand in for it.
TWINS = {"calibri": "Carlito", "carlito": "Carlito"}
FALLBACK = "Carlito"
MONO_ADVANCE = 0.55  # Consolas: 1126 of 2048 units
_FEATURES = {"liga": False, "clig": False, "kern": True}


class Face(Struct, frozen=True):
    """A typeface in one of its four styles; `mono` faces have one advance for all."""

    family: str
    bold: bool = False
    italic: bool = False
    mono: bool = False


@functools.lru_cache(maxsize=65536)
def advance(text: str, face: Face) -> float:
    """Width of `text` set on one line in `face`, in em (times the size gives points)."""
    return sum(_piece(piece, wide, face) for piece, wide in _split_wide(text))


def is_wide(char: str) -> bool:
    """Whether `char` is one em wide in every East Asian face (UAX #11: wide or full width)."""
    return unicodedata.east_asian_width(char) in "WF"


def _piece(text: str, wide: bool, face: Face) -> float:
    if wide:
        return float(len(text))
    return len(text) * MONO_ADVANCE if face.mono else _shaped(text, face)


def _split_wide(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for char in text:
        wide = is_wide(char)
        if pieces and pieces[-1][1] == wide:
            pieces[-1] = (pieces[-1][0] + char, wide)
        else:
            pieces.append((char, wide))
    return pieces


def _shaped(text: str, face: Face) -> float:
    import uharfbuzz as hb

    font = _font(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, _FEATURES)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    # A glyph that the face lacks comes from another one; most symbols there are under one em.
    units = font.face.upem
    return sum(p.x_advance / units if i.codepoint else 1.0 for i, p in glyphs)


@functools.lru_cache(maxsize=32)
def _font(face: Face) -> Any:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob.from_file_path(str(_file(face)))))


def _file(face: Face) -> Path:
    family = TWINS.get(face.family.lower(), FALLBACK)
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    return assets() / "fonts" / f"{family}-{style[face.bold, face.italic]}.ttf"
