"""The vocabulary: which elements there are, which attributes each takes, and what may stand in it.

Names are HTML's and SVG's, properties those of CSS flexbox and grid, types PowerPoint's where neither
has a word. Properties begin as in CSS but for these: sizes are border-box; `<slide>` and `<decoration>` are
stacks whose one cell is the page; a `<box>` is a column; insets begin at the edge of the `<stack>` around.
Adding an element is one line here and one function in `deck.compose`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Content = Literal["flow", "text", "list", "canvas", "table", "empty", "raw"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BOX = _words(
    "width height min-width max-width min-height max-height grow shrink basis align-self margin padding "
    "column row column-span row-span aspect-ratio x y right bottom step morph"
)
CONTAINER = _words("gap column-gap row-gap align justify fill stroke stroke-width radius ground link alt anchor shape")
TEXT = _words("style color align anchor link wrap alt")
PLACEHOLDER = TEXT | _words("prompt")
CELL = _words("align style colspan rowspan highlight color count dot mark")
DRAWN = _words("fill ground stroke stroke-width dash alt key head tail step")


class Kind(Struct, frozen=True):
    """One element: its attributes, what it holds, what it is for."""

    attributes: frozenset[str]
    content: Content
    help: str


VOCABULARY: dict[str, Kind] = {
    # the slide and what belongs to its layout
    "slide": Kind(_words("ground"), "flow", "the page"),
    "decoration": Kind(frozenset(), "flow", "what lies on the native layout, not on the slide"),
    # placeholders
    "title": Kind(BOX | PLACEHOLDER, "text", "the title placeholder; every slide has one"),
    "subtitle": Kind(BOX | PLACEHOLDER, "text", "the subtitle placeholder"),
    "body": Kind(
        BOX | PLACEHOLDER | _words("gap fill stroke radius padding"),
        "list",
        "a body placeholder: paragraphs and lists, seen in outline view",
    ),
    "picture": Kind(
        BOX | PLACEHOLDER | _words("src fit focus shape"),
        "text",
        "a picture placeholder; without `src` it waits for one",
    ),
    "footer": Kind(BOX | PLACEHOLDER, "text", "the footer placeholder"),
    "slide-number": Kind(BOX | PLACEHOLDER, "text", "the slide number placeholder"),
    "date": Kind(BOX | PLACEHOLDER, "text", "the date placeholder"),
    # boxes
    "row": Kind(BOX | CONTAINER | _words("wrap align-content"), "flow", "children side by side, as `display: flex`"),
    "column": Kind(BOX | CONTAINER, "flow", "children below each other, as `flex-direction: column`"),
    "box": Kind(BOX | CONTAINER, "flow", "a column; the word for a box that has a look"),
    "grid": Kind(
        BOX | CONTAINER | _words("columns rows align-content"), "flow", "children in tracks, as `display: grid`"
    ),
    "stack": Kind(
        BOX | CONTAINER | _words("align-content"),
        "flow",
        "children over each other, as in a grid of one cell; or each at its `x`, `y`, `right`, `bottom`",
    ),
    "spacer": Kind(BOX, "empty", "empty room"),
    # text
    "p": Kind(
        BOX | TEXT,
        "text",
        "one paragraph in a text box; `wrap`: `none`; `balance`: lines of like length; `fill`: one as wide as its box",
    ),
    "text": Kind(BOX | TEXT | _words("gap"), "list", "several paragraphs and lists in one text box"),
    "ul": Kind(_words("style gap marks"), "list", "a list with marks"),
    "ol": Kind(_words("style gap marks"), "list", "a numbered list"),
    "li": Kind(_words("style"), "text", "an entry of a list; a list after it stands below it"),
    "span": Kind(_words("style color link"), "text", "words of another style"),
    "br": Kind(frozenset(), "empty", "a line break"),
    # things
    "line": Kind(
        BOX | _words("stroke stroke-width direction dash head"),
        "empty",
        "a rule across its box, or an arrow with `head`",
    ),
    "icon": Kind(
        BOX | _words("name color stroke-width size solid optical align alt"),
        "empty",
        "an icon by its name, one native shape; `solid`: filled if it is one closed outline; "
        "`optical`: as large as others by its ink, not by its canvas; "
        "its ink in the middle, or by `align` at the `left`, or on the `ground` there",
    ),
    "img": Kind(BOX | _words("src alt fit focus link"), "empty", "a picture"),
    "qr": Kind(
        BOX | _words("link color radius alt"),
        "empty",
        "a QR code of `link`; where the ground is dark, on a light card as large as its quiet zone",
    ),
    "formula": Kind(BOX | _words("style align color alt"), "raw", "LaTeX, as a native equation"),
    "table": Kind(
        BOX | _words("columns alt style align gap look"),
        "table",
        "a native table, in a table placeholder; `look`: a table style other than the brand's; "
        "`gap`: the least between two rows' texts",
    ),
    "tr": Kind(_words("kind highlight"), "table", "a row of it; `kind`: header, body, group or hidden (tells widths)"),
    "th": Kind(
        CELL,
        "text",
        "a head cell; a row of such alone is a header row; `mark`: what a column's dots are held against, at its `dot`",
    ),
    "td": Kind(
        CELL,
        "text",
        "a cell; `count`: so many squares under its text; `dot`: one on a scale after the column's texts, 0 to 1 on it",
    ),
    "code": Kind(
        BOX | _words("language highlight first style padding alt"),
        "raw",
        "a listing; `highlight`: lines that stand out",
    ),
    "chart": Kind(
        BOX | _words("bleed data alt"),
        "empty",
        "a native chart; `data`: a `chart` field as JSON; from the end of an area a line may lead `bleed` beyond",
    ),
    "logo": Kind(
        BOX | _words("color native"), "empty", "the brand's logo; `native`: on the native layout, not the slide"
    ),
    "motif": Kind(BOX | _words("variant seed progress steps"), "empty", "the brand's own drawing"),
    "timeline": Kind(
        BOX | _words("data spans bleed alt"),
        "empty",
        "dated events at their true distances, on beyond the last by `bleed`; `data`: a list of events, `spans`: of "
        "stretches that stand out",
    ),
    "curve": Kind(
        BOX | _words("data bleed alt"),
        "empty",
        "a development over years, on beyond its sides by `bleed`; `data`: points, peaks, lows, events, ticks",
    ),
    "scale": Kind(
        BOX | _words("data bleed values alt"),
        "empty",
        'values on a line that begins `bleed` beyond its side; `data`: points; with `values="lit"` the one that '
        "stands out is the only number",
    ),
    "network": Kind(
        BOX | _words("data alt spans"), "empty", "a layered network; `data`: layers, `spans`: whose they are"
    ),
    # drawing in coordinates of its own, as in SVG
    "canvas": Kind(BOX | _words("view alt"), "canvas", "a drawing in coordinates of its own, as SVG's `viewBox`"),
    "circle": Kind(DRAWN | _words("cx cy r style color"), "text", "a circle with text in it"),
    "rect": Kind(DRAWN | _words("x y width height radius style color align"), "text", "a rectangle with text in it"),
    "path": Kind(DRAWN | _words("d"), "empty", "an outline from SVG path data"),
    "label": Kind(_words("x y style color anchor width fill ground step"), "text", "words at a point"),
    "connector": Kind(
        _words("from to from-side to-side ground stroke stroke-width dash head tail kind step"),
        "empty",
        "a line glued to the shapes whose `key`s it names; of a circle to `top-left` and `bottom-left`, too",
    ),
}

# What may stand inside, by content model. "flow" is every element that is laid out in boxes.
_INLINE = _words("span br")
_CANVAS = _words("circle rect path label connector")
_FLOW = frozenset(VOCABULARY) - _INLINE - _CANVAS - _words("slide li tr th td")
CHILDREN: dict[Content, frozenset[str]] = {
    "flow": _FLOW,
    "text": _INLINE,
    "list": _words("p ul ol li formula"),
    "canvas": _CANVAS,
    "table": _words("tr th td"),
    "empty": frozenset(),
    "raw": frozenset(),
}
