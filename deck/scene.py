"""The scene: each slide as absolute boxes with measured text, the one value every writer reads.

Lengths are points (1/72 inch), y grows downwards, angles are degrees clockwise. Nothing here knows
PowerPoint's units or XML; the words are PresentationML's (ISO/IEC 29500-1, parts 19–21) where it has them.
All values are frozen: a scene is built once, by `deck.compose`, and only read afterwards. Those that measures are
looked up by keep their hash (`cache_hash`), since a paragraph is asked about again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

Ground = Literal["light", "dark"]
Align = Literal["left", "center", "right", "justify"]
Anchor = Literal["top", "middle", "bottom"]
Covered = Literal["", "row", "column", "both"]  # in which direction another cell's span covers a cell


class Box(Struct, frozen=True):
    """A rectangle on the slide, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def near(self, other: Box, tolerance: float = 0.05) -> bool:
        """Whether both stand at the same place, to `tolerance` points."""
        mine, theirs = (self.x, self.y, self.width, self.height), (other.x, other.y, other.width, other.height)
        return all(abs(a - b) <= tolerance for a, b in zip(mine, theirs, strict=True))


# --- colour, stroke, fill -------------------------------------------------------------------------


class Colour(Struct, frozen=True, cache_hash=True):
    """A theme colour: a slot of the colour map (ST_SchemeColorVal, 20.1.10.54) and its transforms.

    `lum_mod` and `lum_off` (0–1) are applied in HSL as 20.1.2.3.20 and .21 say; `alpha` 1 is opaque.
    """

    slot: str
    lum_mod: float = 1.0
    lum_off: float = 0.0
    alpha: float = 1.0


class Gradient(Struct, frozen=True):
    """A linear gradient: (position 0–1, colour) stops along `angle`, 0 being left to right."""

    stops: tuple[tuple[float, Colour], ...]
    angle: float = 0.0


Fill = Colour | Gradient


class Stroke(Struct, frozen=True):
    """An outline: `width` in points; `head`/`tail` are arrow heads at the end/start of a line."""

    colour: Colour
    width: float = 1.0
    dash: Literal["solid", "dash", "sysDot", "sysDash"] = "solid"
    head: Literal["none", "triangle", "oval"] = "none"
    tail: Literal["none", "triangle", "oval"] = "none"
    cap: Literal["flat", "round"] = "flat"


# --- text -----------------------------------------------------------------------------------------


class Run(Struct, frozen=True, cache_hash=True):
    """Characters of one look and one language. `None` means: as the paragraph's style has it.

    `lang` is the language tag (BCP 47). `strike`: a line goes through them. `link` is a URI, or "#id" of a slide.
    `baseline` is a share of the size (0.3 superscript, −0.25 subscript). `field` names a field ("slidenum") whose
    present value is `text`.
    """

    text: str
    lang: str
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: Colour | None = None
    mono: bool = False
    baseline: float = 0.0
    strike: bool = False
    link: str | None = None
    field: str | None = None


class LineBreak(Struct, frozen=True):
    """A break inside a paragraph (a:br)."""


class Math(Struct, frozen=True):
    """A formula, as LaTeX, set inline; a paragraph that holds nothing else is a display formula."""

    latex: str


Inline = Run | LineBreak | Math


class Bullet(Struct, frozen=True, cache_hash=True):
    """A list mark: `char` (buChar) or, where `number` is set, a numbering scheme (ST_TextAutonumberScheme)."""

    char: str = "•"
    colour: Colour | None = None
    number: str | None = None


class ParagraphStyle(Struct, frozen=True, cache_hash=True):
    """How a paragraph is set. All of it is what was measured, so writers must state all of it.

    `size`, `pitch` (distance of baselines), `before` (space over it), `indent` (left edge of the text)
    and `hanging` (how far the list mark stands left of it) are points; `tracking` is points added to
    each glyph. `heading` picks the theme's major font. `rtl`: the text runs from right to left, and `align`
    "left" means its start.
    """

    size: float
    pitch: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    heading: bool = False
    align: Align = "left"
    before: float = 0.0
    indent: float = 0.0
    hanging: float = 0.0
    tracking: float = 0.0
    bullet: Bullet | None = None
    rtl: bool = False


