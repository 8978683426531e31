"""Paint: what a node draws once its box is known. Each paint is a value with `draw(box)`."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Protocol

from msgspec import Struct

from deck.compose.openings import hung
from deck.compose.steps import STILL, Motion, Part
from deck.scene import (
    Anchor,
    AnyShape,
    Box,
    Fill,
    Geometry,
    Insets,
    LineBreak,
    Paragraph,
    Placeholder,
    Preset,
    Shape,
    Stroke,
    TextFrame,
)
from deck.text.measure import TextMeasurer


class Paint(Protocol):
    @property
    def motion(self) -> Motion: ...

    def draw(self, box: Box) -> Iterable[AnyShape | Part]: ...


class BoxPaint(Struct, frozen=True):
    """A filled or outlined box, decoration unless it has an `alt`."""

    name: str
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    alt: str = ""
    link: str | None = None
    shape: str = ""
    motion: Motion = STILL

    def draw(self, box: Box) -> Iterable[AnyShape]:
        yield Shape(
            box, self.name, outline(box, self.radius, self.shape), self.fill, self.stroke, alt=self.alt, link=self.link
        )


NO_INSETS = Insets()


class TextPaint(Struct, frozen=True):
    """A text frame; `role` is the placeholder it fills ("" for a plain text box).

    `hang` is how far a plain one stands out at the left, in points, so that large type lines up by its ink; `opening`
    the same for lines that begin with a full-width mark.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = "top"
    insets: Insets = NO_INSETS
    wrap: bool = True
    role: str = ""
    prompt: str = ""
    fill: Fill | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    shape: str = ""
    link: str | None = None
    key: str | None = None
    alt: str = ""
    measurer: TextMeasurer | None = None
    balanced: bool = False
    hang: float = 0.0
    opening: float = 0.0
    motion: Motion = STILL

    def draw(self, box: Box) -> Iterable[AnyShape]:
        """Nothing for a box without words, fill and edge: it keeps its room, out of the way of whoever edits."""
        if self.fill or self.stroke or self.link or self.key or any(p.inlines for p in self.paragraphs):
            yield self.shape_at(box, None)

    def shape_at(self, box: Box, placeholder: Placeholder | None) -> Shape:
        geometry = outline(box, self.radius, self.shape)
        insets = self.insets if self.shape else inside_corners(self.insets, corner(box, self.radius))
        found = self._set(box)
        if self.opening and any(isinstance(inline, LineBreak) for inline in found[0].inlines):
            found = tuple(hung(found[0], self.opening))
            box = Box(box.x - self.opening, box.y, box.width + self.opening, box.height)
        elif placeholder is None and (out := self._out(box)):
            box = Box(box.x - out, box.y, box.width, box.height)
        frame = TextFrame(found, self.anchor, insets, self.wrap)
        return Shape(
            box, self.name, geometry, self.fill, self.stroke, frame, placeholder, self.alt, self.link, self.key
        )

    def _out(self, box: Box) -> float:
        """How far the frame stands out at the left; a mark only where no line below would stand out with it."""
        if self.opening and (self.measurer is None or self.measurer.fit(self.paragraphs, box.width).lines == 1):
            return self.opening
        return self.hang

    def _set(self, box: Box) -> tuple[Paragraph, ...]:
        """The paragraphs: headings, and what asks for it, in lines of like length; no lonely last word elsewhere."""
        width = box.width - self.insets.left - self.insets.right
        measurer = self.measurer
        if measurer is None:
            return self.paragraphs
        even, tied = measurer.balance, measurer.tied
        return tuple((even if self.balanced or p.style.heading else tied)(p, width) for p in self.paragraphs)


class HeldPaint(Struct, frozen=True):
    """What fills a placeholder of its own type (`holder`: pic, tbl, chart), or leaves it empty for the user to fill.

    `put` draws it, given its box and the placeholder, if any; without it there is nothing to draw yet.
    """

    holder: str
    name: str
    prompt: str
    put: Callable[[Box, Placeholder | None], Iterable[AnyShape | Part]] | None
    shape: str = ""
    motion: Motion = STILL

    def draw(self, box: Box) -> Iterable[AnyShape | Part]:
        return self.put(box, None) if self.put else ()

    def held(self, box: Box, placeholder: Placeholder) -> Iterable[AnyShape | Part]:
        if self.put:
            return self.put(box, placeholder)
        return (Shape(box, self.name, outline(box, 0.0, self.shape), placeholder=placeholder),)


class FunctionPaint(Struct, frozen=True):
    """Anything drawn by a function of its box; `name` is what messages call it."""

    function: Callable[[Box], Iterable[AnyShape | Part]]
    motion: Motion = STILL
    name: str = ""

    def draw(self, box: Box) -> Iterable[AnyShape | Part]:
        return self.function(box)


class LogoPaint(FunctionPaint, frozen=True):
    """A logo that belongs to the layout, wherever among the slide's own things it stands."""


class DecorationPaint(Struct, frozen=True):
    """Marks what belongs to the layout, not to the slide. Draws nothing itself."""

    motion: Motion = STILL

    def draw(self, box: Box) -> Iterable[AnyShape]:
        return ()


def outline(box: Box, radius: float, shape: str = "") -> Geometry:
    """A preset geometry: `shape`'s, or a rectangle with corners of `radius` points."""
    if shape:
        return Preset(shape)
    if radius <= 0:
        return Preset("rect")
    share = corner(box, radius) / max(1.0, min(box.width, box.height))
    return Preset("roundRect", (("adj", round(share * 100_000)),))


def corner(box: Box, radius: float) -> float:
    """The radius that a box's corners really have: at most half its shorter side."""
    return min(radius, max(1.0, min(box.width, box.height)) / 2)


def inside_corners(insets: Insets, radius: float) -> Insets:
    """The insets less what a roundRect keeps free itself, so that its text stays out of the corners.

    That is 1 − √½ of the radius at each side (the preset's `il`, ISO/IEC 29500-1, presetShapeDefinitions.xml).
    """
    if radius <= 0:
        return insets
    kept = radius * (1 - math.sqrt(0.5))
    return Insets(*(max(0.0, side - kept) for side in (insets.left, insets.top, insets.right, insets.bottom)))
