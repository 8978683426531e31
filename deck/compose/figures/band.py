"""A timeline's line: its years, and the stretches that stand out, blocks on it with what is said of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deck.compose.context import Context
from deck.compose.figures.labels import label, label_box, styled, width_of
from deck.markup.element import Element
from deck.scene import AnyShape, Box, Connector, Shape, Stroke

LINE = 6.0  # the line's height
LOW, TALL = 72.0, 124.0  # a block's height at least; at most, where labels stand below the line
FLAG = 10.0  # points from a stroke to its word
DOT = 9.0  # the radius of a point that stands out
NEAR = 6.0  # from a year's stroke to its name, from the line down to that
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # years between those that are named
INK = 0.9  # of a line's height, what its letters take
NAME = "label muted"  # style of years; of what is said of a stretch the largest with room
SAID = ("huge", "display", "big", "figure", "h2", "h3", "h4")

Span = tuple[float, float, str]  # from, to (decimal years), what is said of it
Edges = tuple[float, float]  # left, right


class Band(Struct, frozen=True):
    """The line's box, which begins with the first date; the dates that it goes from and to, in decimal years, how
    long it is between these, and what stands out on it: blocks `tall` over the line where something is said."""

    box: Box
    first: float
    last: float
    length: float
    spans: tuple[Span, ...] = ()
    tall: float = 0.0
    name: Edges = (0.0, 0.0)  # a year's name: its width and height

    @property
    def year(self) -> float:
        """How many points a year takes."""
        return self.length / ((self.last - self.first) or 1)

    @property
    def y(self) -> float:
        """The height at which points stand."""
        return self.box.y + LINE / 2

    def x(self, when: float) -> float:
        return self.box.x + (when - self.first) * self.year

    def edges(self, span: Span) -> Edges:
        """Where a span begins and ends, as far as it is on the line."""
        left = min(max(self.box.x, self.x(span[0])), self.box.right)
        return left, min(max(left, self.x(span[1])), self.box.right)

    @property
    def blocks(self) -> list[Edges]:
        """Where the stretches are of which something is said."""
        return [self.edges(span) for span in self.spans if span[2]]

    def block(self, span: Span) -> Box:
        left, right = self.edges(span)
        tall = self.tall if span[2] else 0.0
        return Box(left, self.box.y - tall, right - left, LINE + tall)

    @property
    def turns(self) -> list[int]:
        """The years that are named: the one it begins in, too, and no more than have room for their names."""
        apart = next((step for step in STEPS if step * self.year >= self.name[0] + 2 * FLAG), STEPS[-1])
        return list(range(int(self.first) // apart * apart, math.floor(self.last) + 1, apart))

    @property
    def names(self) -> list[Edges]:
        """Where years are named if nothing is in their way: right of their strokes."""
        return [(x + NEAR, x + NEAR + self.name[0]) for x in map(self.x, self.turns)]


def named(band: Band, element: Element, context: Context) -> Band:
    """The band, with what a year's name takes."""
    text = str(int(band.last))
    box = label_box((styled(text, NAME, element, context),), context, (0.0, 0.0), "start", "top")
    return replace(band, name=(width_of(text, NAME, element, context), box.height))


def drawn(band: Band, stems: Sequence[float], element: Element, context: Context) -> Iterator[AnyShape]:
    """The line, what stands out on it, and its years, clear of points and of the `stems` that go down from it."""
    yield Shape(band.box, "Band", fill=context.colour("dark" if context.ground == "light" else "faint", element))
    for span in band.spans:
        yield Shape(band.block(span), "Span", fill=context.colour("accent-panel", element))
    pen = Stroke(context.colour("muted", element), 1.5)
    before = band.box.x - FLAG  # where the last name ends
    for turn, after in zip(band.turns, [*band.turns[1:], math.inf], strict=True):
        x = band.x(turn)
        if x > band.box.x and not any(abs(stem - x) < NEAR for stem in stems):
            yield Connector((x, band.y + DOT + 3), (x, _foot(band)), pen, "New year")
        if place := _place(band, x, (before, band.x(after)), stems):
            before = place.right
            yield label((styled(str(turn), NAME, element, context),), context, (0.0, 0.0), "start", "top", place)
    yield from (_said(span, band, element, context) for span in band.spans if span[2])


def _foot(band: Band) -> float:
    """Where a year's stroke ends: with the digits of its name."""
    return band.box.bottom + NEAR + band.name[1] * INK * INK


def _place(band: Band, x: float, others: Edges, stems: Sequence[float]) -> Box | None:
    """Where a year's name has room: right of its stroke, else left of it, between others and clear of stems."""
    width, height = band.name
    for left in (max(x, band.box.x) + NEAR, x - NEAR - width):
        right = left + width
        free = not any(left - NEAR < stem < right + NEAR for stem in stems)
        if free and others[0] + FLAG <= left and right + FLAG <= others[1]:
            return Box(left, band.box.bottom + NEAR, width, height)
    return None


def _said(span: Span, band: Band, element: Element, context: Context) -> Shape:
    """What is said of a stretch, on its block, from its beginning on. Raises TemplateError where it is longer."""
    block = band.block(span)
    for style in SAID:
        words = (styled(span[2], f"{style} on-accent-panel", element, context),)
        place = label_box(words, context, (block.x + FLAG, block.y + block.height / 2), "start", "middle")
        wide = context.measurer.inked(words[0]) + 2 * FLAG
        if wide <= block.width and place.height * INK <= block.height:
            return label(words, context, (0.0, 0.0), "start", "middle", place)
    raise element.error(f"“{span[2]}” is too long for its stretch of the line", hint="say it in fewer words")
