"""What checks look at: a slide in its order of painting, its words with the ground they stand on."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deck.brand.roles import THEME_SLOTS, seen
from deck.scene import (
    AnyShape,
    Box,
    Cell,
    Chart,
    Colour,
    Group,
    LayoutScene,
    Paragraph,
    Picture,
    Placeholder,
    Run,
    Scene,
    Shape,
    Slide,
    Table,
    TextFrame,
)

if TYPE_CHECKING:
    from deck.brand import Brand
    from deck.outline import Outline, SlideSpec

Kind = Literal["title", "body", "foot", "cell", "box"]
_KINDS: dict[str, Kind] = {
    "title": "title",
    "subTitle": "body",
    "body": "body",
    "ftr": "foot",
    "sldNum": "foot",
    "dt": "foot",
}
FOOT = 0.8  # below this share of the slide's height small text is a source or belongs to the foot


class Words(Struct, frozen=True):
    """One text frame: what it is, where it stands, which shape of `Subject.painted` (by index) holds it."""

    frame: TextFrame
    kind: Kind
    box: Box
    order: int
    fill: Colour | None = None  # of the table cell


class Subject:
    """A slide with its layout, its outline entry and its brand."""

    def __init__(self, slide: Slide, layout: LayoutScene, spec: SlideSpec, scene: Scene, brand: Brand) -> None:
        self.slide = slide
        self.layout = layout
        self.spec = spec
        self.brand = brand
        self.lang = spec.lang or scene.properties.lang
        self.height = scene.height
        self.theme = tuple(brand.theme[slot] for slot in THEME_SLOTS)
        self._behind: dict[int, list[AnyShape]] = {}

    @cached_property
    def painted(self) -> tuple[AnyShape, ...]:
        """Everything drawn, the layout's first, groups taken apart."""
        return tuple(flat((*self.layout.shapes, *self.slide.shapes)))

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """All text frames that hold something, in reading order."""
        return tuple(words for words in self._words() if any(map(inked, words.frame.paragraphs)))

    @cached_property
    def paper(self) -> tuple[str, ...]:
        """The colour that everything is painted on, "RRGGBB"."""
        return (self.colour(Colour("bg1")),)

    def behind(self, order: int) -> list[AnyShape]:
        """What was painted before the shape of that `order` and hides what is behind it."""
        if order not in self._behind:
            self._behind[order] = [shape for shape in self.painted[:order] if _hides(shape)]
        return self._behind[order]

    def colour(self, colour: Colour) -> str:
        """As "RRGGBB" on this slide."""
        return _seen(colour, self.slide.ground, self.theme, self.brand.home)

    def _words(self) -> Iterator[Words]:
        for order, shape in enumerate(self.painted):
            if isinstance(shape, Shape) and shape.text:
                yield Words(shape.text, self._kind(shape.placeholder, shape.box), shape.box, order)
            elif isinstance(shape, Table):
                for box, cell in _cells(shape):
                    yield Words(cell.text, "cell", box, order, cell.fill)

    def _kind(self, holder: Placeholder | None, box: Box) -> Kind:
        if holder:
            return _KINDS.get(holder.type, "box")
        return "foot" if box.y > self.height * FOOT else "box"


_seen = functools.lru_cache(maxsize=1024)(seen)


def flat(shapes: Iterable[AnyShape]) -> Iterator[AnyShape]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from flat(shape.shapes)
        else:
            yield shape


def _cells(table: Table) -> Iterator[tuple[Box, Cell]]:
    y = table.box.y
    for row in table.rows:
        x = table.box.x
        for cell, width in zip(row.cells, table.columns, strict=False):
            if not cell.covered:
                yield Box(x, y, width, row.height), cell
            x += width
        y += row.height


def _hides(shape: AnyShape) -> bool:
    return shape.fill is not None if isinstance(shape, Shape) else isinstance(shape, Picture)


def inked(paragraph: Paragraph) -> list[Run]:
    """The runs of a paragraph that show something."""
    return [i for i in paragraph.inlines if isinstance(i, Run) and i.text and not i.text.isspace()]


def plain(paragraph: Paragraph) -> str:
    """A paragraph's words; a line break counts as a blank."""
    return "".join([i.text if isinstance(i, Run) else " " for i in paragraph.inlines]).strip()


def subjects(scene: Scene, outline: Outline, brand: Brand) -> Iterator[Subject]:
    """Each slide of the scene with the entry of the outline that it came from."""
    layouts = {layout.name: layout for layout in scene.layouts}
    for slide, spec in zip(scene.slides, entries(scene, outline), strict=True):
        yield Subject(slide, layouts[slide.layout], spec, scene, brand)


def entries(scene: Scene, outline: Outline) -> list[SlideSpec]:
    """For each slide of the scene the entry of the outline; a part that only goes on has no name of its own."""
    written = {spec.written: spec for spec in outline.slides}
    found, number = [], 1
    for names in scene.names:
        number = next((int(m.group(1)) for name in names if (m := re.fullmatch(r"slide-(\d+)", name))), number)
        found.append(written[number])
    return found


__all__ = ["Chart", "Kind", "Picture", "Subject", "Words", "flat", "inked", "plain", "subjects"]
