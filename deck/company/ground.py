"""What a layout's content stands on: the colour of its background, or of what covers it.

In: a layout's and its master's XML. Out: "RRGGBB". A background is a fill (19.3.1.2) or a reference into the
theme's (19.3.1.3); shapes and pictures that cover most of the slide count too, the uppermost wins.
"""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deck.company.archive import Archive
from deck.company.colours import Palette, mean
from deck.company.inherit import A, P, box_of, holder_of, number
from deck.scene import Box

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWN = frozenset(f"{P}{name}" for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame"))
COVER = 0.6  # share of the slide from which a shape counts as its ground
BUSY = 0.12  # deviation of a picture's brightness (0–1) from which it is no calm ground
SAMPLE = 32  # pixels a side to which a picture is made small to be averaged


Seen = tuple[str, bool]  # colour, and whether it is that of a busy picture


class Painted(Struct, frozen=True):
    """A master or layout; `shapes` False: its shapes are not shown on the slide, only its background."""

    root: Any
    part: str
    shapes: bool = True


def ground(painted: Iterable[Painted], palette: Palette, archive: Archive, theme: str, page: Box) -> Seen:
    """The colour under a layout's content, and whether it is a busy picture; `painted` is nearest first."""
    nearest = list(painted)
    for one in nearest:
        for shape in reversed(list(_covering(one, page))):
            if colour := _fill_of(shape, palette, archive, one.part):
                return colour
    for one in nearest:
        if colour := _background(one, palette, archive, theme):
            return colour
    return palette.slot("bg1"), False


def drawn(one: Painted) -> Iterator[Box]:
    """The boxes of all shapes and pictures that are drawn on a master or layout."""
    for shape in _shapes(one):
        if box := box_of(shape):
            yield box


def _shapes(one: Painted) -> Iterator[Any]:
    """What is drawn on it, placeholders and hidden shapes apart."""
    for shape in one.root.iterfind(f"{P}cSld/{P}spTree/*") if one.shapes else ():
        if shape.tag in _DRAWN and holder_of(shape) is None and not _hidden(shape):
            yield shape


def _hidden(shape: Any) -> bool:
    properties = shape.find(f"*/{P}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _covering(one: Painted, page: Box) -> Iterator[Any]:
    for shape in _shapes(one):
        box = box_of(shape)
        if box and _overlap(box, page) >= COVER * page.width * page.height:
            yield shape


def _overlap(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    tall = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, tall)


def _fill_of(shape: Any, palette: Palette, archive: Archive, part: str) -> Seen | None:
    if shape.tag == f"{P}pic":
        return _picture(shape.find(f"{P}blipFill"), archive, part)
    properties = shape.find(f"{P}spPr")
    return _first_fill(properties, palette, archive, part) if properties is not None else None


def _background(one: Painted, palette: Palette, archive: Archive, theme: str) -> Seen | None:
    back = one.root.find(f"{P}cSld/{P}bg")
    if back is None:
        return None
    own = back.find(f"{P}bgPr")
    if own is not None:
        return _first_fill(own, palette, archive, one.part)
    reference = back.find(f"{P}bgRef")
    return _theme_fill(reference, palette, archive, theme) if reference is not None else None


def _theme_fill(reference: Any, palette: Palette, archive: Archive, theme: str) -> Seen | None:
    """The theme's fill that an index names: from 1001 on, a background's."""
    index = int(number(reference.get("idx")))
    own = next((c for c in map(palette.rgb, reference) if c), "")
    plain = (own, False) if own else None
    formats = archive.xml(theme).find(f"{A}themeElements/{A}fmtScheme")
    fills = formats.find(f"{A}{'bgFillStyleLst' if index > 1000 else 'fillStyleLst'}") if formats is not None else None
    place = index % 1000 - 1
    if fills is None or not 0 <= place < len(fills):
        return plain
    holder = [fills[place]]
    return _first_fill(holder, replace(palette, own=own), archive, theme) or plain


def _first_fill(properties: Iterable[Any], palette: Palette, archive: Archive, part: str) -> Seen | None:
    for child in properties:
        name = str(child.tag).rpartition("}")[2]
        if name in ("solidFill", "gradFill"):
            colour = palette.fill(child)
            return (colour, False) if colour else None
        if name == "blipFill":
            return _picture(child, archive, part)
        if name == "pattFill":
            colours = [palette.rgb(c[0]) for c in child if len(c)]
            return (mean(c for c in colours if c), False) if any(colours) else None
    return None


def _picture(fill: Any, archive: Archive, part: str) -> Seen | None:
    """The mean colour of a picture; None for one that can't be read (EMF, SVG, broken)."""
    from PIL import Image

    blip = fill.find(f"{A}blip") if fill is not None else None
    rid = blip.get(_EMBED) if blip is not None else None
    target = next((r.target for r in archive.relations(part) if r.id == rid and not r.external), "")
    if target not in archive:
        return None
    try:
        with Image.open(io.BytesIO(archive.read(target))) as picture:
            small = picture.convert("RGBA").resize((SAMPLE, SAMPLE))
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    return average(small)


def average(picture: Any) -> Seen | None:
    """The mean of the opaque pixels, and whether they differ much; None where most can be seen through."""
    data = picture.tobytes()
    opaque = [data[i : i + 3] for i in range(0, len(data), 4) if data[i + 3] > 127]
    if len(opaque) < SAMPLE * SAMPLE / 2:
        return None
    grey = [sum(p) / 3 / 255 for p in opaque]
    colour = "".join(f"{round(sum(p[i] for p in opaque) / len(opaque)):02X}" for i in range(3))
    return colour, statistics.pstdev(grey) > BUSY
