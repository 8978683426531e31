"""Text styles: names that templates use ("h2", "caption") and the sizes that they have in a brand.

The table is drawn for a base of 20 points and a ratio of 1.25 (two steps of the scale). Another base or ratio
moves every size along: s → base · (s / 20) ^ (log ratio / log 1.25). Floors that a lecture hall needs stay.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace


class TextStyle(Struct, frozen=True, cache_hash=True):
    """A named text style. Sizes in points; `floor` is the least it may be stepped down to;
    `leading` is the pitch of lines as a multiple of the size; `heading` picks the heading face."""

    size: float
    floor: float
    leading: float = 1.3
    bold: bool = False
    heading: bool = False
    colour: str = "text"
    tracking: float = 0.0
    italic: bool = False


class TypeScale(Struct, frozen=True):
    """What all text styles follow: body size in points, ratio of two steps; None: as the table has it.

    `headings` are the styles set in the heading face besides the headings themselves.
    """

    base: float = 20.0
    ratio: float = 1.25
    body_leading: float | None = None
    heading_leading: float | None = None
    heading_bold: bool = True
    heading_italic: bool = False
    heading_colour: str = "text"
    headings: frozenset[str] = frozenset()


# Steps a text may take when it has to shrink: a ratio of about 1.25 over two steps.
SCALE = (
    *(12, 13, 14, 16, 18, 20, 22, 24, 27, 30, 34, 38, 43, 48, 54, 60, 68, 76, 86, 96, 108, 120, 135, 150),
    *(160, 170, 180, 190, 200, 212, 226, 240),  # finer: for a word alone, as wide as the page
)

STYLES: Mapping[str, TextStyle] = {
    "display": TextStyle(66, 44, 1.2, bold=True, heading=True),
    "section": TextStyle(54, 36, 1.2, bold=True, heading=True),
    "numeral": TextStyle(200, 150, 1.0, bold=True, heading=True, colour="accent"),
    "title": TextStyle(30, 24, 1.25, bold=True, heading=True),
    "topic": TextStyle(20, 18, 1.25, heading=True, colour="muted"),
    "headline": TextStyle(30, 24, 1.25, bold=True, heading=True),
    "h1": TextStyle(48, 30, 1.2, bold=True, heading=True),
    "h2": TextStyle(27, 20, 1.25, bold=True),
    "h3": TextStyle(22, 18, 1.3, bold=True),
    "h4": TextStyle(18, 16, 1.3, bold=True),
    "lead": TextStyle(20, 18, 1.35, colour="muted"),
    "body": TextStyle(20, 18, 1.4),
    "list": TextStyle(24, 18, 1.3),
    "agenda": TextStyle(30, 20, 1.25),
    "points": TextStyle(30, 18, 1.3),
    "names": TextStyle(76, 18, 1.1, bold=True),
    "quote": TextStyle(60, 24, 1.25),
    "note": TextStyle(18, 18, 1.4),
    "chip": TextStyle(20, 16, 1.25),
    "label": TextStyle(16, 14, 1.3),
    "caption": TextStyle(14, 14, 1.3, colour="muted"),
    "table": TextStyle(18, 14, 1.3),
    "source": TextStyle(12, 12, 1.3, colour="muted"),
    "footer": TextStyle(12, 12, 1.3, colour="muted"),
    "kicker": TextStyle(18, 16, 1.3, bold=True, colour="accent", tracking=2),
    "code": TextStyle(20, 14, 1.35),
    "poster": TextStyle(240, 60, 1.2, bold=True, heading=True),
    "hero": TextStyle(150, 60, 1.2, bold=True, heading=True),
    "giant": TextStyle(108, 43, 1.2, bold=True, heading=True),
    "huge": TextStyle(86, 48, 1.2, bold=True, heading=True),
    "big": TextStyle(48, 30, 1.2, bold=True, heading=True),
    "figure": TextStyle(38, 27, 1.2, bold=True, heading=True),
}

_USUAL = TypeScale()
_HALL = 18  # points of running text that the last row reads; larger floors are a matter of looks and move along
_BODY_LEADING, _HEAD_LEADING = 1.4, 1.25  # what the table above is drawn for
_LEADINGS = (1.2, 1.8)  # Han glyphs fill their em: under 1.2 their tops are cut


@functools.lru_cache(maxsize=64)
def text_styles(scale: TypeScale) -> Mapping[str, TextStyle]:
    """The table in the sizes, faces, weights and pitches of a brand's type scale."""
    return STYLES if scale == _USUAL else {name: _styled(name, style, scale) for name, style in STYLES.items()}


@functools.lru_cache(maxsize=1024)
def readable(style: TextStyle, drawn: float) -> TextStyle:
    """The style for what is drawn at a share of its size: what the last row needs holds as it is drawn."""
    if drawn >= 1:
        return style
    floor = max(style.floor, min(style.floor, _HALL) / drawn)
    return replace(style, size=max(style.size, floor), floor=floor)


@functools.lru_cache(maxsize=64)
def steps(scale: TypeScale) -> tuple[float, ...]:
    """The sizes that text steps down through."""
    return tuple(sorted({sized(size, scale) for size in SCALE}))


def sized(size: float, scale: TypeScale) -> float:
    """A size of the table in this scale, in whole points."""
    if (scale.base, scale.ratio) == (_USUAL.base, _USUAL.ratio):
        return size
    return float(round(scale.base * (size / _USUAL.base) ** (math.log(scale.ratio) / math.log(_USUAL.ratio))))


def _styled(name: str, style: TextStyle, scale: TypeScale) -> TextStyle:
    heading = style.heading or name in scale.headings
    floor = max(_HALL, sized(style.floor, scale)) if style.floor > _HALL else style.floor
    size = max(sized(style.size, scale), floor)
    bold = style.bold and (scale.heading_bold or not heading)
    wanted, drawn = (scale.heading_leading, _HEAD_LEADING) if style.heading else (scale.body_leading, _BODY_LEADING)
    leading = style.leading * wanted / drawn if wanted else style.leading
    return replace(
        style,
        size=size,
        floor=floor,
        leading=round(min(_LEADINGS[1], max(min(_LEADINGS[0], style.leading), leading)), 2),
        bold=bold,
        heading=heading,
        italic=heading and scale.heading_italic,
        colour=scale.heading_colour if style.heading and style.colour == "text" else style.colour,
    )