class Paragraph(Struct, frozen=True, cache_hash=True):
    inlines: tuple[Inline, ...]
    style: ParagraphStyle
    level: int = 0


class Insets(Struct, frozen=True):
    """Space between a shape's edge and its text, points."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


class TextFrame(Struct, frozen=True):
    """Paragraphs in a box. `wrap` False: lines break only where the paragraphs do."""

    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    insets: Insets = Insets()
    wrap: bool = True


# --- geometry -------------------------------------------------------------------------------------


class Preset(Struct, frozen=True):
    """A preset geometry (20.1.10.56) and its adjust values, by their names: ("adj", 16667)."""

    name: str = "rect"
    adjust: tuple[tuple[str, int], ...] = ()


class Freeform(Struct, frozen=True):
    """A path of its own in a coordinate space of `width` × `height`, stretched over the shape's box.

    `commands` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), all absolute.
    """

    width: float
    height: float
    commands: tuple[tuple[str | float, ...], ...]


Geometry = Preset | Freeform


# --- shapes ---------------------------------------------------------------------------------------


class Placeholder(Struct, frozen=True):
    """Which placeholder of its layout a shape fills: ST_PlaceholderType (19.7.10) and index."""

    type: str
    idx: int


class Shape(Struct, frozen=True):
    """A drawn shape, a text box, or a filled placeholder (p:sp).

    `alt` is its description for those who can't see it; "" on a shape without text means decorative.
    `key` names it for connectors. `link` as in `Run`.
    """

    box: Box
    name: str
    geometry: Geometry = Preset()
    fill: Fill | None = None
    stroke: Stroke | None = None
    text: TextFrame | None = None
    placeholder: Placeholder | None = None
    alt: str = ""
    link: str | None = None
    key: str | None = None


class Connector(Struct, frozen=True):
    """A line that stays glued to its ends (p:cxnSp).

    `begin`/`end` are points (x, y). `begin_key`/`end_key` name the shapes on the same slide it holds on
    to, `begin_site`/`end_site` their connection sites (for rect and ellipse presets: see writer).
    """

    begin: tuple[float, float]
    end: tuple[float, float]
    stroke: Stroke
    name: str
    kind: Literal["straight", "elbow", "curved"] = "straight"
    begin_key: str | None = None
    begin_site: int = 0
    end_key: str | None = None
    end_site: int = 0
    alt: str = ""


class Picture(Struct, frozen=True):
    """A picture (p:pic). `crop` is the share cut off (left, top, right, bottom), 0–1; `pixels` are the file's."""

    box: Box
    name: str
    source: Path
    alt: str
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: Placeholder | None = None
    link: str | None = None
    pixels: tuple[int, int] = (0, 0)

    @property
    def dpi(self) -> float:
        """How many of its pixels stand on an inch as it is shown; endless where they are not known."""
        if not all(self.pixels):
            return float("inf")
        left, top, right, bottom = self.crop
        shown = self.pixels[0] * (1 - left - right), self.pixels[1] * (1 - top - bottom)
        return min(shown[0] / self.box.width, shown[1] / self.box.height) * 72


class Cell(Struct, frozen=True):
    """A table cell. A cell covered by another's span has `covered` "row", "column" or "both"."""

    text: TextFrame
    fill: Colour | None = None
    top: Stroke | None = None
    bottom: Stroke | None = None
    row_span: int = 1
    column_span: int = 1
    covered: Covered = ""


class TableRow(Struct, frozen=True):
    height: float
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A native table (a:tbl in p:graphicFrame); `columns` are widths; what is a header is marked so. `style` names one
    of the brand's table styles, which draws what the cells don't say; a `guest` stands on the deck's other ground."""

    box: Box
    name: str
    columns: tuple[float, ...]
    rows: tuple[TableRow, ...]
    alt: str
    header: bool = True
    style: str = "ruled"
    first_column: bool = False
    placeholder: Placeholder | None = None
    guest: bool = False


