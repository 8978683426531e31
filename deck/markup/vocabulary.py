"""The vocabulary: which elements there are, which attributes each takes, and what may stand in it.

Names are HTML's and SVG's, properties those of CSS flexbox and grid, types PowerPoint's where neither
has a word. Adding an element is one line here and one function in `deck.compose`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Content = Literal["flow", "text", "list", "canvas", "table", "empty", "raw"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BOX = _words(
    "width height min-width max-width min-height max-height grow shrink basis align-self margin padding "
    "column-span row-span aspect-ratio x y right bottom step morph"
)
CONTAINER = _words("gap align justify fill stroke stroke-width radius ground link alt anchor shape")
TEXT = _words("style color align anchor link wrap alt")
PLACEHOLDER = TEXT | _words("prompt")
DRAWN = _words("fill stroke stroke-width dash alt key head tail step")


class Kind(Struct, frozen=True):
    """One element: its attributes and what it holds."""

    attributes: frozenset[str]
    content: Content


VOCABULARY: dict[str, Kind] = {
    # the slide and what belongs to its layout
    "slide": Kind(_words("ground"), "flow"),
    "decoration": Kind(frozenset(), "flow"),
    # placeholders
    "title": Kind(BOX | PLACEHOLDER, "text"),
    "subtitle": Kind(BOX | PLACEHOLDER, "text"),
    "body": Kind(BOX | PLACEHOLDER | _words("gap fill stroke radius padding"), "list"),
    "picture": Kind(BOX | PLACEHOLDER | _words("src fit shape"), "text"),
    "footer": Kind(BOX | PLACEHOLDER, "text"),
    "slide-number": Kind(BOX | PLACEHOLDER, "text"),
    "date": Kind(BOX | PLACEHOLDER, "text"),
    # boxes
    "row": Kind(BOX | CONTAINER | _words("wrap"), "flow"),
    "column": Kind(BOX | CONTAINER, "flow"),
    "box": Kind(BOX | CONTAINER, "flow"),
    "grid": Kind(BOX | CONTAINER | _words("columns rows column-gap row-gap"), "flow"),
    "stack": Kind(BOX | CONTAINER, "flow"),
    "spacer": Kind(BOX, "empty"),
    # text
    "p": Kind(BOX | TEXT, "text"),
    "text": Kind(BOX | TEXT | _words("gap"), "list"),
    "ul": Kind(_words("style gap marks"), "list"),
    "ol": Kind(_words("style gap marks"), "list"),
    "li": Kind(_words("style"), "text"),
    "span": Kind(_words("style color link"), "text"),
    "br": Kind(frozenset(), "empty"),
    # things
    "line": Kind(BOX | _words("stroke stroke-width direction dash head"), "empty"),
    "icon": Kind(BOX | _words("name color stroke-width size alt"), "empty"),
    "img": Kind(BOX | _words("src alt fit link"), "empty"),
    "qr": Kind(BOX | _words("link color alt"), "empty"),
    "formula": Kind(BOX | _words("style align color alt"), "raw"),
    "table": Kind(BOX | _words("columns alt style align"), "table"),
    "tr": Kind(_words("header highlight"), "table"),
    "td": Kind(_words("align style colspan color"), "text"),
    "chart": Kind(BOX | _words("data alt"), "empty"),
    "logo": Kind(BOX | _words("color"), "empty"),
    "motif": Kind(BOX | _words("variant seed"), "empty"),
    "timeline": Kind(BOX | _words("data alt"), "empty"),
    "curve": Kind(BOX | _words("data alt"), "empty"),
    "scale": Kind(BOX | _words("data alt"), "empty"),
    "network": Kind(BOX | _words("data alt"), "empty"),
    # drawing in coordinates of its own, as in SVG
    "canvas": Kind(BOX | _words("view alt"), "canvas"),
    "circle": Kind(DRAWN | _words("cx cy r style color"), "text"),
    "rect": Kind(DRAWN | _words("x y width height radius style color align"), "text"),
    "path": Kind(DRAWN | _words("d"), "empty"),
    "label": Kind(_words("x y style color anchor width fill step"), "text"),
    "connector": Kind(_words("from to from-side to-side stroke stroke-width dash head tail kind step"), "empty"),
}

# What may stand inside, by content model. "flow" is every element that is laid out in boxes.
_INLINE = _words("span br")
_CANVAS = _words("circle rect path label connector")
_FLOW = frozenset(VOCABULARY) - _INLINE - _CANVAS - _words("slide li tr td")
CHILDREN: dict[Content, frozenset[str]] = {
    "flow": _FLOW,
    "text": _INLINE,
    "list": _words("p ul ol li formula"),
    "canvas": _CANVAS,
    "table": _words("tr td"),
    "empty": frozenset(),
    "raw": frozenset(),
}
