"""A template as values: masters, layouts, placeholders, theme; inheritance resolved, lengths in points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from deck.scene import Box, LayoutPlaceholder, ParagraphStyle


class Holder(Struct, frozen=True):
    """A placeholder of a layout. `scene` is what slides inherit from it; its text is set in `face` and coloured `ink`.

    `kind` is its type with the variants made one: "title" for ctrTitle too, "body" for obj too. `fixed` names for each
    level the spaces that stay at any size (lnSpc, spcBef, spcAft); `after` is the space below its paragraphs, which the
    scene has no word for.
    """

    scene: LayoutPlaceholder
    kind: str
    face: str
    ink: str = "000000"
    capitals: bool = False
    vertical: bool = False
    after: tuple[float, ...] = ()
    fixed: tuple[frozenset[str], ...] = ()

    @property
    def box(self) -> Box:
        return self.scene.box

    @property
    def inner(self) -> Box:
        """Where its text stands: the box without its insets."""
        box, insets = self.scene.box, self.scene.insets
        width, height = box.width - insets.left - insets.right, box.height - insets.top - insets.bottom
        return Box(box.x + insets.left, box.y + insets.top, width, height)

    @property
    def first(self) -> ParagraphStyle:
        return self.scene.levels[0]


class Theme(Struct, frozen=True):
    """ppt/theme: the twelve colours ("RRGGBB" by slot), fonts, and the part's name."""

    part: str
    name: str
    colours: Mapping[str, str]
    heading: str
    body: str
    east_asian: str


class Surface(Struct, frozen=True):
    """What a layout's content stands on: its colour as "RRGGBB" under the colour map (bg1 → lt1 …).

    `busy` says that it is a picture of light and dark, on which no text is read well.
    """

    rgb: str
    map: Mapping[str, str]
    busy: bool = False


class Layout(Struct, frozen=True, eq=False):
    """A slide layout. `type` is ST_SlideLayoutType ("" where none is given); `override` its own p:clrMapOvr."""

    part: str
    name: str
    type: str
    master: str
    holders: tuple[Holder, ...]
    theme: Theme
    surface: Surface
    body: Box | None = None  # where the master's body stands
    head: Box | None = None  # … and its title
    marks: tuple[Box, ...] = ()  # what is drawn on it: logos, bars, lines
    override: str = ""

    def of(self, kind: str) -> list[Holder]:
        """Its placeholders of a kind, in document order, upright ones only."""
        return [h for h in self.holders if h.kind == kind and not h.vertical]


class Template(Struct, frozen=True, eq=False):
    """The whole: slide size in points, layouts of all masters in order."""

    path: Path
    width: float
    height: float
    layouts: tuple[Layout, ...]
    masters: tuple[str, ...]
    main: str
    warnings: tuple[str, ...] = field(default=())