class Group(Struct, frozen=True):
    """Shapes that belong together (p:grpSp), in slide coordinates; described as one by `alt`."""

    box: Box
    name: str
    shapes: tuple[AnyShape, ...]
    alt: str = ""
    link: str | None = None


# --- charts ---------------------------------------------------------------------------------------


STANDS_OUT = 1.4  # how much larger the marker and the label of a coloured point are
HOLE = 0.5  # of a doughnut, how much of its width is open; LibreOffice draws no other
LabelPosition = Literal["above", "below", "left", "right", "center", "inside_base", "inside_end", "outside_end"]


class Marker(Struct, frozen=True):
    symbol: Literal["none", "circle", "dash", "square", "diamond"] = "none"
    size: float = 8.0


class Series(Struct, frozen=True):
    """One row of numbers and how it is drawn.

    `x` holds abscissae (scatter only). `labels` are texts beside the points (None: no label there; an empty
    tuple: none at all), `label_positions` where single ones stand, `label_shifts` how far from there, in shares of the
    chart's box, `label_inks` the colours of single ones; `show_values` writes the numbers.
    `point_colours` are (index, colour) of points that stand out. `line_width` 0: no line. `outline` is the
    upper edge of an area. `difference` names two columns (minuend, subtrahend) of which the values are the
    difference: the workbook then holds formulas. `label_size` is the labels' own
    size in points. `beyond`: a line over categories runs on past its ends by so many categories, straight.
    `second`: it is measured by the chart's second value axis.
    `lit`: the slices of a pie or a doughnut that stand out.
    """

    name: str
    values: tuple[float | None, ...]
    colour: Colour
    x: tuple[float, ...] = ()
    labels: tuple[str | None, ...] = ()
    show_values: bool = False
    label_position: LabelPosition = "above"
    label_positions: tuple[LabelPosition | None, ...] = ()
    label_shifts: tuple[tuple[float, float] | None, ...] = ()
    label_inks: tuple[Colour | None, ...] = ()
    label_colour: Colour | None = None
    label_bold: bool = False
    point_colours: tuple[tuple[int, Colour], ...] = ()
    marker: Marker = Marker()
    line_width: float = 0.0
    dash: Literal["solid", "dash", "sysDot", "sysDash"] = "solid"
    outline: Colour | None = None
    difference: tuple[str, str] | None = None
    label_size: float | None = None
    beyond: float = 0.0
    lit: tuple[int, ...] = ()
    second: bool = False


class AxisTitle(Struct, frozen=True):
    """Words at an axis; where they begin, in shares of the chart's box."""

    lines: tuple[str, ...]
    x: float
    y: float


class Axis(Struct, frozen=True):
    """One axis. `visible` is its labels; `line` and `gridlines` are drawn where they have a colour; `title` is what it
    measures, in its `colour` as its labels are."""

    visible: bool = True
    minimum: float | None = None
    maximum: float | None = None
    major: float | None = None
    log_base: float | None = None
    number_format: str = "General"
    line: Colour | None = None
    gridlines: Colour | None = None
    reverse: bool = False
    title: AxisTitle | None = None
    colour: Colour | None = None


class ChartSpec(Struct, frozen=True):
    """A chart's numbers and looks (part 21.2). `kind` names its writer.

    `categories` label the points (empty for scatter). `columns` are further numbers of the workbook. `plot` is
    the plot area as shares of the chart's box (x, y, width, height), the numbers of its axes within it where `outer`;
    None: left to the program. `second_axis` stands at the right. `gap` is
    the space between bars in per cent of a bar (gapWidth), `overlap` −100…100. Where `flush`, the first and the last
    point lie on the plot's sides. `legend`: where one stands. Text is `text_size` points in `text_colour`.
    """

    kind: Literal["column", "bar", "line", "area", "scatter", "pie", "doughnut"]
    series: tuple[Series, ...]
    text_colour: Colour
    text_size: float
    categories: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[float, ...]], ...] = ()
    category_axis: Axis = Axis()
    value_axis: Axis = Axis()
    second_axis: Axis | None = None
    stacked: bool = False
    gap: int = 60
    overlap: int = 0
    plot: tuple[float, float, float, float] | None = None
    outer: bool = False
    flush: bool = False
    legend: Literal["", "top", "right"] = ""
    number_format: str = "General"
    lang: str = "zh-CN"


