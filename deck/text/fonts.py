"""Fonts that measure: advances, kerning and extents, in em, by HarfBuzz.

In: a family's name and style. Out: a `Font`. Where it comes from, in this order: a file that the brand names; the
family's metric twin among the bundled files (equal by design, and the same on every machine, so the same input gives
the same bytes); a file of the family on the machine; the nearest bundled face, with a warning and a margin
(`substitutes.py`).

Kerning is PowerPoint's: on from 12 pt (`kern="1200"`), and only from a font's legacy `kern` table (googlefonts/
fontations #1183, rsms/inter #796). Calibri has one, made from its GPOS pairs; its twin Carlito has
GPOS only, which stands for it. Ligatures are off (developer0hye/office2pdf #1058).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from deck.resources import assets
from deck.text.scripts import COMPLEX, EAST_ASIAN, EMOJI, clusters
from deck.text.substitutes import (
    EAST_ASIAN_EXTENTS,
    FIXED,
    FIXED_EXTENTS,
    LAST_RESORT,
    NEAREST,
    TWINS,
    USUAL_EXTENTS,
    USUAL_FIXED_EXTENTS,
)

STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
EMOJI_ADVANCE = 1.373  # Segoe UI Emoji: 2812 of 2048 units; Apple's and Google's are narrower
MISSING = 1.0  # a symbol that no bundled face has comes from a face in which most are narrower
MISSING_COMPLEX = 0.65
_NO_LIGATURES = {"liga": False, "clig": False, "dlig": False}


class Shaped(Struct, frozen=True):
    """A word, shaped at no size: nominal advances of its glyphs, and the sum of kerning between them, in em."""

    advances: tuple[float, ...]
    kerning: float = 0.0

    def width(self, size: float, step: float, kerned: bool) -> float:
        """Points at `size`; each advance is rounded to a multiple of `step` (0: none), kerning is not."""
        kerning = self.kerning * size if kerned else 0.0
        if not step:
            return sum(self.advances) * size + kerning
        scale = size / step
        return sum(math.floor(a * scale + 0.5) for a in self.advances) * step + kerning


class Font(Struct, frozen=True, cache_hash=True):
    """One face that measures. `ascent` and `descent` share a line of 1.2 em between them."""

    file: Path | None
    index: int = 0
    factor: float = 1.0
    fixed: float = 0.0
    kerns: bool = True
    extents: tuple[float, float] | None = None

    @property
    def ascent(self) -> float:
        return _extents(self)[0]

    @property
    def descent(self) -> float:
        return _extents(self)[1]

    def shape(self, text: str, slot: str) -> Shaped:
        """`text`, all of one slot and without a break inside. East Asian glyphs and emoji need no file."""
        return wide(slot, text) if slot in (EAST_ASIAN, EMOJI) else shape(self, text)

    def pair(self, before: str, after: str) -> float:
        """Kerning in em between two Latin characters that are shaped apart."""
        return pair(self, before, after)


class Measure(Hashable, Protocol):
    """What the engine asks of a font."""

    @property
    def ascent(self) -> float: ...

    @property
    def descent(self) -> float: ...

    def shape(self, text: str, slot: str) -> Shaped: ...

    def pair(self, before: str, after: str) -> float: ...


class Fonts(Hashable, Protocol):
    """What the engine asks of a collection of fonts."""

    def font(self, family: str, bold: bool = False, italic: bool = False) -> Measure: ...


@functools.lru_cache(maxsize=65536)
def shape(font: Font, text: str) -> Shaped:
    if font.fixed:
        return Shaped((font.fixed,) * len(clusters(text)))
    if font.file is None:
        return Shaped((1.0,) * len(clusters(text)))
    return _shaped(font, text)


@functools.lru_cache(maxsize=16384)
def pair(font: Font, before: str, after: str) -> float:
    return shape(font, before + after).kerning if font.file and font.kerns and not font.fixed else 0.0


def wide(slot: str, text: str) -> Shaped:
    """Text that needs no font: East Asian glyphs are one em, emoji a little more."""
    advance = EMOJI_ADVANCE if slot == EMOJI else 1.0
    return Shaped((advance,) * len(clusters(text)))


def _shaped(font: Font, text: str) -> Shaped:
    import uharfbuzz as hb

    opened = _open(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(opened, buffer, {**_NO_LIGATURES, "kern": font.kerns})
    scale = font.factor / opened.face.upem
    advances, kerning = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not info.codepoint:
            advances.append(_elsewhere(text[info.cluster]))
            continue
        nominal = opened.get_glyph_h_advance(info.codepoint) if position.x_advance else 0
        advances.append(nominal * scale)
        kerning += position.x_advance - nominal
    return Shaped(tuple(advances), kerning * scale)


@functools.lru_cache(maxsize=4096)
def side_bearing(font: Font, char: str, end: bool = False) -> float:
    """From a glyph's origin to its ink, or from its ink to its end, in em; 0 where no file tells."""
    if font.file is None or font.fixed:
        return 0.0
    opened = _open(font)
    glyph = opened.get_nominal_glyph(ord(char))
    extents = opened.get_glyph_extents(glyph) if glyph else None
    if not glyph or not extents:
        return 0.0
    ink = extents.x_bearing + extents.width
    found = opened.get_glyph_h_advance(glyph) - ink if end else extents.x_bearing
    return float(found / opened.face.upem)


@functools.lru_cache(maxsize=4096)
def _elsewhere(char: str) -> float:
    """The advance of a character that its face lacks: a bundled face's, or a guess on the wide side."""
    from deck.text.scripts import slots

    for family in ("Liberation Sans", "Carlito"):
        opened = _open(Font(bundled(family, False, False)))
        glyph = opened.get_nominal_glyph(ord(char))
        if glyph:
            return float(opened.get_glyph_h_advance(glyph) / opened.face.upem)
    return MISSING_COMPLEX if slots(char, False) == COMPLEX else MISSING


@functools.lru_cache(maxsize=64)
def _open(font: Font) -> Any:
    import uharfbuzz as hb

    return hb.Font(hb.Face(hb.Blob.from_file_path(str(font.file)), font.index))


@functools.lru_cache(maxsize=256)
def _extents(font: Font) -> tuple[float, float]:
    if font.extents or font.file is None:
        return font.extents or USUAL_EXTENTS
    import uharfbuzz as hb

    opened = _open(font)
    tags, upem = hb.OTMetricsTag, opened.face.upem
    ascent = opened.get_metric_position_with_fallback(tags.HORIZONTAL_CLIPPING_ASCENT)
    descent = opened.get_metric_position_with_fallback(tags.HORIZONTAL_CLIPPING_DESCENT)
    return ascent / upem, abs(descent) / upem


def bundled(family: str, bold: bool, italic: bool) -> Path | None:
    """The file of `family` in assets/fonts, in its style or else the nearest."""
    folder = assets() / "fonts"
    for style in ((bold, italic), (bold, False), (False, False)):
        file = folder / f"{family.replace(' ', '')}-{STYLES[style]}.ttf"
        if file.is_file():
            return file
    return None


class Catalogue:
    """Finds the font of a family and style. `files` are the brand's own: (family, bold, italic) → file.

    `warnings` collects what had to be substituted, once a family.
    """

    def __init__(self, files: Mapping[tuple[str, bool, bool], Path] | None = None) -> None:
        self.files = files or {}
        self.warnings: dict[str, str] = {}
        self._found: dict[tuple[str, bool, bool], Font] = {}

    def font(self, family: str, bold: bool = False, italic: bool = False) -> Font:
        key = (family, bold, italic)
        if key not in self._found:
            self._found[key] = self._find(family, bold, italic)
        return self._found[key]

    def _find(self, family: str, bold: bool, italic: bool) -> Font:
        own = self._own(family, bold, italic)
        if own:
            return own
        name = family.strip().lower()
        twin = TWINS.get(name)
        file = bundled(twin.family, bold, italic) if twin else None
        if file:
            return Font(file)
        if name in FIXED:
            return Font(None, fixed=FIXED[name].fixed, extents=FIXED_EXTENTS.get(name, USUAL_FIXED_EXTENTS))
        if name in EAST_ASIAN_EXTENTS:
            return Font(None, extents=EAST_ASIAN_EXTENTS[name])
        return self._installed(twin.family if twin else family, bold, italic) or self._nearest(family, bold, italic)

    def _own(self, family: str, bold: bool, italic: bool) -> Font | None:
        """The brand's file for a style, or for the nearest that it has."""
        if not self.files:
            return None
        from deck.text.find import read

        styles = ((bold, italic), (bold, False), (False, italic), (False, False))
        found = (face for style in styles if (file := self.files.get((family, *style))) for face in read(file))
        return next((Font(face.file, face.index, kerns=face.kerns) for face in found), None)

    def _installed(self, family: str, bold: bool, italic: bool) -> Font | None:
        from deck.text.find import find

        found = find(family, bold, italic)
        return Font(found.file, found.index, kerns=found.kerns) if found else None

    def tell_absent(self, family: str) -> None:
        """Warn where code is measured by the known widths of `family`, but what draws it here takes another face."""
        from deck.text.find import find

        if family.strip().lower() in FIXED and not self._own(family, False, False) and not find(family, False, False):
            self.warnings.setdefault(
                family,
                f"the font “{family}” is not on this machine: code is measured by its known widths; "
                "drawn here in another face, lines may be longer",
            )

    def _nearest(self, family: str, bold: bool, italic: bool) -> Font:
        found = NEAREST.get(family.strip().lower(), LAST_RESORT)
        margin = f", {found.factor - 1:.0%} wider to be safe" if found.factor > 1 else ""
        self.warnings.setdefault(
            family,
            f"the font “{family}” is not on this machine: text is measured by {found.family}{margin}; "
            "name its file in the brand (typography.fonts, source: file) to measure by the font itself",
        )
        return Font(bundled(found.family, bold, italic), factor=found.factor)