class Chart(Struct, frozen=True):
    """A native chart with its workbook (c:chartSpace in p:graphicFrame)."""

    box: Box
    name: str
    spec: ChartSpec
    alt: str
    placeholder: Placeholder | None = None


AnyShape = Shape | Connector | Picture | Table | Chart | Group


# --- layouts, slides, the whole -------------------------------------------------------------------


class LayoutPlaceholder(Struct, frozen=True):
    """A placeholder of the master or a layout, with the styles of its list levels (1 to 9 of them).

    `prompt` holds a line for each level that it shows.
    """

    placeholder: Placeholder
    name: str
    box: Box
    levels: tuple[ParagraphStyle, ...]
    prompt: str
    anchor: Anchor = "top"
    insets: Insets = Insets()
    geometry: Preset = Preset()
    fill: Fill | None = None
    stroke: Stroke | None = None
    field: str | None = None


class LayoutScene(Struct, frozen=True):
    """A slide layout (p:sldLayout), or the slide master (name "master"): decoration and placeholders.

    `title` is the name that people see.
    """

    name: str
    shapes: tuple[AnyShape, ...]
    placeholders: tuple[LayoutPlaceholder, ...]
    ground: Ground = "light"
    title: str = ""


Effect = Literal["fade", "appear"]
Transition = Literal["none", "fade", "push", "morph"]


class Target(Struct, frozen=True):
    """What comes at a click: a shape by its index in `Slide.shapes`, or some of its paragraphs (first and last)."""

    shape: int
    paragraphs: tuple[int, int] | None = None


class Build(Struct, frozen=True):
    """What comes click by click: each step's targets appear together, all that no step names stands from the start."""

    steps: tuple[tuple[Target, ...], ...]
    effect: Effect = "fade"


class Note(Struct, frozen=True):
    """A paragraph of speaker notes; `level` is that of a list it stands in, 0: none."""

    runs: tuple[Run, ...]
    level: int = 0


class Slide(Struct, frozen=True):
    """One slide. `layout` names a `LayoutScene`; `notes` are set at
    `notes_share` of their usual size so that a page holds them.

    `names` are what links call it, without the “#”. Under the transition "morph", shapes whose names begin with "!!"
    grow out of those of the same name on the slide before.
    """

    layout: str
    title: str
    shapes: tuple[AnyShape, ...]
    notes: tuple[Note, ...] = ()
    ground: Ground = "light"
    names: tuple[str, ...] = ()
    hidden: bool = False
    build: Build | None = None
    transition: Transition = "none"
    notes_share: float = 1.0


class Section(Struct, frozen=True):
    """A PowerPoint section: its name and the number of slides in it, in order."""

    name: str
    slides: int


class Properties(Struct, frozen=True):
    """Document properties (OPC core properties). `created` is W3CDTF, UTC: 2018-11-01T00:00:00Z."""

    title: str
    lang: str
    created: str
    subtitle: str = ""
    author: str = ""
    keywords: str = ""


class Scene(Struct, frozen=True):
    """The whole deck. `width` and `height` are the slide's size in points.

    `slides` may be made each when it is asked for, so that a long deck never stands in memory as a whole; then
    `given_names` says beforehand what their names will be.
    """

    width: float
    height: float
    properties: Properties
    master: LayoutScene
    layouts: tuple[LayoutScene, ...]
    slides: Sequence[Slide]
    sections: tuple[Section, ...] = ()
    given_names: tuple[tuple[str, ...], ...] | None = None

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The id of each slide, without making any."""
        return tuple(slide.names for slide in self.slides) if self.given_names is None else self.given_names
